"""`diagnostic kiosk`: the command for the browser, the unit for systemd, the link for a device."""

import configparser
import os
import shlex
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from diagnostic.store import bundles
from diagnostic.store.engine import open_engine
from diagnostic.store.schema import upgrade
from diagnostic.web.device import device_of
from diagnostic.web.enrolment import enrolled

ROOT = Path(__file__).parents[2]
KEY = "k" * 32


@pytest.fixture
def browser(tmp_path, monkeypatch):
    """A browser that only notes how it was called; no other one is on the path."""
    program = tmp_path / "bin" / "chromium"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{tmp_path}/called"\nexit 3\n', encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(program.parent))
    return program


def words(done):
    assert done.exit_code == 0, done.output
    (line,) = done.stdout.splitlines()
    return shlex.split(line)


def test_kiosk_prints_a_browser_that_shows_nothing_but_the_test(run, browser):
    program, *options, address = words(run("kiosk"))
    assert (program, address) == (str(browser), "http://127.0.0.1:8000/")
    assert set(options) == {
        "--kiosk",
        "--incognito",
        "--noerrdialogs",
        "--disable-pinch",
        "--overscroll-history-navigation=0",
        "--disable-features=Translate",
        "--no-first-run",
        "--disable-session-crashed-bubble",
        "--kiosk-printing",
        "--enable-speech-dispatcher",
    }


@pytest.mark.parametrize(
    "setting, prints_at_once, sounds",
    [("kiosk", True, True), ("tablet", False, True), ("counsellor", False, False)],
)
def test_kiosk_prints_and_sounds_as_the_setting_does(setting, prints_at_once, sounds, run, browser):
    options = words(run("kiosk", "--setting", setting))
    assert ("--kiosk-printing" in options) is prints_at_once
    assert ("--enable-speech-dispatcher" in options) is sounds
    assert ("--mute-audio" in options) is not sounds


def test_kiosk_with_a_profile_keeps_the_enrolment_there(run, browser, tmp_path):
    options = words(run("kiosk", "https://test.example/", "--profile", tmp_path / "own one"))
    assert f"--user-data-dir={tmp_path / 'own one'}" in options
    assert "--incognito" not in options


def test_kiosk_starts_what_it_prints_and_ends_as_it_ends(run, browser, tmp_path):
    printed = words(run("kiosk", "https://test.example/"))
    done = subprocess.run(
        [sys.executable, "-m", "diagnostic.cli", "kiosk", "https://test.example/", "--start"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode == 3
    assert (tmp_path / "called").read_text(encoding="utf-8").splitlines() == printed[1:]


def unit(text):
    read = configparser.ConfigParser(interpolation=None)
    read.optionxform = str
    read.read_string(text)
    return read


def test_kiosk_writes_a_unit_that_restarts_the_same_command(run, browser, tmp_path):
    address, folder = "https://test.example/enrol/x%20$y", tmp_path / "not there" / "user"
    done = run("kiosk", address, "--systemd", folder)
    assert done.exit_code == 0
    assert sorted(path.name for path in folder.iterdir()) == [
        "diagnostic-kiosk-night.service",
        "diagnostic-kiosk-night.timer",
        "diagnostic-kiosk.service",
    ]
    written = unit((folder / "diagnostic-kiosk.service").read_text(encoding="utf-8"))
    command = written["Service"]["ExecStart"].replace("%%", "%").replace("$$", "$")
    assert shlex.split(command) == words(run("kiosk", address))
    assert "%%20$$y" in written["Service"]["ExecStart"], "both mean something else to systemd"
    assert written["Service"]["Restart"] == "always"
    assert written["Install"]["WantedBy"] == "graphical-session.target"


def test_kiosk_restarts_the_browser_at_night(run, browser, tmp_path):
    run("kiosk", "--systemd", tmp_path / "user")
    timer = unit((tmp_path / "user" / "diagnostic-kiosk-night.timer").read_text(encoding="utf-8"))
    night = unit((tmp_path / "user" / "diagnostic-kiosk-night.service").read_text(encoding="utf-8"))
    assert (timer["Timer"]["OnCalendar"], timer["Install"]["WantedBy"]) == ("04:00", "timers.target")
    assert night["Service"]["ExecStart"] == "systemctl --user try-restart diagnostic-kiosk.service"
    assert night["Service"]["Type"] == "oneshot"


def test_kiosk_says_what_is_left_to_do_with_its_units(run, browser, tmp_path):
    said = run("kiosk", "--systemd", tmp_path / "user").stdout.splitlines()
    assert [line for line in said if line.startswith("Written: ")] == [
        f"Written: {tmp_path / 'user' / name}"
        for name in (
            "diagnostic-kiosk.service",
            "diagnostic-kiosk-night.service",
            "diagnostic-kiosk-night.timer",
        )
    ]
    assert said[-2:] == [
        "  systemctl --user daemon-reload",
        "  systemctl --user enable --now diagnostic-kiosk.service diagnostic-kiosk-night.timer",
    ]


def test_kiosk_writes_its_units_anew_for_another_address(run, browser, tmp_path):
    for address in ("https://old.example/", "https://new.example/"):
        assert run("kiosk", address, "--systemd", tmp_path).exit_code == 0
    written = (tmp_path / "diagnostic-kiosk.service").read_text(encoding="utf-8")
    assert "https://new.example/" in written
    assert "https://old.example/" not in written


def test_kiosk_prints_its_units_for_a_dash(run, browser, tmp_path):
    run("kiosk", "--systemd", tmp_path)
    printed = run("kiosk", "--systemd", "-").stdout
    for written in tmp_path.glob("diagnostic-kiosk*"):
        assert f"# {written.name}\n{written.read_text(encoding='utf-8')}" in printed


def test_kiosk_says_where_no_unit_can_be_written(run, browser, tmp_path):
    (tmp_path / "file").touch()
    done = run("kiosk", "--systemd", tmp_path / "file" / "user")
    assert (done.exit_code, done.stdout) == (1, "")
    assert f"Error: {tmp_path / 'file' / 'user'} cannot be written: Not a directory." in done.stderr


def test_kiosk_keeps_a_profile_at_the_same_place_wherever_it_is_started(run, browser, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert f"--user-data-dir={tmp_path / 'own'}" in words(run("kiosk", "--profile", "own"))


def test_kiosk_without_a_browser_says_what_to_do(run, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    done = run("kiosk")
    assert done.exit_code == 1
    assert done.stderr.startswith("Error: None of these browsers is installed: chromium")
    assert "--browser" in done.stderr
    assert words(run("kiosk", "--browser", "/opt/browser"))[0] == "/opt/browser"


@pytest.mark.parametrize("address", ["test.example", "/fr/", "file:///etc", "https://"])
@pytest.mark.parametrize("option", [[], ["--enrol"]], ids=["address", "enrol"])
def test_kiosk_refuses_what_is_no_web_address(option, address, run, browser):
    done = run("kiosk", *option, address)
    assert done.exit_code == 1
    assert f"“{address}” is no web address" in done.stderr


def test_enrolment_link_is_signed_and_ends(run):
    options = ["--setting", "tablet", "--keyboard", "physical", "--days", "2"]
    done = run("kiosk", "--enrol", "https://test.example/", *options, DIAGNOSTIC_SECRET=KEY)
    start, _, token = done.stdout.strip().rpartition("/")
    assert start == "https://test.example/enrol"
    now = datetime.now(UTC)
    expected = device_of("tablet", "physical")
    assert enrolled(KEY.encode(), token, now + timedelta(days=2, seconds=-60)) == expected
    assert enrolled(KEY.encode(), token, now + timedelta(days=2, seconds=60)) is None
    assert enrolled(b"x" * 32, token, now) is None


@pytest.fixture
def in_force(tmp_path, reading):
    """Settings of an installation in which the questionnaire is in force."""
    url = f"sqlite:///{tmp_path / 'diagnostic.db'}"
    engine = open_engine(url)
    upgrade(engine)
    bundles.publish(engine, bundles.keep(engine, reading.bundle, reading.files), datetime.now(UTC))
    engine.dispose()
    return {"DIAGNOSTIC_SECRET": KEY, "DIAGNOSTIC_DATABASE": url}


def enrol_at(run, desk, settings, **more):
    return run("kiosk", "--enrol", "https://test.example/", "--desk", desk, **settings, **more)


def test_enrolment_link_names_the_desk_where_the_device_stands(run, in_force):
    done = enrol_at(run, "mde-ixelles", in_force)
    token = done.stdout.strip().rpartition("/")[2]
    expected = device_of("kiosk", desk="mde-ixelles")
    assert expected.desk == "mde-ixelles"
    assert enrolled(KEY.encode(), token, datetime.now(UTC)) == expected


@pytest.mark.parametrize(
    "language, sentence",
    [
        (
            "fr_BE.UTF-8",
            (
                "Aucun service du questionnaire ne s'appelle «\u00a0mde-ixeles\u00a0». Choisissez un "
                "«\u00a0id\u00a0» de services.yml. Vous vouliez écrire «\u00a0mde-ixelles\u00a0»\u00a0?"
            ),
        ),
        (
            "nl_BE.UTF-8",
            (
                "Geen enkele dienst van de vragenlijst heet ‘mde-ixeles’. Kies een ‘id’ uit services.yml. "
                "Bedoelde u ‘mde-ixelles’?"
            ),
        ),
        (
            "C.UTF-8",
            (
                "No service of the questionnaire is called “mde-ixeles”. Choose an `id` of services.yml. "
                "Did you mean “mde-ixelles”?"
            ),
        ),
    ],
)
def test_enrolment_refuses_a_desk_that_the_questionnaire_does_not_have(language, sentence, run, in_force):
    done = enrol_at(run, "mde-ixeles", in_force, LANG=language)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.strip() == f"Error: {sentence}"


def test_enrolment_guesses_no_desk_where_none_is_near(run, in_force):
    done = enrol_at(run, "moon-base", in_force)
    assert done.stderr.strip().endswith("Choose an `id` of services.yml.")


def test_enrolment_at_a_desk_needs_a_questionnaire_in_force(run, in_force, tmp_path):
    engine = open_engine(in_force["DIAGNOSTIC_DATABASE"])
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE revision SET published = NULL")
    engine.dispose()
    done = enrol_at(run, "actiris", in_force)
    assert done.exit_code == 1
    assert done.stderr.strip() == ("Error: No questionnaire is in force yet: start `diagnostic serve` first.")
    empty = in_force | {"DIAGNOSTIC_DATABASE": f"sqlite:///{tmp_path / 'other.db'}"}
    assert "has no tables yet" in enrol_at(run, "actiris", empty).stderr
    assert not (tmp_path / "other.db").exists()


def test_enrolment_link_needs_the_settings_of_the_server(run):
    done = run("kiosk", "--enrol", "https://test.example/", DIAGNOSTIC_SECRET="short")
    assert done.exit_code == 1
    assert "DIAGNOSTIC_SECRET" in done.stderr
