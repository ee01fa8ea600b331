-- Documents, provenance and the ledger. Applied in one transaction; PRAGMA user_version counts the files applied.
-- Offsets are bytes, half-open. A released file is never edited: a change is a new file.

-- One pass of the program over some inputs.
CREATE TABLE runs (
  id           INTEGER PRIMARY KEY,
  started_at   TEXT NOT NULL,            -- UTC, ISO 8601
  finished_at  TEXT,                     -- NULL: the run was interrupted
  program      TEXT NOT NULL,            -- `sulieu 0.1.0`
  rules_digest TEXT NOT NULL,            -- over all rule sets of the run
  command      TEXT NOT NULL,
  ledger_sha256  TEXT NOT NULL,          -- chained over this row and its inputs, in their order
  changes_sha256 TEXT NOT NULL           -- chained over its changes of facts
) STRICT;

CREATE TABLE rule_sets (
  digest  TEXT PRIMARY KEY,
  kind    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Every rule that ever made a mention in this database, with the pattern it had then.
CREATE TABLE rules (
  id       INTEGER PRIMARY KEY,
  rule_set TEXT NOT NULL REFERENCES rule_sets,
  rule     TEXT NOT NULL,                -- `date.day_month_year`
  doc      TEXT NOT NULL,
  pattern  TEXT NOT NULL,
  sha256   TEXT NOT NULL,                -- over the four above
  UNIQUE (rule_set, rule)
) STRICT;

-- A document is identified by its bytes: the same bytes at another path are a second occurrence.
CREATE TABLE documents_imported (
  id              INTEGER PRIMARY KEY,
  document        TEXT NOT NULL UNIQUE,  -- the path as first imported; `archive.zip!member` inside archives
  source_sha256   TEXT NOT NULL UNIQUE,
  source_bytes    INTEGER NOT NULL CHECK (source_bytes > 0),
  text_sha256     TEXT NOT NULL,
  text            TEXT NOT NULL,         -- normalised
  edits           BLOB NOT NULL,         -- turns the text back into the original bytes; empty when they are the same
  format          TEXT NOT NULL,
  encoding        TEXT NOT NULL,
  title           TEXT,
  published       TEXT,                  -- ISO day, or month when no more is known
  published_basis TEXT NOT NULL CHECK (published_basis IN ('metadata', 'page', 'article', 'none')),
  publisher       TEXT,
  byline          TEXT,
  url             TEXT,
  given           TEXT NOT NULL,         -- JSON: what the metadata file said; a change means extracting again
  rules_digest    TEXT NOT NULL,         -- of the rules it was last extracted with
  facts_sha256    TEXT NOT NULL,         -- over the values and mentions of its facts
  run             INTEGER NOT NULL REFERENCES runs,
  imported_at     TEXT NOT NULL,
  CHECK ((published IS NULL) = (published_basis = 'none'))
) STRICT;

-- The key stands first: integrity_check of SQLite 3.40 reads the columns of a WITHOUT ROWID table in key order and
-- else finds a NULL that is not there.
CREATE TABLE occurrences (
  path     TEXT PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents_imported ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX occurrences_document ON occurrences (document);

-- The ledger: what became of every input. found = imported + duplicate + failed + skipped.
CREATE TABLE inputs (
  id      INTEGER PRIMARY KEY,
  run     INTEGER NOT NULL REFERENCES runs,
  path    TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('imported', 'duplicate', 'failed', 'skipped')),
  reason  TEXT,                          -- code: `unchanged`, `same_bytes`, `encoding`, `unreadable`, ...
  message TEXT,
  sha256  TEXT,
  CHECK (outcome = 'imported' OR reason IS NOT NULL)
) STRICT;
CREATE INDEX inputs_run ON inputs (run, outcome);

-- What extracting a document again, with other rules, did to its facts. `changed`: the same value with other columns or
-- words, or another value at the same place.
CREATE TABLE fact_changes (
  id           INTEGER PRIMARY KEY,
  run          INTEGER NOT NULL REFERENCES runs,
  document     TEXT NOT NULL,            -- its path then
  kind         TEXT NOT NULL,
  change       TEXT NOT NULL CHECK (change IN ('added', 'removed', 'changed')),
  rule         TEXT NOT NULL,            -- the one that states it now; of a removed fact, the one that stated it
  fact_before  TEXT,
  fact_after   TEXT,
  value_before TEXT,
  value_after  TEXT,
  quote        TEXT NOT NULL,
  CHECK ((fact_before IS NULL) = (change = 'added') AND (fact_after IS NULL) = (change = 'removed'))
) STRICT;
CREATE INDEX fact_changes_run ON fact_changes (run);

-- A fact is what we conclude. Its columns are in fact_<kind>, under the same id.
CREATE TABLE facts (
  id       INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents_imported ON DELETE CASCADE,
  kind     TEXT NOT NULL,
  fact_id  TEXT NOT NULL UNIQUE,         -- from source digest, kind and value: stable across imports and machines
  value    TEXT NOT NULL,                -- canonical
  basis    TEXT                          -- how the value was computed, where the text alone does not give it
) STRICT;
CREATE INDEX facts_document ON facts (document);

-- A mention is what the text says.
CREATE TABLE mentions_made (
  id             INTEGER PRIMARY KEY,
  document       INTEGER NOT NULL REFERENCES documents_imported ON DELETE CASCADE,
  kind           TEXT NOT NULL,
  rule           INTEGER NOT NULL REFERENCES rules,
  passage        TEXT NOT NULL CHECK (passage IN ('title', 'lead', 'paragraph', 'caption', 'byline')),
  text_begin     INTEGER NOT NULL CHECK (text_begin >= 0),
  text_end       INTEGER NOT NULL CHECK (text_end > text_begin),
  raw_begin      INTEGER NOT NULL CHECK (raw_begin >= 0),
  raw_end        INTEGER NOT NULL CHECK (raw_end > raw_begin),
  sentence_begin INTEGER NOT NULL,
  sentence_end   INTEGER NOT NULL CHECK (sentence_end > sentence_begin),
  quote          TEXT NOT NULL,
  captures       TEXT NOT NULL           -- JSON: [["name", begin, end], ...]
) STRICT;
CREATE INDEX mentions_made_document ON mentions_made (document);

-- Which mentions assert a fact; the one to quote first has seq 0.
CREATE TABLE fact_mentions (
  fact    INTEGER NOT NULL REFERENCES facts ON DELETE CASCADE,
  seq     INTEGER NOT NULL CHECK (seq >= 0),
  mention INTEGER NOT NULL REFERENCES mentions_made ON DELETE CASCADE,
  PRIMARY KEY (fact, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX fact_mentions_mention ON fact_mentions (mention);

-- Full-text index over the text folded by the program (lower case, no diacritics, đ -> d): `da nang` finds Đà Nẵng.
-- The tokenizer is SQLite's own, so that every client can open the file. rowid = documents_imported.id.
CREATE VIRTUAL TABLE search_index USING fts5(title, text, content='', tokenize='ascii');

-- What two texts have in common is judged by a sample of their word shingles (pipeline/reprints/sketch.h).
CREATE TABLE sketches (
  document     INTEGER PRIMARY KEY REFERENCES documents_imported ON DELETE CASCADE,
  hashes       BLOB NOT NULL,
  names_source INTEGER NOT NULL CHECK (names_source IN (0, 1))  -- the page says where it has the text from
) STRICT;

-- What a run has still to do at its end: `reprints`. A row that stays is the work of a run that was interrupted, and
-- is done by the next one.
CREATE TABLE work_left (
  what TEXT PRIMARY KEY CHECK (what = 'reprints')
) STRICT, WITHOUT ROWID;

-- SHA-256 over all rows of a document in all tables but those of its paths. Written last: a document without it is
-- half. `verify` computes it again.
CREATE TABLE document_digests (
  document    INTEGER PRIMARY KEY REFERENCES documents_imported ON DELETE CASCADE,
  rows_sha256 TEXT NOT NULL
) STRICT;

-- Documents that repeat another one; made anew at the end of a run that changed documents.
CREATE TABLE reprints (
  document    INTEGER PRIMARY KEY REFERENCES documents_imported ON DELETE CASCADE,
  origin      INTEGER NOT NULL REFERENCES documents_imported ON DELETE CASCADE,
  containment REAL NOT NULL CHECK (containment BETWEEN 0 AND 1),  -- of the shorter text in the longer one
  reason      TEXT NOT NULL,             -- why that document is taken for the origin
  CHECK (document <> origin)
) STRICT;
CREATE INDEX reprints_origin ON reprints (origin);

CREATE VIEW documents AS
SELECT d.document, d.title, d.published, d.published_basis, d.publisher, d.byline, d.url, d.format, d.encoding,
       d.source_sha256, d.source_bytes, d.text_sha256, d.imported_at, d.text,
       o.document AS reprint_of, r.containment AS reprint_containment, r.reason AS reprint_reason
FROM documents_imported AS d
LEFT JOIN reprints AS r ON r.document = d.id
LEFT JOIN documents_imported AS o ON o.id = r.origin;

-- What the views of all kinds share; a view joins its own fact_<kind> to it.
CREATE VIEW fact_heads AS
SELECT f.id AS fact, f.fact_id, d.document, d.title, d.published, m.quote, m.text_begin, m.text_end, m.raw_begin,
       m.raw_end, m.passage, r.rule, r.rule_set,
       (SELECT count(*) FROM fact_mentions AS n WHERE n.fact = f.id) AS mentions,
       (SELECT o.document FROM reprints AS p JOIN documents_imported AS o ON o.id = p.origin
        WHERE p.document = f.document) AS reprint_of
FROM facts AS f
JOIN documents_imported AS d ON d.id = f.document
JOIN fact_mentions AS fm ON fm.fact = f.id AND fm.seq = 0
JOIN mentions_made AS m ON m.id = fm.mention
JOIN rules AS r ON r.id = m.rule;

CREATE VIEW mentions AS
SELECT f.fact_id, f.kind, d.document, m.quote, m.text_begin, m.text_end, m.raw_begin, m.raw_end, m.passage, r.rule,
       r.rule_set, fm.seq, m.sentence_begin, m.sentence_end, m.captures
FROM fact_mentions AS fm
JOIN facts AS f ON f.id = fm.fact
JOIN mentions_made AS m ON m.id = fm.mention
JOIN documents_imported AS d ON d.id = m.document
JOIN rules AS r ON r.id = m.rule;
