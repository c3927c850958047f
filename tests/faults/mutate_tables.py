"""Mutations of what stands around the questions: bands, profiles, rules, services, texts, keys."""

from itertools import pairwise

from tests.faults.mutate import Original, another, kind, misspelt, name_of


@kind("cut of a band changed")
def band_cut(files: Original):
    for domain, band in files.bands:
        cut = int(band.said("from"))
        for new in (cut - 2, cut - 1, cut + 1, cut + 2):
            if new >= 0:
                yield f"{name_of(domain)}/{name_of(band)}: {new - cut:+}", (band.get("from").into(new),)


@kind("band removed")
def band_removed(files: Original):
    for domain, band in files.bands:
        yield f"{name_of(domain)}/{name_of(band)}", (band.without(),)


@kind("needs raised")
def needs_raised(files: Original):
    for domain in files["questionnaire"].get("domains").items():
        needs = domain.get("needs")
        for more in (1, 2, 3):
            yield f"{name_of(domain)}: +{more}", (needs.into(int(needs.value) + more),)


@kind("longest path changed")
def longest_changed(files: Original):
    longest = files["questionnaire"].get("longest")
    for less in (1, 2, 5):
        yield f"-{less}", (longest.into(int(longest.value) - less),)


@kind("cut of a profile changed")
def profile_cut(files: Original):
    for owner, fact, value in files.leaves():
        cut = value.get("at_least") or value.get("below")
        if owner in files.profiles and cut:
            for more in (-3, -2, -1, 1, 2, 3):
                yield f"{name_of(owner)}: {fact.value} {more:+}", (cut.into(int(cut.value) + more),)


@kind("comparison turned around")
def comparison_turned(files: Original):
    for owner, fact, value in files.leaves():
        for old, new in (("at_least", "below"), ("below", "at_least")):
            for name, _ in value.entries():
                if name.value == old:
                    yield f"{name_of(owner)}: {fact.value} {new}", (name.into(new),)


@kind("condition of a profile or rule removed")
def condition_removed(files: Original):
    for owner in (*files.profiles, *files.rules):
        if owner.get("when"):
            yield name_of(owner), (owner.without_entry("when"),)


@kind("part of a condition removed")
def part_removed(files: Original):
    for owner, _, condition in files.conditions():
        for spot in condition.walk():
            for name, _ in spot.entries() if len(spot.entries()) > 1 else []:
                yield f"{name_of(owner)}: without {name.value}", (spot.without_entry(name.value),)


@kind("profiles in another order")
def profiles_swapped(files: Original):
    for one, other in pairwise(files.profiles):
        yield f"{name_of(one)} and {name_of(other)}", (one.into(other.source), other.into(one.source))


@kind("profile removed")
def profile_removed(files: Original):
    for profile in files.profiles:
        yield name_of(profile), (profile.without(),)


@kind("rule removed")
def rule_removed(files: Original):
    for rule in files.rules:
        yield name_of(rule), (rule.without(),)


@kind("rank of a rule changed")
def rank_changed(files: Original):
    ranks = sorted({int(rule.said("rank")) for rule in files.rules if rule.get("rank")})
    for rule in files.rules:
        rank = rule.get("rank")
        if rank:
            new = another(rank, [one for one in (ranks[0], ranks[-1] + 1) if str(one) != rank.value])
            yield f"{name_of(rule)}: {new}", (rank.into(new),)


@kind("urgent removed or given")
def urgent_changed(files: Original):
    for rule in files.rules:
        gone = rule.get("urgent") and rule.without_entry("urgent")
        yield name_of(rule), (gone or rule.with_entry("urgent", "true"),)


@kind("rule that leads to another service")
def service_swapped(files: Original):
    known = [name_of(service) for service in files.services]
    for owner, spot in _named_services(files):
        new = another(spot, known)
        yield f"{owner}: {spot.value} → {new}", (spot.into(new),)


@kind("service taken out of a rule")
def service_taken_out(files: Original):
    for owner, spot in _named_services(files):
        yield f"{owner}: without {spot.value}", (spot.without(),)


@kind("rule that leads to another kind of service")
def kind_swapped(files: Original):
    known = sorted({service.said("kind") for service in files.services})
    for rule in files.rules:
        target = rule.get("refer")
        for spot in [target.get("kind")] if target.get("kind") else []:
            new = another(spot, known, name_of(rule))
            yield f"{name_of(rule)}: {new}", (spot.into(new),)


@kind("number of places changed")
def at_most_changed(files: Original):
    table = files["referrals"]
    for spot, owner in [
        (table.get("at_most"), "the table"),
        *((rule.get("refer").get("at_most"), name_of(rule)) for rule in files.rules),
    ]:
        if spot:
            for more in (-1, 1):
                yield f"{owner}: {more:+}", (spot.into(int(spot.value) + more),)


def _named_services(files):
    table = files["referrals"]
    for owner in (*files.rules, table.get("otherwise")):
        target = owner.get("refer")
        named = target.items()
        if target.get("else"):
            # The others wait for the day on which the first one is full.
            named = target.get("else").items()[:1]
        for spot in named:
            yield owner.said("id", "otherwise"), spot


def _met(files):
    """The services that people are sent to today; the others are for counsellors, who look them up."""
    named = {spot.value for _, spot in _named_services(files)}
    near = {rule.get("refer").said("kind") for rule in files.rules}
    for service in files.services:
        hidden = service.said("show_to") == "counsellor" or service.said("confidence") == "low"
        here = service.said("kind") in near and service.get("address") and service.get("commune")
        if not hidden and (here or name_of(service) in named):
            yield service


@kind("service removed")
def service_removed(files: Original):
    for service in _met(files):
        yield name_of(service), (service.without(),)


@kind("id of a service, rule, profile or band changed where it is given")
def id_changed(files: Original):
    for owner in (*files.services, *files.rules, *files.profiles, *(band for _, band in files.bands)):
        yield f"{owner.file}, {name_of(owner)}", (owner.get("id").into(misspelt(name_of(owner))),)


@kind("service out of date")
def service_expired(files: Original):
    for service in files.services:
        if not service.get("valid_until"):
            yield name_of(service), (service.with_entry("valid_until", "2020-01-31"),)


@kind("service full")
def service_full(files: Original):
    for service in _met(files):
        if not service.get("full"):
            yield name_of(service), (service.with_entry("full", "true"),)


@kind("language of a service removed")
def service_language(files: Original):
    for service in _met(files):
        spot = service.get("languages")
        for item in spot.items() if spot and len(spot.items()) > 1 else []:
            yield f"{name_of(service)}: without {item.value}", (item.without(),)


@kind("service for counsellors only")
def service_hidden(files: Original):
    for service in _met(files):
        if not service.get("show_to"):
            yield name_of(service), (service.with_entry("show_to", "counsellor"),)


@kind("service in another commune")
def service_moved(files: Original):
    known = [entry.said("id") for entry in files["questionnaire"].get("lists").get("communes").items()]
    for service in _met(files):
        spot = service.get("commune")
        if spot:
            new = another(spot, known, name_of(service))
            yield f"{name_of(service)}: {new}", (spot.into(new),)


@kind("neighbour of a commune removed")
def neighbour_removed(files: Original):
    for entry in files["questionnaire"].get("lists").get("communes").items():
        for item in entry.get("neighbours").items() if entry.get("neighbours") else []:
            yield f"{name_of(entry)}: {item.value}", (item.without(),)


# ---------------------------------------------------------------------------------------------------- texts


def _texts(files):
    """Every text that stands in French and in Dutch."""
    for file, spot in files.spots.items():
        for text in spot.walk():
            if text.get("fr") and text.get("nl") and text.get("fr").is_scalar:
                yield f"{file}, {text.said('fr')[:40]}", text


@kind("translation missing")
def translation_missing(files: Original):
    for what, text in _texts(files):
        yield what, (text.without_entry("nl"),)


@kind("translation that is the other language")
def translation_same(files: Original):
    for what, text in _texts(files):
        if text.said("nl") != text.said("fr"):
            yield what, (text.get("nl").into(text.get("fr").source),)


@kind("text changed in one language")
def translation_old(files: Original):
    for what, text in _texts(files):
        first, _, others = text.said("fr").partition(" ")
        if others:
            yield what, (text.get("fr").into('"' + f"{others} {first}".replace('"', "'") + '"'),)


# ------------------------------------------------------------------------------------------- slips of the pen


@kind("typo in a key")
def key_misspelt(files: Original):
    for file, spot in files.spots.items():
        for owner in spot.walk():
            for name, _ in owner.entries():
                if misspelt(name.value) != name.value:
                    yield f"{file}, {owner.said('id', '')} {name.value}", (name.into(misspelt(name.value)),)


@kind("typo in a word")
def word_misspelt(files: Original):
    words = {
        "kind",
        "screen",
        "device",
        "scale",
        "evidence",
        "competence",
        "picture",
        "gesture",
        "refer",
        "near",
    }
    for file, spot in files.spots.items():
        for owner in spot.walk():
            for name, value in owner.entries():
                if name.value in words and value.is_scalar:
                    new = misspelt(value.value)
                    yield f"{file}, {owner.said('id', '')} {name.value}: {new}", (value.into(new),)


@kind("quotation mark forgotten")
def quote_forgotten(files: Original):
    for file, spot in files.spots.items():
        for scalar in spot.walk():
            if scalar.is_scalar and scalar.node.style == '"' and " " in scalar.value:
                yield f"{file}, {scalar.value[:40]}", (scalar.into(scalar.source[:-1]),)


@kind("line indented by one blank more")
def line_indented(files: Original):
    for file, spot in files.spots.items():
        for owner in spot.walk():
            for name, _ in owner.entries()[1:]:
                if not owner.node.flow_style:
                    what = f"{file}, {owner.said('id', '')} {name.value}"
                    yield what, (name.into(f" {name.source}"),)
