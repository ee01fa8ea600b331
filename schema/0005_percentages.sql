CREATE TABLE fact_percentages (
  fact  INTEGER PRIMARY KEY REFERENCES facts ON DELETE CASCADE,
  low   REAL NOT NULL,
  high  REAL NOT NULL CHECK (high >= low),
  bound TEXT NOT NULL CHECK (bound IN ('exact', 'at_least', 'at_most', 'about')),
  unit  TEXT                             -- what it is a share of, or what grew
) STRICT;

CREATE VIEW percentages AS
SELECT h.fact_id, h.document, h.title, h.published, h.quote, h.text_begin, h.text_end, h.raw_begin, h.raw_end,
       h.passage, h.rule, h.rule_set, h.mentions, k.low, k.high, k.bound, k.unit, h.reprint_of
FROM fact_percentages AS k JOIN fact_heads AS h ON h.fact = k.fact;
