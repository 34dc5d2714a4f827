"""Somebody who answers as a language model would, on a port of this machine."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

from goldseam.coach.own_line import PATIENCE
from goldseam.coach.own_model import OwnModel


class Somebody:
    """A model that says what the test wants, and remembers what it was asked."""

    def __init__(self) -> None:
        self.says: object = {}
        self.raw: bytes | None = None
        self.status = 200
        self.heard: list[dict] = []
        self._may_answer = threading.Event()
        self._may_answer.set()
        model = self

        class Answers(BaseHTTPRequestHandler):
            def do_POST(self):
                model.heard.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                model._may_answer.wait(PATIENCE)
                whole = {"choices": [{"message": {"content": json.dumps(model.says)}}]}
                self.send_response(model.status)
                self.send_header("Location", "http://example.org/")
                self.end_headers()
                self.wfile.write(json.dumps(whole).encode() if model.raw is None else model.raw)

            def log_message(self, *args):
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Answers)
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    @property
    def own(self) -> OwnModel:
        return OwnModel(f"http://127.0.0.1:{self.server.server_port}/v1", "small")

    def slowly(self) -> None:
        """From now on keeps one waiting, until `answers`."""
        self._may_answer.clear()

    def answers(self) -> None:
        """Says what it has to say."""
        self._may_answer.set()

    def gone(self) -> None:
        """Listens no more."""
        self.answers()
        self.server.shutdown()
        self.server.server_close()
