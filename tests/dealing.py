"""How the workers of ``make test`` share the tests: ``pytest -n 2 --dist loadfile``.

A file goes to one worker, so that what its tests share is made once. Browser tests share nothing but the
browser and take long: they are dealt out one by one, and last, so that all workers end together.
"""

from xdist.scheduler import LoadFileScheduling

BROWSER = "tests/browser/"
TOGETHER = {
    # They look at the same gallery of all pages.
    "tests/web/test_question_page.py": "tests/web/test_pages.py",
    "tests/web/test_result_page.py": "tests/web/test_pages.py",
}


def share(nodeid):
    """What this test is dealt out with: all tests that have the same share go to one worker."""
    file = nodeid.partition("::")[0]
    return nodeid if file.startswith(BROWSER) else TOGETHER.get(file, file)


class Dealing(LoadFileScheduling):
    """pytest-xdist's way to deal out files, the largest first; marks for it (``xdist_group``) are lost on
    the way to the workers since pytest 9.2."""

    def _split_scope(self, nodeid):
        return share(nodeid)
