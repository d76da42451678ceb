"""Join the coach to the window: what it hears comes from the looking, what it says is shown.

`coaching` keeps the coach and knows no widget, `speaking` shows and decides nothing; here
the one is told of the other.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from posturecoach.coach import Coach
from posturecoach.coaching.camera import Off
from posturecoach.coaching.effect import Answer
from posturecoach.coaching.rules import Kind, Silence
from posturecoach.coaching.state import Prompt
from posturecoach.desktop.coaching import Coaching
from posturecoach.desktop.keeper import Keeper
from posturecoach.desktop.languages import language_for
from posturecoach.desktop.looking import Looking, Phase
from posturecoach.desktop.now import NowPage
from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.desktop.remembering import Remembering
from posturecoach.desktop.sixty_seconds import LastSixtySeconds
from posturecoach.desktop.speaking import Speaking
from posturecoach.desktop.tray import Sign
from posturecoach.desktop.ways_in import WaysIn
from posturecoach.ergonomics.zones import ZoneRule
from posturecoach.errors import PostureCoachError
from posturecoach.guide import Guide
from posturecoach.posture.measure import Person
from posturecoach.record.event import EventKind
from posturecoach.session import Look
from posturecoach.settings import CoachSettings, Settings
from posturecoach.surroundings.desk import Sense

if TYPE_CHECKING:
    from posturecoach.desktop.replay import Replay
    from posturecoach.desktop.show_me import ShowMe
    from posturecoach.desktop.small_exercise import SmallExercise

PAUSE = "30"  # minutes of a pause for which nothing else was said
_HUSHED = (Silence.LOCKED, Silence.PRESENTING, Silence.CALL, Silence.FULL_SCREEN)


class Companion(QObject):
    """The coach of the person at the window.

    Parameters
    ----------
    keeper
        Reads and writes what the coach remembers, and has the settings.
    rules
        The zones, before anybody said that one was wrong.
    looking, now
        What it hears, and the page on which it says how a pause stands.
    window
        Beside which it shows what it says.
    senses
        Returns what can tell something of the desk.
    journal
        Path of the journal; None: nothing is kept.

    """

    look_asked = Signal()  # a pause is over
    rules_changed = Signal()
    state_changed = Signal()  # the sign in the tray is another, or how long a pause lasts

    def __init__(
        self,
        keeper: Keeper,
        rules: tuple[ZoneRule, ...],
        looking: Looking,
        now: NowPage,
        window: QWidget,
        *,
        senses: Callable[[], list[Sense]],
        journal: Path | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._looking = looking
        self._now = now
        self._all_rules = rules
        self._demo = False
        self._sign, self._told = Sign.CAMERA_OFF, ""
        self._language = language_for(keeper.settings.window.language)
        self.coaching = Coaching(keeper, self._language, self, senses=senses)
        self.speaking = Speaking(window, self._picture)
        self.coaching.on_break = self.speaking.in_break
        self.remembering = Remembering(journal, self.coaching.own, self)
        self.ways_in = WaysIn(self)
        self._look: Look | None = None
        self._mirror = keeper.settings.camera.mirror
        self._colours = LIGHT
        self._show_me: ShowMe | None = None
        self._replay: Replay | None = None
        self._exercise: SmallExercise | None = None
        # Says which exercises are open in a break; None while there is nobody to say so.
        self.guide: Callable[[], Guide | None] = lambda: None
        self._last = LastSixtySeconds()
        self._cue_id = ""
        self._pause_noted = False  # in the journal, and its end is not
        looking.prompted.connect(self._say)
        looking.phase_changed.connect(self._note_phase)
        now.pause_for_asked.connect(self.pause)
        self.coaching.over.connect(self._end_pause)
        self.coaching.ticked.connect(self.show_pause)
        self.coaching.woke.connect(looking.reopen)
        self.coaching.rules_changed.connect(self._follow_rules)
        self.speaking.answered.connect(self.answer)
        self.speaking.pause_asked.connect(self.pause)
        self.speaking.exercise_asked.connect(self.show_exercise)
        self.speaking.break_over.connect(self._note_break)
        self.ways_in.pressed.connect(self._toggle)
        for asks in (self.speaking, now):
            asks.show_asked.connect(self.show_difference)
            asks.wrong_asked.connect(self.show_last_minute)

    @property
    def rules(self) -> tuple[ZoneRule, ...]:
        """The zones as far as "that was wrong" has loosened them."""
        return self.coaching.zones(self._all_rules)

    @property
    def coach(self) -> Coach:
        """The coach that hears: the person's own, or that of the sample clip."""
        return self.coaching.coach(demo=self._demo)

    @property
    def sign(self) -> Sign:
        """What the tray shows."""
        return self._sign

    def begin(self, settings: Settings) -> PostureCoachError | None:
        """Begin to watch the desk; return what is the matter with the coach's memory, if any."""
        self.coaching.begin()
        self._follow_wishes(settings.coach)
        self.remembering.follow(settings.journal)
        return self.coaching.problem

    def close(self) -> None:
        """Say no more, and write what is to be remembered."""
        self.ways_in.close()
        self.speaking.close()
        self.coaching.close()
        self.remembering.close()

    def follow(self, wishes: CoachSettings) -> None:
        """Follow what the user chose."""
        self.coaching.follow(wishes)
        self._follow_wishes(wishes)

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        for open_ in (self._show_me, self._replay):
            if open_ is not None:
                open_.set_colours(colours)

    def set_mirror(self, mirror: bool) -> None:  # noqa: FBT001 - as for the picture
        """Draw people as a mirror would, or not."""
        self._mirror = mirror

    def show_difference(self, prompt: Prompt) -> None:
        """Open the person over their own neutral, with what `prompt` is about; or say why not."""
        if self._show_me is None:
            from posturecoach.desktop.show_me import ShowMe  # noqa: PLC0415 - lazy

            self._show_me = ShowMe(self._window)
            self._show_me.set_colours(self._colours)
            self._show_me.wrong_asked.connect(self.show_last_minute)
        self._show_me.show_prompt(prompt, self._look, mirror=self._mirror)

    def show_last_minute(self, prompt: Prompt) -> None:
        """Play the minute before `prompt`, with its rule, and offer to loosen that rule."""
        from posturecoach.desktop.fired_rule import Rules  # noqa: PLC0415 - lazy
        from posturecoach.desktop.replay import Replay  # noqa: PLC0415
        from posturecoach.rulebook import hold_rules  # noqa: PLC0415

        coach = self.coach
        if self._replay is not None:
            self._replay.close()
        neutral = None if self._look is None else self._look.neutral
        rules = Rules(self._all_rules, hold_rules(), coach.policy, coach.state.loosened)
        self._replay = Replay(
            prompt,
            self._last.kept(prompt.id),
            neutral,
            rules,
            mirror=self._mirror,
            parent=self._window,
        )
        self._replay.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._replay.decided.connect(self._decide)
        self._replay.set_colours(self._colours)
        self._replay.show()

    def show_exercise(self) -> None:
        """Open a small exercise, another one each time."""
        if self._exercise is None:
            from posturecoach.desktop.small_exercise import SmallExercise  # noqa: PLC0415 - lazy

            self._exercise = SmallExercise(self._language, self._window, self.guide)
            self._exercise.did.connect(self._note_exercise)
        self._exercise.show_next()

    def _note_exercise(self, exercise: str) -> None:
        guide = self.guide()
        if guide is None:
            return
        try:
            guide.did(exercise)
        except PostureCoachError:  # where the plan's file can't be written, the journal may be
            self.remembering.note(EventKind.EXERCISE, exercise=exercise, done=True)

    def _note_break(self, away_s: float, taken: bool) -> None:  # noqa: FBT001 - a signal's
        if not self._demo:
            self.remembering.note(EventKind.BREAK, for_s=away_s, offered=True, taken=taken)

    def _decide(self, prompt_id: str, decision: str) -> None:
        self._replay = None
        answer = {"loosen": Answer.WRONG, "keep": Answer.FALSE_ALARM}.get(decision)
        if answer is not None:
            self.answer(prompt_id, answer)

    def _picture(self, prompt: Prompt) -> QWidget | None:
        """Return the picture that goes with a prompt about a measure."""
        look = self._look
        if prompt.measure is None or look is None or look.neutral is None:
            return None
        from posturecoach.desktop.self_model import SelfModel  # noqa: PLC0415 - lazy

        model = SelfModel()
        model.set_colours(self._colours)
        model.show_difference(look.neutral, look.measures, prompt.measure, mirror=self._mirror)
        return model

    def _toggle(self) -> None:
        """Pause by the keys, or go on."""
        if self._looking.phase in (Phase.OPENING, Phase.LOOKING):
            self.pause()
        else:
            self.resume()
            self.look_asked.emit()

    def judge_by(self, rules: tuple[ZoneRule, ...]) -> None:
        """Take other zones, of which some may be loosened."""
        self._all_rules = rules
        self._follow_rules()

    def show_demo(self, *, demo: bool) -> None:
        """Hear the person in the sample clip, or the one at the window."""
        # What is asked about one person must not be answered, or drawn, for the other.
        if self._replay is not None:
            self._replay.close()
        if self._show_me is not None:
            self._show_me.close()
        self._demo = demo
        self._look = None
        self._last.clear()
        self.speaking.hush()

    def show_look(self, look: Look) -> None:
        """Show the quiet cue of `look`, and what it means for a break that runs."""
        cue = next((p for p in look.prompts if p.kind is Kind.CUE), None)
        self._look = look
        self._last.add(look)
        if cue is not None and cue.id != self._cue_id:
            self._cue_id = cue.id
            self._last.keep(cue.id)
        if self._show_me is not None:
            self._show_me.show_look(look)
        if look.resting or any(reason in look.silence for reason in _HUSHED):
            self.speaking.hush()
        else:
            self.speaking.show_cue(cue)
        blind = look.trouble is not None or look.person is Person.UNCERTAIN
        self.speaking.note_person(None if blind else look.person is Person.PRESENT)
        if look.off is Off.PAUSED and look.resting:
            self._show_sign(Sign.PAUSED)  # for a program in front; there is a way back
        elif look.trouble is not None:
            self._show_sign(Sign.CAMERA_OFF)
        elif look.person is not Person.PRESENT:
            self._show_sign(Sign.CANNOT_SEE)
        else:
            self._show_sign(Sign.WATCHING if cue is None else Sign.CUE)

    def pause(self, kind: str = PAUSE) -> None:
        """Stop looking; the camera goes off. The pause ends by itself, that of a clip doesn't.

        `kind`: minutes as digits, ``"tomorrow"``, or ``"app"`` for as long as the program
        that is in front stays there.
        """
        self._looking.stop()
        self.speaking.hush()
        if not self._demo:
            self.coaching.pause(kind)
            self._note_resume()  # another pause takes the place of one that runs
            self.remembering.pause(kind, self.coaching.app)
            self._pause_noted = True
        self.show_pause()

    def resume(self) -> None:
        """End a pause before its time."""
        self._note_resume()
        self.coaching.resume()
        self.show_pause()

    def hold(self) -> bool:
        """Return whether there is a pause from before; it is shown then, and its end told."""
        held = self.coaching.hold()
        if held:
            self._pause_noted = True  # before the program was closed
            self.show_pause()
        return held

    def show_pause(self) -> None:
        """Say how a pause stands."""
        self._now.show_pause(self.pause_left(), self.coaching.app)
        self._note_phase(self._looking.phase)

    def pause_left(self) -> str:
        """Return in words how long a pause lasts; "" without one."""
        return "" if self._demo else self.coaching.pause_left()

    def looks_per_s(self, wanted: float) -> float:
        """Return how often to look: less often on battery."""
        if self.coaching.desk.on_battery:
            return min(wanted, self.coach.policy["battery_looks_per_s"])
        return wanted

    def answer(self, prompt_id: str, answer: Answer) -> None:
        """Take an answer to a prompt."""
        self.coaching.answer(prompt_id, answer, demo=self._demo)
        if not self._demo:
            self.remembering.answer(prompt_id, str(answer))

    def _say(self, prompt: Prompt) -> None:
        if self.speaking.in_break():
            return  # it began while this prompt was on its way
        if prompt.kind is Kind.THANKS:
            self.speaking.thank(prompt)
        else:
            self._last.keep(prompt.id)
            self.speaking.say(prompt, self.coaching.app)

    def _end_pause(self) -> None:
        if self._looking.phase is Phase.OFF and not self._demo:
            self._note_resume()
            self.look_asked.emit()

    def _note_resume(self) -> None:
        """Note the end of a pause once, whoever and whatever ends it."""
        if self._pause_noted and not self._demo:
            self._pause_noted = False
            self.remembering.resume()

    def _follow_wishes(self, wishes: CoachSettings) -> None:
        self.speaking.follow(wishes, self.coaching.own.policy["break_s"])
        self.speaking.begin()
        self.ways_in.follow(wishes.hotkey)

    def _follow_rules(self) -> None:
        if not self._demo:
            self._looking.judge_by(self.rules)
        self.rules_changed.emit()

    def _note_phase(self, phase: Phase) -> None:
        if phase is Phase.OFF and self.pause_left():
            self._show_sign(Sign.PAUSED)
        elif phase is not Phase.LOOKING:
            self._show_sign(Sign.CAMERA_OFF)

    def _show_sign(self, sign: Sign) -> None:
        told = self.pause_left()
        if (sign, told) != (self._sign, self._told):  # each is a message to the desktop
            self._sign, self._told = sign, told
            self.state_changed.emit()
