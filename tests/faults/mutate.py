"""The mistakes that editors make, made in the real questionnaire: each candidate is one change.

Nothing here knows a number or a name of the questionnaire: what can be changed is looked up in its files.
The choice between several changes of one place is drawn from a seed that is the place itself, so that a
mutation stays the same when something else in the questionnaire changes.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from tests.faults.yaml_text import Edit, Spot, edited

WAYS_OUT = ("unsure", "unclear", "unsaid")
JUDGES = ("personas.yml", "translations.yml")
"""What mutations are judged by: they are never changed themselves."""


@dataclass(frozen=True)
class Mutation:
    kind: str
    what: str
    edits: tuple[Edit, ...]

    @property
    def name(self):
        return f"{self.kind}: {self.what}"

    @property
    def order(self):
        """A place among the others that has nothing to do with where it stands in the files."""
        return sha256(self.name.encode()).hexdigest()

    def applied(self, files):
        return edited(files, self.edits)


class Original:
    """The files of a sound questionnaire, and what there is to change."""

    def __init__(self, files):
        self.files = files
        self.spots = {name: Spot.of(name, data) for name, data in files.items() if name not in JUDGES}

    def __getitem__(self, file):
        return self.spots[f"{file}.yml"]

    @cached_property
    def sections(self):
        return [self[f"sections/{item.value}"] for item in self["questionnaire"].get("sections").items()]

    @cached_property
    def questions(self):
        return [question for section in self.sections for question in section.get("questions").items()]

    @cached_property
    def rules(self):
        return self["referrals"].get("rules").items()

    @cached_property
    def services(self):
        return self["services"].get("services").items()

    @cached_property
    def profiles(self):
        return self["profiles"].get("profiles").items()

    @cached_property
    def bands(self):
        return [
            (domain, band)
            for domain in self["questionnaire"].get("domains").items()
            for band in domain.get("bands").items()
        ]

    @cached_property
    def options(self):
        """Question and option, element or step of every question."""
        return [
            (question, option)
            for question in self.questions
            for key in ("options", "elements", "steps")
            if question.get(key)
            for option in question.get(key).items()
        ]

    @cached_property
    def values(self):
        """What each fact of a condition can be."""
        cover = self["questionnaire"]
        found = {
            name.value: [item.value for item in known.items()] for name, known in cover.get("facts").entries()
        }
        found["language"] = [item.value for item in cover.get("languages").items()]
        found["profile"] = [profile.said("id") for profile in self.profiles]
        for domain, band in self.bands:
            found.setdefault(f"band.{domain.said('id')}", []).append(band.said("id"))
        for question in self.questions:
            scale = question.get("scale")
            options = cover.get("scales").get(scale.value).items() if scale else []
            listed = question.get("list")
            options += cover.get("lists").get(listed.value).items() if listed else []
            found[question.said("id")] = [
                *(option.said("id") for option in options),
                *(option.said("id") for owner, option in self.options if owner is question),
                *WAYS_OUT[:1],
            ]
        return found

    def conditions(self):
        """Whose condition, under which key, and the condition."""
        for owner in (*self.questions, *self.rules, *self.profiles):
            for key in ("ask_if", "when"):
                if owner.get(key):
                    yield owner, key, owner.get(key)

    def leaves(self):
        """Every fact in a condition: whose it is, the fact, what it is compared with."""
        for owner, _, condition in self.conditions():
            for spot in condition.walk():
                for name, value in spot.entries():
                    if name.value in self.values or name.value.startswith(("points.", "answers.")):
                        yield owner, name, value

    def is_scored(self, question):
        return question.said("evidence") != "fact" and question.said("kind") not in {"warm-up", "list"}


Candidates = Callable[[Original], Iterator[tuple[str, tuple[Edit, ...]]]]
KINDS: dict[str, Candidates] = {}


def kind(name: str) -> Callable[[Candidates], Candidates]:
    """Register what makes the mutations of one kind."""

    def register(candidates):
        KINDS[name] = candidates
        return candidates

    return register


def mutations(original: Original) -> list[Mutation]:
    """All of them, in an order that mixes the places."""
    made = []
    for name, candidates in KINDS.items():
        told: Counter[str] = Counter()
        for what, edits in candidates(original):
            told[what] += 1
            # The same can be told of two places: two ways into a question that name one answer, say.
            again = f" ({told[what]})" if told[what] > 1 else ""
            made.append(Mutation(name, what + again, edits))
    return sorted(made, key=lambda mutation: mutation.order)


def a_few(original: Original, of_each: int) -> list[Mutation]:
    """So many of each kind, where there are so many."""
    found: dict[str, list[Mutation]] = {name: [] for name in KINDS}
    for mutation in mutations(original):
        if len(found[mutation.kind]) < of_each:
            found[mutation.kind].append(mutation)
    return [mutation for several in found.values() for mutation in several]


def another(spot: Spot, known, *besides):
    """One of those that are known, but not the one that stands here."""
    choice = [one for one in known if one != spot.value and one not in besides]
    return random.Random(f"{spot.file} {spot.value} {sorted(besides)}").choice(choice) if choice else None


def misspelt(word: str) -> str:
    """Two letters that changed places, as in a hurry."""
    pairs = [at for at in range(len(word) - 1) if word[at] != word[at + 1] and word[at : at + 2].isalpha()]
    at = random.Random(word).choice(pairs) if pairs else 0
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :] if pairs else word + "x"


def name_of(spot: Spot) -> str:
    return spot.said("id") or spot.said("section") or spot.file
