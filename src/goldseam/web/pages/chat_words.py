"""The words of old messages: what an app is called, and from when to when."""

from datetime import datetime
from typing import Protocol

from babel.dates import format_date

# By the first part of a format's code.
APPS = {
    "whatsapp": "WhatsApp",
    "telegram": "Telegram",
    "signal": "Signal",
    "messenger": "Messenger",
    "instagram": "Instagram",
    "imessage": "iMessage",
    "sms": "text messages",
    "discord": "Discord",
    "google": "Google Chat",
    "hangouts": "Hangouts",
    "line": "LINE",
    "kakaotalk": "KakaoTalk",
    "kakao": "KakaoTalk",
    "viber": "Viber",
}


class Lasting(Protocol):
    """Something with a first and a last message, ISO 8601."""

    @property
    def first(self) -> str | None: ...

    @property
    def last(self) -> str | None: ...


def app_of(source: str) -> str:
    """What the app is called that wrote a file of this format."""
    names = dict.fromkeys(APPS.get(part.partition("-")[0], "a table of messages") for part in source.split("+"))
    return " and ".join(names)


def span_of(lasting: Lasting) -> str:
    """From when to when, such as “2 March 2019 to 4 May 2024”; empty where no message has a time."""
    if lasting.first is None or lasting.last is None:
        return ""
    ends = (datetime.fromisoformat(at) for at in (lasting.first, lasting.last))
    first, last = (format_date(end, "d MMMM y", locale="en_GB") for end in ends)
    return first if first == last else f"{first} to {last}"
