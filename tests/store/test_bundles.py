from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from diagnostic.model import codec
from diagnostic.store import bundles
from diagnostic.store.tables import bundle, revision, revision_file
from tests.store.example import FILES, NOW, tiny_bundle

HOUR = timedelta(hours=1)


def revisions(engine):
    columns = (revision.c.number, revision.c.digest, revision.c.published, revision.c.retired)
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(select(*columns).order_by(revision.c.number))]


def kept_files(engine, number):
    with engine.connect() as connection:
        rows = connection.execute(
            select(revision_file.c.path, revision_file.c.content)
            .join(revision)
            .where(revision.c.number == number)
        )
        return dict(rows.all())


def test_kept_bundle_comes_back(database):
    first = tiny_bundle()
    loaded = bundles.load(database, bundles.keep(database, first, FILES))
    assert [getattr(loaded, f.name) for f in fields(loaded)] == [
        getattr(first, f.name) for f in fields(first)
    ]


def test_bundle_is_kept_under_its_digest_with_its_files_as_written(database):
    digest = bundles.keep(database, tiny_bundle(), FILES)
    assert digest == codec.digest(tiny_bundle())
    assert revisions(database) == [(1, digest, None, None)]
    assert kept_files(database, 1) == FILES


def test_keeping_the_same_again_changes_nothing(database):
    digest = bundles.keep(database, tiny_bundle(), FILES)
    bundles.publish(database, digest, NOW)
    assert bundles.keep(database, tiny_bundle(), FILES) == digest
    assert revisions(database) == [(1, digest, NOW, None)]


def test_same_meaning_in_another_layout_is_another_revision_of_the_same_bundle(database):
    digest = bundles.keep(database, tiny_bundle(), FILES)
    other = {**FILES, "questionnaire.yml": b"# a comment\nid: tiny\n"}
    assert bundles.keep(database, tiny_bundle(), other) == digest
    assert revisions(database) == [(1, digest, None, None), (2, digest, None, None)]
    assert kept_files(database, 2) == other
    with database.connect() as connection:
        assert connection.execute(select(bundle.c.digest)).scalars().all() == [digest]


def test_files_may_be_none(database):
    bundles.keep(database, tiny_bundle(), {})
    assert kept_files(database, 1) == {}


def test_nothing_is_published_at_first(database):
    assert bundles.published(database) is None
    bundles.keep(database, tiny_bundle(), FILES)
    assert bundles.published(database) is None


def test_publishing_retires_what_was_in_force(database):
    first, second = (bundles.keep(database, tiny_bundle(title), FILES) for title in ("first", "second"))
    bundles.publish(database, first, NOW)
    assert bundles.published(database) == first
    bundles.publish(database, second, NOW + HOUR)
    assert bundles.published(database) == second
    assert revisions(database) == [(1, first, NOW, NOW + HOUR), (2, second, NOW + HOUR, None)]


def test_publishing_again_changes_nothing(database):
    digest = bundles.keep(database, tiny_bundle(), FILES)
    bundles.publish(database, digest, NOW)
    bundles.publish(database, digest, NOW + HOUR)
    assert revisions(database) == [(1, digest, NOW, None)]


def test_going_back_is_a_revision_of_its_own(database):
    for hour, title in enumerate(["first", "second", "first"]):
        digest = bundles.keep(database, tiny_bundle(title), FILES)
        bundles.publish(database, digest, NOW + hour * HOUR)
    first, second = codec.digest(tiny_bundle("first")), codec.digest(tiny_bundle("second"))
    assert bundles.published(database) == first
    assert revisions(database) == [
        (1, first, NOW, NOW + HOUR),
        (2, second, NOW + HOUR, NOW + 2 * HOUR),
        (3, first, NOW + 2 * HOUR, None),
    ]


def test_unknown_bundle_is_neither_published_nor_loaded(database):
    digest = bundles.keep(database, tiny_bundle(), FILES)
    bundles.publish(database, digest, NOW)
    with pytest.raises(bundles.UnknownBundle):
        bundles.publish(database, "0" * 64, NOW)
    with pytest.raises(bundles.UnknownBundle):
        bundles.load(database, "0" * 64)
    assert bundles.published(database) == digest


def test_changed_bundle_is_refused(database):
    digest = bundles.keep(database, tiny_bundle(), FILES)
    with database.connect() as connection:
        changed = codec.encode(tiny_bundle("changed"))
        connection.execute(update(bundle).values(compiled=changed))
    with pytest.raises(bundles.DamagedBundleError, match=digest):
        bundles.load(database, digest)


def test_bundle_of_another_version_is_refused(database):
    compiled = codec.encode(tiny_bundle()).replace('"glossary"', '"lexicon"')
    digest = codec.digest_of(compiled)
    with database.connect() as connection:
        connection.execute(bundle.insert().values(digest=digest, compiled=compiled))
    with pytest.raises(bundles.DamagedBundleError, match="another version"):
        bundles.load(database, digest)


def test_workers_that_start_together_keep_one_revision(database):
    def start(_):
        digest = bundles.keep(database, tiny_bundle(), FILES)
        bundles.publish(database, digest, NOW)
        return digest

    with ThreadPoolExecutor(4) as pool:
        digests = set(pool.map(start, range(8)))
    assert revisions(database) == [(1, digests.pop(), NOW, None)]


def test_of_two_that_are_published_together_one_is_in_force(database):
    digests = [bundles.keep(database, tiny_bundle(f"title {number}"), FILES) for number in range(6)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda digest: bundles.publish(database, digest, NOW), digests))
    assert bundles.published(database) in digests
    assert [retired is None for _, _, published, retired in revisions(database) if published].count(True) == 1
