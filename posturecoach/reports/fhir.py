"""A period as a FHIR R4 document: one bundle that a clinical system can read.

RULES.md 6.2. Codes are LOINC where they are known to be right, else our own
(``urn:posture-coach:measures``); units are UCUM. The patient is a pseudonym. Nothing is marked
as normal or abnormal: `interpretation` is the zone in which most of the judged time was.
docs/fhir.md says what each part is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from html import escape
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from posturecoach import __version__
from posturecoach.posture.measure import View
from posturecoach.record.event import Event, EventKind
from posturecoach.record.minute import What
from posturecoach.record.period import Period, total
from posturecoach.reports.clean import clean
from posturecoach.reports.fhir_codes import (
    CATEGORIES,
    DATA_ABSENT,
    LOINC_NOTICE,
    METHOD,
    PSEUDONYMS,
    coded,
    quantity,
    when_of,
    worded,
)
from posturecoach.reports.fhir_told import told_resources
from posturecoach.reports.followup import report
from posturecoach.reports.model import Quality, Report, Row
from posturecoach.reports.posture_rows import REGIONS
from posturecoach.reports.words import words_of
from posturecoach.rulebook import zone_rules

Resource = dict[str, Any]


def bundle(
    period: Period,
    *,
    name: str | None = None,
    made: datetime | None = None,
    goals: Sequence[str] = (),
    earlier: Sequence[Event] = (),
    version: str = __version__,
) -> Resource:
    """Return a period as a FHIR R4 bundle of type ``document``, as JSON takes it.

    Parameters
    ----------
    period
        What it is about.
    name
        A pseudonym; without one the patient has none.
    made
        When, with its zone; None: the midnight after the last day, so that the same period
        always gives the same bundle.
    goals
        In the person's own words.
    earlier
        Events from before the period: the plan and the goals among them still hold in it.
    version
        Of the program.

    """
    made = made or datetime.combine(period.last + timedelta(days=1), time(), UTC)
    found = report(period, split=False, made=made.date(), who=name or "", version=version)
    names = _Names(period, name or "", made)
    subject = {"reference": names.url("Patient")}
    told = told_resources(period, goals, earlier)
    device = names.url("Device")
    measured = [("measured", one) for one in _observations(found, period, device)]
    measured += [("measured", one) for one in _metric(period, device)]
    sections: dict[str, list[Resource]] = {sort: [] for sort in _TITLES}
    entries = [names.entry(one, 0) for one in (_patient(name or ""), _device(version))]
    for number, (sort, resource) in enumerate((*measured, *told), 1):
        if resource["resourceType"] not in ("Questionnaire", "DeviceMetric"):
            resource["subject"] = subject
        entries.append(names.entry(resource, number))
        sections[sort].append(entries[-1])
    composition = _composition(found, sections, names, made)
    return {
        "resourceType": "Bundle",
        "identifier": {"system": "urn:ietf:rfc:3986", "value": names.of("bundle")},
        "type": "document",
        "timestamp": _instant(made),
        "entry": [{"fullUrl": names.url("Composition"), "resource": composition}, *entries],
    }


class _Names:
    """Names of the resources: the same period gives the same ones, another one others."""

    def __init__(self, period: Period, name: str, made: datetime) -> None:
        self._seed = f"posture-coach {name!r} {period.first} {period.last} {made.isoformat()}"

    def of(self, what: str) -> str:
        return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{self._seed} {what}')}"

    def url(self, sort: str) -> str:
        """Return the name of a resource of which there is one."""
        return self.of(sort)

    def entry(self, resource: Resource, number: int) -> Resource:
        sort = str(resource["resourceType"])
        alone = sort in ("Patient", "Device", "Composition")
        return {"fullUrl": self.of(sort if alone else f"{sort} {number}"), "resource": resource}


def _patient(name: str) -> Resource:
    found: Resource = {"resourceType": "Patient"}
    if clean(name).strip():
        found["identifier"] = [{"system": PSEUDONYMS, "value": worded(name)}]
    return found


def _device(version: str) -> Resource:
    return {
        "resourceType": "Device",
        "deviceName": [{"name": "Posture Coach", "type": "user-friendly-name"}],
        "version": [{"value": worded(version)}],
        "type": {"text": "Software that reads posture from one camera"},
        "note": [{"text": f"{METHOD}. Estimates, about ± 5 degrees; no diagnosis."}],
    }


def _metric(period: Period, device: str) -> list[Resource]:
    """Return when the camera's angles were set against the person's own neutral."""
    learned = period.of_kind(EventKind.NEUTRAL)
    if not learned:
        return []
    calibration = [
        {"type": "offset", "state": "calibrated", "time": when_of(event)} for event in learned
    ]
    made = {"type": coded("own-neutral", "Change from the own neutral"), "category": "measurement"}
    source = {"source": {"reference": device}, "calibration": calibration}
    return [{"resourceType": "DeviceMetric"} | made | source]


# --- What was measured.


def _observations(found: Report, period: Period, device: str) -> list[Resource]:
    """Return an observation for each measure and for each number of the first page."""
    rows = {row.id: row for row in found.rows}
    made = [_of_row(row) for row in found.rows]
    made += [_absent(id_) for id_ in _expected(found.quality) if id_ not in rows]
    made += [_valued(fact.id, fact.compared.now, _UNITS[fact.id]) for fact in found.facts]
    made += _of_sitting(found, period)
    for one in made:
        one["effectivePeriod"] = {
            "start": found.whole.first.isoformat(),
            "end": found.whole.last.isoformat(),
        }
        one["device"] = {"reference": device}
        one["method"] = {"text": METHOD}
    return made


_UNITS = {
    "easy_share": "%",
    "changes_per_hour": "per hour",
    "long_bouts_per_day": "per day",
    "sitting_hours_per_day": "h",
}


def _observation(code: str, text: str) -> Resource:
    return {
        "resourceType": "Observation",
        "status": "final",
        "category": [CATEGORIES["activity"]],
        "code": coded(code, text),
    }


def _valued(code: str, number: float | None, unit: str) -> Resource:
    """Return an observation of a number, or of its absence."""
    found = _observation(code, words_of().name("glance", code))
    if number is None:
        return found | {"dataAbsentReason": DATA_ABSENT["not-performed"]}
    return found | {"valueQuantity": quantity(number, unit)}


def _of_row(row: Row) -> Resource:
    """Return one measure: its median, and what was derived from the same time."""
    one = row.now
    name = words_of().name("measure", row.id)
    what = "change from the own neutral" if one.what is What.CHANGE else "absolute"
    found = _observation(f"{row.id}-{one.what}", f"{name}, {what}, {row.view} view")
    found["bodySite"] = {"text": _site(row.id)}
    zone = _zone(row)
    if zone is not None:
        found["interpretation"] = [zone]
    if one.median is None:
        found["dataAbsentReason"] = DATA_ABSENT["error"]
    else:
        found["valueQuantity"] = quantity(one.median, row.unit)
    derived: list[tuple[str, float | None, str]] = [
        ("p10", one.low, row.unit),
        ("p90", one.high, row.unit),
        ("plus-minus", one.pm, row.unit),
        ("seen", one.seen_s, "s"),
        ("near-easy", one.neutral_s, "s"),
        ("somewhat-beyond", one.caution_s, "s"),
        ("far-beyond", one.bad_s, "s"),
        ("longest-hold", one.longest_s or None, "s"),
        ("over-iso-11226", one.over_s, "s"),
    ]
    found["component"] = [_component(code, number, unit) for code, number, unit in derived]
    return found


def _component(code: str, number: float | None, unit: str) -> Resource:
    made: Resource = {"code": coded(code, code.replace("-", " "))}
    if number is None:
        return made | {"dataAbsentReason": DATA_ABSENT["not-performed"]}
    return made | {"valueQuantity": quantity(number, unit)}


def _zone(row: Row) -> Resource | None:
    zones = {"neutral": row.now.neutral_s, "caution": row.now.caution_s, "bad": row.now.bad_s}
    if sum(zones.values()) <= 0.0:
        return None
    most = max(zones, key=lambda zone: zones[zone])
    return coded(f"zone-{most}", f"most of the judged time: {words_of().say(f'zone.{most}')}")


def _site(id_: str) -> str:
    region = next((name for name, ids in REGIONS.items() if id_ in ids), "limbs")
    return words_of().say(f"region.{region}")


def _absent(id_: str) -> Resource:
    """Return a measure that this camera could have seen, and did not."""
    found = _observation(f"{id_}-{What.CHANGE}", words_of().name("measure", id_))
    return found | {"dataAbsentReason": DATA_ABSENT["not-performed"]}


def _expected(quality: Quality) -> list[str]:
    """Return the measures with zones in the views that were used."""
    seen = {"front" if view in (View.FRONT, View.OBLIQUE) else "side" for view in quality.views}
    rules = (rule for rule in zone_rules() if rule.view == "both" or rule.view in seen)
    return list(dict.fromkeys(rule.measure for rule in rules)) if seen else []


def _of_sitting(found: Report, period: Period) -> list[Resource]:
    sums = total(day.sums for day in period.days)
    sitting = found.sitting
    made = [
        _count("sitting-bouts", sitting.bouts),
        _count("sitting-bouts-over-30-min", sitting.long),
        _count("breaks-offered", sitting.offered),
        _count("breaks-taken", sitting.taken),
    ]
    longest = _observation("longest-sitting-bout", "Longest bout of sitting")
    made.append(longest | {"valueQuantity": quantity(sitting.longest_s, "s")})
    judged = _observation("judged-time", "Time in which a posture could be judged")
    made.append(judged | {"valueQuantity": quantity(sums.judged_s, "s")})
    return made


def _count(code: str, number: int) -> Resource:
    return _observation(code, code.replace("-", " ")) | {"valueInteger": number}


# --- The document.


def _composition(
    found: Report, entries: Mapping[str, Sequence[Resource]], names: _Names, made: datetime
) -> Resource:
    sections: list[Resource] = []
    for sort, title in _TITLES.items():
        lines = [_line(one["resource"]) for one in entries[sort]]
        section: Resource = {"title": title, "text": _narrative(filter(None, lines))}
        refs = [{"reference": one["fullUrl"]} for one in entries[sort]]
        none = coded("none-recorded", "None recorded in this period")
        sections.append(section | ({"entry": refs} if refs else {"emptyReason": none}))
    notes = [f"{day.isoformat()}: {words}" for day, words in found.notes]
    sections.append({"title": "Notes and questions", "text": _narrative(notes)})
    sections.append({"title": "Notices", "text": _narrative([LOINC_NOTICE, _quality(found)])})
    return {
        "resourceType": "Composition",
        "status": "final",
        "type": coded("follow-up-report", "Follow-up report on sitting and posture"),
        "subject": {"reference": names.url("Patient")},
        "date": _instant(made),
        "author": [{"reference": names.url("Device"), "display": "Posture Coach"}],
        "title": "Follow-up report: sitting and posture",
        "event": [
            {
                "period": {
                    "start": found.whole.first.isoformat(),
                    "end": found.whole.last.isoformat(),
                }
            }
        ],
        "section": sections,
    }


_TITLES = {
    "measured": "Measured by the camera",
    "told": "Told by the person",
    "exercises": "Exercises and goals",
    "treatments": "Other treatment",
    "forms": "Warning signs",
}


def _quality(found: Report) -> str:
    quality = found.quality
    share = "–" if quality.seen_share is None else f"{100.0 * quality.seen_share:.0f} %"
    return (
        f"Days with data: {quality.days} of {quality.of_days}. "
        f"Judged: {quality.valid_min:.0f} min, "
        f"{share} of the time at the screen. Neutral learned: {len(quality.neutrals)} times. "
        f"{METHOD}. Estimates; no diagnosis, and nothing here is marked as abnormal."
    )


def _line(resource: Resource) -> str:
    """Return a resource in a line of words."""
    name = resource.get("code", {}).get("text") or resource.get("title") or ""
    if resource["resourceType"] == "Goal":
        return str(resource["description"]["text"])
    value = resource.get("valueQuantity")
    if value is not None:
        return f"{name}: {value['value']:g} {value['unit']}"
    if "valueInteger" in resource:
        return f"{name}: {resource['valueInteger']}"
    return f"{name}: not known" if "dataAbsentReason" in resource else str(name)


def _narrative(lines: Iterable[str]) -> Resource:
    words = [escape(clean(line)) for line in lines] or ["None recorded in this period."]
    rows = "".join(f"<p>{line}</p>" for line in words)
    return {"status": "generated", "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{rows}</div>'}


def _instant(when: datetime) -> str:
    return when.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
