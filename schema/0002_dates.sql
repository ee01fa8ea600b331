CREATE TABLE fact_dates (
  fact       INTEGER PRIMARY KEY REFERENCES facts ON DELETE CASCADE,
  edtf       TEXT NOT NULL,              -- ISO 8601-2: 2018-01-31, 2018-01, 2015/2020, 199X
  start_date TEXT NOT NULL,              -- inclusive ISO days
  end_date   TEXT NOT NULL,
  kind       TEXT NOT NULL CHECK (kind IN ('day', 'month', 'quarter', 'half_year', 'year', 'school_year', 'interval',
                                           'decade', 'century')),
  modifier   TEXT CHECK (modifier IN ('start', 'mid', 'end', 'about', 'before', 'after')),
  CHECK (start_date <= end_date)
) STRICT;

CREATE VIEW dates AS
SELECT h.fact_id, h.document, h.title, h.published, h.quote, h.text_begin, h.text_end, h.raw_begin, h.raw_end,
       h.passage, h.rule, h.rule_set, h.mentions, k.edtf, k.start_date, k.end_date, k.kind, k.modifier, h.reprint_of
FROM fact_dates AS k JOIN fact_heads AS h ON h.fact = k.fact;
