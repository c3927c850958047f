"""Somebody who takes the test with a browser, the way people do: by what stands on the page."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Page

from diagnostic.model.question import RIGHT, Order, Sort, Task, Typed, WarmUp
from tests.browser.pages import EASY, let_in
from tests.browser.site import WAYS_OUT, Site, personas, question

QUIET = 400
"""Milliseconds. A press in the first moment after a page has come is taken for the end of a double tap."""


def has_the_worker(page):
    """Wait for the page that stands in without network, and not for ever."""
    page.evaluate("""Promise.race([
        navigator.serviceWorker.ready,
        new Promise((_, never) => setTimeout(never, 10_000, new Error("no worker"))),
    ])""")


@dataclass
class Person:
    """`answers` are by question; `scripts` tells whether the browser runs them.

    The clock of the browser is in our hand, so that looking at a page before pressing costs no time.
    """

    page: Page
    site: Site
    language: str
    answers: dict
    scripts: bool = True

    def __post_init__(self):
        if self.scripts:
            self.page.clock.install()

    def begin(self):
        """From the language gate to the first question."""
        self.page.goto(self.site.url)
        if self.scripts:
            has_the_worker(self.page)  # so that it costs no later step anything
        self.press(f'.gate [lang="{self.language}"] .button')
        self.press(".actions .button")

    @property
    def path(self):
        return urlsplit(self.page.url).path

    @property
    def question(self):
        """The question that is asked on this page, None on another page."""
        at = self.path.split("/")
        return question(at[3]) if at[2:3] == ["test"] and len(at) == 4 else None

    def unhurried(self):
        """Take the time to see the page before pressing anything."""
        if self.scripts:
            self.page.clock.run_for(QUIET)

    def press(self, button):
        """Press a button or link, and wait for the page it leads to."""
        self.unhurried()
        with self.page.expect_navigation():
            self.page.locator(button).first.click()

    def choose(self, value):
        """Mark an answer without sending it; of a drawn screen there is nothing to mark."""
        form = self.question.form
        if isinstance(form, Order) and value[0] not in WAYS_OUT:
            for place, step in enumerate(value, 1):
                self.page.locator(f'[name="place-{step}"]').select_option(str(place))
            return
        if isinstance(form, Sort) and value[0] not in WAYS_OUT:
            for thing, folder in zip(form.things, value, strict=True):
                self.page.locator(f'[name="place-{thing.id}"][value="{folder}"] + label').click()
            return
        if isinstance(form, Typed) and value[0] not in WAYS_OUT:
            text = form.accept[self.language][0] if value == (RIGHT,) else "x"
            self.page.locator('[name="answer"][type="text"]').press_sequentially(text)
            return
        for chosen in value:
            # People press the tile, not the circle in it.
            self.page.locator(f'input[name="answer"][value="{chosen}"] + label').click()

    def reply(self, value=None):
        """Answer this question as the persona does, or with *value*, and go on."""
        value = self.answers[self.question.id] if value is None else value
        form = self.question.form
        if isinstance(form, Task) or (isinstance(form, WarmUp) and form.gesture != "choose"):
            self.press(f'#question button[name="answer"][value="{value[0]}"]:not(.actions button)')
        else:
            self.choose(value)
            self.go_on()

    def go_on(self):
        """Press the main button of the page."""
        self.press(".actions .button")

    def step(self):
        """Deal with this page, question or summary, and come to the next one."""
        if self.question is not None:
            self.reply()
        else:
            self.go_on()


def until(who, question_id):
    """The answers of a persona to what comes before this question."""
    answers = personas()[who].answers
    return {key: value for key, value in answers.items() if key != question_id}


def come_to_question(page, site, language, question_id, who=EASY, *, scripts=True):
    """Somebody who stands before this question."""
    let_in(page.context, site, site.person(language, until(who, question_id)))
    person = Person(page, site, language, personas()[who].answers, scripts)
    page.goto(f"{site.url}/{language}/test/{question_id}")
    assert person.question.id == question_id
    return person


def chosen(page):
    """The values that are marked on the page."""
    return page.locator(":checked").evaluate_all("all => all.map(one => one.value)")
