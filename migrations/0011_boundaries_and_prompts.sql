-- What people do not want, and what they were asked.

-- What someone does not want to be asked about, or how or when not to be reached.
CREATE TABLE boundaries (
  id           BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  contact_id   BLOB NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  kind         TEXT NOT NULL CHECK (kind IN ('topic', 'channel', 'hours')),
  words        TEXT NOT NULL,                     -- the user's own; may be empty
  topics       TEXT NOT NULL,                     -- what of the library it covers: "family, health"
  channel      TEXT CHECK (channel IN ('in person', 'call', 'video', 'message', 'letter', 'other')),
  not_from     TEXT,                              -- HH:MM on their own clock
  not_until    TEXT,
  since        TEXT NOT NULL,                     -- civil (D2)
  confirmed_on TEXT NOT NULL,                     -- when the user last said that it holds
  CHECK ((kind = 'channel') = (channel IS NOT NULL)),
  CHECK ((kind = 'hours') = (not_from IS NOT NULL AND not_until IS NOT NULL)),
  CHECK (kind = 'topic' OR topics = '')
) STRICT;
CREATE INDEX boundaries_by_contact ON boundaries (contact_id);

-- The questions and first words that were put before the user for someone: none comes twice in a year.
CREATE TABLE asked (
  id         BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  contact_id BLOB NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  prompt     TEXT NOT NULL,                       -- its words
  state      TEXT NOT NULL CHECK (state IN ('shown', 'asked', 'passed')), -- shown: outside of undo, it records what was seen
  day        TEXT NOT NULL,                       -- civil
  at         TEXT NOT NULL,
  UNIQUE (contact_id, prompt)
) STRICT;

-- What changes hands when two people turn out to be one: these too.
CREATE TABLE merge_moves_and_boundaries (
  id       BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  merge_id BLOB NOT NULL REFERENCES merges (id) ON DELETE CASCADE,
  tbl      TEXT NOT NULL CHECK (tbl IN ('milestones', 'milestone_marks', 'interaction_people', 'catch_up_people', 'questions', 'reminders',
                                        'boundaries', 'asked')),
  row_id   BLOB NOT NULL CHECK (length(row_id) = 16),
  from_id  BLOB NOT NULL CHECK (length(from_id) = 16)                             -- whose it was
) STRICT;
INSERT INTO merge_moves_and_boundaries (id, merge_id, tbl, row_id, from_id) SELECT id, merge_id, tbl, row_id, from_id FROM merge_moves;
DROP TABLE merge_moves;
ALTER TABLE merge_moves_and_boundaries RENAME TO merge_moves;
CREATE INDEX merge_moves_by_merge ON merge_moves (merge_id);
