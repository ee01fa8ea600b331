-- Places, organisations, people and their posts: what follows from the facts of all documents together. All but
-- places_named and person_decisions is made anew at the end of a run that changed documents.

-- The units a document names, at the time of the document (pipeline/places).
CREATE TABLE places_named (
  document   INTEGER NOT NULL REFERENCES documents_imported (id) ON DELETE CASCADE,
  unit       TEXT NOT NULL,              -- key of the gazetteer: `44/2020`
  basis      TEXT NOT NULL CHECK (basis IN ('title', 'publisher', 'url', 'byline', 'text')),
  mentions   INTEGER NOT NULL CHECK (mentions >= 0),  -- in the text
  text_begin INTEGER NOT NULL CHECK (text_begin >= 0),
  text_end   INTEGER NOT NULL CHECK (text_end >= text_begin),
  PRIMARY KEY (document, unit)
) STRICT, WITHOUT ROWID;
CREATE INDEX places_named_unit ON places_named (unit);

-- Those units, with all above them, before them and after them.
CREATE TABLE place_units (
  unit       TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  level      TEXT NOT NULL CHECK (level IN ('province', 'district', 'commune')),
  parent     TEXT,
  valid_from TEXT,                       -- ISO days, inclusive; NULL: before, or after, what is known
  valid_to   TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE place_successors (
  unit      TEXT NOT NULL,
  successor TEXT NOT NULL,
  PRIMARY KEY (unit, successor)
) STRICT, WITHOUT ROWID;

CREATE TABLE organisations_made (
  id    INTEGER PRIMARY KEY,
  key   TEXT NOT NULL,                   -- spelled out and folded: `uỷ ban nhân dân tỉnh`
  name  TEXT NOT NULL,                   -- as most often written
  level TEXT CHECK (level IN ('central', 'province', 'district', 'commune')),
  unit  TEXT,                            -- where it is; NULL where the article does not tell
  UNIQUE (key, unit)
) STRICT;

CREATE TABLE people_made (
  id        INTEGER PRIMARY KEY,
  person_id TEXT NOT NULL UNIQUE,        -- of the smallest fact_id among its facts
  name      TEXT NOT NULL
) STRICT;

-- Whose post every fact of officials states.
CREATE TABLE posts_made (
  fact         INTEGER PRIMARY KEY REFERENCES facts (id) ON DELETE CASCADE,
  person       INTEGER NOT NULL REFERENCES people_made (id) ON DELETE CASCADE,
  kind         TEXT NOT NULL CHECK (kind IN ('party', 'state', 'mass', 'committee', 'firm', 'other')),
  former       INTEGER NOT NULL CHECK (former IN (0, 1)),
  organisation INTEGER REFERENCES organisations_made (id),
  place_basis  TEXT                      -- where the place of the organisation is known from
) STRICT;
CREATE INDEX posts_made_person ON posts_made (person);
CREATE INDEX posts_made_organisation ON posts_made (organisation);

-- Why the facts of a person are taken together: each row joins two of its documents.
CREATE TABLE joins_made (
  fact       INTEGER NOT NULL REFERENCES facts (id) ON DELETE CASCADE,
  other_fact INTEGER NOT NULL REFERENCES facts (id) ON DELETE CASCADE,
  reason     TEXT NOT NULL,
  PRIMARY KEY (fact, other_fact)
) STRICT, WITHOUT ROWID;
CREATE INDEX joins_made_other ON joins_made (other_fact);

-- People of one name who are not taken for one person.
CREATE TABLE namesakes_made (
  person    INTEGER NOT NULL REFERENCES people_made (id) ON DELETE CASCADE,
  other     INTEGER NOT NULL REFERENCES people_made (id) ON DELETE CASCADE,
  judgement TEXT NOT NULL CHECK (judgement IN ('different', 'unsure')),
  reason    TEXT NOT NULL,
  PRIMARY KEY (person, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX namesakes_made_other ON namesakes_made (other);

-- What people decided, never changed: the last row on a pair holds. A document is known by its digest, else by its
-- path, a person by the name in it.
CREATE TABLE person_decisions (
  id            INTEGER PRIMARY KEY,
  decided_at    TEXT NOT NULL,           -- UTC, ISO 8601
  who           TEXT NOT NULL,
  verdict       TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'undecided')),
  why           TEXT NOT NULL,
  name          TEXT NOT NULL,
  document      TEXT NOT NULL,
  source_sha256 TEXT NOT NULL,
  other_name     TEXT NOT NULL,
  other_document TEXT NOT NULL,
  other_sha256   TEXT NOT NULL,
  sha256        TEXT NOT NULL            -- chained over the rows
) STRICT;

CREATE VIEW places AS
SELECT u.unit, u.name, u.level, p.name AS within, u.valid_from, u.valid_to,
       (SELECT group_concat(n.name, '; ') FROM place_successors AS s JOIN place_units AS n ON n.unit = s.successor
        WHERE s.unit = u.unit) AS successors,
       (SELECT group_concat(b.name, '; ') FROM place_successors AS s JOIN place_units AS b ON b.unit = s.unit
        WHERE s.successor = u.unit) AS predecessors,
       (SELECT count(*) FROM places_named AS d WHERE d.unit = u.unit) AS documents
FROM place_units AS u LEFT JOIN place_units AS p ON p.unit = u.parent;

CREATE VIEW document_places AS
SELECT d.document, d.published, u.unit, u.name, u.level, n.basis, n.mentions, n.text_begin, n.text_end
FROM places_named AS n
JOIN documents_imported AS d ON d.id = n.document
JOIN place_units AS u ON u.unit = n.unit;

CREATE VIEW posts AS
SELECT h.fact_id, h.document, h.title, h.published, h.quote, h.text_begin, h.text_end, h.raw_begin, h.raw_end,
       h.passage, h.rule, h.rule_set, h.mentions, e.person_id, e.name AS person, k.name, k.rank, p.kind,
       k.position AS post, p.former, o.name AS organisation, u.name AS place, p.place_basis, k.role, h.reprint_of
FROM posts_made AS p
JOIN fact_heads AS h ON h.fact = p.fact
JOIN fact_officials AS k ON k.fact = p.fact
JOIN people_made AS e ON e.id = p.person
LEFT JOIN organisations_made AS o ON o.id = p.organisation
LEFT JOIN place_units AS u ON u.unit = o.unit;

-- A reprint attests nothing of its own: it counts as the article it repeats.
CREATE VIEW people AS
SELECT e.person_id, e.name, count(DISTINCT coalesce(r.origin, f.document)) AS documents, count(DISTINCT k.position) AS posts,
       min(iif(r.document IS NULL, d.published, NULL)) AS first_attested,
       max(iif(r.document IS NULL, d.published, NULL)) AS last_attested
FROM people_made AS e
JOIN posts_made AS p ON p.person = e.id
JOIN facts AS f ON f.id = p.fact
JOIN fact_officials AS k ON k.fact = p.fact
JOIN documents_imported AS d ON d.id = f.document
LEFT JOIN reprints AS r ON r.document = f.document
GROUP BY e.id;

CREATE VIEW organisations AS
SELECT o.name, o.level, u.name AS place, u.unit,
       (SELECT group_concat(DISTINCT b.place_basis) FROM posts_made AS b WHERE b.organisation = o.id) AS place_basis,
       count(DISTINCT coalesce(r.origin, f.document)) AS documents, min(iif(r.document IS NULL, d.published, NULL)) AS first_attested,
       max(iif(r.document IS NULL, d.published, NULL)) AS last_attested
FROM organisations_made AS o
LEFT JOIN place_units AS u ON u.unit = o.unit
JOIN posts_made AS p ON p.organisation = o.id
JOIN facts AS f ON f.id = p.fact
JOIN documents_imported AS d ON d.id = f.document
LEFT JOIN reprints AS r ON r.document = f.document
GROUP BY o.id;

CREATE VIEW joins AS
SELECT e.person_id, e.name, a.fact_id, d.document, b.fact_id AS other_fact_id, c.document AS other_document, j.reason
FROM joins_made AS j
JOIN facts AS a ON a.id = j.fact
JOIN facts AS b ON b.id = j.other_fact
JOIN documents_imported AS d ON d.id = a.document
JOIN documents_imported AS c ON c.id = b.document
JOIN posts_made AS p ON p.fact = j.fact
JOIN people_made AS e ON e.id = p.person;

CREATE VIEW namesakes AS
SELECT a.name, a.person_id, b.person_id AS other_person_id, n.judgement, n.reason
FROM namesakes_made AS n
JOIN people_made AS a ON a.id = n.person
JOIN people_made AS b ON b.id = n.other;
