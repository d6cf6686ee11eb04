"""Prints every day from 1600-01-01 to 2400-12-31 as Python's datetime knows it.

Seven 32-bit integers a day, in the machine's byte order: days since 1970-01-01, year, month, day, ISO weekday,
year and number of the ISO week.
"""

import array
import sys
from datetime import date

EPOCH = date(1970, 1, 1).toordinal()

numbers = array.array("i")
for ordinal in range(date(1600, 1, 1).toordinal(), date(2400, 12, 31).toordinal() + 1):
    day = date.fromordinal(ordinal)
    week = day.isocalendar()
    numbers.extend((ordinal - EPOCH, day.year, day.month, day.day, week.weekday, week.year, week.week))
sys.stdout.buffer.write(numbers.tobytes())
