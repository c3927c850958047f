"""Tests that are found, taken over, left and erased by what their person carries."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from diagnostic.store import assessments, carried, codes, purging
from diagnostic.store.codes import Found, KeptCode
from diagnostic.store.tables import METADATA
from tests.store.example import NOW, begin, load

MINUTE = timedelta(minutes=1)


def with_code(engine, token="token", link="link", selector="7K4D"):
    begun = begin(engine, token)
    assessments.save_answer(engine, begun.id, "q-1", "said", ("yes",), NOW)
    codes.keep(engine, begun.id, KeptCode(selector, 0, "sealed", assessments.hashed(link)))
    return begun


def finish(engine, begun):
    assessments.finish(engine, begun.id, digest=begun.digest, profile=None, snapshot="{}", at=NOW)


def count(engine, table):
    with engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(METADATA.tables[table])).scalar_one()


def test_link_opens_the_assessment_before_the_end_and_after_it(database):
    begun = with_code(database)
    for _ in range(2):
        assert carried.by_link(database, "link") == load(database)
        assert carried.by_link(database, "wrong") is None
        finish(database, begun)
    assert carried.by_link(database, "link").finished == NOW


def test_test_taken_over_goes_on_under_the_new_token_alone(database):
    begun = with_code(database)
    before = load(database)
    assert carried.take_over(database, begun.id, token="new", at=NOW + MINUTE) is True
    assert load(database) is None
    after = load(database, "new", at=NOW + MINUTE)
    assert after.seen == NOW + MINUTE
    for kept in ("id", "digest", "language", "setting", "keyboard", "started", "finished", "answers"):
        assert getattr(after, kept) == getattr(before, kept)


def test_code_of_a_test_taken_over_still_finds_it(database):
    begun = with_code(database)
    carried.take_over(database, begun.id, token="new", at=NOW + MINUTE)
    assert codes.find(database, "7K4D") == Found(begun.id, "sealed")


def test_finished_test_is_not_taken_over(database):
    begun = with_code(database)
    finish(database, begun)
    assert carried.take_over(database, begun.id, token="new", at=NOW) is False
    assert load(database, "new") is None
    assert load(database).id == begun.id


def test_erased_test_is_not_taken_over(database):
    begun = with_code(database)
    assert carried.erase(database, begun.id) is True
    assert carried.erase(database, begun.id) is False
    assert carried.take_over(database, begun.id, token="new", at=NOW) is False


def test_erasing_leaves_nothing_of_it_and_all_of_the_others(database):
    mine, other = with_code(database, "mine", "my link"), with_code(database, "other", "link", "M2XQ")
    for begun in (mine, other):
        finish(database, begun)
    carried.erase(database, mine.id)
    assert [count(database, table) for table in ("assessment", "answer", "outcome", "code")] == [1, 1, 1, 1]
    assert carried.by_link(database, "my link") is None
    assert carried.by_link(database, "link").id == other.id


def test_left_test_without_end_and_code_is_deleted(database):
    begun = begin(database)
    assessments.leave(database, "token")
    assert carried.by_id(database, begun.id) is None


@pytest.mark.parametrize("finished", [False, True])
def test_left_test_with_a_code_stays_for_it_and_its_token_opens_nothing(database, finished):
    begun = with_code(database)
    if finished:
        finish(database, begun)
    assessments.leave(database, "token")
    assert load(database) is None
    assert carried.by_link(database, "link").id == begun.id
    assert codes.find(database, "7K4D") == Found(begun.id, "sealed")


def test_left_result_without_a_code_stays(database):
    begun = begin(database)
    finish(database, begun)
    assessments.leave(database, "token")
    assert carried.by_id(database, begun.id).finished == NOW


def test_leaving_touches_nobody_else(database):
    begin(database, "mine")
    other = load(database, "other") or begin(database, "other")
    assessments.leave(database, "mine")
    assert load(database, "other") == other


def test_test_with_a_code_is_purged_when_nobody_touched_it(database):
    begun = with_code(database)
    assert purging.purge(database, NOW) == 0
    assert purging.purge(database, NOW + timedelta(milliseconds=1)) == 1
    assert carried.by_id(database, begun.id) is None
    assert codes.is_taken(database, "7K4D") is False
