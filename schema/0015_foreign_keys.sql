-- Foreign keys name the column they refer to: a program that reads the schema need not know that it is the
-- primary key (Datasette 0.65 fails without). Only the text of the schema changes, as
-- https://sqlite.org/lang_altertable.html#otheralter has it; later tables are to write it themselves.
PRAGMA writable_schema = ON;
UPDATE sqlite_master
SET sql = replace(replace(replace(replace(replace(replace(sql,
    'REFERENCES documents_imported', 'REFERENCES documents_imported (id)'),
    'REFERENCES facts', 'REFERENCES facts (id)'),
    'REFERENCES mentions_made', 'REFERENCES mentions_made (id)'),
    'REFERENCES rule_sets', 'REFERENCES rule_sets (digest)'),
    'REFERENCES rules', 'REFERENCES rules (id)'),
    'REFERENCES runs', 'REFERENCES runs (id)')
WHERE type = 'table';
PRAGMA writable_schema = OFF;
