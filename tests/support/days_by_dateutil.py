"""The first twelve days of each rule, as python's dateutil reckons them: a line of first day and rule in, a line of days out."""

import datetime
import itertools
import sys

from dateutil.rrule import rrulestr

for line in sys.stdin:
    first, rule = line.split()
    start = datetime.datetime.fromisoformat(first)
    days = itertools.islice(rrulestr(rule, dtstart=start), 12)
    print(" ".join(day.date().isoformat() for day in days))
