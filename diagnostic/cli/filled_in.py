"""Answers that were ticked on paper, typed into a sheet (CSV): a question and its answer on each line.

Questions by their number on paper or by id, answers by letter or id. Whatever could not have come from a
form of the test is refused with its line, so that a slip of the typist is never taken for an answer.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

from diagnostic.definition.wording import Phrase, say
from diagnostic.engine.reply import Problem, possible_values, read_reply, sent_for
from diagnostic.engine.shown import letters_of
from diagnostic.insight.sheet import numbers_of
from diagnostic.model.bundle import Bundle
from diagnostic.model.question import Order, Question, Typed, Value

SEPARATORS = ",;\t"

NO_TEXT: Phrase = say(
    "Le fichier n'est pas un texte en UTF-8.",
    "Het bestand is geen tekst in UTF-8.",
    "The file is no UTF-8 text.",
)
NO_FILE: Phrase = say(
    "Le fichier ne se laisse pas lire.", "Het bestand is niet te lezen.", "The file cannot be read."
)
NO_QUESTION: Phrase = say(
    "ligne {line} : la question « {name} » n'existe pas",
    'regel {line}: de vraag "{name}" bestaat niet',
    'line {line}: there is no question "{name}"',
)
TWICE: Phrase = say(
    "ligne {line} : la question « {name} » a déjà une réponse",
    'regel {line}: de vraag "{name}" heeft al een antwoord',
    'line {line}: the question "{name}" has an answer already',
)
PROBLEMS: dict[Problem, Phrase] = {
    Problem.NOTHING: say(
        "ligne {line} : il manque une étape ou un dossier à « {name} »",
        'regel {line}: een stap of een map van "{name}" ontbreekt',
        'line {line}: a step or a folder of "{name}" is missing',
    ),
    Problem.TOO_MANY: say(
        "ligne {line} : trop de réponses à « {name} »",
        'regel {line}: te veel antwoorden op "{name}"',
        'line {line}: too many answers to "{name}"',
    ),
    Problem.NOT_TOGETHER: say(
        "ligne {line} : ces réponses à « {name} » ne vont pas ensemble",
        'regel {line}: die antwoorden op "{name}" gaan niet samen',
        'line {line}: these answers to "{name}" do not go together',
    ),
    Problem.SAME_PLACE: say(
        "ligne {line} : deux étapes de « {name} » ont la même place",
        'regel {line}: twee stappen van "{name}" staan op dezelfde plaats',
        'line {line}: two steps of "{name}" have the same place',
    ),
    Problem.FORGED: say(
        "ligne {line} : « {name} » n'a pas cette réponse",
        'regel {line}: "{name}" heeft dat antwoord niet',
        'line {line}: "{name}" has no such answer',
    ),
}


class Unreadable(ValueError):  # noqa: N818  it says what is wrong, as all our exceptions do
    """The sheet holds what the test could not have given; the message has a line for each."""


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    name: str
    answer: str


def read_filled_in(bundle: Bundle, path: Path, language: str, words: str) -> dict[str, Value]:
    """Question id -> what was ticked; questions without an answer are left out.

    :param language: of the sheet, for typed answers.
    :param words: language of the messages.
    :raises Unreadable: a line is no answer to a question.
    """
    by_name = {question.id: question for question in bundle.questionnaire.questions()}
    by_name |= {str(number): by_name[name] for name, number in numbers_of(bundle).items()}
    given: dict[str, Value] = {}
    wrong: list[str] = []
    for line in _lines(path, by_name, words):
        question = by_name.get(line.name)
        if question is None:
            wrong.append(NO_QUESTION[words].format(line=line.number, name=line.name))
        elif question.id in given:
            wrong.append(TWICE[words].format(line=line.number, name=line.name))
        elif line.answer:
            value = _value(question, line.answer, language)
            if isinstance(value, Problem):
                wrong.append(PROBLEMS[value][words].format(line=line.number, name=line.name))
            else:
                given[question.id] = value
    if wrong:
        raise Unreadable("\n".join(wrong))
    return given


def _lines(path: Path, by_name: dict[str, Question], words: str) -> list[_Line]:
    """The lines that say something; a first line of headings is left out."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(NO_TEXT[words]) from error
    except OSError as error:
        raise Unreadable(NO_FILE[words]) from error
    first = text.partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    rows = csv.reader(text.splitlines(), delimiter=separator)
    lines = [_Line(rows.line_num, row[0].strip(), " ".join(row[1:]).strip()) for row in rows if any(row)]
    return lines[1:] if lines and lines[0].number == 1 and _is_heading(lines[0], by_name) else lines


def _is_heading(line: _Line, by_name: dict[str, Question]) -> bool:
    return line.name not in by_name and line.name.casefold() in {
        "question",
        "vraag",
        "number",
        "numéro",
        "nummer",
    }


def _value(question: Question, answer: str, language: str) -> Value | Problem:
    ids = {letter: name for name, letter in letters_of(question).items()}
    known = possible_values(question)
    chosen = [word if word in known else ids.get(word.upper(), word) for word in answer.split()]
    if isinstance(question.form, Typed):
        chosen = [answer]
    if isinstance(question.form, Order) and len(chosen) > 1:
        if not set(chosen) <= known:
            return Problem.FORGED
        if len(set(chosen)) < len(chosen):
            return Problem.SAME_PLACE
    return read_reply(question, sent_for(question, chosen), language)
