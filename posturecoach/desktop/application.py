"""The one Qt application: what draws a report needs no more of the window than this."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QApplication

from posturecoach import __version__
from posturecoach.desktop.icons import icon
from posturecoach.desktop.palette import LIGHT
from posturecoach.desktop.starting import plain_words


class Application(QApplication):
    """Tell of being asked to quit, before Qt asks each window whether it would rather stay.

    So asks the menu of a Mac, and every desktop that ends a session. A window that hides
    in the tray instead would hold all of that up.
    """

    quitting = Signal()

    def event(self, event: QEvent) -> bool:
        """Handle what concerns the whole program."""
        if event.type() == QEvent.Type.Quit:
            self.quitting.emit()
        return super().event(event)


def application() -> Application:
    """Return the one application, made if there is none."""
    app = QApplication.instance()
    if isinstance(app, Application):
        return app
    with plain_words():
        app = Application(["posturecoach"])
    app.setApplicationName("posturecoach")
    app.setApplicationDisplayName("Posture Coach")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("posturecoach")
    app.setStyle("Fusion")  # looks the same, and themes the same, on every system
    app.setWindowIcon(icon("program", LIGHT.accent, LIGHT.accent, 128))
    app.setQuitOnLastWindowClosed(False)  # the camera is let go of first
    return app
