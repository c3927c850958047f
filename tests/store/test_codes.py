from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from diagnostic.store import assessments, carried, codes
from diagnostic.store.codes import (
    LOCKED_FOR,
    MOST_FAILURES,
    MOST_IN_A_MOMENT,
    Found,
    KeptCode,
    Taken,
    TooOften,
)
from diagnostic.store.engine import Gone
from diagnostic.store.tables import attempt
from tests.store.example import NOW, begin, load

SECOND = timedelta(seconds=1)
INSTANT = timedelta(milliseconds=1)


def made(selector, counter=0, sealed="sealed", link=None):
    """What is kept of a code; the link is another one for each."""
    return KeptCode(selector, counter, sealed, assessments.hashed(link or f"{selector} {counter} {sealed}"))


def with_code(engine, token, code, at=NOW):
    """A test without an end that has this code."""
    begun = begin(engine, token, at)
    codes.keep(engine, begun.id, code)
    return begun


def finish(engine, begun, at=NOW):
    assessments.finish(engine, begun.id, digest=begun.digest, profile=None, snapshot="{}", at=at)


def failures(engine):
    with engine.connect() as connection:
        return dict(connection.execute(select(attempt.c.scope, attempt.c.failures)).all())


def fail(engine, selector, times, at=NOW):
    """Fail so often, a second apart each time, so that only the selector can be too much."""
    for number in range(times):
        codes.count(engine, selector, at=at + number * SECOND)


# --------------------------------------------------------------------------------------------- the codes


def test_kept_code_comes_back_before_the_end_and_after_it(database):
    code = made("7K4D", 3)
    begun = with_code(database, "token", code)
    for _ in range(2):
        assert codes.of_assessment(database, begun.id) == code
        assert codes.find(database, "7K4D") == Found(begun.id, "sealed")
        assert carried.by_id(database, begun.id) == load(database)
        finish(database, begun)
    assert load(database).finished == NOW


def test_unknown_selector_leads_nowhere(database):
    with_code(database, "token", made("7K4D"))
    assert codes.find(database, "7K4E") is None
    assert codes.is_taken(database, "7K4E") is False
    assert codes.is_taken(database, "7K4D") is True


def test_erased_code_leads_nowhere_and_its_selector_is_free(database):
    begun = with_code(database, "token", made("7K4D"))
    assessments.erase(database, "token")
    assert codes.find(database, "7K4D") is None
    assert codes.of_assessment(database, begun.id) is None
    assert carried.by_id(database, begun.id) is None
    assert codes.is_taken(database, "7K4D") is False


def test_forgotten_code_opens_nothing_and_the_test_stays(database):
    begun = with_code(database, "token", made("7K4D", link="link"))
    codes.forget(database, begun.id)
    assert codes.find(database, "7K4D") is None
    assert carried.by_link(database, "link") is None
    assert codes.is_taken(database, "7K4D") is False
    assert load(database) == begun


def test_taken_selector_keeps_nothing_of_the_second(database):
    first = with_code(database, "first", made("7K4D", sealed="first"))
    second = begin(database, "second")
    with pytest.raises(Taken):
        codes.keep(database, second.id, made("7K4D", sealed="second"))
    assert codes.of_assessment(database, second.id) is None
    assert codes.find(database, "7K4D") == Found(first.id, "first")
    codes.keep(database, second.id, made("M2XQ", 1))
    assert codes.of_assessment(database, second.id) == made("M2XQ", 1)


def test_first_code_of_a_test_stays(database):
    begun = with_code(database, "token", made("7K4D", sealed="first"))
    for again in (made("7K4D", sealed="second"), made("M2XQ", 1)):
        codes.keep(database, begun.id, again)
    assert codes.of_assessment(database, begun.id) == made("7K4D", sealed="first")
    assert codes.is_taken(database, "M2XQ") is False


def test_tests_with_a_link_alone_do_not_get_in_each_others_way(database):
    for token in ("one", "two"):
        only = KeptCode(None, None, None, assessments.hashed(f"link of {token}"))
        begun = with_code(database, token, only)
        assert codes.of_assessment(database, begun.id) == only
        assert carried.by_link(database, f"link of {token}") == begun


def test_test_without_a_code_has_none(database):
    assert codes.of_assessment(database, begin(database).id) is None


def test_code_of_an_erased_assessment_is_gone(database):
    begun = begin(database)
    assessments.erase(database, "token")
    with pytest.raises(Gone):
        codes.keep(database, begun.id, made("7K4D"))
    assert codes.is_taken(database, "7K4D") is False


def test_same_selector_at_the_same_moment_goes_to_one(database):
    people = [begin(database, f"token-{number}") for number in range(6)]

    def try_it(begun):
        try:
            codes.keep(database, begun.id, made("7K4D", sealed=str(begun.id)))
        except Taken:
            return None
        return begun.id

    with ThreadPoolExecutor(6) as pool:
        kept = [made for made in pool.map(try_it, people) if made]
    assert len(kept) == 1
    assert codes.find(database, "7K4D") == Found(kept[0], str(kept[0]))


def test_two_codes_for_one_test_at_the_same_moment_are_one(database):
    begun = begin(database)
    both = [made("7K4D"), made("M2XQ")]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda code: codes.keep(database, begun.id, code), both))
    assert codes.of_assessment(database, begun.id) in both


# ------------------------------------------------------------------------------------------- the guesses


def test_tenth_failure_locks_the_selector_for_a_quarter_of_an_hour(database):
    fail(database, "7K4D", MOST_FAILURES)
    tenth = NOW + (MOST_FAILURES - 1) * SECOND
    for later in (SECOND, LOCKED_FOR - INSTANT):
        with pytest.raises(TooOften) as refused:
            codes.count(database, "7K4D", at=tenth + later)
        assert refused.value.wait == LOCKED_FOR
    codes.count(database, "7K4D", at=tenth + LOCKED_FOR)
    assert failures(database)["7K4D"] == 1


def test_failures_far_apart_lock_for_the_whole_time_too(database):
    fail(database, "7K4D", MOST_FAILURES - 1)
    tenth = NOW + LOCKED_FOR - SECOND
    codes.count(database, "7K4D", at=tenth)
    with pytest.raises(TooOften):
        codes.count(database, "7K4D", at=tenth + LOCKED_FOR - INSTANT)


def test_locked_selector_locks_no_other(database):
    fail(database, "7K4D", MOST_FAILURES)
    codes.count(database, "7K4E", at=NOW + MOST_FAILURES * SECOND)
    assert failures(database)["7K4E"] == 1


def test_selector_without_a_code_is_counted_as_one_with(database):
    with_code(database, "token", made("7K4D"))
    for selector in ("7K4D", "0000"):
        fail(database, selector, MOST_FAILURES)
        with pytest.raises(TooOften):
            codes.count(database, selector, at=NOW + MOST_FAILURES * SECOND)


def test_right_code_takes_back_what_was_counted(database):
    for number in range(3 * MOST_FAILURES):
        codes.count(database, "7K4D", at=NOW + number * SECOND)
        codes.take_back(database, "7K4D")
    assert failures(database) == {"7K4D": 0, "whole": 0}
    codes.take_back(database, "7K4D")
    assert failures(database) == {"7K4D": 0, "whole": 0}


def test_at_most_twenty_failures_a_second_over_all(database):
    for number in range(MOST_IN_A_MOMENT):
        codes.count(database, f"{number:04}", at=NOW)
    before = failures(database)
    with pytest.raises(TooOften) as refused:
        codes.count(database, "7K4D", at=NOW + SECOND - INSTANT)
    assert refused.value.wait == SECOND
    assert failures(database) == before
    codes.count(database, "7K4D", at=NOW + SECOND)
    assert failures(database)["7K4D"] == 1


def test_refusals_of_a_locked_selector_do_not_use_up_what_all_share(database):
    fail(database, "7K4D", MOST_FAILURES)
    at = NOW + MOST_FAILURES * SECOND
    for _ in range(2 * MOST_IN_A_MOMENT):
        with pytest.raises(TooOften) as refused:
            codes.count(database, "7K4D", at=at)
        assert refused.value.wait == LOCKED_FOR
    codes.count(database, "7K4E", at=at)


def test_guesses_sent_all_at_once_do_not_slip_past_the_counting(database):
    def guess(_):
        try:
            codes.count(database, "7K4D", at=NOW)
        except TooOften:
            return 0
        return 1

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(guess, range(40))) == MOST_FAILURES


def test_guesses_are_forgotten_when_their_time_is_over(database):
    for number in range(5):
        codes.count(database, f"000{number}", at=NOW)
    codes.count(database, "7K4D", at=NOW + LOCKED_FOR - INSTANT)
    assert len(failures(database)) == 7
    codes.count(database, "7K4D", at=NOW + LOCKED_FOR)
    assert set(failures(database)) == {"7K4D", "whole"}


def test_unknown_assessment_has_no_code(database):
    assert codes.of_assessment(database, uuid4()) is None
