CREATE TABLE fact_awards (
  fact      INTEGER PRIMARY KEY REFERENCES facts ON DELETE CASCADE,
  award     TEXT NOT NULL,
  authority TEXT,
  recipient TEXT,                        -- the counted noun, or the name
  count     INTEGER CHECK (count >= 0),  -- NULL when named or uncounted
  occasions INTEGER NOT NULL DEFAULT 0 CHECK (occasions IN (0, 1)),  -- 1: the text counts occasions (lượt)
  reason    TEXT,
  period    TEXT
) STRICT;

CREATE VIEW awards AS
SELECT h.fact_id, h.document, h.title, h.published, h.quote, h.text_begin, h.text_end, h.raw_begin, h.raw_end,
       h.passage, h.rule, h.rule_set, h.mentions, k.award, k.authority, k.recipient, k.count, k.occasions, k.reason,
       k.period, h.reprint_of
FROM fact_awards AS k JOIN fact_heads AS h ON h.fact = k.fact;
