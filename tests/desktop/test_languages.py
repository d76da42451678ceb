"""What the window says in other languages: all of it, up to date, and none of it English."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import timedelta
from string import Formatter

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QTableWidget,
    QWidget,
)

from posturecoach.coaching.rules import Kind, Silence
from posturecoach.coaching.state import Prompt
from posturecoach.desktop import languages
from posturecoach.desktop.break_timer import BreakTimer
from posturecoach.desktop.coach_card import CoachCard
from posturecoach.desktop.coach_today import silence_words
from posturecoach.desktop.days import today
from posturecoach.desktop.differences import difference_words
from posturecoach.desktop.explain_words import measure_detail
from posturecoach.desktop.fired_rule import fired_rule
from posturecoach.desktop.history_spans import Scope
from posturecoach.desktop.languages import decimal, install, language_for, told, within
from posturecoach.desktop.looking import Phase
from posturecoach.desktop.minute import LastMinute
from posturecoach.desktop.names import NAMES
from posturecoach.desktop.pages import (
    CHECK_IN,
    EXPLAIN,
    HISTORY,
    MOVE,
    NOW,
    PRIVATE,
    SETTINGS,
    TODAY,
    WORKPLACE,
)
from posturecoach.desktop.pause_menu import fill_pause_menu, pause_words
from posturecoach.desktop.privacy_page import Facts
from posturecoach.desktop.replay import Replay
from posturecoach.desktop.show_me import ShowMe
from posturecoach.desktop.toast import Toast
from posturecoach.desktop.translations import update
from posturecoach.desktop.welcome import CAMERA, NEUTRAL, PRIVACY
from posturecoach.desktop.words import state_words, trouble_words, what_to_do
from posturecoach.desktop.worker import Shown
from posturecoach.ergonomics.zones import Zone
from posturecoach.errors import PostureCoachError
from posturecoach.exercises.checkin import CheckIn, Sore
from posturecoach.journal import Journal, journal_path
from posturecoach.posture.measure import Person
from posturecoach.rulebook import zone_rules
from posturecoach.session import ELSEWHERE, WHY_NOT, Learning
from posturecoach.settings import WindowSettings, load
from posturecoach.vision.cameras import Camera, choose_camera
from posturecoach.vision.frame import Trouble, TroubleKind

from .conftest import AGREED
from .fits import clipped
from .looks import finding, look, measure
from .test_replay import FRONT, people
from .test_replay import RULES as REPLAY_RULES
from .test_workplace import HARD
from .weeks import LAST, events_of, minutes_of

IN_GERMAN = replace(AGREED, window=WindowSettings(language="de"))
OTHERS = [code for code in languages.codes() if code != languages.SOURCE]
SIZES = [(900, 560), (1280, 720)]
# Names, signs, and words that are the same in both.
SAME = re.compile(
    r"^(\{measure\}|.*\(n=\d+\)|ROSA.*|RULA.*|REBA.*|.* et al\. .*|Slater .*|OSHA .*|"
    r"Posture Coach: \{0\}|Pause|Check-in|Start|Start\.|Zone|Coach|English|Deutsch)$"
)
HARSH = re.compile(r"falsch|schlecht|korrigier|fehlhaltung|verkehrt|haltungsfehler", re.IGNORECASE)
FORMAL = re.compile(r"(?<![.:!?] )(?<!^)\b(Sie|Ihnen|Ihre?[mnrs]?)\b")
ENGLISH = re.compile(
    r"\b(the|your|you|and|is|are|with|not|of|from|this|that|for|more|some|now|it|by|at|to|or|"
    r"seen|without|when|can|while|yet|if)\b",
    re.IGNORECASE,
)


@pytest.fixture
def german(qapp):
    install(qapp, "de")
    yield
    install(qapp, "en")


def messages(code):
    """Yield context, source, plural and the finished translations of each message."""
    for context in ET.parse(languages.FOLDER / f"posturecoach_{code}.ts").getroot():
        name = context.findtext("name")
        for message in context.findall("message"):
            translation = message.find("translation")
            plural = message.get("numerus") == "yes"
            forms = [form.text or "" for form in translation] if plural else [translation.text]
            if translation.get("type") is not None:
                forms = []
            yield name, message.findtext("source"), plural, forms


def fields(words):
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


# The files


@pytest.mark.parametrize("code", languages.codes())
def test_that_nothing_the_window_says_is_missing(code):
    """Put right by python -m posturecoach.desktop.translations.update, and translating."""
    there = {(context, source) for context, source, *_ in messages(code)}
    wanted = [m for m in update.gathered() if m.plural or code != languages.SOURCE]
    assert [m for m in wanted if (m.context, m.source) not in there] == []


def test_that_qt_finds_no_more_to_translate_than_we_do(tmp_path):
    found = tmp_path / "found.ts"
    files = sorted((update.PACKAGE / "desktop").rglob("*.py"))
    tool = "from PySide6.scripts.pyside_tool import lupdate; lupdate()"
    command = [sys.executable, "-c", tool, "-silent", *map(str, files), "-ts", str(found)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if "error while loading shared libraries" in done.stderr:
        pytest.skip(f"Qt's lupdate does not run here: {done.stderr}")
    assert done.returncode == 0, done.stderr
    known = {(m.context, m.source) for m in update.gathered()}
    qts = {
        (context.findtext("name"), message.findtext("source"))
        for context in ET.parse(found).getroot()
        for message in context.findall("message")
    }
    assert len(qts) > 400
    # Of a sign by its name, as in \\N{NO-BREAK SPACE}, Qt's reader of Python knows nothing.
    assert {message for message in qts - known if "N{" not in message[1]} == set()


@pytest.mark.parametrize("code", languages.codes())
def test_that_every_form_of_every_message_is_there(code):
    for context, source, plural, forms in messages(code):
        assert forms, f"not translated yet: {context}, {source}"
        assert all(form and form.strip() for form in forms), (context, source)
        assert plural == ("%n" in source), (context, source)


@pytest.mark.parametrize("code", languages.codes())
def test_that_the_compiled_file_says_what_the_source_of_it_says(qapp, code):
    translator = QTranslator()
    assert translator.load(str(languages.FOLDER / f"posturecoach_{code}.qm"))
    for context, source, plural, forms in messages(code):
        numbers = range(130) if plural else [-1]
        found = {translator.translate(context, source, "", n) for n in numbers}
        assert found == set(forms), (context, source)


@pytest.mark.parametrize("code", languages.codes())
def test_that_numbers_and_names_have_their_places(code):
    for _, source, _, forms in messages(code):
        for form in forms:
            assert fields(form) == fields(source), source
            many = form is forms[-1]
            assert not many or ("%n" in form) == ("%n" in source), source


def test_that_german_is_kind_and_says_du():
    for _, source, _, forms in messages("de"):
        for form in forms:
            assert not HARSH.search(form), form
            assert not FORMAL.search(form), form
            assert form != source or SAME.match(source) or not re.search("[a-z]{3}", source), form


def test_that_templates_are_those_of_the_source():
    stored = languages.json.loads((languages.FOLDER / "templates.json").read_text("utf-8"))
    assert stored == update.templates(update.gathered())


# Which language


@pytest.mark.parametrize(
    ("chosen", "wanted", "code"),
    [
        ("de", ["en-US"], "de"),
        ("en", ["de-DE"], "en"),
        ("system", ["de-AT", "en"], "de"),
        ("system", ["fr-FR", "de", "en"], "de"),
        ("system", ["en-GB", "de"], "en"),
        ("system", ["fr_FR"], "en"),
        ("system", ["C"], "en"),
        ("system", [], "en"),
    ],
)
def test_which_language_is_spoken(chosen, wanted, code):
    assert language_for(chosen, wanted) == code


def test_that_the_setting_decides_before_the_window_is_made(
    qapp, german, monkeypatch, tmp_path, capsys
):
    from posturecoach.desktop import opening

    file = tmp_path / "settings.toml"
    file.write_text('agreed = "2030-01-01T09:00:00"\n[window]\nlanguage = "en"\n')
    assert load(file).window.language == "en"
    seen = []

    class StopError(Exception):
        pass

    def made(*_args):
        seen.append(QCoreApplication.translate("TodayPage", "Today"))
        raise StopError

    monkeypatch.setattr(opening, "MainWindow", made)
    for code, words in (("en", "Today"), ("de", "Heute")):
        file.write_text(f'agreed = "2030-01-01T09:00:00"\n[window]\nlanguage = "{code}"\n')
        with pytest.raises(StopError):
            opening.open_window(
                opening.Wishes(),
                minimized=True,
                settings_file=file,
                neutral_file=tmp_path / "neutral.toml",
                asked_to_end=lambda: True,
            )
        assert seen[-1] == words


def test_that_the_language_is_chosen_in_settings_and_kept(qtbot, make_window):
    window = make_window()
    box = window.settings_page.language
    assert [box.itemText(at) for at in range(box.count())][1:] == ["English", "Deutsch"]
    box.setCurrentIndex(box.findData("de"))
    box.activated.emit(box.currentIndex())
    assert window._settings.window.language == "de"
    assert window._keeper.settings.window.language == "de"
    window.settings_page.show_settings(replace(AGREED, window=WindowSettings(language="en")))
    assert box.currentData() == "en"


# Numbers, days and sentences


def test_that_english_has_its_plurals(qapp):
    assert qapp.translate("ResultView", "in %n month(s)", "", 1) == "in a month"
    assert qapp.translate("ResultView", "in %n month(s)", "", 3) == "in 3 months"


@pytest.mark.usefixtures("german")
def test_that_german_has_its_plurals_comma_and_nouns(qapp):
    assert qapp.translate("ResultView", "in %n month(s)", "", 1) == "in 1 Monat"
    assert qapp.translate("ResultView", "in %n month(s)", "", 3) == "in 3 Monaten"
    assert decimal(1234.5, 1) == "1234,5"
    assert within("Kopf gesenkt") == "Kopf gesenkt"
    leaning = look(
        measures=[measure("head_pitch", change=31.5), measure("cva", change=-7.5, pm=0.62)],
        findings=[finding("head_pitch", Zone.BAD, 1.4), finding("cva", Zone.CAUTION, 0.7)],
    )
    said = state_words(leaning)
    assert said.headline.startswith("Kopf gesenkt")
    assert said.detail == "Außerdem: Kopf nach vorn geschoben"


def test_that_english_has_its_point(qapp):
    assert decimal(1234.5, 1) == "1234.5"
    assert within("Head down") == "head down"


@pytest.mark.usefixtures("german")
def test_that_what_the_rooms_below_say_is_said_in_german():
    for sentence in (*WHY_NOT.values(), ELSEWHERE):
        assert told(sentence) != sentence
        assert not ENGLISH.search(told(sentence))


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("english", "german_words"),
    [
        ("The camera HD Cam: front is not there.", "Die Kamera HD Cam: front ist nicht da."),
        (
            "Your neutral could not be learned: your head turned.",
            "Deine Neutralhaltung ließ sich nicht lernen: dein Kopf hat sich gedreht.",
        ),
        (  # a sentence within a sentence, its capital and its end taken off
            "Your neutral could not be learned: nobody is in the picture.",
            "Deine Neutralhaltung ließ sich nicht lernen: Niemand ist im Bild.",
        ),
        (
            "Your neutral could not be learned: I can't see your face.",
            "Deine Neutralhaltung ließ sich nicht lernen: Ich sehe dein Gesicht nicht.",
        ),
        (
            "No camera is called 'x.y', and no file or folder either. No camera was found at all.",
            "Keine Kamera heißt 'x.y', und auch keine Datei und kein Ordner. "
            "Es wurde gar keine Kamera gefunden.",
        ),
        (
            "/a b/s.toml cannot be followed:\n  line 3: eyes: expected true or false; got 2",
            "/a b/s.toml ist so nicht lesbar:\n  line 3: eyes: expected true or false; got 2",
        ),
        ("assumed, 70 degrees", "angenommen, 70 Grad"),
        ("Kein Englisch, von uns schon gesagt.", "Kein Englisch, von uns schon gesagt."),
        ("{0} {1} a name with braces", "{0} {1} a name with braces"),
        ("", ""),
    ],
)
def test_that_sentences_with_names_in_them_are_known(english, german_words):
    assert told(english) == german_words


@pytest.mark.usefixtures("german")
def test_that_an_error_made_far_below_is_said_in_german():
    cameras = [Camera(0, "HD Cam", "/dev/video0", 0, 0)]
    with pytest.raises(PostureCoachError) as caught:
        choose_camera("3", cameras)
    said = what_to_do(caught.value.what, caught.value.try_)
    assert said == "Eine Kamera 3 gibt es nicht.\nWähl eine dieser Kameras: 0 (HD Cam)."


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("kind", TroubleKind)
def test_that_every_trouble_has_a_german_headline(kind):
    trouble = Trouble(0.0, kind, "The picture of X is black.", "choose one of these cameras: 0.")
    state = trouble_words(trouble)
    assert not ENGLISH.search(state.headline)
    assert state.detail == "Das Bild von X ist schwarz.\nWähl eine dieser Kameras: 0."


@pytest.mark.usefixtures("german")
def test_that_what_a_limit_rests_on_is_said_in_german():
    for rule in zone_rules():
        said = QCoreApplication.translate("texts", rule.source)
        assert said != rule.source or SAME.match(rule.source), rule.source
    minute = LastMinute()
    for second in range(20):
        minute.add(
            look(
                float(second),
                measures=[measure("head_pitch", value=33.0, change=31.0)],
                findings=[finding("head_pitch", Zone.BAD, 0.9)],
            )
        )
    (judged,) = minute.judged(zone_rules())
    detail = measure_detail(judged)
    for fact in (detail.title, detail.words, *detail.facts):
        assert not ENGLISH.search(fact), fact


# The whole window


def settled(qapp, window):
    for _ in range(6):
        qapp.processEvents()
    window._fit_letters()
    for _ in range(6):
        qapp.processEvents()


def all_words(root):
    """Yield every text that `root` shows, speaks or hides until it is needed."""
    for widget in [root, *root.findChildren(QWidget)]:
        yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            yield widget.text()
        if isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(at) for at in range(widget.count()))
        if isinstance(widget, QDoubleSpinBox):
            yield from (widget.specialValueText(), widget.suffix(), widget.text())
        if isinstance(widget, QListWidget):
            yield from (widget.item(at).text() for at in range(widget.count()))
        if isinstance(widget, QTableWidget):
            for column in range(widget.columnCount()):
                cells = [widget.item(row, column) for row in range(widget.rowCount())]
                cells.append(widget.horizontalHeaderItem(column))
                yield from (cell.text() for cell in cells if cell is not None)
    for action in root.findChildren(QAction):
        yield from (action.text(), action.toolTip())


def every_screen(qapp, window):
    """Open one screen after another, and yield the name of each with what to look at."""
    write_days()
    if window.moving.guide is None:
        window.moving.begin()
    window.today.show_reminder(due=True)
    for page in (NOW, TODAY, MOVE, CHECK_IN, HISTORY, PRIVATE, SETTINGS, WORKPLACE, EXPLAIN):
        window.show_page(page)
        window.today.line.follow(journal_path())
        read(qapp, window.today.line.loading)
        settled(qapp, window)
        yield str(page), window
        yield from PARTS.get(page, no_parts)(qapp, window)
    for part in ("easy", "varied", "bouts", "exercises"):
        window.explain.parts.choose(part)
        settled(qapp, window)
        yield part, window
    window.show_page(WORKPLACE)
    page = window.workplace
    for at in range(page.know.list.count()):
        page.know.list.setCurrentRow(at)
        settled(qapp, window)
        yield f"card {at}", window
    page.begin_check(afresh=True)
    while page.view() is page.wizard:
        settled(qapp, window)
        question, body = page.wizard.question(), page.wizard.body
        yield question.id, window
        if body.number is not None:
            body.number.setValue(HARD[question.id])
        for at, option in enumerate(question.options, 1):
            if (
                option.id in HARD[question.id]
                if question.kind == "ticks"
                else (option.id == HARD[question.id])
            ):
                body.press(at)
        page.wizard.go_on()
    settled(qapp, window)
    yield "result", window
    window._outer.setCurrentWidget(window.welcome)
    for step in (PRIVACY, CAMERA, NEUTRAL):
        window.welcome._stack.setCurrentIndex(step)
        settled(qapp, window)
        yield f"welcome {step}", window


def unbroken(words):
    """Return a text without the places where a path may go on in the next line."""
    return words.replace("\u200b", "")


def write_days():
    """Write two weeks into the journal, the last of them this one."""
    if journal_path().exists():
        return
    with Journal(journal_path()) as journal:
        for at in range(14):
            day = today() - timedelta(at)
            friday = LAST - timedelta(at % 5)
            later = (day - friday).days * 1440
            minutes = [
                replace(m, minute=m.minute + later, bout_s=m.bout_s and m.bout_s + 60 * later)
                for m in minutes_of(friday)
            ]
            events = [replace(e, at_s=e.at_s + 60.0 * later) for e in events_of(friday)]
            journal.write(minutes, events)


def read(qapp, loading):
    """Wait until everything that was asked for was read."""
    while loading.busy:
        loading.wait(0.05)
        qapp.processEvents()


def every_part_of_history(qapp, window):
    """Open each length of time and each figure, and each thing to take along."""
    page = window.pages.current_widget()
    for scope in Scope:
        page.go(scope, today())
        read(qapp, page.loading)
        settled(qapp, window)
        yield f"history {scope}", window
    for at in range(page.figure.count()):
        page._choose_figure(at)
        read(qapp, page.loading)
        settled(qapp, window)
        yield f"figure {at}", window
    if page.take_out is not None:
        page.take_out.password.wished.setChecked(True)
        for at in range(page.take_out.kind.count()):
            page.take_out.kind.setCurrentIndex(at)
            settled(qapp, window)
            yield f"take out {at}", window


def every_part_of_privacy(qapp, window):
    """Ask to erase something, and leave it."""
    page = window.privacy_page
    page.password.wished.setChecked(True)
    for ask in (page.erase_range, page.erase_all):
        ask.click()
        settled(qapp, window)
        yield f"privacy {ask.text()}", window
    page.no.click()
    page.show_facts(Facts(keeps=False))
    settled(qapp, window)
    yield "privacy without a journal", window


def no_parts(_qapp, _window):
    """All of it is seen at once."""
    return ()


def every_part_of_move(qapp, window):
    """Open each view, before and after the questions, and with and without a plan."""
    page, guide = window.moving.move(), window.moving.guide
    for step in (lambda: None, lambda: guide.report_flags([]), lambda: follow(guide)):
        step()
        page.refresh()
        for at, tab in enumerate(page.tabs):
            tab.click()
            settled(qapp, window)
            yield f"move {at}", window
    page.show_exercise("C4")
    settled(qapp, window)
    yield "move C4", window
    guide.report_flags(["fever"])
    page.refresh()
    settled(qapp, window)
    yield "move locked", window
    guide.clear_flags(confirmed=True)


def follow(guide):
    guide.check_in(CheckIn(guide.day, (Sore("neck", 3.0),), scales={"nprs": {"now": 3.0}}))
    guide.follow(guide.suggest_plan())


def every_part_of_check_in(qapp, window):
    """Open each view of the page Check-in."""
    page = window.moving.check_in()
    for name in ("flags", "weekly", "sore", "told", "selfcheck", "timeline", "goals"):
        page.open(name)
        settled(qapp, window)
        yield f"check-in {name}", window
        page.show_board()


PARTS = {
    HISTORY: every_part_of_history,
    PRIVATE: every_part_of_privacy,
    MOVE: every_part_of_move,
    CHECK_IN: every_part_of_check_in,
}


def looks_to_show():
    """Return one look of each kind that the page Now has words for."""
    strained = look(
        100.0,
        measures=[
            measure("head_pitch", value=33.0, change=31.0),
            measure("cva", change=-7.5, pm=6.0),
            measure("viewing_distance", value=620.0, change=0.0, pm=40.0, unit="mm"),
        ],
        findings=[finding("head_pitch", Zone.BAD, 0.9), finding("cva", Zone.CAUTION, 0.6)],
    )
    return [
        strained,
        look(101.0, elsewhere=True),
        look(102.0, person=Person.ABSENT, why_not="Nobody is in the picture."),
        look(103.0, learning=Learning(0.4, "I can't see your face")),
        look(104.0, person=Person.UNCERTAIN, why_not="I can't see head and shoulders."),
        look(
            105.0,
            trouble=Trouble(105.0, TroubleKind.BLACK, "The picture of X is black.", "wait."),
        ),
    ]


@pytest.mark.usefixtures("german")
def test_that_the_window_says_nothing_in_english(qapp, make_window):
    english = {s for _, s, _, forms in messages("de") if s not in forms and "{" not in s}
    window = make_window(IN_GERMAN)
    window.show()
    heard = set()
    for at, seen in enumerate(looks_to_show()):
        window.now.show_look(Shown(seen, None, None), 10.0 * at, draw=True)
        window.now.draw_plot(10.0 * at)
        heard.update(all_words(window))
    for _, root in every_screen(qapp, window):
        heard.update(all_words(root))
    heard.update(window.tray.words().split("\n"))
    path, folder = str(window._keeper.path), str(journal_path().parent)
    left = {
        words
        for words in heard
        if words in english
        or (ENGLISH.search(unbroken(words).replace(path, "")) and "doi 10" not in words)
        if folder not in unbroken(words)
    }
    assert len(heard) > 300
    assert left == set()


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_that_german_fits(qapp, make_window, size):
    window = make_window(IN_GERMAN)
    window.resize(*size)
    window.show()
    window.now.show_look(Shown(looks_to_show()[0], None, None), 0.0, draw=True)
    for name, root in every_screen(qapp, window):
        assert (name, clipped(root)) == (name, [])
    assert window.size().toTuple() == size


# The small windows of the coach


def german_prompt(rule, measure_id="head_pitch", kind=Kind.CUE):
    return Prompt("x", kind, measure_id, "cue.head", rule, "Lass den Kopf balancieren.", 9.0)


def make_toast(qtbot):
    work = QWidget()
    qtbot.addWidget(work)
    made = Toast(work)
    made.show_prompt("7", "Lass den Kopf balancieren.", primary=None, app="Impress")
    yield made
    made.show_thanks("Danke.")
    yield made


def make_break(_qtbot):
    made = BreakTimer(60.0)
    for kind in ("micro", "move", "stand", "eyes"):
        for present in (True, False, None):
            made.start(kind)
            made.note_person(present)
            yield made


def make_replay(_qtbot):
    recording = people(60.0)
    for about in (
        german_prompt("zone:head_pitch"),
        german_prompt("hold:head", kind=Kind.HOLD),
        german_prompt("still", None, Kind.STILL),
    ):
        made = Replay(about, recording, FRONT, REPLAY_RULES)
        made.show()
        yield made
    made = Replay(about, None, None, REPLAY_RULES)
    made.show()
    yield made


def make_show_me(qtbot):
    made = ShowMe(None)
    seen = looks_to_show()[0]
    made.show_prompt(german_prompt("zone:head_pitch"), replace(seen, neutral=FRONT), mirror=True)
    yield made


def make_coach_card(_qtbot):
    made = CoachCard()
    rules = ("zone:cva", "hold:head", "hold:trunk", "hold:upper_arm", "still", "sitting", "eyes")
    made.show_loosened(dict.fromkeys(rules, 2))
    made.show_hotkey("Ctrl+P is in use by another program already; choose other keys.")
    made.show_login(
        on=True,
        problem="What should start at login is no longer there: /opt/x. "
        "Switch it off and on again, and it will be this one.",
    )
    yield made.card


def make_pause_menu(_qtbot):
    menu = QMenu()
    fill_pause_menu(menu, lambda _key: None, "Impress")
    yield menu


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    "make", [make_toast, make_break, make_replay, make_show_me, make_coach_card, make_pause_menu]
)
def test_that_a_small_window_says_nothing_in_english_and_fits(qapp, qtbot, make):
    english = {s for _, s, _, forms in messages("de") if s not in forms and "{" not in s}
    heard = set()
    made = []
    for widget in make(qtbot):
        made.append(widget)
        for _ in range(4):
            qapp.processEvents()
        heard.update(all_words(widget))
        assert clipped(widget) == []
    for widget in made:
        widget.close()
    assert len(heard) > 4
    assert {w for w in heard if w in english or ENGLISH.search(w)} == set()


@pytest.mark.usefixtures("german")
def test_that_every_rule_and_every_reason_is_told_in_german():
    recording = people(20.0)
    rules = [f"zone:{rule.measure}" for rule in zone_rules()]
    rules += ["hold:head", "hold:trunk", "hold:upper_arm", "still", "sitting", "eyes", "zone:none"]
    said = []
    for rule in rules:
        kind = Kind(rule) if ":" not in rule else Kind.CUE
        found = fired_rule(german_prompt(rule, None, kind), recording, REPLAY_RULES)
        said += [found.seen, found.words, found.source, found.now, found.loosened]
    said += [silence_words((reason,)) for reason in Silence]
    said += [pause_words(left) for left in (None, 20.0, 61.0, 1200.0)]
    said += [pause_words(tomorrow=True), pause_words(app="Impress")]
    for id_ in NAMES:
        for change in (-12.0, 0.5, 12.0):
            said.append(difference_words(measure(id_, value=80.0, change=change)))
    assert [words for words in said if ENGLISH.search(words)] == []


@pytest.mark.usefixtures("german")
def test_that_qts_own_words_are_german(qapp):
    assert qapp.translate("QWidgetTextControl", "&Copy").replace("&", "") == "Kopieren"


@pytest.mark.usefixtures("german")
def test_that_every_state_of_the_page_now_fits_in_german(qapp, make_window):
    window = make_window()
    window.resize(*SIZES[0])
    window.show()
    window.show_page(NOW)
    for phase in Phase:
        window.now.show_phase(phase)
        settled(qapp, window)
        assert (phase, clipped(window)) == (phase, [])
    for at, seen in enumerate(looks_to_show()):
        window.now.show_look(Shown(seen), 10.0 * at, draw=True)
        settled(qapp, window)
        assert (at, clipped(window)) == (at, [])
    header = window.now.table.horizontalHeader()
    # Of "Messgröße" the dots and the g, which "Measure" has not.
    assert header.viewport().height() >= header.fontMetrics().height()
    assert header.sectionSizeFromContents(0).height() <= header.viewport().height()
    assert window.size().toTuple() == SIZES[0]
