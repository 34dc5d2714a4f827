"""Every page, at seven points of a life: nothing axe can find, in light and dark; nothing wider than a small phone."""

import re

import pytest
from django.urls import get_resolver

from e2e.browser import DESKTOP, PHONE, SMALL_PHONE
from e2e.lives import LIVES

TOKENS = re.compile(r'(name="(?:once|csrfmiddlewaretoken|words)" value=")[^"]*|data-words>[^<]*')
HREF = re.compile(r'href="(/[^"#?]*)"')
NOT_PAGES = {"open", "leave", "lock", "seconds-left"}  # they end something, or are no page
PAGE = "text/html"

looked_at: set[str] = set()  # many pages are the same to the letter at every point of a life: each is looked at once


def starting_points() -> list[str]:
    """Every address that needs nothing filled in."""
    patterns = get_resolver().url_patterns
    return ["/" + str(p.pattern) for p in patterns if "<" not in str(p.pattern) and p.name not in NOT_PAGES]


def pages_of(person) -> list[tuple[str, str]]:
    """Every page this person can get to, with its text; two addresses for each place with a number in it."""
    waiting, seen, pages, shapes = starting_points(), set(), [], {}
    ends = {person.address(name) for name in ("leave", "lock", "seconds-left")}
    while waiting:
        path = waiting.pop(0)
        if path in seen or path in ends or path.startswith(("/s/", "/open/")):
            continue
        seen.add(path)
        shape = re.sub(r"\d+$", "N", path)
        if shapes.setdefault(shape, 0) >= 2:  # two entries, two causes … stand for all
            continue
        answer = person.client.get(path)
        if answer.status_code in (301, 302):
            waiting.append(answer.url.partition("?")[0])
        elif answer.status_code != 405 and answer.headers.get("Content-Type", "").startswith(PAGE):
            shapes[shape] += 1
            text = answer.content.decode()
            pages.append((path, TOKENS.sub("", text)))
            waiting += HREF.findall(text)
    return pages


def look_at(visit, path: str) -> list[str]:
    """Everything wrong with one page, in light and dark, from a small phone to a desk."""
    visit.resize(SMALL_PHONE).lights("light").follow(path).unfold_all()
    wrong = [f"{path} light, 320: {found}" for found in visit.violations()]
    for size in (SMALL_PHONE, PHONE, DESKTOP):
        if (wider := visit.resize(size).overhang()) > 0:
            wrong.append(f"{path} is {wider} px wider than {size['width']}")
    wrong += [f"{path} dark, 1280: {found}" for found in visit.lights("dark").violations()]
    if visit.page.title() != "Notes":
        wrong.append(f"{path} has another title")
    return wrong


@pytest.mark.parametrize("life", LIVES.values(), ids=LIVES)
def test_nothing_is_wrong_on_any_page(window, resident, life):
    person = resident(life)
    pages = pages_of(person)
    assert len(pages) > 30
    visit = window().sit_down(person)
    wrong = [found for path, text in pages if text not in looked_at for found in look_at(visit, path)]
    looked_at.update(text for _, text in pages)
    visit.complaints = [text for text in visit.complaints if "status of 403" not in text]  # what is closed answers so
    assert wrong == []
