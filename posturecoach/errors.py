"""Errors the user can put right. Everything else that is raised is a bug of ours."""

from __future__ import annotations


class PostureCoachError(Exception):
    """Something the user can act on: what happened, and what to try.

    The command line prints both and exits with 2; the window shows both.
    """

    def __init__(self, what: str, *, try_: str) -> None:
        super().__init__(what)
        self.what = what
        self.try_ = try_


class SourceError(PostureCoachError):
    """A camera, clip, picture, folder or stream that cannot be opened or read."""


class ModelError(PostureCoachError):
    """A model file is missing or is not the one this version was tested with."""


class SettingsError(PostureCoachError):
    """A settings or neutral file that cannot be followed; `what` names every mistake."""


class NewerError(SettingsError):
    """A file that a newer version wrote; it is left as it is."""


class NeutralError(PostureCoachError):
    """A neutral could not be learned; `what` says why."""


class OutputError(PostureCoachError):
    """A file or folder that cannot be written."""


class JournalError(PostureCoachError):
    """The journal can't be read or written; what was to be written is not lost by it."""


class JournalBusyError(JournalError):
    """Somebody else writes the journal."""
