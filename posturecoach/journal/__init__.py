"""What is remembered: minutes and events in one SQLite file, numbers and words only.

`Journal` writes, and is there once; `Reader` reads, beside it or from a file that somebody
brought. What is wrong with a file is said in words, and nothing that can be saved is lost.
The only room that knows sqlite3.
"""

from posturecoach.journal.places import backups_path, journal_path
from posturecoach.journal.reader import Reader
from posturecoach.journal.store import Journal

__all__ = ["Journal", "Reader", "backups_path", "journal_path"]
