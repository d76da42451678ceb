"""A guided assessment on one or two pages: numbers with ± and source, and what changed.

Pure, as all that is told here: a record goes in, a `Document` comes out, and `page` or the
window's PDF makes a page of it. Pictures stand in it only if they are handed in.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from math import hypot

from posturecoach import __version__
from posturecoach.clinic.compare import (
    Basis,
    Comparison,
    Difference,
    NotComparable,
    Verdict,
    compare,
)
from posturecoach.clinic.marks import Source
from posturecoach.clinic.protocol import Outcome, Range, Record
from posturecoach.clinic.reliability import Reliability
from posturecoach.clinic.snapshot import Snapshot
from posturecoach.clinic.values import Figure, figures
from posturecoach.clinic_book import POSTURE, protocol_words, protocols
from posturecoach.reports.assessment_figure import figure, over_picture
from posturecoach.reports.document import (
    Document,
    Facts,
    Item,
    Line,
    Note,
    Picture,
    Pictures,
    Section,
    Table,
    Text,
)
from posturecoach.reports.limits import limits
from posturecoach.reports.page import page
from posturecoach.reports.words import Words, words_of
from posturecoach.rulebook import zone_rules

_ACROSS = 5
_SOURCES = {Source.DRAWN: "drawn", Source.MARKED: "marked", Source.ESTIMATED: "estimated"}
_WHY_NOT = {
    NotComparable.VIEW: "view",
    NotComparable.VIEW_UNKNOWN: "view",
    NotComparable.STANCE: "stance",
    NotComparable.DISTANCE: "distance",
    NotComparable.SIZE: "size",
    NotComparable.SCALE_UNKNOWN: "unknown",
}


def general_mdc() -> dict[str, float]:
    """Return the smallest clear change of measures, and of units for all others."""
    known = limits()
    return {id_: one.least for id_, one in (*known.units.items(), *known.measures.items())}


def html(
    record: Record,
    before: Record | None = None,
    *,
    language: str = "en",
    who: str = "",
    own: Mapping[str, Reliability] | None = None,
    pictures: Mapping[str, bytes] | None = None,
) -> str:
    """Return the assessment as one HTML file; see `document`."""
    made = document(record, before, language=language, who=who, own=own, pictures=pictures)
    return page(made)


def document(
    record: Record,
    before: Record | None = None,
    *,
    language: str = "en",
    who: str = "",
    own: Mapping[str, Reliability] | None = None,
    pictures: Mapping[str, bytes] | None = None,
) -> Document:
    """Return the assessment in one language.

    Parameters
    ----------
    record, before
        It, and the one it is compared with; None: it is the first.
    who
        A pseudonym, or nothing.
    own
        What five repeats gave, by measure: counts in place of the general smallest change.
    pictures
        JPEG files by step, of steps whose picture the patient agreed to; None: figures alone.

    """
    told = _Told(
        words_of(language),
        record=record,
        before=before,
        own=own or {},
        pictures=pictures or {},
        who=who,
    )
    footer = "footer_who" if who else "footer"
    return Document(
        language=language,
        title=told.words.say("assess.title"),
        subtitle=told.when(record),
        first=(told.head(), *told.figures(), *told.parts()),
        rest=(told.about(),),
        footer=told.words.say(f"assess.{footer}", who=who, version=__version__),
        page_of=told.words.say("form.page", n="{n}", total="{total}"),
        apart=False,
    )


class _Told:
    """The parts of one document."""

    def __init__(
        self,
        words: Words,
        *,
        record: Record,
        before: Record | None,
        own: Mapping[str, Reliability],
        pictures: Mapping[str, bytes],
        who: str,
    ) -> None:
        self.words, self._record, self._before = words, record, before
        self._own, self._pictures, self._who = own, pictures, who
        self._names = protocol_words(words.language)
        self._protocol = protocols().get(record.protocol, protocols()[POSTURE])
        self._mdc = general_mdc()

    def when(self, record: Record) -> str:
        """Return when an assessment began."""
        moment = datetime.fromisoformat(record.when)
        return f"{self.words.day(moment.date())}, {moment:%H:%M}"

    def head(self) -> Section:
        """Return who, when, and how it was seen."""
        words, record = self.words, self._record
        first = words.say("assess.before_none")
        taken = [one.snapshot for one in record.outcomes if one.snapshot is not None]
        rows = [
            ("who", self._who or words.say("assess.nobody")),
            ("when", self.when(record)),
            ("before", self.when(self._before) if self._before else first),
        ]
        if taken:
            rows.append(("setup", self._setup(taken)))
        items: list[Item] = [
            Facts(tuple((words.say(f"assess.{key}"), value) for key, value in rows))
        ]
        if record.notes.strip():
            items.append(Note(words.say("assess.notes"), record.notes))
        left = [self._left_out(one) for one in record.outcomes if not one.done]
        if left:
            items.append(Text(words.say("assess.left_out", steps="; ".join(left)), "quiet"))
        return Section("head", "", tuple(items))

    def figures(self) -> tuple[Section, ...]:
        """Return a figure of each step that was taken standing or sitting."""
        found = []
        for one in self._record.outcomes:
            if one.snapshot is None or one.ranges:
                continue
            found.append(self._picture(one.step, one.snapshot))
        if not found:
            return ()
        return (Section("figures", "", (Pictures(tuple(found), min(len(found), _ACROSS)),)),)

    def parts(self) -> list[Section]:
        """Return what was measured, part by part."""
        sections = []
        for part in self._protocol.parts():
            items = [*self._measured(part), *self._ranges(part)]
            if items:
                sections.append(Section(part, self._names.parts[part], tuple(items)))
        return sections

    def about(self) -> Section:
        """Return what the numbers can't say, and where limits come from."""
        words = self.words
        items: list[Item] = [Text(words.say("assess.about"), "quiet")]
        shown = {m for step in self._protocol.steps for m in step.measures}
        if "cva" in shown:
            items.append(Text(words.say("assess.about_cva"), "quiet"))
        cites = dict.fromkeys(
            rule.cite for rule in zone_rules(None) if rule.measure in shown and rule.published
        )
        if cites:
            items.append(Text(words.say("assess.sources", cites="; ".join(cites)), "quiet"))
        return Section("about", words.say("about.title"), tuple(items))

    # --- One step.

    def _title(self, step: str) -> str:
        known = self._names.steps.get(step)
        return step.replace("_", " ") if known is None else known.title

    def _picture(self, step: str, snapshot: Snapshot) -> Picture:
        title, jpeg = self._title(step), self._pictures.get(step)
        if jpeg is None:
            return figure(snapshot, title, self.words.say("assess.figure", step=title))
        return over_picture(snapshot, jpeg, title, self.words.say("assess.picture", step=title))

    def _measured(self, part: str) -> list[Item]:
        """Return one table of a part: below the name of each step its measures."""
        lines: list[Line] = []
        beside: list[Item] = []
        for step in self._protocol.steps:
            one = self._record.outcome(step.id)
            if step.part != part or step.movement or one is None or one.snapshot is None:
                continue
            compared, seen = self._compared(one), figures(one.snapshot)
            wanted = (*step.measures, *(id_ for id_ in seen if ":" in id_))
            there = [id_ for id_ in wanted if id_ in seen]
            if there:
                lines.append(Line((self._title(step.id), *("" for _ in range(5))), "group"))
                lines += [self._line(id_, seen[id_], compared) for id_ in there]
            unseen = [self.words.plain_name(id_) for id_ in step.measures if id_ not in seen]
            said = self._beside(one, compared, unseen)
            if said:
                beside.append(Text(f"{self._title(step.id)}: {' '.join(said)}", "quiet"))
        if not lines:
            return beside
        head = ("measure", "now", "was", "change", "least", "source")
        titles = tuple(self.words.say(f"assess.{key}") for key in head)
        return [Table(self._names.parts[part], titles, tuple(lines), frozenset({0, 5})), *beside]

    def _beside(self, one: Outcome, compared: Comparison | None, unseen: list[str]) -> list[str]:
        words = self.words
        said = []
        if compared is not None and not compared.comparable:
            why = words.listed(
                [words.say(f"assess.why_{_WHY_NOT[reason]}") for reason in compared.why_not]
            )
            said.append(words.say("assess.not_comparable", why=why))
        if unseen:
            said.append(words.say("assess.not_seen", names=", ".join(unseen)))
        if one.anyway is not None:
            said.append(words.say(f"assess.anyway_{one.anyway.value}"))
        if one.note.strip():
            said.append(words.say("assess.note", words=one.note.strip()))
        return said

    def _compared(self, one: Outcome) -> Comparison | None:
        was = None if self._before is None else self._before.outcome(one.step)
        if was is None or was.snapshot is None or one.snapshot is None:
            return None
        return compare(was.snapshot, one.snapshot, self._mdc, self._own)

    def _line(self, id_: str, now: Figure, compared: Comparison | None) -> Line:
        words = self.words
        found = None if compared is None else compared.differences.get(id_)
        none = words.say("form.none")
        was, change, least = (none, none, none)
        if found is not None:
            was = self._amount(found.was)
            change, least = self._change(found), self._least(found)
        grey = {2, 3, 4} if found is None or not _clear(found) else set()
        source = words.say(f"assess.source_{_SOURCES[now.source]}")
        cells = (self._name(id_), self._amount(now), was, change, least, source)
        return Line(cells, grey=frozenset(grey))

    def _amount(self, one: Figure) -> str:
        words = self.words
        return f"{words.amount(one.value, one.unit)} ±\u00a0{words.amount(one.pm, one.unit)}"

    def _change(self, found: Difference) -> str:
        if found.change is None:
            return self.words.say("form.none")
        said = self.words.amount(found.change, found.unit, signed=True)
        if found.verdict is Verdict.NO_CLEAR_CHANGE:
            said += f" ({self.words.say('assess.none_clear')})"
        return said

    def _least(self, found: Difference) -> str:
        if found.mdc is None:
            return self.words.say("form.none")
        least = self.words.amount(found.mdc, found.unit)
        own = found.basis is Basis.OWN
        return self.words.say("assess.own", least=least) if own else least

    def _name(self, id_: str) -> str:
        if ":" in id_:
            return id_.partition(":")[2]
        return self.words.name("measure", id_)

    def _setup(self, taken: list[Snapshot]) -> str:
        words = self.words
        camera = next((one.setup.camera for one in taken if one.setup.camera), "")
        far = [one.setup.distance_mm for one in taken if one.setup.distance_mm is not None]
        distance = words.say("assess.setup_unknown")
        if far:
            distance = words.amount(sum(far) / len(far), "mm")
        camera = camera or words.say("assess.camera_unknown")
        return words.say("assess.setup_value", camera=camera, distance=distance)

    def _left_out(self, one: Outcome) -> str:
        title, why = self._title(one.step), one.skipped.strip("- ")
        return self.words.say("assess.left_out_why", step=title, why=why) if why else title

    # --- Ranges.

    def _ranges(self, part: str) -> list[Item]:
        lines, beside = [], []
        for step in self._protocol.steps:
            one = self._record.outcome(step.id)
            if step.part != part or one is None or not one.ranges:
                continue
            was = None if self._before is None else self._before.outcome(step.id)
            for side, found in one.ranges.items():
                earlier = None if was is None else was.ranges.get(side)
                lines.append(self._range_line(one, side, found, earlier))
            said = self._beside(one, None, [])
            if said:
                beside.append(Text(f"{self._title(step.id)}: {' '.join(said)}", "quiet"))
        if not lines:
            return []
        words = self.words
        keys = ("measure", "side", "range", "was", "change", "pain")
        head = tuple(words.say(f"assess.{key}") for key in keys)
        table = Table(words.say("assess.ranges"), head, tuple(lines), frozenset({0, 1}))
        return [table, *beside]

    def _range_line(self, one: Outcome, side: str, found: Range, earlier: Range | None) -> Line:
        words = self.words
        none = words.say("form.none")
        was, change, grey = none, none, frozenset({3, 4})
        if earlier is not None:
            least = max(self._mdc.get("deg", 0.0), hypot(found.pm, earlier.pm))
            was = words.amount(earlier.deg, "deg")
            change = words.amount(found.deg - earlier.deg, "deg", signed=True)
            if abs(found.deg - earlier.deg) < least:
                change += f" ({words.say('assess.none_clear')})"
            else:
                grey = frozenset()
        said = f"{words.amount(found.deg, 'deg')} ±\u00a0{words.amount(found.pm, 'deg')}"
        pain = none if one.pain is None else words.number(one.pain)
        cells = (self._title(one.step), words.say(f"assess.{side}"), said, was, change, pain)
        return Line(cells, grey=grey)


def _clear(found: Difference) -> bool:
    return found.verdict in (Verdict.MORE, Verdict.LESS)
