"""The cues of a guided assessment on one page, to be read from paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from posturecoach.clinic.protocol import Protocol
from posturecoach.clinic_book import protocol_words
from posturecoach.reports.document import Document, Heading, Item, Section, Text
from posturecoach.reports.words import words_of

translate = QCoreApplication.translate


def cues_document(protocol: Protocol, parts: Sequence[str], language: str) -> Document:
    """Return every step of these parts, numbered, with what is said of it."""
    words, form = protocol_words(language), words_of(language)
    sections, number = [], 0
    for part in parts:
        items: list[Item] = []
        for step in protocol.steps:
            if step.part == part:
                number += 1
                told = words.steps[step.id]
                items += [Heading(f"{number}. {told.title}"), Text(told.printed)]
        sections.append(Section(part, words.parts[part], tuple(items)))
    return Document(
        language=language,
        title=translate("assessment", "Guided assessment: the steps"),
        subtitle="",
        first=tuple(sections),
        rest=(),
        footer="Posture Coach",
        page_of=form.say("form.page", n="{n}", total="{total}"),
        apart=False,
    )
