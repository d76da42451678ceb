"""A sense that asks the system one question by a call, each time anew; for Windows and macOS."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from posturecoach.surroundings.desk import Desk

Api = TypeVar("Api")


class Asked(Generic[Api]):
    """One matter, asked by one function.

    Parameters
    ----------
    name
        In words for people.
    look
        Asks the calls; may raise OSError, AttributeError or ValueError: it can't be told.
    api
        The calls.
    trouble
        What is said then, with ``{0}`` for the error.

    """

    def __init__(self, name: str, look: Callable[[Api], Desk], api: Api, trouble: str) -> None:
        self.name = name
        self._look = look
        self._api = api
        self._words = trouble
        self._trouble: str | None = None

    def look(self) -> Desk:
        """Return what the system says; nothing where it does not."""
        try:
            desk = self._look(self._api)
        except (OSError, AttributeError, ValueError) as error:
            self._trouble = self._words.format(error)
            return Desk()
        self._trouble = None
        return desk

    def missing(self) -> str | None:
        """Return in words what was missing at the last look."""
        return self._trouble

    def close(self) -> None:
        """Let go of nothing: each call stands alone."""
