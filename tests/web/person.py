"""Somebody with a browser who takes the test by what stands on the pages, and by nothing else."""

from urllib.parse import urlsplit

from werkzeug.datastructures import MultiDict

from diagnostic.web.language import CATALOGUES
from tests.web.page import Page, sent_by

WAYS_OUT = {"unsure", "unclear", "unsaid"}


class Person:
    """Reads a page (``page``), follows its links, presses its buttons. ``pages`` are all addresses seen."""

    def __init__(self, client, language="fr", origin="http://localhost"):
        self.client = client
        self.language = language
        self.origin = origin
        self.page = None
        self.pages = []

    # ------------------------------------------------------------------------------------------ a browser

    def open(self, address):
        return self._arrive(self.client.get(address, base_url=self.origin, headers=self._headers()), address)

    def follow(self, link):
        """Follow a link: an element of the page, or its message."""
        if isinstance(link, str):
            link = self.page.link(self.words(link))
        return self.open(link["href"])

    def press(self, button):
        """Press a button: an element of the page, or its message."""
        if isinstance(button, str):
            button = self.page.button(self.words(button))
        form = self.page.form_of(button)
        return self.send(form["action"], sent_by(form, button))

    def send(self, address, fields):
        data = MultiDict(fields)
        response = self.client.post(address, data=data, base_url=self.origin, headers=self._headers())
        return self._arrive(response, address)

    def _headers(self):
        return {"Referer": self.origin + self.page.address} if self.page else {}

    def _arrive(self, response, address):
        hops = 0
        while response.status_code in {301, 302, 303, 308}:
            hops += 1
            assert hops < 6, f"redirected in circles at {address}"
            address = response.headers["Location"]
            response = self.client.get(address, base_url=self.origin)
        self.page = Page(response, urlsplit(address).path)
        self.pages.append(self.page.address)
        return self.page

    def words(self, message):
        """A message of the interface in this person's language."""
        return CATALOGUES[self.language].gettext(message)

    def token(self):
        """What the form on the page would prove itself with."""
        return self.page.all("input", name="csrf_token")[0]["value"]

    @property
    def cookie(self):
        return next((cookie.value for cookie in self._cookies() if cookie.key.endswith("visit")), None)

    def _cookies(self):
        return self.client._cookies.values()

    # ------------------------------------------------------------------------------------------ the test

    def begin(self):
        self.open(f"/{self.language}/")
        return self.press("Begin")

    @property
    def question(self):
        """The id of the question on the page; None on any other page."""
        parts = self.page.address.split("/")
        return parts[3] if parts[2:3] == ["test"] and len(parts) == 4 else None

    @property
    def form(self):
        return self.page.one("form", id="question")

    def choose(self, *values):
        """Tick exactly these tiles, or give these steps or things their places, without sending anything. The
        right text to type is the last word of the question.
        """
        ways = tuple(value for value in values if value in WAYS_OUT)
        if self.form.all("input", type="text"):
            self._type(values[0])
            values = ways
        elif self.form.all("select"):
            self._order(() if ways else values)
            values = ways
        elif self.lines():
            self._sort(() if ways else values)
            values = ways
        tiles = self.tiles()
        assert set(values) <= tiles.keys(), f"{self.question} does not offer {values}"
        for value, tile in tiles.items():
            tile.attributes.pop("checked", None)
            if value in values:
                tile.attributes["checked"] = ""

    def _type(self, what):
        texts = {"right": self.page.main.one("h1").text.split()[-1], "wrong": "x"}
        (box,) = self.form.all("input", type="text")
        box.attributes["value"] = texts.get(what, "")

    def _order(self, steps):
        places = {element["name"]: element for element in self.form.all("select")}
        for number, step in enumerate(steps, 1):
            for option in places[f"place-{step}"].all("option"):
                option.attributes.pop("selected", None)
                if option["value"] == str(number):
                    option.attributes["selected"] = ""

    def _sort(self, folders):
        for line, chosen in zip(self.lines().values(), folders, strict=False):
            for folder in line:
                folder.attributes.pop("checked", None)
                if folder["value"] == chosen:
                    folder.attributes["checked"] = ""

    def lines(self):
        """The folders of each thing to sort, by the name of its field."""
        found = {}
        for control in self.form.all("input", type="radio"):
            if control["name"].startswith("place-"):
                found.setdefault(control["name"], []).append(control)
        return found

    def tiles(self):
        """The radio buttons or boxes of the question, by value."""
        controls = self.form.all("input", name="answer")
        return {control["value"]: control for control in controls if control["type"] in {"radio", "checkbox"}}

    def presses(self):
        """The buttons that are themselves an answer, by value; the one that keeps an earlier answer aside."""
        return {
            button["value"]: button
            for button in self.form.all("button", name="answer")
            if not any("actions" in element.classes for element in button.around())
        }

    @property
    def chosen(self):
        """What the page shows as chosen: ticked tiles, places, the element marked as the answer, or the right
        text; another text is not kept, so it cannot be shown again.
        """
        written = ["right" for box in self.form.all("input", type="text") if box["value"]]
        pressed = [value for value, button in self.presses().items() if button.get("aria-describedby")]
        ticked = [value for value, tile in self.tiles().items() if tile.has("checked")]
        places = {}
        for place in self.form.all("select"):
            for option in place.all("option", selected=True):
                places[option["value"]] = place["name"].removeprefix("place-")
        put = [folder["value"] for line in self.lines().values() for folder in line if folder.has("checked")]
        return (*written, *pressed, *ticked, *(places[number] for number in sorted(places)), *put)

    def answer(self, *values):
        """Give this answer the way the page asks for it."""
        if self.presses():
            (value,) = values
            return self.press(self.presses()[value])
        self.choose(*values)
        return self.press("Continue")

    def page_of(self, section):
        """The summary of a section, first part; the person stays on the page where they are."""
        address = f"/{self.language}/summary/{section}"
        return Page(self.client.get(address, base_url=self.origin), address)

    def go_on(self):
        """Press what the page offers first: continue, or see the result."""
        actions = self.page.main.one(css="actions")
        first = next(element for element in actions.all("a", "button"))
        return self.follow(first) if first.tag == "a" else self.press(first)

    def walk(self, answers, until=None):
        """Each page of the way through the test with these answers (question -> value), the result last.

        Stops at the question `until`. Who has no answer left stops at the last summary and sees the result.
        """
        while True:
            yield self.page
            if self.question is not None:
                if self.question == until:
                    return
                self.answer(*answers[self.question])
            elif "/summary/" in self.page.address:
                waiting = self.page.main.all("a", css="button")[0]["href"].rpartition("/test/")[2]
                more_to_review = not self.page.all("form")
                last = self.page.main.all("button", css="button--quiet")
                if more_to_review or not last or waiting == until or waiting in answers:
                    self.go_on()
                else:
                    self.press(last[0])
            else:
                return

    def take(self, answers, until=None):
        """Walk to the result, or to the question `until`."""
        for pages, _ in enumerate(self.walk(answers, until)):
            assert pages < 100, f"no end in sight: {self.pages[-6:]}"
        return self.page
