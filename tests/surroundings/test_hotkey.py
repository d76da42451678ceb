"""The hotkey: a real X server and typed keys; a portal on a real bus; a stand-in for Windows."""

from __future__ import annotations

import os
import queue
import shutil
import subprocess
import sys
import threading
import time
from functools import partial

import pytest
from session_bus import Daemon, Service, no_bus, until

from posturecoach.settings import CoachSettings
from posturecoach.surroundings import hotkey as module
from posturecoach.surroundings import hotkey_portal as portal_module
from posturecoach.surroundings.hotkey import Hotkey, Keys, keys_of
from posturecoach.surroundings.hotkey_portal import (
    NAME,
    PATH,
    PORTAL,
    REQUEST,
    SESSION,
    SHORTCUTS,
    PortalHotkey,
    trigger,
)
from posturecoach.surroundings.hotkey_windows import WM_HOTKEY, WindowsHotkey, virtual_key

XVFB = shutil.which("Xvfb")
linux = pytest.mark.skipif(sys.platform != "linux", reason="X11 and D-Bus are Linux's")
PAUSE = keys_of("Ctrl+Alt+P")


@pytest.mark.parametrize("text", ["ctrl+alt+p", "Meta + F12", "shift+ctrl+7"])
def test_that_every_setting_names_keys(text):
    kept = CoachSettings(hotkey=text).hotkey
    assert str(keys_of(kept)) == kept


@pytest.mark.parametrize("text", ["P", "Ctrl+", "Ctrl", "Hyper+P", "Ctrl+F13", "Ctrl+ü", "Ctrl+PP"])
def test_that_nothing_else_does(text):
    with pytest.raises(ValueError, match=r"\+|^Ctrl$|^P$"):
        keys_of(text)


def test_where_there_is_no_way(monkeypatch):
    hotkey = Hotkey("Ctrl+Alt+P", print, environment={})
    assert "not set" in hotkey.problem()
    hotkey.close()
    # A display elsewhere would be a network connection.
    hotkey = Hotkey("Ctrl+Alt+P", print, environment={"DISPLAY": "localhost:10.0"})
    assert "localhost:10.0" in hotkey.problem()
    monkeypatch.setattr(module.sys, "platform", "darwin")
    assert "not available" in Hotkey("Ctrl+Alt+P", print, environment={}).problem()


# python-xlib leaves the socket open that finds no server; Python closes it, and says so.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@linux
@pytest.mark.parametrize(
    ("environment", "kind"),
    [
        ({"XDG_SESSION_TYPE": "wayland", "DISPLAY": ":0"}, "PortalHotkey"),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "PortalHotkey"),
        ({"XDG_SESSION_TYPE": "x11", "WAYLAND_DISPLAY": "w", "DISPLAY": ":987"}, "X11Hotkey"),
        ({"DISPLAY": ":987"}, "X11Hotkey"),
    ],
)
def test_which_way_is_taken(monkeypatch, tmp_path, environment, kind):
    no_bus(monkeypatch, tmp_path)
    hotkey = Hotkey("Ctrl+Alt+P", print, environment=environment)
    assert type(hotkey._way).__name__ == kind
    assert hotkey._way.settled.wait(10)
    assert hotkey.problem()
    hotkey.close()


class Server:
    """An X server without a screen, and somebody who types at it."""

    def __init__(self):
        if XVFB is None:
            pytest.skip("Xvfb is not installed (Debian: apt install xvfb)")
        read, write = os.pipe()
        self.process = subprocess.Popen(
            [XVFB, "-displayfd", str(write), "-nolisten", "tcp", "-screen", "0", "64x64x24"],
            pass_fds=[write],
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as told:
            self.number = int(told.readline())
        self.environment = {"DISPLAY": f":{self.number}"}
        self.person = self.connect()

    def connect(self):
        from Xlib.display import Display
        from Xlib.ext import xtest

        display = Display(f"unix/:{self.number}.0")
        if not hasattr(display, "xtest_fake_input"):
            xtest.init(display, display.query_extension("XTEST"))
        return display

    def type(self, *names):
        """Press the keys one after the other and let go of them the other way round."""
        from Xlib import XK, X

        codes = [self.person.keysym_to_keycode(XK.string_to_keysym(name)) for name in names]
        # Nobody lets go of a key and presses it again within one millisecond of the server's.
        self.person.sync()
        time.sleep(0.01)
        for code in codes:
            self.person.xtest_fake_input(X.KeyPress, code)
        for code in reversed(codes):
            self.person.xtest_fake_input(X.KeyRelease, code)
        self.person.sync()

    def stop(self):
        self.person.display.socket.close()  # close() would fail where the server is gone
        self.process.kill()
        self.process.wait()


@pytest.fixture
def server():
    server = Server()
    yield server
    server.stop()


@pytest.fixture
def make(server):
    made = []

    def make(keys="Ctrl+Alt+P"):
        pressed = queue.Queue()
        made.append(Hotkey(keys, lambda: pressed.put(keys), environment=server.environment))
        assert made[-1]._way.settled.wait(10)
        return made[-1], pressed

    yield make
    for hotkey in made:
        hotkey.close()


CTRL_ALT_P = ("Control_L", "Alt_L", "p")


@linux
def test_that_the_keys_are_heard_whatever_is_locked(server, make):
    hotkey, pressed = make()
    assert hotkey.problem() is None
    for lock in ("Caps_Lock", "Num_Lock", "Caps_Lock", "Num_Lock"):
        server.type(lock)
        server.type(*CTRL_ALT_P)
        assert pressed.get(timeout=10) == "Ctrl+Alt+P"
    assert pressed.empty()


@linux
@pytest.mark.parametrize(
    ("keys", "typed"),
    [
        ("Shift+F5", ("Shift_R", "F5")),
        ("Ctrl+Alt+Meta+7", ("Super_L", "Control_R", "Alt_L", "7")),
        ("Meta+A", ("Super_L", "a")),
    ],
)
def test_other_keys(server, make, keys, typed):
    hotkey, pressed = make(keys)
    assert hotkey.problem() is None
    server.type(*typed)
    assert pressed.get(timeout=10) == keys


@linux
def test_that_nothing_else_that_is_typed_arrives(server, make):
    from Xlib import X

    _, pressed = make()
    for typed in (("p",), ("Control_L", "p"), ("Control_L", "Alt_L", "o"),
                  ("Control_L", "Alt_L", "Shift_L", "p")):  # fmt: skip
        server.type(*typed)
    server.type(*CTRL_ALT_P)
    assert pressed.get(timeout=10)
    assert pressed.empty()
    root = server.person.screen().root
    assert not root.get_attributes().all_event_masks & (X.KeyPressMask | X.KeyReleaseMask)


@linux
def test_that_keys_held_down_are_one_press(server, make):
    from Xlib import XK, X

    _, pressed = make()
    person = server.person
    codes = [person.keysym_to_keycode(XK.string_to_keysym(name)) for name in CTRL_ALT_P]
    for code in codes:
        person.xtest_fake_input(X.KeyPress, code)
    person.sync()
    assert pressed.get(timeout=10)
    with pytest.raises(queue.Empty):
        # The server repeats after 0.5 s. That nothing comes can't be waited for.
        pressed.get(timeout=1.0)
    for code in codes:
        person.xtest_fake_input(X.KeyRelease, code)
    server.type(*CTRL_ALT_P)
    assert pressed.get(timeout=10)


@linux
def test_that_keys_of_another_program_are_said_to_be_taken(server, make):
    first, pressed = make()
    second, never = make()
    assert first.problem() is None
    assert second.problem() == "Ctrl+Alt+P is in use by another program already; choose other keys."
    server.type(*CTRL_ALT_P)
    assert pressed.get(timeout=10)
    assert never.empty()


@linux
def test_that_keys_given_back_are_free(server, make):
    first, _ = make()
    first.close()
    second, pressed = make()
    assert second.problem() is None
    server.type(*CTRL_ALT_P)
    assert pressed.get(timeout=10)


@linux
def test_a_keyboard_without_that_key(server, make):
    codes = server.person.keysym_to_keycodes(ord("p"))
    for code, _ in codes:
        server.person.change_keyboard_mapping(code, [(0, 0, 0, 0)])
    server.person.sync()
    hotkey, _ = make()
    assert "no Ctrl+Alt+P" in hotkey.problem()


@linux
def test_that_another_keyboard_is_followed(server, make):
    _, pressed = make()
    (old, _), *_ = server.person.keysym_to_keycodes(ord("p"))
    (new, _), *_ = server.person.keysym_to_keycodes(ord("o"))
    server.person.change_keyboard_mapping(new, [(ord("p"), ord("P"))])
    server.person.change_keyboard_mapping(old, [(ord("o"), ord("O"))])
    server.person.sync()
    from Xlib import XK, X

    held = [server.person.keysym_to_keycode(XK.string_to_keysym(n)) for n in CTRL_ALT_P[:2]]

    def heard():
        # Until the new mapping has arrived there the key is another one.
        for code in (*held, new):
            server.person.xtest_fake_input(X.KeyPress, code)
        for code in (*held, new):
            server.person.xtest_fake_input(X.KeyRelease, code)
        server.person.sync()
        return not pressed.empty()

    until(heard)
    # What was the key before is free again.
    assert make("Ctrl+Alt+O")[0].problem() is None


@linux
def test_that_the_end_of_the_server_is_said(server, make):
    hotkey, _ = make()
    assert hotkey.problem() is None
    server.process.kill()
    until(hotkey.problem)
    assert "does not answer" in hotkey.problem()


@linux
def test_that_a_press_may_close(server):
    done = threading.Event()

    def on_press():
        hotkey.close()
        done.set()

    hotkey = Hotkey("Ctrl+Alt+P", on_press, environment=server.environment)
    assert hotkey._way.settled.wait(10)
    server.type(*CTRL_ALT_P)
    assert done.wait(10)


class Portal(Service):
    """A desktop's portal: answers requests by a signal, as the documentation says."""

    def __init__(self, address, *, version=2, responses=(0, 0), given=NAME):
        self.session = ""
        self.responses = dict(zip(("CreateSession", "BindShortcuts"), responses, strict=True))
        self.given = given
        answers = {
            "Register": lambda _: (),
            "Get": lambda _: ("v", (("u", version),)),
            "CreateSession": lambda body: self._begun("CreateSession", body[0]),
            "BindShortcuts": lambda body: self._begun("BindShortcuts", body[3]),
        }
        if version is None:
            del answers["Get"]
        super().__init__(address, PORTAL, answers)

    def _begun(self, method, options):
        self.token = options["handle_token"][1]
        if method == "CreateSession":
            self.session = f"{PATH}/session/{options['session_handle_token'][1]}"
        return "o", (f"{PATH}/request/x/{self.token}",)

    def _answer(self, member, message):
        super()._answer(member, message)
        if member in self.responses and self._answers.get(member) is not None:
            self.respond(member, message, self.responses[member])

    def respond(self, member, message, response):
        from jeepney import HeaderFields

        if response is None:
            return
        us = message.header.fields[HeaderFields.sender][1:].replace(".", "_")
        given = [(self.given, {"trigger_description": ("s", "Ctrl+Alt+P")})]
        results = {
            "CreateSession": {"session_handle": ("s", self.session)},
            "BindShortcuts": {"shortcuts": ("a(sa{sv})", given)},
        }[member]
        body = (response, results if response == 0 else {})
        path = f"{PATH}/request/{us}/{self.token}"
        self.signal(path, "org.freedesktop.portal.Request", "Response", "ua{sv}", body)

    def press(self, session=None, name=NAME):
        body = (session or self.session, name, 1, {})
        self.signal(PATH, "org.freedesktop.portal.GlobalShortcuts", "Activated", "osta{sv}", body)

    def end(self):
        self.signal(self.session, "org.freedesktop.portal.Session", "Closed", "", ())


@pytest.fixture
def daemon(monkeypatch, tmp_path):
    no_bus(monkeypatch, tmp_path)
    daemon = Daemon(tmp_path)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", daemon.address)
    yield daemon
    daemon.stop()


@pytest.fixture
def make_portal(daemon):
    made = []

    def make(**how):
        made.append(Portal(daemon.address, **how))
        return made[-1]

    yield make
    for portal in made:
        if portal.is_alive():
            portal.stop()


@pytest.fixture
def ask():
    made = []

    def ask(*, settles=True, **how):
        pressed = queue.Queue()
        made.append(PortalHotkey(PAUSE, lambda: pressed.put("pressed"), **how))
        if settles:
            assert made[-1].settled.wait(10)
        return made[-1], pressed

    yield ask
    for hotkey in made:
        hotkey.close()


@linux
def test_that_the_portal_is_asked_as_it_wants_to_be(make_portal, ask):
    portal = make_portal()
    hotkey, pressed = ask()
    assert hotkey.problem() is None
    assert [name for name, _ in portal.calls] == [
        "Register", "Get", "CreateSession", "BindShortcuts",
    ]  # fmt: skip
    session, shortcuts, window, _ = portal.wait_for("BindShortcuts").body
    assert (session, window) == (portal.session, "")
    ((name, wish),) = shortcuts
    assert name == NAME
    assert wish["preferred_trigger"] == ("s", "CTRL+ALT+p")
    portal.press()
    assert pressed.get(timeout=10) == "pressed"


def stranger_says(daemon, hotkey, *signal):
    """Have another program send a signal; return when it has been heard."""
    from jeepney import DBusAddress, message_bus, new_signal
    from jeepney.io.blocking import open_dbus_connection

    path, interface, *rest = signal
    with open_dbus_connection(daemon.address) as stranger:
        stranger.send(new_signal(DBusAddress(path, interface=interface), *rest))
        # What the bus answers later than that has passed it on before.
        stranger.send_and_get_reply(message_bus.GetId())
    heard = threading.Event()
    call = partial(hotkey._bus.call, message_bus.GetId(), lambda *_: heard.set())
    hotkey._bus.post(call)
    assert heard.wait(10)


@linux
def test_that_only_the_portal_and_our_keys_count(daemon, make_portal, ask):
    portal = make_portal()
    hotkey, pressed = ask()
    body = (portal.session, NAME, 1, {})
    stranger_says(daemon, hotkey, PATH, SHORTCUTS, "Activated", "osta{sv}", body)
    assert pressed.empty()
    stranger_says(daemon, hotkey, portal.session, SESSION, "Closed", "", ())
    assert hotkey.problem() is None
    portal.press(session=f"{PATH}/session/other")
    portal.press(name="other")
    portal.press()
    assert pressed.get(timeout=10)
    assert pressed.empty()


@linux
def test_that_nobody_else_answers_for_the_portal(daemon, make_portal, ask):
    portal = make_portal(responses=(0, None))
    hotkey, _ = ask(settles=False)
    call = portal.wait_for("BindShortcuts")
    us = hotkey._bus.unique_name[1:].replace(".", "_")
    path = f"{PATH}/request/{us}/{portal.token}"
    stranger_says(daemon, hotkey, path, REQUEST, "Response", "ua{sv}", (1, {}))
    assert hotkey.problem() is None
    assert not hotkey.settled.is_set()
    portal.respond("BindShortcuts", call, 0)
    assert hotkey.settled.wait(10)
    assert hotkey.problem() is None


@linux
@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"version": None}, "gives programs no keys"),
        ({"responses": (2, 0)}, "gives programs no keys"),
        ({"responses": (0, 1)}, "told not to give out Ctrl+Alt+P"),
        ({"responses": (0, 2)}, "gives programs no keys"),
        ({"given": "other"}, "gave no keys"),
    ],
)
def test_what_is_said_where_the_desktop_refuses(make_portal, ask, how, said):
    make_portal(**how)
    hotkey, _ = ask()
    assert said in hotkey.problem()


@linux
def test_a_desktop_without_a_portal(daemon, ask):
    hotkey, _ = ask()
    assert "gives programs no keys" in hotkey.problem()


@linux
def test_a_bindings_method_that_fails(make_portal, ask):
    portal = make_portal()
    del portal._answers["BindShortcuts"]
    hotkey, _ = ask()
    assert "gives programs no keys" in hotkey.problem()


@linux
def test_a_portal_that_is_silent(make_portal, ask):
    portal = make_portal()
    portal._answers["Get"] = None
    hotkey, _ = ask(within_s=0.2)
    assert "does not answer" in hotkey.problem()


@linux
def test_that_the_person_may_take_any_time(make_portal, ask):
    portal = make_portal(responses=(0, None))
    hotkey, pressed = ask(settles=False, within_s=0.1)
    call = portal.wait_for("BindShortcuts")
    passed = threading.Event()
    hotkey._bus.post(lambda: hotkey._bus.later(0.3, passed.set))
    assert passed.wait(10)
    assert hotkey.problem() is None
    assert not hotkey.settled.is_set()
    portal.respond("BindShortcuts", call, 0)
    assert hotkey.settled.wait(10)
    portal.press()
    assert pressed.get(timeout=10)


@linux
def test_that_the_desktop_may_take_the_keys_back(make_portal, ask):
    portal = make_portal()
    hotkey, pressed = ask()
    session = portal.session
    portal.end()
    until(hotkey.problem)
    assert "took the keys back" in hotkey.problem()
    portal.press(session)
    marker = threading.Event()
    hotkey._bus.post(marker.set)
    assert marker.wait(10)
    assert pressed.empty()


@linux
def test_a_portal_that_is_started_anew(make_portal, ask):
    old = make_portal()
    hotkey, pressed = ask()
    assert hotkey.problem() is None
    old.stop()
    until(hotkey.problem)
    new = make_portal()
    until(lambda: hotkey.problem() is None)
    new.press()
    assert pressed.get(timeout=10)


@linux
def test_that_the_end_of_the_bus_is_said(daemon, make_portal, ask):
    make_portal()
    hotkey, _ = ask()
    daemon.stop()
    until(hotkey.problem)
    assert "took the keys back" in hotkey.problem()


def test_triggers():
    assert trigger(Keys(frozenset({"Meta", "Shift"}), "F5")) == "SHIFT+LOGO+F5"


class User32:
    """A Windows that hands out keys and messages."""

    def __init__(self, error=0):
        self.error = error
        self.registered = None
        self.messages = queue.Queue()
        self.threads = set()

    def register(self, modifiers, key):
        self.threads.add(threading.get_ident())
        if not self.error:
            self.registered = (modifiers, key)
        return self.error

    def unregister(self):
        self.threads.add(threading.get_ident())
        self.registered = None

    def wait(self):
        return self.messages.get(timeout=10)

    def thread(self):
        self.threads.add(threading.get_ident())
        return 77

    def quit(self, thread):
        assert thread == 77
        self.messages.put(0)


def test_windows():
    user32 = User32()
    pressed = queue.Queue()
    hotkey = WindowsHotkey(PAUSE, lambda: pressed.put(1), user32)
    assert hotkey.settled.wait(10)
    assert hotkey.problem() is None
    # MOD_NOREPEAT | MOD_CONTROL | MOD_ALT, and P.
    assert user32.registered == (0x4003, 0x50)
    user32.messages.put(0x0113)  # WM_TIMER: none of ours
    user32.messages.put(WM_HOTKEY)
    assert pressed.get(timeout=10)
    assert pressed.empty()
    hotkey.close()
    assert user32.registered is None
    assert len(user32.threads) == 1
    assert threading.get_ident() not in user32.threads


@pytest.mark.parametrize(
    ("keys", "error", "said"),
    [
        ("Ctrl+Alt+P", 1409, "in use by another program"),
        ("Ctrl+Alt+P", 5, "error 5"),
        ("Ctrl+F12", 0, "keeps F12 for itself"),
    ],
)
def test_what_windows_does_not_give(keys, error, said):
    user32 = User32(error)
    hotkey = WindowsHotkey(keys_of(keys), print, user32)
    assert hotkey.settled.wait(10)
    assert said in hotkey.problem()
    assert user32.registered is None
    hotkey.close()


def test_virtual_keys():
    # VK_F1 is 0x70, VK_F12 0x7B; "the same as ASCII" for letters and digits.
    assert [virtual_key(key) for key in ("A", "Z", "0", "9", "F1", "F12")] == [
        0x41, 0x5A, 0x30, 0x39, 0x70, 0x7B,
    ]  # fmt: skip


def test_that_nothing_of_another_system_is_loaded():
    code = (
        "import sys, posturecoach.surroundings.hotkey_windows, posturecoach.surroundings.hotkey;"
        "assert not {'Xlib', 'jeepney'} & {name.split('.')[0] for name in sys.modules}"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    assert portal_module.NAME == "pause"  # what people agreed to is kept under this name
