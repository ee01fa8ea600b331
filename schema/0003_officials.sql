-- One row per person and position; position is NULL when the text gives none.
CREATE TABLE fact_officials (
  fact         INTEGER PRIMARY KEY REFERENCES facts ON DELETE CASCADE,
  name         TEXT NOT NULL,
  honorific    TEXT,
  rank         TEXT,
  position     TEXT,
  organisation TEXT,
  role         TEXT CHECK (role IN ('chair', 'speaker', 'attendee', 'presenter', 'signatory'))
) STRICT;

CREATE VIEW officials AS
SELECT h.fact_id, h.document, h.title, h.published, h.quote, h.text_begin, h.text_end, h.raw_begin, h.raw_end,
       h.passage, h.rule, h.rule_set, h.mentions, k.name, k.honorific, k.rank, k.position, k.organisation, k.role, h.reprint_of
FROM fact_officials AS k JOIN fact_heads AS h ON h.fact = k.fact;
