"""Documents of a guided assessment as files: where somebody says, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from posturecoach.desktop.notice import Notice
from posturecoach.desktop.words import what_to_do
from posturecoach.errors import OutputError
from posturecoach.reports.document import Document

AskFile = Callable[[QWidget, str, tuple["Form", ...]], Path | None]
"""Asks where to: the widget, a name to begin with, and the forms there are; None: nowhere."""


class Form(StrEnum):
    """What a document can be; the value is the ending of its file."""

    PDF = "pdf"
    HTML = "html"


def ask_file(parent: QWidget, name: str, forms: tuple[Form, ...]) -> Path | None:
    """Ask for a file, whose ending says in which form; the first one where it has none."""
    filters = ";;".join(f"{form.value.upper()} (*.{form.value})" for form in forms)
    chosen, _ = QFileDialog.getSaveFileName(parent, "", f"{name}.{forms[0]}", filters)
    if not chosen:
        return None
    path = Path(chosen)
    known = path.suffix.lower() in {f".{form}" for form in forms}
    return path if known else path.with_name(f"{path.name}.{forms[0]}")


def save(document: Document, path: Path) -> None:
    """Write a document in the form that the ending of `path` says; any but ``.html`` is a PDF.

    Raises
    ------
    OutputError
        If it can't be written.

    """
    if path.suffix.lower() != f".{Form.HTML}":
        from posturecoach.desktop.pdf import write_pdf  # noqa: PLC0415 - rare

        write_pdf(document, path)
        return
    from posturecoach.reports.page import page  # noqa: PLC0415 - rare

    try:
        path.write_text(page(document), encoding="utf-8")
        path.chmod(0o600)
    except OSError as error:
        raise OutputError(
            f"The document {path} can't be written: {error.strerror or error}.",
            try_="name a file in another folder.",
        ) from error


def save_and_tell(document: Document, path: Path, notice: Notice) -> None:
    """Write a document, and say in `notice` where it is, or why it could not be written."""
    try:
        save(document, path)
    except OutputError as error:
        notice.say(what_to_do(error.what, error.try_))
    else:
        notice.say(QCoreApplication.translate("assessment", "Saved: {0}").format(path))
