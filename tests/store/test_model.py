"""The store against a dictionary: whatever is done in whatever order, both hold the same."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import func, select

from diagnostic.model.answers import Answers, Observation
from diagnostic.store import assessments, bundles
from diagnostic.store.engine import Gone
from diagnostic.store.tables import answer, assessment, outcome
from tests.store.example import FILES, IDLE, NOW, begin, load, tiny_bundle

tokens = st.sampled_from(["ann", "bob", "zoë"])
questions = st.sampled_from(["q-1", "q-2", "q-3"])
values = st.lists(st.sampled_from(["yes", "no", "unsure"]), unique=True, max_size=3).map(tuple)
observations = st.sampled_from(Observation)
titles = st.sampled_from(["first", "second"])


class Store(RuleBasedStateMachine):
    database = None

    @initialize()
    def empty(self):
        with self.database.connect() as connection:
            connection.execute(assessment.delete())
        self.now = NOW
        self.begun, self.given, self.observed, self.seen, self.finished = {}, {}, {}, {}, {}
        self.erased = []

    def touch(self, token):
        self.now += timedelta(seconds=7)
        self.seen[token] = self.now

    @rule(token=tokens, title=titles)
    def begin(self, token, title):
        if token not in self.begun:
            self.touch(token)
            self.begun[token] = begin(self.database, token, self.now, title)
            self.given[token], self.observed[token] = {}, {}

    @rule(title=titles)
    def publish(self, title):
        bundles.publish(self.database, bundles.keep(self.database, tiny_bundle(title), FILES), self.now)

    @rule(token=tokens, question=questions, channel=st.sampled_from(["said", "shown"]), value=values)
    def answer(self, token, question, channel, value):
        if token in self.finished:
            with pytest.raises(Gone):
                assessments.save_answer(
                    self.database, self.begun[token].id, question, channel, value, self.now
                )
        elif token in self.begun:
            self.touch(token)
            # A question has one channel; the other one is for another question.
            question += f"-{channel}"
            for _ in range(2):
                assessments.save_answer(
                    self.database, self.begun[token].id, question, channel, value, self.now
                )
            self.given[token][question] = value

    @rule(token=tokens, question=questions, observation=observations)
    def observe(self, token, question, observation):
        if token in self.begun:
            self.touch(token)
            assessments.save_answer(
                self.database, self.begun[token].id, question, "observed", (observation,), self.now
            )
            self.observed[token][question] = observation

    @rule(token=tokens)
    def finish(self, token):
        if token in self.begun:
            if token not in self.finished:
                self.touch(token)
                self.finished[token] = self.now
            begun = self.begun[token]
            assessments.finish(
                self.database, begun.id, digest=begun.digest, profile=None, snapshot="{}", at=self.now
            )

    @rule(token=tokens)
    def erase(self, token):
        assert assessments.erase(self.database, token) is (token in self.begun)
        for kept in (self.given, self.observed, self.seen, self.finished):
            kept.pop(token, None)
        if begun := self.begun.pop(token, None):
            self.erased.append(begun.id)

    @rule(question=questions)
    def answer_after_erasing(self, question):
        for erased in self.erased:
            with pytest.raises(Gone):
                assessments.save_answer(self.database, erased, question, "said", ("yes",), self.now)

    @invariant()
    def same_as_the_dictionaries(self):
        for token in ("ann", "bob", "zoë"):
            loaded = load(self.database, token, self.now)
            if token not in self.begun:
                assert loaded is None
                continue
            begun = self.begun[token]
            assert (loaded.id, loaded.digest, loaded.started) == (begun.id, begun.digest, begun.started)
            assert loaded.answers == Answers(self.given[token], self.observed[token])
            assert (loaded.seen, loaded.finished) == (self.seen[token], self.finished.get(token))
            assert load(self.database, token, self.seen[token] + 2 * IDLE) is None

    @invariant()
    def one_row_for_each(self):
        with self.database.connect() as connection:
            rows = [
                connection.execute(select(func.count()).select_from(table)).scalar_one()
                for table in (assessment, answer, outcome)
            ]
        answers = [*self.given.values(), *self.observed.values()]
        assert rows == [len(self.begun), sum(map(len, answers)), len(self.finished)]


def test_store_holds_what_a_dictionary_would_hold(database):
    machine = type("StoreHere", (Store,), {"database": database})
    few = settings(max_examples=12, stateful_step_count=20, suppress_health_check=[HealthCheck.too_slow])
    run_state_machine_as_test(machine, settings=few)
