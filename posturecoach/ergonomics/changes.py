"""Which changes would lower a score most: found by trying every one, alone and together."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from posturecoach.ergonomics.assessment import Assessment, Method
from posturecoach.ergonomics.steps import Step, Told

_IN_USE = 1  # a choice that scores less says that the thing is not used at all


@dataclass(frozen=True, slots=True)
class Change:
    """One thing put right: at `step`, what was told as `undo` is so no longer.

    Attributes
    ----------
    step
        As in the method's file: ``"chair.height"``.
    undo
        The choice or flag of that step: ``"no_foot_contact"``. A choice becomes the easiest
        one of its step, a flag is no longer raised.

    """

    step: str
    undo: str


@dataclass(frozen=True, slots=True)
class Advice:
    """The changes that lower a score most, and what it would be.

    Attributes
    ----------
    changes
        At most as many as asked for, in the method's order; none where nothing helps.
    now, after
        The assessment as it is, and with all of `changes` made.
    alone
        The assessment with each of `changes` made alone.

    """

    changes: tuple[Change, ...]
    now: Assessment
    after: Assessment
    alone: tuple[Assessment, ...]

    @property
    def lowers(self) -> bool:
        """Whether the final score falls, not only the parts that it is made of."""
        return _final(self.after) < _final(self.now)


def possible_changes(
    method: Method, told: Mapping[str, Told], keep: Collection[str] = ()
) -> tuple[Change, ...]:
    """Return every change that could be made to what was `told`.

    Only what is certainly so can be put right: not what may be so, and not what was told
    as a quantity. The steps in `keep` stay as they are.
    """
    found: list[Change] = []
    for id_, step in method.steps.items():
        if id_ not in told or id_ in keep:
            continue
        said = told[id_]
        # A flag without points, as glasses are, is no fault.
        names = [n for n, answers in said.flags.items() if answers == (True,) and step.points[n]]
        if len(said.choices) == 1 and said.choices[0] is not None:
            names.insert(0, said.choices[0])
        as_it_is = step.possible(said)
        found += [
            Change(id_, name)
            for name in names
            if step.possible(changed(step, said, name)) != as_it_is
        ]
    return tuple(found)


def changed(step: Step, told: Told, undo: str) -> Told:
    """Return what would be told of `step` once `undo` is put right."""
    if undo in step.choices:
        return replace(told, choices=(easiest(step),))
    return replace(told, flags={**told.flags, undo: (False,)})


def easiest(step: Step) -> str:
    """Return the choice of `step` with the lowest score of a thing that is used."""
    used = {name: score for name, score in step.choices.items() if score >= _IN_USE}
    return min(used, key=used.__getitem__)


def best_changes(
    method: Method, told: Mapping[str, Told], *, keep: Collection[str] = (), most: int = 2
) -> Advice:
    """Return the changes, `most` at most, that lower the score of `method` most.

    Every change and every combination is tried. Lower counts first the highest score that
    is still possible, then the lowest; where that is the same, as where another part of
    the workplace decides, the scores of the parts count, then those of the steps. Of what
    is equally good the fewest changes are taken, and of those the first of the method.

    Parameters
    ----------
    method
        ROSA, or another that takes steps.
    told
        By step; a step that is not there could be anything.
    keep
        Steps that nobody can change, such as how long the work lasts.
    most
        So many changes at most.

    """
    before = {id_: method.steps[id_].possible(said) for id_, said in told.items()}
    now = method.assess(before)

    def assess(changes: tuple[Change, ...]) -> Assessment:
        after = dict(told)
        for change in changes:
            after[change.step] = changed(method.steps[change.step], after[change.step], change.undo)
        touched = {change.step for change in changes}
        return method.assess(
            before | {id_: method.steps[id_].possible(after[id_]) for id_ in touched}
        )

    found = possible_changes(method, told, keep)
    best, best_after = (), now  # type: tuple[Change, ...], Assessment
    for count in range(1, most + 1):
        for changes in combinations(found, count):
            after = assess(changes)
            if _effort(method, after) < _effort(method, best_after):
                best, best_after = changes, after
    return Advice(best, now, best_after, tuple(assess((change,)) for change in best))


def _final(assessment: Assessment) -> tuple[int, int]:
    low, high = assessment.range
    return high, low


def _effort(method: Method, assessment: Assessment) -> tuple[int, ...]:
    """Return what is compared: final score, parts, steps; each as high as it may be."""
    highest = {id_: max(values) for id_, values in assessment.steps.items()}
    steps = sum(highest[id_] for id_ in method.steps)
    return (*_final(assessment), sum(highest.values()) - steps, steps)
