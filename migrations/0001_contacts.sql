-- The shape of the data, first released form. Every table that the user's changes touch has `id` as its only key:
-- the undo journal names rows by it. Days are civil dates (YYYY-MM-DD), instants RFC 3339 in UTC. Colours, states and
-- kinds are words, so that a book can be read without the program.

-- Circles: named sets of people that carry a default cadence (C2).
CREATE TABLE circles (
  id       BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  name     TEXT    NOT NULL CHECK (name <> ''),
  tone     TEXT    NOT NULL CHECK (tone IN ('inner', 'family', 'friends', 'work', 'wider')),
  every    INTEGER          CHECK (every BETWEEN 1 AND 999),
  unit     TEXT             CHECK (unit IN ('day', 'week', 'month')),
  position INTEGER NOT NULL,
  CHECK ((every IS NULL) = (unit IS NULL))
) STRICT;

-- People and organizations, with their rhythm.
CREATE TABLE contacts (
  id              BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  given           TEXT    NOT NULL,
  family          TEXT    NOT NULL,
  additional      TEXT    NOT NULL,
  prefix          TEXT    NOT NULL,
  suffix          TEXT    NOT NULL,
  nickname        TEXT    NOT NULL,
  display         TEXT    NOT NULL,               -- the whole name where it is known as such (vCard FN), else ''
  organization    TEXT    NOT NULL,
  title           TEXT    NOT NULL,
  pronouns        TEXT    NOT NULL,
  note            TEXT    NOT NULL,
  state           TEXT    NOT NULL CHECK (state IN ('active', 'archived', 'deceased', 'trashed')),
  state_since     TEXT    NOT NULL,
  circle_id       BLOB             REFERENCES circles (id) ON DELETE SET NULL,
  every           INTEGER          CHECK (every BETWEEN 1 AND 999),   -- their own cadence; NULL: the circle's
  unit            TEXT             CHECK (unit IN ('day', 'week', 'month')),
  fixed_from      TEXT,                           -- anchor of a fixed rhythm (C1); NULL: from the last contact
  rhythm_since    TEXT    NOT NULL,               -- counted from here while no contact is on record
  rhythm_revision INTEGER NOT NULL,               -- raised when the rhythm is edited (R1)
  skipped_on      TEXT,
  paused_until    TEXT,
  snoozed_until   TEXT,                           -- instant (…Z) or the user's own clock (R9)
  leap_day        TEXT    NOT NULL CHECK (leap_day IN ('february28', 'march1')),
  created_at      TEXT    NOT NULL,
  shown           TEXT    NOT NULL,               -- derived from the name parts
  sort_key        BLOB    NOT NULL,               -- derived: collation key of `shown`
  search          TEXT    NOT NULL,               -- derived: folded texts a search looks in
  CHECK ((every IS NULL) = (unit IS NULL))
) STRICT;
CREATE INDEX contacts_by_sort_key ON contacts (state, sort_key);
CREATE INDEX contacts_by_circle ON contacts (circle_id);
CREATE INDEX contacts_with_rhythm ON contacts (id) WHERE every IS NOT NULL;

-- E-mail addresses, phone numbers, postal addresses and links.
CREATE TABLE details (
  id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  contact_id BLOB    NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  kind       TEXT    NOT NULL CHECK (kind IN ('email', 'phone', 'address', 'link')),
  label      TEXT    NOT NULL,
  value      TEXT    NOT NULL CHECK (value <> ''),
  position   INTEGER NOT NULL
) STRICT;
CREATE INDEX details_by_contact ON details (contact_id, kind, position);

-- Free labels.
CREATE TABLE tags (
  id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  contact_id BLOB    NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  tag        TEXT    NOT NULL CHECK (tag <> ''),
  position   INTEGER NOT NULL,
  UNIQUE (contact_id, tag)
) STRICT;

-- Dates in a life. A part that is not known is NULL, never a stand-in (D1); words that name no day stay words.
CREATE TABLE milestones (
  id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  contact_id BLOB    NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  kind       TEXT    NOT NULL CHECK (kind IN ('birthday', 'anniversary', 'work anniversary', 'promotion', 'graduation',
                                              'new job', 'move', 'victory', 'loss', 'custom')),
  label      TEXT    NOT NULL,
  year       INTEGER          CHECK (year BETWEEN 1 AND 9999),
  month      INTEGER          CHECK (month BETWEEN 1 AND 12),
  day        INTEGER          CHECK (day BETWEEN 1 AND 31),
  words      TEXT,
  yearly     INTEGER NOT NULL CHECK (yearly IN (0, 1)),
  note       TEXT    NOT NULL,
  revision   INTEGER NOT NULL,
  known_at   TEXT    NOT NULL,               -- when this date came into the book, new or corrected (R4)
  CHECK ((words IS NULL) <> (year IS NULL AND month IS NULL))
) STRICT;
CREATE INDEX milestones_by_contact ON milestones (contact_id);
CREATE INDEX milestones_by_day ON milestones (month * 100 + day);

-- What the user did about one coming round of a milestone.
CREATE TABLE milestone_marks (
  id            BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  milestone_id  BLOB    NOT NULL REFERENCES milestones (id) ON DELETE CASCADE,
  period        INTEGER NOT NULL,                 -- the year it came round in
  outcome       TEXT    NOT NULL CHECK (outcome IN ('congratulated', 'done', 'snoozed')),
  snoozed_until TEXT,
  at            TEXT    NOT NULL,
  UNIQUE (milestone_id, period),
  CHECK ((outcome = 'snoozed') = (snoozed_until IS NOT NULL))
) STRICT;

-- What happened, with whom.
CREATE TABLE interactions (
  id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  day        TEXT    NOT NULL,
  channel    TEXT    NOT NULL CHECK (channel IN ('in person', 'call', 'video', 'message', 'letter', 'other')),
  outcome    TEXT    NOT NULL CHECK (outcome IN ('talked', 'no answer')),
  started_by TEXT    NOT NULL CHECK (started_by IN ('me', 'them', 'unknown')),
  note       TEXT    NOT NULL,
  created_at TEXT    NOT NULL
) STRICT;

CREATE TABLE interaction_people (
  id             BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  interaction_id BLOB NOT NULL REFERENCES interactions (id) ON DELETE CASCADE,
  contact_id     BLOB NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  UNIQUE (interaction_id, contact_id)
) STRICT;
CREATE INDEX interaction_people_by_contact ON interaction_people (contact_id);

-- The card a contact came from, as it was, so that nothing is dropped (V1) and an update knows its base (V2).
CREATE TABLE cards (
  id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  contact_id  BLOB NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  uid         TEXT,
  fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
  raw         BLOB NOT NULL
) STRICT;
CREATE INDEX cards_by_uid ON cards (uid) WHERE uid IS NOT NULL;
CREATE INDEX cards_by_fingerprint ON cards (fingerprint);
CREATE INDEX cards_by_contact ON cards (contact_id);

-- The user's settings: one row.
CREATE TABLE settings (
  id              BLOB    NOT NULL PRIMARY KEY CHECK (id = zeroblob(16)),
  user_name       TEXT    NOT NULL,
  notify_at       TEXT    NOT NULL,               -- times of day, HH:MM, on the user's own clock
  quiet_from      TEXT    NOT NULL,
  quiet_to        TEXT    NOT NULL,
  theme           TEXT    NOT NULL CHECK (theme IN ('system', 'light', 'dark')),
  birthday_words  TEXT    NOT NULL,
  milestone_words TEXT    NOT NULL,
  check_in_words  TEXT    NOT NULL,
  discreet        INTEGER NOT NULL CHECK (discreet IN (0, 1))
) STRICT;
