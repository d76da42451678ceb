"""Where the patients of a therapist lie: a folder for each pseudonym, and only one is open.

The computer's owner is none of them: what is theirs lies outside `patients_path`, and no
path that is handed out here leads there.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self, TypeAlias
from uuid import uuid4

from posturecoach.clinic.patients import (
    Assessed,
    Patient,
    PseudonymError,
    fit_id,
    key,
    patient_from,
    pseudonym,
)
from posturecoach.errors import OutputError, PostureCoachError, SettingsError
from posturecoach.settings.files import cannot_write, make_folder, read, write
from posturecoach.settings.places import home

_RECORD = "patient.json"
_SNAPSHOTS, _ASSESSMENTS = "snapshots", "assessments"
_ONE = "picture"  # the name of the only one that a snapshot has

Filed: TypeAlias = tuple[object, dict[str, bytes]]
"""Plain data, and pictures by name."""
_LOCK = ".open"
_ERASING = ".erasing-"
_MAKING = ".making-"
_RENAMING = "renaming_to"


class PatientError(PostureCoachError):
    """A patient's folder that can't be opened, or is not what it should be."""


def patients_path() -> Path:
    """Return the folder of all patients; it need not exist."""
    return home() / "patients"


class OpenPatient:
    """The paths of ONE patient, as long as it is open.

    Every path is checked when it is asked for: that this patient is still the one who is
    open, that the folder is the one that was opened, and that no link leads out of it.

    Attributes
    ----------
    pseudonym
        Whose.

    """

    def __init__(self, root: Path, name: str) -> None:
        self.pseudonym = name
        self._root = root
        self._folder = root / name
        self._lock: int | None = None
        self._mark = _mark_of(_checked_folder(root, self._folder))
        _for_own_eyes(self._folder)
        self._lock = _locked(self._folder / _LOCK, name)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def closed(self) -> bool:
        """Whether this patient is no longer the one who is open."""
        return self._lock is None

    def close(self) -> None:
        """Let go of the patient: no path is handed out any more."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    @property
    def folder(self) -> Path:
        """The folder, for the user's eyes only."""
        if self.closed:
            raise PatientError(
                f"The patient {self.pseudonym!r} is no longer open.",
                try_="choose the patient again; nothing was written.",
            )
        if _mark_of(_checked_folder(self._root, self._folder)) != self._mark:
            raise PatientError(
                f"The folder of {self.pseudonym!r} was exchanged while it was open.",
                try_="choose the patient again.",
            )
        return self._folder

    @property
    def journal(self) -> Path:
        """The path of the own journal; it need not exist."""
        return self._inside("journal.sqlite")

    @property
    def care(self) -> Path:
        """The path of exercises, plan and check-ins; it need not exist."""
        return self._inside("care.json")

    @property
    def neutral(self) -> Path:
        """The path of the own neutral and places; it need not exist."""
        return self._inside("neutral.toml")

    @property
    def reliability(self) -> Path:
        """The path of what five repeats gave; it need not exist."""
        return self._inside("reliability.json")

    @property
    def brought(self) -> Path:
        """The path of the journal that the patient brought from home; it need not exist."""
        return self._inside("brought.sqlite")

    # --- Snapshots: numbers, and a picture where one is handed in.

    def write_snapshot(self, id_: str, data: object, jpeg: bytes | None = None) -> None:
        """Keep a snapshot as plain data, with its picture, or without one.

        Raises
        ------
        OutputError
            If it can't be written.

        """
        self._put(_SNAPSHOTS, id_, data, {} if jpeg is None else {_ONE: jpeg})

    def read_snapshots(self) -> tuple[list[tuple[object, bytes | None]], list[PostureCoachError]]:
        """Return what was kept of snapshots, and what is the matter with those that can't be read.

        Each as plain data with its picture, or None; in the order of their files' names.
        """
        kept, broken = self._all(_SNAPSHOTS)
        return [(data, pictures.get(_ONE)) for data, pictures in kept], broken

    def erase_snapshot(self, id_: str) -> None:
        """Erase a snapshot with its picture; nothing happens where there is none."""
        self._drop(_SNAPSHOTS, id_)

    # --- What five repeats gave.

    def read_reliability(self) -> object | None:
        """Return what was kept of the repeats, as plain data; None: nothing."""
        path = self.reliability
        return None if (text := read(path)) is None else _parsed(path, text)

    def write_reliability(self, data: object) -> None:
        """Keep what the repeats gave."""
        _write(self.reliability, data)

    # --- Assessments.

    def assessment(self, id_: str) -> Path:
        """Return the path of one assessment; its folder is made.

        Raises
        ------
        PatientError
            If `id_` is not fit for a file.

        """
        if not fit_id(id_):
            raise PatientError(
                f"{id_!r} can't name an assessment.", try_="use letters, digits and hyphens."
            )
        return self._file(_ASSESSMENTS, id_)

    def read_assessment(self, id_: str) -> object:
        """Return what was kept of an assessment, as plain data; None: nothing."""
        path = self.assessment(id_)
        return None if (text := read(path)) is None else _parsed(path, text)

    def read_assessments(self) -> tuple[list[Filed], list[PostureCoachError]]:
        """Return what was kept of assessments, and what is the matter with broken ones.

        Each as plain data with its pictures by name.
        """
        return self._all(_ASSESSMENTS)

    def write_assessment(
        self, one: Assessed, data: object, pictures: Mapping[str, bytes] | None = None
    ) -> None:
        """Keep an assessment as plain data, and enter it with the patient.

        `pictures` are those that the patient agreed to, by name; others that were kept with
        it before are erased.

        Raises
        ------
        OutputError
            If it can't be written; what was there is untouched.

        """
        self._put(_ASSESSMENTS, one.id, data, pictures or {})
        self.write(self.read().with_assessment(one))

    def erase_assessment(self, id_: str) -> None:
        """Erase an assessment with its pictures, and its entry with the patient."""
        patient = self.read()
        left = tuple(one for one in patient.assessments if one.id != id_)
        self._drop(_ASSESSMENTS, id_)
        self.write(replace(patient, assessments=left))

    def _file(self, kind: str, id_: str) -> Path:
        if not fit_id(id_):
            raise PatientError(
                f"{id_!r} can't name a file of a patient.",
                try_="use letters, digits and hyphens.",
            )
        make_folder(self._inside(kind))
        return self._inside(kind, f"{id_}.json")

    def _pictures(self, kind: str, id_: str) -> Path:
        return self._inside(kind, f"{id_}.pictures")

    def _put(self, kind: str, id_: str, data: object, pictures: Mapping[str, bytes]) -> None:
        """Write the numbers, and pictures in a folder beside them; none that was not handed in."""
        path, folder = self._file(kind, id_), self._pictures(kind, id_)
        _write(path, data)
        try:
            if folder.exists():
                shutil.rmtree(folder)
        except OSError as error:
            raise cannot_write(folder, error) from None
        for name, jpeg in pictures.items():
            if not fit_id(name):
                raise PatientError(f"{name!r} can't name a picture.", try_="use another name.")
            write(folder / f"{name}.jpg", jpeg)

    def _all(
        self, kind: str
    ) -> tuple[list[tuple[object, dict[str, bytes]]], list[PostureCoachError]]:
        """Return everything of a kind; one that is broken hides no other."""
        kept: list[Filed] = []
        broken: list[PostureCoachError] = []
        folder = self._inside(kind)
        for path in sorted(folder.glob("*.json")) if folder.is_dir() else ():
            if not fit_id(path.stem):
                continue
            try:
                text = read(self._inside(kind, path.name))
                if text is not None:
                    kept.append((_parsed(path, text), self._read_pictures(kind, path.stem)))
            except PostureCoachError as error:
                broken.append(error)
        return kept, broken

    def _read_pictures(self, kind: str, id_: str) -> dict[str, bytes]:
        folder = self._pictures(kind, id_)
        found = {}
        for path in sorted(folder.glob("*.jpg")) if folder.is_dir() else ():
            if path.is_symlink() or not path.is_file():
                continue
            try:
                found[path.stem] = path.read_bytes()
            except OSError as error:
                raise PatientError(
                    f"{path} can't be read: {error.strerror}.", try_="check that it is yours."
                ) from None
        return found

    def _drop(self, kind: str, id_: str) -> None:
        path, folder = self._file(kind, id_), self._pictures(kind, id_)
        try:
            path.unlink(missing_ok=True)
            if folder.exists():
                shutil.rmtree(folder)
        except OSError as error:
            raise cannot_write(path, error) from None

    def read(self) -> Patient:
        """Return what is known of the patient.

        Raises
        ------
        SettingsError
            If the file can't be read, names another patient, or has mistakes: all are named.

        """
        path = self._inside(_RECORD)
        return _read_record(path, self.pseudonym)

    def write(self, patient: Patient) -> None:
        """Keep what is known of the patient.

        Raises
        ------
        PatientError
            If it is another patient's.
        OutputError
            If it can't be written.

        """
        if patient.pseudonym != self.pseudonym:
            raise PatientError(
                f"This is of {patient.pseudonym!r}, and {self.pseudonym!r} is open.",
                try_="choose the patient again; nothing was written.",
            )
        _write(self._inside(_RECORD), patient.to_plain())

    def _inside(self, *parts: str) -> Path:
        """Return a path in the folder; none of its parts may be a link, which could lead out."""
        path = self.folder
        for part in parts:
            path = path / part
            if path.is_symlink():
                raise PatientError(
                    f"{path} is a link, and could lead to another person's files.",
                    try_="put the file itself there.",
                )
        return path


class OwnerShelf:
    """What five repeats gave the computer's owner; nothing else of the clinic is kept of them."""

    def __init__(self) -> None:
        self._path = home() / "clinic" / "reliability.json"

    def read_reliability(self) -> object | None:
        """Return what was kept of the repeats, as plain data; None: nothing.

        Raises
        ------
        SettingsError
            If it can't be read.

        """
        return None if (text := read(self._path)) is None else _parsed(self._path, text)

    def write_reliability(self, data: object) -> None:
        """Keep what the repeats gave.

        Raises
        ------
        OutputError
            If it can't be written.

        """
        _write(self._path, data)


class Patients:
    """All patients of one therapist, of whom one at most is open.

    Parameters
    ----------
    root
        The folder of all; default: `patients_path`.

    """

    def __init__(self, root: Path | None = None) -> None:
        self._root = patients_path() if root is None else root
        self._open: OpenPatient | None = None

    @property
    def now(self) -> OpenPatient | None:
        """Who is open; None: the computer's owner."""
        return None if self._open is None or self._open.closed else self._open

    def names(self) -> tuple[str, ...]:
        """Return all pseudonyms, in alphabetical order; what is none of ours is left out."""
        self._finish_erasing()
        return tuple(sorted(self._names(), key=key))

    def make(self, name: str, created: str) -> str:
        """Make a patient and return the pseudonym, as tidied; nobody is switched to.

        `created` is the local date-time with its zone, ISO 8601.

        Raises
        ------
        PseudonymError
            If the pseudonym can't be used, or could be mistaken for one that exists.
        OutputError
            If the folder can't be made.

        """
        name = pseudonym(name, self._names())
        make_folder(self._checked_root())
        # Whole or not at all: a folder without its record would be nobody's.
        half = self._root / f"{_MAKING}{uuid4().hex}"
        try:
            half.mkdir(mode=0o700)
            half.chmod(0o700)  # whatever the umask takes away
            _write(half / _RECORD, Patient(name, created).to_plain())
            half.rename(self._root / name)
        except OSError as error:
            raise cannot_write(self._root / name, error) from None
        finally:
            shutil.rmtree(half, ignore_errors=True)
        return name

    def switch(self, name: str | None) -> OpenPatient | None:
        """Close who is open, and open another; None: the computer's owner, who is none.

        Raises
        ------
        PatientError
            If there is no such patient, or another program has it open. Then nobody is open.

        """
        if self._open is not None:
            self._open.close()
            self._open = None
        if name is None:
            return None
        opened = OpenPatient(self._root, self._known(name))
        try:
            opened.read()
        except BaseException:
            opened.close()
            raise
        self._open = opened
        return opened

    def rename(self, name: str, to: str) -> str:
        """Give a patient another pseudonym and return it as tidied; who it is of is closed.

        Raises
        ------
        PseudonymError, PatientError, OutputError
            As `make` and `switch`; then all is as it was.

        """
        name = self._known(name)
        others = [other for other in self._names() if other != name]
        to = pseudonym(to, others)
        if to == name:
            return name
        with self._alone(name) as opened:
            patient = opened.read()
            plain = patient.to_plain()
            # Should all end between the two steps, the next reader knows what was meant.
            _write(opened.folder / _RECORD, {**plain, _RENAMING: to})
        try:
            (self._root / name).rename(self._root / to)
        except OSError as error:
            _write(self._root / name / _RECORD, plain)
            raise cannot_write(self._root / to, error) from None
        with OpenPatient(self._root, to) as opened:
            opened.write(opened.read())
        return to

    def erase(self, name: str) -> None:
        """Remove all that is known of a patient; who it is of is closed.

        Raises
        ------
        PatientError
            If there is no such patient, or another program has it open.
        OutputError
            If something could not be removed; it says so, and the next `names` tries again.

        """
        name = self._known(name)
        with self._alone(name) as opened:
            folder = opened.folder
        gone = self._root / f"{_ERASING}{uuid4().hex}"
        try:
            folder.rename(gone)  # from now on it is no patient, whatever happens
            shutil.rmtree(gone)
        except OSError as error:
            raise cannot_write(gone if gone.exists() else folder, error) from None

    @contextlib.contextmanager
    def _alone(self, name: str) -> Iterator[OpenPatient]:
        """Open a patient that nobody else has open, and nobody after."""
        if self._open is not None and self._open.pseudonym == name:
            self.switch(None)
        with OpenPatient(self._root, name) as opened:
            yield opened

    def _known(self, name: str) -> str:
        """Return `name` where there is such a patient: never a path that was typed."""
        if name not in self._names():
            raise PatientError(
                f"There is no patient {name!r}.", try_="choose one of the list, or make one."
            )
        return name

    def _names(self) -> list[str]:
        root = self._checked_root()
        try:
            entries = list(root.iterdir()) if root.is_dir() else []
        except OSError as error:
            raise PatientError(
                f"{root} can't be read: {error.strerror}.", try_="check that it is yours."
            ) from None
        return [one.name for one in entries if _is_patient(one)]

    def _checked_root(self) -> Path:
        if self._root.is_symlink() or (self._root.exists() and not self._root.is_dir()):
            raise PatientError(
                f"{self._root} is not a folder of its own.",
                try_="move it away; a link could lead to other people's files.",
            )
        return self._root

    def _finish_erasing(self) -> None:
        root = self._checked_root()
        left = list(root.glob(f"{_ERASING}*")) if root.is_dir() else []
        for folder in left:
            shutil.rmtree(folder, ignore_errors=True)
        still = [folder for folder in left if folder.exists()]
        if still:
            raise OutputError(
                f"{still[0]} holds what is left of a patient that was erased.",
                try_="remove that folder by hand.",
            )


def _is_patient(path: Path) -> bool:
    if path.is_symlink() or not path.is_dir():
        return False
    try:
        return pseudonym(path.name) == path.name
    except PseudonymError:
        return False


def _checked_folder(root: Path, folder: Path) -> Path:
    """Return `folder` where it is a real one, directly in `root`."""
    try:
        fit = pseudonym(folder.name) == folder.name and folder.parent == root
    except PseudonymError:
        fit = False
    if not fit or root.is_symlink() or folder.is_symlink() or not folder.is_dir():
        raise PatientError(
            f"{folder} is not a patient's folder.", try_="choose a patient of the list."
        )
    return folder


def _mark_of(folder: Path) -> tuple[int, int]:
    """Return what tells a folder from another with the same name."""
    told = folder.stat()
    return told.st_dev, told.st_ino


def _for_own_eyes(folder: Path) -> None:
    try:
        folder.chmod(0o700)
    except OSError as error:
        raise cannot_write(folder, error) from None


def _locked(path: Path, name: str) -> int:
    """Return the open file by which other programs know that somebody has the patient open.

    The system lets go of it when the program ends, however it ends.
    """
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    try:
        handle = os.open(path, flags, 0o600)
    except OSError as error:
        raise cannot_write(path, error) from None
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError  # noqa: TRY301 - as if it were locked
        _lock(handle)
    except OSError:
        os.close(handle)
        raise PatientError(
            f"The patient {name!r} is open in another window.",
            try_="close it there, or switch to somebody else there.",
        ) from None
    return handle


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _read_record(path: Path, name: str) -> Patient:
    text = read(path)
    if text is None:
        raise _unusable(path, ["the file is missing"])
    data = _parsed(path, text)
    mistakes: list[str] = []
    if isinstance(data, dict) and data.pop(_RENAMING, None) == name:
        data["pseudonym"] = name
    patient = patient_from(data, mistakes)
    if patient is None:
        raise _unusable(path, mistakes)
    if patient.pseudonym != name:
        raise _unusable(path, [f"it is of {patient.pseudonym!r}"])
    return patient


def _parsed(path: Path, text: str) -> object:
    import json  # noqa: PLC0415 - not needed to read the settings

    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _unusable(path, [str(error)]) from None
    return found


def _unusable(path: Path, mistakes: list[str]) -> SettingsError:
    return SettingsError(
        "\n  ".join((f"{path} cannot be used:", *mistakes)),
        try_="put the file right; until then this patient stays closed.",
    )


def _write(path: Path, data: object) -> None:
    import json  # noqa: PLC0415

    write(path, json.dumps(data, allow_nan=False, ensure_ascii=False, indent=1) + "\n")
