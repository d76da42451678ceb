"""What to look at and how: enough to open a session, or to open it again."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from posturecoach.coach import Coach
from posturecoach.diary import Diary
from posturecoach.ergonomics.work import Work
from posturecoach.ergonomics.zones import ZoneRule
from posturecoach.posture.places import Workplace
from posturecoach.samples import AT_EASE_S, sample_clip
from posturecoach.session import Session
from posturecoach.vision.frame import Frame, Trouble
from posturecoach.vision.live import LiveSource
from posturecoach.vision.models import PoseModel
from posturecoach.vision.sources import Source, open_source


@dataclass(frozen=True, slots=True)
class Plan:
    """One way of looking.

    Attributes
    ----------
    source
        As given to ``--source``.
    demo
        Play the sample clip instead, over and over, and learn the neutral of the
        person in it; the user's own neutral has no meaning there.
    places
        Known places, each with its neutral.
    model, looks_per_s, hfov_deg, distance_mm, work
        As the settings and the command line say.
    coach
        Hears every look; None: nobody does.
    diary, keeps_clips
        Keeps the looks at a camera or stream, and those at a clip as well; None: nothing.

    """

    source: str
    demo: bool
    model: PoseModel
    looks_per_s: float
    places: tuple[Workplace, ...]
    rules: tuple[ZoneRule, ...]
    hfov_deg: float | None = None
    distance_mm: float | None = None
    work: Work | None = None
    coach: Coach | None = None
    diary: Diary | None = None
    keeps_clips: bool = False

    def open(self) -> tuple[Source, Session]:
        """Open source and session; may take seconds, so not in the window's thread.

        Raises
        ------
        PostureCoachError
            If the source or a model cannot be opened.

        """
        if self.demo:
            source: Source = Repeated(
                lambda: open_source(str(sample_clip()), looks_per_s=self.looks_per_s, realtime=True)
            )
            session = self._session(source, places=None, camera=None)
            session.learn(AT_EASE_S)
            return source, session
        source = open_source(self.source, looks_per_s=self.looks_per_s, realtime=True)
        camera = source.name if isinstance(source, LiveSource) else None
        return source, self._session(source, places=self.places, camera=camera)

    def _session(
        self, source: Source, *, places: tuple[Workplace, ...] | None, camera: str | None
    ) -> Session:
        try:
            return Session(
                source,
                model=self.model,
                places=places,
                camera=camera,
                rules=self.rules,
                hfov_deg=None if self.demo else self.hfov_deg,
                distance_mm=None if self.demo else self.distance_mm,
                work=None if self.demo else self.work,
                coach=self.coach,
            )
        except BaseException:
            source.close()
            raise


class Repeated:
    """A clip played over and over on one clock that never goes back."""

    total: int | None = None

    def __init__(self, open_again: Callable[[], Source]) -> None:
        self._open_again = open_again
        self._lock = threading.Lock()
        self._closed = False
        self._inner = open_again()
        self.name = self._inner.name
        self.live = self._inner.live
        self.stills = self._inner.stills

    @property
    def looks_per_s(self) -> float | None:
        """At most so many pictures a second; None for all."""
        return self._inner.looks_per_s

    @looks_per_s.setter
    def looks_per_s(self, looks_per_s: float | None) -> None:
        self._inner.looks_per_s = looks_per_s

    def __iter__(self) -> Iterator[Frame | Trouble]:
        start_s = last_s = step_s = 0.0
        while not self._closed:
            empty = True
            for item in self._inner:
                empty = False
                time_s = start_s + item.time_s
                step_s, last_s = max(time_s - last_s, 1e-3), time_s
                yield replace(item, time_s=time_s)
            if empty or not self._rewind():
                return
            start_s = last_s + step_s

    def close(self) -> None:
        """End the iteration; any thread may ask for it."""
        with self._lock:
            self._closed = True
            self._inner.close()

    def _rewind(self) -> bool:
        with self._lock:
            if self._closed:
                return False
            looks_per_s = self._inner.looks_per_s
            self._inner.close()
            self._inner = self._open_again()
            self._inner.looks_per_s = looks_per_s
            return True
