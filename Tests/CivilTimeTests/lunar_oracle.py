"""Writes the lunar years 1900 to 2199 of Vietnam as the ephemeris of PyEphem 4.2.1 (libastro) has them.

Made with: pip install ephem==4.2.1 && python3 lunar_oracle.py >Fixtures/lunar-years.txt

Nothing of it is shared with the code under test: places of sun and moon are VSOP87 and Moshier's moon in full, the
instants are found by search, delta T is libastro's own, and a month's principal term is found from the term's day.

A line a lunar year: its number, its first day, the number of its leap month (0: none) and the lengths of its months in
order, + for 30 days and - for 29. After # come the instants at UTC+7 within two minutes of a midnight at which another
instant would have changed a day or a month.

Each of these was looked at with JPL's DE405 and ERFA (precession and nutation of 2006): their new moons are within 2
seconds of those here, and the sun of 1938 enters its twelfth at 23:59:27. So the past is certain, 8 July 1967 included,
whose new moon is at 00:00:04. From 2077 on the day hangs on delta T, which nobody knows yet: here it is the customary
polynomial of Espenak and Meeus; should the earth go on turning as fast as today, the new moons of 2077, 2085, 2150 and
2175 would move past midnight. The one of 2054 stays after it for any delta T up to 130 seconds.
"""

import math
from datetime import timedelta

import ephem

FIRST, LAST = 1899, 2200
TURN = 2 * math.pi
MONTH, YEAR = 29.530588, 365.2422
SUN, MOON = ephem.Sun(), ephem.Moon()


def longitude(body, when):
    body.compute(when, epoch=when)
    equatorial = ephem.Equatorial(body.g_ra, body.g_dec, epoch=when)
    return float(ephem.Ecliptic(equatorial, epoch=when).lon)


def root(angle, when, rate):
    """The instant near `when` at which the angle, which grows by `rate` a day, is a whole turn."""
    for _ in range(30):
        step = ((angle(when) + math.pi) % TURN - math.pi) / rate
        when -= step
        if abs(step) < 1e-7:
            break
    return when


def local(when):
    return ephem.Date(when).datetime() + timedelta(hours=7)


def near_midnight(instant):
    second = instant.hour * 3600 + instant.minute * 60 + instant.second
    return min(second, 86400 - second) <= 120


def new_moons(start, end):
    when = start
    while when < end:
        when = root(lambda w: longitude(MOON, w) - longitude(SUN, w), when, TURN / MONTH)
        yield local(when)
        when += MONTH


def principal_terms(start, end):
    when = start
    number = math.ceil(longitude(SUN, when) / (TURN / 12))
    while when < end:
        when = root(lambda w: longitude(SUN, w) - number * TURN / 12, when, TURN / YEAR)
        yield local(when), number % 12
        when += 29
        number += 1


def main():
    start, end = float(ephem.Date(f"{FIRST - 1}/11/01")), float(ephem.Date(f"{LAST + 1}/3/1"))
    moons = list(new_moons(start, end))
    starts = [moon.date() for moon in moons]
    terms = list(principal_terms(start, end))
    months_of_terms = {}  # index of month -> terms in it
    index = 0
    for instant, number in terms:
        while index + 1 < len(starts) and starts[index + 1] <= instant.date():
            index += 1
        months_of_terms.setdefault(index, []).append(number)
    elevenths = [i for i, numbers in sorted(months_of_terms.items()) if 9 in numbers]

    years = {}  # lunar year -> [(number, is leap, start, length)]
    for first, following in zip(elevenths, elevenths[1:]):
        solstice_year = starts[first].year
        number, leap_taken = 11, following - first < 13
        for i in range(first, following):
            is_leap = not leap_taken and i not in months_of_terms
            if is_leap:
                leap_taken = True
                number = (number - 2) % 12 + 1
            year = solstice_year if number >= 11 and i - first < 4 else solstice_year + 1
            years.setdefault(year, []).append((number, is_leap, starts[i], (starts[i + 1] - starts[i]).days))
            number = number % 12 + 1

    notes = {}  # solar year -> instants
    for i, moon in enumerate(moons):
        if near_midnight(moon):
            notes.setdefault((moon + timedelta(minutes=5)).year, []).append(f"new moon {moon:%Y-%m-%d %H:%M:%S}")
    boundaries = set(starts)
    for instant, number in terms:
        midnight = (instant + timedelta(minutes=5)).date()
        if near_midnight(instant) and midnight in boundaries:
            notes.setdefault(instant.year, []).append(f"sun at {number * 30} degrees {instant:%Y-%m-%d %H:%M:%S}")

    for year in range(1900, 2200):
        months = years[year]
        leap = next((number for number, is_leap, _, _ in months if is_leap), 0)
        lengths = "".join("+" if length == 30 else "-" for _, _, _, length in months)
        note = "  # " + ", ".join(notes[year]) if year in notes else ""
        print(f"{year} {months[0][2]} {leap} {lengths}{note}")


main()
