"""The tools of the page Clinic, each a page over the whole window, and what joins them.

Pages know no patient: they are handed the shelf of whoever is here, and hand back what is to
be kept. One may lie over another (measuring over the live picture); the last is seen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from posturecoach.analysis.inputs import CLIP_SUFFIXES
from posturecoach.clinic.patients import Assessed
from posturecoach.clinic.protocol import Record
from posturecoach.desktop.clinic.hub import ASSESS, CLIP, COMPARE, LIVE, PICTURE, RELIABILITY
from posturecoach.desktop.clinic.moment import Moment
from posturecoach.desktop.clinic.recent import Recent
from posturecoach.desktop.clinic.shelf import KeptAssessment, PatientShelf, Shelf
from posturecoach.desktop.clinic.stills import still_moment
from posturecoach.desktop.devices import choices
from posturecoach.desktop.history_loading import Loading
from posturecoach.desktop.looking import Looking
from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.desktop.plan import Plan
from posturecoach.desktop.worker import Glass, Shown
from posturecoach.errors import PostureCoachError
from posturecoach.exercises.motion_range import LIKE
from posturecoach.guide import Guide
from posturecoach.settings import Settings
from posturecoach.vision.cameras import Camera

if TYPE_CHECKING:
    from posturecoach.clinic.reliability import Reliability
    from posturecoach.clinic.snapshot import Snapshot
    from posturecoach.desktop.clinic.clip_page import ClipPage
    from posturecoach.desktop.clinic.measure_page import MeasurePage


class FullPage(Protocol):
    """A page over the whole window."""

    left: Any  # signals; Qt's stubs know no type for a bound one in a protocol
    glass_changed: Any
    full_screen_asked: Any

    def glass(self) -> Glass | None:
        """Return how large a picture it shows; None: none."""

    def see(self, shown: Shown) -> None:
        """Take a look of the camera."""

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""

    def set_full_screen(self, full: bool) -> None:  # noqa: FBT001 - a switch, as Qt's own
        """Know whether the window fills the screen."""

    def leave(self) -> None:
        """Let go of everything: the window closes, or somebody else comes."""


@dataclass(frozen=True, slots=True)
class Here:
    """Whoever is here, as far as a tool has to know.

    Attributes
    ----------
    person
        The pseudonym of a patient; None: the computer's owner.
    shelf
        Where what is kept goes.
    guide
        Which movements are open to them; None while that is not known.

    """

    person: str | None
    shelf: Shelf
    guide: Guide | None


class Tools(QObject):
    """The pages that are open over the window.

    Parameters
    ----------
    looking
        What looks through the camera.
    plan
        Returns how it is looked now.
    cameras
        Returns those of this computer that are known.
    here
        Returns who is here.
    settings
        Of the program; see `follow`.
    window
        Returns what dialogs lie over.

    """

    full_asked = Signal(QWidget)  # show this over the whole window
    over = Signal()  # as before
    glass_changed = Signal()
    full_screen_asked = Signal(bool)
    look_asked = Signal()  # look by a new plan
    told = Signal(object)  # PostureCoachError, or a sentence; "" takes it back
    failed = Signal(object)  # Exception: a bug of ours

    def __init__(
        self,
        looking: Looking,
        *,
        plan: Callable[[], Plan],
        cameras: Callable[[], Sequence[Camera]],
        here: Callable[[], Here],
        settings: Settings,
        language: str,
        window: Callable[[], QWidget],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._looking, self._plan, self._cameras = looking, plan, cameras
        self._here, self._settings, self._language = here, settings, language
        self._window = window
        self._colours = LIGHT
        self._pages: dict[str, Any] = {}  # by tool, made when they are first asked for
        self._open: list[FullPage] = []  # the last is seen; those under it come back
        self._recent = Recent()
        self._loading = Loading(self)
        self._loading.loaded.connect(self._take_loaded)
        self.ask_picture, self.ask_clip = ask_picture, ask_clip
        self.source: str | None = None  # of the camera, where another was chosen here

    # --- What the window asks.

    @property
    def active(self) -> bool:
        """Whether a page of here has the whole window."""
        return bool(self._open)

    @property
    def needs_camera(self) -> bool:
        """Whether a page that is open shows what the camera sees."""
        return any(page.glass() is not None for page in self._open)

    def adapted(self, plan: Plan) -> Plan:
        """Return how to look for what is open, where `plan` is how it is looked otherwise."""
        return plan if self.source is None else replace(plan, source=self.source, demo=False)

    def glass(self) -> Glass | None:
        """Return how large a picture is wanted; None for none."""
        return self._open[-1].glass() if self._open else None

    def see(self, shown: Shown) -> None:
        """Give a look to what is open."""
        if self._open:
            self._open[-1].see(shown)

    def set_full_screen(self, full: bool) -> None:  # noqa: FBT001 - a switch, as Qt's own
        """Know whether the window fills the screen."""
        for page in self._open:
            page.set_full_screen(full)

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        for page in self._open:
            page.set_colours(colours)

    def follow(self, settings: Settings) -> None:
        """Follow settings that were changed."""
        self._settings = settings

    def use(self, tool: str) -> None:
        """Open a tool, by its name in the hub."""
        do = {
            LIVE: self._show_live,
            ASSESS: self._assess,
            COMPARE: self._compare,
            RELIABILITY: self._check_reliability,
            CLIP: self._look_at_clip,
            PICTURE: self._choose_picture,
        }
        do[tool]()

    def measure(self, snapshot: Snapshot, jpeg: bytes) -> None:
        """Open a snapshot that was kept, to measure on it again."""
        measure = self._measure_page()
        measure.open_kept(snapshot, jpeg)
        self._open.append(measure)
        self._show_page(measure)

    def leave(self) -> None:
        """Leave every page, in the order in which they were opened, backwards."""
        while self._open:
            page = self._open[-1]
            page.leave()
            if page in self._open:  # one that had nothing to let go of
                self._left(page)

    def close(self) -> None:
        """Let go of everything, as the window closes."""
        self._loading.close()
        self.leave()

    def wait(self, seconds: float) -> bool:
        """Wait for the threads of what was closed; return whether all have ended."""
        ended = self._loading.wait(seconds)
        for page in self._pages.values():
            if hasattr(page, "wait"):
                ended = page.wait(seconds) and ended
        return ended

    def _show_live(self) -> None:
        from posturecoach.desktop.clinic.stage_page import StagePage  # noqa: PLC0415 - lazy

        def made() -> StagePage:
            page = StagePage()
            page.freeze_asked.connect(self._freeze)
            page.camera_asked.connect(self._change_camera)
            page.failed.connect(self.failed)
            return page

        stage = self._page(LIVE, made)
        self._begin_camera(stage)
        plan = self._plan()
        stage.open(choices(list(self._cameras())), plan.source, self._recent, plan)
        self._show_page(stage)
        self.full_screen_asked.emit(True)

    def _freeze(self) -> None:
        if self._recent.freeze() is None:
            self._pages[LIVE].say_nothing_kept()
            return
        self._measure(self._recent)

    def _measure(self, what: Recent | Moment) -> None:
        measure = self._measure_page()
        measure.open(what)
        self._open.append(measure)
        self._show_page(measure)

    def _measure_page(self) -> MeasurePage:
        from posturecoach.desktop.clinic.measure_page import MeasurePage  # noqa: PLC0415 - lazy

        def made() -> MeasurePage:
            page = MeasurePage()
            page.kept.connect(self._keep)
            return page

        found: MeasurePage = self._page("measure", made)
        return found

    def _keep(self, snapshot: Snapshot, jpeg: bytes) -> None:
        self._here().shelf.keep(snapshot, jpeg)

    def _assess(self) -> None:
        from posturecoach.desktop.clinic.assessment_page import (  # noqa: PLC0415 - lazy
            AssessmentPage,
        )

        def made() -> AssessmentPage:
            page = AssessmentPage()
            page.finished.connect(self._keep_assessment)
            page.voice_failed.connect(self.told.emit)
            return page

        here = self._here()
        shelf = here.shelf
        assess = self._page(ASSESS, made)
        self._begin_camera(assess)
        self._recent.begin(self._plan().source)
        before = shelf.assessments[0].data if shelf.assessments else None
        assess.open(
            previous=before,
            reliabilities=shelf.reliabilities,
            pseudonym=here.person,
            consent=isinstance(shelf, PatientShelf) and shelf.consent,
            may_range=self._may_test,
            language=self._language,
            voice=self._settings.exercises.voice,
            recent=self._recent,
        )
        self._show_page(assess)

    def _may_test(self, movement: str) -> bool:
        """Return whether a movement is open to whoever is here: all that goes as far is."""
        guide = self._here().guide
        return guide is not None and set(LIKE[movement]) <= guide.permits().keys()

    def _keep_assessment(self, record: Record, pictures: Mapping[str, bytes]) -> None:
        about = Assessed(record.id, record.when, record.protocol)
        kept = KeptAssessment(about, record.to_plain(), pictures)
        self._here().shelf.keep_assessment(kept)

    def _compare(self) -> None:
        from posturecoach.desktop.clinic.compare_page import ComparePage  # noqa: PLC0415 - lazy

        shelf, page = self._here().shelf, self._page(COMPARE, ComparePage)
        self._open.append(page)
        page.open_snapshots(tuple(shelf.moments), shelf.reliabilities)
        self._show_page(page)

    def _check_reliability(self) -> None:
        from posturecoach.desktop.clinic.reliability_page import (  # noqa: PLC0415 - lazy
            ReliabilityPage,
        )

        def made() -> ReliabilityPage:
            page = ReliabilityPage()
            page.found.connect(self._keep_reliability)
            return page

        page = self._page(RELIABILITY, made)
        self._begin_camera(page)
        page.open(self._plan().source)
        self._show_page(page)

    def _keep_reliability(self, found: tuple[Reliability, ...]) -> None:
        self._here().shelf.keep_reliability(found)

    def _look_at_clip(self) -> None:
        from posturecoach.desktop.clinic.clip_page import ClipPage  # noqa: PLC0415 - lazy

        path = self.ask_clip(self._window())
        if not path:
            return

        def made() -> ClipPage:
            page = ClipPage()
            page.measure_asked.connect(self._measure)
            page.failed.connect(self.failed)
            return page

        page = self._page(CLIP, made)
        self._open.append(page)
        page.open(Path(path), self._settings.model, self._language)
        self._show_page(page)

    def _choose_picture(self) -> None:
        path = self.ask_picture(self._window())
        if path:
            model = self._settings.model
            self.told.emit(self.tr("Looking at the picture …"))
            self._loading.ask("picture", lambda: still_moment(Path(path), model))

    def _take_loaded(self, _kind: str, result: object) -> None:
        if isinstance(result, Moment):
            self.told.emit("")
            self._measure(result)
        elif isinstance(result, PostureCoachError):
            self.told.emit(result)
        elif isinstance(result, Exception):
            self.failed.emit(result)

    # --- One page over another.

    def _page(self, name: str, make: Callable[[], Any]) -> Any:  # noqa: ANN401 - a page
        """Return a page, made and joined when it is first asked for."""
        if name not in self._pages:
            page = make()
            page.left.connect(partial(self._left, page))
            page.glass_changed.connect(self.glass_changed)
            page.full_screen_asked.connect(self.full_screen_asked)
            self._pages[name] = page
        return self._pages[name]

    def _begin_camera(self, page: FullPage) -> None:
        """Count `page` as open, which decides how it is looked, and keep the last minute."""
        self._open.append(page)
        self._looking.set_witness(self._recent.witness)

    def _show_page(self, page: Any) -> None:  # noqa: ANN401 - a page, which is a widget
        page.set_colours(self._colours)
        self.full_asked.emit(page)

    def _change_camera(self, source: str) -> None:
        self.source = source
        self._recent.clear()
        self.look_asked.emit()

    def _left(self, page: FullPage) -> None:
        """Show what lies under a page that was left; with nothing under it, the hub."""
        if page not in self._open:
            return
        self._open.remove(page)
        if self._open:
            self._recent.thaw()
            self.full_asked.emit(self._open[-1])
            return
        self._looking.set_witness(None)
        self._recent.close()
        self.source = None
        self.over.emit()


def ask_picture(parent: QWidget) -> str:
    """Return a picture that somebody chose; "" for none."""
    kinds = "*.png *.jpg *.jpeg *.bmp *.webp *.tif *.tiff"
    path, _ = QFileDialog.getOpenFileName(parent, "", "", f"({kinds});;* (*)")
    return path


def ask_clip(parent: QWidget) -> str:
    """Return a clip that somebody chose; "" for none."""
    kinds = " ".join(f"*{ending}" for ending in sorted(CLIP_SUFFIXES))
    path, _ = QFileDialog.getOpenFileName(parent, "", "", f"({kinds});;* (*)")
    return path
