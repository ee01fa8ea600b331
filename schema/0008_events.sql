CREATE TABLE fact_events (
  fact       INTEGER PRIMARY KEY REFERENCES facts ON DELETE CASCADE,
  kind       TEXT NOT NULL,              -- hội nghị, lễ, kỳ họp, ...
  name       TEXT,
  start_date TEXT,
  end_date   TEXT,
  organiser  TEXT,
  place      TEXT,
  main       INTEGER NOT NULL CHECK (main IN (0, 1))  -- 1: the event the article reports
) STRICT;

CREATE VIEW events AS
SELECT h.fact_id, h.document, h.title, h.published, h.quote, h.text_begin, h.text_end, h.raw_begin, h.raw_end,
       h.passage, h.rule, h.rule_set, h.mentions, k.kind, k.name, k.start_date, k.end_date, k.organiser, k.place, k.main, h.reprint_of
FROM fact_events AS k JOIN fact_heads AS h ON h.fact = k.fact;
