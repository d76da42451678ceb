"""A prompt in a small window of our own, where the desktop shows none that can be answered."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QHideEvent, QKeyEvent, QScreen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from posturecoach.desktop.floating import Corner, announce, letters_zoom
from posturecoach.desktop.pause_menu import fill_pause_menu
from posturecoach.desktop.pieces import plain_label

STAYS_MS = 20_000
THANKS_MS = 4_000
LEAST_MS = 5_000  # that it stays on after the mouse has left it
_WIDE = 400  # pixels, without a picture, for letters of ordinary size
_WIDE_THANKS = 240
PICTURE = (220, 160)  # pixels, the same

ACCEPTED, DISMISSED, WRONG, IGNORED = "accepted", "dismissed", "wrong", "ignored"
PAUSE = "pause:"


class Toast(Corner):
    """Show one prompt at a time, and report exactly one answer to each.

    It never takes the focus, and goes by itself; as long as the mouse is over it or
    somebody works in it, it stays. A prompt that another one takes the place of was ignored.
    """

    answered = Signal(str, str)
    """The prompt's id, and one of ``"accepted"``, ``"dismissed"``, ``"wrong"``, ``"ignored"``,
    ``"pause:10"``, ``"pause:30"``, ``"pause:60"``, ``"pause:tomorrow"``, ``"pause:app"``, or
    whatever its first button stands for, such as ``"show"`` and ``"break"``."""

    def __init__(self, beside: QWidget | None = None) -> None:
        super().__init__(beside)
        self._id: str | None = None
        self._first_means = ACCEPTED
        self._picture: QWidget | None = None
        self._left_ms = STAYS_MS
        self._menu_open = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(lambda: self.fade_away(self._over))
        self.setWindowTitle(self.tr("Posture Coach: a prompt"))
        self._make_parts()
        self._lay_out()

    def show_prompt(
        self,
        id_: str,
        text: str,
        *,
        title: str = "",
        primary: tuple[str, str] | None = None,
        app: str | None = None,
        picture: QWidget | None = None,
    ) -> None:
        """Show a prompt in place of what is shown.

        Parameters
        ----------
        id_
            Its name in the answer.
        text, title
            What it says; a title is smaller, and above it.
        primary
            The words of its first button and what that reports; None: no such button.
        app
            The program in front, for the pause that lasts as long as it is; None if unknown.
        picture
            Shown beside the words, and deleted with the prompt.

        """
        self._make_room()
        self._id = id_
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._text.setText(text)
        self._first.setVisible(primary is not None)
        if primary is not None:
            self._first.setText(primary[0])
            self._first_means = primary[1]
        fill_pause_menu(self._pauses, lambda key: self._answer(PAUSE + key), app)
        self._buttons.show()
        self.close_button.show()
        self._take_picture(picture)
        self._appear(" ".join(filter(None, (title, text))), STAYS_MS)

    def show_thanks(self, text: str) -> None:
        """Say `text` for a moment, with nothing to answer, in place of what is shown."""
        self._make_room()
        self._title.hide()
        self._text.setText(text)
        self._buttons.hide()
        self.close_button.hide()
        self._take_picture(None)
        self._appear(text, THANKS_MS)

    def withdraw(self, id_: str) -> None:
        """Take the prompt `id_` away if it is shown, without an answer."""
        if id_ == self._id:
            self._id = None
            self.hide()

    def shown(self) -> str | None:
        """Return the id of the prompt that is shown; None if none is."""
        return self._id

    def words(self) -> str:
        """Return what is said now; "" when nothing is."""
        return self._text.text() if self.isVisible() else ""

    def counting(self) -> bool:
        """Return whether it will go by itself if nothing happens."""
        return self._timer.isActive() or self.fading()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Stay while the mouse is here."""
        super().enterEvent(event)
        self._hold_or_go()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Go on going."""
        super().leaveEvent(event)
        self._hold_or_go()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Stay while somebody works here by keyboard."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isVisible():
            self._hold_or_go()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Report a prompt that was taken away from outside as well."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._timer.stop()
            self._report(IGNORED)
            self._take_picture(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Let Escape dismiss it."""
        if event.key() == Qt.Key.Key_Escape:
            self._answer(DISMISSED)
        else:
            super().keyPressEvent(event)

    def _make_parts(self) -> None:
        self._title = plain_label("muted")
        self._text = plain_label("said")
        self._first = QPushButton()
        self._first.setObjectName("main")
        self._not_now = QPushButton(self.tr("Not now"))
        self._not_now.setObjectName("menu")
        self._not_now.setAccessibleDescription(self.tr("Offers pauses that end by themselves"))
        self._pauses = QMenu(self._not_now)
        self._pauses.aboutToShow.connect(lambda: self._note_menu(is_open=True))
        self._pauses.aboutToHide.connect(lambda: self._note_menu(is_open=False))
        self._not_now.setMenu(self._pauses)
        self._wrong = QPushButton(self.tr("That was wrong"))
        self._wrong.setAccessibleDescription(
            self.tr("Shows the last minute, and offers to loosen the rule")
        )
        self.close_button = QPushButton("×")
        self.close_button.setObjectName("close")
        self.close_button.setAccessibleName(self.tr("Close"))
        self.close_button.setToolTip(self.tr("Close"))
        self._first.clicked.connect(lambda: self._answer(self._first_means))
        self._wrong.clicked.connect(lambda: self._answer(WRONG))
        self.close_button.clicked.connect(lambda: self._answer(DISMISSED))

    def _lay_out(self) -> None:
        self._buttons = QWidget(self)
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 8, 0, 0)
        for button in (self._first, self._not_now, self._wrong):
            row.addWidget(button)
        row.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._text)
        upper = QHBoxLayout()
        upper.addLayout(words, 1)
        upper.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        right = QVBoxLayout()
        right.addLayout(upper)
        right.addStretch(1)
        right.addWidget(self._buttons)
        self._whole = QHBoxLayout(self)
        self._whole.setContentsMargins(18, 12, 12, 14)
        self._whole.setSpacing(16)
        self._whole.addLayout(right, 1)
        order = (self._first, self._not_now, self._wrong, self.close_button)
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)

    def _make_room(self) -> None:
        """Let what is shown end before the next."""
        self.stay()
        self._timer.stop()
        self._report(IGNORED)

    def _take_picture(self, picture: QWidget | None) -> None:
        old, self._picture = self._picture, picture
        if old is not None:
            self._whole.removeWidget(old)
            old.hide()
            old.deleteLater()
        if picture is not None:
            self._whole.insertWidget(0, picture, 0, Qt.AlignmentFlag.AlignTop)
            picture.show()

    def _appear(self, said: str, for_ms: int) -> None:
        self.setAccessibleName(said)
        self._left_ms = for_ms
        if self.isVisible():
            self.choose_screen()
        else:
            self.show()
        self.raise_()
        announce(self, said)
        self._hold_or_go()

    def wide(self) -> int:
        """Return the width that words, buttons and picture need, in ordinary letters."""
        if self._id is None:
            return _WIDE_THANKS
        return _WIDE if self._picture is None else _WIDE + PICTURE[0]

    def place(self, screen: QScreen) -> None:
        """Give the picture its size before all the rest."""
        if self._picture is not None:
            zoom = letters_zoom(screen.availableGeometry())
            self._picture.setFixedSize(round(zoom * PICTURE[0]), round(zoom * PICTURE[1]))
        super().place(screen)

    def _hold_or_go(self) -> None:
        """Stay while somebody is at it; else go when its time is over."""
        if not self.isVisible():
            return
        if self.underMouse() or QApplication.activeWindow() is self or self._menu_open:
            self.stay()
            if self._timer.isActive():
                self._left_ms = max(self._timer.remainingTime(), LEAST_MS)
                self._timer.stop()
        elif not self.counting():
            self._timer.start(self._left_ms)

    def _note_menu(self, *, is_open: bool) -> None:
        self._menu_open = is_open
        self._hold_or_go()

    def _over(self) -> None:
        self._report(IGNORED)
        self.hide()

    def _answer(self, answer: str) -> None:
        self._report(answer)
        self.hide()

    def _report(self, answer: str) -> None:
        if self._id is not None:
            id_, self._id = self._id, None
            self.answered.emit(id_, answer)
