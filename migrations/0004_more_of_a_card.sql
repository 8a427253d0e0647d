-- What else a card can say: how a name is pronounced, language and time zone, and who else is in their life.

ALTER TABLE contacts ADD COLUMN phonetic_given  TEXT NOT NULL DEFAULT '';
ALTER TABLE contacts ADD COLUMN phonetic_family TEXT NOT NULL DEFAULT '';
ALTER TABLE contacts ADD COLUMN language        TEXT NOT NULL DEFAULT '';  -- as a card has it, "pt" or "pt-PT"
ALTER TABLE contacts ADD COLUMN time_zone       TEXT NOT NULL DEFAULT '';  -- as a card has it, "Europe/Lisbon" or "-05:00"

-- The same table with one kind more: SQLite can't change a CHECK. The order of the columns stays (the undo journal knows it).
CREATE TABLE details_of_all_kinds (
  id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  contact_id BLOB    NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  kind       TEXT    NOT NULL CHECK (kind IN ('email', 'phone', 'address', 'link', 'relation')),
  label      TEXT    NOT NULL,
  value      TEXT    NOT NULL CHECK (value <> ''),
  position   INTEGER NOT NULL
) STRICT;
INSERT INTO details_of_all_kinds (id, contact_id, kind, label, value, position)
  SELECT id, contact_id, kind, label, value, position FROM details;
DROP TABLE details;
ALTER TABLE details_of_all_kinds RENAME TO details;
CREATE INDEX details_by_contact ON details (contact_id, kind, position);
