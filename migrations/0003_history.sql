-- The undo journal: one step for each change the user made, and for each row that it touched, the row as it was before.

CREATE TABLE steps (
  id        INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  action    TEXT    NOT NULL,                     -- the verb, "add contact"
  said      TEXT    NOT NULL,                     -- the sentence, "Added Ana Costa"
  at        TEXT    NOT NULL,
  state     TEXT    NOT NULL CHECK (state IN ('done', 'undone', 'past redo')),
  undone_no INTEGER NOT NULL DEFAULT 0            -- order of undoing: redo takes the highest first
) STRICT;

CREATE TABLE step_rows (
  seq     INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  step_id INTEGER NOT NULL REFERENCES steps (id) ON DELETE CASCADE,
  tbl     TEXT    NOT NULL,
  row_id  BLOB    NOT NULL,
  before  BLOB                                    -- the values in column order; NULL: there was no such row
) STRICT;
CREATE INDEX step_rows_by_step ON step_rows (step_id, seq);
CREATE INDEX step_rows_by_row ON step_rows (row_id);
