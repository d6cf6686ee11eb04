#!/usr/bin/env python3
"""Every reminder of the sample plans, reckoned by hand-written rules that share nothing with the program.

The facts below are copied from config/plans and config/holidays/vn.yaml. The rules are those of the contract:
reminders at 08:00 so many days before the last good day, those on a day off on the working day before, of several on
one day only the nearest; overdue ones daily for 14 days, those on a day off on the next working day; phases on their first and last day,
events and duties on theirs; nothing before the plan was issued.

One line a reminder, in no order: DAY PLAN/ITEM RULE
"""
from datetime import date, timedelta

DAY = timedelta(days=1)


def span(first, last):
    return {first + i * DAY for i in range((last - first).days + 1)}


OFF = (
    # 2021
    {date(2021, 1, 1), date(2021, 4, 21), date(2021, 4, 30), date(2021, 5, 3)}
    | span(date(2021, 2, 10), date(2021, 2, 16)) | span(date(2021, 9, 2), date(2021, 9, 3))
    # 2022, which no sample reaches but for its first days
    | {date(2022, 1, 3)}
    # 2023
    | {date(2023, 1, 2), date(2023, 5, 1), date(2023, 5, 2), date(2023, 5, 3)}
    | span(date(2023, 1, 20), date(2023, 1, 26)) | span(date(2023, 9, 1), date(2023, 9, 4))
    # 2024
    | {date(2024, 1, 1), date(2024, 4, 18), date(2024, 4, 29), date(2024, 4, 30), date(2024, 5, 1)}
    | span(date(2024, 2, 8), date(2024, 2, 14)) | span(date(2024, 9, 2), date(2024, 9, 3))
)
WORKED = {date(2024, 5, 4)}

# plan: the first day it can have been issued; its deadlines by last good day; single days; phases
SAMPLES = {
    "quang-thanh-2021": (
        date(2021, 1, 15),
        {"dang-ky": date(2021, 1, 19), "sang-kien": date(2021, 10, 31), "khen-thuong": date(2021, 11, 14)},
        [("binh-xet", date(2021, 6, 11)), ("binh-xet", date(2021, 12, 31)), ("ai-quoc", date(2021, 6, 11))],
        {"dot-1": (date(2021, 1, 1), date(2021, 6, 11)), "dot-2": (date(2021, 6, 11), date(2021, 12, 31))},
    ),
    "nguyen-trai-2023": (
        None,
        {"mo-hinh-nganh": date(2023, 8, 15), "mo-hinh-mat-tran": date(2023, 8, 15)},
        [("thanh-lap", date(2024, 1, 8))],
        {"cao-diem": (date(2023, 8, 1), date(2023, 12, 15))},
    ),
    "dai-lanh-2023": (date(2023, 2, 1), {}, [("ai-quoc", date(2023, 6, 11))], {}),
    "cat-ne-2024": (date(2024, 1, 1), {}, [], {}),
    "van-gia-2024": (
        date(2024, 5, 1),
        {"bao-cao": date(2024, 11, 14), "de-xuat": date(2024, 11, 19)},
        [("ai-quoc", date(2024, 6, 11)), ("to-chuc", date(2024, 8, 28))],
        {},
    ),
}


def works(day):
    return day in WORKED or (day.weekday() < 5 and day not in OFF)


def back(day):
    while not works(day):
        day -= DAY
    return day


def forth(day):
    while not works(day):
        day += DAY
    return day


for plan, (issued, deadlines, days, phases) in SAMPLES.items():
    lines = set()
    for item, last in deadlines.items():
        nearest = {}
        for before in (14, 7, 3, 1, 0):
            # later, that is nearer, rules overwrite
            nearest[back(last - before * DAY)] = "-%dd" % before if before else "0d"
        lines |= {(day, item, rule) for day, rule in nearest.items()}
        # One whose day is off comes on the next working day; of several there the latest.
        latest = {}
        for n in range(1, 15):
            latest[forth(last + n * DAY)] = "+%dd" % n
        lines |= {(day, item, rule) for day, rule in latest.items()}
    lines |= {(back(day), item, "after" if item == "binh-xet" else "0d") for item, day in days}
    for item, (first, last) in phases.items():
        lines |= {(back(first), item, "opens"), (back(last), item, "closes")}
    for day, item, rule in sorted(lines):
        if issued is None or day >= issued:
            print(day, "%s/%s" % (plan, item), rule)
