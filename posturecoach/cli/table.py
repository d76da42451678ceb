"""The live table of `watch`: what is seen now, calm enough to leave open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Protocol

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.table import Table
from rich.text import Text

from posturecoach.cli.words import (
    VIEWS,
    change_words,
    in_order,
    name_of,
    time_words,
    value_words,
    zone_words,
)
from posturecoach.coaching.rules import Kind
from posturecoach.coaching.state import Prompt
from posturecoach.ergonomics.live import STATIC_S
from posturecoach.ergonomics.seen import Score
from posturecoach.ergonomics.zones import Zone
from posturecoach.posture.measure import Absent, Person
from posturecoach.session import ELSEWHERE, Look

PROMPT_S = 30.0  # a prompt with words stays so long
REDRAW_S = 0.2  # more often than five times a second nobody can read a number
LINE_S = 1.0  # and where no table can be drawn, one line a second is enough
_STYLES = {Zone.NEUTRAL: "green", Zone.CAUTION: "yellow", Zone.BAD: "bold red"}


class Shown(Protocol):
    """Whoever shows looks."""

    def __call__(self, look: Look) -> None:
        """Show `look`, or leave it out when the last one is still fresh."""


@contextmanager
def live_table(name: str) -> Iterator[Shown]:
    """Yield what shows looks at the source called `name`: a table that is redrawn in place.

    Where standard output is no terminal, one plain line a second takes its place.
    """
    console = Console()
    if not console.is_terminal:
        yield _Lines()
        return
    with Live(console=console, auto_refresh=False, transient=False) as live:
        yield _Redrawn(name, live)


class _Redrawn:
    def __init__(self, name: str, live: Live) -> None:
        self._name = name
        self._live = live
        self._drawn_s = float("-inf")
        self._prompt: Prompt | None = None
        self._prompt_s = float("-inf")

    def __call__(self, look: Look) -> None:
        # The screen's own time, not the look's: a clip may run faster than its clock.
        now = monotonic()
        for prompt in told(look):
            self._prompt, self._prompt_s = prompt, now
        if now - self._drawn_s < REDRAW_S:
            return
        self._drawn_s = now
        shown = self._prompt if now - self._prompt_s < PROMPT_S else None
        self._live.update(drawn(look, self._name, shown), refresh=True)


class _Lines:
    def __init__(self) -> None:
        self._said_s = float("-inf")

    def __call__(self, look: Look) -> None:
        for prompt in told(look):
            print(f"{look.time_s:7.1f} s  {prompt.text}", flush=True)  # noqa: T201
        if look.time_s - self._said_s < LINE_S:
            return
        self._said_s = look.time_s
        print(line(look), flush=True)  # noqa: T201 - standard output is the place


def told(look: Look) -> list[Prompt]:
    """Return the prompts with words of their own; the quiet cue is none."""
    return [prompt for prompt in look.prompts if prompt.kind is not Kind.CUE]


def drawn(look: Look, name: str, prompt: Prompt | None = None) -> RenderableType:
    """Return `look` as a table under one line that says what is going on.

    `prompt`: said a moment ago, to be read still.
    """
    parts: list[RenderableType] = [Text(f"{name}    Ctrl-C ends", style="dim")]
    parts.append(Text(headline(look), style="bold"))
    if (wrong := look.trouble or look.moved) is not None:
        parts.append(Text(f"Try: {wrong.try_}"))
    if look.person is Person.PRESENT:
        parts.append(_table(look))
        waiting = sum(m.absent is Absent.NO_NEUTRAL for m in look.measures.values())
        if waiting:
            parts.append(Text(f"{waiting} more with your neutral:  posturecoach calibrate"))
        parts += [Text(words) for words in _held(look)]
        parts.append(Text(posture_words(look)))
    parts.append(Text(_score(look)))
    if prompt is not None:
        parts.append(Text(prompt.text, style="bold"))
    parts += [Text(cue.text, style="dim") for cue in look.prompts if cue.kind is Kind.CUE]
    return Group(*parts)


def headline(look: Look) -> str:
    """Return who is seen from where, or why nobody is."""
    if look.person is not Person.PRESENT:
        return look.why_not or "Nobody is in the picture."
    if look.moved is not None:
        return f"{look.moved.what} Until then your neutral rests."
    if look.elsewhere:
        return f"{ELSEWHERE}  posturecoach calibrate"
    neutral = "compared with your neutral" if look.calibrated else "no neutral yet"
    if look.calibrated and look.place is not None:
        neutral += f" ({look.place})"
    return f"You are here, {VIEWS[look.view]}, {neutral}."


def line(look: Look) -> str:
    """Return `look` as one plain line: the state, the score and what asks for effort."""
    parts = [f"{look.time_s:7.1f} s", headline(look)]
    if look.trouble is not None:
        parts.append(f"Try: {look.trouble.try_}")
    elif look.moved is not None:
        parts.append(f"Try: {look.moved.try_}")
    elif look.person is Person.PRESENT:
        parts.append(_score(look))
        if look.posture is not None and look.posture.enough_seen:
            parts.append(posture_words(look))
        strained = [
            f"{name_of(m.id)}: {change_words(m) or value_words(m)} {zone_words(finding)}"
            for m in in_order(look.measures)
            if (finding := look.findings.get(m.id)) and finding.zone is not Zone.NEUTRAL
        ]
        parts.append("; ".join(strained))
    return "  ".join(part for part in parts if part)


def _table(look: Look) -> Table:
    # Fixed widths, 80 in all: nothing may jump while numbers change.
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("Measure", width=27, no_wrap=True)
    table.add_column("Now", justify="right", width=18, no_wrap=True)
    table.add_column("From neutral", justify="right", width=16, no_wrap=True)
    table.add_column("", width=13, no_wrap=True)
    for measure in in_order(look.measures):
        if measure.absent is Absent.NO_NEUTRAL:
            continue  # said once, below
        finding = look.findings.get(measure.id)
        style = "dim" if measure.absent is not None else ""
        table.add_row(
            name_of(measure.id),
            value_words(measure),
            change_words(measure),
            Text(zone_words(finding), style=_STYLES[finding.zone] if finding else ""),
            style=style,
        )
    return table


def _held(look: Look) -> Iterator[str]:
    for hold in look.held:
        of = "" if hold.limit_s is None else f" of {time_words(hold.limit_s)} at most (ISO 11226)"
        part = hold.part.capitalize()
        yield f"{part} held for {time_words(hold.for_s)}{of}: {name_of(hold.measure)}"


def posture_words(look: Look) -> str:
    """Return RULA and REBA of the posture that is held, in one line."""
    held = look.posture
    if held is None:
        return "RULA and REBA: no posture held"
    if not held.enough_seen:
        return "RULA and REBA: not enough seen of the posture that is held"
    both = f"RULA {range_words(held.rula)}, REBA {range_words(held.reba)}"
    if not held.for_s:
        return both  # a still picture
    # A 1 is over after a minute: then being static counts as well.
    far = " so far" if held.still_s <= STATIC_S else ""
    return f"Posture held for {time_words(held.for_s)}: {both}{far}"


def range_words(score: Score) -> str:
    """Return a score, the range that it lies in, or that not enough was seen."""
    low, high = score.assessment.range
    if not score.assessment.enough_seen:
        return "not enough seen"
    return str(low) if low == high else f"{low} to {high}"


def _score(look: Look) -> str:
    if look.score is None:
        return "Score: nothing to judge yet"
    return f"Score: {look.score:.0f} of 100, higher is easier"
