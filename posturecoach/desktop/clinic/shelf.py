"""What was kept of whoever is here: snapshots, assessments, and what five repeats gave.

Of a patient in the own folder; of the computer's owner in memory, until the program ends, but
for what five repeats gave, which is of the set-up and not of a person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QDateTime, QLocale, QObject, Qt, Signal

from posturecoach.clinic.patients import Assessed
from posturecoach.clinic.reliability import Reliability, reliability_from
from posturecoach.clinic.snapshot import Snapshot, Stance, snapshot_from
from posturecoach.desktop.clinic.blurring import blurred
from posturecoach.desktop.clinic.compare_model import KeptMoment
from posturecoach.desktop.clinic.kept import Entry, Of
from posturecoach.desktop.writer import Writer
from posturecoach.errors import PostureCoachError, SettingsError
from posturecoach.posture.measure import View
from posturecoach.settings.patients import OpenPatient, OwnerShelf


@dataclass(frozen=True, slots=True)
class KeptAssessment:
    """An assessment as it lies on the shelf: plain data, and pictures by step."""

    about: Assessed
    data: object
    pictures: Mapping[str, bytes]


class Shelf(QObject):
    """Everything kept of one person, the newest first; subclasses say where."""

    changed = Signal()
    told = Signal(object)  # PostureCoachError, or a sentence
    failed = Signal(object)  # Exception: a bug of ours

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.moments: list[KeptMoment] = []
        self.assessments: list[KeptAssessment] = []
        self.reliabilities: dict[str, Reliability] = {}
        self.problems: list[PostureCoachError] = []  # with what was kept; told once
        self._writer = Writer(self)
        self._writer.failed.connect(self.told)
        self._writer.broke.connect(self.failed)

    def where(self) -> str:
        """Return a sentence on where it is kept."""
        raise NotImplementedError

    def entries(self) -> list[Entry]:
        """Return a line for everything, the newest first."""
        title = self.tr("Assessment")
        lines = [
            (one.about.when, Entry(Of.ASSESSMENT, one.about.id, self._line(one.about.when, title)))
            for one in self.assessments
        ]
        lines += [
            (
                one.snapshot.when,
                Entry(Of.SNAPSHOT, one.snapshot.id, self._line(one.snapshot.when, one.title)),
            )
            for one in self.moments
        ]
        return [entry for _, entry in sorted(lines, key=lambda line: line[0], reverse=True)]

    def keep(self, snapshot: Snapshot, jpeg: bytes) -> None:
        """Keep a snapshot; its picture stays in memory at the most, see `PatientShelf`."""
        self.moments = [one for one in self.moments if one.snapshot.id != snapshot.id]
        self.moments.insert(0, KeptMoment(snapshot, jpeg, self.title(snapshot)))
        self._write_snapshot(snapshot, jpeg)
        self.changed.emit()

    def keep_assessment(self, kept: KeptAssessment) -> None:
        """Keep an assessment, with the pictures that the patient agreed to."""
        self.assessments = [one for one in self.assessments if one.about.id != kept.about.id]
        self.assessments.insert(0, kept)
        self._write_assessment(kept)
        self.changed.emit()

    def keep_reliability(self, found: Iterable[Reliability]) -> None:
        """Keep what five repeats gave, for all later comparisons."""
        self.reliabilities.update({one.measure: one for one in found})
        plain = [one.to_plain() for one in self.reliabilities.values()]
        self._write_reliability(plain)

    def erase(self, entry: Entry) -> None:
        """Erase one entry for good."""
        if entry.of is Of.SNAPSHOT:
            self.moments = [one for one in self.moments if one.snapshot.id != entry.id]
        else:
            self.assessments = [one for one in self.assessments if one.about.id != entry.id]
        self._erase(entry)
        self.changed.emit()

    def title(self, snapshot: Snapshot) -> str:
        """Return what a snapshot is called in a list."""
        views = {
            View.FRONT: self.tr("from the front"),
            View.SIDE_LEFT: self.tr("left side"),
            View.SIDE_RIGHT: self.tr("right side"),
        }
        stances = {Stance.STANDING: self.tr("standing"), Stance.SITTING: self.tr("sitting")}
        named = (stances.get(snapshot.setup.stance), views.get(snapshot.setup.view))
        return ", ".join(one for one in named if one is not None) or self.tr("Snapshot")

    def close(self) -> None:
        """Write what is still to be written; returns when it is."""
        self._writer.finish()

    def _line(self, when: str, title: str) -> str:
        moment = QDateTime.fromString(when, Qt.DateFormat.ISODate)
        return f"{QLocale().toString(moment, QLocale.FormatType.ShortFormat)}   {title}"

    # --- Where it goes.

    def _write_snapshot(self, snapshot: Snapshot, jpeg: bytes) -> None:
        """Write a snapshot, where there is a place for it."""

    def _write_assessment(self, kept: KeptAssessment) -> None:
        """Write an assessment, where there is a place for it."""

    def _write_reliability(self, plain: list[dict[str, object]]) -> None:
        """Write what five repeats gave."""
        raise NotImplementedError

    def _erase(self, entry: Entry) -> None:
        """Erase what was written."""

    def _take_reliability(self, read: Callable[[], object | None]) -> None:
        """Take what five repeats gave, once; a broken file is told and left as it is."""
        mistakes: list[str] = []
        try:
            rows = read()
        except PostureCoachError as error:
            self.problems.append(error)
            return
        rows = rows if isinstance(rows, list) else []
        found = [reliability_from(row, mistakes) for row in rows]
        self.reliabilities = {one.measure: one for one in found if one is not None}
        if mistakes:
            self.problems.append(_unusable(self.tr("what five repeats gave"), mistakes))


class OwnShelf(Shelf):
    """Of the computer's owner, or of nobody in particular: in memory, until the program ends."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = OwnerShelf()
        self._take_reliability(self._place.read_reliability)

    def where(self) -> str:
        """Return a sentence on where it is kept."""
        return self.tr(
            "In memory only, until the program ends. To keep it, choose a patient or make one."
        )

    def _write_reliability(self, plain: list[dict[str, object]]) -> None:
        self._writer.do(partial(self._place.write_reliability, plain))


class PatientShelf(Shelf):
    """Of one patient, in the own folder: numbers, and pictures if the patient agreed.

    Pictures of snapshots are kept with the patient's consent alone, and with the face blurred;
    without it they are in memory as long as the patient is open.
    """

    def __init__(self, opened: OpenPatient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self._take_reliability(opened.read_reliability)
        self._read_snapshots()
        self._read_assessments()

    def where(self) -> str:
        """Return a sentence on where it is kept."""
        if self.consent:
            words = self.tr("In the folder of {0}: numbers, and pictures with the face blurred.")
        else:
            words = self.tr(
                "In the folder of {0}: numbers alone. Pictures are gone when somebody else is "
                "opened."
            )
        return words.format(self._opened.pseudonym)

    @property
    def consent(self) -> bool:
        """Whether the patient agreed that pictures are kept."""
        return self._opened.read().consent_pictures

    def set_consent(self, *, agreed: bool) -> None:
        """Take the patient's answer; pictures that were kept go, where it is no."""
        self._opened.write(replace(self._opened.read(), consent_pictures=agreed))
        for one in self.moments:
            self._write_snapshot(one.snapshot, one.jpeg)
        if not agreed:
            self.assessments = [replace(one, pictures={}) for one in self.assessments]
            for kept in self.assessments:
                self._write_assessment(kept)
        self.changed.emit()

    def _read_snapshots(self) -> None:
        filed, broken = self._opened.read_snapshots()
        self.problems += broken
        mistakes: list[str] = []
        for data, jpeg in filed:
            snapshot = snapshot_from(data, mistakes)
            if snapshot is not None:
                self.moments.append(KeptMoment(snapshot, jpeg or b"", self.title(snapshot)))
        self.moments.sort(key=lambda one: one.snapshot.when, reverse=True)
        if mistakes:
            self.problems.append(_unusable(self.tr("a snapshot"), mistakes))

    def _read_assessments(self) -> None:
        filed, broken = self._opened.read_assessments()
        self.problems += broken
        known = {one.id: one for one in self._opened.read().assessments}
        for data, pictures in filed:
            id_ = data.get("id") if isinstance(data, dict) else None
            if id_ in known:
                self.assessments.append(KeptAssessment(known[id_], data, pictures))
        self.assessments.sort(key=lambda one: one.about.when, reverse=True)

    def _write_snapshot(self, snapshot: Snapshot, jpeg: bytes) -> None:
        opened, agreed = self._opened, self.consent

        def write() -> None:
            shown = blurred(jpeg, snapshot) if jpeg and agreed else None
            opened.write_snapshot(snapshot.id, snapshot.to_plain(), shown)

        self._writer.do(write)

    def _write_assessment(self, kept: KeptAssessment) -> None:
        opened = self._opened  # pictures come along only if the patient agreed to them
        self._writer.do(lambda: opened.write_assessment(kept.about, kept.data, kept.pictures))

    def _write_reliability(self, plain: list[dict[str, object]]) -> None:
        self._writer.do(partial(self._opened.write_reliability, plain))

    def _erase(self, entry: Entry) -> None:
        snapshot = entry.of is Of.SNAPSHOT
        erase = self._opened.erase_snapshot if snapshot else self._opened.erase_assessment
        self._writer.do(partial(erase, entry.id))


def _unusable(what: str, mistakes: list[str]) -> SettingsError:
    return SettingsError(
        "\n  ".join((f"{what}:", *mistakes[:5])), try_="put the file right, or erase the entry."
    )
