-- The publisher too is asked of documents without their texts: `--where publisher=...` and `--group-by publisher` read
-- the file's largest table for it.
DROP INDEX documents_named;
CREATE INDEX documents_named ON documents_imported (id, document, published, title, publisher);
