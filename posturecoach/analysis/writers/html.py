"""A page about one clip: plots, scores, the moments farthest from easy; one file, no network.

The annotated clip lies beside it and is named, not held. A script moves a cursor over the
plots while it plays; without, everything can be read all the same.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from posturecoach import __version__
from posturecoach.analysis.writers.columns import Cell, Columns
from posturecoach.analysis.writers.mp4 import codec_of
from posturecoach.analysis.writers.overlay import WORDS, draw
from posturecoach.analysis.writers.plots import LEFT, RIGHT, WIDTH, Axis, line_plot, range_plot
from posturecoach.analysis.writers.said import said_in
from posturecoach.analysis.writers.showing import Showing
from posturecoach.analysis.writers.worst import Moment, Worst
from posturecoach.analysis.writing import About
from posturecoach.ergonomics.zones import Zone, ZoneRule
from posturecoach.posture.measure import Person, View
from posturecoach.posture.reader import UNITS
from posturecoach.posture.view import SIDES
from posturecoach.reports.clean import clean
from posturecoach.rulebook import zone_rules
from posturecoach.session import Look
from posturecoach.vision.annotating import jpeg, pen_of, resized
from posturecoach.vision.frame import Frame, Picture

ACROSS_PX = 480  # of a small picture
SHOWN_PX = 320  # its longer side on the page
READABLE_PX = 12  # high are words there at least
PLOTS = 12  # measures that are drawn; the rest is named
SELDOM = 0.03  # of the looks: a measure that was there less often is named, not drawn
FEW = 0.5  # of the looks with somebody: below that the page says that it is little
_STRAIN, _RULA, _REBA, _ISO = "strain", "rula", "reba", "iso"
_CHANGE = " from neutral"  # behind a measure's id: no measure has a blank in its own


class HtmlWriter:
    """Writes one page; holds columns of sums and at most six small pictures."""

    def __init__(self, about: About, paths: Sequence[Path]) -> None:
        (self._path,) = paths
        self._about = about
        self._said = said_in(about.language)
        self._columns = Columns()
        self._worst = Worst(apart=about.fps is not None)
        self._showing = Showing(about, alone=True)
        self._looks = self._seen = self._calibrated = 0
        self._views: Counter[View] = Counter()

    def add(self, frame: Frame | None, look: Look, line: Mapping[str, Any]) -> None:
        """Add one look."""
        at = float(self._looks) if self._about.fps is None else look.time_s
        self._looks += 1
        self._seen += look.person is Person.PRESENT
        self._calibrated += look.calibrated
        if look.person is Person.PRESENT:
            self._views[look.view] += 1
        self._columns.add(at, _cells(look, line))
        if frame is not None:
            shown = frame
            self._worst.offer(at, look, lambda: self._small(shown, look))

    def close(self) -> None:
        """Write the page."""
        self._showing.close()
        self._path.write_text(clean(self._page()), encoding="utf-8", newline="")

    def _small(self, frame: Frame, look: Look) -> bytes:
        picture = self._showing.picture(frame, look)
        draw(picture, look, self._said, larger=_larger(picture))
        return jpeg(resized(picture, ACROSS_PX))

    def _page(self) -> str:
        # Half a tenth of a second to import, and only for a page.
        from jinja2 import Environment, StrictUndefined  # noqa: PLC0415

        made = Environment(
            autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        template = made.from_string(_beside("summary.html.j2"))
        return template.render(self._told())

    def _told(self) -> dict[str, Any]:
        said, script = self._said, _beside("summary.js")
        axis = self._axis()
        few = self._looks == 0 or self._seen < FEW * self._looks
        parts = [self._measures(axis)] if self._looks else []
        if self._about.fps is not None and self._looks:
            parts.append(self._holds(axis))
        return {
            **{key: said.say(key) for key in ("title", "hint", "worst_note", "worst_none")},
            **{key: said.say(key) for key in ("association", "estimates", "seen_least")},
            **self._video(),
            "language": said.words.language,
            "script": script,
            "script_sum": f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}",
            "name": self._about.thing.path.name,
            "axis": axis,
            "left": round(LEFT / WIDTH, 6),
            "across": round((WIDTH - LEFT - RIGHT) / WIDTH, 6),
            "facts": self._facts(),
            "few": few,
            "quality": said.say(
                "seen", share=self._share(self._seen), pictures=said.words.number(self._looks)
            ),
            "worst_title": said.say("worst"),
            "moments": [self._moment(moment) for moment in self._worst.moments()],
            "faces": said.say(self._faces()),
            "parts": parts,
            "about_title": said.say("about"),
            "made": said.say("made", version=__version__),
        }

    def _faces(self) -> str:
        if self._about.figure:
            return "figure"
        return "faces_kept" if self._about.faces else "faces"

    def _axis(self) -> Axis:
        columns = self._columns.all
        first = columns[0].start_s if columns else 0.0
        last = columns[-1].end_s if columns else 0.0
        return Axis(first, max(last, first + 1e-3), clock=self._about.fps is not None)

    def _facts(self) -> list[tuple[str, str]]:
        said, words = self._said, self._said.words
        axis = self._axis()
        facts = [(said.say("pictures"), words.number(self._looks))]
        if axis.clock:
            facts.insert(0, (said.say("length"), said.clock(axis.last - axis.first)))
        if self._views:
            (view, _), *_ = self._views.most_common(1)
            facts.append((said.say("view"), words.name("view", str(view))))
        neutral = "neutral_yes" if self._calibrated else "neutral_no"
        return [*facts, (said.say("neutral"), said.say(neutral))]

    def _video(self) -> dict[str, Any]:
        """Return what is said of the clip beside the page; nothing for stills."""
        said, about = self._said, self._about
        nothing = {"video": None, "link": None, "link_name": "", "video_says": ""}
        if about.fps is None:
            return nothing
        if "mp4" not in about.formats:
            return {**nothing, "video_says": said.say("video_none")}
        name, codec = about.name("mp4"), codec_of(about)
        key = "video_plays" if codec.in_browsers else "video_elsewhere"
        link = f"./{_as_address(name)}"
        return {
            "video": link if codec.in_browsers else None,
            "link": link,
            "link_name": name,
            "video_says": said.say(key, codec=codec.name),
        }

    def _moment(self, moment: Moment) -> dict[str, Any]:
        said = self._said
        time = said.clock(moment.at) if self._about.fps is not None else str(int(moment.at) + 1)
        strain = said.words.number(moment.strain, 1)
        return {
            "at": round(moment.at, 3),
            "says": said.say("strain_at", time=time, strain=strain),
            "jpeg": b64encode(moment.picture).decode(),
            "file": moment.file,
        }

    def _measures(self, axis: Axis) -> dict[str, Any]:
        said, rules = self._said, self._rules()
        if self._looks == 1:
            return self._values()
        ruled = sorted(UNITS, key=lambda name: name not in rules)
        least = max(2.0, SELDOM * self._looks)
        enough = [name for name in ruled if self._count(name) >= least]
        drawn = enough[:PLOTS]
        plots = [self._measure(axis, name, rules.get(name)) for name in drawn]
        if self._columns.count(_STRAIN):
            svg = line_plot(
                *(said.words, axis, self._columns, _STRAIN),
                alt=said.say("strain"),
                unit="score",
                limits=(1.0,),
                least=0.0,
            )
            strain = {"title": said.say("strain"), "told": said.say("strain_note"), "svg": svg}
            plots.insert(0, strain)
        rest = [said.words.plain_name(name) for name in UNITS if name not in drawn]
        also = said.say("also", names=", ".join(rest)) if rest else ""
        return {
            "title": said.say("measures" if axis.clock else "measures_stills"),
            "note": said.say("band"),
            "plots": plots,
            "also": also,
        }

    def _values(self) -> dict[str, Any]:
        """Return the measures of a single picture: a line needs two."""
        said, (column,) = self._said, self._columns.all
        values = []
        for name, unit in UNITS.items():
            change = column.cells.get(name + _CHANGE)
            cell = column.cells.get(name) if change is None else change
            if cell is not None:
                told = said.measured(cell.mean, cell.pm, unit, signed=change is not None)
                values.append((said.words.name("measure", name), told))
        rest = [said.words.plain_name(name) for name in UNITS if not self._count(name)]
        return {
            "title": said.say("measures_one"),
            "note": "",
            "numbers": values,
            "plots": [],
            "also": said.say("also", names=", ".join(rest)) if rest else "",
        }

    def _measure(self, axis: Axis, name: str, rule: ZoneRule | None) -> dict[str, Any]:
        said, unit = self._said, UNITS[name]
        change = self._columns.count(name + _CHANGE)
        relative = 2 * change >= self._count(name)  # the neutral may be learned on the way
        steps = () if rule is None else rule.personal if relative else rule.published
        told = [said.say("taken", share=self._share(self._count(name)))]
        told += [said.say("against")] if relative else []
        title = said.words.name("measure", name)
        svg = line_plot(
            *(said.words, axis, self._columns, name + _CHANGE if relative else name),
            alt=title,
            unit=unit,
            limits=[border for step in steps for border in (step.caution, step.bad)],
        )
        return {"title": title, "told": "; ".join(told), "svg": svg}

    def _holds(self, axis: Axis) -> dict[str, Any]:
        said, plots = self._said, []
        for name, ends in ((_RULA, (1.0, 7.0)), (_REBA, (1.0, 15.0))):
            if self._columns.count(name):
                title = said.say(name)
                svg = range_plot(said.words, axis, self._columns, name, alt=title, ends=ends)
                plots.append({"title": title, "told": "", "svg": svg})
        if self._columns.count(_ISO):
            title = said.say("iso")
            svg = line_plot(
                *(said.words, axis, self._columns, _ISO),
                alt=title,
                unit="%",
                limits=(100.0,),
                least=0.0,
            )
            plots.append({"title": title, "told": "", "svg": svg})
        also = "" if plots else said.say("held_none")
        return {
            "title": said.say("holds"),
            "note": said.say("holds_note"),
            "plots": plots,
            "also": also,
        }

    def _rules(self) -> dict[str, ZoneRule]:
        """Return the rules of the view that was seen most, by measure."""
        side = sum(self._views[view] for view in SIDES)
        family = "side" if 2 * side > sum(self._views.values()) else "front"
        return {rule.measure: rule for rule in zone_rules() if rule.view in (family, "both")}

    def _count(self, name: str) -> int:
        return max(self._columns.count(name), self._columns.count(name + _CHANGE))

    def _share(self, count: int) -> str:
        return self._said.words.percent(count / self._looks if self._looks else None)


def _cells(look: Look, line: Mapping[str, Any]) -> dict[str, Cell]:
    """Return what one look adds to its column, by name."""
    cells: dict[str, Cell] = {}
    for name in UNITS:
        measure = line["measures"].get(name, {})
        zone = Zone(measure["zone"]) if "zone" in measure else None
        change = measure.get("from_neutral")
        pm = measure.get("pm", 0.0)
        if change is not None:
            cells[name + _CHANGE] = Cell(1, change, change, change, pm, zone)
        value = measure.get("value")
        if value is not None:
            # The ± is of the change where there is one, and not of the value.
            cells[name] = Cell(1, value, value, value, 0.0 if change is not None else pm, zone)
    if look.strain is not None:
        cells[_STRAIN] = Cell(1, look.strain, look.strain, look.strain)
    for name in (_RULA, _REBA):
        low, high = line.get(name, {}).get("range") or (None, None)
        if low is not None and high is not None:
            cells[name] = Cell(1, low, low, high)
    used = [100.0 * hold.for_s / hold.limit_s for hold in look.held if hold.limit_s]
    if used:
        cells[_ISO] = Cell(1, max(used), max(used), max(used))
    return cells


def _larger(picture: Picture) -> float:
    """Return how much higher words must be in a picture, to be read in the small one."""
    shown = min(1.0, SHOWN_PX / max(picture.shape[:2]))
    return float(max(1.0, READABLE_PX / (WORDS * pen_of(picture) * shown)))


def _as_address(name: str) -> str:
    """Return a file's name as a part of an address: everything unusual as its bytes."""
    plain = b"-._~abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    coded = name.encode("utf-8", "surrogateescape")
    return "".join(chr(one) if one in plain else f"%{one:02X}" for one in coded)


def _beside(name: str) -> str:
    return (files(__package__) / name).read_text("utf-8")
