"""What only the person can tell of the work: answered once, remembered with its date.

RULA and REBA ask for legs, wrists and load, which no camera at a desk can see. What was
answered stands in for them until it is answered anew; what was not stays open.
"""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Work:
    """How somebody works, as told; None is not told.

    Attributes
    ----------
    answered
        When it was told, an ISO date or date and time; for showing how old it is.
    legs_supported
        Legs and feet well supported, the weight evenly on both.
    wrist_straight
        The wrists are straight, neither bent up, down nor to a side.
    wrist_twisted
        The forearms are turned to the end of their range.
    arms_by_side
        The upper arms hang beside the body, the elbows at about a right angle. Counts
        only where the camera does not see the arms.
    arm_support
        Forearms or elbows rest on something.
    backrest
        The back leans against a backrest while sitting upright or back.
    load_kg
        What the hands lift or push with, in kg; 0 for keyboard and mouse.
    load_held
        Whether that is held or repeated (4 times a minute and more), not now and then.
    hours_per_day
        Hours of this work a day; RULA and REBA do not ask for it, ROSA does.

    """

    answered: str | None = None
    legs_supported: bool | None = None
    wrist_straight: bool | None = None
    wrist_twisted: bool | None = None
    arms_by_side: bool | None = None
    arm_support: bool | None = None
    backrest: bool | None = None
    load_kg: float | None = None
    load_held: bool | None = None
    hours_per_day: float | None = None

    @property
    def open(self) -> tuple[str, ...]:
        """What has not been told, by name, in the order of asking."""
        return tuple(
            one.name
            for one in fields(self)
            if one.name != "answered" and getattr(self, one.name) is None
        )
