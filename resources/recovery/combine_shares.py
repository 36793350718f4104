#!/usr/bin/env python3
"""Combines the shares of a vault's key and writes the key file that opens the vault in KeePassXC.

Needs nothing but Python 3.6 or newer: no network, no other package, no Holdfast.

    python3 combine_shares.py [--out recovered.keyx]

Type each share's 22 words on one line (capitals, commas and numbers between them do not matter).
When enough shares are there, the key file is written. Then, in KeePassXC: open the vault, leave the
password empty, choose the key file. Delete the key file when the vault has a new key.

The method is Shamir's secret sharing over GF(2^8) with the polynomial of AES (0x11b): each byte of
the key is where the polynomial through the shares crosses zero.
"""
import argparse
import hashlib
import os
import re
import sys

CONSONANTS = "bdfghjklmnprstvz"
VOWELS = "aiou"
WORDS = 22
SHARE_BYTES = 42
KEY_BYTES = 32


class Refused(Exception):
    """A share that cannot be used, with the reason for the person."""


def word_bits(word, place):
    if len(word) != 5:
        raise Refused("word %d is not a share word" % place)
    bits = 0
    for at, letter in enumerate(word):
        letters, width = (VOWELS, 2) if at % 2 else (CONSONANTS, 4)
        value = letters.find(letter)
        if value < 0:
            raise Refused("word %d is not a share word" % place)
        bits = bits << width | value
    return bits


def read_share(text):
    """Words to (set, k, n, number, value); refuses what does not check."""
    letters = "".join(re.findall("[a-z]", text.lower()))
    if any(ord(c) > 127 for c in text):
        raise Refused("there is a letter that share words do not have")
    if len(letters) != WORDS * 5:
        raise Refused("a share has %d words of 5 letters, here are %d letters" % (WORDS, len(letters)))
    raw = b"".join(
        word_bits(letters[i * 5 : i * 5 + 5], i + 1).to_bytes(2, "big") for i in range(WORDS)
    )
    share, check = raw[:SHARE_BYTES], raw[SHARE_BYTES:]
    if hashlib.sha256(b"holdfast share" + share).digest()[:2] != check:
        raise Refused("the check word does not fit: at least one word is not right")
    version, set_id, k, n, number = share[0], share[1:7], share[7], share[8], share[9]
    if version != 1 or not 2 <= k <= n <= 16 or not 1 <= number <= n:
        raise Refused("these words are not a share")
    return set_id, k, n, number, share[10:]


def multiply(a, b):
    product = 0
    while b:
        if b & 1:
            product ^= a
        a <<= 1
        if a & 0x100:
            a ^= 0x11B
        b >>= 1
    return product


def inverse(a):
    result = 1
    for _ in range(254):
        result = multiply(result, a)
    return result


def combine(shares):
    """{number: value} to the key."""
    key = bytearray(KEY_BYTES)
    for x, value in shares.items():
        factor = 1
        for other in shares:
            if other != x:
                factor = multiply(factor, multiply(other, inverse(other ^ x)))
        for at in range(KEY_BYTES):
            key[at] ^= multiply(factor, value[at])
    return bytes(key)


def key_file(key):
    check = hashlib.sha256(key).hexdigest()[:8].upper()
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<KeyFile>\n    <Meta>\n'
        "        <Version>2.0</Version>\n    </Meta>\n    <Key>\n"
        '        <Data Hash="%s">%s</Data>\n    </Key>\n</KeyFile>\n' % (check, key.hex().upper())
    )


def main():
    parser = argparse.ArgumentParser(description="Combines shares into the key file of a vault.")
    parser.add_argument("--out", default="recovered.keyx", help="where the key file goes")
    out = parser.parse_args().out
    if os.path.exists(out):
        print("There is a file already at %s: choose another name with --out" % out, file=sys.stderr)
        return 1
    rule, shares = None, {}
    while rule is None or len(shares) < rule[1]:
        needed = "" if rule is None else " (%d of %d are there)" % (len(shares), rule[1])
        print("Share in words%s:" % needed, file=sys.stderr)
        line = sys.stdin.readline()
        if not line:
            print("Not enough shares: nothing was written.", file=sys.stderr)
            return 1
        if not line.strip():
            continue
        try:
            set_id, k, n, number, value = read_share(line)
            if rule is not None and rule != (set_id, k, n):
                raise Refused("it belongs to another vault or another set of shares")
        except Refused as reason:
            print("Not taken: %s." % reason, file=sys.stderr)
            continue
        rule = (set_id, k, n)
        shares[number] = value
    mode = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    with os.fdopen(os.open(out, mode, 0o600), "w", encoding="utf-8") as file:
        file.write(key_file(combine(shares)))
    print("Written: %s. Open the vault in KeePassXC with this key file and no password." % out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
