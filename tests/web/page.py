"""A page as a browser reads it: elements, their words, their names, and what a form would send."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"br", "hr", "img", "input", "link", "meta", "use", "circle", "path", "rect"}
NO_WORDS = {"script", "style", "svg", "template", "title", "option"}
BREAKS = {"br", "dd", "div", "dt", "h1", "h2", "h3", "li", "p", "section", "small", "summary", "td"}


@dataclass(eq=False)
class Element:
    """One element; ``all`` looks among everything inside it."""

    tag: str
    attributes: dict
    parent: "Element | None" = None
    children: list = field(default_factory=list)

    def __getitem__(self, name):
        return self.attributes[name]

    def get(self, name, default=None):
        return self.attributes.get(name, default)

    def has(self, name):
        return name in self.attributes

    @property
    def classes(self):
        return set((self.get("class") or "").split())

    def inside(self):
        """This element and all elements in it, in the order of the page; a template's parts are not on it."""
        yield self
        if self.tag == "template":
            return
        for child in self.children:
            if isinstance(child, Element):
                yield from child.inside()

    def around(self):
        """This element, its parent, and so on outwards."""
        here = self
        while here is not None:
            yield here
            here = here.parent

    def all(self, *tags, css=None, **attributes):
        """The elements with one of these tags, this class and these attributes (True: any value)."""
        return [
            element
            for element in self.inside()
            if (not tags or element.tag in tags)
            and (css is None or css in element.classes)
            and all(
                element.has(name) if value is True else element.get(name) == value
                for name, value in ((key.replace("_", "-"), value) for key, value in attributes.items())
            )
        ]

    def one(self, *tags, **wanted):
        found = self.all(*tags, **wanted)
        assert len(found) == 1, f"{len(found)} of {tags} {wanted}"
        return found[0]

    @property
    def text(self):
        """Its words, as a person with a screen reader gets them: what is hidden visually too."""
        return _words(self, lambda _: True)

    @property
    def seen(self):
        """The words that are on the screen."""
        return _words(self, lambda element: "unseen" not in element.classes)

    @property
    def language(self):
        """The language that this element declares, or the nearest one around it."""
        return next((element["lang"] for element in self.around() if element.has("lang")), None)

    def words(self):
        """Each piece of text with the element that holds it, hidden parts left aside."""
        for child in self.children:
            if isinstance(child, str):
                if child.strip():
                    yield " ".join(child.split()), self
            elif child.tag not in NO_WORDS:
                yield from child.words()


def _words(element, shown):
    parts = []

    def gather(element):
        if element.tag in NO_WORDS or not shown(element) or element.get("aria-hidden") == "true":
            return
        for child in element.children:
            parts.append(child) if isinstance(child, str) else gather(child)
        if element.tag in BREAKS:
            parts.append(" ")

    gather(element)
    # A no-break space is part of French punctuation and stays; what joins a short hyphen says nothing.
    words = "".join(parts).replace("\N{WORD JOINER}", "")
    return re.sub(r"[ \t\n]+", " ", words).strip(" ")


class _Builder(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = self.here = Element("document", {})

    def handle_starttag(self, tag, attributes):
        element = Element(tag, {name: value or "" for name, value in attributes}, self.here)
        self.here.children.append(element)
        if tag not in VOID:
            self.here = element

    def handle_startendtag(self, tag, attributes):
        before = self.here
        self.handle_starttag(tag, attributes)
        self.here = before

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        assert self.here.tag == tag, f"<{self.here.tag}> is closed by </{tag}>"
        self.here = self.here.parent

    def handle_data(self, data):
        self.here.children.append(data)


def parse(html):
    """The document of a page; one that is not well formed fails."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert builder.here is builder.root, f"<{builder.here.tag}> is never closed"
    return builder.root


class Page:
    """An answer of the server: its address, its status, its headers and its document."""

    def __init__(self, response, address):
        self.response = response
        self.address = address
        self.status = response.status_code
        self.headers = response.headers
        self.html = response.get_data(as_text=True)
        self.document = parse(self.html)
        self.all, self.one = self.document.all, self.document.one

    @property
    def title(self):
        (title,) = self.all("title")
        return "".join(title.children).strip()

    @property
    def main(self):
        return self.one("main")

    @property
    def text(self):
        return self.one("body").text

    def link(self, words):
        """The link with these words, as they are seen."""
        return self._only("a", words)

    def button(self, words):
        return self._only("button", words)

    def _only(self, tag, words):
        """A dialog is closed until a script opens it, so nothing in it is seen."""
        seen = [one for one in self.all(tag) if "dialog" not in {around.tag for around in one.around()}]
        found = [one for one in seen if one.seen == words]
        assert len(found) == 1, f"{len(found)} <{tag}> say {words!r}: {[one.seen for one in seen]}"
        return found[0]

    def form_of(self, button):
        """The form that a button sends: the one it names, else the one around it."""
        if button.has("form"):
            return self.one("form", id=button["form"])
        return next(element for element in button.around() if element.tag == "form")

    def label_of(self, control):
        return self.one("label", **{"for": control["id"]})


def sent_by(form, button):
    """The fields that a browser would send for this form when the button is pressed, as (name, value)."""
    fields = []
    for control in form.all("input", "select", "button"):
        name = control.get("name")
        if control is button or not name or control.tag == "button":
            continue
        if control.tag == "select":
            options = control.all("option")
            chosen = next((option for option in options if option.has("selected")), options[0])
            fields.append((name, chosen["value"]))
        elif control.get("type") not in {"radio", "checkbox"} or control.has("checked"):
            fields.append((name, control.get("value", "on")))
    if button.has("name"):
        fields.append((button["name"], button["value"]))
    return fields
