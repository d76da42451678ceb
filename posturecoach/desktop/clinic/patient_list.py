"""Whom the therapist's page is about: the computer's owner, or one patient by pseudonym."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from posturecoach.desktop.pieces import plain_label

AskName = Callable[[QWidget, str, str], str]
"""Asks for a pseudonym: the widget, a question, what stands there; empty: none."""

_MANY = 8  # from so many patients on there is a field to find one


class PatientList(QFrame):
    """Offer everybody by one click, and ask for what is to be done with them.

    Does nothing itself. `show_names` says who there is, and who is open.
    """

    chosen = Signal(object)  # a pseudonym, or None for the computer's owner
    new_asked = Signal(str)
    rename_asked = Signal(str, str)
    erase_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.ask_name: AskName = ask_name
        self.ask_sure: Callable[[QWidget, str], bool] = ask_sure
        self._showing = False
        heading = plain_label("heading")
        heading.setText(self.tr("Who is here?"))
        self.finder = QLineEdit()
        self.finder.setPlaceholderText(self.tr("Find"))
        self.finder.setAccessibleName(self.tr("Find a patient"))
        self.finder.setClearButtonEnabled(True)
        self.names = QListWidget()
        self.names.setAccessibleName(self.tr("Patients"))
        self.new = QPushButton(self.tr("New patient …"))
        self.rename, self.erase = QPushButton(self.tr("Rename …")), QPushButton(self.tr("Erase …"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        layout.addWidget(heading)
        layout.addWidget(self.finder)
        layout.addWidget(self.names, 1)
        layout.addWidget(self.new)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.rename)
        below.addWidget(self.erase)
        layout.addLayout(below)
        self.finder.textChanged.connect(self._filter)
        # One click, and the keys; not the change of the row alone, or who walks through the
        # list by keys would open everybody on the way.
        self.names.itemClicked.connect(self._choose)
        self.names.itemActivated.connect(self._choose)
        self.new.clicked.connect(self._ask_new)
        self.rename.clicked.connect(self._ask_rename)
        self.erase.clicked.connect(self._ask_erase)
        self.show_names((), None)

    def show_names(self, names: Sequence[str], open_: str | None) -> None:
        """Show the owner and all patients, with who is open."""
        self._open = open_
        self.names.clear()
        self._add(self.tr("Myself"), None)
        for name in names:
            self._add(name, name)
        self.finder.setVisible(len(names) >= _MANY)
        for wish in (self.rename, self.erase):
            wish.setEnabled(open_ is not None)
        self._filter(self.finder.text())

    def row_of(self, name: str | None) -> QListWidgetItem | None:
        """Return the row of a patient, or of the computer's owner; None: no such one."""
        rows = (self.names.item(n) for n in range(self.names.count()))
        return next((row for row in rows if row.data(Qt.ItemDataRole.UserRole) == name), None)

    def _add(self, words: str, name: str | None) -> None:
        row = QListWidgetItem(words)
        row.setData(Qt.ItemDataRole.UserRole, name)
        self.names.addItem(row)
        if name == self._open:
            self.names.setCurrentItem(row)

    def _filter(self, text: str) -> None:
        wanted = "" if self.finder.isHidden() else text.strip().casefold()
        for n in range(1, self.names.count()):
            row = self.names.item(n)
            row.setHidden(wanted not in row.text().casefold())

    def _choose(self, row: QListWidgetItem) -> None:
        name = row.data(Qt.ItemDataRole.UserRole)
        if name != self._open:
            self.chosen.emit(name)

    def _ask_new(self) -> None:
        question = self.tr(
            "A pseudonym, such as P-017. Keep the key to it elsewhere; no real name is needed here."
        )
        if name := self.ask_name(self, question, ""):
            self.new_asked.emit(name)

    def _ask_rename(self) -> None:
        if self._open is None:
            return
        name = self.ask_name(self, self.tr("Another pseudonym"), self._open)
        if name and name != self._open:
            self.rename_asked.emit(self._open, name)

    def _ask_erase(self) -> None:
        if self._open is None:
            return
        words = self.tr(
            "Erase everything that is kept of {0}: journal, assessments, snapshots, plan? It "
            "can't be brought back."
        ).format(self._open)
        if self.ask_sure(self, words):
            self.erase_asked.emit(self._open)


def ask_name(parent: QWidget, question: str, before: str) -> str:
    """Return what somebody typed; "" for nothing."""
    typed, sure = QInputDialog.getText(
        parent, "Posture Coach", question, QLineEdit.EchoMode.Normal, before
    )
    return typed.strip() if sure else ""


def ask_sure(parent: QWidget, words: str) -> bool:
    """Return whether somebody is sure; "no" is what Enter says."""
    no = QMessageBox.StandardButton.No
    yes = QMessageBox.StandardButton.Yes
    return QMessageBox.question(parent, "Posture Coach", words, yes | no, no) == yes
