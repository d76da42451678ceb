"""Score answers, one item or many: text in, assessments out, every slip named."""

from __future__ import annotations

import json
import sys
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from posturecoach import rulebook
from posturecoach.ergonomics.answers import Answers, AnswersError, Form
from posturecoach.ergonomics.assessment import Assessment, Method
from posturecoach.errors import PostureCoachError

STANDARD_INPUT = "-"
MANY = "item"  # TOML has no list at the top: [[item]] entries are one
MAX_MISTAKES = 20
JSON_BEGINS = ("{", "[{", "[[[", "[ ", "[\n", "[\r", "[]")

FORM = "docs/assessments.md shows what an answer looks like."


class AnswersFileError(PostureCoachError):
    """Answers that cannot be read or followed; `what` names every mistake."""


@dataclass(frozen=True, slots=True)
class Scored:
    """One item and what the method says about it."""

    answers: Answers
    assessment: Assessment

    def to_json(self) -> dict[str, object]:
        """Return it as `posturecoach assess --json` writes it."""
        extra: dict[str, object] = {}
        if self.answers.id is not None:
            extra["id"] = self.answers.id
        if self.answers.assumed_no:
            extra["assumed_no"] = list(self.answers.assumed_no)
        return {**self.assessment.to_json(), **extra}


def method_named(name: str, static_after_s: float | None = None) -> Method:
    """Return the method `name`.

    Parameters
    ----------
    name
        ``"rula"``, ``"reba"`` or ``"rosa"``.
    static_after_s
        RULA only: from how many seconds on, longer, a posture counts as static (the 1993
        paper: 60, the Cornell worksheet: 600).

    Raises
    ------
    AnswersFileError
        If `static_after_s` is no such number, or the method has no such border.

    """
    method = rulebook.method(name)
    return method if static_after_s is None else _static_after(method, static_after_s)


def _static_after(method: Method, seconds: float) -> Method:
    step = method.steps.get("muscle_use")
    if step is None:
        raise AnswersFileError(
            f"{method.NAME} itself says from when on a posture is static.",
            try_="leave --static-after away; it is for RULA.",
        )
    if not 0.0 < seconds <= 86_400.0:  # noqa: PLR2004 - a day
        raise AnswersFileError(
            f"--static-after {seconds:g} is not a time in seconds.",
            try_="60, as the paper, or 600, as the Cornell worksheet.",
        )
    gauges = tuple(
        replace(
            gauge,
            bins=(replace(gauge.bins[0], high=seconds), replace(gauge.bins[1], low=seconds)),
        )
        if gauge.quantity == "static_s"
        else gauge
        for gauge in step.gauges
    )
    return type(method)(
        {**method.steps, step.id: replace(step, gauges=gauges)},
        method.tables,
        method.levels,
        widest_range=method.widest_range,
        cite=method.cite,
        discrepancies=method.discrepancies,
    )


def read_text(file: str) -> str:
    """Return the text of `file`, ``-`` for standard input.

    Raises
    ------
    AnswersFileError
        If it cannot be read.

    """
    try:
        data = sys.stdin.buffer.read() if file == STANDARD_INPUT else Path(file).read_bytes()
    except OSError as error:
        raise AnswersFileError(
            f"{file} cannot be read: {error.strerror or error}.",
            try_="name a TOML or JSON file, or - for standard input.",
        ) from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise AnswersFileError(
            f"{_named(file)} is not text in UTF-8.", try_="save it as TOML or JSON in UTF-8."
        ) from None


def parse(text: str, file: str) -> tuple[list[object], bool]:
    """Return the items in `text`, and whether it holds a list of them.

    Parameters
    ----------
    text
        TOML or JSON. A list is one item after the other; in TOML, ``[[item]]`` entries.
    file
        Its name, which tells the form by its ending; without one, both are tried.

    Raises
    ------
    AnswersFileError
        If it is neither, or there is nothing in it.

    """
    data = _parsed(text, file)
    if isinstance(data, Mapping) and MANY in data:
        others = [key for key in data if key != MANY]
        if others:
            raise AnswersFileError(
                f"{_named(file)}: {', '.join(others)} stand beside the list {MANY}.",
                try_=f"put every answer into an entry of {MANY}. {FORM}",
            )
        data = data[MANY]
    if not isinstance(data, list):
        return [data], False
    if not data:
        raise AnswersFileError(f"{_named(file)} holds an empty list.", try_=FORM)
    return data, True


def score(method: Method, items: Sequence[object], file: str, *, many: bool) -> list[Scored]:
    """Return what `method` says about each of `items`, in their order.

    Raises
    ------
    AnswersFileError
        If any item has a mistake; it names the item by its number, and all mistakes.

    """
    form = Form(method)
    scored: list[Scored] = []
    mistakes: list[str] = []
    for number, item in enumerate(items, 1):
        try:
            answers = form.read(item)
        except AnswersError as error:
            where = f"item {number}: " if many else ""
            mistakes += [f"{where}{mistake}" for mistake in error.mistakes]
        else:
            scored.append(Scored(answers, method.assess(answers.values)))
    if mistakes:
        more = len(mistakes) - MAX_MISTAKES
        shown = [*mistakes[:MAX_MISTAKES], *([f"and {more} more"] if more > 0 else [])]
        raise AnswersFileError(
            "\n  ".join((f"{_named(file)} has answers that cannot be followed:", *shown)),
            try_=f"put these right; nothing was scored. {FORM}",
        )
    return scored


def share_by_level(scored: Sequence[Scored]) -> Mapping[str, int]:
    """Return how many items ask for what, in the order of first appearance."""
    return Counter(one.assessment.words() for one in scored)


def _parsed(text: str, file: str) -> object:
    ending = "" if file == STANDARD_INPUT else Path(file).suffix.lower()
    forms = {".json": ("JSON",), ".toml": ("TOML",)}.get(ending, ("JSON", "TOML"))
    problems: dict[str, str] = {}
    for form in forms:
        try:
            return _json(text) if form == "JSON" else tomllib.loads(text)
        except RecursionError:
            problems[form] = "its brackets are nested too deep"
        except ValueError as error:  # of both parsers, and of numbers too long to read
            problems[form] = str(error)
    # Without an ending, the mistake to tell is that of the form that was meant.
    meant = "JSON" if text.lstrip().startswith(JSON_BEGINS) else "TOML"
    form = meant if meant in problems else forms[0]
    raise AnswersFileError(f"{_named(file)} is not {form}: {problems[form]}.", try_=FORM)


def _json(text: str) -> object:
    return json.loads(text, object_pairs_hook=_each_key_once)


def _each_key_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        raise ValueError(f"{twice!r} is given twice")
    return found


def _named(file: str) -> str:
    return "Standard input" if file == STANDARD_INPUT else file
