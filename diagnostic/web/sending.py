"""Where to go next, for the script of a page that sends an answer itself and keeps the page until it arrived.

A script cannot see where a redirect leads, and to follow it would load the next page twice. So it asks for
less (`Prefer: return=minimal`, RFC 7240) and gets 204, No Content, with the address of the redirect.
"""

from http import HTTPStatus

from flask import Flask, Response, request

WITHOUT_A_PAGE = "return=minimal"


def set_up_sending(app: Flask) -> None:
    """Answer so wherever a redirect would answer a form."""

    @app.after_request
    def tell_where_to(response: Response) -> Response:
        wanted = request.headers.get("Prefer") == WITHOUT_A_PAGE
        if wanted and response.status_code == HTTPStatus.SEE_OTHER:
            response.status_code = HTTPStatus.NO_CONTENT
            response.set_data(b"")
            response.headers.remove("Content-Type")
        return response
