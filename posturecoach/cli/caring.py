"""What `exercises`, `checkin` and `plan` share: the guide, its journal, and plain questions."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from posturecoach.cli.guard import say, tell
from posturecoach.cli.looking import read_settings
from posturecoach.errors import JournalError, PostureCoachError

if TYPE_CHECKING:
    from posturecoach.exercises.gate import Lock, Refusal
    from posturecoach.guide import Guide
    from posturecoach.journal import Journal
    from posturecoach.record.event import EventKind


class Language(StrEnum):
    """The languages of the exercises."""

    EN = "en"
    DE = "de"


LanguageOption = Annotated[
    Language | None, typer.Option("--language", help="Default: as in the settings.")
]
KeepOption = Annotated[
    Path | None,
    typer.Option("--journal", metavar="FILE", help="The journal. Default: your own."),
]
NoKeepOption = Annotated[
    bool, typer.Option("--no-journal", help="Write nothing into the journal; plan and levels stay.")
]


def language_of(chosen: Language | None, settings: Path | None = None) -> str:
    """Return the language to speak: as chosen, or as the settings say, or English."""
    if chosen is not None:
        return chosen.value
    return "de" if read_settings(settings).window.language == "de" else "en"


def now_here() -> datetime:
    """Return the local date-time, with its zone."""
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class Where:
    """Where what happens is written: a named journal, the own one, or none."""

    journal: Path | None = None
    no_journal: bool = False
    settings: Path | None = None


class Telling:
    """Tell the journal what happens; it is opened with the first event, if not before.

    An event that can't be written ends nothing, and it is said: a red flag locks, whatever
    becomes of the journal.
    """

    def __init__(self, where: Where) -> None:
        self._where = where
        self._journal: Journal | None = None
        self._none = where.no_journal

    def open(self) -> None:
        """Open the journal, before anybody was asked anything.

        Raises PostureCoachError if it can't be written.
        """
        where = self._where
        if self._none or self._journal is not None:
            return
        if where.journal is None and not read_settings(where.settings).journal.keep:
            self._none = True
            return
        from posturecoach.journal import Journal, journal_path  # noqa: PLC0415 - heavy

        try:
            self._journal = Journal(where.journal or journal_path())
        except JournalError as error:
            raise JournalError(error.what, try_=f"{error.try_} Or add --no-journal.") from None

    def __call__(self, kind: EventKind, /, **data: Any) -> None:  # noqa: ANN401 - see `Event`
        """Write an event, or say why it is not."""
        from posturecoach.record.event import Event  # noqa: PLC0415 - with the rest

        now = now_here()
        offset = now.utcoffset()
        minutes = 0 if offset is None else round(offset.total_seconds() / 60.0)
        event = Event(now.timestamp(), minutes, kind, data)
        try:
            self.open()
            if self._journal is not None:
                self._journal.write((), (event,))
        except PostureCoachError as error:
            self._none = self._journal is None
            tell(error)

    def close(self) -> None:
        """Let go of the journal."""
        if self._journal is not None:
            for notice in self._journal.notices:
                say(notice)
            self._journal.close()


@contextmanager
def guided(where: Where, *, ready: bool = True) -> Iterator[tuple[Guide, Telling]]:
    """Yield the guide of the person and what tells the journal of it.

    `ready`: the journal must be open first, and what was due until today is written.
    """
    from posturecoach.guide import Guide  # noqa: PLC0415 - heavy
    from posturecoach.settings.care_memory import care_path  # noqa: PLC0415

    telling = Telling(where)
    try:
        guide = Guide(care_path(), telling, clock=now_here)
        if ready:
            telling.open()
            guide.begin_day()
        yield guide, telling
    finally:
        telling.close()


def reading_guide() -> Guide:
    """Return the guide of the person, to look something up: the journal is not told."""
    from posturecoach.guide import Guide  # noqa: PLC0415 - heavy
    from posturecoach.settings.care_memory import care_path  # noqa: PLC0415

    return Guide(care_path(), clock=now_here)


# --- Questions


def can_ask() -> bool:
    """Return whether somebody sits at a terminal who can be asked."""
    return sys.stdin.isatty()


def asked(question: str) -> str:
    """Return what is typed after `question`, on standard error; who closes the input, leaves."""
    sys.stderr.write(f"{question} ")
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise KeyboardInterrupt
    return line.strip()


def ask_number(question: str, language: str, least: float = 0, most: float = 10) -> float | None:
    """Return a number within bounds; None where Enter alone was pressed."""
    lines = WORDS[language]
    while True:
        typed = asked(f"{question} [{least:g}-{most:g}, {lines['skip']}]").replace(",", ".")
        if not typed:
            return None
        try:
            number = float(typed)
        except ValueError:
            number = most + 1.0
        if least <= number <= most:
            return number
        say(lines["number"].format(least=f"{least:g}", most=f"{most:g}"))


def ask_yes(question: str, language: str) -> bool:
    """Return whether somebody said yes; Enter alone is no."""
    return asked(f"{question} {WORDS[language]['yes_no']}").lower() in ("y", "yes", "j", "ja")


def ask_some(
    names: Mapping[str, str], language: str, *, must: bool = False
) -> tuple[str, ...] | None:
    """Return the ids that were chosen out of a numbered list; empty for "none of these".

    None where Enter alone was pressed; where an answer is a `must`, it is asked again.
    """
    lines, ids = WORDS[language], list(names)
    for number, text in enumerate(names.values(), 1):
        say(f"{number:3}  {text}")
    while True:
        typed = asked(lines["choose"] if must else lines["choose_or_skip"])
        if not typed and not must:
            return None
        parts = typed.replace(",", " ").split()
        if parts == ["0"]:
            return ()
        if parts and all(p.isdecimal() and 1 <= int(p) <= len(ids) for p in parts):
            chosen = {int(p) for p in parts}
            return tuple(id_ for number, id_ in enumerate(ids, 1) if number in chosen)
        say(lines["which"].format(most=len(ids)))


def nobody_to_ask(what: str, try_: str) -> PostureCoachError:
    """Return the error of a question where there is nobody to answer it."""
    return PostureCoachError(f"{what} Nobody can be asked here.", try_=try_)


# --- Red flags


def go_through_flags(guide: Guide, language: str, *, weekly: bool = False) -> Lock | None:
    """Ask for all red flags at the terminal; return what locks now, which is said."""
    from posturecoach.exercise_book import care_words, safety_rules  # noqa: PLC0415 - heavy

    words = care_words(language)
    say(words["tier.weekly" if weekly else "tier.question"])
    given = ask_some({f: words[f"flag.{f}"] for f in safety_rules().flags}, language, must=True)
    lock = guide.report_flags(given or ())
    say_flags(guide, language)
    return lock


def say_flags(guide: Guide, language: str) -> None:
    """Say what the open red flags ask for."""
    for line in flag_lines(guide, language):
        say(line)


def flag_lines(guide: Guide, language: str) -> list[str]:
    """Return what the open red flags ask for, the most urgent first; empty for none."""
    from posturecoach.exercise_book import care_words, safety_rules  # noqa: PLC0415 - heavy
    from posturecoach.exercises.gate import Tier, advice  # noqa: PLC0415

    words, lock = care_words(language), guide.lock()
    if lock is not None:
        tier, flags = lock.tier, lock.flags
    else:
        tier, flags = Tier.VISIT, advice(guide.care.safety, safety_rules())
    if not flags:
        return []
    return [
        words[f"tier.{tier}_title"],
        *(f"  {words[f'flag.{flag}']}" for flag in flags),
        words[f"tier.{tier}_do"],
    ]


def refused(refusal: Refusal, language: str) -> PostureCoachError:
    """Return the words for an exercise that is not open now."""
    from posturecoach.exercise_book import care_words  # noqa: PLC0415 - heavy

    words, lines = care_words(language), WORDS[language]
    if refusal.lock is not None:
        named = "; ".join(words[f"flag.{flag}"] for flag in refusal.lock.flags)
        return PostureCoachError(
            f"{words[f'tier.{refusal.lock.tier}_title']}: {named}\n"
            f"{words[f'tier.{refusal.lock.tier}_do']}",
            try_=lines["cleared"],
        )
    if refusal.pain:
        return PostureCoachError(words["effect.pain_high"], try_=lines["pain"])
    if refusal.therapist:
        return PostureCoachError(lines["closed"], try_=lines["closed_try"])
    from posturecoach.exercise_book import safety_rules  # noqa: PLC0415 - as above

    named = "; ".join(words[f"condition.{one}"] for one in refusal.conditions)
    effect = safety_rules().conditions[refusal.conditions[0]].effect
    return PostureCoachError(f"{words[f'effect.{effect}']} ({named})", try_=lines["conditions"])


def chosen(ids: Collection[str], known: Sequence[str], what: str) -> None:
    """Refuse ids that do not exist, all at once."""
    unknown = sorted(set(ids) - set(known))
    if unknown:
        raise PostureCoachError(
            f"There is no {what} called {', '.join(unknown)}.", try_=f"one of {', '.join(known)}."
        )


WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "skip": "Enter skips",
        "number": "A number from {least} to {most}, please, or Enter alone.",
        "yes_no": "[y/N]",
        "choose": "Numbers with spaces between them; 0 for none of these:",
        "choose_or_skip": "Numbers with spaces between them; 0 for none, Enter skips:",
        "which": "Numbers from 1 to {most}, please, or 0.",
        "cleared": "once a clinician has cleared it: posturecoach checkin --clear",
        "pain": "come back when it has settled.",
        "closed": "Your therapist's plan leaves this exercise out for now.",
        "closed_try": "ask your therapist; posturecoach plan show says what is in the plan.",
        "conditions": "once a clinician has allowed it, say so: the window's page Move, or "
        "posturecoach checkin --from FILE",
    },
    "de": {
        "skip": "Enter überspringt",
        "number": "Bitte eine Zahl von {least} bis {most}, oder nur Enter.",
        "yes_no": "[j/N]",
        "choose": "Nummern mit Leerzeichen dazwischen; 0 für nichts davon:",
        "choose_or_skip": "Nummern mit Leerzeichen dazwischen; 0 für nichts, Enter überspringt:",
        "which": "Bitte Nummern von 1 bis {most}, oder 0.",
        "cleared": "wenn eine Fachperson es geklärt hat: posturecoach checkin --clear",
        "pain": "komm wieder, wenn es sich beruhigt hat.",
        "closed": "Der Plan deiner Therapeutin lässt diese Übung für jetzt aus.",
        "closed_try": "frag in der Praxis nach; posturecoach plan show sagt, was im Plan steht.",
        "conditions": "wenn eine Fachperson es erlaubt hat, sag das: auf der Seite Bewegen im "
        "Fenster, oder mit posturecoach checkin --from DATEI",
    },
}
