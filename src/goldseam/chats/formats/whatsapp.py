"""WhatsApp's exported text, read with care: every header variant, every language, nothing dropped silently.

This is the reading that is right by construction; whatsapp_fast does the same for large files and hands back to this
whatever it does not know.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from goldseam.chats.formats import day_order, whatsapp_bodies
from goldseam.chats.formats.found import Found
from goldseam.chats.formats.stamps import UNKNOWN, Stamp, half_of, stamp_of
from goldseam.chats.formats.whatsapp_senders import Names, Split, impostors, splits
from goldseam.chats.transcript import DayOrder, Listed, micros

FORMAT = "whatsapp-txt"
CAP, CAP_WITH_MEDIA = 40_000, 10_000  # messages after which the export stops, without and with files
NEAR_CAP = 100
RUN = 3  # headers of a second shape in a row: two exports joined by hand, not a line that looks like one


@dataclass(slots=True)
class Head:
    """A line that begins like a message. start, body: where it and its words begin in the text; line: from 1."""

    line: int
    start: int
    body: int
    end: int
    stamp: Stamp


def is_it(text: str) -> bool:
    """Whether this beginning of a text is a WhatsApp export: lines with a header and a name."""
    heads = lines = 0
    for line in text[:20_000].split("\n")[:200]:
        lines += bool(line.strip())
        stamp = stamp_of(line) or stamp_of(line, loose=True)
        heads += bool(stamp and line[stamp.body :].strip())
    return heads > 0 and heads * 25 >= lines


def read(text: str, *, latest: date | None = None, conversation: str = "", with_media: bool = False) -> Found:
    """All of an export. latest: the day the file was made, if known."""
    found = Found(FORMAT)
    heads = _known_hours(_heads(text), found)
    heads = [head for head, fits in zip(heads, _fitting(heads, text), strict=True) if fits]
    order, orders = ordered(heads, text, latest)
    begun = len(heads)
    heads, at = _timed(heads, orders)
    say_no_such_day(found, begun - len(heads))
    rests = [text[head.body : head.end] for head in heads]
    found_splits = [splits(rest) for rest in rests]
    names = Names(found_splits)
    whose = [names.of(rest, ways) for rest, ways in zip(rests, found_splits, strict=True)]
    senders = [one[0] if one else None for one in whose]
    notices = {row: whatsapp_bodies.is_notice(rests[row]) for row, one in enumerate(whose) if one is None}
    false = impostors(at, senders, notices)
    if false:
        kept = [row for row in range(len(heads)) if row not in false]
        heads, at, whose = [heads[row] for row in kept], [at[row] for row in kept], [whose[row] for row in kept]
    found.columns = _records(text, heads, at, whose, conversation)
    found.day_order = order
    found.locale = locale_of(text, heads)
    say_what_was_noticed(found, len(false), with_media)
    before_first(text[: heads[0].start if heads else len(text)], found)
    return found


def _heads(text: str) -> list[Head]:
    heads: list[Head] = []
    start = number = 0
    while start < len(text):
        number += 1
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        stamp = stamp_of(text[start : min(end, start + 200)], loose=True)
        if stamp is not None and text[start + stamp.body : end].strip():
            heads.append(Head(number, start, start + stamp.body, end, stamp))
        start = end + 1
    return heads


def _known_hours(every: list[Head], found: Found) -> list[Head]:
    """Without those with a word beside the hour that nobody knows, unless it comes again and again."""
    strange = Counter(head.stamp.half for head in every if head.stamp.half and half_of(head.stamp.half) == UNKNOWN)
    if not strange:
        return every
    all_strange = strange.total() == len(every)
    kept = [head for head in every if all_strange or not 0 < strange[head.stamp.half or ""] < RUN]
    told = next((head for head in kept if head.stamp.half in strange), None)
    if told:
        found.tell(
            told.line, "unknown_hour_word", "The word beside the hour is not known; hours were taken as written."
        )
    return kept


def _fitting(heads: Sequence[Head], text: str) -> list[bool]:
    """Which heads are headers: those of the main shape, and of another where two exports were joined."""
    shapes = Counter(head.stamp.shape for head in heads)
    if len(shapes) < 2:
        return [True] * len(heads)
    main, count = shapes.most_common(1)[0]
    if count * 2 <= len(heads):
        return [True] * len(heads)
    known = {ways[0][0] for head in heads if head.stamp.shape == main and (ways := splits(text[head.body : head.end]))}
    fits = []
    for place, head in enumerate(heads):
        shape = head.stamp.shape
        fits.append(shape == main or (_run(heads, place) >= RUN and _known(text, head, known)))
    return fits


def _run(heads: Sequence[Head], place: int) -> int:
    shape, before, after = heads[place].stamp.shape, place, place
    while before > 0 and heads[before - 1].stamp.shape == shape and place - before < RUN:
        before -= 1
    while after + 1 < len(heads) and heads[after + 1].stamp.shape == shape and after - place < RUN:
        after += 1
    return after - before + 1


def _known(text: str, head: Head, known: set[str]) -> bool:
    ways = splits(text[head.body : head.end])
    return not ways or any(name in known for name, _ in ways)


def ordered(
    heads: Sequence[Head], text: str, latest: date | None
) -> tuple[DayOrder, dict[tuple[object, ...], DayOrder]]:
    """How this file writes dates, and how each shape of header in it does: joined exports may differ."""
    shapes = [shape for shape, _ in Counter(head.stamp.shape for head in heads).most_common()]
    orders: dict[tuple[object, ...], DayOrder] = {}
    for shape in shapes:
        stamps = [head.stamp for head in heads if head.stamp.shape == shape]
        said = order_of(stamps, latest, lambda: locale_of(text, heads[:400]))
        guess = said.rule in {"shape", "ambiguous"} and shape[6] == shapes[0][6]
        orders[shape] = orders[shapes[0]] if guess and orders else said
    return (orders[shapes[0]], orders) if shapes else (order_of([], latest, lambda: None), {})


def order_of(stamps: Sequence[Stamp], latest: date | None, locale: Callable[[], str | None]) -> DayOrder:
    """The same from the stamps alone."""
    dates: list[tuple[int, int, int]] = []
    for stamp in stamps:
        numbers = (stamp.a, stamp.b, stamp.c)
        if not dates or dates[-1] != numbers:
            dates.append(numbers)
    return order_from(dates, stamps[0] if stamps else None, latest, locale)


def order_from(
    dates: Sequence[day_order.Numbers], first: Stamp | None, latest: date | None, locale: Callable[[], str | None]
) -> DayOrder:
    """The same from the dates as they change; locale is asked only where the numbers leave it open."""
    said = day_order.decide(dates, shape_says=None, latest=latest)
    if said.rule != "ambiguous" or first is None:
        return said
    return day_order.decide(dates, shape_says=prior(first, locale()), latest=latest)


def prior(stamp: Stamp, locale: str | None) -> str | None:
    """How dates of this shape are usually written."""
    close, _, mark, _, _, year, *_ = stamp.shape
    if mark != "/" or year != 2:
        return "dmy"
    if stamp.padded:
        return "dmy"
    if stamp.half in {"AM", "PM"}:
        return "mdy"
    if locale == "en" or (locale is None and stamp.half is None):
        return "mdy" if stamp.half is None and close != ":" else "dmy"
    return "dmy"


def _timed(heads: Sequence[Head], orders: dict[tuple[object, ...], DayOrder]) -> tuple[list[Head], list[int]]:
    kept, at = [], []
    days: dict[tuple[int, int, int, str], date | None] = {}
    for head in heads:
        stamp = head.stamp
        key = (stamp.a, stamp.b, stamp.c, orders[stamp.shape].value or "dmy")
        if key not in days:
            days[key] = day_order.day(key[:3], key[3])
        day = days[key]
        if day is not None:
            kept.append(head)
            at.append(micros(datetime(day.year, day.month, day.day, stamp.hour, stamp.minute, stamp.second)))  # noqa: DTZ001
    return kept, at


def _records(
    text: str, heads: Sequence[Head], at: Sequence[int], whose: Sequence[Split | None], conversation: str
) -> Listed:
    records = Listed()
    for row, head in enumerate(heads):
        one = whose[row]
        begin = head.body + (one[1] if one else 0)
        body = body_of(text, begin, heads[row + 1].start if row + 1 < len(heads) else None)
        if one is None:
            records.add(at[row], None, "system", body, line=head.line, conversation=conversation)
            continue
        kind, seconds, edited, _ = whatsapp_bodies.kind_of(body)
        if row == 0 and kind == "text" and len(body) > 60 and whatsapp_bodies.is_encryption(body):
            kind = "system"
        records.add(
            at[row], one[0], kind, body, line=head.line, seconds=seconds, edited=edited, conversation=conversation
        )
    return records


def body_of(text: str, begin: int, next_start: int | None) -> str:
    """From where the words begin to the line end before the next header, which is no part of them."""
    end = len(text) if next_start is None else next_start
    if end > begin and text[end - 1] == "\n":
        end -= 1
    if end > begin and text[end - 1] == "\r":
        end -= 1
    return text[begin:end]


def locale_of(text: str, heads: Sequence[Head]) -> str | None:
    """The language of the app, from its own words at the head of the file."""
    bodies = []
    for head in heads[:400]:
        rest = text[head.body : head.end]
        ways = splits(rest)
        bodies.append(rest[ways[0][1] :].rstrip("\r") if ways else rest)
    return whatsapp_bodies.language_of(bodies)


def say_what_was_noticed(found: Found, false: int, with_media: bool) -> None:
    """Tell of a doubtful date order, lines that only look like headers, and an export that may be cut."""
    if found.day_order.rule in {"shape", "ambiguous"}:
        order = "month first" if found.day_order.value == "mdy" else "day first"
        found.tell(0, "day_order", f"The dates do not say which number is the day; they were read {order}.")
    if false:
        found.tell(0, "look_alikes", f"{false} lines look like the start of a message and are part of one.")
    cap = CAP_WITH_MEDIA if with_media else CAP
    if cap - NEAR_CAP <= len(found.columns) <= cap + NEAR_CAP:
        found.tell(0, "cut", f"WhatsApp stops an export near {cap:,} messages; older ones may be missing.")


def say_no_such_day(found: Found, lines: int) -> None:
    """Tell of lines that begin like a message, but on a day that does not exist."""
    if lines:
        found.tell(
            0,
            "no_such_day",
            f"{lines} lines begin like a message on a day that does not exist; they were kept in the message before.",
        )


def before_first(text: str, found: Found) -> None:
    """Tell of lines before the first message."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip("\ufeff \r\t"):
            found.tell(number, "before_first", "This line stands before the first message and belongs to none.")
