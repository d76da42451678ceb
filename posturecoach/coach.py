"""The coach of one person: what it remembers, what it hears, what it is told. Any thread.

The rules stand in `coaching`, which is pure. Here the state has its place, so that the loop,
the window and whoever keeps it share the one there is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from threading import RLock

from posturecoach.coaching.camera import Lens, Off, attend
from posturecoach.coaching.effect import Answer, answer, loosened_zones, restored
from posturecoach.coaching.pauses import (
    pause_for,
    pause_for_app,
    pause_until_tomorrow,
    resume,
)
from posturecoach.coaching.policy import Outcome, advance, began
from posturecoach.coaching.rules import Around, Policy, Scene, Wishes
from posturecoach.coaching.state import Pause, State
from posturecoach.ergonomics.zones import ZoneRule
from posturecoach.rulebook import coach_words, policy_rules


@dataclass(frozen=True, slots=True)
class Heard:
    """What comes of one look: what is to be said, and whether the camera is to be off."""

    outcome: Outcome
    off: Off | None


class Coach:
    """Hear looks, say what is to be said, take answers.

    Parameters
    ----------
    state
        What it remembers; None: nothing yet.
    wishes
        What the user chose.
    language
        Of its words; see `rulebook.LANGUAGES`.
    around
        Returns what the desk is doing; asked once a look.

    """

    def __init__(
        self,
        state: State | None = None,
        *,
        wishes: Wishes | None = None,
        language: str = "en",
        around: Callable[[], Around] = Around,
    ) -> None:
        self.policy: Policy = policy_rules()
        self.wishes = wishes or Wishes()
        self._words = coach_words(language)
        self._lock = RLock()
        self._state = state or began()
        self._lens = Lens()
        self._around = around

    @property
    def state(self) -> State:
        """What it remembers now; never changes once it was returned."""
        return self._state

    @property
    def pause(self) -> Pause | None:
        """The pause that was asked for, as of the last look; None without one."""
        return self._state.pause

    def left_s(self, when: datetime) -> float | None:
        """Return the seconds that are left of a pause of so many minutes; None of others."""
        pause, state = self._state.pause, self._state
        if pause is None or pause.until is not None or pause.app is not None:
            return None
        gone_s = 0.0 if state.utc_s is None else max(0.0, when.timestamp() - state.utc_s)
        return max(0.0, pause.until_s - state.clock_s - gone_s)

    def hear(self, when: datetime, scene: Scene) -> Heard:
        """Return what comes of a look at the local date-time `when`.

        Also to be called, about once a second, while nobody can look; see `coaching.policy`.
        What the desk does is added to `scene`.
        """
        with self._lock:
            around = self._around()
            scene = replace(scene, around=around)
            self._state, outcome = advance(
                self._state,
                when,
                scene,
                policy=self.policy,
                words=self._words,
                wishes=self.wishes,
            )
            # Not by what silenced the last look: a pause may have been asked for since.
            pause = self._state.pause
            paused = pause is not None and pause.app in (None, around.app)
            blind = scene.resting or scene.trouble
            self._lens = attend(
                self._lens,
                self._state.clock_s,
                None if blind else scene.person,
                around,
                paused=paused,
                policy=self.policy,
            )
            return Heard(outcome, self._lens.off)

    def answer(self, prompt_id: str, answer_: Answer) -> bool:
        """Take an answer to one of the last prompts; return whether there was such a one."""
        with self._lock:
            try:
                self._state = answer(self._state, prompt_id, answer_, self.policy)
            except ValueError:
                return False
            return True

    def pause_for(self, minutes: float, when: datetime) -> None:
        """Say nothing, and look at nobody, for so many minutes from `when` on."""
        with self._lock:
            self._pause(pause_for(self._state, minutes, self.policy).pause, when)

    def pause_until_tomorrow(self, when: datetime) -> None:
        """Say nothing, and look at nobody, until tomorrow morning."""
        with self._lock:
            self._pause(pause_until_tomorrow(self._state, when, self.policy).pause, when)

    def pause_for_app(self, app: str, when: datetime) -> None:
        """Say nothing, and look at nobody, while `app` is in front."""
        with self._lock:
            self._pause(pause_for_app(self._state, app, self.policy).pause, when)

    def resume(self) -> None:
        """End a pause."""
        with self._lock:
            self._state = resume(self._state)

    def restore(self, rule: str) -> None:
        """Put a loosened rule back."""
        with self._lock:
            self._state = restored(self._state, rule)

    def zones(self, rules: Sequence[ZoneRule]) -> tuple[ZoneRule, ...]:
        """Return `rules` as far as they were loosened by "that was wrong"."""
        return loosened_zones(rules, self._state.loosened, self.policy)

    def _pause(self, pause: Pause | None, when: datetime) -> None:
        """Keep `pause`, which begins at `when` and not at the last look."""
        state = self._state
        if pause is not None and state.utc_s is not None:
            gone_s = max(0.0, when.timestamp() - state.utc_s)
            pause = replace(pause, until_s=pause.until_s + gone_s, front_s=pause.front_s + gone_s)
        self._state = replace(state, pause=pause)
