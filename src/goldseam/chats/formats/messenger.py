"""Meta: Messenger and Instagram JSON, and Messenger's end-to-end encrypted export."""

import re

from goldseam.chats.formats import json_text
from goldseam.chats.formats.found import Found
from goldseam.chats.formats.json_text import Value, number_of, objects, one, text_of
from goldseam.chats.sources import Source
from goldseam.chats.transcript import Listed

MESSENGER, INSTAGRAM, SEALED = "messenger-json", "instagram-json", "messenger-e2ee-json"
MILLI = 1000
_PSEUDO = re.compile(
    r"(?:.{1,60} )?(?:liked a message|reacted .{1,16} to (?:your|.{1,40}'s) message"
    r"|hat mit .{1,16} auf .* reagiert|gefällt eine Nachricht"
    r"|(?:a réagi|reaccionó|reagiu|ha reagito) .{1,60}|Say hi to your new Facebook friend, .+"
    r"|You can now message and call each other.*"
    r"|.{1,60} (?:named the group|set the nickname|changed the (?:theme|group|chat)"
    r"|joined the video chat|started a video chat|left the group"
    r"|added .{1,60} to the group|created the group|pinned a message|turned on disappearing"
    r"|set the quick reaction).*|You are now connected on Messenger\.?)\s*",
    re.IGNORECASE | re.DOTALL,
)
_CALLED = re.compile(
    r"(?:You missed an? (?:video |audio )?call from .+|.{1,60} (?:called you"
    r"|missed your (?:video |audio )?call|missed (?:a|your) .*call)\.?|You called .{1,60}\."
    r"|(?:Audio|Video) call ended|.+ started an? (?:audio|video) call)",
    re.I,
)
_SENT = re.compile(
    r"(?:.{1,60} sent (?:an attachment|a photo|a video|a voice message|a sticker|a GIF)"
    r"|.{1,60} hat einen Anhang gesendet)\.?",
    re.I,
)
_FILES = ("photos", "videos", "gifs", "files", "sticker", "media")


def found(source: Source) -> Found | None:
    """What is in this thread, or None where it is none."""
    head = source.data[:200_000]
    if (
        b'"sender_name"' not in head
        and b'"senderName"' not in head
        and not (b'"participants"' in head and b'"messages"' in head)
    ):
        return None
    sealed = b'"senderName"' in head or (b'"threadName"' in head and b'"sender_name"' not in head)
    result = Found(SEALED if sealed else INSTAGRAM if _instagram(source) else MESSENGER, instants=True)
    document = json_text.whole(source.data)
    if isinstance(document, dict):
        thread, messages = document, [(0, value) for value in objects(document.get("messages"))]
    else:
        thread, messages = {}, list(json_text.salvaged(source.text(), "messages"))
        json_text.damaged(result)
    if not messages and not thread:
        return None
    title = mended(text_of(thread.get("title") or thread.get("threadName"))) or source.title
    id = text_of(thread.get("thread_path")) or title
    records = Listed()
    for number, (line, value) in enumerate(messages, 1):
        _sealed(value, id, line or number, records, result) if sealed else _classic(
            value, id, line or number, records, result
        )
    result.columns, result.titles = records, {id: title}
    return result


def _instagram(source: Source) -> bool:
    return (
        "instagram" in source.name.lower()
        or b"instagram.com" in source.data
        or b"Instagram User" in source.data
        or b"instagram" in source.data[-2000:].lower()
    )


def _classic(value: Value, id: str, line: int, records: Listed, result: Found) -> None:
    at, name = number_of(value.get("timestamp_ms")), mended(text_of(value.get("sender_name")))
    if at is None:
        result.tell(line, "bad_time", "This message has no time that can be read.")
        return
    body = mended(text_of(value.get("content")))
    kind, notice = _kind(value, body)
    share = text_of(one(value.get("share")).get("link"))
    if not body and share:
        body, kind = mended(share), "text"
    records.add(
        at * MILLI,
        name or "Facebook user",
        kind,
        body,
        line=line,
        seconds=number_of(value.get("call_duration")),
        conversation=id,
        notice=notice,
    )


def _kind(value: Value, body: str) -> tuple[str, bool]:
    said = text_of(value.get("type"))
    if value.get("is_unsent"):
        return "deleted", False
    if "call_duration" in value or said == "Call" or _CALLED.fullmatch(body):
        missed = value.get("missed") or "missed" in body.lower() or not value.get("call_duration")
        return ("missed_call" if missed else "call"), True
    if said in {"Subscribe", "Unsubscribe"} or _PSEUDO.fullmatch(body):
        return "system", True
    if value.get("audio_files"):
        return "voice", False
    if any(value.get(name) for name in _FILES) or _SENT.fullmatch(body):
        return "media", False
    return "text", False


def _sealed(value: Value, id: str, line: int, records: Listed, result: Found) -> None:
    at, name = number_of(value.get("timestamp")), mended(text_of(value.get("senderName")))
    if at is None:
        result.tell(line, "bad_time", "This message has no time that can be read.")
        return
    body = mended(text_of(value.get("text")))
    kind, notice = _kind({"is_unsent": value.get("isUnsent"), "type": "", "media": value.get("media")}, body)
    if kind == "media" and any(
        re.search(r"\.(?:ogg|opus|m4a|aac|wav|mp3)\b", text_of(media.get("uri")))
        for media in objects(value.get("media"))
    ):
        kind = "voice"
    if text_of(value.get("type")) == "placeholder" and kind == "text":
        kind, notice = "system", True
    records.add(at * MILLI, name or "Facebook user", kind, body, line=line, conversation=id, notice=notice)


def mended(text: str) -> str:
    """The text where each byte of UTF-8 was written as a letter of its own; any other text as it is."""
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode()
    except UnicodeError:
        return text
