-- Reminders of every kind: of what is planned, of what the user wants to be reminded of, days ahead; and what became of each.

-- What is to be reminded of besides dates in lives, rhythms and catch-ups.
CREATE TABLE reminders (
  id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  kind       TEXT    NOT NULL CHECK (kind IN ('own', 'open loop', 'promise')),
  contact_id BLOB             REFERENCES contacts (id) ON DELETE CASCADE, -- about whom; an own one may be about nobody
  words      TEXT    NOT NULL,
  day        TEXT    NOT NULL,                    -- civil (D2); of one that comes round, its first day
  time       TEXT,                                -- HH:MM on the user's own clock; NULL: when reminders come
  repeats    TEXT,                                -- how it comes round: RFC 5545 §3.3.10
  revision   INTEGER NOT NULL,                    -- raised when it is to come at another time (R1)
  known_at   TEXT    NOT NULL,                    -- when its time was set: nothing is said of times before (R4)
  CHECK (kind = 'own' OR contact_id IS NOT NULL)
) STRICT;
CREATE INDEX reminders_by_contact ON reminders (contact_id);

-- What the user did about one alarm, by its key (R1), where nothing else keeps it: the end of a snooze, or that it is done. Milestones on
-- their day keep theirs in milestone_marks, check-ins in contacts.
CREATE TABLE alarm_marks (
  id            BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  kind          TEXT    NOT NULL CHECK (kind IN ('milestone', 'catch-up', 'met', 'reminder')),
  rule_id       BLOB    NOT NULL CHECK (length(rule_id) = 16),
  revision      INTEGER NOT NULL,
  period        TEXT    NOT NULL,
  lead          INTEGER NOT NULL,
  move          INTEGER NOT NULL,
  outcome       TEXT    NOT NULL CHECK (outcome IN ('done', 'snoozed')),
  snoozed_until TEXT,                             -- as in contacts
  at            TEXT    NOT NULL,
  UNIQUE (kind, rule_id, revision, period, lead, move),
  CHECK ((outcome = 'snoozed') = (snoozed_until IS NOT NULL))
) STRICT;

-- How far ahead reminders come: days, apart by commas, 0 on the day itself; for catch-ups minutes. Empty: none.
ALTER TABLE settings ADD COLUMN birthday_leads  TEXT NOT NULL DEFAULT '0';
ALTER TABLE settings ADD COLUMN milestone_leads TEXT NOT NULL DEFAULT '0';
ALTER TABLE settings ADD COLUMN catch_up_leads  TEXT NOT NULL DEFAULT '60';
-- Everything that is due at once as one popup; how many popups a day at most; until when nothing is said.
ALTER TABLE settings ADD COLUMN digest          INTEGER NOT NULL DEFAULT 0  CHECK (digest IN (0, 1));
ALTER TABLE settings ADD COLUMN popups_a_day    INTEGER NOT NULL DEFAULT 12 CHECK (popups_a_day BETWEEN 1 AND 99);
ALTER TABLE settings ADD COLUMN silent_until    TEXT;
-- The same for one milestone; NULL: as it is set for all.
ALTER TABLE milestones ADD COLUMN leads TEXT;
-- When reminders about a circle's people come; NULL: as it is set for all.
ALTER TABLE circles ADD COLUMN notify_at TEXT;

-- When its day and time were set last; NULL: before this was noted.
ALTER TABLE catch_ups ADD COLUMN known_at TEXT;

-- The alarms, of every kind; an own reminder may be about nobody.
CREATE TABLE alarms_of_all_kinds (
  id         INTEGER NOT NULL PRIMARY KEY,
  -- The key (R1): what is reminded of, its revision, the period in its own calendar, days ahead (of a catch-up minutes), times moved.
  kind       TEXT    NOT NULL CHECK (kind IN ('milestone', 'check-in', 'catch-up', 'met', 'reminder')),
  rule_id    BLOB    NOT NULL CHECK (length(rule_id) = 16),
  revision   INTEGER NOT NULL,
  period     TEXT    NOT NULL,
  lead       INTEGER NOT NULL,
  move       INTEGER NOT NULL,
  contact_id BLOB             CHECK (length(contact_id) = 16),
  occurs_on  TEXT    NOT NULL,                    -- the civil day it is about
  due        TEXT    NOT NULL,                    -- when to say it: the user's own clock, or an instant (…Z) after a snooze
  due_second INTEGER NOT NULL,                    -- `due` as a Unix second in the user's present zone (D2): a cache
  state      TEXT    NOT NULL CHECK (state IN ('scheduled', 'due', 'held', 'claimed', 'presented',
                                               'done', 'congratulated', 'snoozed', 'seen', 'superseded', 'cancelled')),
  why        TEXT    NOT NULL,                    -- why it is in that state, in words
  changed_at TEXT    NOT NULL,                    -- the instant it came into that state
  shown_at   TEXT,                                -- the instant its popup was last shown
  put_off    TEXT,                                -- the end of the snooze on it that was heard of last
  put_off_kept INTEGER NOT NULL DEFAULT 0 CHECK (put_off_kept IN (0, 1)), -- it was shown since
  UNIQUE (kind, rule_id, revision, period, lead, move)
) STRICT;
INSERT INTO alarms_of_all_kinds SELECT id, kind, rule_id, revision, period, lead, move, contact_id, occurs_on, due, due_second, state, why,
  changed_at, shown_at,
  CASE kind WHEN 'milestone' THEN (SELECT snoozed_until FROM milestone_marks WHERE milestone_id = rule_id AND period = CAST(alarms.period AS INTEGER))
    ELSE (SELECT snoozed_until FROM contacts WHERE id = rule_id) END,
  state <> 'snoozed'
  FROM alarms;
DROP TABLE alarms;
ALTER TABLE alarms_of_all_kinds RENAME TO alarms;
-- Not a partial one: SQLite does not see that one state is among several.
CREATE INDEX alarms_by_state ON alarms (state, due_second);
CREATE INDEX alarms_by_change ON alarms (changed_at);
CREATE INDEX alarms_by_contact ON alarms (contact_id);

-- Every state that an alarm came into after it was laid out, in order: written by the table itself, so that nothing can forget to.
CREATE TABLE alarm_log (
  id       INTEGER NOT NULL PRIMARY KEY,
  alarm_id INTEGER NOT NULL REFERENCES alarms (id) ON DELETE CASCADE,
  at       TEXT    NOT NULL,
  state    TEXT    NOT NULL,
  why      TEXT    NOT NULL
) STRICT;
CREATE INDEX alarm_log_by_alarm ON alarm_log (alarm_id, id);
INSERT INTO alarm_log (alarm_id, at, state, why) SELECT id, changed_at, state, why FROM alarms WHERE state <> 'scheduled' ORDER BY changed_at, id;
CREATE TRIGGER alarms_log AFTER UPDATE OF state, why ON alarms WHEN new.state <> old.state OR new.why <> old.why BEGIN
  INSERT INTO alarm_log (alarm_id, at, state, why) VALUES (new.id, new.changed_at, new.state, new.why);
END;

-- What one program asks of another that has the same book open: the one that reminds and the window. Whoever starts later leaves
-- older ones alone.
CREATE TABLE requests (
  id          INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  what        TEXT    NOT NULL CHECK (what IN ('test', 'quit')),
  at          TEXT    NOT NULL,
  answered_at TEXT,
  trouble     TEXT                                -- why it could not be done; NULL when it was
) STRICT;

-- How many popups were shown on the last day with any.
ALTER TABLE engine ADD COLUMN popups_on TEXT;
ALTER TABLE engine ADD COLUMN popups    INTEGER NOT NULL DEFAULT 0;

-- What changes hands when two people turn out to be one: what is to be reminded of too.
CREATE TABLE merge_moves_and_reminders (
  id       BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  merge_id BLOB NOT NULL REFERENCES merges (id) ON DELETE CASCADE,
  tbl      TEXT NOT NULL CHECK (tbl IN ('milestones', 'milestone_marks', 'interaction_people', 'catch_up_people', 'questions', 'reminders')),
  row_id   BLOB NOT NULL CHECK (length(row_id) = 16),
  from_id  BLOB NOT NULL CHECK (length(from_id) = 16)                             -- whose it was
) STRICT;
INSERT INTO merge_moves_and_reminders (id, merge_id, tbl, row_id, from_id) SELECT id, merge_id, tbl, row_id, from_id FROM merge_moves;
DROP TABLE merge_moves;
ALTER TABLE merge_moves_and_reminders RENAME TO merge_moves;
CREATE INDEX merge_moves_by_merge ON merge_moves (merge_id);
