"""The doors every request passes: host, headers, origin; on every address there is (HD-03–05, HD-09, AB-07, AB-08)."""

import re

import pytest
from django.conf import settings

from addresses import every_address
from people import HOST, PORT, window

OURS = f"{HOST}:{PORT}"
STATIC = "/s/app.css"
NOWHERE = "/p/nothing-here"

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; "
    "manifest-src 'self'; require-trusted-types-for 'script'"
)
PROTECTION = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(), microphone=(), geolocation=(), contacts=(), payment=(), usb=(), idle-detection=(), "
        "browsing-topics=()"
    ),
}


def all_paths() -> list[str]:
    return [address.path for address in every_address()] + [STATIC, NOWHERE]


def looked_at(client):
    """Every page with what it answers; leaving and locking come last, because they end the session."""
    last = {"/leave", "/lock"}
    for path in sorted(all_paths(), key=lambda path: path in last):
        yield path, client.get(path)


# --- host: first of all ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("host", [f"{HOST}:{PORT}", f"127.0.0.1:{PORT}"])
def test_both_of_our_names_are_answered_at_our_port(person, host):
    assert person.client.get("/p/j9", HTTP_HOST=host).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        f"evil.example:{PORT}",
        f"{HOST}.evil.example:{PORT}",
        f"evil.{HOST}:{PORT}",
        f"localhost:{PORT}",
        f"{OURS}, {OURS}",
        f"{OURS},evil.example:{PORT}",
        f"{HOST}.:{PORT}",
        f"127.0.0.1.:{PORT}",
        f"[::1]:{PORT}",
        f"0.0.0.0:{PORT}",
        f"127.1:{PORT}",
        HOST,
        f"{HOST}:{int(PORT) + 1}",
        f"{HOST}:0{PORT}",
        f"someone@{OURS}",
        f" {OURS}",
        f"{OURS} ",
        "",
    ],
)
def test_every_page_refuses_a_host_that_is_not_to_the_letter_ours(person, host):
    for path in all_paths():
        answer = person.client.get(path, HTTP_HOST=host)
        assert answer.status_code == 400, path
        assert b"Goldseam" not in answer.content


def test_every_page_refuses_a_request_that_names_no_host(person):
    del person.client.defaults["HTTP_HOST"]
    for path in all_paths():
        assert person.client.get(path).status_code == 400, path


def test_another_name_in_a_forwarding_header_changes_nothing(person):
    answer = person.client.get("/p/j9", HTTP_HOST="evil.example", HTTP_X_FORWARDED_HOST=OURS)
    assert answer.status_code == 400


def test_the_host_is_looked_at_before_anything_else():
    assert settings.MIDDLEWARE[0] == "goldseam.web.doors.HostCheck"


# --- headers on every answer -----------------------------------------------------------------------------------------


def test_every_answer_carries_the_same_protection(person):
    for path, answer in looked_at(person.client):
        found = {name: answer.headers.get(name) for name in PROTECTION}
        assert found == PROTECTION, f"{path} ({answer.status_code})"


def test_a_refusal_carries_it_too(stranger):
    for answer in (stranger.get("/p/j9", HTTP_HOST="evil.example"), stranger.get("/p/t1"), stranger.post("/begin")):
        assert answer.status_code in (400, 403)
        assert {name: answer.headers.get(name) for name in PROTECTION} == PROTECTION


def test_a_page_that_breaks_carries_it_too_and_says_nothing_of_what_was_there(person, monkeypatch, capsys):
    def breaks(*_):
        raise ValueError("Noor asked for time")

    monkeypatch.setattr("goldseam.web.desk.programme.plan", breaks)
    answer = person.get("road")
    assert answer.status_code == 500
    assert {name: answer.headers.get(name) for name in PROTECTION} == PROTECTION
    assert "Something broke, and it was us." in answer.content.decode()
    assert "Noor" not in answer.content.decode()
    log = capsys.readouterr().err
    assert "ValueError" in log
    assert "Noor" not in log


def test_nothing_is_kept_by_a_cache_but_what_is_the_same_for_everyone(person):
    for path, answer in looked_at(person.client):
        expected = "max-age=3600, public" if path == STATIC else "no-store"
        assert answer.headers["Cache-Control"] == expected, path


def test_a_file_that_is_not_there_is_no_static_file(person):
    answer = person.client.get("/s/nothing-here")
    assert answer.status_code == 404
    assert answer.headers["Cache-Control"] == "no-store"


def test_no_page_holds_a_script_or_a_style_of_its_own(person):
    inside = re.compile(r"<script(?![^>]*\bsrc=)|<style|\son[a-z]+\s*=|\sstyle\s*=|javascript:", re.I)
    for path, answer in looked_at(person.client):
        if answer.status_code == 200 and "html" in answer.headers["Content-Type"]:
            assert not inside.search(answer.content.decode()), path


def test_no_page_names_anything_that_lies_elsewhere(person):
    elsewhere = re.compile(r"""(?:src|href|action|srcset|poster|data)\s*=\s*["'](?:[a-z]+:)?//""", re.I)
    for path, answer in looked_at(person.client):
        if answer.status_code == 200 and "html" in answer.headers["Content-Type"]:
            assert not elsewhere.search(answer.content.decode()), path


# --- what another site sends -----------------------------------------------------------------------------------------

FORM = {"HTTP_SEC_FETCH_MODE": "navigate", "HTTP_SEC_FETCH_DEST": "document"}
FETCH = {"HTTP_SEC_FETCH_MODE": "no-cors", "HTTP_SEC_FETCH_DEST": "empty"}
FETCH_CORS = {"HTTP_SEC_FETCH_MODE": "cors", "HTTP_SEC_FETCH_DEST": "empty"}
IMAGE = {"HTTP_SEC_FETCH_MODE": "no-cors", "HTTP_SEC_FETCH_DEST": "image"}
FRAME = {"HTTP_SEC_FETCH_MODE": "navigate", "HTTP_SEC_FETCH_DEST": "iframe"}

POSTING = {"HTTP_SEC_FETCH_SITE": "same-origin", **FORM}


@pytest.mark.parametrize("how", [FORM, FETCH, FETCH_CORS], ids=["form", "fetch", "cors"])
@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
def test_what_another_site_posts_is_not_taken(person, site, how):
    fields = person.fields("moment", text="Rain on the tent.")
    answer = person.client.post(person.address("moment"), fields, HTTP_SEC_FETCH_SITE=site, **how)
    assert answer.status_code == 403
    assert person.entries() == []


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_ways_to_change_something_are_judged_the_same(person, method):
    answer = getattr(person.client, method)("/p/u5", HTTP_SEC_FETCH_SITE="cross-site")
    assert answer.status_code == 403


@pytest.mark.parametrize("origin", ["http://evil.example", f"http://127.0.0.1:{PORT}", f"https://{OURS}", "null", None])
def test_where_the_browser_does_not_say_the_site_the_origin_has_to_be_ours(person, origin):
    del person.client.defaults["HTTP_SEC_FETCH_SITE"]
    fields = {"text": "Rain on the tent.", "once": "one"}
    named = {} if origin is None else {"HTTP_ORIGIN": origin}
    assert person.client.post(person.address("moment"), fields, **named).status_code == 403
    assert person.entries() == []


def test_our_own_origin_is_taken(person):
    del person.client.defaults["HTTP_SEC_FETCH_SITE"]
    fields = {"text": "Rain on the tent.", "once": "one"}
    answer = person.client.post(person.address("moment"), fields, HTTP_ORIGIN=f"http://{OURS}")
    assert answer.status_code == 302
    assert len(person.entries()) == 1


@pytest.mark.parametrize("how", [FETCH, FETCH_CORS, IMAGE, FRAME], ids=["fetch", "cors", "image", "frame"])
@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_cannot_embed_or_read_a_page(person, site, how):
    for path in all_paths():
        assert person.client.get(path, HTTP_SEC_FETCH_SITE=site, **how).status_code == 403, path
    assert person.get("journal").status_code == 200  # nothing was locked by it


def test_a_link_followed_from_elsewhere_is_an_ordinary_visit(stranger):
    answer = stranger.get("/p/j9", HTTP_SEC_FETCH_SITE="cross-site", **FORM)
    assert answer.status_code == 200


def test_a_form_of_ours_without_its_token_shows_what_was_written_and_keeps_nothing(person):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True, **person.client.defaults)
    strict.cookies = person.client.cookies
    answer = strict.post(person.address("moment"), {"text": "Rain on the tent, and the stove that would not light."})
    assert answer.status_code == 403
    assert "Rain on the tent, and the stove" in answer.content.decode()
    assert person.entries() == []


def test_a_form_of_ours_is_taken_although_the_browser_hides_its_origin(person):
    """Under `no-referrer` a browser sends `Origin: null` with every form."""
    from django.test import Client

    strict = Client(enforce_csrf_checks=True, **person.client.defaults)
    strict.cookies = person.client.cookies
    token = re.search(
        r'name="csrfmiddlewaretoken" value="([^"]+)"', strict.get(person.address("moment")).content.decode()
    )
    fields = {"text": "Rain on the tent.", "once": "one", "csrfmiddlewaretoken": token[1]}
    answer = strict.post(person.address("moment"), fields, HTTP_ORIGIN="null")
    assert answer.status_code == 302
    assert len(person.entries()) == 1


# --- names that say nothing ------------------------------------------------------------------------------------------

# Two dozen words a glance at a browser's history must not meet (AB-07).
TELLTALE = {
    "ex", "breakup", "break", "contact", "mood", "suicide", "crisis", "harm", "urge", "slip", "letter", "journal",
    "grief", "love", "heart", "reply", "partner", "relationship", "pause", "space", "safety", "violence", "abuse",
    "onward", "reconnect", "together", "moment", "goldseam", "help", "therapy",
}  # fmt: skip
PLAIN = {"", "begin", "unlock", "recover", "lock", "leave", "open/<str:token>"}
OPAQUE = re.compile(r"p/[a-z]\d{1,3}(/<int:\w+>|/<str:\w+>)*")


def test_addresses_are_opaque():
    odd = [a.pattern for a in every_address() if a.pattern not in PLAIN and not OPAQUE.fullmatch(a.pattern)]
    assert odd == []


def test_no_address_holds_a_word_that_tells():
    for address in every_address():
        assert not TELLTALE & set(re.split(r"[^a-z]+", BLANKS.sub("", address.pattern)))


BLANKS = re.compile(r"<[^>]*>")


def test_what_was_kept_is_said_once_and_the_address_holds_a_number_only(person):
    answer = person.send("letter", text="I keep rehearsing it.")
    assert re.fullmatch(r"/p/j1\?ok=\d+", answer.url)
    assert "Your letter is kept." in person.follow(answer)


@pytest.mark.parametrize("ok", ["", "0", "999", "letter", "-1", "1.5", "²", "<script>", "9" * 5000])
def test_an_address_cannot_make_a_page_say_something_else(person, ok):
    answer = person.client.get("/p/j1", {"ok": ok})
    assert answer.status_code == 200
    assert 'class="notice"' not in answer.content.decode()
    assert "<script>" not in answer.content.decode()


def test_no_two_pages_share_an_address_or_a_name():
    patterns = [address.pattern for address in every_address()]
    names = [address.name for address in every_address()]
    assert sorted(set(patterns)) == sorted(patterns)
    assert sorted(set(names)) == sorted(names)


def test_every_window_has_the_same_title(person, stranger):
    titles = set()
    for client in (person.client, stranger):
        for _, answer in looked_at(client):
            if "html" in answer.headers.get("Content-Type", ""):
                titles |= set(re.findall(r"<title>(.*?)</title>", answer.content.decode()))
    assert titles == {"Notes"}


def test_every_page_has_one_heading_and_one_main_part(person):
    for path, answer in looked_at(person.client):
        if answer.status_code == 200 and "html" in answer.headers["Content-Type"]:
            page = answer.content.decode()
            assert (page.count("<h1"), page.count("<main")) == (1, 1), path


def test_leave_is_the_first_thing_one_comes_to_on_every_page(person):
    for path, answer in looked_at(person.client):
        if answer.status_code == 200 and "html" in answer.headers["Content-Type"]:
            links = re.findall(r"<(?:a|button|input|select|textarea|summary)\b[^>]*>", answer.content.decode())
            assert 'class="skip"' in links[0], path
            assert 'id="leave"' in links[1], path


def test_free_text_is_never_filled_in_by_the_browser(person):
    for path, answer in looked_at(person.client):
        if answer.status_code == 200 and "html" in answer.headers["Content-Type"]:
            for field in re.findall(r"<textarea[^>]*>|<input[^>]*type=\"text\"[^>]*>", answer.content.decode()):
                assert 'autocomplete="off"' in field or "readonly" in field, f"{path}: {field}"


# --- leaving ---------------------------------------------------------------------------------------------------------


def test_leave_ends_access_first_and_then_goes_to_the_neutral_page(person):
    cookies = dict(person.client.cookies.items())
    answer = person.get("leave")
    assert answer.status_code == 302
    assert answer.url == settings.EXIT_PAGE
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    again = window()
    for name, morsel in cookies.items():
        again.cookies[name] = morsel.value  # somebody kept the cookie of before
    assert again.get(person.address("journal")).url == person.address("front")


def test_leave_needs_no_key_and_no_token(stranger):
    assert stranger.get("/leave").status_code == 302


def test_leave_shows_the_weather_where_nothing_else_is_chosen():
    assert settings.EXIT_PAGE == "https://www.bbc.com/weather"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("/p/s4", "/p/s4"),
        ("/p/s4?ok=no-such-word", "/p/s4"),
        ("/p/s4?ok=saved#mute", "/p/s4?ok=1"),
        ("/p/s4?ok=saved&g=2", "/p/s4?ok=1&g=2"),
        ("/p/s4?ok=no-such-word&g=2", "/p/s4?g=2"),
        ("https://www.bbc.com/weather", "https://www.bbc.com/weather"),
    ],
)
def test_an_address_one_is_led_to_says_nothing(address, shown):
    from goldseam.web.notices import discreet

    assert discreet(address) == shown
