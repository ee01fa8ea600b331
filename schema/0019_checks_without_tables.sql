-- Of a list of three words or more in a CHECK SQLite makes a table, anew for every row that is written: a sixth of the
-- instructions of an import. The same conditions as comparisons. Only the text of the schema changes, as
-- https://sqlite.org/lang_altertable.html#otheralter has it; tables to come write it so themselves.
PRAGMA writable_schema = ON;
UPDATE sqlite_master SET sql = replace(sql,
    'published_basis IN (''metadata'', ''page'', ''article'', ''none'')',
    'published_basis = ''metadata'' OR published_basis = ''page'' OR published_basis = ''article'' OR
          published_basis = ''none''')
WHERE type = 'table' AND name = 'documents_imported';
UPDATE sqlite_master SET sql = replace(sql,
    'outcome IN (''imported'', ''duplicate'', ''failed'', ''skipped'')',
    'outcome = ''imported'' OR outcome = ''duplicate'' OR outcome = ''failed'' OR outcome = ''skipped''')
WHERE type = 'table' AND name = 'inputs';
UPDATE sqlite_master SET sql = replace(sql,
    'passage IN (''title'', ''lead'', ''paragraph'', ''caption'', ''byline'')',
    'passage = ''title'' OR passage = ''lead'' OR passage = ''paragraph'' OR passage = ''caption'' OR
          passage = ''byline''')
WHERE type = 'table' AND name = 'mentions_made';
UPDATE sqlite_master SET sql = replace(replace(sql,
    'kind IN (''day'', ''month'', ''quarter'', ''half_year'', ''year'', ''school_year'', ''interval'',
                                           ''decade'', ''century'')',
    'kind = ''day'' OR kind = ''month'' OR kind = ''quarter'' OR kind = ''half_year'' OR kind = ''year'' OR
          kind = ''school_year'' OR kind = ''interval'' OR kind = ''decade'' OR kind = ''century'''),
    'modifier IN (''start'', ''mid'', ''end'', ''about'', ''before'', ''after'')',
    'modifier = ''start'' OR modifier = ''mid'' OR modifier = ''end'' OR modifier = ''about'' OR
          modifier = ''before'' OR modifier = ''after''')
WHERE type = 'table' AND name = 'fact_dates';
UPDATE sqlite_master SET sql = replace(sql,
    'role IN (''chair'', ''speaker'', ''attendee'', ''presenter'', ''signatory'')',
    'role = ''chair'' OR role = ''speaker'' OR role = ''attendee'' OR role = ''presenter'' OR role = ''signatory''')
WHERE type = 'table' AND name = 'fact_officials';
UPDATE sqlite_master SET sql = replace(sql,
    'kind IN (''count_of_total'', ''fraction'', ''rate'')',
    'kind = ''count_of_total'' OR kind = ''fraction'' OR kind = ''rate''')
WHERE type = 'table' AND name = 'fact_ratios';
UPDATE sqlite_master SET sql = replace(sql,
    'bound IN (''exact'', ''at_least'', ''at_most'', ''about'')',
    'bound = ''exact'' OR bound = ''at_least'' OR bound = ''at_most'' OR bound = ''about''')
WHERE type = 'table' AND name = 'fact_percentages';
UPDATE sqlite_master SET sql = replace(sql,
    'encoding_source IN (''valid'', ''bom'', ''score'', ''declared'', ''override'')',
    'encoding_source = ''valid'' OR encoding_source = ''bom'' OR encoding_source = ''score'' OR
          encoding_source = ''declared'' OR encoding_source = ''override''')
WHERE type = 'table' AND name = 'readings_made';
UPDATE sqlite_master SET sql = replace(sql,
    'field IN (''published'', ''title'', ''publisher'', ''url'', ''byline'')',
    'field = ''published'' OR field = ''title'' OR field = ''publisher'' OR field = ''url'' OR field = ''byline''')
WHERE type = 'table' AND name = 'metadata_claims';
UPDATE sqlite_master SET sql = replace(sql,
    'qualifier IN (''exact'', ''at_least'', ''at_most'', ''about'')',
    'qualifier = ''exact'' OR qualifier = ''at_least'' OR qualifier = ''at_most'' OR qualifier = ''about''')
WHERE type = 'table' AND name = 'fact_quantities';
UPDATE sqlite_master SET sql = replace(sql,
    'basis IN (''title'', ''publisher'', ''url'', ''byline'', ''text'')',
    'basis = ''title'' OR basis = ''publisher'' OR basis = ''url'' OR basis = ''byline'' OR basis = ''text''')
WHERE type = 'table' AND name = 'places_named';
UPDATE sqlite_master SET sql = replace(sql,
    'level IN (''province'', ''district'', ''commune'')',
    'level = ''province'' OR level = ''district'' OR level = ''commune''')
WHERE type = 'table' AND name = 'place_units';
UPDATE sqlite_master SET sql = replace(sql,
    'level IN (''central'', ''province'', ''district'', ''commune'')',
    'level = ''central'' OR level = ''province'' OR level = ''district'' OR level = ''commune''')
WHERE type = 'table' AND name = 'organisations_made';
UPDATE sqlite_master SET sql = replace(sql,
    'kind IN (''party'', ''state'', ''mass'', ''committee'', ''firm'', ''other'')',
    'kind = ''party'' OR kind = ''state'' OR kind = ''mass'' OR kind = ''committee'' OR kind = ''firm'' OR
          kind = ''other''')
WHERE type = 'table' AND name = 'posts_made';
PRAGMA writable_schema = RESET;
