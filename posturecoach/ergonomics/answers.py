"""Read the answers to a method's steps: scores, or angles and ticks, each known or not.

An item is what a person wrote, or another program. Everything that could be a slip is
refused by name, and all of it at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import cast

from posturecoach.ergonomics.assessment import Method
from posturecoach.ergonomics.steps import Scale, Step, Told, Values

_WORDS = ("id", "note")  # a name and a remark, which say nothing to the method
_EXACT = "exact"
_MAX_SHOWN = 60  # characters of what was written instead
_VERY_LARGE = 1e9  # beyond every quantity here that has no end


class AnswersError(ValueError):
    """An item that cannot be followed; `mistakes` names every one."""

    def __init__(self, mistakes: Iterable[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("; ".join(self.mistakes))


@dataclass(frozen=True, slots=True)
class Answers:
    """One item, read.

    Attributes
    ----------
    values
        By step, the scores that are possible. Steps that were not answered are missing.
    assumed_no
        Flags (``neck.twisted``) that were not told of a part whose angle or choice was, and
        so were taken as not raised.
    id
        What the item calls itself, if it does.

    """

    values: Mapping[str, Values]
    assumed_no: tuple[str, ...] = ()
    id: str | int | None = None


@dataclass(slots=True)
class _Notes:
    """What an item says under ``angles`` of one step, while it is being read."""

    quantities: dict[str, tuple[float, ...]] = field(default_factory=dict)
    flags: dict[str, tuple[bool, ...]] = field(default_factory=dict)
    named: tuple[str, ...] = ()


class Form:
    """Reads items for one method."""

    def __init__(self, method: Method) -> None:
        self._name = method.NAME
        self._steps = method.steps
        self._groups: dict[str, dict[str, str]] = {}
        for id_ in method.steps:
            group, _, rest = id_.partition(".")
            if rest:
                self._groups.setdefault(group, {})[rest] = id_
        self._known = (*method.steps, *self._groups, "angles", *_WORDS)
        self._quantities = {id_: step.quantities() for id_, step in method.steps.items()}
        self._single = {value: (value,) for value in range(-1, 16)}
        # A flag may stand alone where only one step has it.
        self._owners: dict[str, list[str]] = {}
        for id_, step in method.steps.items():
            for name in (*step.quantities(), *step.choices, *step.points):
                self._owners.setdefault(name, []).append(id_)

    def read(self, item: object) -> Answers:
        """Return what `item` says.

        Parameters
        ----------
        item
            A mapping from steps to a score or a list of possible scores, and ``angles``;
            see docs/assessments.md.

        Raises
        ------
        AnswersError
            Naming every mistake.

        """
        if not isinstance(item, Mapping):
            raise AnswersError([f"expected answers by step, got {_shown(item)}"])
        values: dict[str, Values] = {}
        mistakes: list[str] = []
        for key, value in item.items():
            step = self._steps.get(key)
            if step is not None:
                self._score(key, step, value, values, mistakes)
            elif key in self._groups:
                self._group(key, value, values, mistakes)
            elif key != "angles" and key not in _WORDS:
                mistakes.append(self._unknown(key, self._known, f"is no step of {self._name}"))
        assumed: tuple[str, ...] = ()
        if "angles" in item:
            assumed = self._angles(item["angles"], values, mistakes)
        id_ = item.get("id")
        if id_ is not None and (isinstance(id_, bool) or not isinstance(id_, str | int)):
            mistakes.append(f"id: expected words or a whole number, got {_shown(id_)}")
        if mistakes:
            raise AnswersError(mistakes)
        return Answers(values, assumed, id_)

    def _group(
        self, group: str, value: object, values: dict[str, Values], mistakes: list[str]
    ) -> None:
        members = self._groups[group]
        if not isinstance(value, Mapping):
            mistakes.append(
                f"{group}: expected scores of {', '.join(members)}, got {_shown(value)}"
            )
            return
        for key, score in value.items():
            id_ = members.get(key)
            if id_ is None:
                mistakes.append(f"{group}.{self._unknown(key, members, f'is no part of {group}')}")
            else:
                self._score(id_, self._steps[id_], score, values, mistakes)

    def _score(
        self, id_: str, step: Step, value: object, values: dict[str, Values], mistakes: list[str]
    ) -> None:
        """Take the score, or the possible scores, of one step."""
        if id_ in values:
            mistakes.append(f"{id_}: is given twice")
        elif type(value) is int and step.low <= value <= step.high:
            values[id_] = self._single[value]  # most answers by far
        else:
            several: list[object] = value if isinstance(value, list) else [value]
            wrong = [p for one in several or [several] if (p := _score_problem(step, one))]
            mistakes += [f"{id_}: {problem}" for problem in wrong]
            if not wrong:
                values[id_] = tuple(sorted({int(cast("float", one)) for one in several}))

    def _unknown(self, key: object, known: Iterable[str], what: str) -> str:
        close = get_close_matches(str(key), list(known), 1)
        hint = f"; did you mean {close[0]!r}?" if close else f"; known: {', '.join(known)}"
        return f"{_shown_key(key)}: {what}{hint}"

    # ---- angles and ticks ----

    def _angles(
        self, angles: object, values: dict[str, Values], mistakes: list[str]
    ) -> tuple[str, ...]:
        if not isinstance(angles, Mapping):
            mistakes.append(f"angles: expected angles by step, got {_shown(angles)}")
            return ()
        before = len(mistakes)
        exact = angles.get(_EXACT, False)
        if not isinstance(exact, bool):
            mistakes.append(f"angles.{_EXACT}: expected true or false, got {_shown(exact)}")
            exact = False
        notes: dict[str, _Notes] = {}
        for key, value in angles.items():
            if key != _EXACT:
                self._take(str(key), value, notes, mistakes)
        if len(mistakes) > before:
            return ()
        assumed: list[str] = []
        for id_, note in notes.items():
            if id_ in values:
                mistakes.append(f"{id_}: is given both as a score and under angles")
                continue
            told = self._told(id_, note, mistakes, exact=exact)
            if told is not None:
                step = self._steps[id_]
                values[id_] = step.possible(told)
                assumed += [f"{id_}.{name}" for name in _not_told(step, note)]
        return tuple(assumed)

    def _take(self, key: str, value: object, notes: dict[str, _Notes], mistakes: list[str]) -> None:
        """Sort one entry of ``angles`` to its step."""
        if key in self._steps:
            self._whole_step(key, value, notes, mistakes)
        elif key in self._groups and isinstance(value, Mapping):
            for inner, entry in value.items():
                self._take(f"{key}.{inner}", entry, notes, mistakes)
        elif key in self._owners:
            if len(self._owners[key]) > 1:
                where = " or ".join(f"'{id_}.{key}'" for id_ in self._owners[key])
                mistakes.append(f"angles.{key}: which one? Write {where}")
            else:
                self._one(self._owners[key][0], key, value, notes, mistakes)
        else:
            id_, _, name = key.rpartition(".")
            id_ = f"{id_}.score" if f"{id_}.score" in self._steps else id_
            if id_ in self._steps:
                self._one(id_, name, value, notes, mistakes)
            else:
                known = (*self._steps, *self._groups, *self._owners, _EXACT)
                mistakes.append(f"angles.{self._unknown(key, known, 'is unknown')}")

    def _whole_step(
        self, id_: str, value: object, notes: dict[str, _Notes], mistakes: list[str]
    ) -> None:
        """Take an angle, a named choice, a list of either, or a table of names."""
        step = self._steps[id_]
        if isinstance(value, Mapping):
            for name, entry in value.items():
                self._one(id_, str(name), entry, notes, mistakes)
            return
        several: list[object] = value if isinstance(value, list) else [value]
        if several and all(isinstance(one, str) for one in several):
            unknown = [one for one in several if one not in step.choices]
            mistakes += [
                f"angles.{id_}: {self._unknown(one, step.choices, 'is no choice')}"
                for one in unknown
            ]
            if not unknown:
                notes.setdefault(id_, _Notes()).named = tuple(dict.fromkeys(map(str, several)))
        elif step.scales:
            self._one(id_, step.scales[0].quantity, value, notes, mistakes)
        else:
            names = ", ".join((*step.quantities(), *step.choices, *step.points))
            mistakes.append(f"angles.{id_}: expected one of {names}, got {_shown(value)}")

    def _one(
        self, id_: str, name: str, value: object, notes: dict[str, _Notes], mistakes: list[str]
    ) -> None:
        """Take one quantity or flag of a step."""
        step, where = self._steps[id_], f"angles.{id_}.{name}"
        quantities = self._quantities[id_]
        note = notes.setdefault(id_, _Notes())
        several: list[object] = value if isinstance(value, list) else [value]
        if name in note.quantities or name in note.flags:
            mistakes.append(f"{where}: is given twice")
        elif not several:
            mistakes.append(f"{where}: expected a value or a list of possible ones, got none")
        elif name in quantities:
            wrong = [w for one in several if (w := _quantity_problem(quantities[name], one))]
            mistakes += [f"{where}: {problem}" for problem in wrong]
            if not wrong:
                note.quantities[name] = tuple(map(float, cast("list[float]", several)))
        elif name in step.choices or name in step.points:
            if all(isinstance(one, bool) for one in several):
                note.flags[name] = tuple(dict.fromkeys(map(bool, several)))
            else:
                mistakes.append(f"{where}: expected true or false, got {_shown(value)}")
        else:
            known = (*quantities, *step.choices, *step.points)
            mistakes.append(f"angles.{id_}.{self._unknown(name, known, 'is unknown')}")

    def _told(self, id_: str, note: _Notes, mistakes: list[str], *, exact: bool) -> Told | None:
        """Return what was told of a step, None where it contradicts itself."""
        step = self._steps[id_]
        if not note.flags and not note.named:
            return Told(note.quantities, exact=exact)
        answers = {name: given for name, given in note.flags.items() if name in step.choices}
        excluded = frozenset(name for name, given in answers.items() if given == (False,))
        ticked = [name for name, given in answers.items() if given == (True,)]
        before = len(mistakes)
        if len({*ticked, *note.named}) > max(1, len(note.named)):
            both = " and ".join((*note.named, *ticked))
            mistakes.append(f"angles.{id_}: only one of {both} can be so")
        measured = [scale for scale in step.scales if scale.quantity in note.quantities]
        if (ticked or note.named) and any(scale.bins[0].name for scale in measured):
            mistakes.append(
                f"angles.{id_}: give either {measured[0].quantity} or a choice, not both"
            )
        if excluded and excluded == step.choices.keys() and not step.scales:
            mistakes.append(f"angles.{id_}: one of {', '.join(step.choices)} must be so")
        if len(mistakes) > before:
            return None
        choices: tuple[str | None, ...] = note.named or tuple(ticked)
        if not choices:
            choices = (*(name for name, given in answers.items() if True in given), None)
        flags = {name: given for name, given in note.flags.items() if name in step.points}
        return Told(note.quantities, choices, excluded, flags, exact)


def _not_told(step: Step, note: _Notes) -> Iterable[str]:
    """Return the flags with points of which nothing was said, nor measured."""
    measured = {
        bin_.name
        for gauge in step.gauges
        if gauge.quantity in note.quantities
        for bin_ in gauge.bins
    }
    return [
        name
        for name, points in step.points.items()
        if points and name not in note.flags and name not in measured
    ]


def _score_problem(step: Step, value: object) -> str | None:
    """Return what is wrong with one score of `step`, None if nothing is."""
    if type(value) is int and step.low <= value <= step.high:
        return None
    expected = f"expected a whole number from {step.low} to {step.high}"
    if isinstance(value, list) and not value:
        return f"{expected}, or a list of possible ones, got an empty list"
    if isinstance(value, bool) or not isinstance(value, int | float):
        return f"{expected}, got {_shown(value)}"
    if not step.low <= value <= step.high or value != int(value):
        return f"{expected}, got {_shown(value)}"
    return None


def _quantity_problem(scale: Scale, value: object) -> str | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        # NaN is in no bin and below nothing.
        inside = abs(value) < _VERY_LARGE and scale.bin_of(value) is not None
        if inside:
            return None
    return f"expected a number, {scale.limits()}, got {_shown(value)}"


def _shown(value: object) -> str:
    """Return `value` as a person may have written it, not too long."""
    words = {True: "true", False: "false"}[value] if isinstance(value, bool) else _written(value)
    return words if len(words) <= _MAX_SHOWN else f"{words[:_MAX_SHOWN]}…"


def _written(value: object) -> str:
    if value is None:
        return "null"
    try:
        return repr(value)
    except ValueError:  # Python does not write out numbers of thousands of digits
        return "a very large number"


def _shown_key(key: object) -> str:
    return str(key) if len(str(key)) <= _MAX_SHOWN else f"{str(key)[:_MAX_SHOWN]}…"
