#!/bin/sh
# Runs programs that were built with the address sanitizer through what they do in a year, and fails where one of them
# leaves memory behind that nothing points to, cycles of references among it (LeakSanitizer). Nothing is suppressed: a
# program of ours links neither XCTest nor all of Foundation, whose leaks the tests' own process has.
# usage: leaks.sh FOLDER, the one with hanchot and hanchotd
set -eu
programs=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
export ASAN_OPTIONS=detect_leaks=1 SWIFT_BACKTRACE=enable=no
scratch=$(mktemp -d)
service= watcher=
trap '[ -z "$service" ] || kill -KILL $service $watcher 2>/dev/null; rm -rf "$scratch"' EXIT
sources="--plans config/plans --holidays config/holidays"

run() {
    "$programs/$@" >"$scratch/output" 2>&1 || { tail -n 60 "$scratch/output"; echo "leaks.sh: $*" >&2; exit 1; }
}
# ends with an error of its own, and without a leak
fail() {
    if "$programs/$@" >"$scratch/output" 2>&1 || grep -A 30 Sanitizer "$scratch/output"; then
        echo "leaks.sh: $*" >&2
        exit 1
    fi
}
# until the command succeeds, a minute at most
await() {
    tries=0
    until "$@" >/dev/null 2>&1; do
        tries=$((tries + 1))
        [ $tries -lt 300 ] || { tail -n 60 "$scratch/log"; echo "leaks.sh: never: $*" >&2; exit 1; }
        sleep 0.2
    done
}

run hanchot rehearse $sources --from 2021-01-01 --to 2022-12-31 --state "$scratch/rehearsal"
run hanchot agenda $sources --from 2021-01-01 --to 2021-12-31
run hanchot explain $sources quang-thanh-2021/dang-ky
run hanchot check config/plans/*.yaml
run hanchot import --to "$scratch" Tests/PlanDocumentsTests/Fixtures/*.txt
run hanchot import --html Tests/PlanDocumentsTests/Fixtures/thi-dua-xa.txt
fail hanchot check /dev/null

# a service that is asked, edited, told to read all again, sends, and is stopped
mkdir "$scratch/state" "$scratch/plans" "$scratch/holidays"
printf 'title: Không có ngày nghỉ\nweekend: []\n' >"$scratch/holidays/none.yaml"
cp config/plans/*.yaml "$scratch/plans"
socket=$scratch/control.sock
"$programs/hanchotd" --state "$scratch/state" --socket "$socket" --plans "$scratch/plans" \
    --holidays "$scratch/holidays" >"$scratch/log" 2>&1 &
service=$!
await [ -S "$socket" ]
"$programs/hanchot" watch --socket "$socket" >"$scratch/watched" 2>&1 &
watcher=$!
for command in status plans; do run hanchot $command --socket "$socket"; done
day=$(TZ=Asia/Ho_Chi_Minh date +%F) time=$(TZ=Asia/Ho_Chi_Minh date -d '+20 seconds' +%H:%M:%S)
cat >"$scratch/plans/now.yaml" <<END
title: Rò rỉ
year: ${day%%-*}
units: [Thôn 1, Thôn 2]
targets: [{id: dat, title: Đạt, at-least: 1}]
phases:
  - {id: nam, title: Cả năm, from: 01/01, to: 31/12}
deadlines:
  - {id: a, title: Việc, by: $day, units: all}
rules:
  - {id: b, during: nam, on: "$time", message: Họp}
END
echo 'x: [' >"$scratch/plans/bad.yaml"
kill -HUP $service
run hanchot plans --socket "$socket"
# what an office does with it: a file that comes and is fetched, a later date, the reports
tracked() { run hanchot "$@" --socket "$socket" --language en; }
head -c 300000 /dev/urandom >"$scratch/scan.pdf"
tracked received now/a thon-1 --number 1/BC --note x --figure dat=1/1/2 --file "$scratch/scan.pdf"
tracked returned now/a thon-1 --because again
tracked received now/a thon-1 --number 2/BC --file "$scratch/scan.pdf"
tracked extend now/a --to 'in 3 days' --because rain
tracked snooze now/a --until tomorrow --because meeting
for command in board missing submissions history; do tracked $command; done
tracked files now/a thon-1 --to "$scratch"
for form in text markdown html odt csv; do tracked report now --as $form --to "$scratch/report.$form"; done
fail hanchot received now/a thon-9 --socket "$socket"
rm "$scratch/plans/quang-thanh-2021.yaml"
await sh -c "find '$scratch/state/reminders' -name '*.txt' | grep ."
run hanchot status --socket "$socket"
kill -TERM $service
wait $service || { tail -n 60 "$scratch/log"; exit 1; }
service=
run hanchot export --state "$scratch/state"
cp "$scratch/output" "$scratch/export"
mkdir "$scratch/again"
run hanchot import-ledger --state "$scratch/again" <"$scratch/export"
wait $watcher || ! grep -A 30 Sanitizer "$scratch/watched"
echo 'no leaks'
