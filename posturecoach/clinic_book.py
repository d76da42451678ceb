"""The guided assessments and their words, read from protocols.toml and checked."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from posturecoach.clinic.protocol import Protocol, Step, StepKind, StepWords, wanted_views
from posturecoach.clinic.snapshot import Stance

SCHEMA = 1
POSTURE = "posture"
"""The assessment that is offered."""


class ProtocolError(ValueError):
    """The table of assessments is wrong, which is a bug of ours."""


@dataclass(frozen=True, slots=True)
class ProtocolWords:
    """Parts and steps in one language, by id."""

    parts: Mapping[str, str]
    steps: Mapping[str, StepWords]


@cache
def protocols() -> Mapping[str, Protocol]:
    """Return all assessments by id.

    Raises
    ------
    ProtocolError
        If the file is not as it should be: a bug of ours.

    """
    data = _data()
    try:
        return {row["id"]: _protocol(row) for row in data["protocol"]}
    except (KeyError, TypeError, ValueError) as error:
        raise ProtocolError(f"protocols.toml: {error!r}") from None


@cache
def protocol_words(language: str) -> ProtocolWords:
    """Return the words in `language`, such as ``"de"``; in English where there are none.

    Raises
    ------
    ProtocolError
        If a step has no words.

    """
    every = _data()["words"]
    words = every.get(language, every["en"])
    try:
        steps = {id_: StepWords(**row) for id_, row in words["steps"].items()}
        parts = {part: words["parts"][part] for one in protocols().values() for part in one.parts()}
    except (KeyError, TypeError) as error:
        raise ProtocolError(f"protocols.toml, words in {language}: {error!r}") from None
    missing = {step.id for one in protocols().values() for step in one.steps} - set(steps)
    if missing:
        raise ProtocolError(f"protocols.toml, words in {language}: nothing for {sorted(missing)}")
    return ProtocolWords(parts, steps)


def _protocol(row: Mapping[str, Any]) -> Protocol:
    steps = tuple(
        Step(
            one["id"],
            one["part"],
            wanted_views(one["view"]),
            Stance(one["stance"]),
            StepKind(one["kind"]),
            tuple(one["measures"]),
            one.get("movement", ""),
        )
        for one in row["step"]
    )
    if any((step.kind is StepKind.RANGE) != bool(step.movement) for step in steps):
        raise ValueError("a range of motion, and only that, names its movement")
    return Protocol(row["id"], steps, float(row["hold_s"]))


@cache
def _data() -> Mapping[str, Any]:
    text = (files("posturecoach.clinic") / "data" / "protocols.toml").read_text("utf-8")
    data = tomllib.loads(text)
    if data.get("schema") != SCHEMA:
        raise ProtocolError(f"protocols.toml: expected schema {SCHEMA}")
    return data
