"""A comparison in words: the rows of its table, and why two moments are not compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import hypot

from PySide6.QtCore import QCoreApplication

from posturecoach.clinic.compare import Basis, Comparison, Difference, NotComparable, Verdict
from posturecoach.clinic.marks import Source
from posturecoach.clinic.reliability import Reliability
from posturecoach.clinic.snapshot import Snapshot
from posturecoach.clinic.values import Figure, figures
from posturecoach.desktop.names import NAMES
from posturecoach.desktop.words import absent_words, measure_name, number_words
from posturecoach.posture.measure import Absent
from posturecoach.reports.limits import limits

NO_NUMBER = "–"
_ORDER = {id_: at for at, id_ in enumerate(NAMES)}


def say(words: str) -> str:
    """Return `words` in the language of the window."""
    return QCoreApplication.translate("compare", words)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table, as it is shown.

    Attributes
    ----------
    cells
        Measure, first, second, difference, smallest clear change, what it means, source.
    clear
        Whether it is a change that can be told.
    about
        Where the smallest clear change comes from, in a sentence; "" where there is none.

    """

    cells: tuple[str, ...]
    clear: bool
    about: str = ""


def head() -> tuple[str, ...]:
    """Return what stands above the columns."""
    return (
        QCoreApplication.translate("compare", "Measure"),
        QCoreApplication.translate("compare", "First"),
        QCoreApplication.translate("compare", "Second"),
        QCoreApplication.translate("compare", "Difference"),
        QCoreApplication.translate("compare", "Minimal detectable change"),
        QCoreApplication.translate("compare", "What can be said"),
        QCoreApplication.translate("compare", "Numbers from"),
    )


def general_mdc() -> dict[str, float]:
    """Return the smallest clear change of measures, and of units for all others."""
    known = limits()
    return {id_: one.least for id_, one in (*known.units.items(), *known.measures.items())}


def rows(
    was: Snapshot, now: Snapshot, found: Comparison, own: Mapping[str, Reliability]
) -> list[Row]:
    """Return a row for each number of either moment, from head to foot."""
    one, other = figures(was), figures(now)
    ids = sorted({*one, *other}, key=lambda id_: (_ORDER.get(id_, len(_ORDER)), id_))
    made = []
    for id_ in ids:
        difference = found.differences.get(id_)
        if difference is None:
            made.append(_row_apart(id_, was, now, (one.get(id_), other.get(id_)), found))
        else:
            made.append(_row(difference, own.get(id_)))
    return made


def why_not_words(found: Comparison) -> str:
    """Return why two moments are not compared, with the numbers; "" where they are."""
    if found.comparable:
        return ""
    said = [_why_words(why, found) for why in found.why_not]
    return say("Not comparable: {0}.").format("; ".join(said))


def name_of(id_: str) -> str:
    """Return the name of a measure, or of a mark the user's own."""
    return id_.partition(":")[2] if ":" in id_ else measure_name(id_)


def _row(one: Difference, own: Reliability | None) -> Row:
    difference = NO_NUMBER
    if one.change is not None:
        pm = hypot(one.was.pm, one.now.pm)
        difference = number_words(one.change, pm, one.unit, signed=True)
    least, about = _least(one, own)
    cells = (
        name_of(one.measure),
        _number(one.was),
        _number(one.now),
        difference,
        least,
        verdict_words(one.verdict),
        _sources(one.was, one.now),
    )
    return Row(cells, one.verdict in {Verdict.MORE, Verdict.LESS}, about)


def _row_apart(
    id_: str,
    was: Snapshot,
    now: Snapshot,
    pair: tuple[Figure | None, Figure | None],
    found: Comparison,
) -> Row:
    one, other = pair
    why = say("not compared, see above")
    if one is None:
        why = _missing(id_, was, say("not in the first: {0}"))
    elif other is None:
        why = _missing(id_, now, say("not in the second: {0}"))
    elif found.comparable:
        why = say("not compared: in other units")
    cells = (name_of(id_), _number(one), _number(other), NO_NUMBER, NO_NUMBER, why)
    return Row((*cells, _sources(one, other)), clear=False)


def _missing(id_: str, snapshot: Snapshot, words: str) -> str:
    measure = snapshot.measures.get(id_)
    absent = Absent.NOT_VISIBLE if measure is None or measure.absent is None else measure.absent
    return words.format(say("not drawn") if ":" in id_ else absent_words(absent))


def verdict_words(verdict: Verdict) -> str:
    """Return what a difference means; larger and smaller are neither good nor bad."""
    return {
        Verdict.MORE: QCoreApplication.translate("compare", "larger in the second"),
        Verdict.LESS: QCoreApplication.translate("compare", "smaller in the second"),
        Verdict.NO_CLEAR_CHANGE: QCoreApplication.translate(
            "compare", "no change that this set-up can tell"
        ),
        Verdict.NO_LIMIT: QCoreApplication.translate(
            "compare", "not known how large a change must be"
        ),
        Verdict.OTHER_SOURCE: QCoreApplication.translate(
            "compare", "not compared: taken in two different ways"
        ),
    }[verdict]


def source_words(source: Source) -> str:
    """Return where a number comes from."""
    return {
        Source.DRAWN: QCoreApplication.translate("compare", "drawn by hand"),
        Source.MARKED: QCoreApplication.translate("compare", "points marked by hand"),
        Source.ESTIMATED: QCoreApplication.translate("compare", "estimated from landmarks"),
    }[source]


def _least(one: Difference, own: Reliability | None) -> tuple[str, str]:
    """Return the smallest clear change, and where it comes from."""
    if one.mdc is None:
        return NO_NUMBER, ""
    return _least_words(one, number_words(one.mdc, None, one.unit, signed=False), own)


def _least_words(one: Difference, number: str, own: Reliability | None) -> tuple[str, str]:
    if one.basis is Basis.OWN and own is not None:
        about = say("Minimal detectable change of this set-up, from {0} repeats.")
        return say("{0}, this set-up").format(number), about.format(own.count)
    if one.basis is Basis.MARKING:
        return say("{0}, the ± of drawing").format(number), say("From the ± of what was drawn.")
    if one.basis is Basis.UNCERTAINTY:
        about = say(
            "From the ± of both numbers. Five repeats in this set-up may show a smaller one."
        )
        return say("{0}, the ± of both").format(number), about
    known = limits()
    limit = known.measures.get(one.measure) or known.units.get(one.unit)
    if limit is None:
        return number, ""
    if limit.basis == "literature":
        return say("{0}, published").format(number), limit.cite
    return say("{0}, our choice").format(number), limit.cite


def _number(one: Figure | None) -> str:
    if one is None:
        return NO_NUMBER
    words = number_words(one.value, one.pm, one.unit, signed=one.since_neutral)
    return say("{0} from neutral").format(words) if one.since_neutral else words


def _sources(one: Figure | None, other: Figure | None) -> str:
    found = dict.fromkeys(source_words(f.source) for f in (one, other) if f is not None)
    return " / ".join(found)


def _why_words(why: NotComparable, found: Comparison) -> str:
    match why:
        case NotComparable.VIEW:
            return say("they were seen from different sides")
        case NotComparable.VIEW_UNKNOWN:
            return say("it is not known from where they were seen")
        case NotComparable.STANCE:
            return say("one stands and the other sits")
        case NotComparable.DISTANCE:
            words = say("the distance to the camera differs by {0} %, and 10 % is the most")
            return words.format(_percent(found.distance_percent))
        case NotComparable.SIZE:
            words = say("the size in the picture differs by {0} %, and 10 % is the most")
            return words.format(_percent(found.size_percent))
        case NotComparable.SCALE_UNKNOWN:
            return say("neither distance nor size is known in both")


def _percent(number: float | None) -> str:
    """Return a share of the longer one, as the limit is meant, and not of the first."""
    ratio = 1.0 + (number or 0.0) / 100.0
    return f"{100.0 * (1.0 - min(ratio, 1.0 / ratio)):.0f}"
