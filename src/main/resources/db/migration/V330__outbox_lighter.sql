-- Two indexes less to be kept with each claim and each result: what waits, and what somebody has in hand, is found by its standing.
DROP INDEX outbox_by_turn;
DROP INDEX outbox_by_courier;

-- H2 writes its file each time the numbers at hand run out, which was with every thirty-second message.
ALTER TABLE outbox ALTER COLUMN number SET CACHE 1000;
