"""What is sealed comes out again with its password, and in no other way."""

from __future__ import annotations

import os
import random
import signal
import stat
import subprocess
import sys
import tarfile
import unicodedata

import pytest

from posturecoach.errors import JournalError, NewerError, OutputError
from posturecoach.journal import sealing
from posturecoach.journal.sealing import CHUNK, is_sealed, seal, unseal

PASSWORD = "a quiet morning – 7"
HEADER = 42


@pytest.fixture(autouse=True)
def cheap(monkeypatch):
    """Keys that take a twentieth of a second: as cheap as a header may ask for."""
    monkeypatch.setattr(sealing, "LOG_N", sealing.FEWEST_LOG_N)


def content(size, seed=0):
    return random.Random(seed).randbytes(size)


@pytest.fixture
def sealed(tmp_path):
    """Three chunks and a bit."""
    (tmp_path / "plain").write_bytes(content(3 * CHUNK + 100))
    seal(tmp_path / "plain", tmp_path / "sealed", PASSWORD)
    return tmp_path / "sealed"


def refused(sealed, password=PASSWORD, says="not the right one, or the file is damaged"):
    target = sealed.with_name("out")
    before = sorted(sealed.parent.iterdir())
    with pytest.raises(JournalError, match=says):
        unseal(sealed, target, password)
    assert sorted(sealed.parent.iterdir()) == before


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 5 * CHUNK + 7])
def test_a_file_of_any_size_comes_out_as_it_was(tmp_path, size):
    plain, out = tmp_path / "plain", tmp_path / "out"
    plain.write_bytes(content(size))
    seal(plain, tmp_path / "sealed", PASSWORD)
    unseal(tmp_path / "sealed", out, PASSWORD)
    assert out.read_bytes() == plain.read_bytes()
    assert is_sealed(tmp_path / "sealed")
    assert not is_sealed(plain)
    for file in (tmp_path / "sealed", out):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_nothing_of_what_is_sealed_can_be_read_in_it(tmp_path):
    (tmp_path / "secret name").write_bytes(b"it hurts " * 30_000)
    seal(tmp_path / "secret name", tmp_path / "sealed", PASSWORD)
    raw = (tmp_path / "sealed").read_bytes()
    assert b"hurts" not in raw
    assert b"secret" not in raw
    seal(tmp_path / "secret name", tmp_path / "again", PASSWORD)
    assert (tmp_path / "again").read_bytes()[HEADER:] != raw[HEADER:]


def test_the_key_costs_what_is_written_down(tmp_path, monkeypatch):
    monkeypatch.undo()
    (tmp_path / "plain").write_bytes(b"x")
    seal(tmp_path / "plain", tmp_path / "sealed", PASSWORD)
    raw = (tmp_path / "sealed").read_bytes()
    assert (raw[:16], raw[16], raw[17], *raw[18:21]) == (b"POSTURECOACHSEAL", 1, 0, 17, 8, 1)
    assert len(raw) == HEADER + 1 + 16
    unseal(tmp_path / "sealed", tmp_path / "out", PASSWORD)


def test_the_container_is_what_is_documented(sealed):
    """Opened by hand, with nothing of ours: another program could do it."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    raw = sealed.read_bytes()
    head, body = raw[:HEADER], raw[HEADER:]
    scrypt = Scrypt(salt=head[21:35], length=32, n=2 ** head[18], r=head[19], p=head[20])
    key = AESGCM(scrypt.derive(unicodedata.normalize("NFC", PASSWORD).encode()))
    step = 65_536 + 16
    chunks = [body[at : at + step] for at in range(0, len(body), step)]
    plain = b"".join(
        key.decrypt(head[35:] + n.to_bytes(4, "big") + bytes([n == len(chunks) - 1]), chunk, head)
        for n, chunk in enumerate(chunks)
    )
    assert plain == content(3 * CHUNK + 100)


@pytest.mark.parametrize("wrong", ["a quiet morning – 8", "", " ", "x" * 100_000])
def test_another_password_opens_nothing(sealed, wrong):
    refused(sealed, wrong)


def test_the_same_letters_are_the_same_password_however_they_were_typed(tmp_path):
    (tmp_path / "plain").write_bytes(b"x")
    seal(tmp_path / "plain", tmp_path / "sealed", unicodedata.normalize("NFC", "Grüße"))
    unseal(tmp_path / "sealed", tmp_path / "out", unicodedata.normalize("NFD", "Grüße"))


@pytest.mark.parametrize("password", ["", "  ", "\t\n"])
def test_an_empty_password_is_none(tmp_path, password):
    (tmp_path / "plain").write_bytes(b"x")
    with pytest.raises(OutputError, match="empty"):
        seal(tmp_path / "plain", tmp_path / "sealed", password)
    assert not (tmp_path / "sealed").exists()


def test_a_bit_that_is_changed_anywhere_is_noticed(sealed):
    raw = sealed.read_bytes()
    picked = random.Random(1)
    at = [*range(21, HEADER, 3), HEADER, len(raw) - 1, *picked.sample(range(len(raw)), 12)]
    for place in at:
        damaged = bytearray(raw)
        damaged[place] ^= 1 << picked.randrange(8)
        sealed.write_bytes(damaged)
        refused(sealed, says="damaged|not a file that Posture Coach sealed|newer")


@pytest.mark.parametrize(
    "cut",
    [
        lambda raw: raw[:-1],
        lambda raw: raw[:-116],  # the last chunk is gone
        lambda raw: raw[: HEADER + CHUNK + 16],
        lambda raw: raw[: HEADER + 20],
        lambda raw: raw[:HEADER],
        lambda raw: raw[: HEADER - 1],
        lambda raw: raw + b"\0",
        lambda raw: raw + raw[-116:],
        # The first two chunks, the other way round; and one of them twice.
        lambda raw: raw[:HEADER] + _chunk(raw, 1) + _chunk(raw, 0) + raw[HEADER + 2 * 65_552 :],
        lambda raw: raw[:HEADER] + _chunk(raw, 0) + _chunk(raw, 0) + raw[HEADER + 65_552 :],
        lambda raw: raw[:HEADER] + raw[HEADER + 65_552 :],
    ],
)
def test_what_is_cut_short_doubled_or_in_another_order_is_noticed(sealed, cut):
    sealed.write_bytes(cut(sealed.read_bytes()))
    refused(sealed)


def _chunk(raw, number):
    at = HEADER + number * (CHUNK + 16)
    return raw[at : at + CHUNK + 16]


def test_chunks_of_another_file_do_not_fit(sealed, tmp_path):
    seal(tmp_path / "plain", tmp_path / "other", PASSWORD)
    raw, other = sealed.read_bytes(), (tmp_path / "other").read_bytes()
    sealed.write_bytes(raw[:HEADER] + _chunk(other, 0) + raw[HEADER + CHUNK + 16 :])
    refused(sealed)


def test_a_newer_container_is_refused_with_a_sentence(sealed):
    raw = bytearray(sealed.read_bytes())
    raw[16] = 2
    sealed.write_bytes(raw)
    with pytest.raises(NewerError, match="newer Posture Coach"):
        unseal(sealed, sealed.with_name("out"), PASSWORD)
    assert is_sealed(sealed)


@pytest.mark.parametrize(
    ("at", "value"), [(17, 9), (18, 40), (18, 14), (19, 0), (19, 255), (20, 0)]
)
def test_a_header_that_asks_for_all_the_memory_gets_none(sealed, at, value, monkeypatch):
    monkeypatch.setattr(sealing, "_key", lambda *_: pytest.fail("a key was made"))
    raw = bytearray(sealed.read_bytes())
    raw[at] = value
    sealed.write_bytes(raw)
    refused(sealed)


def test_what_is_no_sealed_file_is_said(tmp_path):
    (tmp_path / "plain").write_bytes(b"hello")
    refused(tmp_path / "plain", says="not a file that Posture Coach sealed")
    refused(tmp_path / "missing", says="cannot be read")
    assert not is_sealed(tmp_path / "missing")
    assert not is_sealed(tmp_path)


# --- Folders.


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "folder"
    (folder / "in it").mkdir(parents=True)
    (folder / "days.csv").write_bytes(content(200_000))
    (folder / "in it" / "événements.csv").write_bytes(b"")
    return folder


def test_a_folder_comes_out_as_it_was(folder, tmp_path):
    seal(folder, tmp_path / "sealed", PASSWORD)
    unseal(tmp_path / "sealed", tmp_path / "out", PASSWORD)
    found = {
        file.relative_to(tmp_path / "out").as_posix(): file.read_bytes()
        for file in (tmp_path / "out").rglob("*")
        if file.is_file()
    }
    assert found == {"days.csv": content(200_000), "in it/événements.csv": b""}
    for one in (tmp_path / "out", *(tmp_path / "out").rglob("*")):
        assert stat.S_IMODE(one.stat().st_mode) == (0o700 if one.is_dir() else 0o600)


def test_a_folder_that_is_there_is_left_alone(folder, tmp_path):
    seal(folder, tmp_path / "sealed", PASSWORD)
    with pytest.raises(OutputError, match="there already"):
        unseal(tmp_path / "sealed", folder, PASSWORD)
    (tmp_path / "empty").mkdir()
    unseal(tmp_path / "sealed", tmp_path / "empty", PASSWORD)
    assert (tmp_path / "empty" / "days.csv").is_file()


def test_a_damaged_end_leaves_nothing_of_a_folder(folder, tmp_path):
    seal(folder, tmp_path / "sealed", PASSWORD)
    raw = (tmp_path / "sealed").read_bytes()
    (tmp_path / "sealed").write_bytes(raw[:-1] + bytes([raw[-1] ^ 1]))
    refused(tmp_path / "sealed")


def a_link(archive, tmp_path):
    member = tarfile.TarInfo("link")
    member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
    archive.addfile(member)


def a_device(archive, tmp_path):
    member = tarfile.TarInfo("device")
    member.type = tarfile.CHRTYPE
    archive.addfile(member)


def the_same_twice(archive, tmp_path):
    for _ in range(2):
        named("twice")(archive, tmp_path)


def a_sparse_one(archive, tmp_path):
    member = tarfile.TarInfo("large")
    member.pax_headers = {
        "GNU.sparse.major": "0",
        "GNU.sparse.minor": "1",
        "GNU.sparse.name": "large",
        "GNU.sparse.map": "0,0",
        "GNU.sparse.size": str(1 << 20),  # of nothing
    }
    archive.addfile(member)


def named(name):
    def add(archive, tmp_path):
        (tmp_path / "x").write_bytes(b"x")
        with (tmp_path / "x").open("rb") as file:
            member = archive.gettarinfo(fileobj=file)
            member.name = name
            archive.addfile(member, file)

    return add


@pytest.mark.parametrize(
    "add",
    [
        *(named(name) for name in ("../out of it", "a/../../out of it", "C:evil", "a\\b", "a|b")),
        a_link,
        a_device,
        the_same_twice,
        a_sparse_one,
    ],
)
def test_a_folder_made_to_do_harm_is_refused(tmp_path, add, monkeypatch):
    """Sealed by somebody who knows the password: everything in it is as they wished."""
    inside = tmp_path / "inside"
    inside.mkdir()
    with tarfile.open(tmp_path / "harm.tar", "w", format=tarfile.PAX_FORMAT) as archive:
        add(archive, tmp_path)
    _seal_as_folder(tmp_path / "harm.tar", inside / "sealed", monkeypatch)
    refused(inside / "sealed", says="nothing was taken")
    assert not (tmp_path / "out of it").exists()


def test_a_path_from_the_root_is_refused(tmp_path, monkeypatch):
    member = tarfile.TarInfo("x")
    member.name = f"{tmp_path}/out of it"
    raw = member.tobuf(tarfile.PAX_FORMAT) + bytes(1024)
    (tmp_path / "harm.tar").write_bytes(raw)
    (tmp_path / "inside").mkdir()
    _seal_as_folder(tmp_path / "harm.tar", tmp_path / "inside" / "sealed", monkeypatch)
    refused(tmp_path / "inside" / "sealed", says="nothing was taken")
    assert not (tmp_path / "out of it").exists()


@pytest.mark.parametrize("raw", [b"", b"no archive at all" * 100])
def test_a_folder_that_is_none_is_refused(tmp_path, raw, monkeypatch):
    (tmp_path / "harm.tar").write_bytes(raw)
    (tmp_path / "inside").mkdir()
    _seal_as_folder(tmp_path / "harm.tar", tmp_path / "inside" / "sealed", monkeypatch)
    refused(tmp_path / "inside" / "sealed", says="nothing was taken")


def test_more_files_than_anybody_has_are_refused(folder, tmp_path, monkeypatch):
    seal(folder, tmp_path / "sealed", PASSWORD)
    monkeypatch.setattr(sealing, "MOST_FILES", 1)
    refused(tmp_path / "sealed", says="more than 1 files")


def _seal_as_folder(archive, target, monkeypatch):
    """Seal these very bytes as if they were a folder that was packed."""
    with monkeypatch.context() as other:
        other.setattr(
            sealing, "_pack", lambda _folder, _files, into: into.write(archive.read_bytes())
        )
        seal(target.parent, target, PASSWORD)


def test_what_follows_the_end_of_a_folder_is_looked_at_too(tmp_path, monkeypatch):
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        named("x")(archive, tmp_path)
    with (tmp_path / "a.tar").open("ab") as file:
        file.write(bytes(3 * CHUNK))
    (tmp_path / "inside").mkdir()
    sealed = tmp_path / "inside" / "sealed"
    _seal_as_folder(tmp_path / "a.tar", sealed, monkeypatch)
    raw = sealed.read_bytes()
    sealed.write_bytes(raw[:-1] + bytes([raw[-1] ^ 1]))
    refused(sealed)


def test_a_link_is_not_followed_when_a_folder_is_sealed(folder, tmp_path):
    (folder / "link").symlink_to("/etc/passwd")
    with pytest.raises(JournalError, match="no plain file"):
        seal(folder, tmp_path / "sealed", PASSWORD)
    assert not (tmp_path / "sealed").exists()


# --- Places that can't be written, and being killed.


def test_what_cannot_be_written_is_said(sealed, tmp_path):
    with pytest.raises(OutputError, match="is a folder"):
        unseal(sealed, tmp_path, PASSWORD)
    with pytest.raises(OutputError, match="cannot be written"):
        unseal(sealed, sealed / "below a file", PASSWORD)
    with pytest.raises(OutputError, match="cannot be written"):
        seal(tmp_path / "plain", sealed / "below a file", PASSWORD)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")  # noqa: PTH110
def test_a_full_disk_is_said_and_leaves_what_was_there(sealed, tmp_path, monkeypatch):
    (tmp_path / "out").write_bytes(b"before")

    real = os.open

    def full(path, *more):
        return real("/dev/full", os.O_WRONLY) if ".out" in str(path) else real(path, *more)

    monkeypatch.setattr(sealing.os, "open", full)
    with pytest.raises(OutputError, match="no space left"):
        unseal(sealed, tmp_path / "out", PASSWORD)
    assert (tmp_path / "out").read_bytes() == b"before"


_CHILD = """
import sys
from pathlib import Path
from posturecoach.journal import sealing
sealing.LOG_N = sealing.FEWEST_LOG_N
written = sealing._Written.write
def slowly(self, data):
    done = written(self, data)
    self.flush()
    print("written", flush=True)
    sys.stdin.readline()
    return done
sealing._Written.write = slowly
getattr(sealing, sys.argv[1])(Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])
"""


@pytest.mark.parametrize("what", ["seal", "unseal"])
@pytest.mark.parametrize("chunks", [1, 3])
def test_being_killed_leaves_no_half_of_it_and_the_next_time_works(sealed, tmp_path, what, chunks):
    source = tmp_path / "plain" if what == "seal" else sealed
    target = tmp_path / "target"
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, what, str(source), str(target), PASSWORD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with child:
        for _ in range(chunks):
            assert child.stdout.readline() == "written\n"
            child.stdin.write("\n")
            child.stdin.flush()
        child.send_signal(signal.SIGKILL)
    assert child.returncode == -signal.SIGKILL
    assert not target.exists()
    (seal if what == "seal" else unseal)(source, target, PASSWORD)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["plain", "sealed", "target"]
