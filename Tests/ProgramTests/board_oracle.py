#!/usr/bin/env python3
"""What a service that is killed again and again had to send while its board moved, reckoned by rules that share nothing
with the program.

    board_oracle.py look STATE              what lies in the folder of a rehearsal, as JSON: one line
    board_oracle.py check PLAN MOVES LIVES  every fault, one a line

PLAN: {"units": {ID: NAME}, "last": YEAR, "versions": [{"items": {ITEM: DAY}, "off": [DAY-OFF], "before": [DAYS]}]}: each item
is due by that day (1 to 28) of each month from 2021 on, by each of the units. Reminders come those days before the last good
day at 08:00, those on a day off on the working day before, of several on one day only the nearest; and 1 and 2 days after it,
those on a day off on the next working day, of several on one day only the latest. An edit fires nothing: a reminder whose
instant has passed is sent only when it was served, with that instant, since before it.

MOVES: what happens to the board, in order of time, as `hanchot rehearse --submissions` takes it.

LIVES: [{"from": DAY, "to": DAY, "version": which the files had then, "ended": whether it came to its end, "look": what lay there
then}]. The clock may be back at the start of a life, or ahead of the next one's.

Everything is gone through day by day and occurrence by occurrence. Where a life was killed, what it did last is taken from
what it left: a reminder that it was about to send may have been sent or not, but nothing else.
"""
import copy
import json
import os
import re
import shutil
import sqlite3
import sys
import tempfile
from datetime import date, datetime, time, timedelta

DAY, CATCH_UP, MINUTE = timedelta(days=1), timedelta(days=7), timedelta(minutes=1)
EPOCH, ZONE = datetime(1970, 1, 1), timedelta(hours=7)
ACTIONS = {"receive", "accept", "return", "waive", "withdraw", "snooze", "extend", "close", "reopen", "silence", "speak"}
DELIVERED = {"received", "accepted", "waived"}


# ---- what lies there

def look(state):
    files = {}
    for folder, _, names in os.walk(state + "/reminders"):
        for name in names:
            if not name.endswith(".txt"):
                continue
            text = open(os.path.join(folder, name), encoding="utf-8").read()
            identity = re.search(r"^Mã nhắc việc: (.*)\n\Z", text, re.M)
            units = re.search(r"^Đơn vị (?:thực hiện|chưa nộp): +(.*)$", text, re.M)
            files.setdefault(identity.group(1) if identity else "half a file: " + name, []).append(
                {"units": units.group(1).split("; ") if units else [], "late": "\nGửi muộn: " in text})
    found = {"files": files, "open": [], "made": 0, "decided": None, "version": None, "board": {}}
    if os.path.exists(state + "/rehearsal.sqlite"):
        # a copy: reading it would mend what a kill has left
        with tempfile.TemporaryDirectory() as folder:
            for name in os.listdir(state):
                if name.startswith("rehearsal.sqlite"):
                    shutil.copy(os.path.join(state, name), folder)
            read_ledger(folder + "/rehearsal.sqlite", found)
    print(json.dumps(found))


def read_ledger(path, found):
    ledger = sqlite3.connect(path)
    if not ledger.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        return
    found["open"] = [row[0] for row in ledger.execute(
        "SELECT DISTINCT mark.identity FROM parcel JOIN parcel_reminder ON parcel_reminder.parcel = parcel.id "
        "JOIN mark ON mark.id = parcel_reminder.mark WHERE settled_at IS NULL")]
    found["made"] = sum(action in ACTIONS for action, in ledger.execute("SELECT action FROM audit"))
    # before anything is recorded as served it has done nothing
    decided = ledger.execute("SELECT decided_through FROM position WHERE EXISTS (SELECT * FROM mark)").fetchone()
    found["decided"] = decided and decided[0]
    text = ledger.execute(
        "SELECT plan_text.text FROM plan_version JOIN plan_text ON plan_text.id = plan_version.text "
        "ORDER BY plan_version.id DESC").fetchone()
    found["version"] = text and int(re.match("# ([0-9]+)\n", text[0]).group(1))
    board = found["board"]
    for identity, snoozed, closed in ledger.execute("SELECT identity, snoozed_until, closed_at FROM occurrence"):
        board[identity] = {"snoozed": snoozed, "closed": closed is not None, "due": None, "units": {}}
    for identity, day in ledger.execute(
            "SELECT identity, to_day FROM extension JOIN occurrence ON id = occurrence ORDER BY position"):
        board[identity]["due"] = day
    for identity, unit, state in ledger.execute(
            "SELECT identity, unit, state FROM submission JOIN occurrence ON occurrence.id = occurrence"):
        board[identity]["units"][unit] = state


# ---- what had to be sent

def moment(text):
    return datetime.strptime(text, "%d/%m/%Y %H:%M")


def microseconds(instant):
    return (instant - ZONE - EPOCH) // timedelta(microseconds=1)


class Version:
    def __init__(self, version):
        self.items, self.before = version["items"], version["before"]
        self.off = {date.fromisoformat(day) for day in version["off"]}

    def due(self, name):
        """None where it has no such item."""
        item, year, month = re.fullmatch(r"day-dac/(.*)@(\d+)-(\d+)", name).groups()
        return date(int(year), int(month), self.items[item]) if item in self.items else None

    def shifted(self, day, step):
        while day.weekday() > 4 or day in self.off:
            day += step
        return day


class Occurrence:
    def __init__(self, name, units):
        self.name, self.units = name, units
        self.version = self.due = None
        self.known = self.ladder = None
        self.states, self.closed, self.extended, self.snoozed, self.silence = {}, False, None, None, None
        # of reminders, by identity: since when they are served, at that instant; and what became of them when
        self.served, self.fate = {}, {}
        # that it is met is to be told: as the ledger has it, and as the service knows
        self.untold = self.to_tell = False

    def rungs(self):
        """Instant and identity of each reminder of the date in force."""
        if not self.due:
            return []
        if self.known != (self.due, self.version):
            self.known, self.ladder = (self.due, self.version), self.reckoned()
        return self.ladder

    def reckoned(self):
        days = {self.version.shifted(self.due - n * DAY, -DAY): "-%dd" % n if n else "0d" for n in self.version.before}
        days |= {self.version.shifted(self.due + n * DAY, DAY): "+%dd" % n for n in (1, 2)}
        return [(datetime.combine(day, time(8)), "%s#%s/%s" % (self.name, rule, self.due)) for day, rule in days.items()]

    def missing(self):
        return [name for unit, name in self.units.items() if self.states.get(unit) not in DELIVERED]

    def is_met(self):
        return self.closed or not self.missing()

    def is_silent(self, instant):
        return self.silence and self.silence[0] <= instant and (self.silence[1] is None or instant < self.silence[1])

    def begin(self, now, version):
        for identity, (what, instant, ended) in list(self.fate.items()):
            if what != "sent" and instant > now or what == "passed" and ended > now:
                del self.fate[identity]
        self.served = {identity: (min(since, now), instant) for identity, (since, instant) in self.served.items()}
        putting_off = self.wake()
        self.version, self.due = version, version.due(self.name) and self.extended or version.due(self.name)
        self.carry(putting_off, now)
        served = {identity for _, _, identity in self.reminders()} | set(self.fate)
        self.served = {identity: since for identity, since in self.served.items() if identity in served}
        self.serve(now)
        self.to_tell = self.untold

    def carry(self, putting_off, now):
        """Somebody asked for the one that was put off, whatever the date is."""
        if putting_off and self.wake() and self.wake() != putting_off:
            (_, _, old), (_, _, new) = putting_off, self.wake()
            self.served[new] = self.served[old]
            if old in self.fate and self.wake()[0] <= now:
                self.fate.setdefault(new, ("void", *self.fate[old][1:]))

    def reminders(self):
        """Instant, rank and identity of each that the date in force and the board have."""
        return [(instant, 1, identity) for instant, identity in self.rungs()] + ([self.wake()] if self.wake() else [])

    def wake(self):
        """The one that was asked for by putting it off."""
        if not self.snoozed or not self.due:
            return None
        until = self.put_off_until()
        text = (until - ZONE).strftime("%Y%m%dT%H%M%SZ")
        return until, 0, "%s#snoozed-%s/%s" % (self.name, text, self.due)

    def put_off_until(self):
        return min(self.snoozed, datetime.combine(self.due + DAY, time())) if self.snoozed else datetime.min

    def serve(self, now):
        for instant, _, identity in self.reminders():
            if self.served.get(identity, (None, None))[1] != instant:
                self.served[identity] = (now, instant)
                if self.fate.get(identity, ("sent",))[0] != "sent" and instant > now:
                    del self.fate[identity]

    def move(self, move, now):
        was_met = self.is_met()
        for action, state in (("received", "received"), ("accepted", "accepted"), ("returned", "returned"),
                              ("waived", "waived"), ("withdrawn", None)):
            if action in move:
                self.states[move[action]] = state
        if "closed" in move:
            self.closed = True
        if "reopened" in move:
            self.closed = False
        if "snoozed" in move:
            self.snoozed = moment(move["snoozed"])
            self.serve(now)
        if "silent" in move:
            self.silence = (moment(move["at"]), moment(move["silent"]))
        if "speaking" in move:
            self.silence = None
        if "extended" in move:
            putting_off = self.wake()
            self.due = self.extended = datetime.strptime(move["extended"], "%d/%m/%Y").date()
            self.carry(putting_off, now)
            self.serve(now)
        if self.is_met() != was_met:
            self.untold = self.is_met()
            self.to_tell = self.to_tell or self.untold

    def is_quiet(self, now):
        """Nothing is to be decided now."""
        return not self.to_tell and all(
            instant > now or name in self.fate or self.served[name][0] > instant for instant, _, name in self.reminders())

    def turn(self, now):
        """What is sent now: by identity, what stands in it."""
        due = [one for one in self.reminders() if one[0] <= now and self.served[one[2]][0] <= one[0]]
        sent, newest = {}, False
        for instant, _, identity in sorted(due, reverse=True):
            if identity in self.fate:
                newest = newest or self.fate[identity][0] == "sent"
            elif self.is_met():
                self.fate[identity] = ("passed", instant, now)
                self.to_tell = True
            elif self.is_silent(now) or self.is_silent(instant):
                self.fate[identity] = ("void", instant, now)
            elif now < self.put_off_until() or instant <= now - CATCH_UP or newest:
                self.fate[identity] = ("passed", instant, now)
            else:
                newest = True
                self.fate[identity] = ("sent", instant, now)
                sent[identity] = {"units": self.missing(), "late": now - instant > MINUTE}
        if self.to_tell:
            identity = "%s#met/%s" % (self.name, self.due)
            # once and for all, whatever date it had then
            is_told = any("#met/" in one for one in self.fate)
            if self.is_met() and not self.is_silent(now) and not is_told:
                self.fate[identity] = ("sent", now, now)
                sent[identity] = {"units": [], "late": False}
            self.untold = self.to_tell = False
        return sent

    def board(self):
        return {"snoozed": microseconds(self.snoozed) if self.snoozed else None, "closed": self.closed,
                "due": str(self.extended) if self.extended else None,
                "units": {unit: state for unit, state in self.states.items() if state}}


class Walk:
    def __init__(self, plan, moves):
        self.moves = moves
        self.versions = [Version(version) for version in plan["versions"]]
        names = ["day-dac/%s@%d-%02d" % (item, year, month)
                 for item in sorted({item for version in self.versions for item in version.items})
                 for year in range(2021, plan["last"] + 1) for month in range(1, 13)]
        self.occurrences = {name: Occurrence(name, plan["units"]) for name in names}
        # what was sent, with what has to stand in it; None where a kill left it open
        self.sent = {}
        # that they are met may have been kept silent just before a kill
        self.vague = set()
        self.last = {"files": {}, "open": [], "made": 0, "decided": None, "version": None}
        self.faults = []

    def of(self, identity):
        return self.occurrences[identity.split("#")[0]]

    def live(self, number, life):
        seen, last = life["look"], self.last
        self.last = seen
        is_idle = all(seen[key] == last[key] for key in ("files", "open", "made", "decided", "version"))
        if is_idle and not life["ended"]:
            return
        start = datetime.combine(date.fromisoformat(life["from"]), time())
        end = datetime.combine(date.fromisoformat(life["to"]) + DAY, time())
        held = set(seen["files"]) | set(seen["open"])
        # what was in doubt and is neither there nor to be sent is open again
        for identity in [one for one in self.sent if one not in held]:
            if identity in last["files"]:
                continue
            del self.sent[identity]
            self.of(identity).fate.pop(identity)
        # before it is recorded that it is served it does nothing
        if seen["version"] != life["version"] and (life["ended"] or seen["version"] != last["version"]):
            self.faults.append("life %d: version %s is recorded instead of %s" % (number, seen["version"], life["version"]))
        for occurrence in self.occurrences.values():
            occurrence.begin(start, self.versions[seen["version"] or 0])
        todo = self.moves[last["made"]:seen["made"]]
        through = (EPOCH + timedelta(microseconds=seen["decided"]) + ZONE) if seen["decided"] is not None else datetime.min
        newest = moment(todo[-1]["at"]) if todo else datetime.min
        instants = {start} | {moment(move["at"]) for move in todo}
        instants |= {datetime.combine(start.date() + n * DAY, time(8)) for n in range((end - start).days)}
        for occurrence in self.occurrences.values():
            instants.update({occurrence.snoozed} - {None})
        instants |= {moment(move["snoozed"]) for move in todo if "snoozed" in move}
        instants |= {datetime.combine(one.due + DAY, time()) for one in self.occurrences.values() if one.wake()}
        def is_done(now):
            return life["ended"] or now <= through or now < newest

        instants = sorted(one for one in instants if start <= one < end)
        for now, following in zip(instants, instants[1:] + [end]):
            while todo and moment(todo[0]["at"]) <= now:
                self.move(todo.pop(0), now)
            if not self.turn(now, life, is_done(now), not is_done(following)):
                break
        if todo:
            self.faults.append("life %d: moves were made that were not due: %s" % (number, todo))
        self.compare(number, seen)

    def move(self, move, now):
        for occurrence in [self.occurrences[move["deadline"]]] if "deadline" in move else self.occurrences.values():
            occurrence.move(move, now)

    def turn(self, now, life, is_done, is_last):
        """Returns whether it was done; is_last: nothing shows that anything was after it."""
        held = set(life["look"]["files"]) | set(life["look"]["open"])
        is_over = False
        for name, occurrence in list(self.occurrences.items()):
            if occurrence.is_quiet(now):
                continue
            after = copy.copy(occurrence)
            after.fate = dict(occurrence.fate)
            sent = after.turn(now)
            met = "%s#met/%s" % (name, after.due)
            if not is_done:
                # the last that it did, by half perhaps
                for identity in set(sent) & held:
                    occurrence.fate[identity] = after.fate[identity]
                    self.sent[identity] = None
                if occurrence.to_tell and met not in after.fate:
                    self.vague.add(met)
                is_over = is_over or after.fate != occurrence.fate
                continue
            # a kill may come before it says so, which is the last of a turn; the next life does
            if met in sent and met not in held and (met in self.vague or is_last):
                del sent[met], after.fate[met]
                after.untold, after.to_tell = occurrence.untold, met not in self.vague
            self.occurrences[name] = after
            self.sent.update(sent)
        return not is_over

    def compare(self, number, seen):
        for identity, files in seen["files"].items():
            if len(files) > 1:
                self.faults.append("life %d: doubled: %s" % (number, identity))
            if identity not in self.sent:
                self.faults.append("life %d: not due: %s" % (number, identity))
            elif self.sent[identity] not in (None, files[0]):
                self.faults.append("life %d: %s says %s instead of %s" % (number, identity, files[0], self.sent[identity]))
        for identity in self.sent:
            if identity not in seen["files"]:
                if identity not in seen["open"]:
                    self.faults.append("life %d: lost: %s" % (number, identity))
                self.sent[identity] = None
        board = {name: one.board() for name, one in self.occurrences.items()}
        for name, found in seen["board"].items():
            found = {"snoozed": None, "due": None} | found
            if board.get(name) != found:
                self.faults.append("life %d: the board of %s is %s instead of %s" % (number, name, found, board.get(name)))
        for name, made in board.items():
            if name not in seen["board"] and any(made.values()):
                self.faults.append("life %d: the board has nothing of %s: %s" % (number, name, made))


if sys.argv[1] == "look":
    look(sys.argv[2])
else:
    plan, moves, lives = (json.load(open(path, encoding="utf-8")) for path in sys.argv[2:5])
    walk = Walk(plan, moves)
    for number, life in enumerate(lives, 1):
        # what is not there may be left out
        life["look"] = {"decided": None, "version": None} | life["look"]
        walk.live(number, life)
    if not lives[-1]["ended"] or lives[-1]["look"]["open"] or lives[-1]["look"]["made"] != len(moves):
        walk.faults.append("it did not come to its end")
    print("\n".join(walk.faults))
