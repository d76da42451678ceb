"""The desktop's notices: a real bus, and a notification service of the test's own on it."""

from __future__ import annotations

import queue
import socket
import sys
import threading

import pytest
from session_bus import Daemon, Service, no_bus, until

from posturecoach.surroundings import notices as module
from posturecoach.surroundings.notices import CLOSED, EXPIRED, LOST, PATH, SERVICE, Notice, Notices

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="D-Bus is Linux's")

ABLE = ("actions", "body", "body-markup", "persistence")
STAND = Notice("one", "Stand up?", "30 minutes", (("default", "Open"), ("done", "I do")))
OTHER = Notice("two", "Eyes", "Look & <see>", (("done", "I do"),))
LONG = 60.0
"""Seconds: so that nothing is given up while a test is slow."""


@pytest.fixture(autouse=True)
def _alone(monkeypatch, tmp_path):
    no_bus(monkeypatch, tmp_path)


@pytest.fixture
def daemon(monkeypatch, tmp_path):
    daemon = Daemon(tmp_path)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", daemon.address)
    yield daemon
    daemon.stop()


@pytest.fixture
def make_desktop(daemon):
    """Make a notification service; all are ended with the test."""
    made = []

    def make(able=ABLE, **answers):
        numbers = iter(range(7, 1000))
        usual = {
            "GetCapabilities": lambda _: ("as", (list(able),)),
            "Notify": lambda body: ("u", (body[1] or next(numbers),)),
            "CloseNotification": lambda _: (),
        }
        made.append(Service(daemon.address, SERVICE, usual | answers))
        return made[-1]

    yield make
    for service in made:
        if service.is_alive():
            service.stop()


@pytest.fixture
def desktop(make_desktop):
    return make_desktop()


@pytest.fixture
def make():
    """Make what is tested; returns it and a queue of its answers."""
    made = []

    def make(within_s=LONG):
        answers = queue.Queue()
        made.append(Notices(lambda *answer: answers.put(answer), within_s=within_s))
        return made[-1], answers

    yield make
    for notices in made:
        notices.close()


def ready(notices):
    until(notices.available)
    return notices


def get(answers):
    return answers.get(timeout=10)


def click(service, number, key="done"):
    service.signal(PATH, SERVICE, "ActionInvoked", "us", (number, key))


def went(service, number, reason):
    service.signal(PATH, SERVICE, "NotificationClosed", "uu", (number, reason))


def settled(service, notices, answers):
    """Wait until whatever was sent before has been heard; nothing may have been answered."""
    calls = len(service._of("Notify"))
    marker = Notice("marker", "", "")
    assert notices.show(marker)
    number = service.wait_for("Notify", calls + 1)
    click(service, 6 + calls + 1, "done")  # none of its actions: no answer
    went(service, 6 + calls + 1, 1)
    assert get(answers) == ("marker", EXPIRED), number


def test_what_the_service_is_asked_to_show(desktop, make):
    notices, _ = make()
    assert ready(notices).show(STAND)
    body = desktop.wait_for("Notify").body
    name, replaces, icon, title, text, actions, hints, timeout = body
    assert (name, replaces, icon) == ("Posture Coach", 0, "posturecoach")
    assert (title, text, timeout) == ("Stand up?", "30 minutes", -1)
    assert actions == ["default", "Open", "done", "I do"]
    assert hints["transient"] == ("b", True)
    assert hints["suppress-sound"] == ("b", True)
    # 1, normal: GNOME shows a banner for nothing that is low.
    assert hints["urgency"] == ("y", 1)
    assert hints["category"][1].startswith("x-posturecoach.")


@pytest.mark.parametrize(
    ("able", "title", "text"),
    [
        (("actions", "body", "body-markup"), "Eyes", "Look &amp; &lt;see&gt;"),
        (("actions", "body"), "Eyes", "Look & <see>"),
        (("actions",), "Eyes: Look & <see>", ""),
    ],
)
def test_that_the_text_arrives_as_it_was_meant(make_desktop, make, able, title, text):
    desktop = make_desktop(able)
    notices, _ = make()
    assert ready(notices).show(OTHER)
    assert desktop.wait_for("Notify").body[3:5] == (title, text)


@pytest.mark.parametrize("key", ["done", "default"])
def test_an_action_is_answered_once_and_takes_the_notice_away(desktop, make, key):
    notices, answers = make()
    assert ready(notices).show(STAND)
    desktop.wait_for("Notify")
    click(desktop, 7, key)
    assert get(answers) == ("one", key)
    assert desktop.wait_for("CloseNotification").body == (7,)
    went(desktop, 7, 3)
    click(desktop, 7, key)
    settled(desktop, notices, answers)


@pytest.mark.parametrize(
    ("reason", "answer"), [(2, CLOSED), (1, EXPIRED), (3, EXPIRED), (4, EXPIRED)]
)
def test_that_only_the_person_counts_as_putting_it_away(desktop, make, reason, answer):
    notices, answers = make()
    assert ready(notices).show(STAND)
    desktop.wait_for("Notify")
    went(desktop, 7, reason)
    assert get(answers) == ("one", answer)


def test_that_other_notices_and_other_programs_are_nobodys_business(daemon, desktop, make):
    notices, answers = make()
    assert ready(notices).show(STAND)
    desktop.wait_for("Notify")
    click(desktop, 99)
    click(desktop, 7, "unheard-of")
    stranger = Service(daemon.address, "org.example.Stranger", {})
    click(stranger, 7)
    went(stranger, 7, 2)
    stranger.stop()
    settled(desktop, notices, answers)
    click(desktop, 7)
    assert get(answers) == ("one", "done")


def test_an_answer_that_overtakes_the_number(daemon, make_desktop, make):
    desktop = make_desktop(Notify=None)
    notices, answers = make()
    assert ready(notices).show(STAND)
    call = desktop.wait_for("Notify")
    from jeepney import DBusAddress, new_method_return, new_signal

    emitter = DBusAddress(PATH, interface=SERVICE)
    desktop.send(
        new_signal(emitter, "ActionInvoked", "us", (31, "done")),
        new_method_return(call, "u", (31,)),
    )
    assert get(answers) == ("one", "done")


def test_that_the_same_id_replaces_what_is_shown(desktop, make):
    notices, answers = make()
    assert ready(notices).show(STAND)
    desktop.wait_for("Notify")
    click(desktop, 99)
    settled(desktop, notices, answers)
    assert notices.show(STAND)
    assert desktop.wait_for("Notify", 3).body[1] == 7
    click(desktop, 7)
    assert get(answers) == ("one", "done")
    assert answers.empty()


def test_that_a_withdrawn_notice_leaves_the_screen_without_an_answer(desktop, make):
    notices, answers = make()
    assert ready(notices).show(STAND)
    desktop.wait_for("Notify")
    notices.withdraw("one")
    notices.withdraw("never shown")
    assert desktop.wait_for("CloseNotification").body == (7,)
    went(desktop, 7, 3)
    click(desktop, 7)
    settled(desktop, notices, answers)


def test_that_closing_clears_the_screen(desktop, make):
    notices, answers = make()
    assert ready(notices).show(STAND)
    desktop.wait_for("Notify")
    click(desktop, 99)
    settled(desktop, notices, answers)
    notices.close()
    assert desktop.wait_for("CloseNotification").body == (7,)
    assert not notices.available()
    assert not notices.show(OTHER)
    assert answers.empty()


def test_a_service_without_actions_is_none(make_desktop, make):
    desktop = make_desktop(("body",))
    notices, _ = make()
    desktop.wait_for("GetCapabilities")
    until(lambda: notices._able is not None)
    assert not notices.available()
    assert not notices.show(STAND)


def test_that_a_silent_service_is_told_within_the_time(make_desktop, make):
    desktop = make_desktop(Notify=None)
    notices, answers = make(within_s=0.2)
    assert ready(notices).show(STAND)
    call = desktop.wait_for("Notify")
    assert get(answers) == ("one", LOST)
    # It answers when it is asked again, and is believed again.
    desktop.wait_for("GetCapabilities", 2)
    ready(notices)
    # What it shows too late leaves the screen: the caller has shown it in another way.
    from jeepney import new_method_return

    desktop.send(new_method_return(call, "u", (31,)))
    assert desktop.wait_for("CloseNotification").body == (31,)
    assert answers.empty()


def test_that_one_that_stays_silent_is_not_asked_to_show_more(make_desktop, make):
    first = iter([("as", (list(ABLE),))])
    desktop = make_desktop(Notify=None)
    desktop._answers["GetCapabilities"] = lambda _: next(first)
    notices, answers = make(within_s=0.2)
    assert ready(notices).show(STAND)
    desktop._answers["GetCapabilities"] = None
    assert get(answers) == ("one", LOST)
    desktop.wait_for("GetCapabilities", 2)
    assert not notices.available()
    assert not notices.show(OTHER)


def test_that_an_error_is_told_at_once(make_desktop, make):
    desktop = make_desktop()
    del desktop._answers["Notify"]
    notices, answers = make()
    assert ready(notices).show(STAND)
    assert get(answers) == ("one", LOST)


@pytest.mark.parametrize("answers_notify", [True, False])
def test_that_the_death_of_the_service_is_told(make_desktop, make, answers_notify):
    desktop = make_desktop(**({} if answers_notify else {"Notify": None}))
    notices, answers = make()
    assert ready(notices).show(STAND)
    desktop.wait_for("Notify")
    desktop.stop()
    assert get(answers) == ("one", LOST)
    until(lambda: not notices.available())
    again = make_desktop()
    assert ready(notices).show(STAND)
    again.wait_for("Notify")
    click(again, 7)
    assert get(answers) == ("one", "done")


def test_that_the_end_of_the_bus_is_told(daemon, desktop, make, monkeypatch, tmp_path_factory):
    notices, answers = make()
    assert ready(notices).show(STAND)
    desktop.wait_for("Notify")
    daemon.stop()
    assert get(answers) == ("one", LOST)
    assert not notices.available()
    assert not notices.show(STAND)
    # Half a minute later another bus may be there.
    other = Daemon(tmp_path_factory.mktemp("other"))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", other.address)
    service = Service(other.address, SERVICE, desktop._answers)
    assert not notices.available()
    assert notices._bus is None  # not at once
    notices._not_before = 0.0
    assert ready(notices).show(STAND)
    notices.close()
    service.stop()
    other.stop()


def test_a_service_that_the_bus_starts_itself(daemon, make):
    daemon.starts(SERVICE, "/bin/false")
    notices, answers = make()
    # Asking whether it is there starts nothing: the first notice does.
    assert ready(notices).show(STAND)
    assert get(answers) == ("one", LOST)
    assert not notices.available()


def test_that_a_service_started_for_it_may_turn_out_to_know_no_actions(
    daemon, tmp_path, make, make_desktop
):
    waits = tmp_path / "waits"
    waits.write_text("#!/bin/sh\nexec sleep 60\n")
    waits.chmod(0o755)
    daemon.starts(SERVICE, waits)
    notices, answers = make()
    assert ready(notices).show(STAND)
    desktop = make_desktop(("body",))
    assert get(answers) == ("one", LOST)
    assert desktop.wait_for("CloseNotification").body == (7,)
    assert not notices.available()


def test_without_a_bus_nothing_is_there(make):
    notices, answers = make()
    until(lambda: notices._bus is None)
    assert not notices.available()
    assert not notices.show(STAND)
    assert answers.empty()


def test_where_systemd_puts_the_bus(daemon, desktop, make, monkeypatch, tmp_path):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert ready(make()[0]).show(STAND)
    desktop.wait_for("Notify")


@pytest.mark.parametrize("lets_in", [True, False])
def test_that_a_bus_that_hangs_holds_nobody_up(make, tmp_path, lets_in):
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(tmp_path / "nobody"))
    server.listen()
    kept = []

    def hang():
        bus, _ = server.accept()
        kept.append(bus)
        if lets_in:
            bus.recv(1000)
            bus.sendall(b"OK 0123456789abcdef0123456789abcdef\r\n")

    thread = threading.Thread(target=hang)
    thread.start()
    notices, _ = make()
    assert not notices.available()
    assert not notices.show(STAND)
    until(lambda: notices._bus is None)  # given up by itself
    thread.join()
    for one in (server, *kept):
        one.close()


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_that_other_systems_show_our_own_toast(desktop, make, monkeypatch, platform):
    monkeypatch.setattr(module.sys, "platform", platform)
    notices, _ = make()
    assert notices._bus is None
    assert not notices.available()
    assert not notices.show(STAND)


def test_that_an_answer_may_close_and_show(desktop, make):
    """The callback may call back: nothing is locked while it runs."""
    told = queue.Queue()

    def on_answer(*answer):
        told.put((answer, notices.show(OTHER), notices.withdraw("two"), notices.close()))

    notices = Notices(on_answer)
    assert ready(notices).show(STAND)
    desktop.wait_for("Notify")
    click(desktop, 7)
    assert told.get(timeout=10) == (("one", "done"), True, None, None)


def test_keys_that_are_answers_are_refused():
    with pytest.raises(ValueError, match="lost"):
        Notice("one", "", "", (("lost", "Lost"),))
