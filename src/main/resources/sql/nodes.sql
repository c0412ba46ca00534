-- name: lock
-- Nodes that start at the same moment compare one after the other.
SELECT name FROM asking WHERE name = 'confirmations' FOR UPDATE

-- name: others
-- What the nodes that live have otherwise.
SELECT p.node, p.what FROM node_print p
JOIN node n ON n.name = p.node
WHERE p.node <> ? AND p.what = ? AND p.print <> ? AND n.stopped_at IS NULL AND n.seen_at > ?
ORDER BY p.node FETCH FIRST 1 ROWS ONLY

-- name: forget print
DELETE FROM node_print WHERE node = ? AND what = ?

-- name: print
INSERT INTO node_print (node, what, print, seen_at) VALUES (?, ?, ?, ?)

-- name: forget files
DELETE FROM node_file WHERE node = ?

-- name: file
INSERT INTO node_file (node, file_name, saved_at, seen_at) VALUES (?, ?, ?, ?)

-- name: files elsewhere
-- Of nodes that live, each as it was saved last.
SELECT f.file_name, MAX(f.saved_at) AS saved_at FROM node_file f
JOIN node n ON n.name = f.node
WHERE f.node <> ? AND n.stopped_at IS NULL AND n.seen_at > ?
GROUP BY f.file_name
ORDER BY f.file_name

-- name: living
SELECT COUNT(*) AS nodes FROM node WHERE stopped_at IS NULL AND seen_at > ?
