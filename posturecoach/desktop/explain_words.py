"""What the page that explains the score says: reasons and parts in, plain words out."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from posturecoach.desktop.languages import decimal
from posturecoach.desktop.minute import Judged
from posturecoach.desktop.names import QT_TRANSLATE_NOOP
from posturecoach.desktop.texts import abouts, said
from posturecoach.desktop.words import measure_name, number_words, time_words, zone_words
from posturecoach.ergonomics.day_score import Part
from posturecoach.ergonomics.explain import Reason
from posturecoach.ergonomics.holding import Hold
from posturecoach.ergonomics.zones import Border, Zone

translate = QCoreApplication.translate

_PART_NAMES = {
    "easy": QT_TRANSLATE_NOOP("explain", "Easy time"),
    "varied": QT_TRANSLATE_NOOP("explain", "Change"),
    "bouts": QT_TRANSLATE_NOOP("explain", "Short sittings"),
    "exercises": QT_TRANSLATE_NOOP("explain", "Exercises"),
}
_PARTS = {
    "easy": QT_TRANSLATE_NOOP(
        "explain",
        "How much of the judged time nothing was under more strain, or held still for longer "
        "than advisable.",
    ),
    "varied": QT_TRANSLATE_NOOP(
        "explain",
        "How often you changed your posture: by 8 degrees or 2.5 cm, and stayed so for 5 seconds.",
    ),
    "bouts": QT_TRANSLATE_NOOP(
        "explain", "How much of your sitting was in stretches of at most 30 minutes."
    ),
    "exercises": QT_TRANSLATE_NOOP("explain", "How many of the planned exercises were done."),
}
_FULL = {
    "easy": QT_TRANSLATE_NOOP("explain", "Full marks for all of the time."),
    "varied": QT_TRANSLATE_NOOP("explain", "Full marks from 12 an hour on, none up to 4."),
    "bouts": QT_TRANSLATE_NOOP("explain", "Full marks for all of the time."),
    "exercises": QT_TRANSLATE_NOOP("explain", "Full marks from 80 % on."),
}
_MISSING = {
    "easy": QT_TRANSLATE_NOOP("explain", "Not known yet: it takes ten minutes of judged time."),
    "varied": QT_TRANSLATE_NOOP("explain", "Not known yet: it takes ten minutes of seeing you."),
    "bouts": QT_TRANSLATE_NOOP("explain", "Not known yet: it takes ten minutes of sitting."),
    "exercises": QT_TRANSLATE_NOOP("explain", "Left out: no exercises are planned."),
}
_PICTURES = {
    "easy": "card-posture",
    "varied": "m-trunk",
    "bouts": "card-breaks",
    "exercises": "card-band",
}
_CARDS = {
    "easy": ("posture", "score"),
    "varied": ("breaks", "score"),
    "bouts": ("walk", "breaks"),
    "exercises": ("band", "score"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table. `zone` is None where no zone applies."""

    id: str
    name: str
    number: str
    state: str
    zone: Zone | None = None
    there: bool = True


@dataclass(frozen=True, slots=True)
class Detail:
    """All that is said of one measure or part: limit, source, how sure; the cards to it."""

    title: str
    words: str
    picture: str
    facts: tuple[str, ...]
    cards: tuple[str, ...]


def score_sentence(score: float | None) -> str:
    """Return how the live score comes about."""
    if score is None or score <= 0.0:
        return translate("explain", "No score yet: nothing could be judged in the last minute.")
    strain = max(0.0, 100.0 / score - 1.0) ** 0.5
    return translate(
        "explain",
        "At each moment the measure that strays furthest counts: 0 is your own neutral, 1 is "
        "where \u201cmore strain\u201d begins. Over the last minute that was {strain} on average, "
        "and 100 \u00f7 (1 + {strain} \u00d7 {strain}) is {score}. It puts moments in an order; "
        "it says nothing about your health.",
    ).format(strain=decimal(strain, 2), score=f"{score:.0f}")


def measure_line(judged: Judged) -> Line:
    """Return the line of one measure."""
    reason = judged.reason
    return Line(
        reason.id,
        measure_name(reason.id),
        _number(reason, reason.number, reason.pm),
        zone_words(reason.zone),
        reason.zone,
    )


def measure_detail(judged: Judged, hold: Hold | None = None) -> Detail:
    """Return what is to be said of one measure, and of how long it is held, if it is."""
    reason = judged.reason
    about = abouts().get(reason.id)
    facts = [_limit(reason)]
    if reason.moved:
        facts.append(
            translate(
                "explain",
                "Your own neutral lies beyond the published limit, so for you it begins further "
                "out.",
            )
        )
    facts.append(
        translate("explain", "Source: {0}. {1}").format(said(reason.cite), _basis(reason.basis))
    )
    if hold is not None:
        facts.append(_held(hold))
    facts.append(_sure(reason))
    facts.append(_led(judged))
    return Detail(
        measure_name(reason.id),
        said(about.words) if about is not None else "",
        about.picture if about is not None else "",
        tuple(facts),
        about.cards if about is not None else (),
    )


def part_line(part: Part) -> Line:
    """Return the line of one part of the day score."""
    name = translate("explain", _PART_NAMES[part.rule.id])
    if part.points is None:
        missing = translate("explain", "not known")
        return Line(part.rule.id, name, "–", missing, there=False)
    points = translate("explain", "{0} of {1} points").format(
        f"{part.points:.0f}", f"{part.of:.0f}"
    )
    return Line(part.rule.id, name, _value(part), points)


def part_detail(part: Part) -> Detail:
    """Return what is to be said of one part of the day score."""
    id_ = part.rule.id
    full = translate("explain", _FULL[id_])
    facts = [full]
    if part.points is None:
        facts.append(translate("explain", _MISSING[id_]))
        weight = translate(
            "explain", "Its weight of {0} in 100 goes to the other parts. Pain never counts."
        )
        facts.append(weight.format(f"{part.rule.weight:.0f}"))
    else:
        so_far = translate("explain", "So far {0}: {1} of {2} points. Pain never counts.")
        facts.append(so_far.format(_value(part), f"{part.points:.0f}", f"{part.of:.0f}"))
    basis = _basis(part.rule.basis)
    facts.append(translate("explain", "Source: {0}. {1}").format(said(part.rule.cite), basis))
    return Detail(
        translate("explain", _PART_NAMES[id_]),
        translate("explain", _PARTS[id_]),
        _PICTURES[id_],
        tuple(facts),
        _CARDS[id_],
    )


def _number(reason: Reason, number: float, pm: float | None) -> str:
    return number_words(number, pm, reason.unit, signed=reason.border is Border.PERSONAL)


def _limit(reason: Reason) -> str:
    caution, bad = (_number(reason, edge, None) for edge in (reason.caution, reason.bad))
    if reason.border is Border.PERSONAL:
        words = translate(
            "explain", "From your own neutral: some strain from {0} on, more strain from {1} on."
        )
    else:
        words = translate(
            "explain", "A published limit: some strain from {0} on, more strain from {1} on."
        )
    return words.format(caution, bad)


def _basis(basis: str) -> str:
    return {
        "standard": translate("explain", "It rests on a standard or a published method."),
        "literature": translate("explain", "It rests on published studies."),
        "product": translate("explain", "The borders are our own choice."),
    }[basis]


def _sure(reason: Reason) -> str:
    if reason.pm is None:
        return translate("explain", "How sure it is, nobody has measured.")
    half = number_words(reason.pm, None, reason.unit, signed=False)
    return translate(
        "explain",
        "How sure: 95 of 100 such readings should be off by no more than {0}. A zone begins only "
        "when the border is passed by half of that.",
    ).format(half)


def _held(hold: Hold) -> str:
    if hold.limit_s <= 0.0:
        return translate(
            "explain",
            "Held still for {0} now; at this angle that is not advised for any time, if nothing "
            "supports you (after ISO 11226:2000).",
        ).format(time_words(hold.for_s))
    return translate(
        "explain",
        "Held still for {0} now; at this angle {1} is the limit, if nothing supports you (after "
        "ISO 11226:2000).",
    ).format(time_words(hold.for_s), time_words(hold.limit_s))


def _led(judged: Judged) -> str:
    strain = decimal(judged.strain, 2)
    share = round(100 * judged.led)
    if not share:
        return translate("explain", "Strain in the last minute: {0} on average.").format(strain)
    if share == 100:  # noqa: PLR2004 - percent
        words = translate(
            "explain",
            "Strain in the last minute: {0} on average. It was the most strained measure all "
            "the time, and the score followed it.",
        )
        return words.format(strain)
    return translate(
        "explain",
        "Strain in the last minute: {0} on average. For {1} % of it this was the most strained "
        "measure, and the score followed it.",
    ).format(strain, share)


def _value(part: Part) -> str:
    if part.value is None:
        return "–"
    if part.rule.unit == "share":
        return f"{100 * part.value:.0f} %"
    return translate("explain", "{0} an hour").format(f"{part.value:.0f}")
