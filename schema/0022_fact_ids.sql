-- The index of the facts' ids gets a name. Ids are in no order: kept up, it is written almost whole with every commit.
-- An import into an empty database drops it and makes it at its end, sorted; until then a fact is found by going
-- through all. Only the text of the schema changes, as https://sqlite.org/lang_altertable.html#otheralter has it.
PRAGMA writable_schema = ON;
UPDATE sqlite_master SET sql = replace(sql, 'fact_id  TEXT NOT NULL UNIQUE,', 'fact_id  TEXT NOT NULL,')
WHERE type = 'table' AND name = 'facts';
UPDATE sqlite_master SET name = 'facts_fact_id', sql = 'CREATE UNIQUE INDEX facts_fact_id ON facts (fact_id)'
WHERE type = 'index' AND name = 'sqlite_autoindex_facts_1';
PRAGMA writable_schema = RESET;
