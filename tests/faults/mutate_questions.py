"""Mutations of questions: conditions, answers, points, order."""

from itertools import combinations, pairwise

from tests.faults.mutate import Original, another, kind, misspelt, name_of
from tests.faults.yaml_text import Edit


def worth(option):
    return int(option.said("points", "0"))


@kind("value of a guard swapped for another option")
def value_of_a_guard(files: Original):
    yield from _other_values(files, [question.said("id") for question in files.questions])


@kind("value in a rule swapped for another")
def value_in_a_rule(files: Original):
    yield from _other_values(files, [rule.said("id") for rule in files.rules])


def _other_values(files, owners):
    for owner, fact, value in files.leaves():
        if name_of(owner) not in owners:
            continue
        inner = value.get("not") or value.get("none") or value.get("all") or value
        listed = [item.value for item in inner.items()]
        for spot in inner.items() if inner.is_list else [inner]:
            new = another(spot, files.values.get(fact.value, ()), *listed) if spot.is_scalar else None
            if new:
                what = f"{name_of(owner)}: {fact.value} {spot.value} → {new}"
                yield what, (spot.into(f'"{new}"' if new == "no" else new),)


@kind("value taken out of the list of a condition")
def value_taken_out(files: Original):
    for owner, fact, value in files.leaves():
        inner = value.get("not") or value.get("none") or value.get("all") or value
        for item in inner.items() if len(inner.items()) > 1 else []:
            yield f"{name_of(owner)}: {fact.value} without {item.value}", (item.without(),)


@kind("guard removed")
def guard_removed(files: Original):
    for question in files.questions:
        if question.get("ask_if"):
            gone = [question.without_entry(key) for key in ("ask_if", "if_skipped") if question.get(key)]
            yield name_of(question), tuple(gone)


@kind("guard inverted")
def guard_inverted(files: Original):
    for question in files.questions:
        guard = question.get("ask_if")
        if guard:
            inner = guard.source.replace("\n", "\n  ")
            lines = f"not:\n{' ' * guard.node.start_mark.column}  {inner}"
            yield name_of(question), (guard.into(f"{{not: {inner}}}" if guard.node.flow_style else lines),)


@kind("one way into a question removed")
def way_removed(files: Original):
    for owner, _, condition in files.conditions():
        several = condition.get("any")
        for number, way in enumerate(several.items() if several and len(several.items()) > 1 else [], 1):
            yield f"{name_of(owner)}: way {number}", (way.without(),)


@kind("guard that names another question")
def guard_of_another(files: Original):
    known = [question.said("id") for question in files.questions]
    for owner, fact, _ in files.leaves():
        if fact.value in known and owner in files.questions:
            new = another(fact, known, name_of(owner))
            yield f"{name_of(owner)}: {fact.value} → {new}", (fact.into(new),)


@kind("points of an option changed by one")
def points_changed(files: Original):
    for question, option in files.options:
        if option.get("points") and files.is_scored(question):
            new = another(option.get("points"), [worth(option) - 1, worth(option) + 1])
            if new >= 0:
                yield f"{name_of(question)}/{name_of(option)}: {new}", (option.get("points").into(new),)


@kind("points of an option set to zero")
def points_zeroed(files: Original):
    for question, option in files.options:
        if worth(option) and files.is_scored(question):
            yield f"{name_of(question)}/{name_of(option)}", (option.get("points").into(0),)


@kind("points moved to another option")
def points_moved(files: Original):
    for question in files.questions:
        options = [option for owner, option in files.options if owner is question]
        for one, other in combinations(options, 2):
            if files.is_scored(question) and worth(one) != worth(other):
                edits = []
                for option, points in ((one, worth(other)), (other, worth(one))):
                    spot = option.get("points")
                    edits.append(spot.into(points) if spot else option.with_entry("points", points))
                yield f"{name_of(question)}: {name_of(one)} and {name_of(other)}", tuple(edits)


@kind("points of a scale changed")
def points_of_a_scale(files: Original):
    for name, scale in files["questionnaire"].get("scales").entries():
        for step in scale.items():
            for points in {0, 1, 2, 3} - {worth(step)}:
                if step.get("points"):
                    yield f"{name.value}/{name_of(step)}: {points}", (step.get("points").into(points),)


@kind("option, element or step removed")
def option_removed(files: Original):
    for question, option in files.options:
        yield f"{name_of(question)}/{name_of(option)}", (option.without(),)


@kind("id of an option changed where it is given")
def option_renamed(files: Original):
    for question, option in files.options:
        if misspelt(option.said("id")) != option.said("id"):
            yield (
                f"{name_of(question)}/{name_of(option)}",
                (option.get("id").into(misspelt(name_of(option))),),
            )


@kind("steps of an order swapped")
def steps_swapped(files: Original):
    for question in files.questions:
        for one, other in pairwise(question.get("steps").items() if question.get("steps") else []):
            yield f"{name_of(question)}: {name_of(one)} and {name_of(other)}", _swapped(one, other)


@kind("question removed")
def question_removed(files: Original):
    for question in files.questions:
        yield name_of(question), (question.without(),)


@kind("question moved to another section")
def question_moved(files: Original):
    for question in files.questions:
        goal = another(question, [section for section in files.sections if section.file != question.file])
        last = goal.get("questions").items()[-1]
        at = last.without().end
        moved = Edit(goal.file, at, at, "\n" + question.block())
        yield f"{name_of(question)} → {goal.said('section')}", (question.without(), moved)


@kind("question moved before the one before it")
def question_earlier(files: Original):
    for section in files.sections:
        for one, other in pairwise(section.get("questions").items()):
            yield f"{name_of(other)} before {name_of(one)}", _swapped(one, other)


@kind("question moved to the beginning of its section")
def question_first(files: Original):
    for section in files.sections:
        first, *others = section.get("questions").items()
        for question in others[1:]:
            at = first.without().start
            yield name_of(question), (question.without(), Edit(first.file, at, at, question.block() + "\n"))


@kind("id of a question changed where it is given")
def question_renamed(files: Original):
    for question in files.questions:
        yield name_of(question), (question.get("id").into(misspelt(name_of(question))),)


@kind("settles removed or set to another band")
def settles_changed(files: Original):
    for question, option in files.options:
        settles = option.get("settles")
        if settles:
            yield f"{name_of(question)}/{name_of(option)}: none", (option.without_entry("settles"),)
            for band in {one.said("id") for _, one in files.bands} - {settles.value}:
                yield f"{name_of(question)}/{name_of(option)}: {band}", (settles.into(band),)


@kind("settles given to another option")
def settles_moved(files: Original):
    for question, option in files.options:
        for owner, other in files.options:
            if option.get("settles") and owner is question and other is not option:
                gone, new = (
                    option.without_entry("settles"),
                    other.with_entry("settles", option.said("settles")),
                )
                yield f"{name_of(question)}: {name_of(option)} → {name_of(other)}", (gone, new)


@kind("if_skipped changed")
def skipped_changed(files: Original):
    for question in files.questions:
        spot = question.get("if_skipped")
        for points in {0, 1, 2, 3} - {int(spot.value)} if spot else ():
            yield f"{name_of(question)}: {points}", (spot.into(points),)


@kind("if_skipped removed")
def skipped_removed(files: Original):
    for question in files.questions:
        if question.get("if_skipped"):
            yield name_of(question), (question.without_entry("if_skipped"),)


@kind("scored question called a fact")
def made_a_fact(files: Original):
    for question in files.questions:
        if files.is_scored(question):
            yield name_of(question), (question.with_entry("evidence", "fact"),)


@kind("exclusive option that no longer is")
def exclusive_removed(files: Original):
    for question, option in files.options:
        if option.get("exclusive"):
            yield f"{name_of(question)}/{name_of(option)}", (option.without_entry("exclusive"),)


@kind("at_most of a question changed")
def question_at_most(files: Original):
    for question in files.questions:
        spot = question.get("at_most")
        for most in {1, int(spot.value) - 1, int(spot.value) + 1} - {0} if spot else ():
            yield f"{name_of(question)}: {most}", (spot.into(most),)


@kind("right answer of a warm-up changed")
def right_changed(files: Original):
    for question in files.questions:
        right = question.get("right")
        for owner, option in files.options:
            if right and owner is question and option.said("id") != right.value:
                yield f"{name_of(question)}: {name_of(option)}", (right.into(name_of(option)),)


@kind("section no longer ends early")
def early_removed(files: Original):
    for section in files.sections:
        if section.get("decide-early"):
            yield section.said("section"), (section.without_entry("decide-early"),)


@kind("sections in another order")
def sections_swapped(files: Original):
    for one, other in pairwise(files["questionnaire"].get("sections").items()):
        yield f"{one.value} and {other.value}", (one.into(other.value), other.into(one.value))


@kind("section left out")
def section_removed(files: Original):
    for section in files["questionnaire"].get("sections").items():
        yield section.value, (section.without(),)


def _swapped(one, other):
    """Two items of a list in each other's place."""
    return one.into(other.source), other.into(one.source)
