"""LINE's exported history: a line for each day, then time, name and words with tabs (or blanks) between."""

import re
from collections import Counter
from datetime import date, datetime, timedelta

from goldseam.chats.formats import day_order
from goldseam.chats.formats.found import Found
from goldseam.chats.formats.lines import numbered
from goldseam.chats.formats.stamps import WORDS, cleaned, hour_of, period
from goldseam.chats.sources import Source
from goldseam.chats.transcript import DayOrder, Listed, micros

FORMAT = "line-txt"
_TITLE = re.compile(
    r"\[LINE\] ?(?:Chat history (?:with|in) (?P<en>.+)|(?P<ja>.+?)(?:との)?(?:の)?トーク履歴"
    r"|ประวัติการแชท(?:กับ|ใน) ?(?P<th>.+)|[與与和](?P<zh>.+?)的聊天[記记][錄录]|(?P<ko>.+?)님?과의 ?대화.*|(?P<any>.+))"
)
_DAY = re.compile(
    r"(?:(?P<early>[^\W\d]{1,12})\.?,? ?)?(?P<a>\d{1,4})[./年\-] ?(?P<b>\d{1,2})[./月\-] ?(?P<c>\d{1,4})日?\.?"
    r" ?(?:[(（]?(?P<late>[^\W\d]{1,12})\.?[)）]?)?"
)
_TIME = re.compile(
    rf"(?:(?P<before>{WORDS}) ?)?(?P<h>\d{{1,2}}):(?P<m>\d{{2}})(?: ?(?P<after>[AP]M))?(?P<gap>[\t ]|(?=[^\d:\s]))",
    re.I,
)
_SAVED = re.compile(r"(?:Saved on|保存日時|儲存日期|保存日期|저장한 날짜|บันทึก).*")
_WEEKDAYS = {
    word: day
    for words in (
        "mon tue wed thu fri sat sun",
        "月 火 水 木 金 土 日",
        "一 二 三 四 五 六 日",
        "월 화 수 목 금 토 일",
        "จ อ พ พฤ ศ ส อา",
    )
    for day, word in enumerate(words.split())
}
_NOTICE = re.compile(
    r"☎|アルバム(?:を作成|に写真を追加|を削除|名を)|ノートに投稿|イベント「.*」が(?:作成|削除)|.*(?:created an album"
    r"|added .* to (?:the|an) album|posted .*note"
    r"|created (?:the|an) event|changed the (?:group|name|album)|joined the (?:group|chat)"
    r"|left the (?:group|chat)|invited .+ to the)"
    r"|.*(?:メッセージの送信を取り消しました|unsent a message|已收回訊息|收回了訊息"
    r"|グループに参加|グループを退会|退出群組|加入群組|建立了?相簿|建立相簿)",
    re.IGNORECASE,
)
_MEDIA = re.compile(
    r"\[(?:Photo|Sticker|Video|File|Image|写真|スタンプ|動画|ファイル|照片|貼圖|影片|圖片|檔案|图片|贴图|视频|사진|스티커|동영상"
    r"|รูป|สติกเกอร์|วิดีโอ|プレゼント|絵文字|Emoji)\]"
)
_VOICE = re.compile(r"\[(?:Voice message|ボイスメッセージ|語音訊息|语音信息|음성 메시지|ข้อความเสียง)\]")
_CALL = re.compile(r"☎ ?[^\d]*(?:(\d+):)?(\d+):(\d\d)")


def found(source: Source) -> Found | None:
    """What is in this history, or None where it is none."""
    head = source.head()[:2000].lstrip("\ufeff\r\n ")
    if not head.startswith("[LINE]") and not _looks_like(head):
        return None
    read = _Reading(source.text(), source)
    return read.found if len(read.found.columns) else None


def _looks_like(head: str) -> bool:
    lines = [cleaned(line).strip() for line in head.split("\n")]
    days = sum(bool(_DAY.fullmatch(line)) for line in lines)
    return days > 0 and sum(bool(_TIME.match(line)) and line.count("\t") >= 1 for line in lines) >= 1


class _Reading:
    def __init__(self, text: str, source: Source) -> None:
        self.found = Found(FORMAT)
        self.records = Listed()
        self.found.columns = self.records
        self.lines = list(numbered(text))
        self.order = self._order()
        self.found.day_order = self.order
        self.title = self._title(source)
        self.found.titles = {self.title: self.title}
        self.tabs = sum("\t" in line for _, line in self.lines[:500]) > 0
        self.names = {} if self.tabs else _names([line for _, line in self.lines], self.title)
        self.day: date | None = None
        self.last: tuple[date, int] | None = None
        self.open = False
        self.quoted: list[str] | None = None
        for number, line in self.lines:
            self._line(number, line)
        self._end_quote()
        for row, body in enumerate(self.records.text):
            self.records.text[row] = body.rstrip("\r\n")

    def _title(self, source: Source) -> str:
        for _, line in self.lines[:3]:
            if said := _TITLE.match(cleaned(line).strip()):
                return next(group for group in said.groups() if group).strip()
        return source.title

    def _order(self) -> DayOrder:
        dates, votes = [], Counter[str]()
        for _, line in self.lines:
            said = _DAY.fullmatch(cleaned(line).strip()) if len(line) < 60 else None
            if said is None:
                continue
            numbers = (int(said["a"]), int(said["b"]), int(said["c"]))
            dates.append(numbers)
            weekday = _weekday(said)
            for order in ("ymd",) if numbers[0] > 31 else ("dmy", "mdy"):
                day = day_order.day(numbers, order)
                votes[order] += bool(day and weekday == day.weekday())
        if dates and dates[0][0] <= 31 and votes["dmy"] != votes["mdy"]:
            return DayOrder("dmy" if votes["dmy"] > votes["mdy"] else "mdy", "weekday")
        return day_order.decide(dates, shape_says=None)

    def _line(self, number: int, line: str) -> None:
        if self.quoted is not None and not self._starts(line):
            self.quoted.append(line)
            if line.endswith('"') and (len(line) - len(line.rstrip('"'))) % 2:
                self._end_quote()
            return
        if self.quoted is not None:
            self._end_quote()
        clean = cleaned(line).strip() if len(line) < 60 else ""
        said = _DAY.fullmatch(clean) if clean else None
        if said and self._new_day(said):
            return
        time = _TIME.match(line)
        if (
            time
            and self.day
            and ((self.tabs and (time["gap"] == "\t" or _NOTICE.match(line[time.end() :]))) or not self.tabs)
        ):
            self._message(number, line, time)
        elif self.open:
            self.records.text[-1] += "\n" + line
        elif clean and not _TITLE.match(clean) and not _SAVED.match(clean):
            self.found.tell(number, "before_first", "This line stands before the first message and belongs to none.")

    def _starts(self, line: str) -> bool:
        time = _TIME.match(line)
        return bool(time and time["gap"] == "\t" and line.count("\t") >= 2)

    def _new_day(self, said: re.Match[str]) -> bool:
        day = day_order.day((int(said["a"]), int(said["b"]), int(said["c"])), self.order.value or "ymd")
        if day is None or (_weekday(said) not in (None, day.weekday()) and self.order.rule != "weekday" and self.day):
            return False
        self.day, self.open = day, False
        return True

    def _message(self, number: int, line: str, time: re.Match[str]) -> None:
        at = self._at(time)
        rest = line[time.end() :]
        name, body = self._parted(rest)
        notice = name is None or bool(_NOTICE.match(body))
        kind, seconds = _kind(body) if name is not None else ("system", None)
        if notice and kind != "call" and kind != "missed_call":
            kind = "system"
        self.records.add(at, name, kind, body, line=number, seconds=seconds, conversation=self.title, notice=notice)
        self.open = True
        if body.startswith('"') and body.count('"') % 2:
            self.quoted = [body]

    def _parted(self, rest: str) -> tuple[str | None, str]:
        if self.tabs:
            name, tab, body = rest.partition("\t")
            return (cleaned(name).strip(), body) if tab and name.strip() else (None, rest.lstrip("\t"))
        for name in self.names:
            if rest.startswith(name + " "):
                return name, rest[len(name) + 1 :]
        return None, rest

    def _at(self, time: re.Match[str]) -> int:
        assert self.day is not None
        word = time["before"] or time["after"]
        hour, minute = int(time["h"]), int(time["m"])
        shown = hour_of(hour, period(word) if word else None)
        if word and hour == 12 and shown == 0 and self.last and self.last[0] == self.day and 60 < self.last[1] <= 780:
            shown = 12  # some phones call the hour after noon the twelfth of the morning: the lines before it say so
        self.last = (self.day, shown * 60 + minute)
        day = datetime(self.day.year, self.day.month, self.day.day) + timedelta(hours=shown, minutes=minute)  # noqa: DTZ001
        return micros(day)

    def _end_quote(self) -> None:
        if self.quoted is None:
            return
        whole = "\n".join(self.quoted)
        self.quoted, self.open = None, True
        ended = whole.rstrip("\n")
        if ended.endswith('"') and len(ended) > 1:
            whole = ended[1:-1].replace('""', '"')
        self.records.text[-1] = whole


def _weekday(said: re.Match[str]) -> int | None:
    word = (said["early"] or said["late"] or "").casefold()
    return _WEEKDAYS.get(word[:3], _WEEKDAYS.get(word.removeprefix("周").removeprefix("星期").removeprefix("週")[:1]))


def _kind(body: str) -> tuple[str, int | None]:
    if body.startswith("☎"):
        said = _CALL.match(body)
        if said is None:
            return "missed_call", None
        return "call", int(said[1] or 0) * 3600 + int(said[2]) * 60 + int(said[3])
    if _VOICE.fullmatch(body):
        return "voice", None
    return ("media" if _MEDIA.fullmatch(body) else "text"), None


def _names(lines: list[str], title: str) -> dict[str, int]:
    """In a file without tabs: the title, and what stands first after the time again and again."""
    rests = [line[time.end() :] for line in lines if (time := _TIME.match(line))]
    firsts = Counter(rest.split(" ")[0] for rest in rests if " " in rest)
    names: dict[str, int] = {}
    for first, count in firsts.items():
        name = first
        mine = [rest.split(" ") for rest in rests if rest.split(" ")[0] == first]
        if count > 2 and len({" ".join(words[:2]) for words in mine}) == 1 and all(len(words) > 2 for words in mine):
            name = " ".join(mine[0][:2])
        if count > 1:
            names[name] = count
    if title:
        names[title] = len(rests)
    return dict(sorted(names.items(), key=lambda one: -len(one[0])))
