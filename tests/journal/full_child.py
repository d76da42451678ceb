"""Writes a journal where there is no room, or no right to; says what it was told.

Run as a program: what to do, then the path of the journal.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from journals import minute_at, some_minutes

from posturecoach.errors import PostureCoachError
from posturecoach.journal import Journal, Reader
from posturecoach.record.period import date_of

EVER = date_of(0), date_of(90_000)


def full(path):
    """Write until a file may not grow any more; then let it, and write on."""
    import resource

    journal = Journal(path)
    room = 200_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
    said, handed = "", 0
    for k in range(60):
        try:
            handed += 50
            journal.write(some_minutes(50, hour=0, seed=k, day=date_of(20_000 + k)))
        except PostureCoachError as error:
            said = error.what
            break
    waiting, before = journal.waiting, journal.span().minutes
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    journal.write()
    kept = len(list(journal.minutes(*EVER)))
    journal.close()
    return {"said": said, "handed": handed, "waiting": waiting, "before": before, "kept": kept}


def read_only(path):
    """Be somebody who may only read: the journal, and the folder it lies in."""
    list(Reader(path).minutes(*EVER))  # whatever is loaded late is loaded now
    import platformdirs  # which somebody else may not be able to read any more
    import platformdirs.unix  # noqa: F401

    if os.getuid() == 0:
        os.setgid(65_534)
        os.setuid(65_534)
    said = ""
    try:
        Journal(path)
    except PostureCoachError as error:
        said = error.what
    with Reader(path) as reader:
        kept = len(list(reader.minutes(*EVER)))
    return {"said": said, "kept": kept}


def read_only_later(path):
    """The file is made unwritable while it is open."""
    journal = Journal(path)
    journal.write(some_minutes(3, day=date_of(20_000)))
    journal._connection.execute("PRAGMA query_only = ON")
    said = ""
    try:
        journal.write(some_minutes(2, day=date_of(20_001)))
    except PostureCoachError as error:
        said = error.what
    waiting = journal.waiting
    journal._connection.execute("PRAGMA query_only = OFF")
    journal.close()
    with Reader(path) as reader:
        return {"said": said, "waiting": waiting, "kept": reader.span().minutes}


if __name__ == "__main__":
    does = {"full": full, "read_only": read_only, "read_only_later": read_only_later}
    assert minute_at()
    print(json.dumps(does[sys.argv[1]](Path(sys.argv[2]))))
