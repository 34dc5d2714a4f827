"""Hangouts as Takeout gave it: Hangouts.json with every conversation of the account."""

from goldseam.chats.formats import json_text
from goldseam.chats.formats.found import Found
from goldseam.chats.formats.json_text import Value, number_of, objects, one, text_of
from goldseam.chats.sources import Source
from goldseam.chats.transcript import Listed

FORMAT = "hangouts-json"


def found(source: Source) -> Found | None:
    """What is in this account, or None where it is none."""
    head = source.data[:50_000]
    if b'"conversation_state"' not in head and not (b'"conversations"' in head and b'"participant_data"' in head):
        return None
    result = Found(FORMAT, instants=True)
    document = json_text.whole(source.data)
    if isinstance(document, dict):
        threads = objects(document.get("conversations")) or objects(document.get("conversation_state"))
    else:
        threads = [value for _, value in json_text.salvaged(source.text(), "conversations")]
        json_text.damaged(result)
    records = Listed()
    for thread in threads:
        _thread(thread, records, result)
    result.columns = records
    return result


def _thread(thread: Value, records: Listed, result: Found) -> None:
    outer = one(thread.get("conversation")) or one(thread.get("conversation_state"))
    inner = one(outer.get("conversation")) or outer
    state = one(thread.get("conversation_state"))
    id = text_of(one(one(outer.get("conversation_id")) or one(inner.get("id"))).get("id")) or str(
        len(result.titles) + 1
    )
    names = {
        _id(person): text_of(person.get("fallback_name")) or _id(person)
        for person in objects(inner.get("participant_data"))
    }
    others = [name for who, name in names.items() if who != _self(inner)]
    result.titles[id] = text_of(inner.get("name")) or ", ".join(others) or id
    for number, event in enumerate(
        objects(thread.get("events")) or objects(thread.get("event")) or objects(state.get("event")), 1
    ):
        _event(event, id, names, number, records, result)


def _id(person: Value) -> str:
    inside = one(person.get("id")) or person
    return text_of(inside.get("gaia_id")) or text_of(inside.get("chat_id"))


def _self(inner: Value) -> str:
    state = one(one(inner.get("self_conversation_state")).get("self_read_state"))
    return _id(one(state.get("participant_id")))


def _event(event: Value, id: str, names: dict[str, str], number: int, records: Listed, result: Found) -> None:
    at = number_of(event.get("timestamp"))
    if at is None:
        result.tell(number, "bad_time", "This message has no time that can be read.")
        return
    who = _id(one(event.get("sender_id")))
    name, said = names.get(who) or who or "unknown", text_of(event.get("event_type"))
    content = one(one(event.get("chat_message")).get("message_content"))
    if content or said == "REGULAR_CHAT_MESSAGE":
        body = "".join(_segment(segment) for segment in objects(content.get("segment")))
        kind = "media" if not body and content.get("attachment") else "text"
        records.add(at, name, kind, body, line=number, conversation=id)
        return
    call = one(event.get("hangout_event"))
    if call:
        seconds = number_of(call.get("hangout_duration_secs"))
        kind = "call" if text_of(call.get("event_type")) == "END_HANGOUT" else "system"
        records.add(at, name, kind, "", line=number, seconds=seconds, conversation=id, notice=True)
        return
    records.add(at, None, "system", said, line=number, conversation=id)


def _segment(segment: Value) -> str:
    return "\n" if text_of(segment.get("type")) == "LINE_BREAK" else text_of(segment.get("text"))
