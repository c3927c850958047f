import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import func, select, update

from diagnostic.model.answers import Answers, Observation
from diagnostic.store import assessments, bundles, carried, codes, purging
from diagnostic.store.codes import KeptCode
from diagnostic.store.engine import Gone, writing
from diagnostic.store.tables import METADATA, answer, assessment, code, outcome, referral
from tests.store.example import FILES, IDLE, NOW, begin, load, tiny_bundle

MINUTE = timedelta(minutes=1)


def count(engine, table):
    with engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def finish(engine, begun, profile="first-steps", at=NOW):
    assessments.finish(
        engine,
        begun.id,
        digest=begun.digest,
        profile=profile,
        snapshot='{"profile":"first-steps"}',
        referrals=[("desk", "no-email"), ("mentor", "wants-mentor")],
        at=at,
    )


def test_assessment_comes_back_as_it_began(database):
    begun = begin(database)
    assert load(database) == begun
    assert begun == assessments.Assessment(
        id=begun.id,
        digest=bundles.published(database),
        language="fr",
        setting="kiosk",
        keyboard="none",
        started=NOW,
        seen=NOW,
        finished=None,
        answers=Answers(),
    )


def test_answers_come_back_by_channel(database):
    begun = begin(database)
    assessments.save_answer(database, begun.id, "q-1", "said", ("yes",), NOW + MINUTE)
    assessments.save_answer(database, begun.id, "q-2", "shown", ("row-2",), NOW + MINUTE, 4200)
    assessments.save_answer(database, begun.id, "q-3", "said", ("smartphone", "internet"), NOW + MINUTE)
    assessments.save_answer(database, begun.id, "q-4", "said", (), NOW + MINUTE)
    assessments.save_answer(database, begun.id, "q-2", "observed", (Observation.HINT,), NOW + 2 * MINUTE)
    loaded = load(database)
    assert loaded.answers == Answers(
        given={"q-1": ("yes",), "q-2": ("row-2",), "q-3": ("smartphone", "internet"), "q-4": ()},
        observed={"q-2": Observation.HINT},
    )
    assert loaded.seen == NOW + 2 * MINUTE


def test_replayed_answer_is_one_row(database):
    begun = begin(database)
    for _ in range(3):
        assessments.save_answer(database, begun.id, "q-1", "said", ("yes",), NOW, 900)
    assert count(database, answer) == 1
    assert load(database).answers.given == {"q-1": ("yes",)}


def test_changed_answer_takes_the_place_of_the_earlier_one(database):
    begun = begin(database)
    assessments.save_answer(database, begun.id, "q-1", "said", ("yes",), NOW, 900)
    assessments.save_answer(database, begun.id, "q-1", "said", ("no", "maybe"), NOW + MINUTE)
    with database.connect() as connection:
        row = connection.execute(select(answer.c.value, answer.c.time, answer.c.milliseconds)).one()
    assert tuple(row) == ("no maybe", NOW + MINUTE, None)


def test_two_channels_of_a_question_are_two_rows(database):
    begun = begin(database)
    assessments.save_answer(database, begun.id, "q-1", "said", ("yes",), NOW)
    assessments.save_answer(database, begun.id, "q-1", "observed", ("alone",), NOW)
    assert count(database, answer) == 2


def test_unknown_channel_is_refused(database):
    begun = begin(database)
    with pytest.raises(Exception, match="ck_answer_channel"):
        assessments.save_answer(database, begun.id, "q-1", "guessed", ("yes",), NOW)
    assert count(database, answer) == 0


def test_two_people_do_not_see_each_other(database):
    first, second = begin(database, "first"), begin(database, "second")
    assessments.save_answer(database, first.id, "q-1", "said", ("yes",), NOW)
    assessments.save_answer(database, second.id, "q-1", "said", ("no",), NOW)
    assert load(database, "first").answers.given == {"q-1": ("yes",)}
    assert load(database, "second").answers.given == {"q-1": ("no",)}


def test_unknown_token_has_no_assessment(database):
    begin(database)
    assert load(database, "another token") is None
    assert load(database, "") is None


def test_token_and_link_are_kept_as_hashes_only(database):
    begun = begin(database, "the-cookie")
    codes.keep(database, begun.id, KeptCode("7K4D", 0, "sealed", assessments.hashed("the-link")))
    kept = []
    with database.connect() as connection:
        for table in METADATA.tables.values():
            kept += [str(value) for row in connection.execute(select(table)) for value in row]
    assert [value for value in kept if "the-cookie" in value or "the-link" in value] == []
    assert {assessments.hashed("the-cookie"), assessments.hashed("the-link")} <= set(kept)


def test_same_token_twice_is_refused(database):
    begin(database)
    with pytest.raises(Exception, match="token_hash"):
        begin(database)


def test_assessment_expires_after_idling(database):
    begun = begin(database)
    assert load(database, at=NOW + IDLE) == begun
    assert load(database, at=NOW + IDLE + timedelta(milliseconds=1)) is None


def test_each_answer_puts_off_the_expiry(database):
    begun = begin(database)
    assessments.save_answer(database, begun.id, "q-1", "said", ("yes",), NOW + IDLE)
    assert load(database, at=NOW + 2 * IDLE).seen == NOW + IDLE
    assert load(database, at=NOW + 2 * IDLE + timedelta(milliseconds=1)) is None


def test_moments_are_the_same_whatever_their_time_zone(database):
    brussels = timezone(timedelta(hours=2))
    begun = begin(database, at=NOW.astimezone(brussels))
    loaded = load(database)
    assert loaded == begun
    assert loaded.started.utcoffset() == timedelta(0)


def test_moment_without_time_zone_is_refused(database):
    begun = begin(database)
    with pytest.raises(Exception, match="a moment needs its time zone"):
        assessments.save_answer(database, begun.id, "q-1", "said", ("yes",), datetime(2026, 3, 29))  # noqa: DTZ001
    assert count(database, answer) == 0


def test_erasing_leaves_nothing_of_it_and_all_of_the_others(database):
    mine, other = begin(database, "mine"), begin(database, "other")
    for begun in (mine, other):
        assessments.save_answer(database, begun.id, "q-1", "said", ("yes",), NOW)
        codes.keep(database, begun.id, KeptCode(None, None, None, assessments.hashed(str(begun.id))))
        finish(database, begun)
    tables = (assessment, answer, outcome, referral, code)
    assert [count(database, table) for table in tables] == [2, 2, 2, 4, 2]
    assert assessments.erase(database, "mine") is True
    assert [count(database, table) for table in tables] == [1, 1, 1, 2, 1]
    assert load(database, "mine") is None
    assert load(database, "other").answers.given == {"q-1": ("yes",)}
    assert carried.by_link(database, str(mine.id)) is None


def test_erasing_again_changes_nothing(database):
    begin(database)
    assert assessments.erase(database, "token") is True
    assert assessments.erase(database, "token") is False


def test_answer_to_an_erased_assessment_is_gone(database):
    begun = begin(database)
    assessments.erase(database, "token")
    with pytest.raises(Gone):
        assessments.save_answer(database, begun.id, "q-1", "said", ("yes",), NOW)
    with pytest.raises(Gone):
        finish(database, begun)
    assert [count(database, table) for table in (assessment, answer, outcome, referral)] == [0, 0, 0, 0]


def test_answer_that_comes_after_the_end_is_not_added_and_an_observation_is(database):
    begun = begin(database)
    assessments.save_answer(database, begun.id, "q-1", "said", ("yes",), NOW)
    finish(database, begun)
    for question in ("q-1", "q-2"):
        with pytest.raises(Gone):
            assessments.save_answer(database, begun.id, question, "said", ("no",), NOW + MINUTE)
    assessments.save_answer(database, begun.id, "q-1", "observed", (Observation.ALONE,), NOW + MINUTE)
    assert load(database).answers == Answers({"q-1": ("yes",)}, {"q-1": Observation.ALONE})


def test_answers_from_a_paper_are_kept_together_with_their_test(database):
    given = [("q-1", "said", ("yes",)), ("q-2", "shown", ("row-1", "row-2"))]
    begun = assessments.start(
        database,
        token="token",
        digest=begin(database, "somebody else").digest,
        language="nl",
        setting="paper",
        keyboard="none",
        at=NOW,
        answers=given,
    )
    assert load(database) == begun
    assert begun.answers == Answers({"q-1": ("yes",), "q-2": ("row-1", "row-2")})


def test_what_shared_devices_lost_is_purged_and_nothing_that_somebody_can_come_back_to(database):
    lost, young, finished, coded, home = (
        begin(database, token, at)
        for token, at in [
            ("lost", NOW),
            ("young", NOW + 2 * MINUTE),
            ("finished", NOW),
            ("coded", NOW),
            ("home", NOW),
        ]
    )
    for some in (lost, young):
        assessments.save_answer(database, some.id, "q-1", "said", ("yes",), some.started)
    finish(database, finished)
    codes.keep(database, coded.id, KeptCode("7K4D", 0, "sealed", None))
    with database.connect() as connection:
        connection.execute(update(assessment).where(assessment.c.id == home.id).values(setting="home"))
    assert purging.purge_left(database, ["kiosk", "tablet"], NOW + MINUTE) == 1
    with database.connect() as connection:
        left = set(connection.execute(select(assessment.c.id)).scalars())
    assert left == {young.id, finished.id, coded.id, home.id}
    assert count(database, answer) == 1


def test_test_that_is_left_while_its_code_is_being_kept_stays_for_it(database):
    begun = begin(database)
    row = {"assessment": begun.id, "selector": "7K4D", "counter": 0, "secret_hash": "x", "link_hash": None}
    with ThreadPoolExecutor(1) as pool:
        with writing(database) as connection:
            connection.execute(codes.KEEP[database.dialect.name], row)
            leaving = pool.submit(assessments.leave, database, "token")
            with pytest.raises(TimeoutError):
                leaving.result(0.5)
        leaving.result(10)
    assert codes.find(database, "7K4D") == codes.Found(begun.id, "x")
    assert load(database) is None


def test_assessment_of_a_bundle_that_is_not_kept_is_refused(database):
    with pytest.raises(Gone):
        assessments.start(
            database, token="t", digest="0" * 64, language="fr", setting="kiosk", keyboard="none", at=NOW
        )


def test_finishing_again_changes_nothing(database):
    begun = begin(database)
    finish(database, begun, "first-steps", NOW)
    finish(database, begun, "autonomous", NOW + MINUTE)
    with database.connect() as connection:
        row = connection.execute(
            select(outcome.c.assessment, outcome.c.digest, outcome.c.profile, outcome.c.created)
        ).one()
        referred = connection.execute(select(referral.c.service, referral.c.rule, referral.c.status)).all()
    assert tuple(row) == (begun.id, begun.digest, "first-steps", NOW)
    assert sorted(map(tuple, referred)) == [
        ("desk", "no-email", "proposed"),
        ("mentor", "wants-mentor", "proposed"),
    ]
    assert load(database).finished == NOW


def test_finishing_is_doing_something(database):
    finish(database, begin(database), at=NOW + IDLE)
    assert load(database, at=NOW + 2 * IDLE).finished == NOW + IDLE


def test_outcome_without_profile_or_referrals_is_kept(database):
    begun = begin(database)
    assessments.finish(database, begun.id, digest=begun.digest, profile=None, snapshot="{}", at=NOW)
    assert load(database).finished == NOW
    assert count(database, referral) == 0


def test_begun_assessment_keeps_its_bundle_when_another_is_published(database):
    begun = begin(database)
    second = bundles.keep(database, tiny_bundle("second"), FILES)
    bundles.publish(database, second, NOW)
    assert bundles.published(database) == second != begun.digest
    assert load(database).digest == begun.digest
    assert bundles.load(database, begun.digest).questionnaire.title["fr"] == "first"


def test_purging_erases_what_rested_longer(database):
    old, answered, young = (
        begin(database, token, at)
        for token, at in [("old", NOW), ("answered", NOW), ("young", NOW + 2 * MINUTE)]
    )
    assessments.save_answer(database, old.id, "q-1", "said", ("yes",), NOW)
    finish(database, old)
    assessments.save_answer(database, answered.id, "q-1", "said", ("yes",), NOW + MINUTE)
    assert purging.purge(database, NOW + MINUTE) == 1
    with database.connect() as connection:
        left = set(connection.execute(select(assessment.c.id)).scalars())
    assert left == {answered.id, young.id}
    assert [count(database, table) for table in (answer, outcome, referral)] == [1, 0, 0]


def test_purging_takes_any_number(database, monkeypatch):
    monkeypatch.setattr(purging, "STALE", purging.STALE.limit(None).limit(2))
    for number in range(5):
        begin(database, f"token-{number}")
    assert purging.purge(database, NOW + MINUTE) == 5
    assert count(database, assessment) == 0


def test_ids_are_uuids_in_the_order_of_their_making():
    ids = [assessments.new_id(NOW + timedelta(milliseconds=number)) for number in range(50)]
    assert ids == sorted(ids)
    assert {made.version for made in ids} == {7}
    assert {made.variant for made in ids} == {uuid.RFC_4122}
    assert [made.int >> 80 for made in ids] == [1_774_749_570_123 + number for number in range(50)]


def test_ids_of_one_moment_differ():
    assert len({assessments.new_id(NOW) for _ in range(1000)}) == 1000


def test_loading_and_saving_are_one_statement_each(database):
    from sqlalchemy import event

    begun = begin(database)
    statements = []
    event.listen(database, "before_cursor_execute", lambda *args: statements.append(args[2].split()[0]))
    load(database)
    assessments.save_answer(database, begun.id, "q-1", "said", ("yes",), NOW)
    assert statements == ["SELECT", "INSERT"]
