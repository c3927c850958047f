import os
import shutil

import pytest

from diagnostic.definition.findings import describe
from diagnostic.definition.folder import read_files, read_folder
from diagnostic.definition.source import MOST_BYTES
from tests.definition.broken import FOLDER, SOUND


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(FOLDER, tmp_path / "small")


def found(reading):
    return [(finding.code, finding.place.file) for finding in reading.findings]


def said(reading):
    return [describe(finding, "fr")[0].replace("\u00a0", " ") for finding in reading.findings]


def test_a_folder_reads_like_its_files(folder):
    from_folder, from_files = read_folder(folder), read_files(SOUND)
    assert from_folder.files == SOUND
    assert from_folder.findings == from_files.findings == ()
    assert from_folder.places == from_files.places
    assert from_folder.personas == from_files.personas
    assert from_folder.bundle.questionnaire == from_files.bundle.questionnaire


@pytest.mark.parametrize("name", ["questionnaire.yml", "profiles.yml", "referrals.yml", "services.yml"])
def test_a_missing_file_is_noted(folder, name):
    (folder / name).unlink()
    reading = read_folder(folder)
    assert found(reading) == [("Y41", name)]
    assert said(reading) == [f"Le fichier « {name} » manque ; il est obligatoire."]
    assert reading.bundle is None


@pytest.mark.parametrize("name", ["glossary.yml", "personas.yml"])
def test_a_questionnaire_works_without_glossary_and_examples(folder, name):
    (folder / name).unlink()
    reading = read_folder(folder)
    assert found(reading) == [("Y48", name)]
    assert said(reading) == [f"Le fichier « {name} » manque ; rien ne vérifie donc cette partie."]
    assert reading.bundle is not None


def test_a_file_with_a_slip_in_its_name_is_guessed(folder):
    (folder / "glossary.yml").rename(folder / "glosary.yml")
    reading = read_folder(folder)
    assert found(reading) == [("Y42", "glosary.yml"), ("Y48", "glossary.yml")]
    assert reading.findings[0].values["near"] == "glossary.yml"


def test_a_section_that_is_not_listed_is_not_asked(folder):
    shutil.copy(folder / "sections" / "start.yml", folder / "sections" / "stat.yml")
    reading = read_folder(folder)
    assert found(reading) == [("R25", "sections/stat.yml")]
    assert said(reading) == ["La section « stat » ne figure pas sous « sections » dans questionnaire.yml."]
    assert [section.id for section in reading.bundle.questionnaire.sections] == ["start", "email"]


@pytest.mark.parametrize("name", ["Email.yml", "sections/e mail.yml", "personas.yaml", "sections/é.yml"])
def test_odd_file_names_are_refused(folder, name):
    (folder / name).write_bytes(b"a: 1\n")
    reading = read_folder(folder)
    assert found(reading) == [("Y44", name)]
    assert said(reading) == [f"Le nom de fichier « {name} » n'est pas admis."]


@pytest.mark.parametrize("name", ["notes.txt", "sections/README", "extra.yml", "sections/a.yml/"])
def test_files_that_do_not_belong_there_are_not_read(folder, name):
    path = folder / name
    path.mkdir() if name.endswith("/") else path.write_bytes(b"\xff")
    reading = read_folder(folder)
    assert found(reading) == [("Y42", name.rstrip("/"))]
    assert reading.bundle is not None


def test_hidden_files_are_the_systems_own_affair(folder):
    (folder / ".DS_Store").write_bytes(b"\xff")
    (folder / "sections" / ".gitkeep").write_bytes(b"")
    assert read_folder(folder).findings == ()


def test_links_are_not_followed(folder, tmp_path):
    secret = tmp_path / "secret.yml"
    secret.write_text("password: x")
    (folder / "glossary.yml").unlink()
    (folder / "glossary.yml").symlink_to(secret)
    reading = read_folder(folder)
    assert found(reading) == [("Y43", "glossary.yml"), ("Y48", "glossary.yml")]
    assert said(reading)[0] == "« glossary.yml » est un lien vers un autre endroit ; il n'est pas suivi."
    assert "glossary.yml" not in reading.files


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_not_waited_for(folder):
    os.mkfifo(folder / "extra.yml")
    assert found(read_folder(folder)) == [("Y42", "extra.yml")]


def test_a_folder_that_is_not_there_is_one_finding(tmp_path):
    reading = read_folder(tmp_path / "nowhere")
    assert found(reading) == [("Y45", "nowhere")]
    assert said(reading) == ["« nowhere » ne peut pas être lu."]
    assert found(read_folder(FOLDER / "services.yml")) == [("Y45", "services.yml")]


def test_too_many_files_are_not_read_at_all(folder):
    for number in range(41):
        (folder / "sections" / f"more-{number}.yml").write_bytes(b"a: 1\n")
    reading = read_folder(folder)
    assert found(reading) == [("Y46", "questionnaire.yml")]
    assert said(reading) == ["Le dossier contient plus de 40 fichiers ; rien n'a été lu."]


def test_of_a_huge_file_only_the_beginning_is_loaded(folder):
    (folder / "glossary.yml").write_bytes(b"# " + b"x" * (5 * MOST_BYTES))
    reading = read_folder(folder)
    assert found(reading) == [("Y01", "glossary.yml")]
    assert len(reading.files["glossary.yml"]) == MOST_BYTES + 1


@pytest.mark.parametrize(
    "name", ["../x.yml", "/etc/passwd.yml", "sections/../x.yml", "a\nb.yml", "", "x\x00.yml"]
)
def test_hostile_names_of_files_are_only_names(name):
    reading = read_files({**SOUND, name: b"a: 1\n"})
    assert [finding.code for finding in reading.findings] in (["Y44"], ["Y42"])
    assert all(letter.isprintable() for finding in reading.findings for letter in finding.place.file)


def test_places_tell_where_things_and_their_texts_stand():
    places = read_files(SOUND).places
    assert places["question:open"] == ("sections/email.yml", 12, 9)
    assert places["question:open#help"] == ("sections/email.yml", 18, 11)
    assert places["question:open#help.nl"] == ("sections/email.yml", 18, 47)
    assert places["option:open/helped#text.fr"] == ("questionnaire.yml", 11, 31)
    assert places["option:things/phone"] == ("sections/start.yml", 23, 14)
    assert places["rule:no-address"] == ("referrals.yml", 3, 9)
    assert places["persona:bram"] == ("personas.yml", 22, 9)
    assert places["persona:bram#expect.bands.email"] == ("personas.yml", 26, 48)
    for key in ("profile:ready", "band:email/low", "domain:email", "service:actiris", "term:mailbox"):
        assert key in places
    for key in ("entry:communes/jette", "section:start", "fact:setting", "list:communes", "scale:autonomy"):
        assert key in places
