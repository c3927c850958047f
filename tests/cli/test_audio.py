"""`diagnostic audio`: what nobody has read aloud, recordings that come in all or none, a machine's voice."""

import csv
import io
import json
import os
import re
import shutil
from pathlib import Path

import pytest

from diagnostic.cli.recorded import Trouble
from diagnostic.cli.spoken import by_name, file_name, spoken_texts
from diagnostic.cli.synthesis import synthesise, synthesiser
from diagnostic.store.recordings import digest_of_words
from diagnostic.web.language import CATALOGUES, LANGUAGES
from diagnostic.web.listening import INTERFACE
from tests.sounds import a_wave, an_mp3, an_opus

LINE = re.compile(r"(?:[\w/-]+\.yml:\d+:\d+|interface): (?P<state>\w+): (?P<language>fr|nl): (?P<file>\S+)")
TITLE = "questionnaire.title"
FRENCH = "Où j’en suis avec le numérique"
SMALL = Path(__file__).parents[1] / "definition" / "bundle"


@pytest.fixture
def home(tmp_path):
    """The data folder of the installation."""
    return tmp_path / "home"


@pytest.fixture
def audio(run, folder, home):
    """`audio("--script", "-")`: the command on a copy of the questionnaire."""

    def command(*options, **environment):
        return run("audio", folder, *options, DIAGNOSTIC_HOME=str(home), **environment)

    return command


@pytest.fixture
def record(tmp_path):
    """`record("fr/name.wav", contents)`: a file in the folder to import."""

    def put(name, contents):
        file = tmp_path / "recordings" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(contents)
        return tmp_path / "recordings"

    return put


def listed(done):
    assert done.exit_code == 0, done.output
    found = [LINE.fullmatch(line) for line in done.stdout.splitlines()]
    assert all(found), done.stdout
    return {(line["language"], line["file"]): line["state"] for line in found}


def index_of(home):
    file = home / "audio" / "index.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else None


def test_every_text_is_missing_before_anybody_read_it(audio, home):
    found = listed(audio())
    assert set(found.values()) == {"missing"}
    assert {language for language, _ in found} == {"fr", "nl"}
    assert ("fr", TITLE) in found
    assert ("nl", "interface.i-do-not-know.text") in found
    assert not home.exists(), "to look makes nothing"


def test_place_is_where_the_text_stands_in_that_language(audio, folder):
    lines = [line for line in audio().stdout.splitlines() if line.endswith(f": {TITLE}")]
    places = [re.match(r"(questionnaire\.yml):(\d+):", line) for line in lines]
    texts = (folder / "questionnaire.yml").read_text(encoding="utf-8").splitlines()
    assert [FRENCH in texts[int(place[2]) - 1] for place in places] == [True, False]
    assert "digitaal" in texts[int(places[1][2]) - 1]


@pytest.mark.parametrize(
    "contents,ending",
    [(a_wave(3), "wav"), (an_mp3(3), "mp3"), (an_opus(3), "ogg")],
    ids=["wav", "mp3", "opus"],
)
def test_recording_is_imported_by_the_name_of_its_place(contents, ending, audio, record, home):
    done = audio("--import", record(f"fr/{TITLE}.{ending}", contents))
    assert done.exit_code == 0, done.output
    assert "1 recordings imported" in done.stderr
    ((digest, row),) = index_of(home)["fr"].items()
    assert (home / "audio" / "fr" / f"{digest}.{ending}").read_bytes() == contents
    assert (row["synthetic"], row["keys"]) == (False, ["questionnaire#title"])
    found = listed(audio())
    assert ("fr", TITLE) not in found
    assert found["nl", TITLE] == "missing"


def test_recording_is_imported_by_its_digest(audio, record, reading, home):
    text = reading.bundle.questionnaire.title["nl"]
    assert audio("--import", record(f"nl/{digest_of_words(text)}.wav", a_wave(3))).exit_code == 0
    assert ("nl", TITLE) not in listed(audio())


def test_text_that_changed_since_it_was_recorded_is_listed_and_not_used(audio, record, change):
    audio("--import", record(f"fr/{TITLE}.wav", a_wave(3)))
    change("questionnaire.yml", FRENCH, "Où en est-on avec le numérique")
    assert listed(audio())["fr", TITLE] == "changed"


@pytest.mark.parametrize(
    "name,contents,sentence",
    [
        (f"fr/{TITLE}.mp3", b"no sound at all", "neither WAV (PCM, 16 bit), nor Ogg Opus, nor MP3"),
        (f"fr/{TITLE}.wav", a_wave(0.2), "too short for"),
        (f"fr/{TITLE}.wav", a_wave(60), "too long for"),
        (f"fr/{TITLE}.wav", a_wave(3, loud=0.005), "too quiet"),
        (f"fr/{TITLE}.wav", a_wave(3, loud=2), "too loud"),
        (f"fr/{TITLE}.wav", bytes(5 * 1024 * 1024), "larger than 4 MB"),
        ("fr/questionnaire.titel.wav", a_wave(3), f"Did you mean “{TITLE}”?"),
        (f"de/{TITLE}.wav", a_wave(3), "in the folder of no language"),
        (f"{TITLE}.wav", a_wave(3), "in the folder of no language"),
    ],
)
def test_one_wrong_file_keeps_all_others_out_and_is_told(name, contents, sentence, audio, record, home):
    record("fr/questionnaire.purpose.wav", a_wave(12))
    done = audio("--import", record(name, contents))
    assert done.exit_code == 1
    assert sentence in done.stderr
    assert "Nothing was imported." in done.stderr
    assert index_of(home) is None


def test_two_recordings_of_one_text_are_one_too_many(audio, record, home):
    record(f"fr/{TITLE}.wav", a_wave(3))
    done = audio("--import", record(f"fr/{TITLE}.mp3", an_mp3(3)))
    assert done.exit_code == 1
    assert f"fr/{TITLE}.wav: “fr/{TITLE}.mp3” says the same text." in done.stderr
    assert index_of(home) is None


def test_findings_speak_the_language_of_the_editor(audio, record):
    folder = record(f"fr/{TITLE}.wav", b"no sound")
    assert "ou il est abîmé" in audio("--import", folder, LANG="fr_BE.UTF-8").stderr
    assert "of het is beschadigd" in audio("--import", folder, LANG="nl_BE.UTF-8").stderr


def test_folder_without_recordings_is_told(audio, tmp_path):
    (tmp_path / "empty").mkdir()
    done = audio("--import", tmp_path / "empty")
    assert done.exit_code == 1
    assert "There is no recording" in done.stderr


def test_script_for_the_speaker_is_numbered_and_leaves_out_what_is_recorded(audio, record, tmp_path):
    audio("--import", record(f"fr/{TITLE}.wav", a_wave(3)))
    sheet = tmp_path / "to-read.csv"
    assert audio("--script", sheet).exit_code == 0
    rows = list(csv.DictReader(io.StringIO(sheet.read_text(encoding="utf-8-sig"))))
    assert list(rows[0]) == ["number", "language", "file", "text", "state", "place"]
    assert [int(row["number"]) for row in rows] == list(range(1, len(rows) + 1))
    titles = {row["language"]: row["text"] for row in rows if row["file"] == TITLE}
    assert titles == {"nl": "Waar sta ik digitaal?"}


def test_a_text_that_stands_in_many_places_is_read_once(reading):
    for language in LANGUAGES:
        texts = spoken_texts(reading.bundle, language)
        assert len({text.digest for text in texts}) == len(texts)
        assert any(len(text.keys) > 5 for text in texts)


def test_names_of_files_lead_back_to_their_text(reading):
    texts = spoken_texts(reading.bundle, "fr")
    names = by_name(texts)
    keys = [key for text in texts for key in text.keys]
    assert len({file_name(key) for key in keys}) == len(keys)
    assert all(re.fullmatch(r"[a-z0-9.-]+", file_name(key), re.IGNORECASE) for key in keys)
    assert all(names[text.file] is text for text in texts)


def test_counsellors_words_are_not_read_to_people(reading):
    keys = {key for text in spoken_texts(reading.bundle, "fr") for key in text.keys}
    assert not [key for key in keys if key.endswith("#observe")]


def test_messages_of_the_interface_are_translated_so_that_they_can_be_read():
    for language in LANGUAGES:
        assert [message for message in INTERFACE if not CATALOGUES[language]._catalog.get(message)] == []


# ---------------------------------------------------------------------------------------------- by a machine

SPEAKER = """#!/bin/sh
case "$1 $2" in "-v fr-be" | "-v nl") ;; *) exit 2 ;; esac
grep -q "Ce test est gratuit" && exit 1
cp "{sound}" "$6"
"""
"""Says everything in five seconds, which is plausible for all that is short, and refuses one text."""


@pytest.fixture
def small(tmp_path):
    """A small questionnaire: a machine is asked for every text."""
    return Path(shutil.copytree(SMALL, tmp_path / "small"))


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A program in the place of espeak-ng, which this machine may have or not."""
    program = tmp_path / "bin" / "espeak-ng"
    program.parent.mkdir()
    (tmp_path / "said.wav").write_bytes(a_wave(5, rate=500))
    program.write_text(SPEAKER.format(sound=tmp_path / "said.wav"), encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")


def test_without_the_synthesiser_the_command_says_so_and_does_nothing(audio, home, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    done = audio("--synthesise")
    assert done.exit_code == 1
    assert "`espeak-ng` is not here. Nothing was done." in done.stderr
    assert not home.exists()


def test_machine_reads_what_nobody_has_read_and_is_marked_as_a_machine(small, machine, home, run, record):
    environment = {"DIAGNOSTIC_HOME": str(home)}
    mine = record(f"fr/{TITLE}.wav", a_wave(3))
    assert run("audio", small, "--import", mine, **environment).exit_code == 0
    done = run("audio", small, "--synthesise", **environment)
    assert done.exit_code == 0, done.output
    assert "questionnaire.purpose: The synthetic voice did not say this text." in done.stderr
    made = [row["synthetic"] for row in index_of(home)["fr"].values()]
    assert (made.count(False), made.count(True) > 30) == (1, True)
    found = listed(run("audio", small, **environment))
    assert found.pop(("fr", "questionnaire.purpose")) == "missing"
    assert set(found.values()) == {"synthetic"}
    assert ("fr", TITLE) not in found


def test_person_takes_the_place_of_the_machine_and_never_the_other_way(small, machine, home, run, record):
    environment = {"DIAGNOSTIC_HOME": str(home)}
    run("audio", small, "--synthesise", **environment)
    assert listed(run("audio", small, **environment))["fr", TITLE] == "synthetic"
    run("audio", small, "--import", record(f"fr/{TITLE}.wav", a_wave(3)), **environment)
    run("audio", small, "--synthesise", **environment)
    assert ("fr", TITLE) not in listed(run("audio", small, **environment))


@pytest.mark.espeak
@pytest.mark.parametrize("language", LANGUAGES)
def test_real_machine_says_what_is_hardest_to_say(language, reading):
    """The shortest texts, among them the signs on the keys of a drawn keyboard, and the longest."""
    texts = sorted(spoken_texts(reading.bundle, language), key=lambda text: len(text.text))
    said = list(synthesise(synthesiser(), [*texts[:20], *texts[-3:]]))
    assert [one for one in said if isinstance(one, Trouble)] == []
    assert len(said) == 23
