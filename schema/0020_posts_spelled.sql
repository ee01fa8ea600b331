-- Posts spelled out, abbreviations and all: `PGĐ Sở TN&MT tỉnh Yên Bái` and `Phó Giám đốc Sở Tài nguyên và Môi trường tỉnh
-- Yên Bái` are one, to be grouped and searched by. Made anew with the other tables of people.
ALTER TABLE posts_made ADD COLUMN spelled TEXT NOT NULL DEFAULT '';

DROP VIEW posts;
CREATE VIEW posts AS
SELECT h.fact_id, h.document, h.title, h.published, h.quote, h.text_begin, h.text_end, h.raw_begin, h.raw_end,
       h.passage, h.rule, h.rule_set, h.mentions, e.person_id, e.name AS person, k.name, k.rank, p.kind,
       k.position AS post, p.spelled AS post_spelled, p.former, o.name AS organisation, u.name AS place, p.place_basis,
       k.role, h.reprint_of, h.decided
FROM posts_made AS p
JOIN fact_heads AS h ON h.fact = p.fact
JOIN shown_officials AS k ON k.fact = p.fact
JOIN people_made AS e ON e.id = p.person
LEFT JOIN organisations_made AS o ON o.id = p.organisation
LEFT JOIN place_units AS u ON u.unit = o.unit;
