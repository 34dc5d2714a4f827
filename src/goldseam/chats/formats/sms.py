"""SMS Backup & Restore's XML: texts, pictures and calls. Also what Signal and Silence wrote in the same shape."""

import io
import re
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from goldseam.chats.formats.found import Found
from goldseam.chats.problems import ChatProblem
from goldseam.chats.sources import Source
from goldseam.chats.transcript import Listed

FORMAT = "sms-backup-restore-xml"
MILLI = 1000
DEEPEST = 64
_PAIR = re.compile(rb"&#(5[56]\d{3});\s*&#(5[67]\d{3});")
_CONTROL = re.compile(
    rb"&#(?:x0*(?:[0-8bcef]|1[0-9a-f])|0*(?:[0-8]|1[124-9]|2\d|3[01]));|[\x00-\x08\x0b\x0c\x0e-\x1f]", re.IGNORECASE
)
_LONE = re.compile(rb"&#(?:5(?:529[6-9]|5[3-9]\d\d|6\d{3}|7[0-2]\d\d|73[0-3]\d|734[0-3]));")
_SENT = {"2", "4", "5", "6", "3"}
_NOBODY = {"", "null", "(Unknown)", "Unknown"}


def found(source: Source) -> Found | None:
    """What is in this backup, or None where it is none."""
    head = source.data[:100_000]
    if not re.search(rb"<(?:smses|calls|allsms)\b|<sms ", head):
        return None
    reading = _Reading()
    try:
        reading.run(_repaired(source.data))
    except DefusedXmlException:
        raise ChatProblem(
            f"{source.name} defines its own letters, which no backup does, so it was not read. Make a new backup."
        ) from None
    except (ParseError, ValueError, LookupError):
        reading.found.tell(0, "damaged", "The file is damaged or was cut off; every message before that was read.")
    reading.end()
    return reading.found


def _repaired(data: bytes) -> bytes:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data
    if b"&#5" in data:
        data = _LONE.sub(b"&#65533;", _PAIR.sub(_joined, data))
    return _CONTROL.sub(b"", data)


def _joined(pair: re.Match[bytes]) -> bytes:
    high, low = int(pair[1]), int(pair[2])
    if not (0xD800 <= high < 0xDC00 <= low < 0xE000):
        return pair[0]
    return b"&#%d;" % (0x10000 + (high - 0xD800) * 0x400 + low - 0xDC00)


class _Reading:
    def __init__(self) -> None:
        self.found, self.records = Found(FORMAT, instants=True), Listed()
        self.number = 0
        self.said: int | None = None
        self.seen: set[tuple[object, ...]] = set()
        self.doubles = 0

    def run(self, data: bytes) -> None:
        depth, root = 0, None
        for event, element in iterparse(io.BytesIO(data), events=("start", "end"), forbid_dtd=False):
            depth += 1 if event == "start" else -1
            if depth > DEEPEST:
                raise ValueError
            if event == "start":
                root = element if root is None else root
                continue
            if element.tag in {"sms", "mms", "call"}:
                self.number += 1
                self._element(element)
                if root is not None:
                    root.clear()

    def end(self) -> None:
        if self.doubles:
            self.found.tell(0, "doubles", f"{self.doubles} messages stood in the backup twice and were taken once.")
        self.found.columns = self.records

    def _element(self, element: Element) -> None:
        date = element.get("date", "")
        if not date.lstrip("-").isdigit() or len(date) > 16:
            self.found.tell(self.number, "bad_time", "This message has no time that can be read.")
            return
        at = int(date) * MILLI
        address = element.get("address") or element.get("number") or ""
        contact = element.get("contact_name") or ""
        other = contact if contact not in _NOBODY else address if address not in _NOBODY else "unknown"
        id = _key(address) or other
        self.found.titles.setdefault(id, other)
        if element.tag == "sms":
            self._sms(element, at, other, id)
        elif element.tag == "mms":
            self._mms(element, at, other, id)
        else:
            self._call(element, at, other, id)

    def _sms(self, element: Element, at: int, other: str, id: str) -> None:
        body, kind = element.get("body") or "", element.get("type", "1")
        self._add(at, "Me" if kind in _SENT else other, "text", "" if body == "null" else body, id)

    def _mms(self, element: Element, at: int, other: str, id: str) -> None:
        parts = element.iter("part")
        bodies, files = [], 0
        for part in parts:
            type = part.get("ct", "")
            if type == "text/plain":
                bodies.append(part.get("text") or "")
            elif type != "application/smil":
                files += 1
        body = "\n".join(text for text in bodies if text and text != "null")
        mine = element.get("msg_box") in {"2", "3", "4", "5"}
        name = "Me" if mine else self._from(element, other, id)
        self._add(at, name, "media" if files else "text", body, id)

    def _from(self, element: Element, other: str, id: str) -> str:
        if "~" not in (element.get("address") or ""):
            return other
        sender = next((one.get("address") for one in element.iter("addr") if one.get("type") == "137"), None)
        return sender if sender and sender not in _NOBODY else other

    def _call(self, element: Element, at: int, other: str, id: str) -> None:
        type, length = element.get("type", "1"), element.get("duration", "0")
        seconds = int(length) if length.isdigit() and len(length) < 8 else None
        missed = type in {"3", "5", "6"} or not seconds
        self._add(at, "Me" if type == "2" else other, "missed_call" if missed else "call", "", id, seconds)

    def _add(self, at: int, name: str, kind: str, body: str, id: str, seconds: int | None = None) -> None:
        key = (at, id, name, kind, body)
        if key in self.seen:
            self.doubles += 1
            return
        self.seen.add(key)
        self.records.add(at, name, kind, body, line=self.number, seconds=seconds, conversation=id)


def _key(address: str) -> str:
    """One key for +49 170 … and 0170 …: the last nine digits."""
    digits = re.sub(r"\D", "", address)
    return digits[-9:] if len(digits) >= 7 and "~" not in address else address
