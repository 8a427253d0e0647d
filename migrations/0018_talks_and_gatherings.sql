-- How near a talk went, how it felt, and what the user appreciated. What of a talk stands in its note is not asked for.
ALTER TABLE interactions ADD COLUMN depth       TEXT CHECK (depth IN ('light', 'real', 'deep'));         -- NULL: nobody has said
ALTER TABLE interactions ADD COLUMN feeling     TEXT CHECK (feeling IN ('lifted', 'even', 'drained'));   -- NULL: nobody has said
ALTER TABLE interactions ADD COLUMN appreciated TEXT NOT NULL DEFAULT '';                                -- the user's own words

-- For whom the user keeps close, few of many: Today asks for all of them.
CREATE INDEX contacts_kept_close ON contacts (id) WHERE every IS NOT NULL OR circle_id IS NOT NULL;

-- Events where people meet: what the user hopes for, what they say of themselves, and who is part of it.
CREATE TABLE gatherings (
  id    BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  name  TEXT NOT NULL,
  day   TEXT NOT NULL,                            -- civil
  place TEXT NOT NULL,                            -- may be empty, like the goal and the pitch
  goal  TEXT NOT NULL,
  hoped INTEGER CHECK (hoped > 0),                -- how many people the user hopes to meet; NULL: no number
  pitch TEXT NOT NULL
) STRICT;
CREATE TABLE gathering_people (
  id           BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  gathering_id BLOB NOT NULL REFERENCES gatherings (id) ON DELETE CASCADE,
  contact_id   BLOB NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  presence     TEXT NOT NULL CHECK (presence IN ('invited', 'met')),
  line         TEXT NOT NULL,                     -- what to remember of them; may be empty
  next         TEXT NOT NULL,                     -- what comes next; may be empty
  talk_id      BLOB CHECK (length(talk_id) = 16), -- the talk that was noted with it; it may be gone
  UNIQUE (gathering_id, contact_id)
) STRICT;
CREATE INDEX gathering_people_by_contact ON gathering_people (contact_id);

-- Who is to be brought together, what each of the two said, and what came of it.
CREATE TABLE introductions (
  id       BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  words    TEXT NOT NULL,                         -- what for; may be empty
  begun_on TEXT NOT NULL,                         -- civil
  made_on  TEXT,                                  -- civil; NULL: not yet
  outcome  TEXT NOT NULL                          -- may be empty
) STRICT;
CREATE TABLE introduction_people (
  id              BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  introduction_id BLOB NOT NULL REFERENCES introductions (id) ON DELETE CASCADE,
  contact_id      BLOB NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  says            TEXT NOT NULL CHECK (says IN ('not asked', 'asked', 'yes', 'no')),
  UNIQUE (introduction_id, contact_id)
) STRICT;
CREATE INDEX introduction_people_by_contact ON introduction_people (contact_id);

-- Reminders of one kind more: following up with someone who was met, asking what came of an introduction.
CREATE TABLE reminders_that_follow_up (
  id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  kind       TEXT    NOT NULL CHECK (kind IN ('own', 'open loop', 'promise', 'wish', 'support', 'draft', 'follow up')),
  contact_id BLOB             REFERENCES contacts (id) ON DELETE CASCADE, -- about whom; an own one may be about nobody
  words      TEXT    NOT NULL,
  day        TEXT    NOT NULL,                    -- civil (D2); of one that comes round, its first day
  time       TEXT,                                -- HH:MM on the user's own clock; NULL: when reminders come
  repeats    TEXT,                                -- how it comes round: RFC 5545 §3.3.10
  revision   INTEGER NOT NULL,                    -- raised when it is to come at another time (R1)
  known_at   TEXT    NOT NULL,                    -- when its time was set: nothing is said of times before (R4)
  their_clock INTEGER NOT NULL DEFAULT 0 CHECK (their_clock IN (0, 1)), -- its time is on the clock of whom it is about (D2)
  owner_id   BLOB             CHECK (length(owner_id) = 16), -- what it belongs to, and moves and goes with; NULL: it is the user's own
  CHECK (kind = 'own' OR contact_id IS NOT NULL)
) STRICT;
INSERT INTO reminders_that_follow_up SELECT id, kind, contact_id, words, day, time, repeats, revision, known_at, their_clock, owner_id FROM reminders;
DROP TABLE reminders;
ALTER TABLE reminders_that_follow_up RENAME TO reminders;
CREATE INDEX reminders_by_contact ON reminders (contact_id);
CREATE INDEX reminders_by_owner ON reminders (owner_id) WHERE owner_id IS NOT NULL;

-- What kind of connection the user wants, and whom they have in mind for it.
CREATE TABLE goals (
  id         BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  words      TEXT NOT NULL,                       -- "a mentor", "a friend to climb with"
  why        TEXT NOT NULL,                       -- may be empty
  since      TEXT NOT NULL,                       -- civil
  reached_on TEXT                                 -- civil; NULL: not yet
) STRICT;
CREATE TABLE goal_people (
  id         BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  goal_id    BLOB NOT NULL REFERENCES goals (id) ON DELETE CASCADE,
  contact_id BLOB NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  UNIQUE (goal_id, contact_id)
) STRICT;
CREATE INDEX goal_people_by_contact ON goal_people (contact_id);

-- What the user thinks to themselves: answers of a weekly review, and what a meeting left behind. For nobody else's eyes.
CREATE TABLE reflections (
  id         BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  contact_id BLOB          REFERENCES contacts (id) ON DELETE CASCADE, -- about whom; NULL: about nobody
  day        TEXT NOT NULL,                       -- civil: when it was written; of an answer, the Monday of its week
  question   TEXT NOT NULL CHECK (question IN ('own', 'energy', 'missed', 'promised', 'hard', 'next')),
  words      TEXT NOT NULL,
  CHECK (question = 'own' OR contact_id IS NULL)
) STRICT;
CREATE INDEX reflections_by_contact ON reflections (contact_id) WHERE contact_id IS NOT NULL;
CREATE UNIQUE INDEX reflections_of_a_week ON reflections (day, question) WHERE question <> 'own';

-- Why the user is in touch with someone, and the week that holds less.
ALTER TABLE contacts ADD COLUMN intention TEXT NOT NULL DEFAULT '';
ALTER TABLE settings ADD COLUMN quiet_week TEXT;                            -- civil, a Monday

-- Facts of one kind more: what matters to someone.
CREATE TABLE facts_that_matter (
  id         BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  contact_id BLOB NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  kind       TEXT NOT NULL CHECK (kind IN ('interest', 'taste', 'diet', 'plan', 'worry', 'need', 'skill', 'met', 'other',
                                           'agreement', 'feedback', 'value')),
  words      TEXT NOT NULL,                       -- the user's own
  said_on    TEXT NOT NULL                        -- civil: when it was so last, as far as the user knows
) STRICT;
INSERT INTO facts_that_matter SELECT id, contact_id, kind, words, said_on FROM facts;
DROP TABLE facts;
ALTER TABLE facts_that_matter RENAME TO facts;
CREATE INDEX facts_by_contact ON facts (contact_id);

-- When each was talked to, tried and met last: every list asks for it, and a thousand talks of someone are not gone through for it. A cache, kept
-- by the tables themselves and not by the journal, so that undoing brings it along. Some books of form 17 have it, made in another way.
DROP TRIGGER IF EXISTS last_talks_of_someone_there;
DROP TRIGGER IF EXISTS last_talks_of_someone_gone;
DROP TRIGGER IF EXISTS last_talks_of_someone_else;
DROP TRIGGER IF EXISTS last_talks_of_a_new_one;
DROP TRIGGER IF EXISTS last_talks_of_a_changed_one;
DROP TABLE IF EXISTS last_talks;
CREATE TABLE last_talks (
  contact_id BLOB NOT NULL PRIMARY KEY REFERENCES contacts (id) ON DELETE CASCADE,
  talked     TEXT,                                -- civil; NULL: never
  tried      TEXT,                                -- civil: nobody answered
  met        TEXT                                 -- civil: in person
) STRICT;
-- The same as the talks themselves have it.
CREATE VIEW talks_gone_through AS SELECT c.id AS contact_id,
    (SELECT max(i.day) FROM interaction_people AS p JOIN interactions AS i ON i.id = p.interaction_id WHERE p.contact_id = c.id AND i.outcome = 'talked') AS talked,
    (SELECT max(i.day) FROM interaction_people AS p JOIN interactions AS i ON i.id = p.interaction_id WHERE p.contact_id = c.id AND i.outcome = 'no answer') AS tried,
    (SELECT max(i.day) FROM interaction_people AS p JOIN interactions AS i ON i.id = p.interaction_id WHERE p.contact_id = c.id AND i.outcome = 'talked' AND i.channel = 'in person') AS met
    FROM contacts AS c;
INSERT INTO last_talks (contact_id, talked, tried, met)
  SELECT contact_id, talked, tried, met FROM talks_gone_through WHERE contact_id IN (SELECT contact_id FROM interaction_people);
CREATE TRIGGER last_talks_of_someone_there AFTER INSERT ON interaction_people BEGIN
  INSERT INTO last_talks (contact_id, talked, tried, met)
    SELECT new.contact_id, iif(outcome = 'talked', day, NULL), iif(outcome = 'no answer', day, NULL), iif(outcome = 'talked' AND channel = 'in person', day, NULL)
    FROM interactions WHERE id = new.interaction_id
    ON CONFLICT (contact_id) DO UPDATE SET talked = nullif(max(coalesce(talked, ''), coalesce(excluded.talked, '')), ''),
      tried = nullif(max(coalesce(tried, ''), coalesce(excluded.tried, '')), ''), met = nullif(max(coalesce(met, ''), coalesce(excluded.met, '')), '');
END;
CREATE TRIGGER last_talks_of_someone_gone AFTER DELETE ON interaction_people BEGIN
  INSERT INTO last_talks (contact_id, talked, tried, met) SELECT contact_id, talked, tried, met FROM talks_gone_through WHERE contact_id = old.contact_id
    ON CONFLICT (contact_id) DO UPDATE SET talked = excluded.talked, tried = excluded.tried, met = excluded.met;
END;
CREATE TRIGGER last_talks_of_someone_else AFTER UPDATE OF interaction_id, contact_id ON interaction_people BEGIN
  INSERT INTO last_talks (contact_id, talked, tried, met) SELECT contact_id, talked, tried, met FROM talks_gone_through WHERE contact_id IN (old.contact_id, new.contact_id)
    ON CONFLICT (contact_id) DO UPDATE SET talked = excluded.talked, tried = excluded.tried, met = excluded.met;
END;
CREATE TRIGGER last_talks_of_a_new_one AFTER INSERT ON interactions BEGIN
  INSERT INTO last_talks (contact_id, talked, tried, met) SELECT contact_id, talked, tried, met FROM talks_gone_through WHERE contact_id IN (SELECT contact_id FROM interaction_people WHERE interaction_id = new.id)
    ON CONFLICT (contact_id) DO UPDATE SET talked = excluded.talked, tried = excluded.tried, met = excluded.met;
END;
CREATE TRIGGER last_talks_of_a_changed_one AFTER UPDATE OF day, outcome, channel ON interactions BEGIN
  INSERT INTO last_talks (contact_id, talked, tried, met) SELECT contact_id, talked, tried, met FROM talks_gone_through WHERE contact_id IN (SELECT contact_id FROM interaction_people WHERE interaction_id = new.id)
    ON CONFLICT (contact_id) DO UPDATE SET talked = excluded.talked, tried = excluded.tried, met = excluded.met;
END;
