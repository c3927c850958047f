"""Hard words with their plain explanation."""

from diagnostic.definition.keys import read_table
from diagnostic.definition.reader import Notes, read_id, read_items, read_keys, read_text, read_words
from diagnostic.definition.shapes import TEXT, WORDS, ByLanguage, Id, Items, Keys
from diagnostic.definition.source import Node
from diagnostic.model.bundle import Term

TERM = Keys("term", {"id": Id("term"), "words": ByLanguage(WORDS), "text": TEXT})
GLOSSARY = Keys("glossary", {"terms": Items(TERM)})


def read_glossary(notes: Notes, node: Node) -> tuple[Term, ...]:
    """`glossary.yml`."""
    fields = read_table(notes, node, GLOSSARY)
    return tuple(_term(notes, item) for item in read_items(notes, fields.get("terms")))


def _term(notes: Notes, node: Node) -> Term:
    fields = read_table(notes, node, TERM)
    term = read_id(notes, fields.get("id"), "term")
    return Term(
        id=term,
        words=_words(notes, fields.get("words")),
        text=read_text(notes, fields.get("text"), f"term:{term}"),
    )


def _words(notes: Notes, node: Node | None) -> dict[str, tuple[str, ...]]:
    """The forms in which a word occurs, in every language."""
    by_language = read_keys(notes, node, optional=notes.languages)
    words = {}
    for language in notes.languages:
        if language in by_language:
            forms = read_words(notes, by_language[language], or_one=True)
            words[language] = tuple(form for form, _ in forms)
        elif node is not None:
            notes.add("S15", node.place, language=language)
    return words
