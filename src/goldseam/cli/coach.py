"""`goldseam coach draft` and `coach reply`: what a text says. Opens no journal, keeps nothing, sends nothing."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from goldseam.cli.says import Stop, aside, say
from goldseam.coach import Checked, Context, Reading, Tone, check_draft, read_reply
from goldseam.coach.drafts import whys

if TYPE_CHECKING:
    from goldseam.coach.own_model import OwnModel

WIDTH = 96  # columns of a line of text
SHOWN = 60  # signs of a phrase that are shown again
TONES = {
    "engaged": "Reads as warm: they lean in.",
    "lukewarm": "Reads as polite and level.",
    "hesitant": "Reads as unsure. No hurry is kindest.",
    "closed": "Reads as closed.",
    "boundary": "Reads as a request for distance.",
    "unclear": "It cannot be told how this is meant. Nothing follows from it.",
}
BOUNDARIES = {
    "no_contact": "no contact",
    "space": "time or space",
    "limit": "a limit",
    "new_partner": "there is somebody else",
    "final": "it is over for them",
    "legal_fear": "fear, or the law",
}
SURE = {
    "clear": "Their words say so clearly.",
    "likely": "It is likely, and not certain.",
    "unsure": "It is a guess, on the safe side.",
}
POSSIBLE = "This may be a request for distance. Treat it as one."
CRISIS = (
    "Some words here made us show this: if somebody may be in danger, `goldseam open` has help lines on every page."
)

HARM = (
    "What this tells is no matter of wording. If you are afraid of somebody, or were hurt, `goldseam open` has people "
    "to talk to on every page, before anything is written."
)

FOREIGN = "This does not read like English, and we read nothing else. "
MEANS_NOTHING = "That nothing is said here means nothing."
NOT_ALL = "There may be more in it than stands here."

Answer = Callable[[dict[str, Any]], dict[str, Any]]


def draft(asked: argparse.Namespace) -> int:
    """Check a draft, or drafts line by line."""
    check = _checking(asked)
    if asked.jsonl:
        return _lines(lambda one: check(_text(one), _context(one, asked.purpose)).as_json())
    text = _given(asked.text)
    checked = check(text, asked.purpose)
    if asked.json:
        say(json.dumps(checked.as_json(), ensure_ascii=False))
    else:
        _tell_draft(text, checked)
    return 0


def reply(asked: argparse.Namespace) -> int:
    """Read a reply, or replies line by line."""
    read = _reading(asked)
    if asked.jsonl:
        return _lines(lambda one: read(_text(one), _earlier(one)).as_json())
    text = _given(asked.text)
    reading = read(text, [])
    if asked.json:
        say(json.dumps(reading.as_json(), ensure_ascii=False))
    else:
        _tell_reply(text, reading)
    return 0


def _checking(asked: argparse.Namespace) -> Callable[[str, str], Checked]:
    """The coach alone, or the coach and the person's own model."""
    if not asked.own_model:
        return check_draft
    from goldseam.coach.own_model import check_draft_with

    return partial(check_draft_with, _own_model(asked))


def _reading(asked: argparse.Namespace) -> Callable[[str, list[str]], Reading]:
    if not asked.own_model:
        return read_reply
    from goldseam.coach.own_model import read_reply_with

    return partial(read_reply_with, _own_model(asked), send_earlier=asked.own_model_earlier)


def _own_model(asked: argparse.Namespace) -> "OwnModel":
    from goldseam.coach.own_model import BadAddress, OwnModel

    try:
        return OwnModel(asked.own_model, asked.own_model_name, asked.own_model_elsewhere)
    except BadAddress as bad:
        remedy = " If that is meant, add --own-model-elsewhere." if bad.far else ""
        raise Stop(f"--own-model: {bad}{remedy}") from None


def _given(text: str | None) -> str:
    if text is None:
        if sys.stdin.isatty():
            aside("Type or paste the text, then press Ctrl-D on an empty line.")
        try:
            text = sys.stdin.buffer.read().decode("utf-8")
        except UnicodeDecodeError as error:
            raise Stop(f"What came on stdin is no UTF-8 text (byte {error.start}). Save it as UTF-8 first.") from None
    if not text.strip():
        raise Stop("There is no text to look at. Give it in quotes, or on stdin.")
    return text


def _lines(answer: Answer) -> int:
    """Answer each line of stdin with a line; a bad one is named, and the rest is read."""
    read = bad = 0
    for number, line in enumerate(sys.stdin.buffer, 1):
        if not line.strip():
            continue
        read += 1
        made, problem = _answered(answer, line)
        if problem:
            bad += 1
            made["problems"] = [{"line": number, "text": problem}]
            aside(f"Line {number}: {problem} It was left out.")
        sys.stdout.write(json.dumps(made, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    if read == 0:
        raise Stop('There is no line to look at. Give lines such as {"text": "…"} on stdin.')
    return 2 if bad == read else 0


def _answered(answer: Answer, line: bytes) -> tuple[dict[str, Any], str]:
    """The answer to a line, and what is wrong with it if anything is."""
    try:
        one = json.loads(line)
    except (ValueError, RecursionError):
        return {"id": None}, "This is no JSON."
    if not isinstance(one, dict):
        return {"id": None}, 'This is no JSON object such as {"text": "…"}.'
    try:
        return {"id": one.get("id"), **answer(one)}, ""
    except _Unreadable as unreadable:
        return {"id": one.get("id")}, str(unreadable)


class _Unreadable(Exception):
    """A line that is an object, and not one that can be answered. The message says what is wrong."""


def _text(one: dict[str, Any]) -> str:
    text = one.get("text")
    if not isinstance(text, str):
        raise _Unreadable('"text" is missing or is no text.')
    return text


def _context(one: dict[str, Any], usual: str) -> str:
    context = one.get("context", usual)
    if not isinstance(context, str) or context not in set(Context):
        raise _Unreadable(f'"context" has to be one of {", ".join(Context)}.')
    return str(context)


def _earlier(one: dict[str, Any]) -> list[str]:
    earlier = one.get("earlier") or []
    if not isinstance(earlier, list) or not all(isinstance(text, str) for text in earlier):
        raise _Unreadable('"earlier" has to be a list of texts.')
    return earlier


def _phrase(text: str, start: int, end: int) -> str:
    found = " ".join(text[start:end].split())
    return found if len(found) <= SHOWN else found[: SHOWN - 1] + "…"


def _wrapped(sentence: str, indent: str = "") -> Iterator[str]:
    yield from wrap(sentence, WIDTH, initial_indent=indent, subsequent_indent=indent)


def _tell_reply(text: str, reading: Reading) -> None:
    _tell_crisis(reading.crisis)
    if reading.crisis and reading.reading is not Tone.BOUNDARY and not reading.possible_boundary:
        return  # how it sounds is nothing beside that
    distance = reading.possible_boundary or reading.reading is Tone.BOUNDARY
    if not reading.english:
        say(FOREIGN + (NOT_ALL if distance else MEANS_NOTHING))
        if not distance:
            return
    kind = f" ({BOUNDARIES[reading.boundary]})" if reading.boundary else ""
    say(POSSIBLE + kind if reading.possible_boundary else TONES[reading.reading][:-1] + kind + ".")
    for reason in reading.reasons:
        say(f'  "{_phrase(text, *reason.span)}"')
        for line in _wrapped(reason.why, "    "):
            say(line)
    say(f"  {SURE[reading.confidence]} A text is read here, never a person.")


def _tell_draft(text: str, checked: Checked) -> None:
    if checked.harm:  # help, and no way of putting it better
        for line in _wrapped(HARM):
            say(line)
        _tell_crisis(checked.crisis)
        return
    _tell_crisis(checked.crisis)
    if checked.insists:
        say("They asked for distance. No wording changes that.")
        return
    if not checked.english:
        say(FOREIGN + (NOT_ALL if checked.findings else MEANS_NOTHING))
    elif not checked.findings:
        say("Nothing stood out. Read it once more as the one who gets it.")
    _tell_findings(text, checked)


def _tell_findings(text: str, checked: Checked) -> None:
    for one in checked.findings:
        name = whys()[one.category]["name"]
        say(f'{name[0].upper()}{name[1:]}: "{_phrase(text, *one.span)}"')
        for sentence in (one.why, one.suggestion):
            for line in _wrapped(sentence, "    "):
                say(line)
    if checked.rewrite:
        say("A way to start over:")
        for line in _wrapped(checked.rewrite, "    "):
            say(line)


def _tell_crisis(crisis: bool) -> None:
    if crisis:
        for line in _wrapped(CRISIS):
            say(line)
