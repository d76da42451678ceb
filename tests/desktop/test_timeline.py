"""A day by the minute: what each was, told by line, mouse and keys."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from posturecoach.desktop.palette import DARK, LIGHT
from posturecoach.desktop.timeline import Timeline, paint_kind, paint_mark
from posturecoach.desktop.timeline_day import (
    Kind,
    Mark,
    day_words,
    happened_words,
    marks_of,
    minute_words,
    minutes_of_day,
    runs_of,
)
from posturecoach.posture.measure import View
from posturecoach.record.event import Event, EventKind
from posturecoach.record.minute import Minute, Setup

from .weeks import DESK, OFFSET_MIN, events_of, minutes_of, utc_of

DAY = date(2029, 11, 29)  # a Thursday
SIDE = Setup(View.SIDE_LEFT, "Desk", calibrated=True)


def a_minute(hour, minute, *, setup=DESK, offset_min=OFFSET_MIN, **seconds):
    return Minute(utc_of(DAY, hour, minute), offset_min, setup, **seconds)


def an_event(hour, minute, sort, /, **data):
    return Event(utc_of(DAY, hour, minute) * 60.0, OFFSET_MIN, sort, data)


def make(qtbot, minutes=(), events=()):
    line = Timeline()
    qtbot.addWidget(line)
    line.show_day(tuple(minutes), tuple(events))
    line.resize(900, 260)
    line.show()
    return line


@pytest.mark.parametrize(
    ("seconds", "kind"),
    [
        ({"present_s": 60.0, "neutral_s": 40.0, "bad_s": 20.0}, Kind.EASY),
        ({"present_s": 60.0, "neutral_s": 30.0, "bad_s": 30.0}, Kind.MORE),
        ({"present_s": 60.0, "caution_s": 50.0, "bad_s": 10.0}, Kind.SOME),
        ({"present_s": 60.0, "neutral_s": 20.0}, Kind.UNJUDGED),
        ({"uncertain_s": 60.0}, Kind.UNJUDGED),
        ({"present_s": 10.0, "neutral_s": 10.0, "absent_s": 50.0}, Kind.AWAY),
        ({"off_s": 60.0}, Kind.OFF),
    ],
)
def test_that_a_minute_is_what_most_of_it_was(seconds, kind):
    (minute,) = minutes_of_day([a_minute(9, 0, **seconds)]).values()
    assert minute.kind is kind


def test_that_parts_of_a_minute_and_an_hour_that_came_twice_are_put_together():
    parts = [
        a_minute(9, 0, present_s=20.0, neutral_s=20.0),
        a_minute(9, 0, setup=SIDE, present_s=40.0, bad_s=40.0),
    ]
    (minute,) = minutes_of_day(parts).values()
    assert (minute.neutral_s, minute.bad_s, minute.kind) == (20.0, 40.0, Kind.MORE)
    summer = Minute(utc_of(DAY, 2, 30), OFFSET_MIN, present_s=60.0, neutral_s=60.0)
    winter = Minute(utc_of(DAY, 3, 30), OFFSET_MIN - 60, present_s=60.0, bad_s=60.0)
    found = minutes_of_day([summer, winter])
    assert list(found) == [2 * 60 + 30]
    assert found[150].neutral_s == found[150].bad_s == 60.0


def test_that_runs_end_where_the_kind_changes_or_minutes_are_missing():
    easy = {"present_s": 60.0, "neutral_s": 60.0}
    minutes = [a_minute(9, at, **easy) for at in (0, 1, 5)] + [a_minute(9, 6, off_s=60.0)]
    found = list(runs_of(minutes_of_day(minutes)))
    assert found == [(Kind.EASY, 540, 542), (Kind.EASY, 545, 546), (Kind.OFF, 546, 547)]
    assert list(runs_of({})) == []


def test_that_marks_are_what_somebody_did_and_the_coach_said():
    events = [
        an_event(9, 5, EventKind.PAUSE, reason="away"),  # the camera rests by itself
        an_event(9, 10, EventKind.PAUSE, reason="paused"),
        an_event(9, 15, EventKind.PROMPT, id="1", kind="cue", rule="zone:cva", topic="cue.head"),
        an_event(9, 20, EventKind.PROMPT, id="2", kind="hold", rule="hold:head", topic="x"),
        an_event(9, 30, EventKind.EXERCISE, exercise="chin_tuck", reps=8),
        an_event(9, 40, EventKind.BREAK, for_s=300.0),
        an_event(9, 50, EventKind.START),
    ]
    found = [(one.at - 540, one.mark) for one in marks_of(events)]
    assert found == [(10, Mark.PAUSE), (20, Mark.PROMPT), (30, Mark.EXERCISE), (40, Mark.BREAK)]


def test_that_a_minute_is_told_in_words():
    minutes = minutes_of(DAY)
    by_minute = minutes_of_day(minutes)
    at = next(at for at, one in by_minute.items() if one.kind is Kind.MORE)
    words = minute_words(at, by_minute[at], ())
    assert words.startswith(f"{at // 60}:{at % 60:02}: more strain for ")
    assert "Head down, +" in words
    assert "from your neutral." in words
    assert "Sitting for " in words
    assert minute_words(3 * 60 + 4, None, ()) == "3:04: nothing was recorded."


def test_that_what_happened_is_told_without_blame():
    (told,) = marks_of(
        [
            an_event(
                9,
                *(0, EventKind.PROMPT),
                id="1",
                kind="hold",
                rule="hold:head",
                topic="x",
                measure="head_pitch",
                answer="wrong",
            )
        ]
    )
    words = happened_words(told)
    assert words == "Prompt (one posture for long, Head down or up, you said it was not right)"
    (done,) = marks_of([an_event(9, 0, EventKind.EXERCISE, exercise="chin", reps=8, for_s=75.0)])
    assert happened_words(done) == "Exercise (1 min, 8 repetitions)"
    (note,) = marks_of([an_event(9, 0, EventKind.NOTE, text="x" * 500 + "\n<b>")])
    assert len(happened_words(note)) < 140


def test_that_a_day_is_told_in_a_sentence_and_an_empty_one_kindly():
    minutes = minutes_of_day([a_minute(9, at, present_s=60.0, neutral_s=60.0) for at in range(75)])
    assert day_words(minutes, ()) == "9:00 – 10:15: easy 1 h 15 min."
    assert day_words({}, ()).startswith("Nothing recorded yet.")


def test_that_the_mouse_tells_the_minute_under_it_and_leaving_the_day(qtbot):
    line = make(qtbot, minutes_of(DAY), events_of(DAY))
    whole = line.said.text()
    told = []
    line.pointed.connect(told.append)
    room = line.line._room()
    # The line goes from 9 to 18 o'clock.
    x = room.left() + room.width() * (2.5 + 0.5 / 60) / 9
    qtbot.mouseMove(line.line, QPoint(round(x), 60))
    assert told == [11 * 60 + 30]
    assert line.said.text().startswith("11:30: ")
    assert "Prompt (one posture for long, Head down or up, closed)" in line.said.text()
    line.line._point(-1)
    assert line.said.text() == whole


def test_that_keys_go_by_minute_by_quarter_by_mark_and_to_the_ends(qtbot):
    line = make(qtbot, minutes_of(DAY), events_of(DAY))
    inner = line.line
    known = sorted({*line._minutes, *(mark.at for mark in line._marks)})
    inner.setFocus()
    for key, expected in (
        (Qt.Key.Key_Home, known[0]),
        (Qt.Key.Key_Right, known[0] + 1),
        (Qt.Key.Key_PageDown, known[0] + 16),
        (Qt.Key.Key_Left, known[0] + 15),
        (Qt.Key.Key_PageUp, known[0]),
        (Qt.Key.Key_Down, 9 * 60 + 40),
        (Qt.Key.Key_Down, 10 * 60 + 10),
        (Qt.Key.Key_Up, 9 * 60 + 40),
        (Qt.Key.Key_End, known[-1]),
        (Qt.Key.Key_Right, known[-1]),
        (Qt.Key.Key_Escape, -1),
    ):
        qtbot.keyClick(inner, key)
        assert inner.at == expected, key


def test_that_new_minutes_leave_the_pointer_where_it_is(qtbot):
    minutes = minutes_of(DAY)
    line = make(qtbot, minutes[:200], events_of(DAY))
    line.line._point(9 * 60 + 30)
    line.show_day(minutes[:201], events_of(DAY))
    assert line.line.at == 9 * 60 + 30
    assert line.said.text().startswith("9:30: ")


def painted(paint, colours, *, grey=True):
    """Return a painted sign, without its colours, as brightness row by row."""
    image = QImage(32, 32, QImage.Format.Format_RGB32)
    image.fill(QColor(colours.surface))
    painter = QPainter(image)
    paint(painter)
    painter.end()
    shades = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return [shades.pixelColor(x, y).lightness() for y in range(32) for x in range(32)]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_that_kinds_and_marks_can_be_told_apart_without_colour(qapp, colours):
    from itertools import combinations

    from PySide6.QtCore import QRectF

    area = QRectF(0, 0, 32, 32)
    kinds = {k: painted(lambda p, k=k: paint_kind(p, area, k, colours), colours) for k in Kind}
    marks = {m: painted(lambda p, m=m: paint_mark(p, area, m, colours), colours) for m in Mark}
    for signs in (kinds, marks):
        for one, other in combinations(signs, 2):
            pairs = zip(signs[one], signs[other], strict=True)
            differ = sum(abs(a - b) > 24 for a, b in pairs) / 32**2
            assert differ >= 0.1, f"{one} and {other}: {differ:.2f}"


def test_that_only_signs_that_occur_are_explained_and_a_reader_hears_them(qtbot):
    line = make(qtbot, [a_minute(9, 0, present_s=60.0, neutral_s=60.0)])
    assert line.legend.accessibleDescription() == "easy"
    assert line.line.accessibleDescription() == "9:00 – 9:01: easy 1 min."
    line.show_day(minutes_of(DAY), events_of(DAY))
    assert "camera off, prompt, break, pause, exercise" in line.legend.accessibleDescription()


def test_that_the_table_holds_every_second(qtbot):
    line = make(qtbot, minutes_of(DAY), events_of(DAY))
    head, *rows = line.export_rows()
    assert head[:3] == ["minute_local", "kind", "neutral_s"]
    assert len(rows) == len(minutes_of(DAY))
    whole = sum(m.present_s + m.absent_s + m.off_s for m in minutes_of(DAY))
    assert sum(sum(row[2:]) for row in rows) == pytest.approx(whole, abs=0.1)


def test_that_it_fits_a_narrow_place(qtbot):
    outer = QWidget()
    qtbot.addWidget(outer)
    line = Timeline(outer)
    line.show_day(minutes_of(DAY), events_of(DAY))
    line.resize(420, 300)
    outer.show()
    assert line.legend.heightForWidth(420) > line.legend.heightForWidth(2000)
    assert line.minimumSizeHint().width() <= 420
