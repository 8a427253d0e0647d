-- Dates by other calendars, round numbers of days, a reminder by someone else's clock, and a clock that is not believed.

-- The calendar that year, month and day are of (D6); a leap month bears the number of another: the Hebrew Adar I is the leap month of 5.
ALTER TABLE milestones ADD COLUMN calendar   TEXT    NOT NULL DEFAULT 'gregorian'
  CHECK (calendar IN ('gregorian', 'chinese', 'hebrew', 'hijri', 'persian'));
ALTER TABLE milestones ADD COLUMN leap_month INTEGER NOT NULL DEFAULT 0 CHECK (leap_month IN (0, 1));
-- Days of one calendar in their order, for round numbers of days since (D7).
CREATE INDEX milestones_by_date ON milestones (calendar, year * 100000 + month * 1000 + leap_month * 500 + day);
CREATE INDEX milestones_of_other_calendars ON milestones (calendar, month) WHERE calendar <> 'gregorian';
-- milestone_marks.period is from now on a year of that calendar, or below zero so many days since.

-- Are round numbers of days worth a word?
ALTER TABLE settings ADD COLUMN round_days INTEGER NOT NULL DEFAULT 1 CHECK (round_days IN (0, 1));

-- Is its time on the clock of whom it is about (D2)?
ALTER TABLE reminders ADD COLUMN their_clock INTEGER NOT NULL DEFAULT 0 CHECK (their_clock IN (0, 1));

-- What the time should have been when the clock was last found to be wrong; NULL while it is believed (R7).
ALTER TABLE engine ADD COLUMN doubted_since TEXT;
-- Is it known that it was not later than that, either?
ALTER TABLE engine ADD COLUMN doubt_is_exact INTEGER NOT NULL DEFAULT 0 CHECK (doubt_is_exact IN (0, 1));
