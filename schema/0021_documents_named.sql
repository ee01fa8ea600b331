-- What queries over facts ask of a document, without its text: the row of a document is an article of some kilobytes, and
-- to name the documents of many facts, or to tell those of a time, was to read most of the file.
CREATE INDEX documents_named ON documents_imported (id, document, published, title);

-- What lies within a unit: --place goes down from it.
CREATE INDEX place_units_parent ON place_units (parent, unit);
