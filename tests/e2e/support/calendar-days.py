"""The days that a calendar holds from 2025 to 2032, as python's icalendar and recurring-ical-events see them: JSON, title to days."""

import json
import sys

import icalendar
import recurring_ical_events

with open(sys.argv[1], "rb") as file:
    calendar = icalendar.Calendar.from_ical(file.read())
days = {}
for event in recurring_ical_events.of(calendar).between((2025, 1, 1), (2033, 1, 1)):
    days.setdefault(str(event["SUMMARY"]), []).append(event["DTSTART"].dt.isoformat())
print(json.dumps({title: sorted(found) for title, found in days.items()}))
