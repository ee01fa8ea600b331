-- A total and the parts the text gives for it.
CREATE TABLE fact_totals (
  fact      INTEGER PRIMARY KEY REFERENCES facts ON DELETE CASCADE,
  total     REAL NOT NULL,
  unit      TEXT NOT NULL,
  parts     TEXT NOT NULL,               -- as written
  parts_sum REAL NOT NULL,
  adds_up   INTEGER NOT NULL CHECK (adds_up = (total = parts_sum))
) STRICT;

CREATE VIEW totals AS
SELECT h.fact_id, h.document, h.title, h.published, h.quote, h.text_begin, h.text_end, h.raw_begin, h.raw_end,
       h.passage, h.rule, h.rule_set, h.mentions, k.total, k.unit, k.parts, k.parts_sum, k.adds_up, h.reprint_of
FROM fact_totals AS k JOIN fact_heads AS h ON h.fact = k.fact;
