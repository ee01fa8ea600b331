-- What became of a path, and of what is within an archive, is asked of every run.
CREATE INDEX inputs_path ON inputs (path, run);
