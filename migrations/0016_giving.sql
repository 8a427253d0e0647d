-- What passes between the user and someone: thought of, given or received; and the letters that thank for it.

CREATE TABLE exchanges (
  id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  contact_id BLOB    NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  kind       TEXT    NOT NULL CHECK (kind IN ('gift', 'help', 'favour', 'advice', 'introduction', 'kindness')),
  words      TEXT    NOT NULL,                    -- the user's own
  standing   TEXT    NOT NULL CHECK (standing IN ('idea', 'given', 'received')),
  on_day     TEXT,                                -- civil: when it was given or received
  asked_for  INTEGER NOT NULL CHECK (asked_for IN (0, 1)), -- received: the user had asked for it
  thanked_on TEXT,                                -- civil: when whoever received it thanked; NULL: not yet, or nobody noted it
  CHECK ((standing = 'idea') = (on_day IS NULL)),
  CHECK (standing <> 'idea' OR thanked_on IS NULL),
  CHECK (standing = 'received' OR asked_for = 0)
) STRICT;
CREATE INDEX exchanges_by_contact ON exchanges (contact_id);
CREATE INDEX exchanges_not_thanked ON exchanges (on_day) WHERE standing = 'received' AND thanked_on IS NULL;

-- A letter that is being written: one to each person. Once it is sent it stands among the interactions.
CREATE TABLE letters (
  id         BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  contact_id BLOB NOT NULL UNIQUE REFERENCES contacts (id) ON DELETE CASCADE,
  words      TEXT NOT NULL                        -- the user's own
) STRICT;
