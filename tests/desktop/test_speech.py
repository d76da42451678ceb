"""The computer's voice: what is run, with exactly which arguments; nothing waits for it."""

from __future__ import annotations

import sys
import wave
from array import array
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from posturecoach.desktop.sounds import RATE_HZ, Sounds, Tone, player_for, tone_wav
from posturecoach.desktop.speech import LONGEST, Speech, voice_of, why_silent

from .recorders import Recorder

NASTY = "--output-module=x; $(touch owned) `id` \"'\n| & \x00 ü"


@pytest.fixture
def recorder(tmp_path, monkeypatch):
    if sys.platform == "win32":
        pytest.skip("programs of one's own on the PATH need a shebang")
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return Recorder(folder)


@pytest.fixture
def speak(qapp):
    made = []

    def make(language="en", platform="linux"):
        made.append(Speech(language, platform=platform))
        return made[-1]

    yield make
    for one in made:
        one.close()
        one.deleteLater()


def test_that_text_is_one_argument_after_the_options(recorder, speak, qtbot):
    recorder.make("spd-say")
    voice = speak("de")
    voice.say(NASTY)
    qtbot.waitUntil(lambda: len(recorder.runs()) == 1)
    *options, text = recorder.runs()[0]["arguments"]
    assert options == ["--wait", "--language", "de", "--"]
    assert text == "--output-module=x; $(touch owned) `id` \"' | & ü"
    assert sorted(path.name for path in recorder.folder.iterdir()) == ["log", "spd-say"]
    qtbot.waitUntil(lambda: not voice.is_speaking())


@pytest.mark.parametrize("expected", [("darwin", "say", "Anna"), ("win32", "powershell", "de-DE")])
def test_that_text_comes_by_standard_input(recorder, speak, qtbot, expected):
    platform, program, word = expected
    recorder.make(program, reads=True)
    speak("de", platform).say(NASTY)
    qtbot.waitUntil(lambda: len(recorder.runs()) == 1)
    run = recorder.runs()[0]
    assert run["input"] == "--output-module=x; $(touch owned) `id` \"' | & ü"
    assert any(word in argument for argument in run["arguments"])
    assert not any("touch" in argument for argument in run["arguments"])


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
@pytest.mark.parametrize("language", ["en", "de", "--evil", "'; rm"])
def test_that_what_is_run_is_the_same_for_every_sentence(platform, language):
    voice = voice_of(platform, language)
    assert "evil" not in " ".join(voice.arguments)
    assert "rm" not in [a.strip("'; ") for a in voice.arguments]
    assert voice.program in ("spd-say", "say", "powershell")


def test_that_the_newest_takes_the_place_of_the_one_before(recorder, speak, qtbot):
    recorder.make("spd-say", stays=True)
    voice = speak()
    voice.say("One more.")
    first = voice._running
    qtbot.waitUntil(lambda: len(recorder.runs()) == 1)
    with qtbot.waitSignal(first.finished):
        voice.say("Rest a little.")
    assert voice.is_speaking()
    qtbot.waitUntil(lambda: len(recorder.runs()) == 2)
    assert recorder.runs()[-1]["arguments"][-1] == "Rest a little."
    second = voice._running
    with qtbot.waitSignal(second.finished):
        voice.hush()
    assert not voice.is_speaking()
    qtbot.waitUntil(lambda: recorder.runs()[-1]["arguments"] == ["--cancel"])


def test_that_nothing_is_nothing(recorder, speak):
    recorder.make("spd-say")
    voice = speak()
    for text in ("", " \n\t "):
        voice.say(text)
        assert not voice.is_speaking()
    voice.hush()
    assert recorder.runs() == []


def test_that_a_sentence_has_an_end(recorder, speak, qtbot):
    recorder.make("spd-say")
    speak().say("a" * 5000)
    qtbot.waitUntil(lambda: len(recorder.runs()) == 1)
    assert len(recorder.runs()[0]["arguments"][-1]) == LONGEST


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32", "haiku"])
def test_that_a_computer_without_a_voice_says_so(recorder, speak, platform):
    assert "no voice" in why_silent(platform)
    voice = speak(platform=platform)
    voice.say("One more.")
    assert not voice.is_speaking()
    recorder.make(voice_of(platform, "en").program)
    assert why_silent(platform) == ""


def test_that_a_voice_that_does_not_start_is_told(recorder, speak, qtbot):
    broken = recorder.folder / "spd-say"
    broken.write_text("#!/nowhere/at/all\n")
    broken.chmod(0o755)
    voice = speak()
    with qtbot.waitSignal(voice.failed) as failed:
        voice.say("One more.")
    assert "installed" in failed.args[0]
    assert not voice.is_speaking()


# --- Sounds.


@pytest.mark.parametrize("tone", Tone)
def test_that_a_tone_is_a_short_quiet_wav(tone, tmp_path):
    path = tmp_path / "tone.wav"
    path.write_bytes(tone_wav(tone))
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE_HZ)
        assert 0.1 < file.getnframes() / RATE_HZ < 0.6
        samples = array("h", file.readframes(file.getnframes()))
    assert 3000 < max(map(abs, samples)) < 10_000
    assert abs(samples[0]) < 50  # no click


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have one player of their own")
def test_that_sounds_are_played_by_what_is_there(recorder, qtbot):
    assert player_for("linux") is None
    recorder.make("aplay")
    assert player_for("linux") == [str(recorder.folder / "aplay"), "-q"]
    recorder.make("paplay")
    sounds = Sounds()
    sounds.play(Tone.COUNTED)
    qtbot.waitUntil(lambda: len(recorder.runs()) == 1)
    (path,) = recorder.runs()[0]["arguments"]
    assert path.endswith("counted.wav")
    sounds.play(Tone.OVER)
    qtbot.waitUntil(lambda: len(recorder.runs()) == 2)
    qtbot.waitUntil(lambda: not sounds._playing)
    folder = sounds._folder.name
    sounds.close()
    assert not Path(folder).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows always has one")
def test_that_without_a_player_it_beeps(recorder, monkeypatch):
    beeps = []
    monkeypatch.setattr(QApplication, "beep", lambda: beeps.append(1))
    sounds = Sounds()
    sounds.play(Tone.COUNTED)
    assert beeps == [1]
    assert sounds._folder is None  # and nothing was written
    sounds.close()
