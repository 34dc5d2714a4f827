"""Which reading a WhatsApp export gets: the careful one, or for a large file the fast one with equal results."""

import re

from goldseam.chats.formats import whatsapp
from goldseam.chats.formats.calendars import NAMES, calendar_of
from goldseam.chats.formats.found import Found
from goldseam.chats.formats.stamps import stamp_of
from goldseam.chats.sources import Source

LARGE = 256 * 1024  # bytes; below, numpy takes longer to load than the careful reading takes
_NAMED = re.compile(
    r"(?:WhatsApp Chat (?:with|mit|-)|Chat de WhatsApp con|Conversa do WhatsApp com"
    r"|Discussion WhatsApp avec|Chat WhatsApp con"
    r"|Chat WhatsApp s uživatelem|WhatsApp-chat met|Чат WhatsApp с контактом|WhatsApp 聊天 -?) ?",
    re.IGNORECASE,
)


def found(source: Source) -> Found | None:
    """What is in this export, or None where it is none."""
    if not whatsapp.is_it(source.head()):
        return None
    title = _NAMED.sub("", source.title).strip() or source.title
    with_media = source.with_media and source.archive is not None
    read = _fast(source, title, with_media) if len(source.data) >= LARGE else None
    if read is None:
        read = whatsapp.read(source.text(), latest=source.made, conversation=title, with_media=with_media)
    if not len(read.columns):
        return None
    if calendar := _calendar(source.head()):
        told = f"The dates are of the {calendar} calendar and were turned into ours"
        read.tell(0, "calendar", f"{told}; a day may be one off." if calendar == "Islamic" else f"{told}.")
    read.titles = {title: title}
    read.format = "whatsapp-zip" if source.archive else whatsapp.FORMAT
    return read


def _calendar(head: str) -> str | None:
    """The calendar of the first header's year, where it is not ours."""
    stamp = next((stamp for line in head.split("\n")[:400] if (stamp := stamp_of(line))), None)
    code = calendar_of(max(stamp.a, stamp.c)) if stamp and not stamp.era else None
    return NAMES[code] if code else None


def _fast(source: Source, title: str, with_media: bool) -> Found | None:
    from goldseam.chats.formats import whatsapp_fast

    return whatsapp_fast.read(source.data, latest=source.made, conversation=title, with_media=with_media)
