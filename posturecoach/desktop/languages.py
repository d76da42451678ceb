"""The language of the window: its words, Qt's own, and how numbers and days are written.

English stands in the source. Every other language is a ``translations/posturecoach_*.ts``
with its compiled ``.qm`` beside it, and its code in `WindowSettings.language`;
``translations/update.py`` gathers what there is to translate. English has a file as well, for
its plurals alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import get_args, get_type_hints

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from posturecoach.settings.values import WindowSettings

FOLDER = Path(__file__).parent / "translations"
SOURCE = "en"
SYSTEM = "system"
SENTENCES = "sentences"  # the context of what the rooms below say
FIELD = re.compile(r"\{\w+\}")  # where a name or a number is put in
_NOUNS_ARE_LARGE = {QLocale.Language.German, QLocale.Language.Luxembourgish}
_installed: list[QTranslator] = []


def codes() -> tuple[str, ...]:
    """Return the languages there are, English first."""
    allowed = get_args(get_type_hints(WindowSettings)["language"])
    return tuple(code for code in allowed if code != SYSTEM)


def own_name(code: str) -> str:
    """Return what a language calls itself."""
    name = QLocale(code).nativeLanguageName()
    return "English" if code == SOURCE else name[:1].upper() + name[1:]


def language_for(chosen: str, wanted: Sequence[str] | None = None) -> str:
    """Return the language that ``window.language`` asks for; English where there is none.

    Parameters
    ----------
    chosen
        A code, or ``"system"`` for the first that the system's user wants and we have.
    wanted
        What that user wants, best first, such as ``de-AT``; None asks the system.

    """
    if chosen != SYSTEM:
        return chosen
    names = QLocale.system().uiLanguages() if wanted is None else wanted
    bases = (re.split(r"[-_]", name)[0].lower() for name in names)
    return next((base for base in bases if base in codes()), SOURCE)


def install(app: QCoreApplication, chosen: str) -> str:
    """Let `app` speak from now on, and return the language it speaks; see `language_for`.

    To be called before any widget is made: what a widget says already stays as it is.
    """
    code = language_for(chosen)
    while _installed:
        app.removeTranslator(_installed.pop())
    QLocale.setDefault(_locale(code))
    places = [(FOLDER, "posturecoach")]
    if code != SOURCE:
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        places.insert(0, (Path(qt), "qtbase"))  # such as the menu of a field: Copy, Paste
    for folder, name in places:
        translator = QTranslator(app)
        if translator.load(str(folder / f"{name}_{code}.qm")):
            app.installTranslator(translator)
            _installed.append(translator)
    return code


def decimal(number: float, digits: int) -> str:
    """Return `number` with so many `digits` after the decimal point or comma."""
    return QLocale().toString(float(number), "f", digits)


def within(words: str) -> str:
    """Return `words`, which begin a line, as they stand within a sentence."""
    if QLocale().language() in _NOUNS_ARE_LARGE:
        return words
    return words[:1].lower() + words[1:]


def told(sentence: str) -> str:
    """Return what a room below says, in the language of the window.

    Those rooms know no Qt: their sentences are found by their English words, those with
    names or numbers in them by the pattern that ``update.py`` made of the source. One that
    is not known, such as what the system says of a file, stays as it is.
    """
    found = _looked_up(sentence)
    if found != sentence or not sentence or QLocale().language() == QLocale.Language.English:
        return found
    for pattern, template in _patterns():
        match = pattern.fullmatch(sentence)
        if match is not None:
            return _filled(_looked_up(template), template, match)
    return sentence


def _filled(words: str, template: str, match: re.Match[str]) -> str:
    """Return `words` with what `match` found in the places of `template`."""
    parts = dict(zip(FIELD.findall(template), map(_part, match.groups()), strict=True))
    return FIELD.sub(lambda field: parts[field[0]], words)


def _part(words: str) -> str:
    """Return a part of a sentence, which may be a sentence itself, without its end."""
    found = told(words)
    if found == words:
        whole = f"{words[:1].upper()}{words[1:]}."
        found = _looked_up(whole)
        return words if found == whole else found.removesuffix(".")
    return found


def _looked_up(words: str) -> str:
    return QCoreApplication.translate(SENTENCES, words)


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """Return the patterns with their templates, those that say most first."""
    templates: list[str] = json.loads((FOLDER / "templates.json").read_text(encoding="utf-8"))
    made = []
    for template in sorted(templates, key=lambda words: -len(words)):
        parts = FIELD.split(template)
        made.append((re.compile("(.*?)".join(map(re.escape, parts)), re.DOTALL), template))
    return made


def _locale(code: str) -> QLocale:
    """Return how numbers and days are written: as the system has it, if it speaks `code`."""
    system, own = QLocale.system(), QLocale(code)
    locale = QLocale(system if system.language() == own.language() else own)
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return locale
