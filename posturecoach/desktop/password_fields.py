"""A password, typed twice, for a file that leaves this computer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from posturecoach.desktop.pieces import plain_label


class PasswordFields(QWidget):
    """Let a password be wished for and typed. Keeps it in its fields only, until `clear`."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wished = QCheckBox(self.tr("Protect it with a password"))
        self.password, self.again = QLineEdit(), QLineEdit()
        line = QHBoxLayout()
        for field, words in (
            (self.password, self.tr("Password")),
            (self.again, self.tr("The same once more")),
        ):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setPlaceholderText(words)
            field.setAccessibleName(words)
            field.textChanged.connect(self._show)
            line.addWidget(field)
        self._fields = QWidget()
        inside = QVBoxLayout(self._fields)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(line)
        self.said = plain_label("muted")
        inside.addWidget(self.said)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.wished)
        layout.addWidget(self._fields)
        self.wished.toggled.connect(self._show)
        self._show()

    @property
    def ready(self) -> bool:
        """Whether nothing is missing: no password is wished for, or the same was typed twice."""
        typed = self.password.text()
        return not self.wished.isChecked() or (bool(typed) and typed == self.again.text())

    def text(self) -> str:
        """Return the password; "" for none."""
        return self.password.text() if self.wished.isChecked() else ""

    def clear(self) -> None:
        """Forget what was typed."""
        self.password.clear()
        self.again.clear()

    def _show(self) -> None:
        self._fields.setVisible(self.wished.isChecked())
        if self.again.text() and not self.ready:
            self.said.setText(self.tr("The two are not the same yet."))
        else:
            self.said.setText(
                self.tr(
                    "Nobody can open the file without it, nor can it be found out again. It is "
                    "opened with Posture Coach: posturecoach journal open FILE -o PATH"
                )
            )
        self.changed.emit()
