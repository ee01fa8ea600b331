-- The full-text index merges eight pieces at a time, not four, and each piece is what a batch of documents adds, not a
-- megabyte: a text is written again half as often, and a search still finds less than two dozen pieces. What is more
-- than that waits for the next batch, so that no batch has to merge all there is at once.
INSERT INTO search_index (search_index, rank) VALUES ('automerge', 8), ('crisismerge', 64), ('hashsize', 16777216);
