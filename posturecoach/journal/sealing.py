"""Sealing a file or a folder with a password, for a copy that leaves this computer.

The container, version 1: a header of 42 bytes, then chunks.

=====  ====================================================================================
bytes  of the header
=====  ====================================================================================
16     ``POSTURECOACHSEAL``
1      version, 1
1      what is inside: 0 a file, 1 a folder (as a tar archive, not compressed)
1      scrypt: the binary logarithm of n
1      scrypt: r
1      scrypt: p
14     the salt of scrypt
7      the first bytes of every nonce
=====  ====================================================================================

The key is scrypt of the password (Unicode NFC, UTF-8), 32 bytes. Chunks are AES-256-GCM of 64 KiB
each, the last one of 0 to 64 KiB, with their tags of 16 bytes behind them. A nonce is those 7
bytes, the number of the chunk (4 bytes, big endian) and 1 for the last chunk, else 0; the
header is authenticated with every chunk. So a bit that is changed, a chunk that is missing,
doubled or in another place, and an end that is cut off are all noticed (STREAM, Hoang et al.
2015).

Nothing is compressed: what is opened is never larger than what was there.
"""

from __future__ import annotations

import io
import os
import shutil
import struct
import tarfile
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from posturecoach.errors import JournalError, NewerError, OutputError
from posturecoach.settings.files import cannot_write, make_folder

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

T = TypeVar("T")

MAGIC = b"POSTURECOACHSEAL"
VERSION = 1
LOG_N = 17  # scrypt takes 128 MB and half a second then, which whoever guesses has to pay, too
FEWEST_LOG_N, MOST_LOG_N = 15, 20  # a header that asks for more would only fill the memory
_R, _P, _MOST_R, _MOST_P = 8, 1, 16, 4
CHUNK = 64 * 1024
_TAG = 16
_HEADER = struct.Struct(">16sBBBBB14s7s")
_FILE, _FOLDER = 0, 1
MOST_FILES = 10_000
_STRANGE = frozenset('\\:*?"<>|\0')  # in names: on some system they lead elsewhere


def seal(source: Path, target: Path, password: str) -> None:
    """Write the file or folder `source` to `target` so that only the password opens it.

    `target` is for the user's eyes only, and is written whole or not at all.

    Raises
    ------
    JournalError
        If `source` can't be read, or holds what is neither a file nor a folder.
    OutputError
        If the password is empty, or `target` can't be written.

    """
    check_password(password)
    kind = _FOLDER if source.is_dir() else _FILE
    members = _members(source) if kind == _FOLDER else []
    header = _Header(kind, LOG_N, _R, _P, os.urandom(14), os.urandom(7))
    key = _key(password, header)
    with _replaced(target) as file:
        file.write(header.packed)
        sealer = _Sealer(file, key, header)
        with _read_in_words(source):
            if kind == _FOLDER:
                _pack(source, members, sealer)
            else:
                with source.open("rb") as plain:
                    shutil.copyfileobj(plain, sealer, CHUNK)
        sealer.finish()


def unseal(source: Path, target: Path, password: str) -> None:
    """Write what is sealed in `source` to `target`: a file, or a new folder.

    Nothing stands at `target` before the last byte was found to be as it was sealed.

    Raises
    ------
    JournalError
        If `source` is not sealed, the password is wrong or the file damaged (which can't be
        told apart), or it holds names that lead out of the folder.
    NewerError
        If a newer version sealed it.
    OutputError
        If `target` can't be written, or is a folder with something in it.

    """
    with _read_in_words(source), source.open("rb") as sealed:
        header = _Header.read(sealed, source)
        plain = _Opened(sealed, _key(password, header), header, source)
        if header.kind == _FOLDER:
            with _new_folder(target) as folder:
                _unpack(plain, folder, source)
        else:
            with _replaced(target) as file:
                for chunk in plain.chunks():
                    file.write(chunk)


def is_sealed(path: Path) -> bool:
    """Return whether `path` is a file that was sealed, by this version or another."""
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def holds_folder(path: Path) -> bool:
    """Return whether a sealed file says that it holds a folder."""
    with _read_in_words(path), path.open("rb") as file:
        return _Header.read(file, path).kind == _FOLDER


def check_password(password: str) -> None:
    """Raise OutputError if `password` is none."""
    if not password.strip():
        raise OutputError("The password is empty.", try_="choose some words that nobody guesses.")


@dataclass(frozen=True, slots=True)
class _Header:
    """What stands before the chunks."""

    kind: int
    log_n: int
    r: int
    p: int
    salt: bytes
    nonce: bytes

    @property
    def packed(self) -> bytes:
        return _HEADER.pack(
            MAGIC, VERSION, self.kind, self.log_n, self.r, self.p, self.salt, self.nonce
        )

    @classmethod
    def read(cls, file: BinaryIO, path: Path) -> _Header:
        raw = file.read(_HEADER.size)
        if raw[: len(MAGIC)] != MAGIC:
            raise JournalError(
                f"{path} is not a file that Posture Coach sealed.", try_="name another file."
            )
        if len(raw) < _HEADER.size:
            raise _wrong(path)
        _, version, kind, log_n, r, p, salt, nonce = _HEADER.unpack(raw)
        if version > VERSION:
            raise NewerError(
                f"{path} was sealed by a newer Posture Coach.", try_="use that version to open it."
            )
        sane = FEWEST_LOG_N <= log_n <= MOST_LOG_N and 1 <= r <= _MOST_R and 1 <= p <= _MOST_P
        if version != VERSION or kind not in (_FILE, _FOLDER) or not sane:
            raise _wrong(path)
        return cls(kind, log_n, r, p, salt, nonce)

    def nonce_of(self, number: int, *, last: bool) -> bytes:
        return self.nonce + struct.pack(">IB", number, last)


def _key(password: str, header: _Header) -> AESGCM:
    # Some megabytes, and needed by few: loaded when something is sealed or opened.
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt  # noqa: PLC0415

    # The same letters are other bytes on another keyboard or system, unless they are composed.
    words = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    scrypt = Scrypt(salt=header.salt, length=32, n=1 << header.log_n, r=header.r, p=header.p)
    try:
        return AESGCM(scrypt.derive(words))
    except MemoryError:
        raise JournalError(
            "There is too little memory to make a key from the password.",
            try_=f"close other programs: it takes {(128 * header.r << header.log_n) >> 20} MB.",
        ) from None


class _Sealer(io.RawIOBase):
    """Takes plain bytes, writes sealed chunks."""

    def __init__(self, file: BinaryIO, key: AESGCM, header: _Header) -> None:
        self._file, self._key, self._header = file, key, header
        self._held = bytearray()
        self._number = 0

    def writable(self) -> bool:
        return True

    def write(self, plain: bytes) -> int:  # type: ignore[override]
        self._held += plain
        # One more byte than a chunk must be there: which chunk is the last is known only then.
        while len(self._held) > CHUNK:
            self._put(bytes(self._held[:CHUNK]), last=False)
            del self._held[:CHUNK]
        return len(plain)

    def finish(self) -> None:
        self._put(bytes(self._held), last=True)

    def _put(self, plain: bytes, *, last: bool) -> None:
        nonce = self._header.nonce_of(self._number, last=last)
        self._file.write(self._key.encrypt(nonce, plain, self._header.packed))
        self._number += 1


class _Opened(io.RawIOBase):
    """Plain bytes of a sealed file, chunk after chunk, each found to be as it was sealed."""

    def __init__(self, file: BinaryIO, key: AESGCM, header: _Header, path: Path) -> None:
        self._file, self._key, self._header, self._path = file, key, header, path
        self._chunks = self.chunks()
        self._held = b""

    def readable(self) -> bool:
        return True

    def chunks(self) -> Iterator[bytes]:
        """Yield the plain chunks; raise JournalError at the first that is not as it was."""
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - as above

        number, ahead = 0, self._file.read(CHUNK + _TAG)
        while True:
            chunk, ahead = ahead, self._file.read(CHUNK + _TAG)
            nonce = self._header.nonce_of(number, last=not ahead)
            try:
                yield self._key.decrypt(nonce, chunk, self._header.packed)
            except InvalidTag:
                raise _wrong(self._path) from None
            if not ahead:
                return
            number += 1

    def read(self, size: int = -1) -> bytes:
        """Return `size` bytes, fewer at the end only."""
        while size < 0 or len(self._held) < size:
            more = next(self._chunks, None)
            if more is None:
                break
            self._held += more
        found, self._held = (
            (self._held, b"") if size < 0 else (self._held[:size], self._held[size:])
        )
        return found

    def finish(self) -> None:
        """Read to the end, so that it is known to be there."""
        for _ in self._chunks:
            pass


# --- Folders.


def _members(folder: Path) -> list[Path]:
    """Return the files below a folder, in order; refuse what is neither a file nor a folder."""
    found = sorted(folder.rglob("*"))
    for one in found:
        if one.is_symlink() or not (one.is_file() or one.is_dir()) or set(one.name) & _STRANGE:
            raise JournalError(
                f"{one} can't be sealed: it is no plain file, or has an unusual name.",
                try_="take it out of the folder first, or give it another name.",
            )
    return [one for one in found if one.is_file()]


def _pack(folder: Path, members: list[Path], into: _Sealer) -> None:
    with tarfile.open(fileobj=into, mode="w|", format=tarfile.PAX_FORMAT) as archive:
        for file in members:
            member = tarfile.TarInfo(file.relative_to(folder).as_posix())
            member.mode = 0o600
            with file.open("rb") as plain:
                member.size = os.fstat(plain.fileno()).st_size
                archive.addfile(member, plain)


def _unpack(plain: _Opened, folder: Path, source: Path) -> None:
    """Write the files of the archive below `folder`; only files, and only below it."""
    try:
        with tarfile.open(fileobj=plain, mode="r|") as archive:
            for number, member in enumerate(archive):
                path = _inside(folder, member, source)
                if number >= MOST_FILES:
                    raise _odd(source, f"more than {MOST_FILES} files")
                if path is None:
                    continue
                make_folder(path.parent)
                content = archive.extractfile(member)
                if content is None or path.exists():
                    raise _odd(source, f"two files named {member.name!r:.80}")
                with _private(path) as file:
                    shutil.copyfileobj(content, file, CHUNK)
        plain.finish()
    except (tarfile.TarError, EOFError, ValueError, RecursionError) as error:
        raise _odd(source, f"a folder that can't be read ({error})") from None


def _inside(folder: Path, member: tarfile.TarInfo, source: Path) -> Path | None:
    """Return where a member belongs; None for a folder, which is made with its files."""
    name = PurePosixPath(member.name)
    plain = member.isfile() and not member.issparse()  # a sparse file can grow without end
    outside = name.is_absolute() or not name.parts or ".." in name.parts
    strange = any(set(part) & _STRANGE for part in name.parts)
    if outside or strange or not (plain or member.isdir()):
        raise _odd(source, f"{member.name!r:.80}, which is no plain file below the folder")
    return None if member.isdir() else folder.joinpath(*name.parts)


def _odd(source: Path, what: str) -> JournalError:
    return JournalError(
        f"{source} holds {what}; nothing was taken from it.",
        try_="ask who made it, and how: Posture Coach makes no such files.",
    )


# --- Files that are there whole or not at all.


@contextmanager
def _replaced(path: Path) -> Iterator[BinaryIO]:
    """Open a file that takes the place of `path` when all went well."""
    path = path.resolve()
    if path.is_dir():
        raise OutputError(f"{path} is a folder.", try_="name a file in it.")
    make_folder(path.parent)
    new = path.with_name(f".{path.name}.new")
    try:
        _in_words(path, lambda: new.unlink(missing_ok=True))  # of a run that was killed
        with _private(new) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _in_words(path, lambda: new.replace(path))
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)


@contextmanager
def _private(path: Path) -> Iterator[BinaryIO]:
    """Open a new file for the user's eyes only; say in words what can't be written."""
    handle = _in_words(path, lambda: os.open(path, _NEW, 0o600))
    with os.fdopen(handle, "wb") as file:
        written = _Written(file, path)
        yield written  # type: ignore[misc]
        written.flush()


_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class _Written:
    """A file whose failures while writing are told from those of the file that is read."""

    def __init__(self, file: BinaryIO, path: Path) -> None:
        self._file, self._path = file, path

    def write(self, data: bytes) -> int:
        return _in_words(self._path, lambda: self._file.write(data))

    def flush(self) -> None:
        _in_words(self._path, self._file.flush)

    def fileno(self) -> int:
        return self._file.fileno()


@contextmanager
def _new_folder(path: Path) -> Iterator[Path]:
    """Make a folder that is called `path` when all went well."""
    path = path.resolve()
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise OutputError(f"{path} is there already.", try_="name a folder that is not.")
    make_folder(path.parent)
    new = path.with_name(f".{path.name}.new")
    shutil.rmtree(new, ignore_errors=True)  # of a run that was killed
    try:
        _in_words(path, lambda: new.mkdir(mode=0o700))
        yield new
        if path.is_dir():
            path.rmdir()
        _in_words(path, lambda: new.replace(path))
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _in_words(path: Path, work: Callable[[], T]) -> T:
    try:
        return work()
    except OSError as error:
        raise cannot_write(path, error) from None


@contextmanager
def _read_in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        words = (error.strerror or str(error)).lower()
        raise JournalError(
            f"{error.filename or path} cannot be read: {words}.",
            try_="check the name, and that it is yours to read.",
        ) from None


def _wrong(path: Path) -> JournalError:
    return JournalError(
        f"{path} cannot be opened: the password is not the right one, or the file is damaged; "
        "which of them can't be told.",
        try_="type the password again, or take another copy of the file. "
        "Without the password nobody can open it.",
    )
