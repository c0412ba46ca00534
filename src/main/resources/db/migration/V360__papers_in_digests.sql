-- Who had which paper stands in the digests themselves. Ten rows a digest, each in two trees, were most of what a digest wrote; that no
-- paper comes twice was their primary key's doing for some days and is now what a digest is added by: it begins behind the one before.
DROP TABLE digest_paper;
