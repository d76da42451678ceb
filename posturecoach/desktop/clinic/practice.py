"""Join the therapist's pages to the window: who is here, what is open, what is looked at.

One person at a time: the computer's owner, or one patient, whose `PatientFile` is closed
before anybody else's is opened. Pages are asked to show, and hand back what is to be kept;
where that lies only the shelf knows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from posturecoach.clinic.protocol import record_from
from posturecoach.desktop.clinic.hub import (
    BROUGHT,
    CHECK_IN,
    COMPARE,
    EXERCISES,
    RECORD,
    ClinicPage,
)
from posturecoach.desktop.clinic.kept import Entry, Of
from posturecoach.desktop.clinic.patient_file import PatientFile
from posturecoach.desktop.clinic.patient_list import ask_sure
from posturecoach.desktop.clinic.shelf import OwnShelf, PatientShelf, Shelf
from posturecoach.desktop.clinic.tools import Here, Tools
from posturecoach.desktop.languages import language_for
from posturecoach.desktop.looking import Looking
from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.desktop.plan import Plan
from posturecoach.desktop.privacy import ask_file, ask_password
from posturecoach.desktop.words import what_to_do
from posturecoach.desktop.worker import Glass, Shown
from posturecoach.errors import PostureCoachError
from posturecoach.guide import Guide
from posturecoach.journal.sealing import is_sealed
from posturecoach.record.period import Span
from posturecoach.session import local_now
from posturecoach.settings import Settings
from posturecoach.settings.patients import OpenPatient, Patients
from posturecoach.vision.cameras import Camera

T = TypeVar("T")


class Practice(QObject):
    """Whoever is here, and the page that is open over the window.

    Parameters
    ----------
    looking
        What looks through the camera.
    plan
        Returns how it is looked now.
    cameras
        Returns those of this computer that are known.
    guide
        Returns that of the computer's owner: which movements are open to them.
    settings
        Of the program; see `follow`.

    """

    full_asked = Signal(QWidget)  # show this over the whole window
    over = Signal()  # as before
    glass_changed = Signal()
    full_screen_asked = Signal(bool)
    look_asked = Signal()  # look by a new plan
    person_changed = Signal(object)  # a pseudonym, or None for the computer's owner
    failed = Signal(object)  # Exception: a bug of ours

    def __init__(
        self,
        looking: Looking,
        *,
        plan: Callable[[], Plan],
        cameras: Callable[[], Sequence[Camera]],
        guide: Callable[[], Guide | None],
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._own_guide = guide
        self._settings = settings
        self._language = language_for(settings.window.language)
        self._colours = LIGHT
        self._patients = Patients()
        self._hub: ClinicPage | None = None
        self._own: OwnShelf | None = None
        self._file: PatientFile | None = None
        self._shelf: Shelf | None = None
        self.tools = self._make_tools(looking, plan, cameras)
        self.ask_file, self.ask_password = ask_file, ask_password
        self.ask_document: Callable[..., Path | None] | None = None
        self.ask_sure = ask_sure

    # --- What the window asks.

    @property
    def person(self) -> str | None:
        """The patient who is open; None: the computer's owner."""
        return None if self._file is None else self._file.opened.pseudonym

    @property
    def active(self) -> bool:
        """Whether a page of here has the whole window."""
        return self.tools.active or (self._file is not None and self._file.moving.active)

    @property
    def needs_camera(self) -> bool:
        """Whether the page that is open shows what the camera sees, or will again."""
        return not self.tools.active or self.tools.needs_camera

    def adapted(self, plan: Plan) -> Plan:
        """Return how to look for what is open, where `plan` is how it is looked otherwise."""
        return self.tools.adapted(plan)

    def glass(self) -> Glass | None:
        """Return how large a picture is wanted; None for none."""
        if self.tools.active:
            return self.tools.glass()
        return None if self._file is None else self._file.moving.glass()

    def see(self, shown: Shown) -> None:
        """Give a look to what is open."""
        if self.tools.active:
            self.tools.see(shown)
        elif self._file is not None:
            self._file.moving.see(shown)

    def set_full_screen(self, full: bool) -> None:  # noqa: FBT001 - a switch, as Qt's own
        """Know whether the window fills the screen."""
        self.tools.set_full_screen(full)
        if self._file is not None:
            self._file.moving.set_full_screen(full)

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        if self._hub is not None:
            self._hub.set_colours(colours)
        if self._file is not None:
            self._file.set_colours(colours)
        self.tools.set_colours(colours)

    def follow(self, settings: Settings) -> None:
        """Follow settings that were changed."""
        self._settings = settings
        self.tools.follow(settings)
        if self._file is not None:
            self._file.moving.follow(settings.exercises)

    def hub(self) -> ClinicPage:
        """Return the page Clinic, made when it is first asked for."""
        if self._hub is None:
            self._hub = ClinicPage()
            self._hub.set_colours(self._colours)
            patients = self._hub.patients
            patients.chosen.connect(self.switch)
            patients.new_asked.connect(self._make)
            patients.rename_asked.connect(self._rename)
            patients.erase_asked.connect(self._erase)
            self._hub.view_asked.connect(self._show_view)
            self._hub.bring_asked.connect(self._bring)
            self._hub.tool_asked.connect(self._use)
            self._hub.consent_given.connect(self._consent)
            self._hub.kept.open_asked.connect(self._open_kept)
            self._hub.kept.compare_asked.connect(partial(self._use, COMPARE))
            self._hub.kept.erase_asked.connect(self._erase_kept)
            self._take_shelf(self._own_shelf())
        return self._hub

    def refresh(self) -> None:
        """Show who there is, as it is now."""
        if self._hub is not None:
            names = self._try(self._patients.names)
            self._hub.patients.show_names(names or (), self.person)

    def close(self) -> None:
        """Let go of everything, as the window closes."""
        self.tools.close()
        if self._file is not None:
            self._file.close()
        for shelf in (self._shelf, self._own):
            if shelf is not None:
                shelf.close()

    def wait(self, seconds: float) -> bool:
        """Wait for the threads of what was closed; return whether all have ended."""
        ended = self._file is None or self._file.wait(seconds)
        ended = self.tools.wait(seconds) and ended
        self._patients.switch(None)  # nobody writes into the folder any more
        return ended

    # --- Tools.

    def _make_tools(
        self,
        looking: Looking,
        plan: Callable[[], Plan],
        cameras: Callable[[], Sequence[Camera]],
    ) -> Tools:
        made = Tools(
            looking,
            plan=plan,
            cameras=cameras,
            here=self._here,
            settings=self._settings,
            language=self._language,
            window=self._window,
            parent=self,
        )
        made.full_asked.connect(self.full_asked)
        made.over.connect(self.over)
        made.glass_changed.connect(self.glass_changed)
        made.full_screen_asked.connect(self.full_screen_asked)
        made.look_asked.connect(self.look_asked)
        made.told.connect(self._tell)
        made.failed.connect(self.failed)
        return made

    def _here(self) -> Here:
        guide = self._own_guide() if self._file is None else self._file.moving.guide
        return Here(self.person, self._shelf or self._own_shelf(), guide)

    def _use(self, tool: str) -> None:
        """Open a tool, unless something is open already."""
        if not self.active:
            self.tools.use(tool)

    # --- Who is here.

    def switch(self, name: str | None) -> None:
        """Close who is here, and open another: a patient, or None for the computer's owner."""
        if name == self.person:
            return
        was = self.person
        self._put_away()
        opened = self._try(lambda: self._patients.switch(name))
        if opened is not None:
            self._file = self._file_of(opened)
            self._take_shelf(PatientShelf(opened, self))
        else:
            self._take_shelf(self._own_shelf())
        if self._hub is not None:
            self._hub.show_person(self.person)
        self.refresh()
        if self.person != was:
            self.person_changed.emit(self.person)

    def _put_away(self) -> None:
        """Close whoever is here: what is of them is written, and nothing of them stays."""
        self.tools.leave()
        gone, self._file = self._file, None
        shelf, self._shelf = self._shelf, None
        if shelf is not None and shelf is not self._own:
            shelf.close()
            shelf.deleteLater()
        if gone is not None:
            gone.close()
            gone.wait()
            gone.deleteLater()

    def _make(self, name: str) -> None:
        when = local_now().isoformat(timespec="seconds")
        made = self._try(lambda: self._patients.make(name, when))
        if made is not None:
            self.switch(made)

    def _rename(self, name: str, to: str) -> None:
        self.switch(None)
        renamed = self._try(lambda: self._patients.rename(name, to))
        self.switch(renamed or name)

    def _erase(self, name: str) -> None:
        self.switch(None)
        self._try(lambda: self._patients.erase(name))
        self.refresh()

    def _file_of(self, opened: OpenPatient) -> PatientFile:
        made = PatientFile(opened, self._settings.exercises, self._language, self)
        made.set_colours(self._colours)
        made.told.connect(self._tell)
        made.taken_in.connect(self._tell_taken)
        made.failed.connect(self.failed)
        moving = made.moving
        moving.full_asked.connect(self.full_asked)
        moving.over.connect(self._end_exercise)
        moving.glass_changed.connect(self.glass_changed)
        moving.full_screen_asked.connect(self.full_screen_asked)
        moving.told.connect(self._tell)
        moving.page_asked.connect(
            lambda name: self._open_view(EXERCISES if name == "move" else CHECK_IN)
        )
        return made

    def _own_shelf(self) -> OwnShelf:
        if self._own is None:
            self._own = OwnShelf(self)
        return self._own

    def _take_shelf(self, shelf: Shelf) -> None:
        if self._shelf is not None:
            self._shelf.changed.disconnect(self._show_kept)
        self._shelf = shelf
        shelf.changed.connect(self._show_kept)
        shelf.told.connect(self._tell, Qt.ConnectionType.UniqueConnection)
        shelf.failed.connect(self.failed, Qt.ConnectionType.UniqueConnection)
        for problem in shelf.problems:
            self._tell(problem)
        shelf.problems.clear()
        self._show_kept()

    def _show_kept(self) -> None:
        if self._hub is not None and self._shelf is not None:
            self._hub.kept.show_entries(self._shelf.entries(), self._shelf.where())
            shelf = self._shelf
            self._hub.show_consent(shelf.consent if isinstance(shelf, PatientShelf) else None)

    # --- What was kept.

    def _open_kept(self, entry: Entry) -> None:
        shelf = self._shelf
        if shelf is None:
            return
        if entry.of is Of.SNAPSHOT:
            kept = next((one for one in shelf.moments if one.snapshot.id == entry.id), None)
            if kept is not None:
                self.tools.measure(kept.snapshot, kept.jpeg)
            return
        at = next((n for n, one in enumerate(shelf.assessments) if one.about.id == entry.id), None)
        if at is not None:
            self._save_assessment(shelf, at)

    def _save_assessment(self, shelf: Shelf, at: int) -> None:
        """Write an assessment, against the one before it, as a PDF or HTML where somebody says."""
        from posturecoach.desktop.clinic.assessment_saving import (  # noqa: PLC0415 - lazy
            Form,
            ask_file,
            save,
        )
        from posturecoach.reports.assessment import document  # noqa: PLC0415

        kept = shelf.assessments[at]
        mistakes: list[str] = []
        record = record_from(kept.data, mistakes)
        before = None
        if shelf.assessments[at + 1 :]:
            before = record_from(shelf.assessments[at + 1].data, [])
        if record is None:
            words = self.tr("This assessment can't be read: {0}").format(mistakes[0])
            self._tell(words)
            return
        ask = self.ask_document or ask_file
        path = ask(self._window(), f"assessment-{kept.about.when[:10]}", (Form.PDF, Form.HTML))
        if path is None:
            return
        made = document(
            record,
            before,
            language=self._language,
            who=self.person or "",
            own=shelf.reliabilities,
            pictures=kept.pictures,
        )
        try:
            save(made, path)
        except PostureCoachError as error:
            self._tell(error)
        else:
            self._tell(self.tr("Saved as {0}. Whoever has it can read it.").format(path))

    def _erase_kept(self, entry: Entry) -> None:
        words = self.tr("Erase this for good? {0}").format(entry.words)
        if self._shelf is not None and self.ask_sure(self._window(), words):
            self._shelf.erase(entry)

    def _consent(self, agreed: bool) -> None:  # noqa: FBT001 - a signal's
        shelf = self._shelf
        if isinstance(shelf, PatientShelf):
            self._try(lambda: shelf.set_consent(agreed=agreed))
            self._show_kept()

    # --- The patient's own pages.

    def _open_view(self, view: int) -> None:
        if self._hub is not None:
            self._hub.open_view(view)

    def _show_view(self, view: int) -> None:
        file, hub = self._file, self._hub
        if file is None or hub is None:
            return
        match view:
            case v if v == RECORD:
                hub.show_view(view, file.history())
            case v if v == BROUGHT:
                hub.show_view(view, file.history(brought=True))
            case v if v == EXERCISES:
                hub.show_view(view, file.moving.move())
            case _:
                hub.show_view(view, file.moving.check_in())
        file.moving.refresh()

    def _bring(self) -> None:
        file, hub = self._file, self._hub
        if file is None or hub is None:
            return
        window = hub.window()
        chosen = self.ask_file(window, self.tr("What the patient's own program has written"))
        if not chosen:
            return
        source, password = Path(chosen), ""
        if is_sealed(source):
            password = self.ask_password(window, self.tr("The password of {0}").format(source.name))
            if not password:
                return
        file.take_in(source, password)

    def _tell_taken(self, found: Span | PostureCoachError) -> None:
        if isinstance(found, PostureCoachError):
            self._tell(found)
            return
        self._tell(
            self.tr("Taken in: {0} days, {1} minutes and {2} events.").format(
                found.days, found.minutes, found.events
            )
        )
        self._open_view(BROUGHT)

    def _end_exercise(self) -> None:
        self.over.emit()

    def _window(self) -> QWidget:
        return self.hub().window()

    # --- Say what is the matter.

    def _tell(self, what: PostureCoachError | str) -> None:
        if self._hub is None:
            return
        said = what_to_do(what.what, what.try_) if isinstance(what, PostureCoachError) else what
        if said:
            self._hub.notice.say(said)
        else:
            self._hub.notice.clear()

    def _try(self, do: Callable[[], T]) -> T | None:
        """Return what `do` returns; None, and the problem told, where it can't be done."""
        try:
            return do()
        except PostureCoachError as error:
            self._tell(error)
            return None
