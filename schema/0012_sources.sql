-- Where the words of a document come from beside its own bytes: the file around it, what they say of it, and
-- what of it is not in the text.

ALTER TABLE readings_made ADD COLUMN container_offset INTEGER CHECK (container_offset >= 0);  -- of its record there
-- What digest and raw spans count in, where it is not the file (`word/document.xml`), and the whole file then.
ALTER TABLE readings_made ADD COLUMN part TEXT;
ALTER TABLE readings_made ADD COLUMN file_sha256 TEXT CHECK ((part IS NULL) = (file_sha256 IS NULL));

-- What a document, or the file around it, says of itself. The first claim for a field counts where the metadata file
-- says nothing.
CREATE TABLE metadata_claims (
  document INTEGER NOT NULL REFERENCES documents_imported ON DELETE CASCADE,
  seq      INTEGER NOT NULL CHECK (seq >= 0),
  field    TEXT NOT NULL CHECK (field IN ('published', 'title', 'publisher', 'url', 'byline')),
  value    TEXT NOT NULL,
  source   TEXT NOT NULL,                                         -- `meta og:title`, `WARC-Target-URI`, ...
  around   INTEGER NOT NULL CHECK (around IN (0, 1)),             -- 1: said by the file around the document
  PRIMARY KEY (document, seq)
) STRICT, WITHOUT ROWID;

-- Menus, footers and the like, with their words. Their bytes are in `edits`, as all of the document.
CREATE TABLE parts_left_out (
  id        INTEGER PRIMARY KEY,
  document  INTEGER NOT NULL REFERENCES documents_imported ON DELETE CASCADE,
  raw_begin INTEGER NOT NULL CHECK (raw_begin >= 0),
  raw_end   INTEGER NOT NULL CHECK (raw_end >= raw_begin),
  reason    TEXT NOT NULL,
  text      TEXT NOT NULL
) STRICT;
CREATE INDEX parts_left_out_document ON parts_left_out (document);

DROP VIEW readings;
CREATE VIEW readings AS
SELECT d.document, d.format, d.encoding, r.encoding_source, r.encoding_confidence, r.encoding_unsure, r.replaced,
       r.container_offset, r.part, r.file_sha256
FROM readings_made AS r
JOIN documents_imported AS d ON d.id = r.document;

CREATE VIEW claims AS
SELECT d.document, c.seq, c.field, c.value, c.source
FROM metadata_claims AS c
JOIN documents_imported AS d ON d.id = c.document;

CREATE VIEW left_out AS
SELECT d.document, p.raw_begin, p.raw_end, p.reason, p.text
FROM parts_left_out AS p
JOIN documents_imported AS d ON d.id = p.document;
