-- What people told of themselves.

CREATE TABLE facts (
  id         BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  contact_id BLOB NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  kind       TEXT NOT NULL CHECK (kind IN ('interest', 'taste', 'diet', 'plan', 'worry', 'need', 'skill', 'met', 'other')),
  words      TEXT NOT NULL,                       -- the user's own
  said_on    TEXT NOT NULL                        -- civil: when it was so last, as far as the user knows
) STRICT;
CREATE INDEX facts_by_contact ON facts (contact_id);

-- What changes hands when two people turn out to be one: these too. Which tables there are is known by the program.
CREATE TABLE merge_moves_of_any_table (
  id       BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  merge_id BLOB NOT NULL REFERENCES merges (id) ON DELETE CASCADE,
  tbl      TEXT NOT NULL,
  row_id   BLOB NOT NULL CHECK (length(row_id) = 16),
  from_id  BLOB NOT NULL CHECK (length(from_id) = 16)                             -- whose it was
) STRICT;
INSERT INTO merge_moves_of_any_table (id, merge_id, tbl, row_id, from_id) SELECT id, merge_id, tbl, row_id, from_id FROM merge_moves;
DROP TABLE merge_moves;
ALTER TABLE merge_moves_of_any_table RENAME TO merge_moves;
CREATE INDEX merge_moves_by_merge ON merge_moves (merge_id);
