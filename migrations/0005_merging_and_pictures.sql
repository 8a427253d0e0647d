-- People who turned out to be one (V4), and those who are known to be two.

-- The same table with one state more: SQLite can't change a CHECK. The order of the columns stays (the undo journal knows it).
CREATE TABLE contacts_of_all_states (
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
  state           TEXT    NOT NULL CHECK (state IN ('active', 'archived', 'deceased', 'trashed', 'merged')),
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
  phonetic_given  TEXT    NOT NULL DEFAULT '',
  phonetic_family TEXT    NOT NULL DEFAULT '',
  language        TEXT    NOT NULL DEFAULT '',    -- as a card has it, "pt" or "pt-PT"
  time_zone       TEXT    NOT NULL DEFAULT '',    -- as a card has it, "Europe/Lisbon" or "-05:00"
  CHECK ((every IS NULL) = (unit IS NULL))
) STRICT;
INSERT INTO contacts_of_all_states (id, given, family, additional, prefix, suffix, nickname, display, organization, title, pronouns, note,
    state, state_since, circle_id, every, unit, fixed_from, rhythm_since, rhythm_revision, skipped_on, paused_until, snoozed_until, leap_day,
    created_at, shown, sort_key, search, phonetic_given, phonetic_family, language, time_zone)
  SELECT id, given, family, additional, prefix, suffix, nickname, display, organization, title, pronouns, note,
    state, state_since, circle_id, every, unit, fixed_from, rhythm_since, rhythm_revision, skipped_on, paused_until, snoozed_until, leap_day,
    created_at, shown, sort_key, search, phonetic_given, phonetic_family, language, time_zone FROM contacts;
DROP TABLE contacts;
ALTER TABLE contacts_of_all_states RENAME TO contacts;
CREATE INDEX contacts_by_sort_key ON contacts (state, sort_key);
CREATE INDEX contacts_by_circle ON contacts (circle_id);
CREATE INDEX contacts_with_rhythm ON contacts (id) WHERE every IS NOT NULL;

-- Details with one kind more, for the same reason.
CREATE TABLE details_of_all_kinds (
  id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  contact_id BLOB    NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  kind       TEXT    NOT NULL CHECK (kind IN ('work', 'email', 'phone', 'address', 'link', 'relation')),
  label      TEXT    NOT NULL,
  value      TEXT    NOT NULL CHECK (value <> ''),
  position   INTEGER NOT NULL
) STRICT;
INSERT INTO details_of_all_kinds (id, contact_id, kind, label, value, position)
  SELECT id, contact_id, kind, label, value, position FROM details;
DROP TABLE details;
ALTER TABLE details_of_all_kinds RENAME TO details;
CREATE INDEX details_by_contact ON details (contact_id, kind, position);
-- Who names whom as someone in their life, and who is called so.
CREATE INDEX details_by_relation ON details (value COLLATE NOCASE) WHERE kind = 'relation';
CREATE INDEX contacts_by_shown ON contacts (shown COLLATE NOCASE);

-- Who went into whom. Whoever went in keeps their row, in the state 'merged', with what was theirs alone; so does a copy of the one who
-- stays, as they were before and as they were right after: taking the two apart is a comparison of three, whatever was edited since.
CREATE TABLE merges (
  id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  contact_id  BLOB NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,          -- who stays
  part_id     BLOB NOT NULL UNIQUE REFERENCES contacts (id) ON DELETE CASCADE,   -- who went in
  before_id   BLOB NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,          -- a copy of who stays, from before
  after_id    BLOB NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,          -- and from right after
  part_state  TEXT NOT NULL CHECK (part_state IN ('active', 'archived', 'deceased')), -- where who went in stood
  part_since  TEXT NOT NULL,
  kept_state  TEXT NOT NULL CHECK (kept_state IN ('active', 'archived', 'deceased')), -- and who stays
  kept_since  TEXT NOT NULL,
  at          TEXT NOT NULL
) STRICT;
CREATE INDEX merges_by_contact ON merges (contact_id);
CREATE INDEX merges_by_before ON merges (before_id);
CREATE INDEX merges_by_after ON merges (after_id);

-- Rows that changed hands with a merge: milestones, the marks on them, and who was there.
CREATE TABLE merge_moves (
  id       BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  merge_id BLOB NOT NULL REFERENCES merges (id) ON DELETE CASCADE,
  tbl      TEXT NOT NULL CHECK (tbl IN ('milestones', 'milestone_marks', 'interaction_people')),
  row_id   BLOB NOT NULL CHECK (length(row_id) = 16),
  from_id  BLOB NOT NULL CHECK (length(from_id) = 16)                             -- whose it was
) STRICT;
CREATE INDEX merge_moves_by_merge ON merge_moves (merge_id);

-- "These are two people": never suggested again. The smaller identity stands first.
CREATE TABLE apart (
  id       BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  one_id   BLOB NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  other_id BLOB NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  UNIQUE (one_id, other_id),
  CHECK (one_id < other_id)
) STRICT;
CREATE INDEX apart_by_other ON apart (other_id);

-- Who was in which group of another program's when it came in last: what it says again is no news.
CREATE TABLE group_members (
  id         BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),                   -- follows from group and member
  group_uid  TEXT NOT NULL,
  name       TEXT NOT NULL,
  member_uid TEXT NOT NULL
) STRICT;
CREATE INDEX group_members_by_group ON group_members (group_uid);

-- Whether a card holds a picture, so that lists need not read it.
ALTER TABLE cards ADD COLUMN has_photo INTEGER NOT NULL DEFAULT 0 CHECK (has_photo IN (0, 1));
