-- What the reminder engine has promised and done. Not part of undo: it records what happened on the outside.

CREATE TABLE alarms (
  id         INTEGER NOT NULL PRIMARY KEY,
  -- The key (R1): what is reminded of, its revision, the period in its own calendar, days ahead, times moved.
  kind       TEXT    NOT NULL CHECK (kind IN ('milestone', 'check-in')),
  rule_id    BLOB    NOT NULL CHECK (length(rule_id) = 16),
  revision   INTEGER NOT NULL,
  period     TEXT    NOT NULL,
  lead       INTEGER NOT NULL,
  move       INTEGER NOT NULL,
  contact_id BLOB    NOT NULL CHECK (length(contact_id) = 16),
  occurs_on  TEXT    NOT NULL,                    -- the civil day it is about
  due        TEXT    NOT NULL,                    -- when to say it: the user's own clock, or an instant (…Z) after a snooze
  due_second INTEGER NOT NULL,                    -- `due` as a Unix second in the user's present zone (D2): a cache
  state      TEXT    NOT NULL CHECK (state IN ('scheduled', 'due', 'held', 'claimed', 'presented',
                                               'done', 'congratulated', 'snoozed', 'seen', 'superseded', 'cancelled')),
  why        TEXT    NOT NULL,                    -- why it is in that state, in words
  changed_at TEXT    NOT NULL,                    -- the instant it came into that state
  shown_at   TEXT,                                -- the instant its popup was last shown
  UNIQUE (kind, rule_id, revision, period, lead, move)
) STRICT;
CREATE INDEX alarms_open ON alarms (state, due_second) WHERE state IN ('scheduled', 'due', 'held', 'claimed', 'snoozed');
CREATE INDEX alarms_by_change ON alarms (changed_at);

-- One row: what the engine last saw of the world.
CREATE TABLE engine (
  id         INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  checked_at TEXT,                                -- the instant of the last pass
  trouble    TEXT                                 -- why notifications can't be shown; NULL when they can
) STRICT;
INSERT INTO engine (id) VALUES (1);
