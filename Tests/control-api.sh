#!/bin/bash
# Asks a service of its own whatever its description allows, and much that it does not, and holds every answer against
# the description: schemathesis (PyPI, pinned). As root on the unix socket, who may everything: what schemathesis sends by
# TCP is handed on to it. And with the token over a socket that is handed over as by hanchotd-tcp.socket, which may not
# administer.
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
jobs=()
trap 'kill "${jobs[@]}" 2>/dev/null; wait; rm -rf "$folder"' EXIT
mkdir "$folder/state" "$folder/credentials"
token=$(tr -d - </proc/sys/kernel/random/uuid)
echo "$token" >"$folder/credentials/control-token"

# A plan on which everything can be done, for years, besides the sample plans; and one that waits to be approved.
cp -r "$package/config/plans" "$folder/plans"
cat >"$folder/plans/thu.yaml" <<'PLAN'
title: Kế hoạch thử
year: 2090
units: [{id: thon-1, name: Thôn 1}, {id: thon-2, name: Thôn 2}]
targets: [{id: tien-tien, title: Lao động tiên tiến, at-least: 70%}]
deadlines: [{id: nop, title: Nộp báo cáo, by: 20/11, units: all}]
PLAN
sed -e '1i draft: true' -e 's/2090/2091/' "$folder/plans/thu.yaml" >"$folder/plans/nhap.yaml"

port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
network=$(port)
systemd-socket-activate --listen="127.0.0.1:$network" --setenv=CREDENTIALS_DIRECTORY="$folder/credentials" \
    "$program" --state "$folder/state" --socket "$folder/socket" --plans "$folder/plans" \
    --holidays "$package/config/holidays" --language en >"$folder/log" 2>&1 &
jobs+=($!)
local=$(port)
# An answer that comes before the body has been taken is handed on all the same (systemd-socket-proxyd(8) would lose it).
python3 - "$local" "$folder/socket" <<'RELAY' 2>"$folder/relay" &
import socket, socketserver, sys, threading

class Relay(socketserver.BaseRequestHandler):
    def handle(self):
        service = socket.socket(socket.AF_UNIX)
        service.connect(sys.argv[2])
        threading.Thread(target=self.copy, args=(self.request, service), daemon=True).start()
        self.copy(service, self.request)

    def copy(self, source, target):
        try:
            while piece := source.recv(1 << 16):
                target.sendall(piece)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            pass

class Server(socketserver.ThreadingTCPServer):
    daemon_threads = allow_reuse_address = True

Server(("127.0.0.1", int(sys.argv[1])), Relay).serve_forever()
RELAY
jobs+=($!)

# The status of the answer to METHOD TARGET PORT [BODY], with the token.
ask() { python3 -c '
import http.client, sys
method, target, port, token = sys.argv[1:5]
connection = http.client.HTTPConnection("127.0.0.1", int(port))
connection.request(method, target, "".join(sys.argv[5:]).encode() or None, {
    "Authorization": "Bearer " + token,
    "Idempotency-Key": target,
    "Content-Type": "application/json" if method == "POST" else "application/octet-stream",
})
print(connection.getresponse().status)
' "$1" "$2" "$3" "$token" "${@:4}"; }
for port in "$network" "$local"; do
    for ((tries = 0; ; tries++)); do
        [[ $(ask GET /v1/health "$port" 2>/dev/null) == 200 ]] && break
        ((tries < 100)) || { cat "$folder/log" "$folder/relay" >&2; exit 1; }
        sleep 0.1
    done
done
for target in plans/thu drafts/nhap; do ask GET "/v1/$target" "$local" | grep -qx 200; done
file=$(printf 'một tệp' | sha256sum | cut -d ' ' -f 1)
ask PUT "/v1/files/$file" "$local" 'một tệp' | grep -qx 201
# answers about a silent plan say so
ask POST /v1/plans/thu/silence "$local" '{"reason": "thử"}' | grep -qx 200

# events never end; they have tests of their own. A cursor is nothing that can be made up: not every string is accepted.
# Once with whatever names the description allows, and once with some that are there.
cd "$folder"
: >any.toml
printf '[parameters]\n"path.%s" = "%s"\n"path.%s" = "%s"\n"path.%s" = "%s"\n"path.%s" = "%s"\n' \
    plan thu deadline nop@2090 unit thon-1 sha256 "$file" >known.toml
printf '[[operations]]\ninclude-path-regex = "^/v1/drafts/"\nparameters = { "path.plan" = "nhap" }\n' >>known.toml
run() {
    "$tools/bin/schemathesis" --config-file "$1.toml" run "http://127.0.0.1:$2/v1/openapi.json" "${@:3}" \
        --exclude-path /v1/events --suppress-health-check=all --exclude-checks positive_data_acceptance | tee "$folder/report" || {
        tail -n 20 "$folder/log" >&2
        exit 1
    }
}
examples=${2:-100}
run any "$local" --max-examples "$examples"
run known "$local" --max-examples "$examples"
! grep -q 'returned only 401/403' "$folder/report" || { echo 'root is let in everywhere' >&2; exit 1; }
run known "$network" --max-examples "$examples" --header "Authorization: Bearer $token"
# What was done, and how often; nobody has brought it down.
python3 - "$local" <<'COUNT'
import collections, http.client, json, sys
done, cursor = collections.Counter(), ""
while cursor is not None:
    connection = http.client.HTTPConnection("127.0.0.1", int(sys.argv[1]))
    connection.request("GET", "/v1/history?limit=500" + (cursor and "&cursor=" + cursor))
    page = json.load(connection.getresponse())
    done.update(row["action"] for row in page["items"])
    cursor = page.get("next")
print("done:", ", ".join("%s %d" % row for row in sorted(done.items())))
COUNT
ask GET /v1/health "$network" | grep -qx 200
