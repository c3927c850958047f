"""Real PDF files, where the extra WeasyPrint is installed; elsewhere a browser prints the same documents."""

import atexit
from functools import cache
from threading import Lock
from typing import Any

ONE_AT_A_TIME = Lock()
"""A sheet takes a fifth of a second, and what WeasyPrint keeps from one to the next is for one thread."""


class NoPdf(Exception):  # noqa: N818  it is no error: the HTML file says the same
    """WeasyPrint is not installed."""


class NoLibrary(NoPdf):
    """WeasyPrint is there, but one of the libraries of the system that it draws letters with is not."""


class Busy(Exception):  # noqa: N818  it passes by itself
    """Another file is being made in this process."""


class Refused(RuntimeError):  # noqa: N818  our own documents never meet it
    """The document asked for something that is not in it."""


def pdf_of(html: str) -> bytes:
    """The document as a PDF file, with tags for those who listen to it. It may load nothing.

    :raises NoPdf: it cannot be made on this machine.
    :raises Busy: this process makes another one; try again.
    """
    if not ONE_AT_A_TIME.acquire(blocking=False):
        raise Busy
    try:
        return _written(html)
    except FileNotFoundError:
        # Something tidied up the folder for temporary files, and our typeface with it; the document has it.
        _fonts.cache_clear()
        return _written(html)
    finally:
        ONE_AT_A_TIME.release()


def _written(html: str) -> bytes:
    fonts = _fonts()
    import weasyprint  # noqa: PLC0415  an optional extra, and slow to load
    from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415

    fetcher = weasyprint.URLFetcher(allowed_protocols=["data"], allow_redirects=False, fail_on_errors=True)
    document = weasyprint.HTML(string=html, url_fetcher=fetcher)
    try:
        made = document.write_pdf(pdf_variant="pdf/ua-1", font_config=fonts, finisher=_pass_over_ornaments)
    except FatalURLFetchingError as error:
        raise Refused(str(error)) from error
    return bytes(made)


@cache
def _fonts() -> Any:
    """Where WeasyPrint keeps our typeface. One for all files: each that is made loses a quarter of a MiB."""
    try:
        from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415
    except ImportError as error:
        raise NoPdf(str(error)) from error
    except OSError as error:
        raise NoLibrary(str(error)) from error
    atexit.register(_fonts.cache_clear)  # takes its folder for temporary files away
    return FontConfiguration()


def _pass_over_ornaments(_document: Any, pdf: Any) -> None:
    """Pictograms stand beside words that say the same. As figures without words they would be announced."""
    for part in pdf.objects:
        if isinstance(part, dict) and part.get("S") == "/Figure" and "Alt" not in part:
            part["S"] = "/NonStruct"
