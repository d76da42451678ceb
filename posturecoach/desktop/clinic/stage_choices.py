"""What somebody chose to see on the stage; remembered as long as the program runs."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from pathlib import PurePath

from posturecoach.clinic.angles import Group
from posturecoach.clinic.recall import DELAYS_S
from posturecoach.desktop.clinic.overlay import Layers

DELAYS = (0.0, *DELAYS_S)


class Mode(Enum):
    """What is shown of the person."""

    PLAIN = "plain"
    BLURRED = "blurred"  # no face can be told apart
    FIGURE = "figure"  # lines only: no picture is made


@dataclass(slots=True)
class Choices:
    """The choices of one program run."""

    skeleton: bool = True
    plumb: bool = True
    numbers: bool = True
    groups: set[Group] = field(default_factory=lambda: set(Group))
    mode: Mode = Mode.PLAIN
    mirror: bool = False
    delay_s: float = 0.0
    second: str | None = None

    @property
    def layers(self) -> Layers:
        """Return what is to be drawn."""
        return Layers(self.skeleton, self.plumb, frozenset(self.groups), self.numbers)


def short_name(source: str) -> str:
    """Return what to call a source that is no known camera: a clip by its name, without its way."""
    return source if "://" in source else PurePath(source).name or source
