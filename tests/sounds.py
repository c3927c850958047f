"""Sound files made here: a tone in each of the formats, as short as the headers allow."""

import io
import math
import struct
import wave
from array import array

RATE = 8000


def a_wave(seconds, *, loud=0.3, rate=RATE, channels=1):
    """WAV with a tone; `loud` is its amplitude, 1 is full scale and more is cut off."""
    samples = array("h")
    for number in range(int(seconds * rate)):
        sample = max(-1.0, min(1.0, loud * math.sin(number * 440 * 2 * math.pi / rate)))
        samples.extend([round(sample * 32767)] * channels)
    file = io.BytesIO()
    with wave.open(file, "wb") as written:
        written.setnchannels(channels)
        written.setsampwidth(2)
        written.setframerate(rate)
        written.writeframes(samples.tobytes())
    return file.getvalue()


def an_mp3(seconds, *, tag=True):
    """MP3 of empty frames: MPEG 1, layer III, 64 kbit/s, 44.1 kHz; after a tag, as programs write."""
    frame = struct.pack(">I", 0xFFFB5000) + bytes(144 * 64_000 // 44_100 - 4)
    frames = frame * round(seconds * 44_100 / 1152)
    return (b"ID3\x04\x00\x00" + bytes([0, 0, 1, 0]) + bytes(128) if tag else b"") + frames


def an_opus(seconds, *, skipped=312):
    """Ogg Opus with its two heads and one page that says how long it is."""
    head = b"OpusHead\x01\x01" + struct.pack("<HIhB", skipped, 48_000, 0, 0)
    tags = b"OpusTags" + struct.pack("<I", 0) + struct.pack("<I", 0)
    last = round(seconds * 48_000) + skipped
    return b"".join(
        _page(position, number, body)
        for number, (position, body) in enumerate([(0, head), (0, tags), (last, b"\xfc")])
    )


def _page(position, number, body):
    return struct.pack("<4sBBqIIIB", b"OggS", 0, 0, position, 1, number, 0, 1) + bytes([len(body)]) + body
