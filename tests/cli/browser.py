"""A browser on a real connection, in the shape that `Person` drives: one cookie jar, no own redirects."""

import http.client
import urllib.parse
from http.cookies import SimpleCookie


class Answer:
    """What came back."""

    def __init__(self, response):
        self.status_code = response.status
        self.headers = response.headers
        self.body = response.read()

    def get_data(self, as_text=False):
        return self.body.decode() if as_text else self.body


class Browser:
    def __init__(self):
        self.cookies = {}

    def get(self, address, base_url, headers=None):
        return self._send("GET", base_url, address, headers or {})

    def post(self, address, data, base_url, headers=None):
        body = urllib.parse.urlencode(list(data.items(multi=True)))
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._send("POST", base_url, address, {**(headers or {}), **form}, body)

    def _send(self, method, base_url, address, headers, body=None):
        where = urllib.parse.urlsplit(base_url)
        connection = http.client.HTTPConnection(where.hostname, where.port, timeout=30)
        try:
            if self.cookies:
                headers = headers | {"Cookie": "; ".join(map("=".join, self.cookies.items()))}
            connection.request(method, address, body, headers)
            answer = Answer(connection.getresponse())
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie", []):
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        return answer
