"""What is being done on a frozen moment: the tool, the points so far, what is chosen. No widget.

Everything is in pixels of the picture as it came. What is drawn belongs to its moment: go to
another one and back, and it is there again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from math import hypot

from posturecoach.clinic import tools
from posturecoach.clinic.marks import NEEDS, Anchor, Kind, Mark
from posturecoach.clinic.snapshot import C7, TRAGUS, Snapshot
from posturecoach.posture.geometry import Point

FREE_PX = 3.0
"""Points of a free line are so far apart at least, in pixels of the picture."""


class Tool(StrEnum):
    """What a click does."""

    SELECT = "select"
    ANGLE = "angle"
    TO_VERTICAL = "to_vertical"
    TO_HORIZONTAL = "to_horizontal"
    LENGTH = "length"
    DISTANCE = "distance"
    PLUMB = "plumb"
    LINE = "line"
    TEXT = "text"
    C7 = "c7"
    TRAGUS = "tragus"

    @property
    def kind(self) -> Kind | None:
        """The mark it draws; None where it draws none."""
        return None if self in (Tool.SELECT, Tool.C7, Tool.TRAGUS) else Kind(self.value)


class Ask(StrEnum):
    """What has to be known before a mark is there."""

    WORDS = "words"
    MILLIMETRES = "millimetres"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is chosen: a point of a mark, a whole mark, or a landmark."""

    mark: int | None = None
    anchor: int | None = None
    landmark: str | None = None


class Measuring:
    """A frozen moment under the hands of somebody who measures.

    Parameters
    ----------
    changed
        Is called after every change.

    Attributes
    ----------
    tool, chosen
        See there.
    points
        Of the mark that is begun; not there yet.
    waiting
        What has to be told before it is.

    """

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._histories: dict[str, tools.History] = {}
        self._history: tools.History | None = None
        self._key = ""
        self._before: Snapshot | None = None  # as it was when a drag began
        self.tool = Tool.SELECT
        self.chosen: Chosen | None = None
        self.points: tuple[Anchor, ...] = ()
        self.waiting: Ask | None = None

    @property
    def now(self) -> Snapshot | None:
        """The moment with everything that was drawn."""
        return None if self._history is None else self._history.now

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return bool(self.points) or (self._history is not None and bool(self._history.past))

    @property
    def can_redo(self) -> bool:
        """Whether there is something that was undone."""
        return self._history is not None and bool(self._history.future)

    def show(self, key: str, fresh: Callable[[], Snapshot]) -> None:
        """Go to the moment called `key`; what was drawn on it before is there again."""
        if key not in self._histories:
            self._histories[key] = tools.History(fresh())
        self._key, self._history = key, self._histories[key]
        self.points, self.waiting, self.chosen, self._before = (), None, None, None
        self._changed()

    def forget(self) -> None:
        """Let go of everything."""
        self._histories.clear()
        self._history, self.points, self.waiting, self.chosen = None, (), None, None

    def take_up(self, tool: Tool) -> None:
        """Take a tool; what was begun with another is dropped."""
        self.tool, self.points, self.waiting = tool, (), None
        self._changed()

    # --- With a mouse, or a cross that keys move.

    def press(self, at: Point, radius: float, *, snapping: bool) -> None:
        """Take what lies there, or place a point."""
        if self.now is None or self.waiting is not None:
            return
        if self.tool is Tool.SELECT:
            self._choose_at(at, radius)
            self._before = self.now
        elif self.tool in (Tool.C7, Tool.TRAGUS):
            self._mark_landmark(C7 if self.tool is Tool.C7 else TRAGUS, at)
        else:
            self._place(self.anchor_at(at, radius, snapping=snapping))
        self._changed()

    def drag(self, at: Point, by: Point, radius: float, *, snapping: bool) -> None:
        """Move what was taken to `at`, or by `by` as a whole; a free line grows."""
        if self.tool is Tool.LINE and self.points:
            x, y = self.points[-1].at
            if hypot(at[0] - x, at[1] - y) >= FREE_PX and len(self.points) < NEEDS[Kind.LINE][1]:
                self.points = (*self.points, Anchor(at))
                self._changed()
            return
        if self.tool is Tool.SELECT and self.chosen is not None and self._before is not None:
            self._move(at, by, radius, snapping=snapping, whole_drag=True)

    def release(self) -> None:
        """End a drag: it is undone as one."""
        if self.tool is Tool.LINE and len(self.points) >= NEEDS[Kind.LINE][0]:
            self._finish()
        elif self.tool is Tool.LINE:
            self.points = ()
        before, self._before = self._before, None
        if before is not None and self._history is not None and self._history.now != before:
            done = self._history.now
            self._set(replace(self._history, now=before).do(done))
        self._changed()

    def nudge(self, dx: float, dy: float) -> None:
        """Move what is chosen by some pixels."""
        point = self.where()
        if point is not None:
            to = self._clamped((point[0] + dx, point[1] + dy))
            self._move(to, (dx, dy), 0.0, snapping=False, whole_drag=False)

    def next(self, by: int = 1) -> None:
        """Choose the next of all points, `by` 1 or -1: points of marks first, then landmarks."""
        everything = self._everything()
        if not everything:
            return
        if self.chosen in everything:
            self.chosen = everything[(everything.index(self.chosen) + by) % len(everything)]
        else:
            self.chosen = everything[0 if by > 0 else -1]
        self._changed()

    def walk(self, by: int, *, afresh: bool) -> bool:
        """Choose the next point of a mark, or C7 or tragus; False past the last of them.

        `afresh`: begin with the first, or, `by` below 0, the last, whatever is chosen.
        """
        if self.tool is not Tool.SELECT:
            return False
        hand = (C7, TRAGUS)
        points = [c for c in self._everything() if c.mark is not None or c.landmark in hand]
        at = 0 if by > 0 else len(points) - 1
        if self.chosen in points and not afresh:
            at = points.index(self.chosen) + by
        if not 0 <= at < len(points):
            return False
        self.chosen = points[at]
        self._changed()
        return True

    def choose(self, mark: int | None) -> None:
        """Choose a whole mark; None: nothing."""
        self.chosen = None if mark is None else Chosen(mark)
        self._changed()

    # --- What the user says.

    def answer(self, words: str = "", millimetres: float | None = None) -> None:
        """Say what was asked for, see `waiting`; with neither the mark is dropped."""
        asked, self.waiting = self.waiting, None
        if asked is None:
            return
        if (asked is Ask.WORDS and words.strip()) or (
            asked is Ask.MILLIMETRES and millimetres is not None and millimetres > 0
        ):
            self._add(words, millimetres)
        self.points = ()
        self._changed()

    def relabel(self, mark: int, words: str) -> None:
        """Give a mark other words."""
        if self.now is not None:
            self._do(tools.relabel(self.now, mark, words))

    def delete(self) -> None:
        """Remove the mark that is chosen, or a landmark that was put by hand."""
        if self.now is None or self.chosen is None:
            return
        if self.chosen.mark is not None:
            self._do(tools.remove(self.now, self.chosen.mark))
        elif self.chosen.landmark in (C7, TRAGUS):
            left = {k: v for k, v in self.now.landmarks.items() if k != self.chosen.landmark}
            self._do(tools.remeasured(replace(self.now, landmarks=left)))
        self.chosen = None
        self._changed()

    def undo(self) -> None:
        """Take back the last point of what is begun, or the last change."""
        if self.points:
            self.points = self.points[:-1]
            self.waiting = None
        elif self._history is not None:
            self._set(self._history.undo())
        self.chosen = None
        self._changed()

    def redo(self) -> None:
        """Do again what was undone."""
        if self._history is not None:
            self._set(self._history.redo())
        self._changed()

    def stand(self, change: Callable[[Snapshot], Snapshot]) -> None:
        """Change what is known of the moment, such as that somebody stands."""
        if self.now is not None:
            self._do(tools.remeasured(change(self.now)))

    # --- Where things are.

    def anchor_at(self, at: Point, radius: float, *, snapping: bool) -> Anchor:
        """Return where a point would be placed: on a landmark nearby, or where it is."""
        if self.now is None or not snapping:
            return Anchor(at)
        return tools.snap(self.now, at, radius)

    def where(self) -> Point | None:
        """Return where the chosen point is; the first of a whole mark."""
        chosen, now = self.chosen, self.now
        if chosen is None or now is None:
            return None
        if chosen.landmark is not None:
            found = now.landmarks.get(chosen.landmark)
            return None if found is None else found.at
        mark = self.mark(chosen.mark)
        return None if mark is None else mark.points[chosen.anchor or 0]

    def mark(self, id_: int | None) -> Mark | None:
        """Return a mark by its id."""
        marks = () if self.now is None else self.now.marks
        return next((mark for mark in marks if mark.id == id_), None)

    # --- Inside.

    def _choose_at(self, at: Point, radius: float) -> None:
        assert self.now is not None  # noqa: S101 - for the type checker
        found = tools.hit(self.now, at, radius)
        if found is not None and found.anchor is not None:
            self.chosen = Chosen(found.mark, found.anchor)
            return
        near = tools.snap(self.now, at, radius)
        if near.landmark is not None and not near.landmark.startswith("mid_"):
            self.chosen = Chosen(landmark=near.landmark)
        else:
            self.chosen = None if found is None else Chosen(found.mark)

    def _place(self, anchor: Anchor) -> None:
        kind = self.tool.kind
        if kind is None:
            return
        self.points = (*self.points, anchor)
        if kind is Kind.TEXT:
            self.waiting = Ask.WORDS
        elif kind is Kind.LENGTH and len(self.points) == NEEDS[kind][1]:
            self.waiting = Ask.MILLIMETRES
        elif kind is not Kind.LINE and len(self.points) == NEEDS[kind][1]:
            self._finish()

    def _finish(self) -> None:
        self._add("", None)
        self.points = ()

    def _add(self, words: str, millimetres: float | None) -> None:
        kind = self.tool.kind
        if kind is None or self.now is None:
            return
        then = tools.add(self.now, kind, self.points, label=words.strip(), known_mm=millimetres)
        self._do(then)
        self.chosen = Chosen(then.marks[-1].id)

    def _mark_landmark(self, name: str, at: Point) -> None:
        assert self.now is not None  # noqa: S101
        self._do(tools.move_landmark(self.now, name, self._clamped(at)))
        self.chosen = Chosen(landmark=name)

    def _move(
        self, at: Point, by: Point, radius: float, *, snapping: bool, whole_drag: bool
    ) -> None:
        now, chosen = self.now, self.chosen
        if now is None or chosen is None or self._history is None:
            return
        if chosen.landmark is not None:
            then = tools.move_landmark(now, chosen.landmark, self._clamped(at))
        elif chosen.anchor is not None and chosen.mark is not None:
            to = self.anchor_at(self._clamped(at), radius, snapping=snapping)
            then = tools.move_anchor(now, chosen.mark, chosen.anchor, to)
        elif chosen.mark is not None:
            then = tools.move_mark(now, chosen.mark, by)
        else:
            return
        self._set(self._history.adjust(then) if whole_drag else self._history.do(then))
        self._changed()

    def _everything(self) -> list[Chosen]:
        if self.now is None:
            return []
        points = [Chosen(m.id, n) for m in self.now.marks for n in range(len(m.anchors))]
        return points + [Chosen(landmark=k) for k, one in self.now.landmarks.items() if one.seen]

    def _clamped(self, at: Point) -> Point:
        assert self.now is not None  # noqa: S101
        setup = self.now.setup
        return min(max(at[0], 0.0), float(setup.width)), min(max(at[1], 0.0), float(setup.height))

    def _do(self, then: Snapshot) -> None:
        if self._history is not None:
            self._set(self._history.do(then))
            self._changed()

    def _set(self, history: tools.History) -> None:
        self._history = self._histories[self._key] = history
