#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws the digits that a server wants back (XEP-0158): prints a PNG, keeps the digits in captcha.txt beside itself.

Nobody has to guess here, so they are drawn as a pocket calculator shows them.
"""

import os
import struct
import sys
import zlib

SEGMENTS = {"0": "abcdef", "1": "bc", "2": "abged", "3": "abgcd", "4": "fgbc", "5": "afgcd", "6": "afgedc", "7": "abc",
            "8": "abcdefg", "9": "abcdfg"}
PLACES = {"a": (4, 2, 16, 3), "b": (19, 4, 3, 15), "c": (19, 21, 3, 15), "d": (4, 35, 16, 3), "e": (2, 21, 3, 15),
          "f": (2, 4, 3, 15), "g": (4, 18, 16, 3)}
WIDTH, HEIGHT = 28, 42


def draw(digits):
    rows = [bytearray(b"\xff" * WIDTH * len(digits)) for _ in range(HEIGHT)]
    for place, digit in enumerate(digits):
        for segment in SEGMENTS.get(digit, "g"):
            left, top, width, height = PLACES[segment]
            for y in range(top, top + height):
                rows[y][place * WIDTH + left:place * WIDTH + left + width] = b"\x30" * width
    return rows


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(rows):
    header = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + bytes(row) for row in rows))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


digits = sys.argv[1]
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "captcha.txt"), "w", encoding="ascii") as kept:
    kept.write(digits)
sys.stdout.buffer.write(png(draw(digits)))
