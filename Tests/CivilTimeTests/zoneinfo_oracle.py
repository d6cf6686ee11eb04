"""Says what Python's zoneinfo knows of every zone around every change of its offset from 1970 to 2100.

usage: PYTHONTZPATH=/usr/share/zoneinfo zoneinfo_oracle.py STEP

STEP is the distance in seconds at which offsets are compared to find the changes: two that undo each other within it
are not seen.

Prints a line with the names, separated by spaces, then 64-bit integers in the machine's byte order. For each file:
how many names it has, their places in the line, how many changes, the offset at the epoch, then for each change:
  instant; the offset 1 s before it, at it, 1 s after it;
  five times: local second, and the instants zoneinfo gives for fold 0 and fold 1
where local seconds count from 1970-01-01 00:00 on the wall clock. Fold 0 after fold 1 means a gap (PEP 495).
"""

import array
import sys
import zoneinfo
from datetime import datetime, timedelta, timezone
from pathlib import Path

FIRST, LAST = 0, 4_102_444_800  # 1970-01-01 and 2100-01-01
EPOCH = datetime(1970, 1, 1)
UTC_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
SECOND = timedelta(seconds=1)


def offset(zone, second):
    return datetime.fromtimestamp(second, zone).utcoffset() // SECOND


def instant(zone, local, fold):
    wall = (EPOCH + timedelta(seconds=local)).replace(tzinfo=zone, fold=fold)
    return (wall - UTC_EPOCH) // SECOND


def changes(zone, step):
    before = offset(zone, FIRST)
    for end in range(FIRST + step, LAST + step, step):
        after = offset(zone, end)
        if after == before:
            continue
        low, high = end - step, end
        while high - low > 1:
            middle = (low + high) // 2
            if offset(zone, middle) == before:
                low = middle
            else:
                high = middle
        yield high
        before = after


def report(zone, change):
    before, at, after = (offset(zone, change + shift) for shift in (-1, 0, 1))
    low, high = sorted((change + before, change + at))
    yield from (change, before, at, after)
    for local in (low - 1, low, (low + high) // 2, high - 1, high):
        yield from (local, instant(zone, local, 0), instant(zone, local, 1))


def main():
    step = int(sys.argv[1])
    folder = Path(zoneinfo.TZPATH[0])
    names = sorted(name for name in zoneinfo.available_timezones() if (folder / name).is_file())
    files = {}
    for place, name in enumerate(names):
        files.setdefault((folder / name).read_bytes(), []).append(place)
    numbers = array.array("q")
    for places in files.values():
        zone = zoneinfo.ZoneInfo(names[places[0]])
        found = list(changes(zone, step))
        numbers.extend((len(places), *places, len(found), offset(zone, FIRST)))
        for change in found:
            numbers.extend(report(zone, change))
    sys.stdout.buffer.write(" ".join(names).encode() + b"\n")
    sys.stdout.buffer.write(numbers.tobytes())


main()
