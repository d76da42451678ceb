"""Writes a journal as fast as it can, until it is killed; says what was written.

Run as a program: the path of the journal, then the number of the first minute.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from journals import a_minute, a_note, a_prompt, minute_at

from posturecoach.journal import Journal, backups, erasing


def main(path, number):
    journal = Journal(path)
    for notice in journal.notices:
        os.write(1, f"notice {notice}\n".encode())
    first = minute_at()
    os.write(1, b"ready\n")
    while True:
        events = [a_note(f"n{number}"), a_prompt(f"p{number}")] if number % 5 == 0 else []
        journal.write([a_minute(first + number)], events)
        os.write(1, f"{number}\n".encode())
        if number % 5 == 0:
            journal.answer(f"p{number}", "accepted", at_s=first * 60.0)
        if number % 40 == 0:
            journal.settle()
        if number % 60 == 0:
            backups.make(journal._connection, journal.path, journal._now())
        if number % 100 == 0:
            erasing.compact(journal._connection, journal.path)
        number += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
