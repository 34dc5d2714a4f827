"""One person's window, with sentences for what a person does there."""

import os
import re
from pathlib import Path

from playwright.sync_api import TimeoutError

AXE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text(encoding="utf-8")
SHOTS = os.environ.get("GOLDSEAM_SHOTS")  # a folder: pages looked at are photographed there

RUN_AXE = """() => axe.run(document, {resultTypes: ['violations'], runOnly: {type: 'tag', values:
    ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}})"""
SOON_MS = 10_000  # how long a word may take to appear; one that is there is seen at once
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


class Visit:
    """A window. What the browser complains about (errors, broken policy) is kept in `complaints`."""

    def __init__(self, page, house) -> None:
        self.page = page
        self.house = house
        self.complaints: list[str] = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _hear(self, message) -> None:
        # A refused form is a 422, and the browser says so in its console; that is no fault of the page.
        if message.type == "error" and "status of 422" not in message.text:
            self.complaints.append(message.text)

    # --- going ---

    def arrive(self):
        """Come in by a one-time address."""
        self.page.goto(self.house.open())
        self.page.wait_for_url(lambda address: "/open/" not in address)
        return self

    def come_in(self, passphrase: str):
        """Come in by a one-time address and open the journal that is there."""
        self.arrive()
        self.write("Passphrase", passphrase)
        return self.press("Open")

    def sit_down(self, person):
        """Take over the session of someone whose journal was made beside the pages."""
        cookies = [{"name": name, "value": morsel.value} for name, morsel in person.client.cookies.items()]
        self.page.context.add_cookies([{**cookie, "url": self.house.origin} for cookie in cookies])
        return self

    def go(self, name: str, *args: object):
        """Open the page of this name."""
        self.page.goto(self.house.origin + self.house.address(name, *args))
        return self

    def follow(self, path: str):
        self.page.goto(self.house.origin + path)
        return self

    def reload(self):
        self.page.reload()
        return self

    @property
    def at(self) -> str:
        """The name of the page one is on."""
        return self.house.name(self.page.url)

    # --- doing ---

    def press(self, name: str | re.Pattern):
        """Press the button or link of this name. Where a new page comes, it is there when this returns."""
        exact = isinstance(name, str)
        button = self.page.get_by_role("button", name=name, exact=exact)
        link = self.page.get_by_role("link", name=name, exact=exact)
        button.or_(link).first.click()
        return self.settled()

    def settled(self):
        """Wait until the page that was come to is read to its end: an answer that has begun may show nothing yet."""
        self.page.wait_for_load_state("domcontentloaded")
        return self

    def write(self, label: str | re.Pattern, text: str):
        self.page.get_by_label(label, exact=isinstance(label, str)).first.fill(text)
        return self

    def choose(self, label: str | re.Pattern, within: str | re.Pattern | None = None):
        """Tick the answer of this name; `within` names the question where two have the same answers."""
        where = self.page.get_by_role("group", name=within) if within else self.page
        where.get_by_label(label, exact=isinstance(label, str)).first.check(force=True)
        return self

    def unfold(self, text: str | re.Pattern):
        """Open the folded part with these words on it."""
        self.page.locator("summary").filter(has_text=text).first.click()
        return self

    # --- seeing ---

    def sees(self, text: str | re.Pattern) -> bool:
        """Whether these words come into sight, soon."""
        try:
            self.settled().page.get_by_text(text).first.wait_for(state="visible", timeout=SOON_MS)
        except TimeoutError:
            return False
        return True

    def sees_nothing_of(self, text: str | re.Pattern) -> bool:
        """Whether these words are not in sight on the page as it is."""
        return not self.settled().page.get_by_text(text).first.is_visible()

    def heading(self) -> str:
        return self.settled().page.locator("h1").first.inner_text()

    def text(self) -> str:
        return self.settled().page.locator("body").inner_text()

    def shot(self, name: str):
        """A photograph of the page, where GOLDSEAM_SHOTS asks for one."""
        if SHOTS:
            Path(SHOTS).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)
        return self

    def resize(self, size: dict[str, int]):
        self.page.set_viewport_size(size)
        return self

    def lights(self, scheme: str):
        """`dark` or `light`."""
        self.page.emulate_media(color_scheme=scheme)
        return self

    def unfold_all(self):
        """Open everything that is folded, so that it is looked at too."""
        self.page.evaluate("() => document.querySelectorAll('details').forEach((part) => { part.open = true; })")
        return self

    def violations(self) -> list[str]:
        """What axe finds wrong on this page."""
        self.page.evaluate(AXE)
        found = self.page.evaluate(RUN_AXE)["violations"]
        return [f"{v['id']}: {v['help']} ({', '.join(str(n['target']) for n in v['nodes'][:3])})" for v in found]

    def overhang(self) -> int:
        """By how many pixels the page is wider than the window."""
        return self.page.evaluate(WIDER)
