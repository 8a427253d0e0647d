"""Writes the tables of this folder again, each from one published reckoning, and says where another one differs.

    python3 -m venv /tmp/tables && /tmp/tables/bin/pip install cnlunar==0.2.5 borax==4.1.3 LunarCalendar==0.0.9 lunar_python==1.4.8 \
        pyluach==2.3.0 convertdate==2.5.1 hijridate==2.6.0 ummalqura==2.0.1 persiantools==6.2.0 jdatetime==6.1.1 ephem==4.2.1
    /tmp/tables/bin/python tests/calendars/make_tables.py
"""

import datetime
import pathlib

import borax.calendars.lunardate
import cnlunar
import convertdate
import ephem
import hijridate
import jdatetime
import lunar_python
import lunarcalendar
import persiantools.jdatetime
import pyluach.dates
import ummalqura.hijri_date

DAY = datetime.timedelta(1)


def date(parts):
    return parts if isinstance(parts, datetime.date) else datetime.date(*parts)


# Chinese: each gives (year, month, is leap, day) of a Gregorian day; the year is the Gregorian one in which it began.


def by_cnlunar(day):
    is_it = cnlunar.Lunar(datetime.datetime(day.year, day.month, day.day, 12))
    return is_it.lunarYear, is_it.lunarMonth, bool(is_it.isLunarLeapMonth), is_it.lunarDay


def by_borax(day):
    is_it = borax.calendars.lunardate.LunarDate.from_solar(day)
    return is_it.year, is_it.month, bool(is_it.leap), is_it.day


def by_lunarcalendar(day):
    is_it = lunarcalendar.Converter.Solar2Lunar(lunarcalendar.Solar.from_date(day))
    return is_it.year, is_it.month, bool(is_it.isleap), is_it.day


def by_lunar_python(day):
    is_it = lunar_python.Solar.fromYmd(day.year, day.month, day.day).getLunar()
    return is_it.getYear(), abs(is_it.getMonth()), is_it.getMonth() < 0, is_it.getDay()


def chinese(reckon):
    """The first day of every month from New Year of 1901 to the end of 2100, or of what is known."""
    day, firsts = datetime.date(1901, 2, 19), {}
    while day < datetime.date(2101, 1, 29):
        try:
            year, month, is_leap, of_month = reckon(day)
        except (ValueError, IndexError):
            break
        if of_month == 1:
            firsts[(year, month, is_leap)] = day
        day += DAY
    return firsts, day


def by_the_observatory(day):
    """As the Hong Kong Observatory publishes it; cnlunar, which holds its table, ends with the year 2099."""
    return by_cnlunar(day) if day < datetime.date(2100, 2, 9) else by_borax(day)


# The others: the Gregorian day on which a month begins.


def hebrew_months(year):
    """Months as CLDR numbers them, Tishri the first, Adar I 5L; and as both packages do, Nisan the first."""
    leap = (7 * year + 1) % 19 < 7
    theirs = [7, 8, 9, 10, 11] + ([12, 13] if leap else [12]) + [1, 2, 3, 4, 5, 6]
    ours = [(n, False) for n in range(1, 6)] + ([(5, True)] if leap else []) + [(n, False) for n in range(6, 13)]
    return zip(ours, theirs)


def hebrew(first_of):
    firsts = {(year, *ours): date(first_of(year, theirs)) for year in range(5500, 6001) for ours, theirs in hebrew_months(year)}
    return firsts, date(first_of(6001, 7))


def by_umm_al_qura(year, month):
    """The package has no month after its last."""
    return date(tuple(ummalqura.hijri_date.Umalqurra().hijri_to_gregorian(year, month, 1)))


def hijri(first_of, since=1343):
    firsts = {(year, month, False): date(first_of(year, month)) for year in range(since, 1501) for month in range(1, 13)}
    return firsts, firsts[1500, 12, False] + 30 * DAY


def by_ephem(year, month):
    """New Year is the day of the equinox, or the next if that came after noon in Tehran (UTC+3:30)."""
    tehran = ephem.next_vernal_equinox(str(year + 621)).datetime() + datetime.timedelta(hours=3.5)
    new_year = tehran.date() + (DAY if tehran.hour >= 12 else 0 * DAY)
    return new_year + (min(month - 1, 6) * 31 + max(month - 7, 0) * 30) * DAY


def persian(first_of):
    firsts = {(year, month, False): date(first_of(year, month)) for year in range(1178, 1634) for month in range(1, 13)}
    return firsts, date(first_of(1634, 1))


# What is written, and what is said.


def write(name, firsts, end):
    months, lines = sorted(firsts, key=firsts.get), {}
    for month, following in zip(months, [*map(firsts.get, months[1:]), end]):
        year, number, is_leap = month
        length = (following - firsts[month]).days
        lines.setdefault(year, f"{year} {firsts[month]}")
        lines[year] += f" {number}L:{length}" if is_leap else f" {length}"
    (pathlib.Path(__file__).parent / name).write_text("\n".join(lines.values()) + "\n")
    return len(months)


def compare(name, table, others):
    firsts, end = table
    print(f"{name}: {len(firsts)} months, to {end - DAY}")
    for other, (theirs, until) in others.items():
        seen = {month for month in firsts if month in theirs or theirs and min(theirs.values()) <= firsts[month] < until}
        differ = sorted(month for month in seen if theirs.get(month) != firsts[month])
        print(f"  {other}: {len(seen)} months compared, {len(differ)} begin otherwise, in {sorted({year for year, *_ in differ})}")
        for month in differ[:12]:
            print(f"    {month}: {firsts[month]}, there {theirs.get(month)}")


def main():
    tables = {
        "chinese.txt": (chinese(by_the_observatory), {f.__name__: chinese(f) for f in (by_borax, by_lunarcalendar, by_lunar_python)}),
        "hebrew.txt": (
            hebrew(lambda year, month: pyluach.dates.HebrewDate(year, month, 1).to_pydate()),
            {"convertdate": hebrew(lambda year, month: convertdate.hebrew.to_gregorian(year, month, 1))},
        ),
        "hijri.txt": (
            hijri(lambda year, month: hijridate.Hijri(year, month, 1).to_gregorian().datetuple()),
            {"ummalqura": hijri(by_umm_al_qura, 1356)},
        ),
        "persian.txt": (
            persian(lambda year, month: persiantools.jdatetime.JalaliDate(year, month, 1).to_gregorian()),
            {
                "convertdate": persian(lambda year, month: convertdate.persian.to_gregorian(year, month, 1)),
                "ephem": persian(by_ephem),
                "jdatetime": persian(lambda year, month: jdatetime.date(year, month, 1).togregorian()),
            },
        ),
    }
    for name, (table, others) in tables.items():
        compare(name, table, others)
        write(name, *table)


main()
