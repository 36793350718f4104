#!/usr/bin/env python3
"""Verify a Holdfast journal without Holdfast.

    python3 verify_journal.py PATH      PATH: a home, an incident's folder, or a bundle's copy of one

Needs Python 3.8 or newer and nothing else. Prints one JSON object; exit code 0 when every byte of
every file is accounted for, 1 when something is damaged, 2 when there is nothing to verify.

What is checked: every line's SHA-256 over its exact bytes, sequence and links to the line before,
the start in incident.json, the Ed25519 signatures over heads (a signature signs the bytes of the one
before it, so that the newest proves them all; one that no newer signature vouches for is proved by
itself), every blob and every torn tail that was set aside, and that no other file is there. A
half-written file that never got its name is what a crash leaves and no part of the record: it is
listed under "notes". Of a home also: that every incident which the home's own record knows is there and
still holds what it held at each moment that the record tells of.
"""

import hashlib
import json
import os
import re
import sys

# ---- Ed25519 (RFC 8032, section 5.1), verification only -------------------------------------------
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = (-121665 * pow(121666, P - 2, P)) % P
ROOT = pow(2, (P - 1) // 4, P)


def recover_x(y, sign):
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if square == 0:
        return None if sign else 0
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P:
        return None
    return P - x if (x & 1) != sign else x


def point(data):
    value = int.from_bytes(data, "little")
    y = value & ((1 << 255) - 1)
    x = recover_x(y, value >> 255)
    return None if x is None else (x, y, 1, x * y % P)


def add(p, q):
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(scalar, p):
    result = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = add(result, p)
        p = add(p, p)
        scalar >>= 1
    return result


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE_X = recover_x(BASE_Y, 0)
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def signature_holds(public, message, signature):
    if len(public) != 32 or len(signature) != 64:
        return False
    key, commitment = point(public), point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if key is None or commitment is None or s >= ORDER:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % ORDER
    left, right = times(s, BASE), add(commitment, times(k, key))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (
        left[1] * right[2] - right[1] * left[2]
    ) % P == 0


# ---- The format -----------------------------------------------------------------------------------
LONGEST = 64 * 1024
SECTOR = 512
LINE = re.compile(rb'(\{"seq":([0-9]{1,18}),"prev":"([0-9a-f]{64})","wall":".*),"h":"([0-9a-f]{64})"\}', re.S)
CHECKPOINT = re.compile(rb'(\{"checkpoint":1,.*),"sig":"([0-9a-f]{128})"\}\n', re.S)
HASH = re.compile(r"[0-9a-f]{64}\Z")


class Twice(ValueError):
    pass


def once(pairs):
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names):
        raise Twice("a name twice")
    return dict(pairs)


def parse(data):
    value = json.loads(data.decode("utf-8"), object_pairs_hook=once)
    if not isinstance(value, dict):
        raise ValueError("not an object")
    return value


def content(path):
    with open(path, "rb") as file:
        return file.read()


def sha(data):
    return hashlib.sha256(data).hexdigest()


def listing(folder):
    return sorted(os.listdir(folder)) if os.path.isdir(folder) else []


class Folder:
    def __init__(self, path, wanted=(), home=None):
        self.path = path
        self.wanted = wanted
        self.home = home
        self.damage = []
        self.notes = []
        self.events = 0
        self.signed_to = 0
        self.closed = False
        self.author = None
        self.public = b""
        self.start = None
        self.segments, self.asides, self.blobs, self.checkpoints = [], [], [], []
        self.named_blobs, self.named_asides, self.heads = set(), {}, {}
        self.verify()

    def file(self, name):
        return os.path.join(self.path, *name.split("/"))

    def bad(self, name, kind, offset=0):
        self.damage.append({"file": name, "offset": offset, "kind": kind})

    def verify(self):
        self.read_start()
        self.sort_files()
        if self.start is None:
            for name in self.segments + self.checkpoints:
                self.bad(name, "start of the chain unreadable")
            return
        signatures = self.read_checkpoints()
        self.heads[0] = self.start
        self.walk({seq for _, seq, _, _ in signatures} | set(self.wanted))
        for name, seq, head, start in signatures:
            if start != self.start:
                self.bad(name, "signs another chain")
            elif seq > self.events:
                self.bad(name, "signed entries are missing")
            elif head != self.heads.get(seq):
                self.bad(name, "signs another chain")
            else:
                self.signed_to = max(self.signed_to, seq)
        if self.closed and self.signed_to < self.events:
            self.bad("checkpoints", "the close is not signed")
        self.check_named()

    def read_start(self):
        try:
            data = content(self.file("incident.json"))
            author = parse(data)["author"]
            public = bytes.fromhex(author["ed25519"])
            if sha(public)[:16] != author["id"]:
                raise ValueError("the author's id does not fit the key")
        except FileNotFoundError:
            self.bad("incident.json", "missing")
        except (ValueError, KeyError, TypeError):
            self.bad("incident.json", "unreadable")
        else:
            self.author, self.public, self.start = author["id"], public, sha(data)

    def sort_files(self):
        kinds = {
            "checkpoints": [(re.compile(r"[0-9]{10}\.json\Z"), self.checkpoints)],
            "blobs": [(HASH, self.blobs)],
        }
        chain = [
            (re.compile(r"[0-9]{8}\.jsonl\Z"), self.segments),
            (re.compile(r"torn-[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8}\.bin\Z"), self.asides),
        ]
        for name in listing(self.path):
            inside = kinds.get(name)
            if re.match(r"a-[0-9a-f]{16}\Z", name) and os.path.isdir(self.file(name)):
                if self.author is not None and name != "a-" + self.author:
                    self.bad(name, "unknown author")
                    continue
                inside = chain
            if inside is None or not os.path.isdir(self.file(name)):
                if name != "incident.json":
                    self.strange(name, [re.compile(r"incident\.json\Z")])
                continue
            for within in listing(self.file(name)):
                for pattern, group in inside:
                    if pattern.match(within):
                        group.append(name + "/" + within)
                        break
                else:
                    whole = [pattern for pattern, group in inside if group is not self.segments]
                    self.strange(name + "/" + within, whole)

    def strange(self, name, patterns):
        written = os.path.basename(name)[:-4] if name.endswith(".tmp") else ""
        if any(p.match(written) for p in patterns) and not os.path.isdir(self.file(name)):
            self.notes.append({"file": name, "offset": 0, "kind": "left over"})
        else:
            self.bad(name, "unknown file")

    def read_checkpoints(self):
        found, before = [], "0" * 64
        read, vouched = [], ""
        for name in reversed(self.checkpoints):
            data = content(self.file(name))
            fields = self.checkpoint(data, sha(data) == vouched)
            vouched = "" if fields is None else fields["prev"]
            read.append((name, data, fields))
        for name, data, fields in reversed(read):
            if fields is None or name != "checkpoints/%010d.json" % fields["seq"]:
                self.bad(name, "signature does not verify")
            elif fields["prev"] != before:
                self.bad(name, "does not follow from the signature before")
            else:
                found.append((name, fields["seq"], fields["head"], fields["genesis"]))
            before = sha(data)
        return found

    def checkpoint(self, data, vouched):
        match = CHECKPOINT.fullmatch(data)
        if not match or len(data) > 4096:
            return None
        signature = bytes.fromhex(match.group(2).decode())
        if not vouched and not signature_holds(self.public, match.group(1), signature):
            return None
        try:
            fields = parse(data)
        except ValueError:
            return None
        whole = isinstance(fields.get("seq"), int) and all(
            isinstance(fields.get(name), str) for name in ("head", "genesis", "prev")
        )
        return fields if whole else None

    def walk(self, wanted):
        head, number, broken = self.start, 0, False
        for index, name in enumerate(self.segments):
            this = int(name[-14:-6])
            if broken:
                self.bad(name, "after a break")
            elif this != number + 1:
                self.bad(name, "segment missing before this one")
                broken = True
            number = this
            if not broken:
                head, broken = self.segment(name, head, index == len(self.segments) - 1, wanted)

    def segment(self, name, head, last, wanted):
        data, start = content(self.file(name)), 0
        while start < len(data):
            end = data.find(b"\n", start)
            if end < 0:
                torn = last and len(data) - start < LONGEST
                self.bad(name, "torn tail" if torn else "line not ended", start)
                return head, True
            line = data[start:end]
            fault, hashed = self.fault(line, head)
            if fault in FORM and last and end == len(data) - 1 and zeroed(data, start, end):
                fault = "torn tail"
            if fault:
                self.bad(name, fault, start)
                return head, True
            head = hashed
            self.events += 1
            if self.events in wanted:
                self.heads[self.events] = head
            start = end + 1
        return head, False

    def fault(self, line, head):
        if len(line) >= LONGEST:
            return "line too long", None
        tail = line[-72:]
        if len(line) <= 72 or not tail.startswith(b',"h":"') or not tail.endswith(b'"}'):
            return "not a line of this format", None
        if sha(line[:-72]).encode() != tail[6:70]:
            return "hash does not match", None
        match = LINE.fullmatch(line)
        if not match:
            return "not a line of this format", None
        if int(match.group(2)) != self.events + 1:
            return "sequence broken", None
        if match.group(3).decode() != head:
            return "does not follow from the line before", None
        try:
            fields = parse(line)
            kind, data = fields["type"], fields["data"]
            self.closed = kind == "run.closed"
            if kind == "journal.blob":
                self.named_blobs.add(data["sha256"])
            elif kind == "journal.torn-tail":
                self.named_asides[data["aside"]] = data["sha256"]
            elif self.home is not None and kind in ("incident.began", "incident.ended", "incident.left"):
                starts, heads, signed = self.home.setdefault(data["incident"], (set(), {}, []))
                starts.add(data["start"])
                signed.append(data.get("signed", 0))
                if data.get("events", 0) > 0:
                    heads.setdefault(data["events"], set()).add(data.get("head"))
        except (ValueError, KeyError, TypeError):
            return "unreadable", None
        return None, match.group(4).decode()

    def contradictions(self, known):
        starts, heads, signed = known
        if self.start is None:
            return []
        if starts != {self.start}:
            return [REPLACED]
        for events, hashes in heads.items():
            if events <= self.events and hashes != {self.heads.get(events)}:
                return [REPLACED]
        if any(events > self.events for events in heads):
            return ["events that the home's record knows are missing"]
        return [UNSIGNED] if self.signed_to < max(signed) else []

    def check_named(self):
        for name in self.blobs:
            own = name.split("/")[1]
            if sha(content(self.file(name))) != own:
                self.bad(name, "content does not match the name")
            elif own not in self.named_blobs:
                self.bad(name, "left over")
        for own in self.named_blobs:
            if not os.path.exists(self.file("blobs/" + own)):
                self.bad("blobs/" + own, "missing")
        missing = dict(self.named_asides)
        for name in self.asides:
            wanted = missing.pop(name.split("/")[1], None)
            if wanted is None:
                self.bad(name, "left over")
            elif sha(content(self.file(name))) != wanted:
                self.bad(name, "content does not match the record")
        for own in missing:
            self.bad("a-%s/%s" % (self.author, own), "missing")


UNSIGNED = "signatures that the home's record knows are missing"
REPLACED = "not the incident that the home's record knows"
FORM = {
    "line too long",
    "not a line of this format",
    "hash does not match",
    "sequence broken",
    "does not follow from the line before",
}


def zeroed(data, start, end):
    while start <= end:
        stop = min(end + 1, (start // SECTOR + 1) * SECTOR)
        if not any(data[start:stop]):
            return True
        start = stop
    return False


def is_journal(path):
    return os.path.exists(os.path.join(path, "incident.json")) or any(
        re.match(r"a-[0-9a-f]{16}\Z", name) for name in listing(path)
    )


def folders(path):
    if is_journal(path):
        return [("", path)]
    found = []
    if os.path.isdir(os.path.join(path, "journal")):
        found.append(("journal/", os.path.join(path, "journal")))
    for name in listing(os.path.join(path, "incidents")):
        found.append(("incidents/%s/" % name, os.path.join(path, "incidents", name)))
    return found


def main(path):
    found = folders(path)
    if not found and not os.path.exists(os.path.join(path, "home.json")):
        print("There is no journal at %s" % path, file=sys.stderr)
        return 2
    damage, notes, authors, events, signed = [], [], set(), 0, 0
    known, there = {}, set()
    for prefix, folder in found:
        name = prefix.rstrip("/")
        incident = name[len("incidents/") :] if name.startswith("incidents/") else None
        there.add(incident)
        if not os.path.isdir(folder):
            damage.append({"file": name, "offset": 0, "kind": "unknown file"})
            continue
        if prefix == "journal/":
            read = Folder(folder, home=known)
        else:
            read = Folder(folder, wanted=known.get(incident, (None, ()))[1])
            if incident in known:
                damage += [dict(file=name, offset=0, kind=kind) for kind in read.contradictions(known[incident])]
        events += read.events
        signed += read.signed_to
        if read.author is not None:
            authors.add(read.author)
        damage += [dict(item, file=prefix + item["file"]) for item in read.damage]
        notes += [dict(item, file=prefix + item["file"]) for item in read.notes]
    for incident in known:
        if incident not in there:
            damage.append({"file": "incidents/" + incident, "offset": 0, "kind": "missing"})
    report = {
        "ok": not damage,
        "events": events,
        "authors": sorted(authors),
        "damage": damage,
        "notes": notes,
        "signedTo": signed,
        "openPrefix": events - signed,
    }
    print(json.dumps(report))
    return 0 if not damage else 1


if __name__ == "__main__":
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    sys.exit(main(sys.argv[1]))
