"""The app, served in a thread of the test, so that the test can move the clock."""

import threading
from urllib.parse import urlsplit

from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.urls import resolve, reverse


class Quiet(WSGIRequestHandler):
    """Writes no access log."""

    def log_message(self, *args):
        pass


class House:
    """The app at a port of its own. `open()` is a one-time address."""

    def __init__(self) -> None:
        from django.core.wsgi import get_wsgi_application

        self.server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet)
        self.server.set_app(get_wsgi_application())
        self.server.daemon_threads = True
        self.origin = f"http://desk.localhost:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def open(self) -> str:
        from goldseam.web import visitors
        from goldseam.web.pages.front import start_notes

        return f"{self.origin}/open/{visitors.mint(start_notes())}"

    @staticmethod
    def address(name: str, *args: object) -> str:
        return reverse(name, args=args)

    @staticmethod
    def name(url: str) -> str:
        return str(resolve(urlsplit(url).path).url_name)
