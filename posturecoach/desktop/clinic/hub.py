"""The page Clinic: who is here, what can be done with them, and what was kept of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from posturecoach.desktop.clinic.kept import KeptList
from posturecoach.desktop.clinic.patient_list import PatientList
from posturecoach.desktop.names import QT_TRANSLATE_NOOP
from posturecoach.desktop.notice import Notice
from posturecoach.desktop.palette import Colours
from posturecoach.desktop.pieces import plain_label, scrolling

LIVE, ASSESS, COMPARE, RELIABILITY, CLIP, PICTURE = (
    "live", "assess", "compare", "reliability", "clip", "picture",
)  # fmt: skip
_TOOLS = {
    LIVE: (
        QT_TRANSLATE_NOOP("ClinicPage", "Show live"),
        QT_TRANSLATE_NOOP("ClinicPage", "Angles and plumb line, large; freeze and measure"),
    ),
    ASSESS: (
        QT_TRANSLATE_NOOP("ClinicPage", "Guided assessment"),
        QT_TRANSLATE_NOOP("ClinicPage", "Standing, sitting, range of motion; one or two pages"),
    ),
    COMPARE: (
        QT_TRANSLATE_NOOP("ClinicPage", "Compare"),
        QT_TRANSLATE_NOOP("ClinicPage", "Two snapshots, or two clips, side by side"),
    ),
    CLIP: (
        QT_TRANSLATE_NOOP("ClinicPage", "Look at a clip"),
        QT_TRANSLATE_NOOP("ClinicPage", "Its angles over time; click a peak to see it"),
    ),
    PICTURE: (
        QT_TRANSLATE_NOOP("ClinicPage", "Measure a picture"),
        QT_TRANSLATE_NOOP("ClinicPage", "Angles and lengths, drawn by hand"),
    ),
    RELIABILITY: (
        QT_TRANSLATE_NOOP("ClinicPage", "Reliability check"),
        QT_TRANSLATE_NOOP("ClinicPage", "Five repeats: what this set-up can tell apart"),
    ),
}
_ACROSS = 3
HOME, RECORD, BROUGHT, EXERCISES, CHECK_IN = range(5)


class ClinicPage(QWidget):
    """Offer tools and patients; shows what it is given, and decides nothing."""

    tool_asked = Signal(str)  # LIVE, ASSESS ...
    view_asked = Signal(int)  # RECORD, BROUGHT ...: a page that `show_view` is to be given
    bring_asked = Signal()
    consent_given = Signal(bool)  # that pictures are kept, or not

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.patients, self.kept, self.notice = PatientList(), KeptList(), Notice()
        self.patients.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._title, self._about = plain_label("title", wraps=False), plain_label("muted")
        self.tools: dict[str, QPushButton] = {}
        self.views: list[QPushButton] = []
        self._views = QStackedWidget()
        self._shown: dict[int, QWidget] = {}
        across = QHBoxLayout(self)
        across.setContentsMargins(18, 14, 18, 16)
        across.setSpacing(16)
        across.addWidget(self.patients, 2)
        across.addLayout(self._make_right(), 7)
        self.show_person(None)

    def show_person(self, name: str | None) -> None:
        """Show whose page this is now; what was shown of somebody else is let go of."""
        self._title.setText(self.tr("Clinic") if name is None else name)
        self._about.setText(
            self.tr(
                "For a therapist beside a patient, and for whoever wants to measure themselves. "
                "What you keep without a patient is gone when the program ends."
            )
            if name is None
            else self.tr(
                "Everything here is this patient's alone. The coach of this computer's owner "
                "hears nothing meanwhile; to go back to it, choose Myself."
            )
        )
        for view in list(self._shown):
            gone = self._shown.pop(view)
            self._views.removeWidget(gone)
        for button in self.views[1:]:
            button.setVisible(name is not None)
        self.open_view(HOME)

    def open_view(self, view: int) -> None:
        """Open one of the views: HOME, RECORD ... as with its button."""
        self.views[view].setChecked(True)
        self._open(view)

    def show_view(self, view: int, page: QWidget) -> None:
        """Show a page of the patient."""
        if view not in self._shown:
            self._shown[view] = page
            self._views.addWidget(page)
        self._views.setCurrentWidget(page)

    def view(self) -> int:
        """Return which view is open."""
        return next(n for n, button in enumerate(self.views) if button.isChecked())

    def show_consent(self, agreed: bool | None) -> None:  # noqa: FBT001 - what it is set to
        """Show whether the patient agreed that pictures are kept; None: there is no patient."""
        self.consent.setVisible(agreed is not None)
        self.consent.setChecked(bool(agreed))

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`; all of it is the style sheet's."""

    def _make_right(self) -> QVBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addSpacing(12)
        names = (
            self.tr("Tools"),
            self.tr("Record here"),
            self.tr("From home"),
            self.tr("Exercises"),
            self.tr("Check-in"),
        )
        group = QButtonGroup(self)
        for n, name in enumerate(names):
            button = QPushButton(name)
            button.setObjectName("tab")
            button.setCheckable(True)
            group.addButton(button, n)
            head.addWidget(button)
            self.views.append(button)
        head.addStretch(1)
        self.bring = QPushButton(self.tr("Take in what the patient brought …"))
        self.bring.clicked.connect(self.bring_asked)
        head.addWidget(self.bring)
        group.idClicked.connect(self._open)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addLayout(head)
        right.addWidget(self._about)
        right.addWidget(self.notice)
        self._views.addWidget(self._make_home())
        right.addWidget(self._views, 1)
        return right

    def _make_home(self) -> QWidget:
        grid = QGridLayout()
        grid.setSpacing(12)
        for n, (tool, (name, what)) in enumerate(_TOOLS.items()):
            self.tools[tool] = self._tile(tool, self.tr(name), self.tr(what))
            grid.addWidget(self.tools[tool], n // _ACROSS, n % _ACROSS)
        kept = QFrame()
        kept.setObjectName("card")
        below = QVBoxLayout(kept)
        below.setContentsMargins(16, 14, 16, 14)
        heading = plain_label("heading")
        heading.setText(self.tr("Kept so far"))
        self.consent = QCheckBox(self.tr("The patient agrees that pictures are kept, face blurred"))
        self.consent.clicked.connect(self.consent_given)
        top = QHBoxLayout()
        top.addWidget(heading)
        top.addStretch(1)
        top.addWidget(self.consent)
        below.addLayout(top)
        below.addWidget(self.kept, 1)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(grid)
        layout.addWidget(kept, 1)
        return scrolling(inside)

    def _tile(self, tool: str, name: str, what: str) -> QPushButton:
        tile = QPushButton()
        tile.setObjectName("choice")
        tile.setAccessibleName(name)
        tile.setAccessibleDescription(what)
        tile.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        layout = QVBoxLayout(tile)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(2)
        title, words = plain_label("heading"), plain_label("muted")
        title.setText(name)
        words.setText(what)
        layout.addWidget(title)
        layout.addWidget(words)
        layout.addStretch(1)
        tile.setMinimumHeight(84)
        tile.clicked.connect(lambda: self.tool_asked.emit(tool))
        return tile

    def _open(self, view: int) -> None:
        self._about.setVisible(view == HOME)
        self.bring.setVisible(view == BROUGHT)
        if view == HOME:
            self._views.setCurrentIndex(0)
        else:
            self.view_asked.emit(view)
