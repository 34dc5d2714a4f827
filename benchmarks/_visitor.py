"""A visitor without a browser: cookies, forms and redirects over plain HTTP, so that what is timed is the server."""

import http.client
import re
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

HIDDEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Visitor:
    """One visitor of the app at `address`, its one-time address, with one connection that stays open."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self.host = parts.netloc
        self.connection = http.client.HTTPConnection("127.0.0.1", parts.port, timeout=30)
        self.cookies: dict[str, str] = {}
        self.get(parts.path)

    def get(self, path: str) -> tuple[int, str]:
        """The status and the text (or, of a redirect, the place) that answers."""
        return self._ask("GET", path, None)

    def must_get(self, path: str) -> str:
        """The page at this path; anything but a page ends the benchmark."""
        status, text = self.get(path)
        if status != 200:
            raise SystemExit(f"{path} answered {status}")
        return text

    def unlock(self, passphrase: str) -> None:
        """Open the journal from its lock page."""
        token = HIDDEN.search(self.must_get("/"))
        status, text = self.send("/unlock", csrfmiddlewaretoken=token[1] if token else "", passphrase=passphrase)
        if status != 302:
            raise SystemExit(f"unlock answered {status}: {text[:200]}")

    def send(self, path: str, **fields: str) -> tuple[int, str]:
        """Send fields and nothing else."""
        return self._ask("POST", path, urlencode(fields))

    def _ask(self, method: str, path: str, body: str | None) -> tuple[int, str]:
        headers = {
            "Host": self.host,
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Sec-Fetch-Site": "same-origin",
            "Sec-Fetch-Mode": "navigate",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        for line in answer.headers.get_all("Set-Cookie") or ():
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        text = answer.read().decode()
        return answer.status, answer.headers.get("Location") or text
