"""The fixtures of ``conftest.py`` do what they promise."""

import re
import socket
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OUTSIDE = ("192.0.2.1", 80)  # an address kept for documents, which no machine has


def test_network_is_closed_to_sockets():
    with socket.socket() as s, pytest.raises(AssertionError, match="was tried"):
        s.connect(OUTSIDE)


def test_network_is_closed_to_names():
    with pytest.raises(AssertionError, match="was asked for"):
        urllib.request.urlopen("http://example.org/")


def test_network_is_open_to_this_machine():
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as client,
    ):
        assert client.getpeername() == server.getsockname()


def test_workers_share_files_but_deal_out_browser_tests_one_by_one():
    from tests.dealing import TOGETHER, share

    wheel = [share(f"tests/test_wheel.py::test_one[{language}]") for language in ("fr", "nl")]
    pages = [share(f"{file}::test_one") for file in (*TOGETHER, *TOGETHER.values())]
    journeys = [share(f"tests/browser/test_journeys.py::test_one[{width}]") for width in (320, 800)]
    assert [len(set(shares)) for shares in (wheel, pages, journeys)] == [1, 1, 2]
    assert all((ROOT / file).exists() for file in (*TOGETHER, *TOGETHER.values()))


@pytest.mark.postgresql
def test_postgresql_databases_are_empty_and_apart(postgresql_url, fresh_postgresql_url):
    from sqlalchemy import create_engine, inspect, text

    assert postgresql_url != fresh_postgresql_url
    engine = create_engine(fresh_postgresql_url)
    with engine.begin() as connection:
        assert inspect(connection).get_table_names() == []
        assert connection.execute(text("SHOW fsync")).scalar_one() == "on"
        assert connection.execute(text("SHOW synchronous_commit")).scalar_one() == "on"
    engine.dispose()


@pytest.mark.html
def test_html_problems_are_found_by_both_checkers_and_placed(htmlcheck):
    head = '<!DOCTYPE html>\n<html lang="fr"><head><meta charset="utf-8"><title>Un</title></head>'
    good = head + "<body><h1>Un</h1></body></html>\n"
    bad = good.replace("<h1>Un</h1>", '<h1>Un</h1></ul><img src="/a.png"><p style="color: red">Deux</p>')
    found = htmlcheck({"/fr/good": good, "/fr/bad": bad})
    assert {problem.split(":")[0] for problem in found} == {"/fr/bad"}
    assert any(problem.endswith("(no-inline-style)") for problem in found)
    assert any("Stray end tag “ul”" in problem for problem in found)
    assert all(re.match(r"/fr/bad:\d+:\d+: ", problem) for problem in found)


def test_html_check_of_no_page_is_an_error():
    from tests.htmlcheck import problems

    with pytest.raises(ValueError, match="no page to judge"):
        problems({})


@pytest.mark.hunspell
def test_dictionaries_know_both_languages(hunspell):
    assert {language: path.name for language, path in hunspell.items()} == {"fr": "fr_BE", "nl": "nl_BE"}
