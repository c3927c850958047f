"""Conditions in the words of a person who holds a sheet of paper: "at question 7 you chose …".

A person knows what was ticked, and nothing of points, bands or the setting: where a condition reads these,
the sheet says that a counsellor tells. With `exact` everything is said, for the counsellor's own document.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from diagnostic.engine.journey import UNCLEAR_RAISES_FLAG
from diagnostic.engine.shown import letters_of
from diagnostic.model.bundle import Bundle
from diagnostic.model.condition import (
    AllOf,
    Among,
    AnyOf,
    AtLeast,
    Below,
    Condition,
    Every,
    Given,
    Leaf,
    Missing,
    NotAmong,
    NotEvery,
    leaves,
)
from diagnostic.model.question import (
    RIGHT,
    UNCLEAR,
    UNSAID,
    UNSURE,
    WRONG,
    Order,
    Question,
    Sort,
    Typed,
    offered,
)

Words = Mapping[str, str]


class Kind(StrEnum):
    """How the sentences of a statement belong together."""

    ONE = "one"
    ALL = "all"
    ANY = "any"
    UNLESS = "unless"
    NEVER = "never"
    TOLD = "told"
    """A counsellor tells: it depends on what no person knows."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One part of a guard; every statement of a guard must be so."""

    kind: Kind
    sentences: tuple[str, ...] = ()


def _both(fr: str, nl: str) -> Words:
    return {"fr": fr, "nl": nl}


OR = _both("{} ou {}", "{} of {}")
AND = _both("{} et {}", "{} en {}")
NEITHER = _both("ni {} ni {}", "{} of {}")
QUOTED = _both("«\u00a0{}\u00a0»", "‘{}’")
TOGETHER = _both(", et ", ", en ")
EITHER = _both("soit {}", "ofwel {}")

CHOSE = _both("à la question {n} vous avez choisi {these}", "bij vraag {n} koos u voor {these}")
CHOSE_TOO = _both("à la question {n}, {these}", "bij vraag {n} voor {these}")
CHOSE_OR_NOTHING = _both(
    "à la question {n} vous avez choisi {these}, ou vous n’avez pas répondu",
    "bij vraag {n} koos u voor {these}, of gaf u geen antwoord",
)
CHOSE_ELSE = _both(
    "à la question {n} vous avez choisi autre chose que {these}",
    "bij vraag {n} koos u voor iets anders dan {these}",
)
NOT_CHOSEN = _both(
    "à la question {n} vous n’avez pas choisi {these}", "bij vraag {n} koos u niet voor {these}"
)
NONE_CHOSEN = _both("à la question {n} vous n’avez choisi {these}", "bij vraag {n} koos u niet voor {these}")
NOT_TOGETHER = _both(
    "à la question {n} vous avez répondu, mais pas {these} ensemble",
    "bij vraag {n} gaf u een antwoord, maar niet {these} samen",
)
NOTHING = _both("à la question {n} vous n’avez pas répondu", "bij vraag {n} gaf u geen antwoord")
SOMETHING = _both("à la question {n} vous avez répondu", "bij vraag {n} gaf u een antwoord")
SPEAKS = _both("vous remplissez ce test en {these}", "u vult deze test in het {these} in")
SPEAKS_NOT = _both("vous ne remplissez pas ce test en {these}", "u vult deze test niet in het {these} in")
LANGUAGES = {"fr": _both("français", "Frans"), "nl": _both("néerlandais", "Nederlands")}
FLAG_UP = _both(
    "vous avez choisi au moins {n} fois {these}",
    "u koos minstens {n} keer voor {these}",
)
FLAG_DOWN = _both("vous avez choisi moins de {n} fois {these}", "u koos minder dan {n} keer voor {these}")

POINTS_FROM = _both("{n} points ou plus pour {these}", "{n} punten of meer voor {these}")
POINTS_BELOW = _both("moins de {n} points pour {these}", "minder dan {n} punten voor {these}")
ALL_TOGETHER = _both("tout le test", "de hele test")
BAND = _both("{n} est {these}", "{n} is {these}")
BAND_NOT = _both("{n} est connu, et n’est pas {these}", "{n} is bekend, en is niet {these}")
UNKNOWN = _both("{n} n’est pas connu", "{n} is niet bekend")
KNOWN = _both("{n} est connu", "{n} is bekend")

WAYS_OUT: Mapping[str, Words] = {
    UNSURE: _both("Je ne sais pas", "Ik weet het niet"),
    UNCLEAR: _both("Je ne comprends pas la question", "Ik begrijp de vraag niet"),
    UNSAID: _both("Je préfère ne pas répondre", "Ik zeg het liever niet"),
    RIGHT: _both("la bonne réponse", "het goede antwoord"),
    WRONG: _both("une autre réponse", "een ander antwoord"),
}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says the conditions of one questionnaire in one language."""

    bundle: Bundle
    language: str
    numbers: Mapping[str, int]
    exact: bool = False

    def statements(self, condition: Condition | None) -> tuple[Statement, ...]:
        """All of these must be so; none for "always"."""
        if condition is None:
            return ()
        parts = condition.parts if isinstance(condition, AllOf) else (condition,)
        if not self.exact and not all(self._person_knows(leaf) for leaf in leaves(condition)):
            return (Statement(Kind.TOLD),)
        plain = tuple(part for part in parts if not isinstance(part, AnyOf))
        said = [self._any_of(part) for part in parts if isinstance(part, AnyOf)]
        sentences = tuple(_sentence(self._clause(part)) for part in plain)
        if sentences:
            said.insert(0, Statement(Kind.ONE if len(sentences) == 1 else Kind.ALL, sentences))
        return tuple(said)

    def _person_knows(self, leaf: Leaf) -> bool:
        if leaf.fact in ("language", "language-flag"):
            return True
        question = self._question(leaf.fact)
        return question is not None and not isinstance(question.form, Typed | Order | Sort)

    def _question(self, fact: str) -> Question | None:
        return self.bundle.question(fact) if fact in self.numbers else None

    def _any_of(self, condition: AnyOf) -> Statement:
        match condition.parts:
            case ():
                return Statement(Kind.NEVER)
            case (Missing(fact), NotAmong(other, values)) if fact == other and fact in self.numbers:
                return Statement(Kind.UNLESS, (_sentence(self._clause(Among(fact, values))),))
        sentences = tuple(_sentence(clause) for clause in self._alternatives(condition))
        return Statement(Kind.ONE if len(sentences) == 1 else Kind.ANY, sentences)

    def _alternatives(self, condition: AnyOf) -> Iterator[str]:
        """The parts, where "or gave no answer" is said together with what it is about."""
        silent = {part.fact for part in condition.parts if isinstance(part, Missing)}
        told: set[str] = set()
        for part in condition.parts:
            match part:
                case Among(fact, values) if fact in silent and fact in self.numbers:
                    told.add(fact)
                    yield self._say(CHOSE_OR_NOTHING, fact, self._these(fact, values, OR))
                case NotAmong(fact, values) if fact in silent and fact in self.numbers:
                    told.add(fact)
                    yield self._not_chosen(fact, values)
        for part in condition.parts:
            if not (isinstance(part, Among | NotAmong | Missing) and part.fact in told):
                yield self._clause(part)

    def _not_chosen(self, fact: str, values: frozenset[str]) -> str:
        if len(values) == 1:
            return self._say(NOT_CHOSEN, fact, self._these(fact, values, OR))
        return self._say(NONE_CHOSEN, fact, self._these(fact, values, NEITHER))

    def _clause(self, condition: Condition) -> str:
        match condition:
            case AllOf(parts):
                return TOGETHER[self.language].join(self._clauses(parts))
            case AnyOf(parts):
                return ", ".join(EITHER[self.language].format(self._clause(part)) for part in parts)
        if condition.fact in self.numbers:
            return self._about_question(condition)
        return self._about_setting(condition)

    def _clauses(self, parts: tuple[Condition, ...]) -> Iterator[str]:
        """Clauses that are said together: "you chose" is said once, since a sheet has short sentences."""
        before: Condition | None = None
        for part in parts:
            match before, part:
                case Among(first), Among(fact, values) if {first, fact} <= self.numbers.keys():
                    yield self._say(CHOSE_TOO, fact, self._these(fact, values, OR))
                case _:
                    yield self._clause(part)
            before = part

    def _about_question(self, leaf: Leaf) -> str:
        match leaf:
            case Among(fact, values):
                return self._say(CHOSE, fact, self._these(fact, values, OR))
            case NotAmong(fact, values):
                return self._say(CHOSE_ELSE, fact, self._these(fact, values, OR))
            case Every(fact, values):
                return self._say(CHOSE, fact, self._these(fact, values, AND))
            case NotEvery(fact, values):
                return self._say(NOT_TOGETHER, fact, self._these(fact, values, AND))
            case Missing(fact):
                return self._say(NOTHING, fact)
            case Given(fact):
                return self._say(SOMETHING, fact)
        raise ValueError(f"no question has points of its own: {leaf}")

    def _about_setting(self, leaf: Leaf) -> str:
        language, named = self.language, self._domain(leaf.fact)
        match leaf:
            case AtLeast(_, bound):
                return POINTS_FROM[language].format(n=bound, these=named)
            case Below(_, bound):
                return POINTS_BELOW[language].format(n=bound, these=named)
            case Missing():
                return UNKNOWN[language].format(n=named)
            case Given():
                return KNOWN[language].format(n=named)
            case Among(name, values) | Every(name, values):
                return self._setting_is(name, values)
            case NotAmong(name, values) | NotEvery(name, values):
                return self._setting_is(name, values, no=True)

    def _setting_is(self, name: str, values: frozenset[str], *, no: bool = False) -> str:
        language = self.language
        if name == "language":
            spoken = [LANGUAGES[value][language] for value in sorted(values)]
            return (SPEAKS_NOT if no else SPEAKS)[language].format(these=self._joined(spoken, OR))
        if name == "language-flag":
            phrase = FLAG_DOWN if no == ("true" in values) else FLAG_UP
            words = QUOTED[language].format(WAYS_OUT[UNCLEAR][language])
            return phrase[language].format(n=UNCLEAR_RAISES_FLAG, these=words)
        named = self._joined([self._band(name, value) for value in sorted(values)], OR)
        return (BAND_NOT if no else BAND)[language].format(n=self._domain(name), these=named)

    def _say(self, phrase: Words, fact: str, these: str = "") -> str:
        return phrase[self.language].format(n=self.numbers[fact], these=these)

    def _these(self, fact: str, values: frozenset[str], joint: Words) -> str:
        """The answers as they stand on the sheet, in its order: letters, or words in quotation marks."""
        question = self._question(fact)
        assert question is not None  # noqa: S101  only questions have a number
        letters, words = letters_of(question), _words(question, self.language)
        order = {value: place for place, value in enumerate((*letters, *words, *WAYS_OUT))}
        named = [
            letters.get(value) or QUOTED[self.language].format(words.get(value, value))
            for value in sorted(values, key=lambda value: (order.get(value, len(order)), value))
        ]
        return self._joined(named, joint)

    def _joined(self, named: list[str], joint: Words) -> str:
        if len(named) == 1:
            return named[0]
        if joint is NEITHER and self.language == "fr":
            return " ".join(f"ni {name}" for name in named)
        return joint[self.language].format(", ".join(named[:-1]), named[-1])

    def _domain(self, fact: str) -> str:
        beginning, _, name = fact.partition(".")
        for domain in self.bundle.questionnaire.domains:
            if domain.id == name:
                return QUOTED[self.language].format(domain.title[self.language])
        return ALL_TOGETHER[self.language] if beginning == "points" else fact

    def _band(self, fact: str, value: str) -> str:
        name = fact.removeprefix("band.")
        for domain in self.bundle.questionnaire.domains:
            for band in domain.bands:
                if domain.id == name and band.id == value:
                    return QUOTED[self.language].format(band.title[self.language])
        return value


def _words(question: Question, language: str) -> dict[str, str]:
    own = {choice.id: choice.text[language] for choice in offered(question.form)}
    return own | {way: words[language] for way, words in WAYS_OUT.items()}


def _sentence(clause: str) -> str:
    return f"{clause[0].upper()}{clause[1:]}."
