"""From files to one transcript: what each is, by its content; read; put together without doubles."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from zoneinfo import ZoneInfo

from goldseam.chats.formats.found import Found
from goldseam.chats.problems import ChatProblem, Problem
from goldseam.chats.sources import SQLITE, Gathering, Source, long_line
from goldseam.chats.transcript import FIRST, LAST, Columns, Conversation, Listed, Transcript, micros, moment

MOST_MESSAGES = 2_000_000  # of one reading (decision 11 of the safety notes)
ALIKE = {"voice": "media", "contact": "media", "missed_call": "call"}
WORDED = frozenset({"text", "poll", "location", "system"})
Reader = Callable[[Source], Found | None]

# Which readers are asked, in this order, about a file that begins like this. A reader that is not meant says None.
JSON = ("goldseam_chat", "telegram", "messenger", "discord", "google_chat", "hangouts", "signal")
TEXT = ("line", "kakaotalk", "signal_text", "whatsapp_file")
TABLES = ("kakaotalk_csv", "discord_csv", "signal_csv", "viber", "table")
XML, HTML, DATABASE = ("sms",), ("telegram_html", "messenger_html"), ("imessage",)


def read(paths: Sequence[Path], *, zone: ZoneInfo | None = None, conversation: str | None = None) -> Transcript:
    """Everything in these files as one transcript. Raises ChatProblem where nothing can be read.

    zone: where the formats store instants, times are given in this zone. conversation: only the one with this id.
    """
    gathering = Gathering(paths)
    everything: list[Found] = []
    problems: list[Problem] = []
    for path in paths:
        for source in gathering.of(path):
            found = recognised(source)
            if found is None:
                problems.append(Problem(0, "not_a_chat", f"{Path(source.name).name} is no chat export this app knows."))
                continue
            found.problems[:0] = source.problems
            everything.append(found)
    problems += gathering.problems
    if not everything:
        raise ChatProblem(_nothing(paths, problems))
    return together(everything, problems, zone, conversation)


def _nothing(paths: Sequence[Path], problems: Sequence[Problem]) -> str:
    names = " and ".join(path.name or str(path) for path in paths[:3])
    told = next((problem.text for problem in problems if problem.kind != "not_a_chat"), "")
    return f"Nothing in {names} can be read as a chat. {told} Give the file the messenger itself exported.".replace(
        "  ", " "
    )


def recognised(source: Source) -> Found | None:
    """What the reader whose file this is found in it, or None."""
    for name in _asked(source):
        reader: Reader = import_module(f"goldseam.chats.formats.{name}").found
        found = reader(source)
        if found is not None:
            if name in TEXT and long_line(source.data):
                found.tell(0, "long_line", "A line is longer than a million letters; it was kept as it is.")
            return in_our_time(found)
    return None


def in_our_time(found: Found) -> Found:
    """The same without records whose time lies outside of the years 1970 to 2199, which are told."""
    columns = found.columns
    if isinstance(columns, Listed) and columns.at and not (min(columns.at) >= FIRST and max(columns.at) < LAST):
        for row, at in enumerate(columns.at):
            if not FIRST <= at < LAST:
                found.tell(columns.line[row], "bad_time", "The time of this message cannot be right.")
        found.columns = columns.chosen([row for row, at in enumerate(columns.at) if FIRST <= at < LAST])
    return found


def _asked(source: Source) -> Iterable[str]:
    head = source.beginning[:4096].lstrip(b"\xef\xbb\xbf\x00 \t\r\n")
    if source.beginning.startswith(SQLITE):
        return DATABASE
    if source.beginning[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return (*TEXT, *TABLES)
    if head.startswith((b"{", b"[{", b"[\n", b"[\r\n", b"[]")) or (head.startswith(b"[ ") and b"{" in head[:64]):
        return (*JSON, *TEXT)
    if head.startswith(b"<"):
        return (
            HTML if b"<html" in head[:1000].lower() or b"<!doctype html" in head[:100].lower() else (*XML, *HTML, *TEXT)
        )
    return (*TEXT, *TABLES)


def together(
    everything: Sequence[Found], problems: Sequence[Problem], zone: ZoneInfo | None, conversation: str | None
) -> Transcript:
    """One transcript of all that was found."""
    instants = all(found.instants for found in everything)
    if len(everything) == 1:
        only = everything[0]
        columns, format = only.columns, only.format
    else:
        columns = merged([found.columns.listed() for found in everything])
        format = "+".join(dict.fromkeys(found.format for found in everything))
    said = [*problems, *(problem for found in everything for problem in found.problems)]
    if not instants and any(found.instants for found in everything):
        said.append(
            Problem(
                0,
                "mixed_times",
                "Some of these files keep world time and some the phone's own; they may be hours apart.",
            )
        )
    titles = {one: title for found in everything for one, title in found.titles.items()}
    if conversation is not None:
        columns = _only(columns, conversation, titles)
    if zone is not None and instants:
        columns = moved(columns.listed(), zone)
    if len(columns) > MOST_MESSAGES:
        raise ChatProblem(f"There are more than {MOST_MESSAGES:,} messages. Give one chat, or a shorter stretch of it.")
    return Transcript(
        columns=columns,
        format=format,
        locale=next((found.locale for found in everything if found.locale), None),
        day_order=next((found.day_order for found in everything if found.day_order.value), everything[0].day_order),
        instants=instants,
        conversations=_conversations(columns, titles),
        problems=tuple(said),
    )


def _only(columns: Columns, conversation: str, titles: dict[str, str]) -> Listed:
    listed = columns.listed()
    rows = [row for row, one in enumerate(listed.conversation) if one == conversation]
    if not rows:
        known = ", ".join(sorted(titles)[:10])
        raise ChatProblem(f"There is no conversation {conversation} here. There are: {known}.")
    return listed.chosen(rows)


def _conversations(columns: Columns, titles: dict[str, str]) -> tuple[Conversation, ...]:
    if len(titles) <= 1:
        return tuple(Conversation(one, title, columns.counts().messages) for one, title in titles.items())
    counts = columns.per_conversation()
    return tuple(Conversation(one, title, counts[one]) for one, title in titles.items() if counts[one])


def merged(parts: Sequence[Listed]) -> Listed:
    """All of them in the order of time, what several of them hold only once; what one holds twice stays twice.

    The same means: one sender, the same kind and words, and the same minute (some formats know no seconds). Of a file
    that was left out, a call and a deleted message the words are the app's own, and differ from phone to phone.
    """
    whole = Listed()
    held: Counter[tuple[object, ...]] = Counter()
    for part in parts:
        seen: Counter[tuple[object, ...]] = Counter()
        fresh: list[int] = []
        for row in range(len(part)):
            kind = ALIKE.get(part.kind[row], part.kind[row])
            words = part.text[row] if kind in WORDED else ""
            key: tuple[object, ...] = (part.at[row] // 60_000_000, part.sender[row], kind, words)
            seen[key] += 1
            if seen[key] > held[key]:
                fresh.append(row)
        for said, count in seen.items():
            held[said] = max(held[said], count)
        whole.extend(part if len(fresh) == len(part) else part.chosen(fresh))
    return whole.chosen(sorted(range(len(whole)), key=whole.at.__getitem__))


def moved(columns: Listed, zone: ZoneInfo) -> Listed:
    """The same with instants told in this zone."""
    there = [micros(moment(at).replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None)) for at in columns.at]
    return replace(columns, at=there)


def zone_of(name: str) -> ZoneInfo:
    """The zone of this name. Raises ChatProblem."""
    try:
        zone = ZoneInfo(name)
        datetime(2000, 1, 1, tzinfo=zone).utcoffset()
    except (OSError, ValueError, LookupError):
        raise ChatProblem(f"{name!r} is no time zone. Write one such as Europe/London.") from None
    return zone
