#!/usr/bin/env python3
"""Every reminder of the plan that is tortured, reckoned by rules that share nothing with the program.

    torture_oracle.py FIRST-YEAR LAST-YEAR DAY-OFF,DAY-OFF… ITEM:DAY…

Each item is due by that day of each month (1 to 28) of the years. Reminders come so many days before the last good day, at
08:00, those on a day off on the working day before, of several on one day only the nearest; and two days after, those on a
day off on the next working day, of several on one day only the latest. None comes before the first year.

One identity a line, in no order.
"""
import sys
from datetime import date, timedelta

DAY = timedelta(days=1)
first, last = int(sys.argv[1]), int(sys.argv[2])
OFF = {date.fromisoformat(text) for text in sys.argv[3].split(",") if text}


def works(day):
    return day.weekday() < 5 and day not in OFF


def moved(day, step):
    while not works(day):
        day += step
    return day


for item, number in (word.split(":") for word in sys.argv[4:]):
    for year in range(first, last + 1):
        for month in range(1, 13):
            due = date(year, month, int(number))
            # what comes later in the order overwrites
            nearest = {moved(due - n * DAY, -DAY): "-%dd" % n if n else "0d" for n in (3, 1, 0)}
            nearest |= {moved(due + n * DAY, DAY): "+%dd" % n for n in (1, 2)}
            for day, rule in nearest.items():
                if day >= date(first, 1, 1):
                    print("day-dac/%s@%d-%02d#%s/%s" % (item, year, month, rule, due))
