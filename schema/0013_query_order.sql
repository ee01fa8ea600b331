-- The order in which queries over facts go through the tables, so that the first rows of a kind, the facts of one
-- document and a condition on the columns of a kind need no pass over all mentions.

-- With the kind: whether a document has facts of it is answered by the index alone.
DROP INDEX facts_document;
CREATE INDEX facts_document ON facts (document, kind);

-- CROSS JOIN: SQLite may begin with the kind's table or the documents, never with the mentions. Without statistics it
-- began with the mentions.
DROP VIEW fact_heads;
CREATE VIEW fact_heads AS
SELECT f.id AS fact, f.fact_id, d.document, d.title, d.published, m.quote, m.text_begin, m.text_end, m.raw_begin,
       m.raw_end, m.passage, r.rule, r.rule_set,
       (SELECT count(*) FROM fact_mentions AS n WHERE n.fact = f.id) AS mentions,
       (SELECT o.document FROM reprints AS p JOIN documents_imported AS o ON o.id = p.origin
        WHERE p.document = f.document) AS reprint_of
FROM facts AS f
JOIN documents_imported AS d ON d.id = f.document
CROSS JOIN fact_mentions AS fm ON fm.fact = f.id AND fm.seq = 0
CROSS JOIN mentions_made AS m ON m.id = fm.mention
CROSS JOIN rules AS r ON r.id = m.rule;
