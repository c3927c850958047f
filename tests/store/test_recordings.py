"""Recordings are named by what they say, and change as a whole set or not at all."""

import pytest

from diagnostic.store.recordings import New, digest_of_words, keep, read_index, signature

YES = digest_of_words("Oui.")
NO = digest_of_words("Non.")


def new(digest, sound=b"sound", *, ending="ogg", language="fr", synthetic=False):
    return New(language, digest, ending, sound, 1.5, synthetic, ("option:a/b#text",))


def files(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_name_of_a_text_is_that_of_its_words():
    assert len(YES) == 32
    assert YES != NO
    assert digest_of_words("Comment  allez\nvous\u00a0?") == digest_of_words("Comment allez vous ?")
    assert digest_of_words("suis-\N{WORD JOINER}je") == digest_of_words("suis-je")


def test_without_an_index_there_are_no_recordings(tmp_path):
    assert read_index(tmp_path / "nowhere") == {}
    assert signature(tmp_path / "nowhere") == (0, 0, 0)


def test_what_is_kept_is_found_again(tmp_path):
    keep(tmp_path, [new(YES), new(NO, language="nl", synthetic=True)])
    index = read_index(tmp_path)
    assert files(tmp_path) == [f"fr/{YES}.ogg", "index.json", f"nl/{NO}.ogg"]
    assert (index["fr"][YES].seconds, index["fr"][YES].keys) == (1.5, ("option:a/b#text",))
    assert [index["fr"][YES].synthetic, index["nl"][NO].synthetic] == [False, True]


def test_better_recording_takes_the_place_under_another_address(tmp_path):
    keep(tmp_path, [new(YES), new(NO)])
    before, stamp = read_index(tmp_path)["fr"], signature(tmp_path)
    keep(tmp_path, [new(YES, b"better", ending="mp3")])
    after = read_index(tmp_path)["fr"]
    assert files(tmp_path) == sorted([f"fr/{YES}.mp3", f"fr/{NO}.ogg", "index.json"])
    assert after[YES].contents != before[YES].contents
    assert after[NO] == before[NO]
    assert signature(tmp_path) != stamp


def test_set_that_cannot_be_completed_changes_nothing(tmp_path):
    keep(tmp_path, [new(YES)])
    before = (tmp_path / "index.json").read_bytes()

    def interrupted():
        yield new(YES, b"better")
        yield new(NO)
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        keep(tmp_path, interrupted())
    assert files(tmp_path) == [f"fr/{YES}.ogg", "index.json"]
    assert (tmp_path / "index.json").read_bytes() == before
    assert (tmp_path / "fr" / f"{YES}.ogg").read_bytes() == b"sound"


@pytest.mark.parametrize(
    "damaged", ["", "[]", '{"fr": 1}', '{"fr": {"a": {}}}', '{"fr": {"a": {"keys": []}}}']
)
def test_damaged_index_is_told(damaged, tmp_path):
    (tmp_path / "index.json").write_text(damaged, encoding="utf-8")
    with pytest.raises(ValueError, match="is damaged"):
        read_index(tmp_path)
