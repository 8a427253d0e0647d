-- What was put off is found by when that ends, however long ago its day was.

CREATE INDEX milestone_marks_put_off ON milestone_marks (snoozed_until) WHERE snoozed_until IS NOT NULL;
