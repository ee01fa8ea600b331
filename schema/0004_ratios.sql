CREATE TABLE fact_ratios (
  fact        INTEGER PRIMARY KEY REFERENCES facts ON DELETE CASCADE,
  numerator   REAL NOT NULL,
  denominator REAL NOT NULL CHECK (denominator > 0),
  unit        TEXT,                      -- the thing counted, as written
  outcome     TEXT,                      -- what the counted units attained
  kind        TEXT NOT NULL CHECK (kind IN ('count_of_total', 'fraction', 'rate'))
) STRICT;

CREATE VIEW ratios AS
SELECT h.fact_id, h.document, h.title, h.published, h.quote, h.text_begin, h.text_end, h.raw_begin, h.raw_end,
       h.passage, h.rule, h.rule_set, h.mentions, k.numerator, k.denominator, k.unit, k.outcome, k.kind, h.reprint_of
FROM fact_ratios AS k JOIN fact_heads AS h ON h.fact = k.fact;
