"""Two clips played together: looked through once, then shown pair by pair."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event
from time import monotonic

import numpy as np
from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSlider,
    QWidget,
)

from posturecoach.clinic.compare import Together, by_event, by_offset, by_two_events
from posturecoach.clinic.snapshot import Setup, Snapshot, Stance, snapshot_of
from posturecoach.desktop.clinic.blurring import sight_of
from posturecoach.desktop.clinic.compare_canvas import Half
from posturecoach.desktop.history_loading import Loading
from posturecoach.desktop.words import what_to_do
from posturecoach.errors import PostureCoachError
from posturecoach.posture.measure import View
from posturecoach.rulebook import zone_rules
from posturecoach.session import Session, local_now
from posturecoach.vision.faces import Faces
from posturecoach.vision.frame import Picture
from posturecoach.vision.reel import Reel
from posturecoach.vision.sources import open_source

SPEEDS = (0.25, 0.5, 1.0, 2.0)
LOOKS_PER_S = 15.0  # of the clips, once; pictures between are shown with the look before
_MS = 1000
_TICK_MS = 40
_TINY_S = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """What was found in a clip: its looks as snapshots, by time in seconds."""

    path: Path
    times: tuple[float, ...]
    moments: tuple[Snapshot, ...]

    def at(self, time_s: float) -> Snapshot | None:
        """Return the last look at or before a time; the first one before it; None: none at all."""
        if not self.moments:
            return None
        return self.moments[max(0, bisect_right(self.times, time_s + _TINY_S) - 1)]


class LookThrough(QThread):
    """Look through two clips, one after the other."""

    progressed = Signal(int)  # percent
    read = Signal(object)  # tuple of two Seen, or the exception

    def __init__(self, paths: tuple[Path, Path], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paths = paths
        self._stopped = Event()

    def stop(self) -> None:
        """Ask it to end soon."""
        self._stopped.set()

    def run(self) -> None:
        """Look; Qt calls this in the new thread."""
        try:
            found = tuple(self._through(n, path) for n, path in enumerate(self._paths))
        except Exception as error:  # noqa: BLE001 - a thread's last line of defence
            self.read.emit(error)
            return
        if not self._stopped.is_set():
            self.read.emit(found)

    def _through(self, n: int, path: Path) -> Seen:
        reel = Reel(path)
        long = max(reel.duration_s, 1e-3)
        reel.close()
        source = open_source(str(path.absolute()), looks_per_s=LOOKS_PER_S)
        times: list[float] = []
        moments: list[Snapshot] = []
        for look in Session(source, rules=zone_rules()).looks():
            if self._stopped.is_set():
                source.close()
                break
            if look.sight is None or look.reading is None:
                continue
            id_, when = f"{n}-{len(times)}", local_now().isoformat(timespec="seconds")
            moments.append(
                snapshot_of(look.sight, look.reading, id_=id_, when=when, camera=path.name)
            )
            times.append(look.time_s)
            self.progressed.emit(round(50 * n + 50 * min(1.0, look.time_s / long)))
        return Seen(path, tuple(times), tuple(moments))


class ClipPair(QObject):
    """Keep two clips together in time, and hand out the pair that is to be shown."""

    shown = Signal(object, object)  # two Half
    told = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reels: tuple[Reel, Reel] | None = None
        self._seen: tuple[Seen, Seen] | None = None
        self.together: Together | None = None
        self._thread: LookThrough | None = None
        self._old: list[LookThrough] = []
        self._loading = Loading(self)
        self._loading.loaded.connect(self._take)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self._hide = False
        self._turn = 0
        self._at = (0.0, 0.0)  # of each clip, in seconds
        self._marks: list[tuple[float, float]] = []
        self._began = (0.0, 0.0)
        self._speed = 1.0
        self.bar = self._make_bar()

    @property
    def times_s(self) -> tuple[float, float]:
        """Which moment of each clip is shown, in seconds."""
        return self._at

    def open(self, first: Path, second: Path) -> None:
        """Look through both; then they can be played."""
        self.close_clips()
        self.progress.setValue(0)
        self.progress.setVisible(True)
        self._thread = LookThrough((first, second), self)
        self._thread.progressed.connect(self.progress.setValue)
        self._thread.read.connect(self._begin)
        self._thread.start()

    def close_clips(self) -> None:
        """Let go of both clips and of all that was found in them."""
        self._timer.stop()
        self._turn += 1
        if self._thread is not None:
            self._thread.read.disconnect(self._begin)
            self._thread.stop()
            self._old = [one for one in (*self._old, self._thread) if one.isRunning()]
            self._thread = None
        if self._reels is not None:
            for reel in self._reels:
                reel.close()
        self._reels = self._seen = self.together = None
        self._marks = []
        self._enable(on=False)
        self.progress.setVisible(False)

    def wait(self, seconds: float) -> bool:
        """Wait for what is under way, at the end of the program."""
        threads = (*self._old, *([] if self._thread is None else [self._thread]))
        return all(one.wait(round(_MS * seconds)) for one in threads) and self._loading.wait(
            seconds
        )

    def hide_faces(self, *, hide: bool) -> None:
        """Blur faces from now on, or not."""
        self._hide = hide
        self._ask()

    # --- Time.

    def go_to(self, time_s: float) -> None:
        """Show the first clip at a time, in seconds, and the second where it belongs."""
        if self.together is None:
            return
        span = self.together.span()
        if span is None:
            return
        time_s = min(span[1], max(span[0], time_s))
        other = self.together.other(time_s)
        if other is None:
            return
        self._at = (time_s, other)
        self.slider.blockSignals(True)
        self.slider.setValue(round(_MS * time_s))
        self.slider.blockSignals(False)
        self._when.setText(f"{time_s:.2f} s | {other:.2f} s")
        self._ask()

    def nudge_other(self, by_s: float) -> None:
        """Shift the second clip alone, to find its moment for an event."""
        if self._reels is None or self.together is None:
            return
        other = min(self.together.other_length_s, max(0.0, self._at[1] + by_s))
        self.couple(by_event(self._at[0], other, *self._lengths(), self.together.rate))

    def couple(self, together: Together) -> None:
        """Keep the clips together in this way from now on."""
        self.together = together
        span = together.span() or (0.0, 0.0)
        self.slider.setRange(round(_MS * span[0]), round(_MS * span[1]))
        self.go_to(self._at[0])

    def mark(self) -> None:
        """Say that what both clips show now is the same event; two of them give the rate too."""
        if self.together is None:
            return
        self._marks = [*self._marks, self._at][-2:]
        first, *more = sorted(self._marks)
        try:
            if more:
                last = more[0]
                both = ((first[0], last[0]), (first[1], last[1]))
                self.couple(by_two_events(*both, *self._lengths()))
                self.told.emit(self.tr("Both clips now keep together from event to event."))
            else:
                self.couple(by_event(*first, *self._lengths()))
                self.told.emit(self.tr("Event marked. A second one adjusts the speed, too."))
        except ValueError:
            self._marks = self._marks[:-1]
            self.told.emit(self.tr("The second event comes after the first, in both clips."))

    def forget_events(self) -> None:
        """Begin both clips together again."""
        self._marks = []
        if self._reels is not None:
            self.couple(by_offset(0.0, *self._lengths()))

    def toggle(self) -> None:
        """Play, or stand still."""
        if self.together is None:
            return
        if self._timer.isActive():
            self._timer.stop()
        else:
            span = self.together.span()
            if span is not None and self._at[0] >= span[1] - _TINY_S:
                self.go_to(span[0])
            self._began = (monotonic(), self._at[0])
            self._timer.start(_TICK_MS)
        self._show_playing()

    def step(self, by: int) -> None:
        """Go some pictures of the first clip on, or back."""
        if self._reels is None:
            return
        self._timer.stop()
        self._show_playing()
        self.go_to(self._at[0] + by / self._reels[0].fps)

    def _tick(self) -> None:
        if self._loading.busy or self.together is None:
            return  # a slow disk drops pictures and does not fall behind
        began, from_s = self._began
        time_s = from_s + (monotonic() - began) * self._speed
        span = self.together.span()
        if span is None or time_s >= span[1]:
            self._timer.stop()
            self._show_playing()
        self.go_to(time_s)

    def _choose_speed(self, at: int) -> None:
        self._speed = SPEEDS[at]
        self._began = (monotonic(), self._at[0])

    # --- Pictures.

    def _begin(self, found: object) -> None:
        self.progress.setVisible(False)
        if isinstance(found, PostureCoachError):
            self.told.emit(what_to_do(found.what, found.try_))
            return
        if not isinstance(found, tuple):
            self.told.emit(self.tr("These clips could not be looked through."))
            return
        self._seen = found
        self._reels = (Reel(found[0].path), Reel(found[1].path))
        self._at = (0.0, 0.0)
        self._enable(on=True)
        self.forget_events()

    def _lengths(self) -> tuple[float, float]:
        if self._reels is None:
            return 0.0, 0.0
        one, other = self._reels
        return one.duration_s, other.duration_s

    def _ask(self) -> None:
        if self._reels is None or self._seen is None:
            return
        self._loading.ask(
            "pair",
            partial(_pair, self._turn, self._reels, self._seen, self._at, hide=self._hide),
        )

    def _take(self, _kind: str, result: object) -> None:
        if isinstance(result, tuple) and result[0] == self._turn:
            self.shown.emit(result[1], result[2])
        elif isinstance(result, PostureCoachError) and self._reels is not None:
            self.told.emit(what_to_do(result.what, result.try_))

    # --- How it looks.

    def _make_bar(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.play = QPushButton("▶")
        self.back, self.on = QPushButton("◂|"), QPushButton("|▸")
        self.earlier, self.later = QPushButton("−"), QPushButton("+")
        self.event_button = QPushButton(self.tr("Same event"))
        self.event_button.setToolTip(self.tr("Both clips show the same event now"))
        self.clear = QPushButton(self.tr("From start"))
        for button, name in (
            (self.play, self.tr("Play or pause (P)")),
            (self.back, self.tr("One picture back (,)")),
            (self.on, self.tr("One picture on (.)")),
            (self.earlier, self.tr("The second clip alone, a little back")),
            (self.later, self.tr("The second clip alone, a little on")),
        ):
            button.setToolTip(name)
            button.setAccessibleName(name)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(self.tr("Time in both clips"))
        self.speed = QComboBox()
        self.speed.addItems([f"{one:g}x" for one in SPEEDS])
        self.speed.setCurrentIndex(SPEEDS.index(1.0))
        self.speed.setAccessibleName(self.tr("Speed"))
        self._when = QLabel()
        self.progress = QProgressBar()
        self.progress.setAccessibleName(self.tr("Clips looked through"))
        self.progress.setVisible(False)
        for part in (self.play, self.back, self.on):
            row.addWidget(part)
        row.addWidget(self.slider, 1)
        row.addWidget(self.progress, 1)
        for shown in (self._when, self.speed, self.earlier, self.later):
            row.addWidget(shown)
        for button in (self.event_button, self.clear):
            row.addWidget(button)
        self.play.clicked.connect(self.toggle)
        self.back.clicked.connect(lambda: self.step(-1))
        self.on.clicked.connect(lambda: self.step(1))
        self.earlier.clicked.connect(lambda: self.nudge_other(-0.04))
        self.later.clicked.connect(lambda: self.nudge_other(0.04))
        self.event_button.clicked.connect(self.mark)
        self.clear.clicked.connect(self.forget_events)
        self.slider.valueChanged.connect(lambda ms: self.go_to(ms / _MS))
        self.speed.currentIndexChanged.connect(self._choose_speed)
        self._enable_parts = (
            *(self.play, self.back, self.on, self.slider, self.earlier, self.later),
            *(self.event_button, self.clear, self.speed),
        )
        self._enable(on=False)
        return bar

    def _enable(self, *, on: bool) -> None:
        for part in self._enable_parts:
            part.setEnabled(on)
        self._show_playing()

    def _show_playing(self) -> None:
        self.play.setText("❚❚" if self._timer.isActive() else "▶")


def _pair(
    turn: int,
    reels: tuple[Reel, Reel],
    seen: tuple[Seen, Seen],
    at: tuple[float, float],
    *,
    hide: bool,
) -> tuple[int, Half, Half]:
    one, other = (
        _half(reel, clip, time_s, hide=hide)
        for reel, clip, time_s in zip(reels, seen, at, strict=True)
    )
    return turn, one, other


def _half(reel: Reel, clip: Seen, time_s: float, *, hide: bool) -> Half:
    found_s, picture = reel.at(time_s)
    snapshot = clip.at(found_s)
    if snapshot is None:
        setup = Setup(clip.path.name, View.UNKNOWN, Stance.UNKNOWN, reel.width, reel.height)
        snapshot = Snapshot("none", local_now().isoformat(timespec="seconds"), setup)
    if hide:
        with Faces() as faces:
            picture = faces.hidden(picture, sight_of(snapshot, picture.shape[1]), 0.0)
    return Half(snapshot, _image(picture), f"{clip.path.name}   {found_s:.2f} s")


def _image(picture: Picture) -> QImage:
    rows, columns = picture.shape[:2]
    data = np.ascontiguousarray(picture).tobytes()
    return QImage(data, columns, rows, 3 * columns, QImage.Format.Format_BGR888).copy()
