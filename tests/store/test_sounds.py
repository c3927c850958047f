"""A sound file is what its bytes say, whatever its name says."""

import math

import pytest

from diagnostic.store.sounds import NotASound, read_sound
from tests.sounds import a_wave, an_mp3, an_opus


@pytest.mark.parametrize(
    "contents,ending",
    [
        (a_wave(2.5), "wav"),
        (a_wave(2.5, rate=44_100, channels=2), "wav"),
        (an_mp3(2.5), "mp3"),
        (an_opus(2.5), "ogg"),
    ],
    ids=["wav", "wav in stereo", "mp3", "opus"],
)
def test_format_and_length_are_read_from_the_bytes(contents, ending):
    sound = read_sound(contents)
    assert sound.ending == ending
    assert sound.seconds == pytest.approx(2.5, abs=0.02)


def test_mp3_needs_no_tag():
    assert read_sound(an_mp3(1, tag=False)).seconds == pytest.approx(1, abs=0.02)


@pytest.mark.parametrize("loud,decibel", [(1.0, -3.0), (0.1, -23.0), (0.01, -43.0)])
def test_loudness_of_a_tone_is_that_of_its_amplitude(loud, decibel):
    assert read_sound(a_wave(1, loud=loud)).level == pytest.approx(decibel, abs=0.1)


def test_pauses_do_not_make_speech_quieter():
    speech, pause = a_wave(1, loud=0.3), a_wave(1, loud=0)
    both = a_wave(2, loud=0)[:44] + speech[44:] + pause[44:]
    assert read_sound(both).level == pytest.approx(read_sound(speech).level, abs=0.1)


def test_silence_is_infinitely_quiet():
    assert read_sound(a_wave(1, loud=0)).level == -math.inf


def test_what_is_cut_off_at_full_scale_is_counted():
    assert read_sound(a_wave(1, loud=0.9)).cut == 0
    assert read_sound(a_wave(1, loud=3)).cut > 0.5


@pytest.mark.parametrize(
    "contents",
    [
        b"",
        b"ID3",
        b"plain text that is called .mp3" * 20,
        b"\xff\xfb\x50\x00",
        a_wave(1)[:20],
        a_wave(1)[:44],
        an_opus(1)[:60],
        an_opus(1)[:-1],
        an_opus(1).replace(b"OpusHead", b"\x01vorbis "),
        an_opus(0),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    ],
)
def test_what_is_no_sound_or_is_damaged_is_refused(contents):
    with pytest.raises(NotASound):
        read_sound(contents)


def test_wave_of_other_samples_is_refused():
    eight_bits = bytearray(a_wave(1))
    eight_bits[32:36] = (1).to_bytes(2, "little") + (8).to_bytes(2, "little")
    with pytest.raises(NotASound):
        read_sound(bytes(eight_bits))
