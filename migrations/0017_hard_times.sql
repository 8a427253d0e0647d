-- What someone goes through, what is not settled with them, and reminders that belong to something: gentle ones to be there, a wish of luck
-- before what is asked after, a draft that was slept on. Which talks were on a day, who the user is, and whom they want to know better.

CREATE TABLE hard_times (
  id         BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  contact_id BLOB NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  kind       TEXT NOT NULL CHECK (kind IN ('illness', 'loss', 'work', 'separation', 'other')),
  words      TEXT NOT NULL,                       -- the user's own; may be empty
  since      TEXT NOT NULL,                       -- civil
  over_on    TEXT                                 -- civil: when it was over; NULL: nobody has said so
) STRICT;
CREATE INDEX hard_times_by_contact ON hard_times (contact_id);

-- What stands between the user and someone; nobody else's eyes.
CREATE TABLE rifts (
  id         BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  contact_id BLOB NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  words      TEXT NOT NULL,                       -- what happened
  their_side TEXT NOT NULL,                       -- how it may look from there; may be empty
  step       TEXT NOT NULL,                       -- what the user will do about it; may be empty
  draft      TEXT NOT NULL,                       -- what the user may send, once they have slept on it; may be empty
  since      TEXT NOT NULL,                       -- civil
  settled_on TEXT                                 -- civil; NULL: it is not
) STRICT;
CREATE INDEX rifts_by_contact ON rifts (contact_id);

-- Of more kinds, and what a reminder belongs to: a hard time, a rift, an open loop; it moves and goes with that. NULL: it is the user's own.
CREATE TABLE reminders_that_belong (
  id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  kind       TEXT    NOT NULL CHECK (kind IN ('own', 'open loop', 'promise', 'wish', 'support', 'draft')),
  contact_id BLOB             REFERENCES contacts (id) ON DELETE CASCADE, -- about whom; an own one may be about nobody
  words      TEXT    NOT NULL,
  day        TEXT    NOT NULL,                    -- civil (D2); of one that comes round, its first day
  time       TEXT,                                -- HH:MM on the user's own clock; NULL: when reminders come
  repeats    TEXT,                                -- how it comes round: RFC 5545 §3.3.10
  revision   INTEGER NOT NULL,                    -- raised when it is to come at another time (R1)
  known_at   TEXT    NOT NULL,                    -- when its time was set: nothing is said of times before (R4)
  their_clock INTEGER NOT NULL DEFAULT 0 CHECK (their_clock IN (0, 1)), -- its time is on the clock of whom it is about (D2)
  owner_id   BLOB             CHECK (length(owner_id) = 16),
  CHECK (kind = 'own' OR contact_id IS NOT NULL)
) STRICT;
INSERT INTO reminders_that_belong SELECT id, kind, contact_id, words, day, time, repeats, revision, known_at, their_clock, NULL FROM reminders;
DROP TABLE reminders;
ALTER TABLE reminders_that_belong RENAME TO reminders;
CREATE INDEX reminders_by_contact ON reminders (contact_id);
CREATE INDEX reminders_by_owner ON reminders (owner_id) WHERE owner_id IS NOT NULL;

-- Facts of more kinds: what was agreed, and what someone told the user of how they come across.
CREATE TABLE facts_of_more_kinds (
  id         BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  contact_id BLOB NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  kind       TEXT NOT NULL CHECK (kind IN ('interest', 'taste', 'diet', 'plan', 'worry', 'need', 'skill', 'met', 'other',
                                           'agreement', 'feedback')),
  words      TEXT NOT NULL,                       -- the user's own
  said_on    TEXT NOT NULL                        -- civil: when it was so last, as far as the user knows
) STRICT;
INSERT INTO facts_of_more_kinds SELECT id, contact_id, kind, words, said_on FROM facts;
DROP TABLE facts;
ALTER TABLE facts_of_more_kinds RENAME TO facts;
CREATE INDEX facts_by_contact ON facts (contact_id);

-- For who was seen or heard of since a day.
CREATE INDEX interactions_by_day ON interactions (day);

-- Whose card is the user's own, and whom they want to know better.
ALTER TABLE settings ADD COLUMN me_id       BLOB CHECK (length(me_id) = 16);
ALTER TABLE contacts ADD COLUMN know_better INTEGER NOT NULL DEFAULT 0 CHECK (know_better IN (0, 1));
CREATE INDEX contacts_to_know_better ON contacts (id) WHERE know_better;

-- For who lives where someone lives.
CREATE INDEX details_by_address ON details (value COLLATE NOCASE) WHERE kind = 'address';
