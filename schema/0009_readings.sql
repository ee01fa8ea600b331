-- How the text of a document was read: what its bytes were taken for, and how sure that is.

CREATE TABLE readings_made (
  document            INTEGER PRIMARY KEY REFERENCES documents_imported ON DELETE CASCADE,
  encoding_source     TEXT NOT NULL CHECK (encoding_source IN ('valid', 'bom', 'score', 'declared', 'override')),
  encoding_confidence REAL NOT NULL CHECK (encoding_confidence BETWEEN 0 AND 1),
  encoding_unsure     INTEGER NOT NULL CHECK (encoding_unsure IN (0, 1)),
  replaced            INTEGER NOT NULL CHECK (replaced >= 0)  -- places whose bytes mean nothing, read as U+FFFD
) STRICT;

CREATE VIEW readings AS
SELECT d.document, d.format, d.encoding, r.encoding_source, r.encoding_confidence, r.encoding_unsure, r.replaced
FROM readings_made AS r
JOIN documents_imported AS d ON d.id = r.document;
