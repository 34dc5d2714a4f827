"""A short, plain list: what it has to hear, and what is only grief or everyday talk (CR-04)."""

import re
import time
import tomllib
from importlib.resources import files

import pytest

from goldseam.content import hard_words

EXAMPLES = tomllib.loads(files("goldseam.content").joinpath("en", "hard_words.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", EXAMPLES["said"])
def test_it_is_heard(text):
    assert hard_words.said(text)


@pytest.mark.parametrize("text", EXAMPLES["not_said"])
def test_grief_and_everyday_talk_are_let_be(text):
    assert not hard_words.said(text)


@pytest.mark.parametrize(
    "text", ["I WANT TO DIE", "i want\nto  die", "I don’t want to live", "ｉ ｗａｎｔ ｔｏ ｄｉｅ"]
)
def test_case_lines_and_signs_do_not_matter(text):
    assert hard_words.said(text)


def test_every_pattern_is_needed_by_an_example():
    plain = [" ".join(text.casefold().translate(hard_words.APOSTROPHES).split()) for text in EXAMPLES["said"]]
    idle = [hit for hit in EXAMPLES["hits"] if not any(re.search(hit, text) for text in plain)]
    assert len(idle) <= len(EXAMPLES["hits"]) // 3, idle


def test_a_long_text_takes_no_time():
    begun = time.process_time()
    hard_words.said("I want to be with them again and again and look after everything " * 1000)
    assert time.process_time() - begun < 1
