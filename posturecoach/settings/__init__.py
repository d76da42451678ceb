"""What the user may change, where it is kept, and the neutrals kept beside it.

One TOML file. Whatever is wrong with it is said at once, each mistake with its
line; a file that cannot be followed is never followed in part.
"""

from posturecoach.settings.care_memory import care_path
from posturecoach.settings.coach_memory import (
    coach_path,
    read_coach,
    set_coach_aside,
    write_coach,
)
from posturecoach.settings.files import check_writable, make_folder
from posturecoach.settings.keeping import load, save
from posturecoach.settings.known import (
    holds_places,
    read_neutral,
    read_places,
    write_neutral,
    write_places,
)
from posturecoach.settings.places import HOME_VARIABLE, home, neutral_path, settings_path
from posturecoach.settings.values import (
    Answer,
    CameraSettings,
    CoachSettings,
    ExerciseSettings,
    JournalSettings,
    ScreenSettings,
    Settings,
    WindowSettings,
    WorkSettings,
    WorkstationSettings,
)

__all__ = [
    "HOME_VARIABLE",
    "Answer",
    "CameraSettings",
    "CoachSettings",
    "ExerciseSettings",
    "JournalSettings",
    "ScreenSettings",
    "Settings",
    "WindowSettings",
    "WorkSettings",
    "WorkstationSettings",
    "care_path",
    "check_writable",
    "coach_path",
    "holds_places",
    "home",
    "load",
    "make_folder",
    "neutral_path",
    "read_coach",
    "read_neutral",
    "read_places",
    "save",
    "set_coach_aside",
    "settings_path",
    "write_coach",
    "write_neutral",
    "write_places",
]
