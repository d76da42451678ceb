"""The one window: pages on the outside, looking and settings on the inside, wired here."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDesktopServices,
    QFont,
    QGuiApplication,
    QHideEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QStackedWidget,
    QSystemTrayIcon,
    QWidget,
)

from posturecoach.desktop.bugs import write_down
from posturecoach.desktop.camera_saw import CameraSaw
from posturecoach.desktop.clinic.practice import Practice
from posturecoach.desktop.companion import PAUSE, Companion
from posturecoach.desktop.days import today
from posturecoach.desktop.devices import CameraSearch
from posturecoach.desktop.keeper import Keeper
from posturecoach.desktop.languages import language_for, told
from posturecoach.desktop.looking import Looking, Phase
from posturecoach.desktop.minute import LastMinute
from posturecoach.desktop.moving import Moving
from posturecoach.desktop.notice import Notice
from posturecoach.desktop.now import NowPage
from posturecoach.desktop.pages import (
    CHECK_IN,
    CLINIC,
    EXPLAIN,
    HISTORY,
    MOVE,
    NOW,
    PRIVATE,
    SETTINGS,
    TODAY,
    WORKPLACE,
    Pages,
)
from posturecoach.desktop.palette import colours_for, qt_palette, style_sheet
from posturecoach.desktop.picture import LivePicture
from posturecoach.desktop.plan import Plan
from posturecoach.desktop.postures import DayPostures
from posturecoach.desktop.privacy import CameraTimes, Privacy
from posturecoach.desktop.privacy_page import PrivacyPage
from posturecoach.desktop.settings_page import SettingsPage
from posturecoach.desktop.tally import DayTally, seen_in
from posturecoach.desktop.today import TodayPage, figures
from posturecoach.desktop.tray import Sign, Tray
from posturecoach.desktop.welcome import CAMERA, PRIVACY, Welcome
from posturecoach.desktop.words import learned_words, state_words, what_to_do
from posturecoach.desktop.worker import Shown
from posturecoach.ergonomics.day_score import DayWatch, day_score
from posturecoach.ergonomics.holding import Hold
from posturecoach.ergonomics.live import Held
from posturecoach.ergonomics.zones import ZoneRule
from posturecoach.errors import NeutralError, PostureCoachError, SettingsError
from posturecoach.guide import Guide
from posturecoach.journal import journal_path
from posturecoach.posture.measure import Person
from posturecoach.posture.neutral import Neutral
from posturecoach.posture.places import Workplace, forget, rename
from posturecoach.record.event import EventKind
from posturecoach.record.period import DaySummary
from posturecoach.rulebook import day_rules, zone_rules
from posturecoach.samples import AT_EASE_S
from posturecoach.session import Look, local_now
from posturecoach.settings import Settings, care_path
from posturecoach.surroundings.desk import Sense
from posturecoach.surroundings.here import senses_here
from posturecoach.vision.cameras import Camera, choose_camera
from posturecoach.vision.models import PoseModel

if TYPE_CHECKING:
    from posturecoach.desktop.checkin_page import CheckInPage
    from posturecoach.desktop.clinic.hub import ClinicPage
    from posturecoach.desktop.explain_page import ExplainPage
    from posturecoach.desktop.hints import Hint
    from posturecoach.desktop.history_page import HistoryPage
    from posturecoach.desktop.move_page import MovePage
    from posturecoach.desktop.workplace import WorkplacePage

    LazyPage: TypeAlias = (
        WorkplacePage | ExplainPage | HistoryPage | MovePage | CheckInPage | ClinicPage
    )

LEARN_S = 20.0
SETTLE_MS = 120  # letters grow when the window has its new size, not on the way there
WIDEST = 1300  # pixels, for letters of ordinary size; a longer line is hard to read
MOVING_LOOKS_PER_S = 15.0  # a repetition of two seconds has thirty looks then
TICK_MS = 1000  # the plot and the page Today are drawn anew so often


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line asks for; it stands before the settings, until they change.

    None: as the settings say.
    """

    source: str | None = None
    demo: bool = False
    model: PoseModel | None = None
    looks_per_s: float | None = None
    journal: Path | None = None
    no_journal: bool = False


@dataclass(frozen=True, slots=True)
class _Newest:
    """What the newest look says beside its measures; without its landmarks."""

    score: float | None = None
    held: tuple[Hold, ...] = ()
    posture: Held | None = None


@cache
def system_font() -> QFont:
    """Return the font that the system gives to windows, before any of ours was set."""
    return QFont(QApplication.font())


class MainWindow(QMainWindow):
    """Wire pages, looking and settings. What is shown is decided in them, not here."""

    closed = Signal()

    def __init__(
        self,
        keeper: Keeper,
        rules: tuple[ZoneRule, ...],
        wishes: Wishes,
        tray_available: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable,
        *,
        senses: Callable[[], list[Sense]] = senses_here,
    ) -> None:
        super().__init__()
        self._keeper = keeper
        self._wishes = wishes
        self._settings = keeper.settings
        self._places: tuple[Workplace, ...] = ()
        self._demo = wishes.demo
        self._offered = False
        self._cameras: list[Camera] = []
        self._search: CameraSearch | None = None
        self._today = today()
        self._tallies = {demo: DayTally() for demo in (False, True)}
        self._day_rules = day_rules()
        self._days = {demo: DayWatch(self._day_rules) for demo in (False, True)}
        self._minute, self._saw = LastMinute(), CameraSaw()
        self._postures = {demo: DayPostures() for demo in (False, True)}
        self._newest = _Newest()
        self._figures: tuple[str, ...] = ()
        # Made when they are first opened: most days nobody does.
        self._workplace: WorkplacePage | None = None
        self._explain: ExplainPage | None = None
        self._history: HistoryPage | None = None
        self.looking = Looking(self)
        self.welcome = Welcome()
        self.now = NowPage(rules)
        # The state now; the page lags behind while nobody sees it.
        self._headline = self.now.headline()
        self.companion = Companion(
            keeper,
            rules,
            self.looking,
            self.now,
            self,
            senses=senses,
            journal=None if wishes.no_journal else wishes.journal or journal_path(),
        )
        self.moving = Moving(
            lambda note: Guide(care_path(), note, clock=local_now),
            self._note_moving,
            language_for(self._settings.window.language),
            self,
        )
        self.companion.guide = lambda: self.moving.guide
        self.practice = Practice(
            self.looking,
            plan=self._plan,
            cameras=lambda: self._cameras,
            guide=lambda: self.moving.guide,
            settings=self._settings,
            parent=self,
        )
        self._full: QWidget | None = None  # what is shown over the whole window
        self._follow_rules()
        self.privacy_page = PrivacyPage()
        self._privacy = Privacy(
            self.privacy_page,
            keeper,
            self.companion.remembering,
            CameraTimes(self.looking, local_now),
        )
        self.today = TodayPage(datetime.now().astimezone())
        self.settings_page = SettingsPage(keeper.path)
        self.notice = Notice()
        self.tray = Tray(self, tray_available)
        self._leaving = self._closed = False
        self._was_paused = self._was_full = False
        self._make_pages()
        self._connect()
        self._font, self._zoom = system_font(), 1.0
        self._make_timers()
        self.setWindowTitle("Posture Coach")
        self.setMinimumSize(900, 560)
        self.resize(1280, 720)
        self.apply_theme()
        self.settings_page.show_settings(self._settings)
        self._tell_tray()

    def _make_timers(self) -> None:
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._fit_letters)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._draw_slow_things)

    def begin(self) -> None:
        """Do what the first sight of the window asks for: demo, first run, or looking."""
        self._read_places()
        self._search_cameras()
        problem = self.companion.begin(self._settings)
        self.moving.follow(self._settings.exercises)
        self.moving.begin()
        if problem is not None:
            self.notice.say(what_to_do(problem.what, problem.try_))
        if self._demo:
            self.show_page(NOW)
            self.play_demo()
        elif self._keeper.broken is not None:
            self.settings_page.show_broken(self._keeper.broken)
            self.show_page(SETTINGS)
        elif self._settings.agreed is None:
            self._outer.setCurrentWidget(self.welcome)
            self.welcome.go(PRIVACY)
        else:
            self.show_page(NOW)
            if not self.companion.hold():  # asked for before the program was closed
                self.look()

    def begin_in_tray(self) -> bool:
        """Begin with a sign in the tray in place of a window; return whether there is a tray."""
        if not self.tray.here():
            return False
        self.tray.watch(hidden=True)
        return True

    def come_back(self) -> None:
        """Be seen again, from wherever the window was hidden or minimised to."""
        self.setWindowState(
            self.windowState() & ~Qt.WindowState.WindowMinimized | Qt.WindowState.WindowActive
        )
        self.show()
        self.raise_()
        self.activateWindow()

    def leave(self) -> None:
        """Close the window and with it the program, never into the tray."""
        self._leaving = True
        self.close()

    @property
    def workplace(self) -> WorkplacePage:
        """The page WORKPLACE, made when it is first asked for."""
        if self._workplace is None:
            from posturecoach.desktop.workplace import WorkplacePage  # noqa: PLC0415 - lazy

            self._workplace = WorkplacePage(self._hints)
            self._workplace.changed.connect(self._change)
            self._workplace.show_settings(self._settings)
            self._put(WORKPLACE, self._workplace)
        return self._workplace

    @property
    def explain(self) -> ExplainPage:
        """The page EXPLAIN, made when it is first asked for."""
        if self._explain is None:
            from posturecoach.desktop.explain_page import ExplainPage  # noqa: PLC0415 - lazy

            self._explain = ExplainPage()
            self._explain.left.connect(lambda: self.show_page(NOW))
            self._put(EXPLAIN, self._explain)
        return self._explain

    def show_page(self, page: int) -> None:
        """Open one of the pages: NOW, TODAY, MOVE, ... EXPLAIN."""
        if page == WORKPLACE:
            self.workplace.show_hub()
        elif page == EXPLAIN:
            self._explain_score()
        elif page == SETTINGS:
            self._show_coach_card()
        elif page == HISTORY and self._history is None:
            self._make_history()
        elif page in (MOVE, CHECK_IN):
            self._show_moving(page)
        elif page == CLINIC:
            self._show_clinic()
        elif page == PRIVATE:
            self.privacy_page.show_facts(self._privacy.facts())
        self._outer.setCurrentWidget(self.pages)
        self.pages.open(page)
        self._say_whose(page)
        if page == EXPLAIN:
            self.explain.take_focus()
        self._draw_slow_things()
        self._adapt()

    def look(self) -> None:
        """Look through the camera (or whatever source the settings name)."""
        if self._demo:
            self._see_demo(demo=False)
            self.notice.clear()
        self.companion.resume()  # who asks for the camera asks for no pause any more
        self._go_on()

    def play_demo(self) -> None:
        """Play the sample clip through the very same path."""
        self._see_demo(demo=True)
        self.show_page(NOW)
        self.looking.start(self._plan())
        self._adapt()
        self.notice.say(
            self.tr(
                "This is the sample clip: a rendered person, and that person's own neutral. "
                "What it measures are estimates, not a diagnosis."
            ),
            self.tr("Use my camera"),
            self._leave_demo,
        )

    def pause(self, kind: str = PAUSE) -> None:
        """Stop looking for a while; see `Companion.pause`."""
        self._tallies[self._demo].interrupt()
        self.companion.pause(kind)

    def apply_theme(self) -> None:
        """Use the colours that settings and system ask for now."""
        colours = colours_for(self._settings.window.theme)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(qt_palette(colours))
            font = QFont(self._font)
            font.setPointSizeF(self._zoom * self._font.pointSizeF())
            app.setFont(font)
        # Not the application's: to style that anew takes four times as long.
        self.setStyleSheet(style_sheet(colours, self._zoom))
        self.welcome.set_widest(round(self._zoom * WIDEST))
        pages = (self._workplace, self._explain, self._history)
        lazy = [part for part in pages if part is not None]
        own = (
            *(self.now, self.today, self.privacy_page, self.welcome),
            *(self.companion, self.moving, self.practice),
        )
        for part in (self.pages, *own, *lazy):
            part.set_colours(colours)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Hide in the tray if that is wished; else let go of the camera and write."""
        if self._settings.window.close_to_tray and not self._leaving and self.tray.here():
            event.ignore()
            self.hide()
            self.tray.watch(hidden=True)
            return
        event.accept()
        if self._closed:
            return  # Qt closes every window once more when the program quits
        self._closed = True
        self.tray.end()
        self._tick.stop()
        self._settle.stop()
        self.moving.leave()
        self.practice.close()
        self.looking.stop()
        if self._history is not None:
            self._history.close_reading()
        self.today.line.close_reading()
        self._privacy.close()
        self.companion.close()
        self._keeper.close()
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Look at the full rate again."""
        self._fit_letters()  # before the first drawing rather than after it
        super().showEvent(event)
        self.tray.watch(hidden=False)
        self.settings_page.show_tray(available=self.tray.here())
        self._adapt()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the letters to the window, once it has its size."""
        super().resizeEvent(event)
        self._settle.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Look more rarely while nobody looks here."""
        super().hideEvent(event)
        self._adapt()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Notice being minimised."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self._adapt()

    def show_bug(self, error: BaseException) -> None:
        """Say that something of ours went wrong, and where it is written down."""
        path = write_down(error)
        where = (
            self.tr("It is written down in {0}.").format(path)
            if path is not None
            else self.tr("It could not be written down.")
        )
        self.notice.say(
            self.tr("Something went wrong that is not your doing: {0}. {1}").format(
                type(error).__name__, where
            )
        )

    def wait(self, seconds: float) -> bool:
        """Wait for the threads of a closed window; return whether all have ended."""
        searched = self._search is None or self._search.wait(round(1000 * seconds))
        read = self._history is None or self._history.wait(seconds)
        read = self.today.line.wait(seconds) and self.practice.wait(seconds) and read
        written = self._privacy.wait(seconds)
        return self.looking.wait(seconds) and searched and read and written

    def _fit_letters(self) -> None:
        """Let letters grow by the root of the window: one read from afar is made large."""
        ratio = min(self.width() / 1280, self.height() / 720)
        zoom = round(8 * max(1.0, ratio) ** 0.5) / 8
        if zoom != self._zoom:
            self._zoom = zoom
            self.apply_theme()

    def _make_pages(self) -> None:
        self.pages = Pages(self.notice)
        for page, widget in (
            (NOW, self.now),
            (TODAY, self.today),
            (PRIVATE, self.privacy_page),
            (SETTINGS, self.settings_page),
        ):
            self.pages.put(page, widget)
        self._outer = QStackedWidget()
        self._outer.addWidget(self.welcome)
        self._outer.addWidget(self.pages)
        self.setCentralWidget(self._outer)

    def _connect(self) -> None:
        looking, now, welcome, page = self.looking, self.now, self.welcome, self.settings_page
        looking.phase_changed.connect(self._show_phase)
        looking.shown.connect(self._show_look)
        looking.places_changed.connect(self._keep_places)
        looking.learned.connect(self._say_learned)
        looking.learn_failed.connect(self._not_learned)
        looking.failed.connect(self._show_failure)
        now.pause_asked.connect(self.pause)
        now.resume_asked.connect(self._resume)
        now.learn_asked.connect(self._learn)
        now.cancel_asked.connect(looking.cancel_learning)
        now.demo_asked.connect(self.play_demo)
        now.anew_asked.connect(looking.rezero)
        now.still_asked.connect(looking.stand_still)
        now.why_asked.connect(lambda: self.show_page(EXPLAIN))
        self.today.check_asked.connect(self._check_workplace)
        welcome.agreed.connect(self._agree)
        welcome.step_changed.connect(self._welcome_step)
        welcome.camera_chosen.connect(self._choose_camera)
        welcome.cameras_asked.connect(self._search_cameras)
        welcome.learn_asked.connect(self._learn)
        welcome.cancel_asked.connect(looking.cancel_learning)
        welcome.demo_asked.connect(self.play_demo)
        welcome.finished.connect(lambda: self.show_page(NOW))
        page.changed.connect(self._change)
        page.forget_asked.connect(lambda name: self._change_places(forget(self._places, name)))
        page.renamed.connect(lambda old, new: self._change_places(rename(self._places, old, new)))
        page.learn_asked.connect(self._learn_from_settings)
        page.folder_asked.connect(self._open_folder)
        page.replace_asked.connect(self._keeper.replace_broken)
        page.cameras_asked.connect(self._search_cameras)
        for picture in (now.picture, welcome.camera.picture, welcome.neutral.picture):
            picture.glass_changed.connect(self._adapt)
        self.pages.chosen.connect(self.show_page)
        self._keeper.changed.connect(self._apply)
        self._keeper.broken_changed.connect(self._show_broken)
        self._keeper.write_failed.connect(self._show_write_failure)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.apply_theme)
        self.tray.open_asked.connect(self.come_back)
        self.tray.pause_asked.connect(now.pause.click)
        self.tray.quit_asked.connect(self.leave)
        self.tray.gone.connect(self._lose_tray)
        self._outer.currentChanged.connect(self._tell_tray)
        self._connect_companion()
        self._connect_moving()

    def _connect_moving(self) -> None:
        self.moving.full_asked.connect(self._show_full)
        self.moving.over.connect(lambda: self._end_full(MOVE))
        self.moving.page_asked.connect(
            lambda name: self.show_page(MOVE if name == "move" else CHECK_IN)
        )
        self.moving.problem.connect(self._say_of_journal)
        self.moving.told.connect(self.notice.say)
        self.moving.glass_changed.connect(self._adapt)
        self.moving.full_screen_asked.connect(self._fill_screen)
        self._connect_practice()

    def _connect_practice(self) -> None:
        practice = self.practice
        practice.full_asked.connect(self._show_full)
        practice.over.connect(lambda: self._end_full(CLINIC))
        practice.glass_changed.connect(self._adapt)
        practice.full_screen_asked.connect(self._fill_screen)
        practice.look_asked.connect(lambda: self.looking.start(self._plan()))
        practice.person_changed.connect(self._change_person)
        practice.failed.connect(self.show_bug)

    def _connect_companion(self) -> None:
        companion, tray = self.companion, self.tray
        companion.look_asked.connect(self._go_on)
        companion.rules_changed.connect(self._follow_rules)
        companion.state_changed.connect(self._tell_tray)
        companion.coaching.desk_changed.connect(self._adapt)
        companion.remembering.told.connect(self._say_of_journal)
        companion.remembering.grew.connect(self._take_in_newest)
        self.today.line.failed.connect(self.show_bug)
        self.today.line.history_asked.connect(lambda: self.show_page(HISTORY))
        self._privacy.done.connect(self._say_of_journal)
        self._privacy.erased.connect(self.moving.erase)
        self._privacy.keep_asked.connect(self._keep_days)
        companion.remembering.restored.connect(self._take_in)
        companion.speaking.workplace_asked.connect(self._open_workplace)
        self.today.coach.cues_asked.connect(self._keep_cues)
        self._connect_coach_card()
        tray.pause_for_asked.connect(self.pause)
        tray.resume_asked.connect(self._resume)
        tray.rezero_asked.connect(self.looking.rezero)
        tray.today_asked.connect(self._open_today)
        tray.menu.aboutToShow.connect(self._show_figures)

    def _connect_coach_card(self) -> None:
        card, companion = self.settings_page.coach, self.companion
        card.login_asked.connect(self._set_login)
        card.restore_asked.connect(companion.coaching.restore)
        companion.ways_in.problem_changed.connect(card.show_hotkey)
        companion.rules_changed.connect(self._show_loosened)

    def _show_loosened(self) -> None:
        self.settings_page.coach.show_loosened(self.companion.coaching.own.state.loosened)

    def _keep_cues(self) -> None:
        self._change(replace(self._settings, coach=replace(self._settings.coach, cues="always")))

    def _set_login(self, on: bool) -> None:  # noqa: FBT001 - a signal's
        problem = self.companion.ways_in.set_login(on=on)
        really, _ = self.companion.ways_in.login()
        self.settings_page.coach.show_login(on=really, problem=problem)

    def _show_coach_card(self) -> None:
        """Show what lies outside the settings: the entry for login, the edge, loosened rules."""
        card = self.settings_page.coach
        on, problem = self.companion.ways_in.login()
        card.show_login(on=on, problem=problem)
        card.show_edge(self.companion.speaking.why_no_edge())
        self._show_loosened()

    def _plan(self) -> Plan:
        camera, wishes = self._settings.camera, self._wishes
        plan = Plan(
            source=wishes.source or camera.source,
            demo=self._demo,
            model=wishes.model or self._settings.model,
            looks_per_s=wishes.looks_per_s or camera.looks_per_s,
            places=self._places,
            rules=self._rules,
            hfov_deg=camera.hfov_deg,
            distance_mm=camera.distance_mm,
            work=self._settings.work.told(),
            coach=self.companion.coach,
            diary=None if self._demo else self.companion.remembering.diary,
            keeps_clips=self._wishes.journal is not None,
        )
        if self._doing is None:
            return plan
        # Moving is no sitting: nobody is coached by it, no minute of it is kept, and no neutral
        # learns from it. Nor of what a therapist shows, which may be somebody else.
        rate = max(plan.looks_per_s, MOVING_LOOKS_PER_S)
        plan = replace(plan, looks_per_s=rate, places=(), coach=None, diary=None)
        return plan if self._doing is self.moving else self.practice.adapted(plan)

    @property
    def _doing(self) -> Moving | Practice | None:
        """What has the whole window, and looks for itself; None: the pages have it."""
        return next((one for one in (self.moving, self.practice) if one.active), None)

    def _make_history(self) -> None:
        from posturecoach.desktop.history_loading import past_in  # noqa: PLC0415 - lazy
        from posturecoach.desktop.history_page import HistoryPage  # noqa: PLC0415

        path = self.companion.remembering.path or journal_path()
        self._history = HistoryPage(past_in(path))
        self._history.failed.connect(self.show_bug)
        self._put(HISTORY, self._history)

    def _show_moving(self, page: int) -> None:
        if not self.pages.has(page):
            self._put(page, self.moving.move() if page == MOVE else self.moving.check_in())
        self.moving.refresh()

    def _show_clinic(self) -> None:
        if not self.pages.has(CLINIC):
            self._put(CLINIC, self.practice.hub())
        self.practice.refresh()

    def _say_whose(self, page: int) -> None:
        """Say on the owner's pages that a patient is open, who is none of them."""
        name = self.practice.person
        if name is None or page in (CLINIC, SETTINGS, PRIVATE, WORKPLACE):
            return
        self.notice.say(
            self.tr(
                "{0} is open on the page Clinic. This page is about you, and the camera is off "
                "for you meanwhile."
            ).format(name),
            self.tr("Close {0}").format(name),
            lambda: self.practice.switch(None),
        )

    def _change_person(self, name: str | None) -> None:
        """Look away from the owner while a patient is open."""
        self.notice.clear()
        if name is None:
            self.companion.remembering.resume()
            if not self.companion.pause_left():
                self._go_on()
            return
        self._tallies[self._demo].interrupt()
        self.companion.remembering.pause("patient", None)
        self.companion.speaking.hush()
        self.looking.stop()

    def _show_full(self, page: QWidget) -> None:
        """Show an exercise, or a tool, over the whole window or screen, and look for it alone."""
        if self._outer.indexOf(page) < 0:
            self._outer.addWidget(page)
        first, self._full = self._full is None, page
        if first:
            self.companion.speaking.hush()
            self._was_paused = bool(self.companion.pause_left())
            self._was_full = self.isFullScreen()
        self._outer.setCurrentWidget(page)
        if self._settings.exercises.full_screen and self._doing is not self.practice:
            self._fill_screen(full=True)
        page.setFocus()
        if self._doing is self.practice and not self.practice.needs_camera:
            self.looking.stop()
        elif first or not self.looking.running():
            self.looking.start(self._plan())
        self._adapt()

    def _end_full(self, page: int) -> None:
        """Show the page from which it was asked for, and look as before, or not at all."""
        self._full = None
        self._fill_screen(full=self._was_full)
        self._outer.setCurrentWidget(self.pages)
        self.show_page(page if self.practice.person is None else CLINIC)
        if self._closed:
            return
        if self._was_paused or self.practice.person is not None:
            self.looking.stop()
        else:
            self._go_on()

    def _fill_screen(self, full: bool) -> None:  # noqa: FBT001 - a signal's
        if full != self.isFullScreen() and self.isVisible():
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        for one in (self.moving, self.practice):
            one.set_full_screen(self.isFullScreen())

    def _note_moving(self, kind: EventKind, **data: Any) -> None:  # noqa: ANN401 - see `Event`
        self.companion.remembering.note(kind, **data)

    def _put(self, page: int, widget: LazyPage) -> None:
        """Put a page where its place was kept."""
        self.pages.put(page, widget)
        widget.set_colours(colours_for(self._settings.window.theme))

    def _hints(self) -> dict[str, Hint]:
        from posturecoach.desktop.hints import hints  # noqa: PLC0415 - lazy

        return hints(self._saw, self._tallies[self._demo], self._settings)

    def _check_workplace(self) -> None:
        self.show_page(WORKPLACE)
        self.workplace.begin_check(afresh=True)

    def _forget_seen(self) -> None:
        """Forget what was seen of another person, who is or was in the sample clip."""
        self.now.forget_history()
        self._minute.clear()
        self._saw.forget()
        self._newest = _Newest()

    @property
    def _neutral(self) -> Neutral | None:
        """The person's own neutral that was learned last; None if there is none."""
        newest = max(self._places, key=lambda place: place.neutral.made, default=None)
        return None if newest is None else newest.neutral

    def _picture(self) -> LivePicture | None:
        """Return the picture that is to be seen now; None while none is."""
        if not self.isVisible() or self.isMinimized():
            return None
        if self._outer.currentWidget() is self.welcome:
            return self.welcome.live_picture()
        return self.now.picture if self.pages.current() == NOW else None

    def _adapt(self) -> None:
        """Fit rate and picture to what can be seen of the window."""
        seen = self.isVisible() and not self.isMinimized()
        doing = self._doing
        if doing is not None:
            self.looking.set_glass(doing.glass() if seen else None)
        else:
            picture = self._picture()
            self.looking.set_glass(picture.glass() if picture is not None else None)
        camera = self._settings.camera
        rate = self._plan().looks_per_s
        if doing is None:
            if not seen:
                rate = min(rate, camera.looks_per_s_hidden)
            rate = self.companion.looks_per_s(rate)
        self.looking.set_rate(rate)
        self.looking.set_sparing(sparing=doing is None and not seen)
        for tally in self._tallies.values():
            tally.gap_s = max(3.0, 3.0 / rate)
        if seen and not self._tick.isActive():
            self._tick.start()
        elif not seen:
            self._tick.stop()

    def _show_phase(self, phase: Phase) -> None:
        if phase is not Phase.LOOKING:
            self._newest = _Newest()
        self.now.show_phase(phase)
        self._headline = self.now.headline()
        self._tell_tray()
        if phase is Phase.ENDED:
            self.welcome.show_not_learned(
                NeutralError(
                    self.tr("The clip is over."),
                    try_=self.tr("Go back to choose a camera, or start anew."),
                )
            )

    def _show_look(self, shown: Shown) -> None:
        look = shown.look
        if self._outer.currentWidget() is self.welcome:
            self.welcome.show_look(shown)
            return
        if self._doing is not None:
            self._doing.see(shown)
            return
        self._headline = state_words(look).headline
        self.companion.show_look(look)
        self._tell_tray()
        if today() != self._today:
            self._begin_day()
        self._tallies[self._demo].add(look.time_s, seen_in(look))
        self._remember(look)
        self.now.show_look(shown, time.monotonic(), draw=self._picture() is not None)
        known = look.calibrated or look.settling or look.elsewhere or look.moved is not None
        if not (self._offered or self._demo or known or look.learning is not None):
            self._offer_learning(look.person)

    def _remember(self, look: Look) -> None:
        """Keep what explains the score of the minute and the day, as numbers."""
        here = look.person is Person.PRESENT
        day = self._days[self._demo]
        day.update(look.time_s, look.measures, look.findings, look.held, present=here)
        self._minute.add(look)
        self._saw.add(look)
        self._postures[self._demo].add(look.time_s, look.posture)
        self._newest = _Newest(look.score, look.held, look.posture)

    def _offer_learning(self, person: Person) -> None:
        if person is Person.PRESENT and self.notice.isHidden():
            self._offered = True
            self.notice.say(
                self.tr(
                    "Let me learn how you sit at ease: {0} seconds, and everything is compared "
                    "with that instead of with an ideal."
                ).format(round(LEARN_S)),
                self.tr("Learn my neutral"),
                self._learn,
            )

    def _show_failure(self, error: Exception) -> None:
        if isinstance(error, PostureCoachError):
            shown = error
        else:
            self.show_bug(error)
            shown = PostureCoachError(
                self.tr("The looking stopped through a mistake in this program."),
                try_=self.tr("Try again; if it happens once more, please report it."),
            )
        self._tallies[self._demo].interrupt()
        self.now.show_failure(shown)
        self._headline = self.now.headline()
        self._tell_tray()
        self.welcome.show_failure(shown)

    def _tell_tray(self) -> None:
        """Let the sign in the tray say the state; nothing can be resumed before agreement."""
        begun = self._outer.currentWidget() is self.pages
        headline = self._headline
        if not begun:
            headline = self.tr("Not set up yet")
        elif self._keeper.broken is not None and self.looking.phase is Phase.OFF:
            headline = self.tr("The settings file cannot be followed")
        self.tray.show_state(
            headline,
            self.now.pause.text(),
            can_pause=begun,
            sign=self.companion.sign if begun else Sign.NOT_SET_UP,
            pause_left=self.companion.pause_left() if self.looking.phase is Phase.OFF else "",
            figures=self._figures,
            app=self.companion.coaching.app,
        )

    def _show_figures(self) -> None:
        """Say in the tray how today has been so far; asked for when its menu opens."""
        self._figures = tuple(figures(self._tallies[self._demo]))
        self._tell_tray()

    def _lose_tray(self) -> None:
        self.notice.say(self.tr("The tray has gone from the desktop, so the window is back."))
        self.come_back()

    def _draw_slow_things(self) -> None:
        page = self.pages.current()
        if page == NOW:
            self.now.draw_plot(time.monotonic())
        elif page == TODAY:
            self._follow_day()
            self.today.show_tally(self._tallies[self._demo])
            self.today.coach.show_coach(self.companion.coach, today())
            again = self._settings.workstation.again
            self.today.show_reminder(due=again is not None and again <= today().isoformat())
        elif page == WORKPLACE:
            self.workplace.work.show_posture(self._newest.posture)
            self.workplace.work.show_day(self._postures[self._demo].words())
        elif page == EXPLAIN:
            self._explain_score()

    def _follow_day(self) -> None:
        remembering = self.companion.remembering
        kept = remembering.diary is not None and not self._demo
        self.today.follow(remembering.path if kept else None)

    def _explain_score(self) -> None:
        judged = self._minute.judged(self._rules)
        self.explain.show_score(self._newest.score, judged, self._newest.held)
        self.explain.show_day(day_score(self._days[self._demo].facts(), self._day_rules))

    def _resume(self) -> None:
        self.companion.resume()
        self._go_on()

    def _go_on(self) -> None:
        """Look again, as before the pause; never before somebody agreed to it."""
        if self._settings.agreed is None and not self._demo:
            return
        if self._doing is not None or self.practice.person is not None:
            return
        self.looking.start(self._plan())
        self._name_camera()
        self._adapt()

    def _name_camera(self) -> None:
        """Say which camera is ours: it is given away to who else wants that one."""
        spec = self._plan().source.strip()
        try:
            ours = choose_camera(spec, self._cameras).path
        except PostureCoachError:
            ours = spec  # not found yet; or no camera, and then no sense takes it for one
        self.companion.coaching.use_camera(None if self._demo else ours or None)

    def _follow_rules(self) -> None:
        """Draw by rules of which one was loosened or put back."""
        self._rules = self.companion.rules
        self.now.set_rules(self._rules)

    def _see_demo(self, *, demo: bool) -> None:
        """See the person in the sample clip, or no more."""
        self._demo = demo
        self.companion.show_demo(demo=demo)
        self._forget_seen()

    def _take_in(self, day: DaySummary) -> None:
        """Take what the journal knows of today from before the program was started."""
        if day.day == self._today:
            self._tallies[False].take_in(day)

    def _take_in_newest(self) -> None:
        """Let pages take in what was just written; those that nobody sees do not."""
        self.today.line.grow()
        if self._history is not None:
            self._history.grow()

    def _begin_day(self) -> None:
        """Begin to count anew, as another day has begun."""
        self._today = today()
        self.moving.begin_day()
        for tally in self._tallies.values():
            tally.begin_day()
        self._days = {demo: DayWatch(self._day_rules) for demo in (False, True)}
        self._postures = {demo: DayPostures() for demo in (False, True)}

    def _keep_days(self, days: int | None) -> None:
        keep = replace(self._settings.journal, keep_days=days)
        self._change(replace(self._settings, journal=keep))

    def _say_of_journal(self, what: PostureCoachError | str) -> None:
        """Say what the user should know of the journal."""
        if isinstance(what, PostureCoachError):
            self.notice.say(what_to_do(what.what, what.try_))
        else:
            self.notice.say(told(what))

    def _open_workplace(self) -> None:
        self.come_back()
        self._check_workplace()

    def _open_today(self) -> None:
        self.come_back()
        self.show_page(TODAY)

    def _leave_demo(self) -> None:
        if self._settings.agreed is None:
            self.looking.stop()
            self._see_demo(demo=False)
            self._outer.setCurrentWidget(self.welcome)
            self.welcome.go(PRIVACY)
        else:
            self.look()

    def _agree(self) -> None:
        moment = datetime.now().astimezone().isoformat("T", "seconds")
        self._change(replace(self._settings, agreed=moment))

    def _welcome_step(self, step: int) -> None:
        if self._outer.currentWidget() is not self.welcome:
            return
        if step == PRIVACY:
            self.looking.stop()
        elif not self.looking.running():
            self.look()
        if step == CAMERA:
            self.welcome.show_cameras(self._cameras, self._plan().source)
        self._adapt()

    def _choose_camera(self, source: str) -> None:
        self._change(replace(self._settings, camera=replace(self._settings.camera, source=source)))

    def _learn(self) -> None:
        self.notice.clear()
        self._offered = True
        if not self.looking.running():
            self._resume()
        self.looking.learn(AT_EASE_S if self._demo else LEARN_S)

    def _learn_from_settings(self) -> None:
        self.show_page(NOW)
        self._learn()

    def _keep_places(self, places: tuple[Workplace, ...]) -> None:
        """Keep places that learning, or slow drift, has changed."""
        if self._demo:
            return
        self._places = places
        self._keeper.keep_places(places)
        self.settings_page.show_places(places)

    def _say_learned(self, neutral: Neutral, held_by: str) -> None:
        if self._demo:
            return
        self.welcome.show_learned()
        if self._outer.currentWidget() is self.pages:
            self.notice.say(learned_words(neutral.place, held_by))

    def _not_learned(self, error: PostureCoachError) -> None:
        self.welcome.show_not_learned(error)
        if self._outer.currentWidget() is self.pages:
            self.notice.say(what_to_do(error.what, error.try_), self.tr("Try again"), self._learn)

    def _change_places(self, places: tuple[Workplace, ...]) -> None:
        """Take over places that were renamed or forgotten in the window."""
        self._places = places
        self._keeper.keep_places(places)
        self.settings_page.show_places(places)
        if not self._demo:
            self.looking.know(places)

    def _read_places(self) -> None:
        try:
            self._places = self._keeper.read_places()
        except SettingsError as error:
            self.notice.say(what_to_do(error.what, error.try_))
        self.settings_page.show_places(self._places)

    def _search_cameras(self) -> None:
        if self._search is None:
            self._search = CameraSearch(self)
            self._search.found.connect(self._show_cameras)
        if not self._search.isRunning():
            self._search.start()

    def _show_cameras(self, cameras: list[Camera]) -> None:
        self._cameras = cameras
        self._name_camera()
        self.settings_page.show_cameras(cameras)
        self.welcome.show_cameras(cameras, self._plan().source)

    def _change(self, settings: Settings) -> None:
        """Take over what was changed in the window."""
        self._keeper.change(settings)

    def _apply(self, settings: Settings) -> None:
        """Follow settings that were changed, here or in the file, at once."""
        old, self._settings = self._settings, settings
        self.settings_page.show_settings(settings)
        if self._workplace is not None:
            self._workplace.show_settings(settings)
        if old.coach != settings.coach:
            self.companion.follow(settings.coach)
        self.moving.follow(settings.exercises)
        self.practice.follow(settings)
        self.companion.remembering.note_settings(old, settings)
        if old.journal != settings.journal:
            self.companion.remembering.follow(settings.journal)
        if old.work != settings.work:
            self.looking.tell(settings.work.told())
        for picture in (
            self.now.picture,
            self.welcome.camera.picture,
            self.welcome.neutral.picture,
        ):
            picture.set_mirror(settings.camera.mirror)
        self.companion.set_mirror(settings.camera.mirror)
        if old.window.theme != settings.window.theme:
            self.apply_theme()
        self._wishes = _overruled(self._wishes, old, settings)
        if old.screen.diagonal_inch != settings.screen.diagonal_inch:
            self.companion.judge_by(zone_rules(settings.screen.diagonal_inch))
        if self._must_restart(old, settings):
            self.looking.start(self._plan())
        self._name_camera()
        self._adapt()

    def _must_restart(self, old: Settings, new: Settings) -> bool:
        if self.looking.phase is Phase.OFF or new.agreed is None:
            return False
        if old.journal.keep != new.journal.keep and not self._demo:
            return True  # the looks go somewhere else, or nowhere
        if old.model != new.model or (self.looking.plan and self.looking.plan.rules != self._rules):
            return True
        one, other = old.camera, new.camera
        return not self._demo and (
            (one.source, one.hfov_deg, one.distance_mm)
            != (other.source, other.hfov_deg, other.distance_mm)
        )

    def _show_broken(self, error: PostureCoachError | None) -> None:
        self.settings_page.show_broken(error)
        if error is None:
            self.notice.clear()
            if self._outer.currentWidget() is self.pages and self.looking.phase is Phase.OFF:
                self._settings = self._keeper.settings
        elif self._outer.currentWidget() is self.pages and self.pages.current() != SETTINGS:
            self.notice.say(
                self.tr("The settings file cannot be followed; the last good settings stay."),
                self.tr("Show why"),
                lambda: self.show_page(SETTINGS),
            )

    def _show_write_failure(self, error: PostureCoachError) -> None:
        self.notice.say(what_to_do(error.what, error.try_))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._keeper.path.parent)))


def _overruled(wishes: Wishes, old: Settings, new: Settings) -> Wishes:
    """Return what of the command line still stands: a setting that was changed since goes first."""
    if old.camera.source != new.camera.source:
        wishes = replace(wishes, source=None)
    if old.model != new.model:
        wishes = replace(wishes, model=None)
    if old.camera.looks_per_s != new.camera.looks_per_s:
        wishes = replace(wishes, looks_per_s=None)
    return wishes
