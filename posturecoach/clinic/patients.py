"""Patients by pseudonym: which names serve, and what is known of one. No files here."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from posturecoach.clinic.plain import Row
from posturecoach.errors import PostureCoachError

MOST_CHARACTERS = 40
MOST_BYTES = 120  # of a folder's name systems take 255, and files are made beside it
VERSION = 1

_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
)
"""Devices of Windows: no file or folder may be called so, whatever follows a dot."""


class PseudonymError(PostureCoachError):
    """A name that can't be a pseudonym here; says why."""


def pseudonym(text: str, taken: Iterable[str] = ()) -> str:
    """Return the pseudonym that `text` makes: tidied, and fit to name a folder anywhere.

    Compatible forms of letters become the usual ones (NFKC), spaces single ones.

    Parameters
    ----------
    text
        As typed.
    taken
        Pseudonyms that exist.

    Raises
    ------
    PseudonymError
        If it is empty, too long, holds anything but letters, digits, spaces and ``- _ .``,
        begins or ends with a dot or a hyphen, is reserved by Windows, or differs from one
        that exists by nothing but capitals, accents' encoding or spaces.

    """
    name = _tidy(text)
    why = _unfit(name)
    if why is not None:
        raise PseudonymError(why, try_="use a short code such as P-017; no real name is needed.")
    same = {key(other): other for other in taken}.get(key(name))
    if same is not None:
        raise PseudonymError(
            f"There is a patient {same!r} already, and the two could be mistaken for each other.",
            try_="choose another pseudonym.",
        )
    return name


def key(name: str) -> str:
    """Return what two pseudonyms have in common that could be mistaken for each other.

    File systems differ: some take ``ANNA`` and ``anna`` for one folder, some don't.
    """
    return _tidy(_tidy(name).casefold())


def _tidy(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _unfit(name: str) -> str | None:
    if not any(c.isalnum() for c in name):
        return "A pseudonym has at least one letter or digit."
    if len(name) > MOST_CHARACTERS or len(name.encode("utf-8", "replace")) > MOST_BYTES:
        return f"A pseudonym has at most {MOST_CHARACTERS} characters."
    wrong = sorted({repr(c) for c in name if not _fit(c)})
    if wrong:
        return f"A pseudonym has letters, digits, spaces and - _ . and not {', '.join(wrong)}."
    if name[0] in ".-" or name[-1] in ".-":
        return "A pseudonym neither begins nor ends with a dot or a hyphen."
    if name.split(".", maxsplit=1)[0].strip().casefold() in _RESERVED:
        return f"{name!r} is a name that Windows keeps for itself."
    return None


def _fit(character: str) -> bool:
    """Letters, their accents and digits of every script; nothing unseen, nothing of a path."""
    return character in " -_." or unicodedata.category(character)[0] in "LMN"


@dataclass(frozen=True, slots=True)
class Assessed:
    """One assessment of a patient: the name of its file, when it began, and of which kind."""

    id: str
    when: str
    protocol: str


@dataclass(frozen=True, slots=True)
class Patient:
    """What is known of a patient beside what was measured.

    Attributes
    ----------
    pseudonym
        See `pseudonym`.
    created
        Local date-time with its zone, ISO 8601.
    consent_pictures
        Whether pictures may stand in a report. No, unless the patient said yes.
    assessments
        The oldest first.

    """

    pseudonym: str
    created: str
    consent_pictures: bool = False
    assessments: tuple[Assessed, ...] = ()

    def with_assessment(self, one: Assessed) -> Patient:
        """Return the patient with one assessment more, or that one replaced."""
        others = tuple(other for other in self.assessments if other.id != one.id)
        ordered = sorted((*others, one), key=lambda a: (a.when, a.id))
        return replace(self, assessments=tuple(ordered))

    def to_plain(self) -> dict[str, object]:
        """Return the patient as plain data."""
        return {
            "version": VERSION,
            "pseudonym": self.pseudonym,
            "created": self.created,
            "consent_pictures": self.consent_pictures,
            "assessments": [
                {"id": one.id, "when": one.when, "protocol": one.protocol}
                for one in self.assessments
            ],
        }


def patient_from(data: object, mistakes: list[str]) -> Patient | None:
    """Return the patient that `Patient.to_plain` gave; None, with every mistake named."""
    before = len(mistakes)
    row = Row(data, mistakes)
    if row.get("version") != VERSION:
        row.wrong("version", str(VERSION))
    name = row.words("pseudonym")
    if name and (_unfit(name) is not None or name != _tidy(name)):
        row.wrong("pseudonym", "a pseudonym")
    created = row.moment("created")
    consent = row.flag("consent_pictures") if "consent_pictures" in row else False
    assessments = tuple(_assessed(one) for one in row.rows("assessments"))
    if len({key(one.id) for one in assessments}) < len(assessments):
        row.wrong("assessments", "each assessment once")
    row.nothing_else()
    if len(mistakes) > before:
        return None
    return Patient(name, created, consent, assessments)


def _assessed(row: Row) -> Assessed:
    id_ = row.words("id")
    if id_ and not fit_id(id_):
        row.wrong("id", "a name fit for a file")
    found = Assessed(id_, row.moment("when"), row.words("protocol"))
    row.nothing_else()
    return found


def fit_id(id_: str) -> bool:
    """Return whether `id_` may name an assessment, and so its file."""
    return _unfit(id_) is None and " " not in id_ and id_ == _tidy(id_)
