"""The pauses that are offered, in the tray, in a prompt and in the window: the same everywhere."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from posturecoach.coaching.pauses import MINUTE_S, PAUSE_MIN

translate = QCoreApplication.translate

TOMORROW, APP = "tomorrow", "app"
_LONGEST_NAME = 28  # letters of a program's name; some tell the whole title of their window


def fill_pause_menu(menu: QMenu, on_pick: Callable[[str], None], app: str | None) -> None:
    """Fill `menu` with the pauses that are offered, in place of what was in it.

    Parameters
    ----------
    menu
        To be filled.
    on_pick
        Is told ``"10"``, ``"30"``, ``"60"``, ``"tomorrow"`` or ``"app"``.
    app
        The program in front; None where that is not known, and then it is not offered.

    """
    menu.clear()
    for key, words in pauses(app):
        # A name may hold the sign that marks the letter to press.
        menu.addAction(words.replace("&", "&&")).triggered.connect(
            lambda _checked=False, key=key: on_pick(key)
        )


def pauses(app: str | None) -> list[tuple[str, str]]:
    """Return the key and the words of every pause that is offered while `app` is in front."""
    offered = [(str(n), translate("PauseMenu", "%n minutes", None, n)) for n in PAUSE_MIN]
    offered.append((TOMORROW, translate("PauseMenu", "Until tomorrow")))
    if app:
        offered.append((APP, translate("PauseMenu", "While {0} is in front").format(_short(app))))
    return offered


def pause_words(
    left_s: float | None = None, *, tomorrow: bool = False, app: str | None = None
) -> str:
    """Return how long a pause lasts: "paused, 23 minutes left".

    Parameters
    ----------
    left_s
        Seconds until it ends by itself; None where nobody set an end.
    tomorrow
        It ends in the morning.
    app
        It lasts while this program is in front.

    """
    if app:
        return translate("PauseMenu", "paused while {0} is in front").format(_short(app))
    if tomorrow:
        return translate("PauseMenu", "paused until tomorrow")
    if left_s is None:
        return translate("PauseMenu", "paused")
    if left_s <= MINUTE_S:
        return translate("PauseMenu", "paused, less than a minute left")
    # Up: who asked for ten minutes reads "10" first, not "9". 61 seconds are two minutes then.
    return translate("PauseMenu", "paused, %n minutes left", None, math.ceil(left_s / MINUTE_S))


def _short(app: str) -> str:
    name = " ".join(app.split())
    if len(name) <= _LONGEST_NAME:
        return name
    return name[: _LONGEST_NAME - 1].rstrip() + "…"
