"""KakaoTalk's exported text, from a phone (date and time on every line) or a computer (a line for each day)."""

import re
from collections import Counter
from datetime import datetime

from goldseam.chats.formats.found import Found
from goldseam.chats.formats.lines import numbered
from goldseam.chats.formats.stamps import cleaned, hour_of, period
from goldseam.chats.sources import Source
from goldseam.chats.transcript import Listed, micros

FORMAT = "kakaotalk-txt"
_HALF = r"(?:(?P<half>오전|오후|AM|PM) )?"
_TIME = r"(?P<h>\d{1,2}):(?P<m>\d{2})(?::\d{2})?(?: (?P<late>AM|PM))?"
_KOREAN = (
    rf"(?P<y>\d{{4}})(?:년|\.|-) ?(?P<mo>\d{{1,2}})(?:월|\.|-) ?(?P<d>\d{{1,2}})(?:일"
    rf"|\.)? (?:[월화수목금토일]요일 )?{_HALF}{_TIME}"
)
_ENGLISH = rf"(?P<month>[A-Z][a-z]{{2,8}}) (?P<d>\d{{1,2}}), (?P<y>\d{{4}}),? (?:at )?{_TIME}"
_LINES = tuple(re.compile(rf"{stamp}(?:, (?P<rest>.+)|(?P<alone>,?)\Z)", re.DOTALL) for stamp in (_KOREAN, _ENGLISH))
_DAY = re.compile(
    r"-{3,} ?(?P<y>\d{4})년 ?(?P<mo>\d{1,2})월 ?(?P<d>\d{1,2})일.*?-{3,}"
    r"|(?P<yy>\d{4})년 (?P<mm>\d{1,2})월 (?P<dd>\d{1,2})일 .요일"
)
_ENGLISH_DAY = re.compile(
    r"(?:-{3,} ?)?(?:[A-Z][a-z]{5,8}, )?(?P<month>[A-Z][a-z]{2,8}) (?P<d>\d{1,2}), (?P<y>\d{4})(?: ?-{3,})?"
)
_DESK = re.compile(
    r"\[(?P<name>[^\n]{1,80}?)\] \[(?:(?P<half>오전|오후|AM"
    r"|PM) )?(?P<h>\d{1,2}):(?P<m>\d{2})(?: (?P<late>AM|PM))?\] ?(?P<rest>.*)",
    re.DOTALL,
)
_HEAD = re.compile(r"(?:(?P<ko>.+?)(?: 님과)? 카카오톡 대화|KakaoTalk Chats with (?P<en>.+))")
_SAVED = re.compile(r"(?:저장한 날짜|Date Saved) ?:")
_NOTICE = re.compile(
    r".{1,60}님(?:이|을|께서|과)? ?.*(?:들어왔습니다|나갔습니다|내보냈습니다|초대(?:하였|했)습니다)\.?"
    r"|채팅방 관리자가 메시지를 가렸습니다\.?"
    r"|.{1,60} (?:has )?(?:joined|left) (?:this|the) (?:chatroom|group chat|chat)\.?|.{1,60} (?:was )?invited .+"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MEDIA = re.compile(
    r"(?:사진(?: \d+장)?|동영상|이모티콘|Photos?(?: \d+)?|\d+ photos|Video|Emoticons?|Sticker|파일: .+"
    r"|File: .+|\S+\.(?:jpg|png|mp4|gif))"
)
_CALL = re.compile(r"(?:보이스톡|페이스톡|Voice Call|Video Call|통화)(?: 해요)? ?(?:(?P<m>\d+):(?P<s>\d\d))?")


def found(source: Source) -> Found | None:
    """What is in this text, or None where it is none."""
    head = [cleaned(line).strip() for line in source.head()[:4000].split("\n")]
    if not any(_HEAD.fullmatch(line) for line in head[:3]) and not _looks_like(head):
        return None
    reading = _Reading(source.text(), source)
    return reading.found if len(reading.found.columns) else None


def _looks_like(head: list[str]) -> bool:
    dated = any((said := stamp(line)) and said["rest"] and " : " in said["rest"] for line in head)
    desk = any(_DESK.match(line) for line in head) and any(_day(line) for line in head)
    return dated or desk


def _day(line: str) -> tuple[int, int, int] | None:
    """The day a dividing line begins, or None."""
    if day := _DAY.fullmatch(line):
        return int(day["y"] or day["yy"]), int(day["mo"] or day["mm"]), int(day["d"] or day["dd"])
    if (day := _ENGLISH_DAY.fullmatch(line)) and (month := _month(day["month"])):
        return int(day["y"]), month, int(day["d"])
    return None


def _month(word: str) -> int:
    """The number of an English month, or 0."""
    return _MONTHS.index(word[:3].lower()) + 1 if word[:3].lower() in _MONTHS else 0


def stamp(line: str) -> re.Match[str] | None:
    """The date and time this line begins with, or None."""
    return next((said for pattern in _LINES if (said := pattern.match(line))), None)


class _Reading:
    def __init__(self, text: str, source: Source) -> None:
        self.found = Found(FORMAT)
        self.records = Listed()
        self.found.columns = self.records
        self.title = source.title
        self.day: tuple[int, int, int] | None = None
        self.open: int | None = None
        self.longer = _longer_names(text)
        for number, line in numbered(text):
            self._line(number, line)
        self.found.titles = {self.title: self.title}
        for row, body in enumerate(self.records.text):
            self.records.text[row] = body.rstrip("\r\n")
            if self.records.kind[row] == "text":
                self.records.kind[row], self.records.seconds[row] = kind_of(self.records.text[row])

    def _line(self, number: int, line: str) -> None:
        clean = cleaned(line).strip()
        if not len(self.records) and (head := _HEAD.fullmatch(clean)):
            self.title = (head["ko"] or head["en"]).strip()
        elif day := _day(clean):
            self.day, self.open = day, None
        elif (said := stamp(cleaned(line))) and (said["rest"] or self._divides(said)):
            self._dated(number, said, line)
        elif self.day and (desk := _DESK.match(line)):
            self._add(number, self.day, desk, cleaned(desk["name"]).strip(), desk["rest"])
        elif len(self.records) and _NOTICE.fullmatch(clean):
            self.records.add(self.records.at[-1], None, "system", line, line=number, conversation=self.title)
        elif self.open is not None:
            self.records.text[self.open] += "\n" + line
        elif clean and not _SAVED.match(clean):
            self.found.tell(number, "before_first", "This line stands before the first message and belongs to none.")

    def _divides(self, said: re.Match[str]) -> bool:
        return said["alone"] is not None

    def _dated(self, number: int, said: re.Match[str], line: str) -> None:
        if not said["rest"]:
            self.open = None
            return
        word = said.groupdict().get("month")
        month = _month(word) if word else int(said.groupdict().get("mo") or 0)
        rest = line[len(line) - len(said["rest"]) :] if len(line) == len(cleaned(line)) else said["rest"]
        name, colon, body = self._parted(rest)
        day = (int(said["y"]), month, int(said["d"]))
        self._add(number, day, said, cleaned(name).strip() if colon else None, body if colon else rest)

    def _parted(self, rest: str) -> tuple[str, str, str]:
        """Name, colon and words; a name may hold a colon too, which the title or every other line of theirs shows."""
        name, colon, body = rest.partition(" : ")
        for longer in (self.title, self.longer.get(name, "")):
            if longer.startswith(f"{name} : ") and rest.startswith(f"{longer} : "):
                return longer, colon, rest[len(longer) + 3 :]
        return name, colon, body

    def _add(self, number: int, day: tuple[int, int, int], said: re.Match[str], name: str | None, body: str) -> None:
        word = said.groupdict().get("half") or said["late"]
        hour = hour_of(int(said["h"]), period(word) if word else None)
        try:
            at = micros(datetime(*day, hour, int(said["m"])))  # noqa: DTZ001
        except ValueError:
            self.found.tell(number, "bad_time", "The date of this line does not exist.")
            return
        self.records.add(at, name, "text" if name else "system", body, line=number, conversation=self.title)
        self.open = len(self.records) - 1


def _longer_names(text: str) -> dict[str, str]:
    """Names with a colon in them: what stands before the first one, and the whole where all of three lines agree."""
    seen: dict[str, set[str]] = {}
    counts: Counter[str] = Counter()
    for _, line in numbered(text):
        if " : " in line and (said := stamp(cleaned(line))) and said["rest"]:
            first, _, more = said["rest"].partition(" : ")
            counts[first] += 1
            seen.setdefault(first, set()).add(more.partition(" : ")[0] if " : " in more else "")
    return {
        first: f"{first} : {next(iter(others))}"
        for first, others in seen.items()
        if len(others) == 1 and "" not in others and counts[first] >= 3
    }


def kind_of(body: str) -> tuple[str, int | None]:
    """The kind of a body and the length of a call in seconds."""
    if body in {"삭제된 메시지입니다.", "This message has been deleted."}:
        return "deleted", None
    if body in {"음성메시지", "음성 메시지", "Voice message", "Voice Message"}:
        return "voice", None
    if call := _CALL.fullmatch(body):
        return "call", int(call["m"]) * 60 + int(call["s"]) if call["m"] else None
    return ("media" if _MEDIA.fullmatch(body) else "text"), None
