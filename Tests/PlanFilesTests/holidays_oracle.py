"""Writes Vietnam's days off and make-up days of 2015 to 2035 as the package python-holidays 0.109 has them.

Made with: pip install holidays==0.109 && python3 holidays_oracle.py >Fixtures/holidays-vietnam.json

Its rules are its own: Tết's day on a Saturday goes to the working day before, one on a Sunday to the working day after;
the second day of National Day goes by the weekday of 2 September; swaps are listed where it knows of them.
"""

import json

import holidays

YEARS = range(2015, 2036)

vietnam = holidays.country_holidays("VN", years=YEARS, language="en_US")
print(
    json.dumps(
        {
            # The name of each day off, be it on a weekend.
            "off": {day.isoformat(): name for day, name in sorted(vietnam.items()) if day.year in YEARS},
            # Weekend days that are worked for another day.
            "worked": [day.isoformat() for day in sorted(vietnam.weekend_workdays) if day.year in YEARS],
        },
        ensure_ascii=False,
        indent=0,
    )
)
