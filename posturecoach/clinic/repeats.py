"""Five repeats, one after the other: held still, and stepped away from in between."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from posturecoach.clinic.protocol import moved, steady
from posturecoach.clinic.reliability import (
    LEAST_REPEATS,
    Reliability,
    check_setups,
    reliability,
)
from posturecoach.clinic.snapshot import Snapshot, snapshot_of
from posturecoach.posture.body import Sight
from posturecoach.posture.measure import Reading, View

HOLD_S = 2.0
GONE_S = 1.0  # a hold with a longer gap begins again
LEAST_LOOKS = 8  # of which a median is taken: 2 s at four looks a second


class Phase(StrEnum):
    """What is waited for."""

    READY = "ready"  # somebody to say that it may begin
    HOLDING = "holding"
    AWAY = "away"  # the person to get up, or to step aside
    DONE = "done"


class Trouble(StrEnum):
    """Why a hold goes on."""

    NOBODY = "nobody"
    UNCLEAR_VIEW = "unclear_view"  # neither from the front nor from one side
    MOVING = "moving"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is: what is waited for, how many are taken, what is still to be held in s."""

    phase: Phase
    count: int
    left_s: float = HOLD_S
    trouble: Trouble | None = None


class Repeats:
    """Take `LEAST_REPEATS` moments of one person in one set-up.

    Between two of them the person must have left the place, or five looks at one moment would
    pass for five repeats.

    Parameters
    ----------
    id_
        Beginning of the moments' ids.
    when, camera
        ISO time of day, and what is looked through.

    """

    def __init__(self, *, id_: str, when: str, camera: str) -> None:
        self._id, self._when, self._camera = id_, when, camera
        self._taken: list[Snapshot] = []
        self._held: list[tuple[float, Snapshot]] = []
        self._phase = Phase.READY
        self._left_place = True

    @property
    def progress(self) -> Progress:
        """How far it is."""
        return Progress(self._phase, len(self._taken))

    @property
    def left_place(self) -> bool:
        """Whether the person has moved away since the last repeat, so that the next may begin."""
        return self._left_place

    def take(self) -> bool:
        """Begin to hold; return False where the person has not moved away since the last."""
        if self._phase in (Phase.DONE, Phase.HOLDING) or not self._left_place:
            return False
        self._phase = Phase.HOLDING
        self._held.clear()
        return True

    def undo(self) -> bool:
        """Take the last repeat back; return False where there is none."""
        self._held.clear()
        if self._phase is Phase.HOLDING:
            self._phase = Phase.READY
            return True
        if not self._taken:
            return False
        self._taken.pop()
        self._phase, self._left_place = Phase.READY, True
        return True

    def feed(self, time_s: float, sight: Sight | None, reading: Reading | None) -> Progress:
        """Take a look into account.

        Raises
        ------
        RepeatsError
            When this repeat was taken in another set-up than those before: it is not counted,
            and may be done again.

        """
        now = self._snapshot(sight, reading)
        if self._phase is Phase.AWAY:
            gone = now is None or moved(self._taken[-1], now)
            if gone:
                self._left_place, self._phase = True, Phase.READY
        if self._phase is not Phase.HOLDING:
            return self.progress
        if now is None:
            return self._wait(Trouble.NOBODY)
        if now.setup.view not in (View.FRONT, View.SIDE_LEFT, View.SIDE_RIGHT):
            return self._wait(Trouble.UNCLEAR_VIEW)
        return self._hold(time_s, now)

    def result(self) -> dict[str, Reliability]:
        """Return what each measure is worth here; see `reliability`."""
        return reliability(self._taken)

    @property
    def taken(self) -> tuple[Snapshot, ...]:
        """The repeats so far."""
        return tuple(self._taken)

    def _snapshot(self, sight: Sight | None, reading: Reading | None) -> Snapshot | None:
        if sight is None or sight.body is None or reading is None:
            return None
        id_ = f"{self._id}-{len(self._taken)}"
        return snapshot_of(sight, reading, id_=id_, when=self._when, camera=self._camera)

    def _wait(self, trouble: Trouble) -> Progress:
        self._held.clear()
        return Progress(Phase.HOLDING, len(self._taken), trouble=trouble)

    def _hold(self, time_s: float, now: Snapshot) -> Progress:
        held = self._held
        if held and not 0.0 <= time_s - held[-1][0] <= GONE_S:
            held.clear()
        if held and (moved(held[0][1], now) or held[0][1].setup.view is not now.setup.view):
            held[:] = [(time_s, now)]
            return Progress(Phase.HOLDING, len(self._taken), trouble=Trouble.MOVING)
        held.append((time_s, now))
        left = HOLD_S - (time_s - held[0][0])
        if left > 0.0 or len(held) < LEAST_LOOKS:
            return Progress(Phase.HOLDING, len(self._taken), max(0.0, left))
        taken = steady([one for _, one in held])
        held.clear()
        self._phase = Phase.READY
        check_setups([*self._taken, taken])
        self._taken.append(taken)
        self._left_place = False
        self._phase = Phase.DONE if len(self._taken) == LEAST_REPEATS else Phase.AWAY
        return self.progress
