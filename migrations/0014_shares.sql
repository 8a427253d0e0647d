-- What the user wants to share: news of their own, and what they saved for someone.

CREATE TABLE shares (
  id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  words      TEXT    NOT NULL,                    -- the user's own
  for_anyone INTEGER NOT NULL CHECK (for_anyone IN (0, 1)), -- news of their own, for whoever they talk to
  saved_on   TEXT    NOT NULL                     -- civil
) STRICT;

-- For whom it was saved, and who was told; one does not follow from the other.
CREATE TABLE share_people (
  id         BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  share_id   BLOB NOT NULL REFERENCES shares (id) ON DELETE CASCADE,
  contact_id BLOB NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  wanted     INTEGER NOT NULL CHECK (wanted IN (0, 1)), -- it was saved for them
  told_on    TEXT,                                -- civil; NULL: not yet
  UNIQUE (share_id, contact_id),
  CHECK (wanted OR told_on IS NOT NULL)
) STRICT;
CREATE INDEX share_people_by_contact ON share_people (contact_id);
