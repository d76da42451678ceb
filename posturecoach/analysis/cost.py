"""One number of a benchmark, and what was promised of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cost:
    """One number.

    Attributes
    ----------
    id
        For scripts.
    what
        In words.
    value, unit
        None: cannot be measured on this system.
    most
        What it should not exceed; None where nothing was promised.

    """

    id: str
    what: str
    value: float | None
    unit: str
    most: float | None = None

    @property
    def kept(self) -> bool | None:
        """Whether the promise is kept; None where there is none, or nothing was measured."""
        return None if self.value is None or self.most is None else self.value <= self.most
