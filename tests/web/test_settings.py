"""What an installation decides, and how a wrong decision is told."""

import stat

import pytest

from diagnostic.web.settings import Settings, read_settings

LONG = "x" * 32


def test_settings_have_a_working_default_for_everything(tmp_path):
    settings = read_settings({"DIAGNOSTIC_HOME": str(tmp_path)})
    assert settings == Settings(
        database=f"sqlite:///{tmp_path / 'diagnostic.db'}",
        secret=(tmp_path / "secret").read_bytes(),
        audio=tmp_path / "audio",
    )
    assert (settings.setting, settings.keyboard, settings.https) == ("home", "none", False)


def test_settings_come_from_the_environment(tmp_path):
    settings = read_settings(
        {
            "DIAGNOSTIC_HOME": str(tmp_path),
            "DIAGNOSTIC_DATABASE": "postgresql://somebody@localhost/diagnostic",
            "DIAGNOSTIC_SECRET": LONG,
            "DIAGNOSTIC_SETTING": "kiosk",
            "DIAGNOSTIC_KEYBOARD": "physical",
            "DIAGNOSTIC_DESK": "mde-ixelles",
            "DIAGNOSTIC_PUBLIC_URL": "https://test.example/",
            "DIAGNOSTIC_HOSTS": "test.example .brussels",
            "DIAGNOSTIC_PROXIES": "1",
        }
    )
    assert settings == Settings(
        database="postgresql://somebody@localhost/diagnostic",
        secret=LONG.encode(),
        setting="kiosk",
        keyboard="physical",
        desk="mde-ixelles",
        public_url="https://test.example",
        https=True,
        trusted_hosts=("test.example", ".brussels"),
        proxies=1,
        audio=tmp_path / "audio",
    )
    assert list(tmp_path.iterdir()) == [], "a secret that is given is not kept"


def test_keyboard_is_what_is_usual_in_the_setting(tmp_path):
    home = {"DIAGNOSTIC_HOME": str(tmp_path)}
    assert read_settings(home | {"DIAGNOSTIC_SETTING": "counsellor"}).keyboard == "physical"
    assert read_settings(home | {"DIAGNOSTIC_SETTING": "kiosk"}).keyboard == "none"
    other = {"DIAGNOSTIC_SETTING": "counsellor", "DIAGNOSTIC_KEYBOARD": "none"}
    assert read_settings(home | other).keyboard == "none"


@pytest.mark.parametrize("secret", ["x", "x" * 31])
def test_short_secret_is_refused(secret, tmp_path):
    with pytest.raises(ValueError, match="DIAGNOSTIC_SECRET is shorter than 32 characters"):
        read_settings({"DIAGNOSTIC_HOME": str(tmp_path), "DIAGNOSTIC_SECRET": secret})


def test_secret_is_made_once_and_is_for_its_owner_only(tmp_path):
    home = {"DIAGNOSTIC_HOME": str(tmp_path / "new" / "folder")}
    first, second = read_settings(home).secret, read_settings(home).secret
    assert first == second
    assert len(first) >= 32
    assert stat.S_IMODE((tmp_path / "new" / "folder" / "secret").stat().st_mode) == 0o600
    assert read_settings({"DIAGNOSTIC_HOME": str(tmp_path / "other")}).secret != first


@pytest.mark.parametrize("damaged", [b"", b"short"])
def test_damaged_secret_file_is_refused_and_not_replaced(damaged, tmp_path):
    (tmp_path / "secret").write_bytes(damaged)
    with pytest.raises(ValueError, match="shorter than 32"):
        read_settings({"DIAGNOSTIC_HOME": str(tmp_path)})
    assert (tmp_path / "secret").read_bytes() == damaged


def test_secret_shows_in_no_message(tmp_path):
    """A traceback or a log line with the settings in it must not tell the key of all cookies and codes."""
    settings = read_settings({"DIAGNOSTIC_HOME": str(tmp_path), "DIAGNOSTIC_SECRET": LONG})
    assert LONG not in repr(settings)


def test_public_url_without_https_shows_no_code_and_asks_for_no_secure_cookie(tmp_path):
    home = {"DIAGNOSTIC_HOME": str(tmp_path), "DIAGNOSTIC_PUBLIC_URL": "http://test.example"}
    assert read_settings(home).https is False


@pytest.mark.parametrize(
    "name, value",
    [
        ("DIAGNOSTIC_SETTING", "moon"),
        ("DIAGNOSTIC_KEYBOARD", "piano"),
        ("DIAGNOSTIC_PROXIES", "many"),
        ("DIAGNOSTIC_PROXIES", "-1"),
        ("DIAGNOSTIC_PUBLIC_URL", "test.example"),
    ],
)
def test_setting_that_cannot_be_is_refused_by_its_name(name, value, tmp_path):
    with pytest.raises(ValueError, match=name):
        read_settings({"DIAGNOSTIC_HOME": str(tmp_path), name: value})


def test_data_folder_that_cannot_be_used_is_named(tmp_path):
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with pytest.raises(ValueError, match="DIAGNOSTIC_HOME"):
        read_settings({"DIAGNOSTIC_HOME": str(tmp_path / "file")})
