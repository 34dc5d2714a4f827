"""What the browser keeps after an evening of writing: nothing that says anything (AB-07, AB-09, HD-07)."""

import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from e2e import lives

NEEDLE = "NEEDLE-of-Noor"
KEPT_IN_BROWSER = """async () => JSON.stringify({
    local: Object.entries(localStorage),
    session: Object.entries(sessionStorage),
    databases: indexedDB.databases ? await indexedDB.databases() : [],
    caches: 'caches' in window ? await caches.keys() : [],
    workers: navigator.serviceWorker ? (await navigator.serviceWorker.getRegistrations()).length : 0,
    name: window.name,
})"""
NOTHING = {"local": [], "session": [], "databases": [], "caches": [], "workers": 0, "name": ""}


@pytest.fixture
def visit(window, resident):
    return window().sit_down(resident(lives.begun))


def write_a_letter(visit):
    """Write one, keep it, and wait until the journal is there."""
    visit.go("letter").write("Your letter", f"A letter, {NEEDLE}.").press("Keep it here")
    visit.page.wait_for_url("**/p/j1?ok=*")


def test_after_writing_the_browser_keeps_nothing_of_it(visit):
    write_a_letter(visit)
    visit.go("moment").write("What happened?", f"A moment, {NEEDLE}.")
    visit.page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    visit.go("journal").unfold_all()
    assert NEEDLE in visit.text()
    assert json.loads(visit.page.evaluate(KEPT_IN_BROWSER)) == NOTHING


def test_a_cookie_holds_no_word_and_ends_with_the_browser(visit):
    write_a_letter(visit)
    for cookie in visit.page.context.cookies(visit.house.origin):
        assert NEEDLE not in cookie["value"]
        assert cookie["expires"] == -1
        assert cookie["sameSite"] in ("Strict", "Lax")
        assert "Noor" not in cookie["name"]


def test_the_browsers_history_holds_no_word_that_tells(visit):
    visited = []
    visit.page.on("framenavigated", lambda frame: visited.append(frame.url))
    visit.go("today").go("journal")
    write_a_letter(visit)
    visit.go("road").go("onward").go("claims")
    assert len(visited) >= 6
    for address in visited:
        for word in ("letter", "journal", "onward", "urge", "breakup", "reply", NEEDLE):
            assert word not in address.casefold()


def test_another_program_on_this_machine_is_sent_no_cookie_of_ours(visit):
    heard: list[str] = []

    class Neighbour(BaseHTTPRequestHandler):
        def do_GET(self):
            heard.append(self.headers.get("Cookie", ""))
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b'<link rel="icon" href="data:,"><title>Neighbour</title>')

        def log_message(self, *args):
            pass

    neighbour = HTTPServer(("127.0.0.1", 0), Neighbour)
    Thread(target=neighbour.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        visit.go("today")
        visit.page.goto(f"http://127.0.0.1:{neighbour.server_port}/")
        visit.page.goto(f"http://localhost:{neighbour.server_port}/")
    finally:
        neighbour.shutdown()
        neighbour.server_close()
    assert len(heard) >= 2
    assert not any(heard)


def test_a_page_of_another_program_can_neither_send_nor_read_nor_frame(visit, window):
    tried = """async ([origin, letter]) => {
        const results = {};
        const fields = new URLSearchParams({text: 'forged', once: 'forged'});
        const options = {method: 'POST', mode: 'no-cors', credentials: 'include', body: fields};
        await fetch(origin + letter, options).catch(() => {});
        results.read = await fetch(origin + '/', {credentials: 'include'}).then(() => 'read', () => 'refused');
        results.image = await new Promise((done) => {
            const image = new Image();
            image.onload = () => done('seen');
            image.onerror = () => done('refused');
            image.src = origin + '/s/icon.svg';
        });
        const frame = document.createElement('iframe');
        frame.src = origin + '/';
        document.body.append(frame);
        await new Promise((done) => { frame.onload = done; setTimeout(done, 1500); });
        try { results.frame = frame.contentDocument?.body.innerText ?? 'refused'; } catch { results.frame = 'refused'; }
        return results;
    }"""
    visit.page.route("http://evil.localhost/", lambda route: route.fulfill(body="<body>", content_type="text/html"))
    visit.page.goto("http://evil.localhost/")
    letter = visit.house.address("letter")
    results = visit.page.evaluate(tried, [visit.house.origin, letter])
    assert results == {"read": "refused", "image": "refused", "frame": "refused"}
    visit.complaints.clear()  # the browser says aloud what it refused
    visit.go("journal").unfold_all()
    assert "forged" not in visit.text()
