#!/bin/bash
# Asks a service of its own whatever its description allows, and much that it does not, and holds every answer against
# the description: schemathesis (PyPI, pinned), over a socket that is handed over as by hanchotd-tcp.socket.
#
#   control-api.sh HANCHOTD [EXAMPLES]     EXAMPLES of each kind for each resource, 100 unless given
set -euo pipefail
program=$(realpath "${1:?the hanchotd to ask}")
package=$(realpath "$(dirname "$0")/..")
tools=$package/.build/schemathesis
version=4.32.5

[[ -x $tools/bin/schemathesis && $(cat "$tools/version" 2>/dev/null) == "$version" ]] || {
    python3 -m venv "$tools"
    "$tools/bin/pip" install --quiet "schemathesis==$version"
    echo "$version" >"$tools/version"
}

folder=$(mktemp -d)
trap 'kill "$service" 2>/dev/null; wait; rm -rf "$folder"' EXIT
mkdir "$folder/state" "$folder/credentials"
token=$(tr -d - </proc/sys/kernel/random/uuid)
echo "$token" >"$folder/credentials/control-token"
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
systemd-socket-activate --listen="127.0.0.1:$port" --setenv=CREDENTIALS_DIRECTORY="$folder/credentials" \
    "$program" --state "$folder/state" --plans "$package/config/plans" --holidays "$package/config/holidays" \
    --language en >"$folder/log" 2>&1 &
service=$!
ask() { python3 -c '
import sys, urllib.request
print(urllib.request.urlopen(urllib.request.Request(sys.argv[1], headers={"Authorization": "Bearer " + sys.argv[2]})).status)
' "$1" "$token"; }
for ((tries = 0; ; tries++)); do
    ask "http://127.0.0.1:$port/v1/health" >/dev/null 2>&1 && break
    ((tries < 100)) || { cat "$folder/log" >&2; exit 1; }
    sleep 0.1
done

# events never end; they have tests of their own. A cursor is nothing that can be made up: not every string is accepted.
# Once with whatever names the description allows, and once with some that are there.
cd "$folder"
: >any.toml
printf '[parameters]\n"path.%s" = "%s"\n"path.%s" = "%s"\n"path.%s" = "%s"\n' \
    plan quang-thanh-2021 deadline dang-ky@2021 unit bo-phan >known.toml
for names in any known; do
    "$tools/bin/schemathesis" --config-file "$names.toml" run "http://127.0.0.1:$port/v1/openapi.json" \
        --header "Authorization: Bearer $token" --exclude-path /v1/events --max-examples "${2:-100}" \
        --suppress-health-check=all --exclude-checks positive_data_acceptance || {
        tail -n 20 "$folder/log" >&2
        exit 1
    }
done
# and nobody has brought it down
ask "http://127.0.0.1:$port/v1/health" | grep -qx 200
