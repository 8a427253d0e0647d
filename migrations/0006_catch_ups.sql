-- What is planned: catch-ups, once or coming round. One that comes round is a row; a coming round that differs from it (moved, done,
-- cancelled) is a row of its own that says which it is.

CREATE TABLE catch_ups (
  id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  day        TEXT    NOT NULL,                    -- civil (D2); of one that comes round, its first day
  time       TEXT,                                -- HH:MM on the user's own clock
  minutes    INTEGER          CHECK (minutes BETWEEN 1 AND 1440),
  channel    TEXT    NOT NULL CHECK (channel IN ('in person', 'call', 'video', 'message', 'letter', 'other')),
  place      TEXT    NOT NULL,
  what_for   TEXT    NOT NULL,
  state      TEXT    NOT NULL CHECK (state IN ('planned', 'done', 'cancelled')),
  repeats    TEXT,                                -- how it comes round: RFC 5545 §3.3.10, without UNTIL
  until      TEXT,                                -- its last day at the latest
  series_id  BLOB             REFERENCES catch_ups (id) ON DELETE CASCADE, -- of which one that comes round it is one
  period     TEXT,                                -- and on which day that one would have it
  revision   INTEGER NOT NULL,                    -- raised when it is moved (R1)
  created_at TEXT    NOT NULL,
  UNIQUE (series_id, period),
  CHECK ((series_id IS NULL) = (period IS NULL)),
  CHECK (repeats IS NULL OR series_id IS NULL),
  CHECK (until IS NULL OR repeats IS NOT NULL),
  CHECK (minutes IS NULL OR time IS NOT NULL)
) STRICT;
CREATE INDEX catch_ups_by_day ON catch_ups (day) WHERE repeats IS NULL;
CREATE INDEX catch_ups_that_repeat ON catch_ups (id) WHERE repeats IS NOT NULL;

CREATE TABLE catch_up_people (
  id          BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  catch_up_id BLOB    NOT NULL REFERENCES catch_ups (id) ON DELETE CASCADE,
  contact_id  BLOB    NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  position    INTEGER NOT NULL,
  UNIQUE (catch_up_id, contact_id)
) STRICT;
CREATE INDEX catch_up_people_by_contact ON catch_up_people (contact_id);

-- What changes hands when two people turn out to be one: their catch-ups too.
CREATE TABLE merge_moves_of_all_kinds (
  id       BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  merge_id BLOB NOT NULL REFERENCES merges (id) ON DELETE CASCADE,
  tbl      TEXT NOT NULL CHECK (tbl IN ('milestones', 'milestone_marks', 'interaction_people', 'catch_up_people')),
  row_id   BLOB NOT NULL CHECK (length(row_id) = 16),
  from_id  BLOB NOT NULL CHECK (length(from_id) = 16)                             -- whose it was
) STRICT;
INSERT INTO merge_moves_of_all_kinds (id, merge_id, tbl, row_id, from_id) SELECT id, merge_id, tbl, row_id, from_id FROM merge_moves;
DROP TABLE merge_moves;
ALTER TABLE merge_moves_of_all_kinds RENAME TO merge_moves;
CREATE INDEX merge_moves_by_merge ON merge_moves (merge_id);
