"""What a sound file is, by its bytes: format, length, and for WAV how loud it is.

Only headers are read, with the standard library. Names prove nothing: a film called .mp3 is refused here.
"""

import io
import math
import struct
import sys
import wave
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

OPUS_RATE = 48_000
"""Samples a second by which an Ogg Opus file counts, whatever its own rate."""

FULL = 32_767


class NotASound(Exception):  # noqa: N818  it says what the bytes are
    """The bytes are none of the formats, or are damaged."""


@dataclass(frozen=True, slots=True)
class Sound:
    """`ending` is that of its format. `level` is the loudness of the speech in dB below full scale, `cut` the
    share of samples at full scale; both only where the samples can be read without a decoder.
    """

    ending: str
    seconds: float
    level: float | None = None
    cut: float | None = None


def read_sound(contents: bytes) -> Sound:
    """What these bytes are.

    :raises NotASound: neither WAV with PCM samples, nor Ogg Opus, nor MP3; or cut off.
    """
    try:
        if contents[:4] == b"RIFF" and contents[8:12] == b"WAVE":
            return _wave(contents)
        if contents[:4] == b"OggS":
            return _opus(contents)
        return _mp3(contents)
    except (EOFError, IndexError, struct.error, wave.Error, ZeroDivisionError) as error:
        raise NotASound from error


def _wave(contents: bytes) -> Sound:
    with wave.open(io.BytesIO(contents)) as file:
        width, rate, channels = file.getsampwidth(), file.getframerate(), file.getnchannels()
        frames = file.readframes(file.getnframes())
    if width != 2 or not frames:
        raise NotASound
    samples = array("h", frames[: len(frames) // 2 * 2])
    if sys.byteorder == "big":
        samples.byteswap()
    cut = sum(1 for sample in samples if abs(sample) >= FULL) / len(samples)
    return Sound("wav", len(samples) / channels / rate, _level(samples, rate * channels), cut)


def _level(samples: "array[int]", a_second: int) -> float:
    """The loudness of the louder half, in pieces of a twentieth of a second: pauses are no speech."""
    length = max(1, a_second // 20)
    pieces = sorted(
        sum(sample * sample for sample in piece) / len(piece)
        for piece in (samples[at : at + length] for at in range(0, len(samples), length))
    )
    loud = pieces[len(pieces) // 2 :]
    mean = sum(loud) / len(loud)
    return 10 * math.log10(mean / FULL**2) if mean else -math.inf


def _opus(contents: bytes) -> Sound:
    pages = list(_ogg_pages(contents))
    head = pages[0][1]
    if not head.startswith(b"OpusHead"):
        raise NotASound
    (skipped,) = struct.unpack_from("<H", head, 10)
    last = max(position for position, _ in pages)
    if last <= skipped:
        raise NotASound
    return Sound("ogg", (last - skipped) / OPUS_RATE)


def _ogg_pages(contents: bytes) -> Iterator[tuple[int, bytes]]:
    """Position in samples and contents of each page."""
    at = 0
    while at < len(contents):
        magic, position, segments = struct.unpack_from("<4s2xq12xB", contents, at)
        body = at + 27 + segments
        end = body + sum(contents[at + 27 : body])
        if magic != b"OggS" or end > len(contents):
            raise NotASound
        yield position, contents[body:end]
        at = end


BITRATES = {
    # MPEG 1, then MPEG 2 and 2.5; layer III, in kbit a second.
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    0: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
LAYER_3 = 1


def _mp3(contents: bytes) -> Sound:
    """Counts the frames, so that a changing bit rate does not matter."""
    at = 0
    if contents[:3] == b"ID3":
        size = contents[6:10]
        at = 10 + (size[0] << 21 | size[1] << 14 | size[2] << 7 | size[3])
    seconds, frames = 0.0, 0
    while at + 4 <= len(contents) and contents[at : at + 3] != b"TAG":
        length, lasts = _frame(contents, at)
        seconds, frames, at = seconds + lasts, frames + 1, at + length
    if frames < 2:
        raise NotASound
    return Sound("mp3", seconds)


def _frame(contents: bytes, at: int) -> tuple[int, float]:
    """Bytes and seconds of the frame that begins here."""
    (head,) = struct.unpack_from(">I", contents, at)
    version, layer, padding = head >> 19 & 3, head >> 17 & 3, head >> 9 & 1
    kilobits, rate = head >> 12 & 15, head >> 10 & 3
    if head >> 21 != 0x7FF or version not in RATES or layer != LAYER_3 or kilobits in {0, 15} or rate == 3:
        raise NotASound
    samples = 1152 if version == 3 else 576
    hertz = RATES[version][rate]
    return samples // 8 * BITRATES[version][kilobits] * 1000 // hertz + padding, samples / hertz
