"""Draw the README's pictures of the window from the sample clip: ``python docs/screenshots.py``.

The clip is played over and over and measured as fast as the computer can, then shown as
it would have been; nothing in the pictures is made up but the hurry.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from itertools import takewhile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from posturecoach.coaching.rules import Kind
from posturecoach.coaching.state import Prompt
from posturecoach.desktop.keeper import Keeper
from posturecoach.desktop.looking import Phase
from posturecoach.desktop.opening import application
from posturecoach.desktop.plan import Repeated
from posturecoach.desktop.window import NOW, WORKPLACE, MainWindow, Wishes
from posturecoach.desktop.worker import Glass, Shown, shown_of
from posturecoach.rulebook import coach_words, zone_rules
from posturecoach.samples import AT_EASE_S, sample_clip
from posturecoach.session import Session
from posturecoach.settings import Settings, WindowSettings, WorkstationSettings
from posturecoach.vision.sources import open_source

SECONDS = 12.0 * 12 + 8.6  # ends in the slump of the thirteenth round
WIDTH, HEIGHT = 1240, 698
ANSWERS = {  # of a desk at home, for the picture of what the workplace check finds
    "seat_height": "no_foot_contact",
    "seat_depth": "space_about_3_inches_7_5_cm",
    "arm_rests": "elbows_supported_in_line_with_shoulder_relaxed",
    "back_rest": "lumbar_support_recline_95_110",
    "chair_fixed": ("height",),
    "chair_more": (),
    "lenses": "no",
    "screen_height": "too_low_below_30_deg",
    "diagonal": 36.0,
    "distance": 62.0,
    "twist": "straight",
    "screen_more": (),
    "phone": "not_used",
    "mouse": "in_line_with_shoulder",
    "mouse_more": ("surface",),
    "keyboard": "wrists_straight_shoulders_relaxed",
    "keyboard_more": ("outwards",),
    "time_sitting": "high",
    "time_mouse": "high",
    "time_keyboard": "high",
}
PROMPT = Prompt(  # as the coach has it after a slump that was held
    "hold-1",
    Kind.HOLD,
    "slump",
    "hold_trunk.any",
    "hold:trunk",
    coach_words().text("hold_trunk.any", 0, 240.0),
    0.0,
)
SMALLEST = 0  # Qt's "quality" of a PNG: 0 packs tightest, and loses nothing either


def main(folder: Path) -> None:
    """Write a picture of Now for each theme, and one of the workplace check, into `folder`."""
    app = application()
    with tempfile.TemporaryDirectory() as home:
        keeper = Keeper(Path(home) / "settings.toml", Path(home) / "neutral.toml")
        window = MainWindow(keeper, zone_rules(), Wishes())
        window.resize(WIDTH, HEIGHT)
        window.show()
        window.show_page(NOW)
        window.now.show_phase(Phase.LOOKING)
        app.processEvents()
        looks = measured(window.now.picture.glass())
        start_s = time.monotonic() - SECONDS
        for shown in looks:
            window.now.show_look(shown, start_s + shown.look.time_s, draw=True)
        window.now.draw_plot(start_s + SECONDS)
        for theme in ("light", "dark"):
            keeper.change(Settings(window=WindowSettings(theme=theme)))
            window.setFocus()
            app.processEvents()
            window.grab().save(str(folder / f"now-{theme}.png"), "PNG", SMALLEST)
        keeper.change(Settings(workstation=checked()))
        look_of_slump = looks[-1].look
        window.companion.show_look(look_of_slump)
        window.companion.speaking.say(PROMPT, None)
        app.processEvents()
        toast = window.companion.speaking.toast
        toast.grab().save(str(folder / "prompt.png"), "PNG", SMALLEST)
        toast.withdraw(PROMPT.id)
        window.show_page(WORKPLACE)
        window.workplace.show_result()
        window.setFocus()
        app.processEvents()
        window.grab().save(str(folder / "workplace.png"), "PNG", SMALLEST)
        window.close()


def checked() -> WorkstationSettings:
    """Return the check of a workplace as it is kept."""
    return WorkstationSettings("2030-01-31", "2030-04-30", tuple(sorted(ANSWERS.items())))


def measured(glass: Glass) -> list[Shown]:
    """Return the looks, all without their pictures but the last."""
    source = Repeated(lambda: open_source(str(sample_clip())))
    session = Session(source, rules=zone_rules())
    session.learn(AT_EASE_S)
    looks = []
    for frame, look in takewhile(lambda pair: pair[1].time_s < SECONDS, session.pairs()):
        looks.append(shown_of(None, look, None))
        last = shown_of(frame, look, glass)
    session.close()
    return [*looks[:-1], last]


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "pictures")
