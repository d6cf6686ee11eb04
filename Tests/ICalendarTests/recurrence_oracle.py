"""Writes the days that python-dateutil 2.9.0.post0 finds for generated recurrence rules over whole days.

Made with: pip install python-dateutil==2.9.0.post0 && python3 recurrence_oracle.py >Fixtures/recurrences.json

The rules are drawn from every part, frequency and week start, so that many of them mean little; each is legal by RFC
5545. A line each: the rule, its start, the last day asked for and the days, at most 24, as ISO 8601 has them.
"""

import datetime
import json
import random

from dateutil import rrule

WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
SEED, RULES, DAYS = 5545, 400, 24


def pick(values, most):
    return random.sample(values, random.randint(1, most))


def listed(values):
    return ",".join(str(value) for value in values)


def generated():
    frequency = random.choice(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])
    parts = {"FREQ": frequency}
    if random.random() < 0.4:
        parts["INTERVAL"] = random.choice([2, 3, 4, 5, 7, 12, 13])
    if random.random() < 0.35:
        parts["BYMONTH"] = listed(pick(range(1, 13), 4))
    if frequency == "YEARLY" and random.random() < 0.3:
        parts["BYWEEKNO"] = listed(pick([1, 2, 20, 52, 53, -1, -2, -20, -52, -53], 3))
    if frequency == "YEARLY" and random.random() < 0.25:
        parts["BYYEARDAY"] = listed(pick([1, 59, 60, 100, 200, 365, 366, -1, -100, -307, -366], 6))
    if frequency != "WEEKLY" and random.random() < 0.3:
        parts["BYMONTHDAY"] = listed(pick([1, 2, 7, 13, 28, 29, 30, 31, -1, -2, -15, -31], 5))
    if random.random() < 0.45:
        days = pick(WEEKDAYS, 4)
        if frequency in ("MONTHLY", "YEARLY") and "BYWEEKNO" not in parts and random.random() < 0.5:
            within_month = frequency == "MONTHLY" or "BYMONTH" in parts
            numbers = ["1", "2", "-1", "5", "-5"] if within_month else ["1", "2", "-1", "20", "53", "-53"]
            numbers += [""] if random.random() < 0.2 else []
            days = [random.choice(numbers) + day for day in days]
        parts["BYDAY"] = listed(days)
    if any(part.startswith("BY") for part in parts) and random.random() < 0.25:
        parts["BYSETPOS"] = listed(pick([1, 2, 3, 5, -1, -2, -4], 2))
    if random.random() < 0.3:
        parts["WKST"] = random.choice(WEEKDAYS)
    return parts


def main():
    random.seed(SEED)
    cases = []
    while len(cases) < RULES:
        parts = generated()
        start = datetime.date(2020, 1, 1) + datetime.timedelta(random.randint(0, 3000))
        end = start + datetime.timedelta(random.choice([400, 2000, 11000]))
        if random.random() < 0.2:
            parts["COUNT"] = random.randint(1, 30)
        elif random.random() < 0.2:
            parts["UNTIL"] = f"{start + datetime.timedelta(random.randint(0, 1500)):%Y%m%d}"
        rule = ";".join(f"{name}={value}" for name, value in parts.items())
        days = []
        # dateutil looks for members through this year, and so is done soon when there are none
        rrule.datetime.MAXYEAR = end.year
        for member in rrule.rrulestr(rule, dtstart=datetime.datetime.combine(start, datetime.time())):
            found = member.date()
            if found > end or len(days) == DAYS:
                break
            days.append(found.isoformat())
        cases.append({"rule": rule, "start": start.isoformat(), "end": end.isoformat(), "days": days})
    print("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]")


main()
