-- How near a talk went, how it felt, and what the user appreciated. What of a talk stands in its note is not asked for.
ALTER TABLE interactions ADD COLUMN depth       TEXT CHECK (depth IN ('light', 'real', 'deep'));         -- NULL: nobody has said
ALTER TABLE interactions ADD COLUMN feeling     TEXT CHECK (feeling IN ('lifted', 'even', 'drained'));   -- NULL: nobody has said
ALTER TABLE interactions ADD COLUMN appreciated TEXT NOT NULL DEFAULT '';                                -- the user's own words

-- For whom the user keeps close, few of many: Today asks for all of them.
CREATE INDEX contacts_kept_close ON contacts (id) WHERE every IS NOT NULL OR circle_id IS NOT NULL;
