"""Local times of each zone and the instants that python's zoneinfo makes of them (PEP 495, fold=0).

The folder of the zones is the argument. In: lines of a zone's name and moments (seconds since 1970) that are to be looked at too. Out, for each
line: how many pairs, then the pairs, 64-bit integers: a local time as if it were UTC, and its instant.
"""

import array
import datetime
import pathlib
import sys
import zoneinfo

HOUR, DAY = 3600, 86400
EPOCH = datetime.datetime(1970, 1, 1)
FIRST, LAST = 0, int((datetime.datetime(2051, 1, 1) - EPOCH).total_seconds())


def offset(zone, at):
    """Seconds east of Greenwich at a moment."""
    return int(datetime.datetime.fromtimestamp(at, zone).utcoffset().total_seconds())


def changes(zone):
    """The moments from which another offset holds; of two within one day of Greenwich that make up for each other, none."""
    days = range(FIRST, LAST, DAY)
    offsets = [offset(zone, day) for day in days]
    for day, old, new in zip(days, offsets, offsets[1:]):
        before, after = day, day + DAY
        while old != new and after - before > 1:
            middle = (before + after) // 2
            before, after = (middle, after) if offset(zone, middle) == old else (before, middle)
        if old != new:
            yield after


def around(zone, change):
    """A day before and after by the hour; the gap or overlap by the minute; its edges by the second."""
    edges = sorted([change + offset(zone, change - 1), change + offset(zone, change)])
    yield from range(edges[0] - DAY, edges[1] + DAY + 1, HOUR)
    yield from range(edges[0] - 120, edges[1] + 121, 60)
    yield from (edge + second for edge in edges for second in (-1, 0, 1))


def local_times(zone, others):
    """Noon of every day, and all around every change."""
    times = set(range(FIRST + DAY // 2, LAST, DAY))
    for change in {*changes(zone), *others}:
        times.update(around(zone, change))
    return sorted(times)


def instant(zone, local):
    time = EPOCH + datetime.timedelta(seconds=local)
    return local - int(time.replace(tzinfo=zone, fold=0).utcoffset().total_seconds())


def main(folder):
    for line in sys.stdin:
        name, *others = line.split()
        with (folder / name).open("rb") as data:
            zone = zoneinfo.ZoneInfo.from_file(data)
        times = local_times(zone, map(int, others))
        pairs = [number for local in times for number in (local, instant(zone, local))]
        sys.stdout.buffer.write(array.array("q", [len(times), *pairs]).tobytes())


main(pathlib.Path(sys.argv[1]))
