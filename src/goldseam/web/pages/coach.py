"""One's own words, looked at before anybody else sees them: what may hurt, what is good, or help in their place.

A look is asked for by `do=look`, from a button or by the page itself as one pauses (`static/js/coach.js`). It goes to
the page that holds the box, so the mark of that page is the mark of the coach: where words to the other are put away,
there is no coach. Nothing of it is recorded, and nothing leaves this machine.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse

from goldseam.coach import Checked, Context, Finding, Label, Problem, Span, Strength, check_draft, rewrite
from goldseam.coach.drafts import whys
from goldseam.coach.own_model import OwnModel, check_draft_with
from goldseam.web import second_opinion
from goldseam.web.doors import report
from goldseam.web.paper import page

MOST = 3  # phrases shown at once; more would be a verdict, and nobody can mend five things in a text of three lines
PRAISED = 3  # strengths named in the one line of praise
AROUND = 90  # characters kept on either side of a marked phrase in a long text
HIGHEST = frozenset({Problem.THREAT, Problem.SURVEILLANCE})  # then there is help, and no better version
ABOUT_ALL = frozenset({Problem.TOO_HEAVY, Problem.MANY_QUESTIONS})  # of the text as a whole, beside anything in it
FOREIGN = "We read only English, so we cannot tell. That nothing is marked means nothing."
NOT_ALL = "We read only English, so there may be more."
COUNTED = ("Nothing", "One thing", "Two things", "Three things")
PART = second_opinion.PART
INSTEAD = ("crisis", "harm", "danger")
BEFORE = "Your own model saw this in your words before. Tap for another look."


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text; a marked one has the number of what was found in it."""

    text: str
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One thing to look at. `number` is 0 where it is about the text as a whole."""

    name: str
    why: str
    suggestion: str
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a page shows of one text. `instead`: crisis, harm or danger, where help takes the place of advice."""

    says: str = ""
    instead: str = ""
    pieces: tuple[Piece, ...] = ()
    found: tuple[Found, ...] = ()
    more: bool = False
    praise: str = ""
    rewrite: str = ""
    stands: str = ""  # an `instead` the person's own model saw: it holds until that is asked again
    aside: bool = False  # a charge in a first message of all: its place is a page that nobody reads
    strengths: frozenset[str] = frozenset()


NOT_YET = Look()


def name_of(label: Label) -> str:
    """What a page calls a problem or a strength."""
    return whys()[label]["name"]


def feelings() -> tuple[str, ...]:
    """The feelings one can choose from, for a sentence to begin with."""
    return rewrite.feelings()


def asked(request: HttpRequest) -> bool:
    """Whether this form only wants its words looked at; then nothing of it is recorded."""
    return request.method == "POST" and request.POST.get("do") == "look"


def feeling_of(request: HttpRequest) -> str | None:
    """The feeling that was chosen, if one of ours was."""
    chosen = request.POST.get("feeling", "")
    return chosen if chosen in feelings() else None


def look_at(
    request: HttpRequest, context: Context, box: str = "words", *, unasked: bool = False, alone: bool = False
) -> Look:
    """The look at the words of this box where one was asked for; else none yet. `unasked`: in any case.

    `alone`: without the person's own model, which may take its time.
    """
    if not asked(request) and not unasked:
        return NOT_YET
    own = None if alone else second_opinion.of(request)
    text, feeling = request.POST.get(box, ""), feeling_of(request)
    try:
        seen = look(text, context, feeling)
        if seen.instead or not text.strip():
            return seen
        return besides(seen, look(text, context, feeling, own) if own else None, request)
    except Exception as error:  # whatever breaks there, the words in the box are worth more than a look at them
        report(error)
        return Look(says="We could not look at it just now. Your words are still here.")


def besides(seen: Look, own: Look | None, request: HttpRequest) -> Look:
    """A look, and what the person's own model adds; where that was not asked, what it saw last is not taken back."""
    if own is not None:
        return replace(own, stands=own.instead)
    before = second_opinion.stands(request)
    return Look(says=BEFORE, instead=before, stands=before) if before in INSTEAD else seen


def look(text: str, context: Context, feeling: str | None = None, own: OwnModel | None = None) -> Look:
    """What there is to say about a text. Help comes first and alone; then at most three things, the gravest first.

    `own`: a model of the person's own that is asked besides.
    """
    text = text.replace("\r\n", "\n").strip()
    if not text:
        return Look(says="There is nothing to look at yet.")
    checked = check_draft_with(own, text, context, feeling) if own else check_draft(text, context, feeling)
    strengths = frozenset(str(label) for label in checked.labels if isinstance(label, Strength))
    if checked.crisis:
        return Look(says="Some words here made us show this.", instead="crisis", strengths=strengths)
    if checked.harm:
        return Look(says="This is no matter of wording.", instead="harm", strengths=strengths)
    grave = [one for one in checked.findings if one.category in HIGHEST]
    if grave or HIGHEST & set(checked.labels):
        pieces, found = anchored(text, chosen(grave))
        found = tuple(replace(one, suggestion="") for one in found)
        return Look(says="Please do not send this.", instead="danger", pieces=pieces, found=found)
    if checked.insists:
        return Look(says="They asked for distance. No wording changes that.", instead="danger", strengths=strengths)
    return for_a_hello(replace(advice(text, checked), strengths=strengths, praise=praise(checked)), context)


def for_a_hello(seen: Look, context: Context) -> Look:
    """In a first message of all a charge is not said better but set aside: it is no place for what hurt."""
    if context is not Context.FIRST_TEXT or not seen.rewrite:
        return seen
    found = tuple(replace(one, suggestion="") for one in seen.found)
    return replace(seen, rewrite="", aside=True, found=found, more=False)


def advice(text: str, checked: Checked) -> Look:
    """The at most three things that weigh most, where they stand, and a sentence to begin with instead."""
    problems = [one for one in checked.findings if isinstance(one.category, Problem)]
    shown = chosen(problems)
    if not shown:
        return Look(says="Nothing in it that we would change." if checked.english else FOREIGN)
    pieces, found = anchored(text, shown)
    kinds = {one.category for one in problems} | {label for label in checked.labels if isinstance(label, Problem)}
    return Look(
        says=f"{COUNTED[len(found)]} to look at." + ("" if checked.english else f" {NOT_ALL}"),
        pieces=pieces,
        found=found,
        more=len(kinds) > len(shown),
        rewrite=checked.rewrite or "",
    )


def chosen(findings: Iterable[Finding]) -> list[Finding]:
    """The gravest of each kind and place, up to three: once one is mended, the next one shows."""
    found: list[Finding] = []
    for finding in findings:
        if not any(one.category == finding.category or one_place(one, finding) for one in found):
            found.append(finding)
    return found[:MOST]


def one_place(one: Finding, other: Finding) -> bool:
    """Whether two finds speak of the same words: then the graver one is enough."""
    if ABOUT_ALL & {one.category, other.category}:
        return False
    return one.span.start < other.span.end and other.span.start < one.span.end


def anchored(text: str, findings: Sequence[Finding]) -> tuple[tuple[Piece, ...], tuple[Found, ...]]:
    """The text in pieces, its phrases numbered in the order of weight; what is about the whole of it has no number."""
    numbers = numbered(text, [finding.span for finding in findings])
    found = tuple(
        Found(name=name_of(one.category), why=one.why, suggestion=one.suggestion, number=numbers.get(one.span, 0))
        for one in findings
    )
    return in_pieces(text, numbers), found


def numbered(text: str, spans: Sequence[Span]) -> dict[Span, int]:
    """A number for each span that can be marked: not empty, not the whole text, not over another, narrower one."""
    marked: list[Span] = []
    for span in sorted(spans, key=lambda span: span.end - span.start):
        whole = span.end - span.start >= len(text) and "\n" in text
        free = all(span.end <= other.start or other.end <= span.start for other in marked)
        if span.end > span.start and free and not whole:
            marked.append(span)
    order = [span for span in spans if span in marked]
    return {span: number for number, span in enumerate(dict.fromkeys(order), start=1)}


def in_pieces(text: str, numbers: Mapping[Span, int]) -> tuple[Piece, ...]:
    """The text cut at its marks; of a long stretch between two marks only its ends."""
    if not numbers:
        return ()
    pieces, at, spans = [], 0, sorted(numbers)
    for span in spans:
        pieces.append(Piece(shortened(text[at : span.start], first=at == 0)))
        pieces.append(Piece(text[span.start : span.end], numbers[span]))
        at = span.end
    pieces.append(Piece(shortened(text[at:], last=True)))
    return tuple(piece for piece in pieces if piece.text)


def shortened(stretch: str, *, first: bool = False, last: bool = False) -> str:
    """A stretch without its middle where it is long; at either end of the text without what lies far from a mark."""
    if len(stretch) <= 2 * AROUND:
        return stretch
    head = "" if first else stretch[:AROUND].rsplit(" ", 1)[0]
    tail = "" if last else stretch[-AROUND:].split(" ", 1)[-1]
    return f"{head} … {tail}".strip() if head and tail else f"{head} …" if head else f"… {tail}"


def praise(checked: Checked) -> str:
    """What is good in it, in one line; empty where nothing was found, or little was read."""
    if not checked.english:
        return ""
    names = [name_of(label) for label in checked.labels if isinstance(label, Strength)][:PRAISED]
    return "Good in it: " + ", ".join(names) + "." if names else ""


def shown(request: HttpRequest, template: str, looks: Mapping[str, Any], **context: Any) -> HttpResponse:
    """The page with its looks, by the names of their boxes; to the page's own script only these."""
    only = PART in request.headers
    status = 422 if context["form"].errors and not only else 200
    template = "coach/part.html" if only else template
    return page(
        request, template, status=status, looks=looks, feelings=feelings(), feeling=feeling_of(request), **context
    )
