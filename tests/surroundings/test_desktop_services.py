"""Login service, lock screen, idle time, do not disturb: with such services on a real bus."""

from __future__ import annotations

import sys

import pytest
from session_bus import Daemon, Service, no_bus, until

from posturecoach.surroundings.bus import Bus
from posturecoach.surroundings.desk import Desk
from posturecoach.surroundings.idle import DesktopIdle
from posturecoach.surroundings.lock_screens import LockScreen
from posturecoach.surroundings.login import Login
from posturecoach.surroundings.quiet import DoNotDisturb

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="D-Bus is Linux's")

LOGIN = "org.freedesktop.login1"
PATH = "/org/freedesktop/login1"
SESSION = f"{PATH}/session/_37"
MANAGER = f"{LOGIN}.Manager"
PROPERTIES = "org.freedesktop.DBus.Properties"
NOTIFICATIONS = "org.freedesktop.Notifications"


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture(autouse=True)
def _alone(monkeypatch, tmp_path):
    no_bus(monkeypatch, tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    for name in ("XDG_CURRENT_DESKTOP", "XDG_SESSION_ID"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def daemon(tmp_path):
    daemon = Daemon(tmp_path)
    yield daemon
    daemon.stop()


@pytest.fixture
def bus(daemon, clock):
    bus = Bus(lambda: daemon.address, clock=clock)
    yield bus
    bus.close()


@pytest.fixture
def serve(daemon):
    made = []

    def make(name, answers):
        made.append(Service(daemon.address, name, answers))
        return made[-1]

    yield make
    for service in made:
        if service.is_alive():
            service.stop()


class Logind:
    """What a login service answers; the test turns its knobs."""

    def __init__(self, serve):
        self.session = {
            "LockedHint": ("b", False),
            "Active": ("b", True),
            "IdleHint": ("b", False),
            "IdleSinceHintMonotonic": ("t", 0),
        }
        self.asleep = ("b", False)
        self.names = {"auto"}
        self.service = serve(
            LOGIN,
            {
                "Get": lambda _: ("v", (self.asleep,)),
                "GetAll": lambda _: ("a{sv}", (self.session,)),
                "GetSession": self._find,
            },
        )

    def _find(self, body):
        # The real one answers with an error; a path that nothing lives at does as well.
        return ("o", (SESSION,)) if body[0] in self.names else ("s", ("",))

    def change(self, **session):
        for name, value in session.items():
            self.session[name] = (self.session[name][0], value)
        body = ("org.freedesktop.login1.Session", {}, list(session))
        self.service.signal(SESSION, PROPERTIES, "PropertiesChanged", "sa{sv}as", body)

    def prepare_for_sleep(self, *, begins):
        self.service.signal(PATH, MANAGER, "PrepareForSleep", "b", (begins,))


@pytest.fixture
def logind(serve):
    return Logind(serve)


@pytest.fixture
def login(bus, clock):
    return Login(bus, clock=clock)


def test_that_an_open_session_is_neither_locked_nor_asleep(login, logind):
    assert login.look() == Desk(locked=False, sleeping=False)
    assert login.missing() is None


def test_that_locking_is_told_by_a_signal_and_nothing_is_asked_meanwhile(login, logind):
    login.look()
    logind.service.wait_for("GetAll")
    asked = len(logind.service.calls)
    for _ in range(5):
        login.look()
    assert len(logind.service.calls) == asked
    logind.change(LockedHint=True)
    until(lambda: login.look().locked)
    logind.change(LockedHint=False)
    until(lambda: login.look().locked is False)


def test_that_another_user_in_front_counts_as_locked(login, logind):
    login.look()
    logind.change(Active=False)
    until(lambda: login.look().locked)


def test_that_it_sleeps_until_it_wakes(login, logind):
    login.look()
    logind.prepare_for_sleep(begins=True)
    until(lambda: login.look().sleeping)
    assert login.look().sleeping
    logind.prepare_for_sleep(begins=False)
    until(lambda: login.look().sleeping is False)


def test_that_only_a_session_called_idle_has_an_idle_time(login, logind, clock):
    assert login.look().idle_s is None
    logind.change(IdleHint=True, IdleSinceHintMonotonic=700_000_000)
    until(lambda: login.look().idle_s == pytest.approx(300))


def test_that_a_change_that_was_missed_is_seen_after_a_minute(login, logind, clock):
    login.look()
    logind.session["LockedHint"] = ("b", True)
    assert login.look().locked is False
    clock.now += 61
    assert login.look().locked is True


def test_that_a_login_service_that_restarts_is_asked_anew(login, logind, serve, clock):
    login.look()
    logind.prepare_for_sleep(begins=True)
    until(lambda: login.look().sleeping)
    logind.service.stop()
    until(lambda: login.look() == Desk())
    assert "systemd-logind or elogind" in login.missing()
    again = Logind(serve)
    again.session["LockedHint"] = ("b", True)
    until(lambda: login.look() == Desk(locked=True, sleeping=False))


def test_that_the_own_session_goes_before_the_one_of_the_screen(login, logind, monkeypatch):
    monkeypatch.setenv("XDG_SESSION_ID", "7")
    login.look()
    assert logind.service.wait_for("GetSession").body == ("7",)


def test_that_a_bus_that_dies_leaves_nothing_known(tmp_path, clock):
    folder = tmp_path / "one"
    folder.mkdir()
    daemon = Daemon(folder)
    login = Login(Bus(lambda: daemon.address, clock=clock), clock=clock)
    logind = Logind(lambda name, answers: Service(daemon.address, name, answers))
    login.look()
    logind.prepare_for_sleep(begins=True)
    until(lambda: login.look().sleeping)
    logind.service.stop()
    daemon.stop()
    until(lambda: login.look() == Desk())
    assert "install dbus" in login.missing()
    login.close()


@pytest.mark.parametrize(
    "answers",
    [
        {"Get": lambda _: ("v", (("s", "perhaps"),))},
        {"Get": lambda _: ("s", ("perhaps",))},
        {"Get": lambda _: ("v", (("b", False),)), "GetSession": lambda _: ("u", (7,))},
        {
            "Get": lambda _: ("v", (("b", False),)),
            "GetSession": lambda _: ("o", (SESSION,)),
            "GetAll": lambda _: ("a{sv}", ({"LockedHint": ("s", "no"), "IdleHint": ("b", True)},)),
        },
    ],
)
def test_that_odd_answers_of_the_login_service_tell_nothing(login, serve, answers):
    serve(LOGIN, answers)
    assert login.look().locked is None
    assert login.look().idle_s is None


def test_that_a_login_service_that_hangs_tells_nothing(login, serve):
    serve(LOGIN, {"Get": None})
    assert login.look() == Desk()
    assert login.look() == Desk()


@pytest.mark.parametrize("name", ["org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"])
def test_that_a_lock_screen_that_is_shown_is_told(bus, clock, serve, name):
    shown = []
    serve(name, {"GetActive": lambda _: ("b", (bool(shown),))})
    sense = LockScreen(bus, clock=clock)
    assert sense.look() == Desk(locked=False)
    shown.append(True)
    assert sense.look() == Desk(locked=True)
    assert sense.missing() is None


def test_that_one_lock_screen_that_is_shown_outranks_one_that_is_not(bus, clock, serve):
    serve("org.freedesktop.ScreenSaver", {"GetActive": lambda _: ("b", (False,))})
    serve("org.cinnamon.ScreenSaver", {"GetActive": lambda _: ("b", (True,))})
    assert LockScreen(bus, clock=clock).look().locked is True


def test_that_a_desktop_without_lock_screen_says_so(bus, clock):
    sense = LockScreen(bus, clock=clock)
    assert sense.look() == Desk()
    assert "no lock screen" in sense.missing()


def test_that_mutter_counts_milliseconds(bus, clock, serve):
    serve("org.gnome.Mutter.IdleMonitor", {"GetIdletime": lambda _: ("t", (4500,))})
    sense = DesktopIdle(bus, clock=clock)
    assert sense.look().idle_s == pytest.approx(4.5)
    assert sense.missing() is None


def test_that_a_count_that_stands_at_0_for_ever_is_no_count(bus, clock, serve):
    """KDE on Wayland; "typing all day" would keep every prompt waiting for a gap."""
    idle = [0]
    name = "org.freedesktop.ScreenSaver"
    serve(name, {"GetSessionIdleTime": lambda _: ("u", (idle[0],))})
    sense = DesktopIdle(bus, clock=clock)
    assert sense.look().idle_s is None
    assert "counts no idle time" in sense.missing()
    idle[0] = 1200
    assert sense.look().idle_s == pytest.approx(1.2)
    idle[0] = 0
    assert sense.look().idle_s == 0


@pytest.mark.parametrize("answer", [("s", ("long",)), ("b", (True,)), ("i", (-4,))])
def test_that_odd_counts_are_none(bus, clock, serve, answer):
    serve("org.gnome.Mutter.IdleMonitor", {"GetIdletime": lambda _: answer})
    assert DesktopIdle(bus, clock=clock).look().idle_s is None


@pytest.mark.parametrize(
    ("name", "answers", "quiet"),
    [
        (NOTIFICATIONS, {"Get": lambda body: ("v", (("b", body[1] == "Inhibited"),))}, True),
        (NOTIFICATIONS, {"Get": lambda body: ("v", (("b", body[1] == "paused"),))}, True),
        (NOTIFICATIONS, {"Get": lambda _: ("v", (("b", False),))}, False),
        (NOTIFICATIONS, {"ListModes": lambda _: ("as", (["default", "do-not-disturb"],))}, True),
        (NOTIFICATIONS, {"ListModes": lambda _: ("as", (["default"],))}, False),
        ("org.erikreider.swaync.cc", {"GetDnd": lambda _: ("b", (True,))}, True),
        ("org.xfce.Xfconf", {"GetProperty": lambda _: ("v", (("b", True),))}, True),
        (NOTIFICATIONS, {"Get": lambda _: ("v", (("s", "quiet"),))}, None),
        (NOTIFICATIONS, {}, None),
    ],
)
def test_that_the_wish_for_quiet_is_heard(bus, clock, serve, *, name, answers, quiet):
    serve(name, answers)
    sense = DoNotDisturb(bus, clock=clock)
    assert sense.look() == Desk(do_not_disturb=quiet)
    assert (sense.missing() is None) == (quiet is not None)


@pytest.fixture
def gsettings(tmp_path, monkeypatch):
    """Put a program in place of gsettings that says what a file says, and counts."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "gsettings"
    program.write_text(f"#!/bin/sh\necho x >> {tmp_path}/times\ncat {tmp_path}/says\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "ubuntu:GNOME")

    class Settings:
        def say(self, word):
            (tmp_path / "says").write_text(word)
            (tmp_path / "dconf").mkdir(exist_ok=True)
            (tmp_path / "dconf" / "new").write_text(word)
            (tmp_path / "dconf" / "new").replace(tmp_path / "dconf" / "user")

        def times(self):
            return len((tmp_path / "times").read_text().split())

    return Settings()


def test_that_gnome_is_asked_only_when_a_setting_changed(bus, clock, gsettings):
    gsettings.say("true\n")
    sense = DoNotDisturb(bus, clock=clock)
    for _ in range(3):
        assert sense.look().do_not_disturb is False
    assert gsettings.times() == 1
    gsettings.say("false\n")
    assert sense.look().do_not_disturb is True
    assert sense.missing() is None


def test_that_nonsense_from_gsettings_tells_nothing(bus, clock, gsettings):
    gsettings.say("No such schema\n")
    assert DoNotDisturb(bus, clock=clock).look() == Desk()


def test_that_a_missing_gsettings_is_named(bus, clock, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "GNOME")
    monkeypatch.setenv("PATH", str(tmp_path))
    sense = DoNotDisturb(bus, clock=clock)
    assert sense.look() == Desk()
    assert "install gsettings" in sense.missing()


@pytest.mark.parametrize("kind", [LockScreen, DesktopIdle, DoNotDisturb, Login])
def test_that_no_bus_is_no_trouble(kind):
    sense = kind(Bus(lambda: None))
    assert sense.look() == Desk()
    assert sense.missing()
    sense.close()
