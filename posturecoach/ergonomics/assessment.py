"""What RULA, REBA and ROSA have in common: steps in, a range of scores and its action level out.

What is not known is not guessed. Every combination of the values that are possible is
followed through the tables, so that the range is exact, and a range that is too wide to
say anything is said to be that.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import ClassVar

from posturecoach.ergonomics.steps import Step, Values
from posturecoach.ergonomics.tables import Layout, Table


@dataclass(frozen=True, slots=True)
class Level:
    """An action level: the scores from `low` to `high`, and what they ask for."""

    level: int
    low: int
    high: int
    text: str


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Where public copies of a method differ, and which of them is followed here."""

    id: str
    what: str
    use: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a method says about one item.

    Attributes
    ----------
    method
        ``"RULA"``, ``"REBA"`` or ``"ROSA"``.
    steps
        By step, and by the intermediate scores in the order of the method, every score
        that is possible.
    scores
        Every final score that is possible.
    levels
        The action levels of the lowest and of the highest of them.
    unseen
        The steps that could be more than one score, in the method's order.
    enough_seen
        False when the range is too wide to say anything: then no number may be shown.

    """

    method: str
    steps: Mapping[str, Values]
    scores: Values
    levels: tuple[Level, Level]
    unseen: tuple[str, ...]
    enough_seen: bool

    @property
    def range(self) -> tuple[int, int]:
        """The lowest and the highest final score that are possible."""
        return self.scores[0], self.scores[-1]

    @property
    def score(self) -> int | None:
        """The final score, None unless only one is possible."""
        return self.scores[0] if len(self.scores) == 1 else None

    @property
    def level(self) -> Level | None:
        """The action level, None unless only one is possible."""
        low, high = self.levels
        return low if low == high else None

    def to_json(self) -> dict[str, object]:
        """Return it as `posturecoach assess --json` writes it."""
        low, high = self.levels
        steps: dict[str, object] = {}
        groups: dict[str, dict[str, object]] = {}
        for name, values in self.steps.items():
            shown: object = values[0] if len(values) == 1 else list(values)
            if "." in name:
                group, _, rest = name.partition(".")
                steps[group] = groups.setdefault(group, {})
                groups[group][rest] = shown
            else:
                steps[name] = shown
        return {
            "method": self.method,
            "score": self.score,
            "range": list(self.range),
            "action_level": low.level if low == high else None,
            "action_levels": [low.level, high.level],
            "action": self.words(),
            "enough_seen": self.enough_seen,
            "steps": steps,
            "unseen": list(self.unseen),
        }

    def words(self) -> str:
        """Return what is to be done, in the method's words, or that too little was seen."""
        if not self.enough_seen:
            return "not enough seen"
        low, high = self.levels
        return low.text if low == high else f"{low.text} – or – {high.text}"


class Method(ABC):
    """An observational method with its steps and tables; see `rulebook.method`.

    Parameters
    ----------
    steps, tables
        By id, at least those of `STEPS` and `LAYOUTS`.
    levels
        Ascending, without gap.
    widest_range
        A wider range between lowest and highest score is not enough seen.
    cite
        The publication.
    discrepancies
        Where public copies differ.

    """

    NAME: ClassVar[str]
    STEPS: ClassVar[Mapping[str, tuple[int, int]]]
    """The steps that the formula needs, with the range of scores that the tables take."""
    LAYOUTS: ClassVar[Mapping[str, Layout]]
    """The tables that the formula needs."""
    SCORES: ClassVar[tuple[int, int]]
    """The lowest and the highest final score there is."""

    def __init__(
        self,
        steps: Mapping[str, Step],
        tables: Mapping[str, Table],
        levels: Sequence[Level],
        *,
        widest_range: int,
        cite: str,
        discrepancies: Sequence[Discrepancy] = (),
    ) -> None:
        self.steps = {id_: steps[id_] for id_ in self.STEPS}
        self.tables = {name: tables[name] for name in self.LAYOUTS}
        self.levels = tuple(levels)
        self.widest_range = widest_range
        self.cite = cite
        self.discrepancies = tuple(discrepancies)
        self._level_of = {s: lv for lv in self.levels for s in range(lv.low, lv.high + 1)}
        self._all = {id_: step.all_values for id_, step in self.steps.items()}

    def assess(self, values: Mapping[str, Values]) -> Assessment:
        """Return what the method says; a step that is not in `values` could be any score.

        Raises
        ------
        ValueError
            For a step that the method does not have, or scores outside its range.

        """
        for id_, possible in values.items():
            step = self.steps.get(id_)
            if step is None:
                raise ValueError(f"expected a step of {self.NAME}, got {id_!r}")
            if not possible or min(possible) < step.low or max(possible) > step.high:
                raise ValueError(f"{id_}: expected {step.low} to {step.high}, got {possible}")
        known = {
            id_: possible if len(possible) == 1 else tuple(sorted(set(possible)))
            for id_, possible in values.items()
        }
        every = {**self._all, **known}
        followed = self.follow(every)
        *_, scores = followed.values()
        return Assessment(
            method=self.NAME,
            steps={**every, **followed},
            scores=scores,
            levels=(self.level_of(scores[0]), self.level_of(scores[-1])),
            unseen=tuple([id_ for id_, possible in every.items() if len(possible) > 1]),
            enough_seen=scores[-1] - scores[0] <= self.widest_range,
        )

    def level_of(self, score: int) -> Level:
        """Return the action level of a final score."""
        return self._level_of[score]

    @abstractmethod
    def follow(self, values: Mapping[str, Values]) -> dict[str, Values]:
        """Return the intermediate scores that are possible; the last entry is the final one."""


@lru_cache(65_536)
def sums(*values: Values) -> Values:
    """Return every sum of one value of each, ascending."""
    return tuple(sorted({sum(combination) for combination in product(*values)}))
