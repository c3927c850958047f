"""Every address that the application answers, so that a new one cannot be forgotten."""

SAMPLES = {
    "language": ("fr", "nl"),
    "question_id": ("warm-press", "email-open", "nowhere"),
    "section_id": ("device", "nowhere"),
    "part": ("1", "99"),
    "token": ("A" * 32,),
    "recording": ("0" * 32 + ".ogg", "index.json"),
    "kind": ("pdf", "html"),
    "filename": ("css/quiz.css", "js/quiz.js", "icons/sprite.svg", "nowhere.css"),
}


def addresses(app, method):
    """(endpoint, address) for each route that takes this method, with sample values in it."""
    found = []
    for rule in app.url_map.iter_rules():
        if method in rule.methods:
            made = [str(rule)]
            for name in rule.arguments:
                made = [fill(address, name, value) for address in made for value in SAMPLES[name]]
            found += [(rule.endpoint, address) for address in made]
    assert len(found) > 5
    return found


def fill(address, name, value):
    """Put a value where the rule has `<name>` or `<converter:name>`."""
    before, _, rest = address.partition("<")
    while True:
        inside, _, after = rest.partition(">")
        if inside.rpartition(":")[2] == name:
            return f"{before}{value}{after}"
        before += f"<{inside}>"
        skipped, _, rest = after.partition("<")
        before += skipped
