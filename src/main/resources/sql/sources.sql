-- name: all standings
SELECT source, condition, detail, since, asked_at, answered_at, brought_at, newest_day, next_at, failures, added, known,
    set_aside
FROM source_standing ORDER BY source

-- name: change standing
UPDATE source_standing SET condition = ?, detail = ?, since = ?, asked_at = ?, answered_at = ?, brought_at = ?,
    newest_day = ?, next_at = ?, failures = ?, added = ?, known = ?, set_aside = ?
WHERE source = ?

-- name: put standing
INSERT INTO source_standing (condition, detail, since, asked_at, answered_at, brought_at, newest_day, next_at, failures,
    added, known, set_aside, source)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO NOTHING

-- name: forget standing
DELETE FROM source_standing WHERE source = ?

-- name: know provider
INSERT INTO provider_pace (provider, next_at, closed_until) VALUES (?, ?, ?) ON CONFLICT DO NOTHING

-- name: take turn
-- Of two rivals exactly one updates the row. A moment that another clock wrote, far in the future, does not hold.
UPDATE provider_pace SET next_at = ?
WHERE provider = ? AND (next_at <= ? OR next_at > ?) AND (closed_until <= ? OR closed_until > ?)

-- name: see turn
SELECT next_at, closed_until FROM provider_pace WHERE provider = ?

-- name: end turn
UPDATE provider_pace SET next_at = ? WHERE provider = ?

-- name: close provider
UPDATE provider_pace SET closed_until = ? WHERE provider = ?

-- name: first day
SELECT MIN(on_day) AS first_day FROM source_day WHERE source = ? AND settled

-- name: unsettled days
SELECT on_day FROM source_day WHERE source = ? AND NOT settled

-- name: days
SELECT on_day, asked_at, settled, added, known, set_aside FROM source_day WHERE source = ? AND on_day >= ? AND on_day <= ?

-- name: change day
UPDATE source_day SET asked_at = ?, settled = ?, added = ?, known = ?, set_aside = ? WHERE source = ? AND on_day = ?

-- name: add day
INSERT INTO source_day (asked_at, settled, added, known, set_aside, source, on_day) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO NOTHING

-- name: unsettle day
UPDATE source_day SET settled = FALSE WHERE source = ? AND on_day = ?

-- name: open day
INSERT INTO source_day (source, on_day, asked_at, settled, added, known, set_aside)
VALUES (?, ?, TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00:00', FALSE, 0, 0, 0)
ON CONFLICT DO NOTHING

-- name: announce
INSERT INTO announced_paper (provider, record, on_day, categories) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING

-- name: in the news
UPDATE announced_paper SET news_at = COALESCE(news_at, ?), on_day = ? WHERE provider = ? AND record = ?

-- name: kept
UPDATE announced_paper SET keeper_at = COALESCE(keeper_at, ?) WHERE provider = ? AND record = ?

-- name: days of
SELECT record, on_day FROM announced_paper WHERE provider = ? AND record = ANY(?)

-- name: announced on
SELECT a.record, a.on_day, a.categories, a.news_at, a.keeper_at,
    EXISTS (SELECT 1 FROM paper_alias p WHERE p.identifier = a.record) AS taken
FROM announced_paper a WHERE a.provider = ? AND a.on_day >= ? AND a.on_day <= ? ORDER BY a.on_day, a.record

-- name: forget announced
DELETE FROM announced_paper WHERE on_day < ?

-- name: forget days
-- A day that was fetched long after its end is remembered as long as one that was fetched then.
DELETE FROM source_day WHERE on_day < ? AND settled AND asked_at < ?

-- name: incomplete
SELECT doi FROM paper p
WHERE announced >= ? AND doi IS NOT NULL AND abstract_text = '' AND same_as IS NULL
    AND NOT EXISTS (SELECT 1 FROM completion_asked a WHERE a.doi = p.doi AND a.asked_at > ?)
ORDER BY number DESC FETCH FIRST ? ROWS ONLY

-- name: change completion
UPDATE completion_asked SET asked_at = ? WHERE doi = ?

-- name: put completion
INSERT INTO completion_asked (asked_at, doi) VALUES (?, ?) ON CONFLICT DO NOTHING
