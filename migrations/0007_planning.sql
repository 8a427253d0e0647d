-- Planning a week: how much of one, which days are kept free, when someone is away, and what was asked.

-- How many check-ins and catch-ups a week may hold; the days of the week that the user keeps free ("SA,SU"); until when nobody is to be
-- checked in with; the folder of the user's choice in which a file of what is planned is kept, for other calendars to read.
ALTER TABLE settings ADD COLUMN weekly_budget INTEGER NOT NULL DEFAULT 7 CHECK (weekly_budget BETWEEN 0 AND 99);
ALTER TABLE settings ADD COLUMN closed_days   TEXT    NOT NULL DEFAULT '';
ALTER TABLE settings ADD COLUMN paused_until  TEXT;
ALTER TABLE settings ADD COLUMN calendar_folder TEXT    NOT NULL DEFAULT '';

-- The fewest days between two talks; the days of the week that are kept for them; when they are away, as intervals of days with both ends
-- in them (ISO 8601, "2026-07-01/2026-07-14"), apart by spaces.
ALTER TABLE contacts ADD COLUMN least_gap INTEGER NOT NULL DEFAULT 0 CHECK (least_gap BETWEEN 0 AND 999);
ALTER TABLE contacts ADD COLUMN kept_days TEXT    NOT NULL DEFAULT '';
ALTER TABLE contacts ADD COLUMN away      TEXT    NOT NULL DEFAULT '';

-- The day it was planned for at first, wherever it was moved to; NULL: from before this was noted.
ALTER TABLE catch_ups ADD COLUMN planned_for TEXT;

-- What the user was asked and how they answered: asked once, never again.
CREATE TABLE questions (
  id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  contact_id  BLOB NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  kind        TEXT NOT NULL CHECK (kind IN ('met', 'days', 'rhythm')),
  about       TEXT NOT NULL,                      -- which catch-up, which days, which rhythm
  answer      TEXT NOT NULL CHECK (answer IN ('yes', 'no')),
  answered_on TEXT NOT NULL,
  UNIQUE (contact_id, kind, about)
) STRICT;

-- The day that was shown for a check-in last, so that it stays there. Not part of undo: it records what was seen.
CREATE TABLE shown_days (
  contact_id BLOB NOT NULL PRIMARY KEY REFERENCES contacts (id) ON DELETE CASCADE,
  day        TEXT NOT NULL
) STRICT;

-- What changes hands when two people turn out to be one: what was answered about them too.
CREATE TABLE merge_moves_and_answers (
  id       BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  merge_id BLOB NOT NULL REFERENCES merges (id) ON DELETE CASCADE,
  tbl      TEXT NOT NULL CHECK (tbl IN ('milestones', 'milestone_marks', 'interaction_people', 'catch_up_people', 'questions')),
  row_id   BLOB NOT NULL CHECK (length(row_id) = 16),
  from_id  BLOB NOT NULL CHECK (length(from_id) = 16)                             -- whose it was
) STRICT;
INSERT INTO merge_moves_and_answers (id, merge_id, tbl, row_id, from_id) SELECT id, merge_id, tbl, row_id, from_id FROM merge_moves;
DROP TABLE merge_moves;
ALTER TABLE merge_moves_and_answers RENAME TO merge_moves;
CREATE INDEX merge_moves_by_merge ON merge_moves (merge_id);
