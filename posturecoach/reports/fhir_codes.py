"""Codes and units of the bundle: LOINC where known to be right, else our own; UCUM."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from posturecoach.record.event import Event
from posturecoach.reports.clean import clean

LOCAL = "urn:posture-coach:measures"
PSEUDONYMS = "urn:posture-coach:pseudonym"
LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"
METHOD = "single RGB camera, MediaPipe"

LOINC_NOTICE = (
    "This material contains content from LOINC (http://loinc.org). LOINC is copyright © "
    "Regenstrief Institute, Inc. and the Logical Observation Identifiers Names and Codes (LOINC) "
    "Committee and is available at no cost under the license at http://loinc.org/license. LOINC® "
    "is a registered United States trademark of Regenstrief Institute, Inc."
)

LOINC_OF = {
    "nprs_now": ("72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported"),
    "nprs_worst": ("38208-5", "Pain severity - Reported"),
    "nprs_best": ("38208-5", "Pain severity - Reported"),
    "region-pain": ("38208-5", "Pain severity - Reported"),
    "start_total": ("91351-7", "STarT Back total score"),
    "start_distress": ("91350-9", "STarT Back distress score"),
    "start_risk": ("91352-5", "STarT Back risk level"),
    "exercise-session": ("73985-4", "Exercise activity"),
    "exercise_min": ("55411-3", "Exercise duration"),
}
"""Those of RULES.md 6.2 that are verified; every other thing has a code of our own."""

CATEGORIES = {
    name: {
        "coding": [
            {
                "system": "http://terminology.hl7.org/CodeSystem/observation-category",
                "code": name,
            }
        ]
    }
    for name in ("activity", "survey")
}
DATA_ABSENT = {
    code: {
        "coding": [
            {
                "system": "http://terminology.hl7.org/CodeSystem/data-absent-reason",
                "code": code,
            }
        ]
    }
    for code in ("not-performed", "error")
}

_UCUM_OF = {
    "deg": ("deg", "°"),
    "mm": ("mm", "mm"),
    "%": ("%", "%"),
    "ratio": ("1", "ratio"),
    "shoulder widths": ("{shoulder_width}", "shoulder widths"),
    "per min": ("/min", "per min"),
    "per hour": ("/h", "per hour"),
    "per day": ("/d", "per day"),
    "h": ("h", "h"),
    "s": ("s", "s"),
    "min": ("min", "min"),
    "score": ("{score}", "points"),
}


_TENTHS = {"deg", "mm", "%", "s", "min", "per hour", "per day"}


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def when_of(event: Event) -> str:
    """Return when something happened, with the zone of where the computer stood."""
    zone = timezone(timedelta(minutes=event.offset_min))
    return (_EPOCH + timedelta(seconds=event.at_s)).astimezone(zone).isoformat(timespec="seconds")


def worded(words: str) -> str:
    """Return words as FHIR takes them: something, and of spaces only the common ones."""
    kept = clean(words).strip()
    return "".join(" " if one.isspace() and one not in " \n\t" else one for one in kept) or "–"


def coded(code: str, text: str) -> dict[str, Any]:
    """Return a concept with our code, and LOINC's where there is one; text always."""
    coding = [{"system": LOCAL, "code": " ".join(clean(code).split()) or "other"}]
    if code in LOINC_OF:
        number, display = LOINC_OF[code]
        coding.insert(0, {"system": LOINC, "code": number, "display": display})
    return {"coding": coding, "text": worded(text)}


def quantity(number: float, unit: str) -> dict[str, Any]:
    """Return a number with its unit in UCUM; one that UCUM does not know, as words alone."""
    if unit == "bool":
        number, unit = 100.0 * number, "%"
    value = round(float(number), 1 if unit in _TENTHS else 3)
    if unit not in _UCUM_OF:
        return {"value": value, "unit": worded(unit)} if unit else {"value": value}
    code, words = _UCUM_OF[unit]
    return {"value": value, "unit": words, "system": UCUM, "code": code}
