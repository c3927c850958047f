from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from diagnostic.store import assessments, codes
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


def finish(engine, token, code, at=NOW):
    begun = begin(engine, token, at)
    keep(engine, begun, code, at)
    return begun


def keep(engine, begun, code, at=NOW):
    assessments.finish(engine, begun.id, digest=begun.digest, profile=None, snapshot="{}", code=code, at=at)


def failures(engine):
    with engine.connect() as connection:
        return dict(connection.execute(select(attempt.c.scope, attempt.c.failures)).all())


def fail(engine, selector, times, at=NOW):
    """Fail so often, a second apart each time, so that only the selector can be too much."""
    for number in range(times):
        codes.count(engine, selector, at=at + number * SECOND)


# --------------------------------------------------------------------------------------------- the codes


def test_kept_code_comes_back(database):
    code = KeptCode("7K4D", 3, "sealed")
    begun = finish(database, "token", code)
    assert codes.of_assessment(database, begun.id) == code
    assert codes.find(database, "7K4D", made_after=NOW) == Found(begun.id, "sealed")
    assert assessments.by_id(database, begun.id) == load(database)


def test_unknown_selector_leads_nowhere(database):
    finish(database, "token", KeptCode("7K4D", 0, "sealed"))
    assert codes.find(database, "7K4E", made_after=NOW) is None
    assert codes.is_taken(database, "7K4E") is False
    assert codes.is_taken(database, "7K4D") is True


def test_code_made_too_long_ago_leads_nowhere(database):
    finish(database, "token", KeptCode("7K4D", 0, "sealed"))
    assert codes.find(database, "7K4D", made_after=NOW + INSTANT) is None


def test_erased_code_leads_nowhere_and_its_selector_is_free(database):
    begun = finish(database, "token", KeptCode("7K4D", 0, "sealed"))
    assessments.erase(database, "token")
    assert codes.find(database, "7K4D", made_after=NOW) is None
    assert codes.of_assessment(database, begun.id) is None
    assert assessments.by_id(database, begun.id) is None
    assert codes.is_taken(database, "7K4D") is False


def test_taken_selector_keeps_nothing_of_the_second(database):
    first = finish(database, "first", KeptCode("7K4D", 0, "first"))
    second = begin(database, "second")
    with pytest.raises(Taken):
        keep(database, second, KeptCode("7K4D", 0, "second"))
    assert load(database, "second").finished is None
    assert codes.find(database, "7K4D", made_after=NOW) == Found(first.id, "first")
    keep(database, second, KeptCode("M2XQ", 1, "second"))
    assert codes.of_assessment(database, second.id) == KeptCode("M2XQ", 1, "second")


def test_finishing_again_keeps_the_first_code(database):
    begun = finish(database, "token", KeptCode("7K4D", 0, "first"))
    for again in (KeptCode("7K4D", 0, "second"), KeptCode("M2XQ", 1, "third")):
        keep(database, begun, again)
    assert codes.of_assessment(database, begun.id) == KeptCode("7K4D", 0, "first")
    assert codes.is_taken(database, "M2XQ") is False


def test_outcomes_without_a_code_do_not_get_in_each_others_way(database):
    for token in ("one", "two"):
        assert codes.of_assessment(database, finish(database, token, None).id) is None


def test_code_of_an_erased_assessment_is_gone(database):
    begun = begin(database)
    assessments.erase(database, "token")
    with pytest.raises(Gone):
        keep(database, begun, KeptCode("7K4D", 0, "sealed"))
    assert codes.is_taken(database, "7K4D") is False


def test_same_selector_at_the_same_moment_goes_to_one(database):
    people = [begin(database, f"token-{number}") for number in range(6)]

    def try_it(begun):
        try:
            keep(database, begun, KeptCode("7K4D", 0, str(begun.id)))
        except Taken:
            return None
        return begun.id

    with ThreadPoolExecutor(6) as pool:
        kept = [made for made in pool.map(try_it, people) if made]
    assert len(kept) == 1
    assert codes.find(database, "7K4D", made_after=NOW) == Found(kept[0], str(kept[0]))


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
    finish(database, "token", KeptCode("7K4D", 0, "sealed"))
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
