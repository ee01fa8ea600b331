CREATE TABLE fact_legal_refs (
  fact        INTEGER PRIMARY KEY REFERENCES facts ON DELETE CASCADE,
  kind        TEXT NOT NULL,             -- Kế hoạch, Nghị quyết, ...
  number      TEXT,                      -- as written after `số`; NULL when the text gives none
  issued_date TEXT,
  issuer      TEXT,
  subject     TEXT
) STRICT;

CREATE VIEW legal_refs AS
SELECT h.fact_id, h.document, h.title, h.published, h.quote, h.text_begin, h.text_end, h.raw_begin, h.raw_end,
       h.passage, h.rule, h.rule_set, h.mentions, k.kind, k.number, k.issued_date, k.issuer, k.subject, h.reprint_of
FROM fact_legal_refs AS k JOIN fact_heads AS h ON h.fact = k.fact;
