-- What a clock that was ahead put off for longer than anything can be.

-- The end of the snooze that was heard of last was further away than that: it counts no more (R7).
ALTER TABLE alarms ADD COLUMN put_off_void INTEGER NOT NULL DEFAULT 0 CHECK (put_off_void IN (0, 1));
