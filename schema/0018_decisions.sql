-- What people decided about facts, and the views that show it. A decision is a row that nobody changes; facts and
-- mentions stay as the rules made them. What decisions come to for the documents as they are now is in the tables
-- decision_states and decided_*, which the program makes anew whenever a document, its facts or its decisions change,
-- and `verify` computes again.

-- The step that named the columns of foreign keys changed the text of the schema behind SQLite's back: it must be read
-- again before a table is altered, or the new column lands in the midst of the old text.
PRAGMA writable_schema = RESET;

-- The words of the article are kept with their surroundings, so that a decision finds its place in a corrected text.
CREATE TABLE decisions_made (
  id             INTEGER PRIMARY KEY,
  decided_at     TEXT NOT NULL,          -- UTC, ISO 8601
  decided_by     TEXT NOT NULL,
  because        TEXT,
  action         TEXT NOT NULL CHECK (action IN ('accept', 'reject', 'edit', 'add', 'undo')),
  subject        INTEGER NOT NULL REFERENCES decisions_made (id),  -- the first decision about the same fact
  undoes         INTEGER REFERENCES decisions_made (id),
  kind           TEXT NOT NULL,
  fact_id        TEXT NOT NULL,          -- and value: of the fact then
  value          TEXT NOT NULL,
  rule           TEXT,                   -- what had stated it; NULL: a person
  rule_set       TEXT,
  source_sha256  TEXT NOT NULL,          -- of the document
  document       TEXT NOT NULL,          -- its path then
  quote          TEXT NOT NULL,
  prefix         TEXT NOT NULL,          -- the words before and after the quote
  suffix         TEXT NOT NULL,
  text_begin     INTEGER NOT NULL CHECK (text_begin >= 0),
  columns_before TEXT,                   -- JSON: the columns of the kind as the views showed them; NULL: no such fact
  columns_after  TEXT,                   -- JSON: what they show from then on; NULL: no such fact
  sha256         TEXT NOT NULL,          -- chained over this row and those before it
  CHECK ((undoes IS NOT NULL) = (action = 'undo')),
  CHECK ((columns_before IS NULL) <= (action IN ('add', 'undo'))),
  CHECK ((columns_after IS NULL) <= (action IN ('reject', 'undo')))
) STRICT;
CREATE INDEX decisions_made_source ON decisions_made (source_sha256);
CREATE INDEX decisions_made_document ON decisions_made (document);
CREATE INDEX decisions_made_subject ON decisions_made (subject);

CREATE TRIGGER decisions_are_not_changed BEFORE UPDATE ON decisions_made
BEGIN SELECT RAISE(ABORT, 'a decision is never changed; a new one undoes it'); END;
CREATE TRIGGER decisions_are_not_deleted BEFORE DELETE ON decisions_made
BEGIN SELECT RAISE(ABORT, 'a decision is never deleted; a new one undoes it'); END;
CREATE TRIGGER decisions_are_not_replaced BEFORE INSERT ON decisions_made
WHEN EXISTS (SELECT 1 FROM decisions_made WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a decision is never replaced; a new one undoes it'); END;

-- The facts and mentions a decision made, where no rule states what a person does. Digests of a document leave them
-- out, as they do decision_states and decided_*.
ALTER TABLE facts ADD COLUMN decision INTEGER REFERENCES decisions_made (id);
ALTER TABLE mentions_made ADD COLUMN decision INTEGER REFERENCES decisions_made (id);

-- Of the decisions about a fact the one that counts: the last that is not undone. It counts in the document it was made
-- on, and wherever its words are found in what came after that at one of its paths.
CREATE TABLE decision_states (
  decision INTEGER NOT NULL REFERENCES decisions_made (id),
  document INTEGER REFERENCES documents_imported (id) ON DELETE SET NULL,  -- where its words are now
  fact     INTEGER REFERENCES facts (id) ON DELETE SET NULL,
  state    TEXT NOT NULL CHECK (state IN ('applied', 'overruled', 'orphaned')),
  reason   TEXT CHECK (reason IN ('no_document', 'no_quote', 'ambiguous')),
  rules    TEXT CHECK (rules IN ('agree', 'differ')),  -- whether the rules alone say what the person decided
  UNIQUE (decision, document),
  CHECK ((reason IS NOT NULL) = (state = 'orphaned'))
) STRICT;
CREATE INDEX decision_states_document ON decision_states (document);
CREATE INDEX decision_states_fact ON decision_states (fact);

-- The bytes a path had before it had others: what is at the path now may be their corrected text.
CREATE TABLE former_bytes (
  source_sha256 TEXT NOT NULL,
  path          TEXT NOT NULL,
  PRIMARY KEY (source_sha256, path)
) STRICT, WITHOUT ROWID;
CREATE INDEX former_bytes_path ON former_bytes (path);

CREATE TABLE decided_facts (
  fact     INTEGER PRIMARY KEY REFERENCES facts (id) ON DELETE CASCADE,
  decision INTEGER NOT NULL REFERENCES decisions_made (id),
  decided  TEXT NOT NULL CHECK (decided IN ('accepted', 'edited', 'added', 'rejected'))
) STRICT;

-- `applied`: the views show it. `undone`, `replaced`: a later decision did that. `overruled`: a later decision about
-- another fact came to be about this one. `orphaned`: its words are found no more, or in several places. A row for each
-- document where it counts; where it applies elsewhere, it is an orphan only beside others that apply.
CREATE VIEW decisions AS
SELECT m.id AS decision, m.decided_at, m.decided_by, m.action, m.kind, coalesce(f.fact_id, m.fact_id) AS fact_id,
       coalesce(d.document, m.document) AS document, m.quote, m.because, m.columns_before, m.columns_after, m.undoes,
       coalesce(s.state, CASE WHEN m.action = 'undo' THEN 'applied'
                              WHEN EXISTS (SELECT 1 FROM decisions_made AS u WHERE u.subject = m.subject AND u.undoes = m.id)
                              THEN 'undone' ELSE 'replaced' END) AS state,
       s.reason, s.rules, m.rule, m.rule_set
FROM decisions_made AS m
LEFT JOIN decision_states AS s ON s.decision = m.id AND (s.state <> 'orphaned'
  OR NOT EXISTS (SELECT 1 FROM decision_states AS o WHERE o.decision = m.id AND o.state <> 'orphaned')
  OR EXISTS (SELECT 1 FROM decision_states AS o WHERE o.document = s.document AND o.state <> 'orphaned'))
LEFT JOIN documents_imported AS d ON d.id = s.document
LEFT JOIN facts AS f ON f.id = s.fact;

-- All but what is rejected.
CREATE VIEW shown_facts AS
SELECT f.id, f.document, f.kind, f.fact_id FROM facts AS f
WHERE NOT EXISTS (SELECT 1 FROM decided_facts AS x WHERE x.fact = f.id AND x.decided = 'rejected');

DROP VIEW fact_heads;
CREATE VIEW fact_heads AS
SELECT f.id AS fact, f.fact_id, d.document, d.title, d.published, m.quote, m.text_begin, m.text_end, m.raw_begin,
       m.raw_end, m.passage, r.rule, r.rule_set,
       (SELECT count(*) FROM fact_mentions AS n WHERE n.fact = f.id) AS mentions,
       (SELECT o.document FROM reprints AS p JOIN documents_imported AS o ON o.id = p.origin
        WHERE p.document = f.document) AS reprint_of,
       (SELECT x.decided FROM decided_facts AS x WHERE x.fact = f.id) AS decided
FROM facts AS f
JOIN documents_imported AS d ON d.id = f.document
CROSS JOIN fact_mentions AS fm ON fm.fact = f.id AND fm.seq = 0
CROSS JOIN mentions_made AS m ON m.id = fm.mention
CROSS JOIN rules AS r ON r.id = m.rule;

DROP VIEW mentions;
CREATE VIEW mentions AS
SELECT f.fact_id, f.kind, d.document, m.quote, m.text_begin, m.text_end, m.raw_begin, m.raw_end, m.passage, r.rule,
       r.rule_set, fm.seq, m.sentence_begin, m.sentence_end, m.captures
FROM fact_mentions AS fm
JOIN shown_facts AS f ON f.id = fm.fact
JOIN mentions_made AS m ON m.id = fm.mention
JOIN documents_imported AS d ON d.id = m.document
JOIN rules AS r ON r.id = m.rule;

-- Of each kind the values a person gave, whole rows, in place of those of fact_<kind>; shown_<kind> has of each fact
-- those that count. The CAST keeps a column's type, so that a comparison with text converts as before. What is rejected
-- is told by the kind's own key: asked of `facts`, SQLite would begin with all facts.

CREATE TABLE decided_dates (
  fact       INTEGER PRIMARY KEY REFERENCES facts (id) ON DELETE CASCADE,
  edtf       TEXT NOT NULL,
  start_date TEXT NOT NULL,
  end_date   TEXT NOT NULL,
  kind       TEXT NOT NULL CHECK (kind IN ('day', 'month', 'quarter', 'half_year', 'year', 'school_year', 'interval',
                                           'decade', 'century')),
  modifier   TEXT CHECK (modifier IN ('start', 'mid', 'end', 'about', 'before', 'after')),
  CHECK (start_date <= end_date)
) STRICT;
CREATE VIEW shown_dates AS
SELECT k.fact,
       CAST(iif(e.fact IS NULL, k.edtf, e.edtf) AS TEXT) AS edtf,
       CAST(iif(e.fact IS NULL, k.start_date, e.start_date) AS TEXT) AS start_date,
       CAST(iif(e.fact IS NULL, k.end_date, e.end_date) AS TEXT) AS end_date,
       CAST(iif(e.fact IS NULL, k.kind, e.kind) AS TEXT) AS kind,
       CAST(iif(e.fact IS NULL, k.modifier, e.modifier) AS TEXT) AS modifier
FROM fact_dates AS k LEFT JOIN decided_dates AS e ON e.fact = k.fact
WHERE NOT EXISTS (SELECT 1 FROM decided_facts AS x WHERE x.fact = k.fact AND x.decided = 'rejected');
DROP VIEW dates;
CREATE VIEW dates AS
SELECT h.fact_id, h.document, h.title, h.published, h.quote, h.text_begin, h.text_end, h.raw_begin, h.raw_end,
       h.passage, h.rule, h.rule_set, h.mentions, k.edtf, k.start_date, k.end_date, k.kind, k.modifier, h.reprint_of,
       h.decided
FROM shown_dates AS k JOIN fact_heads AS h ON h.fact = k.fact;

CREATE TABLE decided_officials (
  fact         INTEGER PRIMARY KEY REFERENCES facts (id) ON DELETE CASCADE,
  name         TEXT NOT NULL,
  honorific    TEXT,
  rank         TEXT,
  position     TEXT,
  organisation TEXT,
  role         TEXT CHECK (role IN ('chair', 'speaker', 'attendee', 'presenter', 'signatory'))
) STRICT;
CREATE VIEW shown_officials AS
SELECT k.fact,
       CAST(iif(e.fact IS NULL, k.name, e.name) AS TEXT) AS name,
       CAST(iif(e.fact IS NULL, k.honorific, e.honorific) AS TEXT) AS honorific,
       CAST(iif(e.fact IS NULL, k.rank, e.rank) AS TEXT) AS rank,
       CAST(iif(e.fact IS NULL, k.position, e.position) AS TEXT) AS position,
       CAST(iif(e.fact IS NULL, k.organisation, e.organisation) AS TEXT) AS organisation,
       CAST(iif(e.fact IS NULL, k.role, e.role) AS TEXT) AS role
FROM fact_officials AS k LEFT JOIN decided_officials AS e ON e.fact = k.fact
WHERE NOT EXISTS (SELECT 1 FROM decided_facts AS x WHERE x.fact = k.fact AND x.decided = 'rejected');
DROP VIEW officials;
CREATE VIEW officials AS
SELECT h.fact_id, h.document, h.title, h.published, h.quote, h.text_begin, h.text_end, h.raw_begin, h.raw_end,
       h.passage, h.rule, h.rule_set, h.mentions, k.name, k.honorific, k.rank, k.position, k.organisation, k.role,
       h.reprint_of, h.decided
FROM shown_officials AS k JOIN fact_heads AS h ON h.fact = k.fact;

CREATE TABLE decided_ratios (
  fact        INTEGER PRIMARY KEY REFERENCES facts (id) ON DELETE CASCADE,
  numerator   REAL NOT NULL,
  denominator REAL NOT NULL CHECK (denominator > 0),
  unit        TEXT,
  outcome     TEXT,
  kind        TEXT NOT NULL CHECK (kind IN ('count_of_total', 'fraction', 'rate'))
) STRICT;
CREATE VIEW shown_ratios AS
SELECT k.fact,
       CAST(iif(e.fact IS NULL, k.numerator, e.numerator) AS REAL) AS numerator,
       CAST(iif(e.fact IS NULL, k.denominator, e.denominator) AS REAL) AS denominator,
       CAST(iif(e.fact IS NULL, k.unit, e.unit) AS TEXT) AS unit,
       CAST(iif(e.fact IS NULL, k.outcome, e.outcome) AS TEXT) AS outcome,
       CAST(iif(e.fact IS NULL, k.kind, e.kind) AS TEXT) AS kind
FROM fact_ratios AS k LEFT JOIN decided_ratios AS e ON e.fact = k.fact
WHERE NOT EXISTS (SELECT 1 FROM decided_facts AS x WHERE x.fact = k.fact AND x.decided = 'rejected');
DROP VIEW ratios;
CREATE VIEW ratios AS
SELECT h.fact_id, h.document, h.title, h.published, h.quote, h.text_begin, h.text_end, h.raw_begin, h.raw_end,
       h.passage, h.rule, h.rule_set, h.mentions, k.numerator, k.denominator, k.unit, k.outcome, k.kind, h.reprint_of,
       h.decided
FROM shown_ratios AS k JOIN fact_heads AS h ON h.fact = k.fact;

CREATE TABLE decided_percentages (
  fact  INTEGER PRIMARY KEY REFERENCES facts (id) ON DELETE CASCADE,
  low   REAL NOT NULL,
  high  REAL NOT NULL CHECK (high >= low),
  bound TEXT NOT NULL CHECK (bound IN ('exact', 'at_least', 'at_most', 'about')),
  unit  TEXT
) STRICT;
CREATE VIEW shown_percentages AS
SELECT k.fact,
       CAST(iif(e.fact IS NULL, k.low, e.low) AS REAL) AS low,
       CAST(iif(e.fact IS NULL, k.high, e.high) AS REAL) AS high,
       CAST(iif(e.fact IS NULL, k.bound, e.bound) AS TEXT) AS bound,
       CAST(iif(e.fact IS NULL, k.unit, e.unit) AS TEXT) AS unit
FROM fact_percentages AS k LEFT JOIN decided_percentages AS e ON e.fact = k.fact
WHERE NOT EXISTS (SELECT 1 FROM decided_facts AS x WHERE x.fact = k.fact AND x.decided = 'rejected');
DROP VIEW percentages;
CREATE VIEW percentages AS
SELECT h.fact_id, h.document, h.title, h.published, h.quote, h.text_begin, h.text_end, h.raw_begin, h.raw_end,
       h.passage, h.rule, h.rule_set, h.mentions, k.low, k.high, k.bound, k.unit, h.reprint_of, h.decided
FROM shown_percentages AS k JOIN fact_heads AS h ON h.fact = k.fact;

CREATE TABLE decided_awards (
  fact      INTEGER PRIMARY KEY REFERENCES facts (id) ON DELETE CASCADE,
  award     TEXT NOT NULL,
  authority TEXT,
  recipient TEXT,
  count     INTEGER CHECK (count >= 0),
  occasions INTEGER NOT NULL DEFAULT 0 CHECK (occasions IN (0, 1)),
  reason    TEXT,
  period    TEXT
) STRICT;
CREATE VIEW shown_awards AS
SELECT k.fact,
       CAST(iif(e.fact IS NULL, k.award, e.award) AS TEXT) AS award,
       CAST(iif(e.fact IS NULL, k.authority, e.authority) AS TEXT) AS authority,
       CAST(iif(e.fact IS NULL, k.recipient, e.recipient) AS TEXT) AS recipient,
       CAST(iif(e.fact IS NULL, k.count, e.count) AS INTEGER) AS count,
       CAST(iif(e.fact IS NULL, k.occasions, e.occasions) AS INTEGER) AS occasions,
       CAST(iif(e.fact IS NULL, k.reason, e.reason) AS TEXT) AS reason,
       CAST(iif(e.fact IS NULL, k.period, e.period) AS TEXT) AS period
FROM fact_awards AS k LEFT JOIN decided_awards AS e ON e.fact = k.fact
WHERE NOT EXISTS (SELECT 1 FROM decided_facts AS x WHERE x.fact = k.fact AND x.decided = 'rejected');
DROP VIEW awards;
CREATE VIEW awards AS
SELECT h.fact_id, h.document, h.title, h.published, h.quote, h.text_begin, h.text_end, h.raw_begin, h.raw_end,
       h.passage, h.rule, h.rule_set, h.mentions, k.award, k.authority, k.recipient, k.count, k.occasions, k.reason,
       k.period, h.reprint_of, h.decided
FROM shown_awards AS k JOIN fact_heads AS h ON h.fact = k.fact;

CREATE TABLE decided_legal_refs (
  fact        INTEGER PRIMARY KEY REFERENCES facts (id) ON DELETE CASCADE,
  kind        TEXT NOT NULL,
  number      TEXT,
  issued_date TEXT,
  issuer      TEXT,
  subject     TEXT
) STRICT;
CREATE VIEW shown_legal_refs AS
SELECT k.fact,
       CAST(iif(e.fact IS NULL, k.kind, e.kind) AS TEXT) AS kind,
       CAST(iif(e.fact IS NULL, k.number, e.number) AS TEXT) AS number,
       CAST(iif(e.fact IS NULL, k.issued_date, e.issued_date) AS TEXT) AS issued_date,
       CAST(iif(e.fact IS NULL, k.issuer, e.issuer) AS TEXT) AS issuer,
       CAST(iif(e.fact IS NULL, k.subject, e.subject) AS TEXT) AS subject
FROM fact_legal_refs AS k LEFT JOIN decided_legal_refs AS e ON e.fact = k.fact
WHERE NOT EXISTS (SELECT 1 FROM decided_facts AS x WHERE x.fact = k.fact AND x.decided = 'rejected');
DROP VIEW legal_refs;
CREATE VIEW legal_refs AS
SELECT h.fact_id, h.document, h.title, h.published, h.quote, h.text_begin, h.text_end, h.raw_begin, h.raw_end,
       h.passage, h.rule, h.rule_set, h.mentions, k.kind, k.number, k.issued_date, k.issuer, k.subject, h.reprint_of,
       h.decided
FROM shown_legal_refs AS k JOIN fact_heads AS h ON h.fact = k.fact;

CREATE TABLE decided_events (
  fact       INTEGER PRIMARY KEY REFERENCES facts (id) ON DELETE CASCADE,
  kind       TEXT NOT NULL,
  name       TEXT,
  start_date TEXT,
  end_date   TEXT,
  organiser  TEXT,
  place      TEXT,
  main       INTEGER NOT NULL CHECK (main IN (0, 1))
) STRICT;
CREATE VIEW shown_events AS
SELECT k.fact,
       CAST(iif(e.fact IS NULL, k.kind, e.kind) AS TEXT) AS kind,
       CAST(iif(e.fact IS NULL, k.name, e.name) AS TEXT) AS name,
       CAST(iif(e.fact IS NULL, k.start_date, e.start_date) AS TEXT) AS start_date,
       CAST(iif(e.fact IS NULL, k.end_date, e.end_date) AS TEXT) AS end_date,
       CAST(iif(e.fact IS NULL, k.organiser, e.organiser) AS TEXT) AS organiser,
       CAST(iif(e.fact IS NULL, k.place, e.place) AS TEXT) AS place,
       CAST(iif(e.fact IS NULL, k.main, e.main) AS INTEGER) AS main
FROM fact_events AS k LEFT JOIN decided_events AS e ON e.fact = k.fact
WHERE NOT EXISTS (SELECT 1 FROM decided_facts AS x WHERE x.fact = k.fact AND x.decided = 'rejected');
DROP VIEW events;
CREATE VIEW events AS
SELECT h.fact_id, h.document, h.title, h.published, h.quote, h.text_begin, h.text_end, h.raw_begin, h.raw_end,
       h.passage, h.rule, h.rule_set, h.mentions, k.kind, k.name, k.start_date, k.end_date, k.organiser, k.place,
       k.main, h.reprint_of, h.decided
FROM shown_events AS k JOIN fact_heads AS h ON h.fact = k.fact;

CREATE TABLE decided_totals (
  fact      INTEGER PRIMARY KEY REFERENCES facts (id) ON DELETE CASCADE,
  total     REAL NOT NULL,
  unit      TEXT NOT NULL,
  parts     TEXT NOT NULL,
  parts_sum REAL NOT NULL,
  adds_up   INTEGER NOT NULL CHECK (adds_up = (total = parts_sum))
) STRICT;
CREATE VIEW shown_totals AS
SELECT k.fact,
       CAST(iif(e.fact IS NULL, k.total, e.total) AS REAL) AS total,
       CAST(iif(e.fact IS NULL, k.unit, e.unit) AS TEXT) AS unit,
       CAST(iif(e.fact IS NULL, k.parts, e.parts) AS TEXT) AS parts,
       CAST(iif(e.fact IS NULL, k.parts_sum, e.parts_sum) AS REAL) AS parts_sum,
       CAST(iif(e.fact IS NULL, k.adds_up, e.adds_up) AS INTEGER) AS adds_up
FROM fact_totals AS k LEFT JOIN decided_totals AS e ON e.fact = k.fact
WHERE NOT EXISTS (SELECT 1 FROM decided_facts AS x WHERE x.fact = k.fact AND x.decided = 'rejected');
DROP VIEW totals;
CREATE VIEW totals AS
SELECT h.fact_id, h.document, h.title, h.published, h.quote, h.text_begin, h.text_end, h.raw_begin, h.raw_end,
       h.passage, h.rule, h.rule_set, h.mentions, k.total, k.unit, k.parts, k.parts_sum, k.adds_up, h.reprint_of,
       h.decided
FROM shown_totals AS k JOIN fact_heads AS h ON h.fact = k.fact;

CREATE TABLE decided_quantities (
  fact      INTEGER PRIMARY KEY REFERENCES facts (id) ON DELETE CASCADE,
  value     TEXT NOT NULL,
  low       REAL NOT NULL,
  high      REAL NOT NULL CHECK (high >= low),
  unit      TEXT NOT NULL,
  qualifier TEXT NOT NULL CHECK (qualifier IN ('exact', 'at_least', 'at_most', 'about'))
) STRICT;
CREATE VIEW shown_quantities AS
SELECT k.fact,
       CAST(iif(e.fact IS NULL, k.value, e.value) AS TEXT) AS value,
       CAST(iif(e.fact IS NULL, k.low, e.low) AS REAL) AS low,
       CAST(iif(e.fact IS NULL, k.high, e.high) AS REAL) AS high,
       CAST(iif(e.fact IS NULL, k.unit, e.unit) AS TEXT) AS unit,
       CAST(iif(e.fact IS NULL, k.qualifier, e.qualifier) AS TEXT) AS qualifier
FROM fact_quantities AS k LEFT JOIN decided_quantities AS e ON e.fact = k.fact
WHERE NOT EXISTS (SELECT 1 FROM decided_facts AS x WHERE x.fact = k.fact AND x.decided = 'rejected');
DROP VIEW quantities;
CREATE VIEW quantities AS
SELECT h.fact_id, h.document, h.title, h.published, h.quote, h.text_begin, h.text_end, h.raw_begin, h.raw_end,
       h.passage, h.rule, h.rule_set, h.mentions, k.value, k.low, k.high, k.unit, k.qualifier, h.reprint_of, h.decided
FROM shown_quantities AS k JOIN fact_heads AS h ON h.fact = k.fact;

-- Whose post it is follows from what is shown; a rejected fact states none.
DROP VIEW posts;
CREATE VIEW posts AS
SELECT h.fact_id, h.document, h.title, h.published, h.quote, h.text_begin, h.text_end, h.raw_begin, h.raw_end,
       h.passage, h.rule, h.rule_set, h.mentions, e.person_id, e.name AS person, k.name, k.rank, p.kind,
       k.position AS post, p.former, o.name AS organisation, u.name AS place, p.place_basis, k.role, h.reprint_of,
       h.decided
FROM posts_made AS p
JOIN fact_heads AS h ON h.fact = p.fact
JOIN shown_officials AS k ON k.fact = p.fact
JOIN people_made AS e ON e.id = p.person
LEFT JOIN organisations_made AS o ON o.id = p.organisation
LEFT JOIN place_units AS u ON u.unit = o.unit;

DROP VIEW people;
CREATE VIEW people AS
SELECT e.person_id, e.name, count(DISTINCT coalesce(r.origin, f.document)) AS documents, count(DISTINCT k.position) AS posts,
       min(iif(r.document IS NULL, d.published, NULL)) AS first_attested,
       max(iif(r.document IS NULL, d.published, NULL)) AS last_attested
FROM people_made AS e
JOIN posts_made AS p ON p.person = e.id
JOIN facts AS f ON f.id = p.fact
JOIN shown_officials AS k ON k.fact = p.fact
JOIN documents_imported AS d ON d.id = f.document
LEFT JOIN reprints AS r ON r.document = f.document
GROUP BY e.id;

-- Decisions about officials change who held which post: `people` is made anew behind them, or by the next run.
CREATE TABLE work_to_do (
  what TEXT PRIMARY KEY CHECK (what IN ('reprints', 'people'))
) STRICT, WITHOUT ROWID;
INSERT INTO work_to_do SELECT what FROM work_left;
DROP TABLE work_left;
ALTER TABLE work_to_do RENAME TO work_left;
