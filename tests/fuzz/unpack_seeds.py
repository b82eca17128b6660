#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes each seed of a file as a file of its own, as libFuzzer wants them.

usage: unpack_seeds.py FILE.hex|FILE.txt FOLDER
"""

import os
import sys


def seeds(text):
    """Between empty lines; lines that begin with # are for people."""
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return [seed for seed in "\n".join(lines).split("\n\n") if seed.strip()]


def main():
    source, folder = sys.argv[1:]
    os.makedirs(folder, exist_ok=True)
    with open(source, encoding="utf-8") as file:
        for number, seed in enumerate(seeds(file.read())):
            data = bytes.fromhex(seed) if source.endswith(".hex") else seed.strip("\n").encode()
            with open(os.path.join(folder, f"seed{number}"), "wb") as out:
                out.write(data)


if __name__ == "__main__":
    main()
