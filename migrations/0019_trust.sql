-- How near talks with someone may go, as the user trusts them, and searches for how talks went; whom the user would rather not bring together; the keys that take down a thought
-- while another program is in front.
ALTER TABLE contacts ADD COLUMN trust TEXT CHECK (trust IN ('light', 'real', 'deep'));                               -- NULL: nobody has said
CREATE INDEX interactions_that_felt ON interactions (feeling) WHERE feeling IS NOT NULL;
CREATE INDEX interactions_so_near ON interactions (depth) WHERE depth IS NOT NULL;
CREATE INDEX contacts_trusted ON contacts (id) WHERE trust IS NOT NULL;
ALTER TABLE introductions ADD COLUMN let_go INTEGER NOT NULL DEFAULT 0 CHECK (let_go IN (0, 1));                     -- it is not suggested again
ALTER TABLE settings ADD COLUMN thought_keys TEXT;                                                                   -- "Ctrl+Alt+T"; NULL: none
ALTER TABLE settings ADD COLUMN talking_to BLOB CHECK (length(talking_to) = 16);                                     -- for whom it is quiet; NULL: nobody
