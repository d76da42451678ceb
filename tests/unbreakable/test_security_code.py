"""No file that is read can run anything: by what the code may not use at all."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import posturecoach

PACKAGE = Path(posturecoach.__file__).parent

# Ways from data to code, and names of files that somebody else may have put there.
MODULES = {"pickle", "cPickle", "dill", "marshal", "shelve", "yaml", "joblib"}
CALLS = {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "tempfile.mktemp"}
# What unpacks archives or reads XML has to refuse bombs and ways out of the folder: one does, and
# whoever adds another meets this line.
READERS = {"zipfile", "tarfile", "shutil.unpack_archive", "xml.etree", "xml.dom", "xml.sax", "lxml"}

GUARDED = {"journal/sealing.py"}  # tests/journal/test_sealing.py tries ways out, links and bombs


def names(tree):
    """Return what is imported and called, by dotted name, with the line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "", node
            yield from ((f"{node.module}.{alias.name}", node) for alias in node.names)
        elif isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def found_in(source):
    """Return what of it is forbidden."""
    wrong = []
    for name, node in names(ast.parse(source)):
        if name.partition(".")[0] in MODULES or name in CALLS:
            wrong.append((node.lineno, name))
        if any(name == one or name.startswith(f"{one}.") for one in READERS):
            wrong.append((node.lineno, name))
        if isinstance(node, ast.Call):
            for keyword in node.keywords:
                constant = isinstance(keyword.value, ast.Constant)
                shell = keyword.arg == "shell" and not (constant and keyword.value.value is False)
                pickled = keyword.arg == "allow_pickle" and not (
                    constant and keyword.value.value is False
                )
                if shell or pickled:
                    wrong.append((node.lineno, keyword.arg))
    return wrong


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_that_no_data_can_become_code(path):
    wrong = found_in(path.read_text(encoding="utf-8"))
    if path.relative_to(PACKAGE).as_posix() in GUARDED:
        wrong = [one for one in wrong if not one[1].startswith("tarfile")]
    assert wrong == []


@pytest.mark.parametrize(
    "line",
    [
        "import pickle",
        "from yaml import load",
        "eval(words)",
        "subprocess.run(words, shell=True)",
        "np.load(path, allow_pickle=True)",
        "import zipfile",
        "from xml.etree import ElementTree",
        "os.system(words)",
    ],
)
def test_that_the_search_would_find_it(line):
    assert found_in(line)


def test_that_nothing_but_code_and_data_travels():
    endings = {path.suffix for path in PACKAGE.rglob("*") if path.is_file()} - {".pyc"}
    assert not endings & {".so", ".dll", ".exe", ".sh", ".bat", ".pkl", ".npy", ".zip"}
