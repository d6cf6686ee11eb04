"""Reads a calendar file as other programs do: the bytes by RFC 5545, section 3.1, the content by icalendar (python3-icalendar)
and by vobject (python3-vobject), which checks that every component has what it must have, and nothing twice.

Prints what it found as JSON; what is wrong ends it.
"""

import datetime
import json
import sys

import icalendar
import vobject

data = open(sys.argv[1], "rb").read()
assert data.endswith(b"\r\n")
lines = data[:-2].split(b"\r\n")
for line in lines:
    assert b"\r" not in line and b"\n" not in line, line
    assert len(line) <= 75, line
    text = line.decode("utf-8")
    assert not any((ord(c) < 0x20 and c != "\t") or ord(c) == 0x7F for c in text), line


def moment(value):
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    return value.isoformat()


def entry(component):
    found = {"component": component.name, "alarms": []}
    for name in ["UID", "SUMMARY", "DESCRIPTION", "STATUS", "TRANSP", "ACTION"]:
        if name in component:
            found[name] = str(component[name])
    for name in ["DTSTAMP", "LAST-MODIFIED", "DTSTART", "DTEND", "DUE", "COMPLETED", "TRIGGER"]:
        if name in component:
            found[name] = moment(component[name].dt)
    for name in ["SEQUENCE", "PERCENT-COMPLETE"]:
        if name in component:
            found[name] = int(component[name])
    if "CATEGORIES" in component:
        found["CATEGORIES"] = [str(c) for c in component["CATEGORIES"].cats]
    found["alarms"] = [entry(part) for part in component.subcomponents]
    return found


calendar = icalendar.Calendar.from_ical(data)
assert not calendar.errors, calendar.errors
entries = [entry(part) for part in calendar.subcomponents]
for part in calendar.walk():
    assert not part.errors, part.errors

other = vobject.readOne(data.decode("utf-8"))
other.validate(raiseException=True)
described = {child.uid.value: child for child in other.components()}
assert len(described) == len(entries) == len(list(other.components()))


def agree(text, read):
    """Both read the same text; but icalendar takes a backslash before an n, escaped, for a line break."""
    assert text.replace("\\n", "\n") == read, (text, read)
    return text


for e in entries:
    child = described[e["UID"]]
    child.validate(raiseException=True)
    assert child.name == e["component"]
    e["SUMMARY"] = agree(child.summary.value, e["SUMMARY"])
    e["DESCRIPTION"] = agree(child.description.value, e["DESCRIPTION"])
    assert len(list(child.components())) == len(e["alarms"])

name = agree(other.x_wr_calname.value, str(calendar["X-WR-CALNAME"]))
json.dump({"name": name, "entries": entries}, sys.stdout, ensure_ascii=False)
