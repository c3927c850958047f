"""Larger questionnaires, made by chance but the same each time: a tree with guards on what came before."""

from dataclasses import replace
from random import Random

from diagnostic.model.condition import AllOf, AnyOf, AtLeast, Below, Missing
from tests.engine.build import among, bundle, choice, domain, fact, not_among

OPTIONS = ("w", "x", "y", "z")
DOMAINS = ("a", "b", "c")


def tree(seed, questions=60, *, reach=8, guarded=0.3):
    """So many questions in sections of ten; a guard looks back over `reach` questions."""
    chance = Random(seed)
    asked = []
    for at in range(questions):
        section = f"section-{at // 10}"
        options = OPTIONS[: chance.randint(2, 4)]
        worth = {option: chance.randint(0, 2) for option in options}
        made = choice(f"q{at}", worth, domain=DOMAINS[at * len(DOMAINS) // questions], section=section)
        if chance.random() < 0.2:
            made = fact(f"q{at}", *options, domain=made.domain, section=section)
        near = asked[-reach:]
        beside = [question for question in near if question.section == section]
        if beside and chance.random() < 0.3:
            parent = chance.choice(beside)
            made = replace(made, branch=among(parent.id, chance.choice(parent.form.options).id))
        if near and chance.random() < guarded:
            made = replace(made, ask_if=_guard(chance, near))
        asked.append(made)
    return bundle(*asked, domains=[domain(name) for name in DOMAINS])


def _guard(chance, near):
    parts = tuple(_leaf(chance, near) for _ in range(chance.choice([1, 1, 2, 3, 4])))
    return chance.choice([AllOf, AllOf, AnyOf])(parts)


def _leaf(chance, near):
    question = chance.choice(near)
    kind = chance.random()
    if kind < 0.06:
        return chance.choice([AtLeast, Below])(f"points.{question.domain}", chance.randint(1, 12))
    if kind < 0.2:
        return Missing(question.id)
    values = {chance.choice(question.form.options).id, chance.choice(("w", "x", "unsure"))}
    return chance.choice([among, among, not_among])(question.id, *values)
