-- Whether an alarm has said what it is to say stands by itself: a snooze takes it back, and so does a clock that is set right.

ALTER TABLE alarms ADD COLUMN said_at TEXT;       -- the instant it was said, or a newer one took its place; NULL: it is still to be said
UPDATE alarms SET said_at = CASE
  WHEN state = 'superseded' AND why = 'a newer one took its place' THEN changed_at
  WHEN put_off IS NULL OR put_off_kept THEN shown_at
END;
ALTER TABLE alarms DROP COLUMN put_off_kept;
