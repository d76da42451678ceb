"""Look at a clip: its picture with the angles, the plot docked under it, its moments at the side.

It is measured in a thread, as `posturecoach analyze` does, and can be looked at meanwhile.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QImage, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from posturecoach.clinic.angles import GROUPS, measures_of
from posturecoach.desktop.clinic.clip_picture import ClipPicture, Shot, Shots
from posturecoach.desktop.clinic.clip_plot import SCORES, ClipPlot
from posturecoach.desktop.clinic.clip_run import ClipRun
from posturecoach.desktop.clinic.clip_saving import AskWish, ClipSave, Wish, ask_wish, replaced
from posturecoach.desktop.clinic.clip_track import HOLD, REBA, RULA, Track
from posturecoach.desktop.clinic.moment import Moment
from posturecoach.desktop.clinic.overlay import seen_on
from posturecoach.desktop.clinic.patient_list import ask_sure
from posturecoach.desktop.notice import Notice
from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.desktop.pieces import plain_label
from posturecoach.desktop.words import measure_name, time_words, what_to_do
from posturecoach.desktop.worker import Glass, Shown
from posturecoach.errors import PostureCoachError
from posturecoach.posture.measure import Person, Reading, View
from posturecoach.session import Look, local_now
from posturecoach.vision.annotating import jpeg
from posturecoach.vision.models import PoseModel
from posturecoach.vision.reel import Reel

WAIT_S = 10.0
_GROW_MS = 1000  # so often the plot takes in what was measured meanwhile
_THUMB = QSize(120, 90)
_MODEL: PoseModel = "full"


class ClipPage(QWidget):
    """Show one clip, moment by moment."""

    left = Signal()
    glass_changed = Signal()
    full_screen_asked = Signal(bool)
    measure_asked = Signal(object)  # Moment
    failed = Signal(object)  # Exception: a bug of ours

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask_wish: AskWish = ask_wish
        self.ask_sure = ask_sure
        self._saving: ClipSave | None = None
        self._path, self._model, self._language = Path(), _MODEL, "en"
        self.picture, self.plot, self.notice = ClipPicture(), ClipPlot(), Notice()
        self._run: ClipRun | None = None
        self._shots: Shots | None = None
        self._fps, self._length_s = 30.0, 0.0
        self._at_s = 0.0
        self._clock = 0.0  # when playing began, at `_from_s` of the clip
        self._from_s = 0.0
        self._play = QTimer(self)
        self._play.timeout.connect(self._go_on)
        self._grow = QTimer(self)
        self._grow.setInterval(_GROW_MS)
        self._grow.timeout.connect(self._take_in)
        self._lay_out()
        self._connect()
        self._add_keys()

    # --- What the window asks.

    def open(self, path: Path, model: PoseModel = _MODEL, language: str = "en") -> None:
        """Open a clip and begin to measure it; `language` is that of files that are saved."""
        self._close()
        self._path, self._model, self._language = path, model, language
        self.notice.clear()
        self._name.setText(path.name)
        self.measures.clear()
        self.moments.clear()
        try:
            reel = Reel(path)
        except PostureCoachError as error:
            self.picture.say(what_to_do(error.what, error.try_))
            self._enable(on=False)
            return
        self._fps, self._length_s = reel.fps, reel.duration_s
        self._shots = Shots(reel, self)
        self._shots.came.connect(self._show_shot)
        self._shots.made.connect(self._show_small)
        self._shots.done.connect(self._take_done)
        self._shots.failed.connect(self.failed)
        self._run = ClipRun(path, model, self)
        self._run.went_on.connect(self._tell)
        self._run.failed.connect(self._not_measured)
        self._run.completed.connect(self._complete)
        self._run.start()
        self._grow.start()
        self._enable(on=True)
        self.progress.setVisible(True)
        self.cancel.setVisible(True)
        self.go_to(0.0)
        self.picture.setFocus()

    def glass(self) -> Glass | None:
        """Return that no live picture is wanted."""
        return None

    def see(self, shown: Shown) -> None:
        """Take no notice of what the camera sees meanwhile."""

    def set_colours(self, colours: Colours = LIGHT) -> None:
        """Use the theme `colours`."""
        self.picture.set_colours(colours)
        self.plot.set_colours(colours)

    def set_full_screen(self, full: bool) -> None:  # noqa: FBT001 - a switch, as Qt's own
        """Know whether the window fills the screen; it looks the same."""

    def leave(self) -> None:
        """Let go of the clip, its pictures and its numbers."""
        self._close()
        self.left.emit()

    def wait(self, seconds: float) -> bool:
        """Wait for threads, at the end of the program; return whether all have ended."""
        ended = self._run is None or self._run.wait(round(1000 * seconds))
        ended = (self._saving is None or self._saving.wait(round(1000 * seconds))) and ended
        return (self._shots is None or self._shots.wait(seconds)) and ended

    def track(self) -> Track | None:
        """Return what was measured so far; only to be read while nothing is being measured."""
        if self._run is None:
            return None
        with self._run.track() as track:
            return track

    # --- Which moment.

    def go_to(self, time_s: float) -> None:
        """Show the picture at a time of the clip."""
        if self._shots is None or self._run is None:
            return
        self._at_s = min(max(0.0, time_s), max(0.0, self._length_s))
        with self._run.track() as track:
            n = track.nearest(self._at_s) if len(track) else None
            sight = None if n is None else track.sight(n)
        self._shots.ask(self._at_s, sight, self.picture.space(), hide=self.faces.isChecked())
        self.plot.show_time(self._at_s)
        self._when.setText(f"{self._at_s:.2f} s")
        self._show_seen()

    def step(self, by: int, *, seconds: bool = False) -> None:
        """Go some pictures, or seconds, on or back."""
        self.go_to(self._at_s + by * (1.0 if seconds else 1.0 / self._fps) + 1e-4)

    def play(self, *, on: bool) -> None:
        """Play in the clip's own time, or stand still."""
        if on and self._shots is not None:
            self._clock, self._from_s = monotonic(), self._at_s
            self._play.start(round(1000 / min(30.0, self._fps)))
        else:
            self._play.stop()
        self.playing.setText(self.tr("Stop") if self._play.isActive() else self.tr("Play"))

    def next_moment(self, by: int) -> None:
        """Go to the next of the moments at the side, or the one before."""
        times = [self._time_of(n) for n in range(self.moments.count())]
        after = [t for t in times if t > self._at_s + 0.01]
        before = [t for t in times if t < self._at_s - 0.01]
        if by > 0 and after:
            self.go_to(after[0])
        elif by < 0 and before:
            self.go_to(before[-1])

    def _go_on(self) -> None:
        """Show the picture whose time has come; one that is late is left out."""
        if self._shots is None or self._shots.busy:
            return
        time_s = self._from_s + monotonic() - self._clock
        if time_s >= self._length_s:
            self.play(on=False)
        self.go_to(time_s)

    # --- What comes.

    def _show_shot(self, shot: Shot) -> None:
        self.picture.show_shot(shot, None)
        self._show_seen(shot.time_s)

    def _show_seen(self, time_s: float | None = None) -> None:
        """Draw what was measured at the picture that is shown; nothing before it was."""
        shot = self.picture.shot
        at = time_s if time_s is not None else (self._at_s if shot is None else shot.time_s)
        if self._run is None:
            return
        with self._run.track() as track:
            if not len(track) or track.times[-1] < at - 0.5 / self._fps:
                self.picture.show_seen(None)
                return
            snapshot = track.snapshot(track.nearest(at), when=_now())
        self.picture.show_seen(seen_on(snapshot))

    def _tell(self, count: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(count)
        run = self._run
        if run is not None and total and count:
            left = (monotonic() - run.began_s) * (total - count) / count
            self.progress.setToolTip(self.tr("{0} left").format(time_words(left)))
            self._left.setText(self.tr("measuring, {0} left").format(time_words(left)))

    def _take_in(self) -> None:
        """Let the plot grow by what was measured since."""
        if self._run is None:
            return
        with self._run.track() as track:
            if not len(track):
                return
            self._offer(track)
            chosen = self.measures.currentData()
            if chosen is not None:
                self.plot.show_series(track, chosen, self.measures.currentText())
        self._show_seen()

    def _offer(self, track: Track) -> None:
        """Offer what was measured so far; what is chosen stays chosen."""
        known = {self.measures.itemData(n) for n in range(self.measures.count())}
        view = track.view(len(track) - 1)
        wanted = [id_ for id_ in measures_of(view) if id_ in track.measures()]
        for id_ in (*wanted, *track.measures(), *SCORES):
            if id_ not in known:
                known.add(id_)
                self.measures.addItem(self._title(id_, track), id_)

    def _title(self, id_: str, track: Track) -> str:
        names = {
            RULA: self.tr("RULA, 1 to 7"),
            REBA: self.tr("REBA, 1 to 15"),
            HOLD: self.tr("Held: share of the longest advisable time (ISO 11226)"),
        }
        if id_ in names:
            return names[id_]
        sign = {"deg": "°", "mm": "mm"}.get(track.units[id_], track.units[id_])
        return f"{measure_name(id_)} ({sign})"

    def _complete(self) -> None:
        self._grow.stop()
        self._take_in()
        self.progress.hide()
        self.cancel.hide()
        self._left.setText("")
        if self._run is None or self._shots is None:
            return
        with self._run.track() as track:
            for n in track.worst():
                row = QListWidgetItem(f"{track.times[n]:.1f} s")
                row.setData(Qt.ItemDataRole.UserRole, float(track.times[n]))
                self.moments.addItem(row)
                self._shots.small(
                    float(track.times[n]), track.sight(n), hide=True, then=f"small {n}"
                )
        self._side.setVisible(self.moments.count() > 0)

    def _show_small(self, _name: str, time_s: float, data: bytes) -> None:
        for n in range(self.moments.count()):
            if abs(self._time_of(n) - time_s) < 1.0 / self._fps:
                self.moments.item(n).setIcon(QIcon(QPixmap.fromImage(QImage.fromData(data))))

    def _not_measured(self, error: Exception) -> None:
        self._grow.stop()
        self.progress.hide()
        self.cancel.hide()
        self._left.setText("")
        if isinstance(error, PostureCoachError):
            self.notice.say(what_to_do(error.what, error.try_))
        else:
            self.notice.say(self.tr("The clip could not be measured, by a mistake of ours."))
            self.failed.emit(error)

    def _stop_measuring(self) -> None:
        if self._run is not None:
            self._run.stop()
        self._grow.stop()
        self.progress.hide()
        self.cancel.hide()
        self._left.setText(self.tr("measured in part"))
        self._take_in()

    def _measure(self) -> None:
        """Ask for the picture as it came, to measure on it by hand."""
        if self._shots is None or self._run is None:
            return
        self.play(on=False)
        at = self._at_s
        with self._run.track() as track:
            n = track.nearest(at) if len(track) else None
            sight = None if n is None else track.sight(n)
            measures = {} if n is None else dict(track.snapshot(n, when=_now()).measures)
            view = None if n is None else track.view(n)
        name, shots = self._name.text(), self._shots

        def look() -> Moment:
            time_s, picture = shots.picture(at)
            height, width = picture.shape[:2]
            if sight is None or view is None:
                nothing = Look(time_s, Person.UNCERTAIN, View.UNKNOWN, calibrated=False)
                return Moment(time_s, nothing, jpeg(picture, 90), width, height, name)
            reading = Reading(time_s, view, measures)
            here = replace(sight, time_s=time_s)
            look = Look(time_s, Person.PRESENT, view, False, measures, sight=here, reading=reading)
            return Moment(time_s, look, jpeg(picture, 90), width, height, name)

        shots.do(look, "moment")

    def _take_done(self, _kind: str, result: object) -> None:
        if isinstance(result, Moment):
            self.measure_asked.emit(result)
        elif isinstance(result, PostureCoachError):
            self.notice.say(what_to_do(result.what, result.try_))

    # --- What is shown.

    def _time_of(self, n: int) -> float:
        return float(self.moments.item(n).data(Qt.ItemDataRole.UserRole))

    def _choose(self) -> None:
        self._take_in()

    def _show_layers(self) -> None:
        numbers = self.angles.isChecked()
        layers = self.picture.layers
        self.picture.layers = replace(
            layers,
            skeleton=self.skeleton.isChecked(),
            plumb=self.plumb.isChecked(),
            groups=frozenset(GROUPS.values()) if numbers else frozenset(),
        )
        self.picture.figure = self.figure.isChecked()
        self.picture.update()

    def _enable(self, *, on: bool) -> None:
        for part in (self.playing, self.measure, self.save, self.measures):
            part.setEnabled(on)
        self._side.setVisible(False)
        if not on:
            self.progress.hide()
            self.cancel.hide()

    def _close(self) -> None:
        self.play(on=False)
        self._grow.stop()
        if self._run is not None:
            self._run.stop()
            self._run.wait(round(1000 * WAIT_S))
            self._run.deleteLater()
            self._run = None
        self._end_saving()
        if self._shots is not None:
            self._shots.close()
            self._shots.wait(WAIT_S)
            self._shots.deleteLater()
            self._shots = None
        self.picture.show_shot(None, None)
        self.moments.clear()

    def _lay_out(self) -> None:
        self._name, self._left = (
            plain_label("heading", wraps=False),
            plain_label("muted", wraps=False),
        )
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setMaximumWidth(240)
        self.cancel = QPushButton(self.tr("Stop measuring"))
        self.measure = QPushButton(self.tr("Measure on this picture"))
        self.save = QPushButton(self.tr("Save results …"))
        self.done = QPushButton(self.tr("Done"))
        above = QHBoxLayout()
        above.setSpacing(8)
        for part in (self._name, self.progress, self._left, self.cancel):
            above.addWidget(part)
        above.addStretch(1)
        for part in (self.measure, self.save, self.done):
            above.addWidget(part)
        self.moments = QListWidget()
        self.moments.setIconSize(_THUMB)
        self.moments.setAccessibleName(self.tr("Moments farthest from easy"))
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        heading = plain_label("muted")
        heading.setText(self.tr("Farthest from easy, faces blurred"))
        side.addWidget(heading)
        side.addWidget(self.moments, 1)
        self._side.setFixedWidth(210)
        middle = QHBoxLayout()
        middle.setSpacing(10)
        middle.addWidget(self.picture, 1)
        middle.addWidget(self._side)
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(middle, 1)
        column.addLayout(self._make_controls())
        self.dock = QSplitter(Qt.Orientation.Vertical)
        self.dock.addWidget(top)
        self.dock.addWidget(self.plot)
        self.dock.setStretchFactor(0, 3)
        self.dock.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 12, 14, 12)
        whole.setSpacing(8)
        whole.addLayout(above)
        whole.addWidget(self.notice)
        whole.addWidget(self.dock, 1)

    def _make_controls(self) -> QHBoxLayout:
        self.playing = QPushButton(self.tr("Play"))
        self._when = QLabel()
        self._when.setMinimumWidth(70)
        self.measures = QComboBox()
        self.measures.setAccessibleName(self.tr("What the plot shows"))
        self.skeleton, self.plumb = QCheckBox(self.tr("Skeleton")), QCheckBox(self.tr("Plumb line"))
        self.angles, self.faces = QCheckBox(self.tr("Angles")), QCheckBox(self.tr("Blur faces"))
        self.figure = QCheckBox(self.tr("Figure alone"))
        for check in (self.skeleton, self.plumb, self.angles, self.faces):
            check.setChecked(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.playing)
        row.addWidget(self._when)
        row.addWidget(self.measures, 1)
        for check in (self.skeleton, self.plumb, self.angles, self.faces, self.figure):
            row.addWidget(check)
        return row

    def _connect(self) -> None:
        self.plot.gone_to.connect(self._jump)
        self.playing.clicked.connect(lambda: self.play(on=not self._play.isActive()))
        self.measure.clicked.connect(self._measure)
        self.cancel.clicked.connect(self._stop_measuring)
        self.done.clicked.connect(self.leave)
        self.save.clicked.connect(self._ask_save)
        self.measures.currentIndexChanged.connect(self._choose)
        self.moments.itemActivated.connect(self._open_moment)
        self.moments.itemClicked.connect(self._open_moment)
        self.picture.resized.connect(lambda: self.go_to(self._at_s))
        self.faces.toggled.connect(lambda: self.go_to(self._at_s))
        for check in (self.skeleton, self.plumb, self.angles, self.figure):
            check.toggled.connect(self._show_layers)

    # --- Files of it.

    def _ask_save(self) -> None:
        """Write files as `posturecoach analyze` does, or stop doing so."""
        if self._saving is not None:
            self._end_saving()
            self.notice.say(self.tr("Stopped; nothing was saved."))
            return
        wish = self.ask_wish(self, self._path, self._language)
        if wish is None or not self._may_replace(wish):
            return
        self._save(wish)

    def _may_replace(self, wish: Wish) -> bool:
        try:
            there = replaced(self._path, wish)
        except PostureCoachError as error:
            self.notice.say(what_to_do(error.what, error.try_))
            return False
        words = self.tr("Replace what is there already? {0}").format(", ".join(there))
        return not there or self.ask_sure(self, words)

    def _save(self, wish: Wish) -> None:
        saving = self._saving = ClipSave(self._path, wish, self._model, self)
        saving.went_on.connect(self._tell_saving)
        saving.saved.connect(self._tell_saved)
        saving.failed.connect(self._not_saved)
        self.save.setText(self.tr("Stop saving"))
        saving.start()

    def _tell_saving(self, count: int, total: int) -> None:
        done = f"{100 * count // total} %" if total else str(count)
        self.notice.say(self.tr("Measuring and writing: {0}").format(done))

    def _tell_saved(self, wish: Wish, names: tuple[str, ...]) -> None:
        self._end_saving()
        words = self.tr("Saved in {0}: {1}. Whoever has them can read them.")
        self.notice.say(words.format(wish.folder, ", ".join(names)))

    def _not_saved(self, error: Exception) -> None:
        self._end_saving()
        if isinstance(error, PostureCoachError):
            self.notice.say(what_to_do(error.what, error.try_))
        else:
            self.notice.say(self.tr("The results could not be saved, by a mistake of ours."))
            self.failed.emit(error)

    def _end_saving(self) -> None:
        saving, self._saving = self._saving, None
        self.save.setText(self.tr("Save results …"))
        if saving is not None:
            for signal in (saving.went_on, saving.saved, saving.failed):
                signal.disconnect()
            saving.stop()
            saving.wait(round(1000 * WAIT_S))
            saving.deleteLater()

    def _open_moment(self, row: QListWidgetItem) -> None:
        self._jump(float(row.data(Qt.ItemDataRole.UserRole)))

    def _jump(self, time_s: float) -> None:
        self.play(on=False)
        self.go_to(time_s)

    def _add_keys(self) -> None:
        for keys, do in (
            ("Left", partial(self.step, -1)),
            ("Right", partial(self.step, 1)),
            ("Shift+Left", partial(self.step, -1, seconds=True)),
            ("Shift+Right", partial(self.step, 1, seconds=True)),
            ("Home", partial(self.go_to, 0.0)),
            ("End", lambda: self.go_to(self._length_s)),
            ("Space", lambda: self.play(on=not self._play.isActive())),
            ("[", partial(self.next_moment, -1)),
            ("]", partial(self.next_moment, 1)),
            ("M", self._measure),
            ("Escape", self.leave),
        ):
            QShortcut(QKeySequence(keys), self, do)


def _now() -> str:
    return local_now().isoformat(timespec="seconds")
