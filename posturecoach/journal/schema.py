"""The tables, version after version: `user_version` says which, and each is brought to the next.

A version that was ever released is never edited; what changes is a new entry of `_VERSIONS`.
"""

from __future__ import annotations

import sqlite3

APPLICATION_ID = 0x504F_5354  # "POST": tells our files from any other SQLite file

# All times of a minute are in tenths of a second. Its key is the minute of UTC, times 64, plus
# the part: several setups in one minute, a restart within it, a clock that went back.
_FIRST = """
CREATE TABLE measure (
    code INTEGER PRIMARY KEY CHECK (code BETWEEN 0 AND 255),
    id TEXT NOT NULL, unit TEXT NOT NULL, what TEXT NOT NULL,
    UNIQUE (id, unit, what)
) STRICT;
CREATE TABLE setup (
    id INTEGER PRIMARY KEY,
    view TEXT NOT NULL, place TEXT NOT NULL, calibrated INTEGER NOT NULL,
    UNIQUE (view, place, calibrated)
) STRICT;
CREATE TABLE minute (
    id INTEGER PRIMARY KEY,
    offset_min INTEGER NOT NULL,
    setup INTEGER NOT NULL REFERENCES setup (id),
    present INTEGER NOT NULL, absent INTEGER NOT NULL,
    uncertain INTEGER NOT NULL, off INTEGER NOT NULL,
    neutral INTEGER NOT NULL, caution INTEGER NOT NULL, bad INTEGER NOT NULL,
    easy INTEGER NOT NULL,
    strain_m INTEGER, strained INTEGER NOT NULL,
    changes INTEGER NOT NULL,
    bout_s INTEGER, stretch_s INTEGER NOT NULL,
    measures BLOB NOT NULL CHECK (length(measures) <= 2048)
) STRICT;
CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    offset_min INTEGER NOT NULL,
    kind TEXT NOT NULL,
    data TEXT NOT NULL CHECK (length(data) <= 16000)
) STRICT;
CREATE INDEX event_at ON event (at_ms);
"""

# What the second one brought: standing told from sitting, and sums of each day and hour, which
# stay when minutes are pruned; and prompts found by their id, for answers. A day in `stale`
# has minutes that its sums do not know yet.
_SECOND = """
ALTER TABLE minute ADD COLUMN standing INTEGER NOT NULL DEFAULT 0;
CREATE TABLE day (
    day INTEGER PRIMARY KEY,
    pruned INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE hour (
    day INTEGER NOT NULL REFERENCES day (day) ON DELETE CASCADE,
    hour INTEGER NOT NULL CHECK (hour BETWEEN 0 AND 23),
    present INTEGER NOT NULL, absent INTEGER NOT NULL,
    uncertain INTEGER NOT NULL, off INTEGER NOT NULL, standing INTEGER NOT NULL,
    neutral INTEGER NOT NULL, caution INTEGER NOT NULL, bad INTEGER NOT NULL,
    easy INTEGER NOT NULL,
    strain_ms INTEGER NOT NULL, strained INTEGER NOT NULL,
    changes INTEGER NOT NULL, minutes INTEGER NOT NULL,
    PRIMARY KEY (day, hour)
) STRICT, WITHOUT ROWID;
CREATE TABLE day_measure (
    day INTEGER NOT NULL REFERENCES day (day) ON DELETE CASCADE,
    setup INTEGER NOT NULL REFERENCES setup (id),
    code INTEGER NOT NULL REFERENCES measure (code),
    seen INTEGER NOT NULL, neutral INTEGER NOT NULL,
    caution INTEGER NOT NULL, bad INTEGER NOT NULL,
    longest_s INTEGER NOT NULL, over INTEGER NOT NULL, overs INTEGER NOT NULL,
    pm REAL NOT NULL, level REAL, leveled INTEGER NOT NULL,
    spread BLOB NOT NULL CHECK (length(spread) <= 8192),
    PRIMARY KEY (day, setup, code)
) STRICT;
CREATE TABLE bout (
    day INTEGER NOT NULL REFERENCES day (day) ON DELETE CASCADE,
    began_s INTEGER NOT NULL,
    seconds INTEGER NOT NULL,
    PRIMARY KEY (day, began_s)
) STRICT, WITHOUT ROWID;
CREATE TABLE stale (day INTEGER PRIMARY KEY) STRICT;
INSERT OR IGNORE INTO stale SELECT DISTINCT ((id >> 6) + offset_min) / 1440 FROM minute;
ALTER TABLE event ADD COLUMN prompt TEXT;
UPDATE event SET prompt = json_extract(data, '$.id') WHERE kind = 'prompt';
CREATE INDEX event_prompt ON event (prompt) WHERE prompt IS NOT NULL;
"""

_VERSIONS = (_FIRST, _SECOND)
VERSION = len(_VERSIONS)


def migrate(connection: sqlite3.Connection, to: int = VERSION) -> None:
    """Bring a journal, or an empty file, to version `to`, each step at once or not at all."""
    (was,) = connection.execute("PRAGMA user_version").fetchone()
    for version in range(was + 1, to + 1):
        # In one script nothing is committed before its end.
        try:
            connection.executescript(
                f"BEGIN IMMEDIATE;\n{_VERSIONS[version - 1]}\n"
                f"PRAGMA application_id = {APPLICATION_ID};\n"
                f"PRAGMA user_version = {version};\nCOMMIT;"
            )
        except sqlite3.Error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
