"""Gather all that the window says, keep the translations up to date, and compile them.

Run ``python -m posturecoach.desktop.translations.update`` after a change of words. It writes
``posturecoach_*.ts`` (to be translated by hand or in Qt Linguist), ``templates.json`` and
``posturecoach_*.qm``. Gathered are the calls of `tr` and `translate`, the texts in
``data/*.toml``, and the sentences of the rooms below, which know no Qt.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from posturecoach.desktop.languages import FIELD, FOLDER, SENTENCES, SOURCE
from posturecoach.ergonomics.zones import SECOND_HAND
from posturecoach.exercise_book import exercises
from posturecoach.rulebook import day_rules, hold_rules, policy_rules, zone_rules

PACKAGE = FOLDER.parent.parent
_CALLS = {"tr", "translate", "QT_TRANSLATE_NOOP"}
_TEXTS = {"words", "more", "change", "sure", "text", "cite"}  # keys that hold words to show
_TOML = ("cards", "measures", "workstation")
_CITED = ("still_s", "sitting_s", "eyes_s")  # numbers of the coach whose source is shown
# Where sentences for the person are made without Qt.
_ROOMS = (
    *("session.py", "posture/moved.py", "posture/neutral.py", "posture/clamp.py"),
    *("posture/lens.py", "vision/*.py", "settings/files.py", "settings/keeping.py"),
    *("settings/known.py", "settings/coach_memory.py", "desktop/keeper.py"),
    *("surroundings/autostart.py", "surroundings/hotkey*.py"),
)
_PHRASES = {  # functions and tables whose words are no whole sentences
    "posture/neutral.py": {"_problem", "_REST_FRONT", "_REST_SIDE", "why"},
    "posture/lens.py": {"Known", "words"},
    "settings/files.py": {"_words", "moved"},
    "vision/cameras.py": {"extra"},
}
_COMMENTS = {"_HEAD", "comment"}  # what stands above the values in a file of ours


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """Something to translate. `plural` where a number, written %n, decides the form."""

    context: str
    source: str
    plural: bool
    file: str


def gathered() -> list[Message]:
    """Return all that is to be translated, each once for each context."""
    found: dict[tuple[str, str], Message] = {}
    for message in (*_of_window(), *_of_data(), *_of_rooms()):
        found.setdefault((message.context, message.source), message)
    return sorted(found.values())


def templates(messages: Iterable[Message]) -> list[str]:
    """Return the sentences with names or numbers in them."""
    return sorted(m.source for m in messages if m.context == SENTENCES and FIELD.search(m.source))


def merge(messages: list[Message], ts: Path) -> None:
    """Bring the file `ts` up to date with `messages`; what is translated stays so."""
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "messages.cpp"
        listed.write_text("".join(map(_as_code, messages)), encoding="utf-8")
        options = ["-silent", "-locations", "none", "-no-obsolete", "-source-language", "en"]
        if ts.stem.endswith(f"_{SOURCE}"):
            options.append("-pluralonly")
        _run("lupdate", *options, str(listed), "-ts", str(ts))


def compile_(ts: Path, qm: Path) -> None:
    """Write the translations in `ts` to `qm`, as Qt reads them."""
    _run("lrelease", "-silent", str(ts), "-qm", str(qm))


def main() -> None:
    """Bring all languages up to date."""
    messages = gathered()
    text = json.dumps(templates(messages), ensure_ascii=False, indent=1)
    (FOLDER / "templates.json").write_text(text + "\n", encoding="utf-8")
    for ts in sorted(FOLDER.glob("*.ts")):
        merge(messages, ts)
        compile_(ts, ts.with_suffix(".qm"))


def _of_window() -> Iterator[Message]:
    for path in sorted((PACKAGE / "desktop").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        yield from _calls(tree, "", path.name, _shortcuts(tree))


def _calls(
    node: ast.AST, context: str, file: str, shortcuts: Mapping[str, str]
) -> Iterator[Message]:
    """Yield the calls within `node`; the context of `tr` is its class, as with Qt."""
    if isinstance(node, ast.ClassDef):
        context = node.name
    if isinstance(node, ast.Call):
        name = _name(node)
        words = [a.value if isinstance(a, ast.Constant) else None for a in node.args]
        if name in shortcuts:
            words.insert(0, shortcuts[name])
        elif name == "tr":
            words.insert(0, context)
        if name in _CALLS or name in shortcuts:
            own, source, *_ = *words, None, None
            if isinstance(own, str) and isinstance(source, str):
                yield Message(own, source, "%n" in source, file)
    for child in ast.iter_child_nodes(node):
        yield from _calls(child, context, file, shortcuts)


def _shortcuts(tree: ast.Module) -> dict[str, str]:
    """Return the context of each function that only translates what it is given."""
    found = {}
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef) or not node.args.args:
            continue
        last, given = node.body[-1], node.args.args[0].arg
        if isinstance(last, ast.Return) and _name(last.value) == "translate":
            match last.value:
                case ast.Call(args=[ast.Constant(value=str(context)), ast.Name(id=name), *_]):
                    if name == given:
                        found[node.name] = context
    return found


def _of_data() -> Iterator[Message]:
    for name in _TOML:
        path = PACKAGE / "desktop" / "data" / f"{name}.toml"
        for words in _values(tomllib.loads(path.read_text(encoding="utf-8"))):
            yield Message("texts", words, plural=False, file=path.name)
    for cite in (*_sources(), *(policy_rules().cites[name][1] for name in _CITED)):
        yield Message("texts", cite, plural=False, file="where a rule comes from")


def _sources() -> Iterator[str]:
    """Yield where zones, holding times and the parts of the day score come from, as shown."""
    yield from (rule.source for rule in zone_rules())
    for hold in hold_rules():
        source = hold.source.split(";")[0]
        yield f"after {source}" if source.startswith(SECOND_HAND) else source
    yield from (part.cite for part in day_rules().parts)
    yield from sorted({one.source for one in exercises().values()})


def _values(value: object, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for inner, one in value.items():
            yield from _values(one, inner)
    elif isinstance(value, list):
        for one in value:
            yield from _values(one, key)
    elif isinstance(value, str) and key in _TEXTS and value:
        yield value


def _of_rooms() -> Iterator[Message]:
    for pattern in _ROOMS:
        for path in sorted(PACKAGE.glob(pattern)):
            name = path.relative_to(PACKAGE).as_posix()
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for source in _sentences(tree, _PHRASES.get(name, set())):
                yield Message(SENTENCES, source, plural=False, file=name)
    rules = tomllib.loads((PACKAGE / "posture/data/neutral.toml").read_text(encoding="utf-8"))
    for rule in rules["plausible"]:
        for key in ("what", "try"):
            yield Message(SENTENCES, rule[key], plural=False, file="posture/data/neutral.toml")


def _sentences(tree: ast.Module, phrases: set[str]) -> Iterator[str]:
    """Yield what looks like a sentence for the person, and all words under `phrases`."""
    dropped = {id(part) for node in ast.walk(tree) for part in _not_said(node)}
    whole = {id(part) for node in ast.walk(tree) for part in _surely_said(node, phrases)}
    for node in ast.walk(tree):
        words = _template(node)
        if id(node) in dropped or not re.search("[a-z]{2}", words) or re.search(r"\w_\w", words):
            continue
        if re.search(r" .*[.?]$", words) or id(node) in whole:
            yield words


def _surely_said(node: ast.AST, phrases: set[str]) -> Iterator[ast.AST]:
    """Yield what within `node` is said however it ends: all of `phrases`, what an error says."""
    if _name(node) in phrases:
        yield from ast.walk(node)
    elif isinstance(node, ast.Call) and any(word.arg == "try_" for word in node.keywords):
        yield from node.args


def _not_said(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what within `node` is no text of its own: docstrings, parts, errors of ours."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value
    elif _name(node) in _COMMENTS:
        yield from ast.walk(node)
    elif isinstance(node, ast.JoinedStr | ast.BinOp) and _template(node):
        for value in ast.iter_child_nodes(node):
            yield from ast.walk(value)
    elif isinstance(node, ast.Raise) and _name(node.exc) in {"ValueError", "TimeoutError"}:
        yield from ast.walk(node)


def _name(node: ast.AST | None) -> str:
    """Return what a call calls, an assignment sets, or a definition defines."""
    if isinstance(node, ast.Assign | ast.AnnAssign):
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        return target.id if isinstance(target, ast.Name) else ""
    if isinstance(node, ast.Call):
        return str(getattr(node.func, "attr", getattr(node.func, "id", "")))
    return node.name if isinstance(node, ast.FunctionDef | ast.ClassDef) else ""


def _template(node: ast.AST) -> str:
    """Return a text with {0}, {1} and so on for what is put into it; "" for no text."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.BinOp):
        first, then = _template(node.left), _template(node.right)
        return first + (then or f"{{{first.count('{')}}}") if first else ""
    if not isinstance(node, ast.JoinedStr):
        return ""
    words = ""
    for value in node.values:
        if isinstance(value, ast.Constant):
            words += str(value.value)
        else:
            words += f"{{{words.count('{')}}}"
    return words


def _as_code(message: Message) -> str:
    """Return a line of C++ that lupdate understands, with the file for the translator."""
    call = "QT_TRANSLATE_N_NOOP" if message.plural else "QT_TRANSLATE_NOOP"
    words = (json.dumps(text, ensure_ascii=False) for text in (message.context, message.source))
    return f"//: {message.file}\n{call}({', '.join(words)});\n"


def _run(tool: str, *options: str) -> None:
    code = f"from PySide6.scripts.pyside_tool import {tool}; {tool}()"
    subprocess.run([sys.executable, "-c", code, *options], check=True)  # noqa: S603 - Qt's own


if __name__ == "__main__":
    main()
