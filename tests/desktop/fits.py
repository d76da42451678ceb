"""Whether words fit where they stand, in English and as long as German ones."""

from __future__ import annotations

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton


class Longer(QTranslator):
    """A language whose words take a third more room, as German ones do."""

    def translate(self, context, source, _disambiguation=None, _n=-1):
        if context not in CONTEXTS or not source or len(source) < 2:
            return source
        words = source.split(" ")
        more = max(1, round(len(source) / 3))
        return " ".join([*words, "länger " * (more // 7) + "x" * (more % 7)]).rstrip()

    def isEmpty(self):  # noqa: N802 - Qt's name
        return False


CONTEXTS = {
    "texts", "explain", "cards", "result", "hints", "words", "Wizard", "AnswerField", "ResultView",
    "WorkCard", "WorkplacePage", "GoodToKnow", "ExplainPage", "HelpCard", "DetailView",
    "ScoreButton",
}  # fmt: skip


def clipped(root):
    """Return what is to be seen of `root` and does not fit its place."""
    found = []
    for label in root.findChildren(QLabel):
        if not label.isVisible() or not label.text():
            continue
        if label.wordWrap():
            letters = label.fontMetrics()
            longest = max(letters.horizontalAdvance(word) for word in label.text().split())
            fits = (
                label.heightForWidth(label.width()) <= label.height() + 1
                and longest <= label.width() + 1
            )
        else:
            fits = label.sizeHint().width() <= label.width() + 1
        if not fits:
            found.append(f"{label.text()[:60]!r} in {label.width()}x{label.height()}")
    for button in root.findChildren(QAbstractButton):
        shown = isinstance(button, QPushButton) and button.isVisible() and button.text()
        if shown and button.sizeHint().width() > button.width() + 1:
            found.append(button.text())
    return found
