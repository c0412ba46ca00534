-- name: find
SELECT direction FROM paper_vector WHERE paper = ? AND model = ?

-- name: mark
SELECT through, ahead, revised, trouble FROM vector_mark WHERE model = ?

-- name: begin
INSERT INTO vector_mark (model, through) VALUES (?, 0) ON CONFLICT DO NOTHING

-- name: move
UPDATE vector_mark SET through = ?, trouble = NULL WHERE model = ? AND through < ?

-- name: moveAhead
UPDATE vector_mark SET ahead = ?, trouble = NULL WHERE model = ? AND ahead < ?

-- name: moveRevised
UPDATE vector_mark SET revised = ?, trouble = NULL WHERE model = ? AND revised < ?

-- name: replace
UPDATE paper_vector SET direction = ? WHERE paper = ? AND model = ?

-- name: trouble
UPDATE vector_mark SET trouble = ? WHERE model = ?

-- name: keep
INSERT INTO paper_vector (paper, model, direction) VALUES (?, ?, ?) ON CONFLICT DO NOTHING

-- name: forgetVectors
DELETE FROM paper_vector WHERE model <> ?

-- name: forgetMarks
DELETE FROM vector_mark WHERE model <> ?
