#!/usr/bin/env python3
"""Clients that mean no good to a service, and one that does: every fault, one a line.

    hostile_clients.py SOCKET PID

What is no request is answered with an error or ended, and nothing is done for it; those who come and wait, however many,
take neither the service's memory nor its time from who asks properly.
"""
import resource
import socket
import sys

path, process = sys.argv[1], sys.argv[2]
GOOD = b"GET /v1/plans HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
WRITE = b"POST /v1/plans/p/deadlines/nop@2026/submissions/%s/receive HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
CROWD = 10_000


def get(target):
    return b"GET " + target + b" HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"


def write(unit, body, length=None):
    return WRITE % unit + b"Content-Length: %d\r\n\r\n" % (len(body) if length is None else length) + body


HOSTILE = {
    # no requests
    "zeros": b"\0" * 64 + b"\r\n\r\n",
    "another protocol's greeting": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" * 20 + b"\r\n\r\n",
    "a version of no protocol": b"GET /v1/plans HTTP/9.9\r\nHost: h\r\n\r\n",
    "no host": b"GET /v1/plans HTTP/1.1\r\n\r\n",
    "a method of no kind": get(b"/v1/plans").replace(b"GET", b"G\xffT"),
    "two lengths": WRITE % b"a" + b"Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}",
    "a length and chunks": WRITE % b"a" + b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "a negative length": WRITE % b"a" + b"Content-Length: -1\r\n\r\n{}",
    "chunks that are none": WRITE % b"a" + b"Transfer-Encoding: chunked\r\n\r\nxyz\r\n{}\r\n0\r\n\r\n",
    # too much
    "a target of 60 kB": get(b"/v1/plans/" + b"a" * 60_000),
    "a header of 60 kB": GOOD[:-2] + b"A: " + b"a" * 60_000 + b"\r\n\r\n",
    "ten thousand headers": GOOD[:-2] + b"A: a\r\n" * 10_000 + b"\r\n",
    "a body that says it has 1 TB": write(b"a", b"{}", 1 << 40),
    "a body of 2 MiB": write(b"a", b'{"note": "' + b"a" * (2 << 20) + b'"}'),
    "levels of brackets": write(b"a", b'{"note": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"),
    # not UTF-8
    "a target that is no UTF-8": get(b"/v1/plans/\xff\xfe"),
    "a target whose escapes are no UTF-8": get(b"/v1/plans/%c3%28"),
    "a query that is no UTF-8": get(b"/v1/board?plan=%ff"),
    "a body that is no UTF-8": write(b"a", b'{"note": "\xff\xfe"}'),
    "a lone surrogate": write(b"a", b'{"note": "\\ud800"}'),
    # ways out
    "a way upwards": get(b"/v1/plans/../../etc/passwd"),
    "an escaped way upwards": get(b"/v1/plans/%2e%2e%2f%2e%2e%2fetc/passwd"),
    "a way with a zero": get(b"/v1/plans/p%00.yaml"),
    "a way by the root": get(b"//etc/passwd"),
    "a way by another host": get(b"http://h/etc/passwd"),
    "a unit that is a way": write(b"..%2f..%2fp", b"{}"),
    # by half
    "a line by half": b"GET /v1/pla",
    "headers by half": GOOD[:-2],
    "a body by half": write(b"a", b'{"note"', 40),
    "nothing": b"",
}


def connect(patience=20):
    client = socket.socket(socket.AF_UNIX)
    client.settimeout(patience)
    client.connect(path)
    return client


def answer(request, patience=20):
    """What comes to somebody who sends that and no more; nothing where the connection is ended, or where the service waits
    for longer than that for the rest."""
    client = connect(patience)
    text = b""
    try:
        client.sendall(request)
        client.shutdown(socket.SHUT_WR)
    except OSError:
        pass
    try:
        while piece := client.recv(1 << 16):
            text += piece
    except OSError:
        pass
    return text


def memory():
    """The most that the service has had, in kB."""
    with open("/proc/%s/status" % process) as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))


def check_good(after):
    if not answer(GOOD).startswith(b"HTTP/1.1 200 "):
        print("not served after", after)


check_good("nothing")
for name, request in HOSTILE.items():
    text = answer(request, patience=2)
    if text and not text.startswith((b"HTTP/1.1 4", b"HTTP/1.1 501 ", b"HTTP/1.1 505 ")):
        print("%s: %r" % (name, text[:100]))
    if b"root:" in text:
        print("%s: it reads what it should not" % name)
check_good("what is no request")
if b'"received"' in answer(get(b"/v1/board?plan=p")):
    print("something was recorded")

soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, CROWD + 100), hard))
before = memory()
crowd = []
for number in range(CROWD):
    client = connect()
    # who sends a little, a request by half, all of it and reads nothing, nothing more, nothing at all
    try:
        client.sendall([b"G", GOOD[:40], GOOD * 20, GOOD[:-2], b""][number % 5])
        if number % 5 == 3:
            client.shutdown(socket.SHUT_WR)
    except OSError:
        pass
    crowd.append(client)
    if number % 1000 == 999:
        check_good("%d clients" % (number + 1))
growth = memory() - before
if growth > 24 << 10:
    print("%d clients cost %d kB" % (CROWD, growth))
for client in crowd:
    client.close()
check_good("all have gone")
