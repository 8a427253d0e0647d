-- How near talks with someone may go, as the user trusts them, and searches for how talks went; whom the user would rather not bring together; the keys that take down a thought
-- while another program is in front.
ALTER TABLE contacts ADD COLUMN trust TEXT CHECK (trust IN ('light', 'real', 'deep'));                               -- NULL: nobody has said
CREATE INDEX interactions_that_felt ON interactions (feeling) WHERE feeling IS NOT NULL;
CREATE INDEX interactions_so_near ON interactions (depth) WHERE depth IS NOT NULL;
CREATE INDEX contacts_trusted ON contacts (id) WHERE trust IS NOT NULL;
ALTER TABLE introductions ADD COLUMN let_go INTEGER NOT NULL DEFAULT 0 CHECK (let_go IN (0, 1));                     -- it is not suggested again
ALTER TABLE settings ADD COLUMN thought_keys TEXT;                                                                   -- "Ctrl+Alt+T"; NULL: none
ALTER TABLE settings ADD COLUMN talking_to BLOB CHECK (length(talking_to) = 16);                                     -- for whom it is quiet; NULL: nobody

-- Reminders of one kind more: what someone said they would do.
CREATE TABLE reminders_of_theirs (
  id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  kind       TEXT    NOT NULL CHECK (kind IN ('own', 'open loop', 'promise', 'their promise', 'wish', 'support', 'draft', 'follow up')),
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
INSERT INTO reminders_of_theirs SELECT id, kind, contact_id, words, day, time, repeats, revision, known_at, their_clock, owner_id FROM reminders;
DROP TABLE reminders;
ALTER TABLE reminders_of_theirs RENAME TO reminders;
CREATE INDEX reminders_by_contact ON reminders (contact_id);
CREATE INDEX reminders_by_owner ON reminders (owner_id) WHERE owner_id IS NOT NULL;
