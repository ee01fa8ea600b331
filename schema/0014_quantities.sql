-- A number and the thing it counts or measures.
CREATE TABLE fact_quantities (
  fact      INTEGER PRIMARY KEY REFERENCES facts ON DELETE CASCADE,
  value     TEXT NOT NULL,               -- canonical: 3500000000, of a range 4/5
  low       REAL NOT NULL,
  high      REAL NOT NULL CHECK (high >= low),
  unit      TEXT NOT NULL,               -- as written; money in đồng is đồng
  qualifier TEXT NOT NULL CHECK (qualifier IN ('exact', 'at_least', 'at_most', 'about'))
) STRICT;

CREATE VIEW quantities AS
SELECT h.fact_id, h.document, h.title, h.published, h.quote, h.text_begin, h.text_end, h.raw_begin, h.raw_end,
       h.passage, h.rule, h.rule_set, h.mentions, k.value, k.low, k.high, k.unit, k.qualifier, h.reprint_of
FROM fact_quantities AS k JOIN fact_heads AS h ON h.fact = k.fact;
