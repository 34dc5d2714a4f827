"""Reading chats: `goldseam chat inspect`, whole processes, on invented exports; peers beside it where there are any.

    GOLDSEAM_PEERS=/path/to/python   a Python with whatstk and chatpack, to be measured in the same minute
    GOLDSEAM_BENCH_MESSAGES=1000000  how many messages the large exports hold

Seconds are of computing (user and system), the best of three: on a busy machine they say more than the clock.
"""

import json
import multiprocessing
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from _bench import row, throw_away_folder

MANY, FEW = int(os.environ.get("GOLDSEAM_BENCH_MESSAGES", "1000000")), 10_000
WORDS = [
    "i",
    "you",
    "the",
    "to",
    "and",
    "a",
    "it",
    "is",
    "that",
    "in",
    "of",
    "my",
    "me",
    "for",
    "so",
    "just",
    "not",
    "what",
    "we",
    "have",
    "be",
    "do",
    "sorry",
    "love",
    "later",
    "😂",
    "❤️",
    "café",
]
NAMES = ("Ada Lovelace", "Björn O'Neil")
INSPECT = [str(Path(sys.executable).with_name("goldseam")), "chat", "inspect", "--json"]
WHATSTK = (
    "import sys; from whatstk import WhatsAppChat as C; "
    "print(len(C.from_source(sys.argv[1], hformat='%d/%m/%Y, %H:%M - %name:', max_size=None).df))"
)
CHATPACK = "import sys, chatpack; print(len(chatpack.parse_{}(sys.argv[1])))"


def said(count: int) -> list[tuple[datetime, str, str]]:
    """That many messages over five years: mostly a few words, one in twelve a picture, one in twenty on two lines."""
    pick, at, found = random.Random(7), datetime(2019, 3, 1, 7, 30), []  # noqa: DTZ001  as exports have it
    step = 5 * 365 * 86_400 / count
    for number in range(count):
        at += timedelta(seconds=pick.expovariate(1 / step))
        words = " ".join(pick.choices(WORDS, k=1 + int(pick.lognormvariate(1.75, 0.8))))
        body = "<Media omitted>" if number % 12 == 5 else words + "\nand more" if number % 20 == 3 else words
        found.append((at, NAMES[pick.random() < 0.45], body))
    return found


def whatsapp(path: Path, messages: list[tuple[datetime, str, str]]) -> None:
    """As an Android phone in Britain writes it."""
    path.write_text(
        "".join(f"{at:%d/%m/%Y, %H:%M} - {name}: {body}\n" for at, name, body in messages), encoding="utf-8"
    )


def telegram_words(body: str) -> dict[str, object]:
    """The words of a message, or a picture without any."""
    if body.startswith("<"):
        return {"photo": "(File not included.)", "text": ""}
    return {"text": body, "text_entities": [{"type": "plain", "text": body}]}


def telegram(path: Path, messages: list[tuple[datetime, str, str]]) -> None:
    """As Telegram Desktop writes it."""
    listed = [
        {
            "id": number,
            "type": "message",
            "date": at.isoformat(timespec="seconds"),
            "date_unixtime": str(int(at.timestamp())),
            "from": name,
            "from_id": f"user{len(name)}",
            **telegram_words(body),
        }
        for number, (at, name, body) in enumerate(messages)
    ]
    whole = {"name": NAMES[1], "type": "personal_chat", "id": 2, "messages": listed}
    path.write_text(json.dumps(whole, ensure_ascii=False, indent=1), encoding="utf-8")


def seconds_of(command: list[str], times: int = 3) -> tuple[float, float]:
    """Seconds of computing of a whole process, the best of a few; and its megabytes."""
    best, most = float("inf"), 0.0
    for _ in range(times):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command)
        best, most = min(best, used.ru_utime + used.ru_stime), max(most, used.ru_maxrss / 1024)
    return best, most


def written(write: Callable[[Path, list[tuple[datetime, str, str]]], None], path: Path, count: int) -> Path:
    """An export made in a process of its own: a child begins with its parent's memory, and ours should stay small."""
    process = multiprocessing.get_context("fork").Process(target=lambda: write(path, said(count)))
    process.start()
    process.join()
    return path


def beside(name: str, ours: float, peer: list[str]) -> None:
    """One peer on the same file."""
    try:
        theirs, megabytes = seconds_of(peer)
    except subprocess.CalledProcessError:
        row(f"  {name}", "cannot read it", "–", "–")
        return
    row(f"  {name}", f"{theirs:.2f} s, at most {megabytes:.0f} MB", f"{theirs / ours:.1f} × ours", "–")


def measured(name: str, path: Path, limit: str, peers: dict[str, str]) -> None:
    """Ours, what reading the bare bytes takes, and the peers."""
    ours, megabytes = seconds_of([*INSPECT, str(path)])
    bare = timed(path.read_bytes)
    row(name, f"{ours:.2f} s, at most {megabytes:.0f} MB", f"{ours / bare:.0f} × reading the bytes", limit)
    if python := os.environ.get("GOLDSEAM_PEERS"):
        for peer, code in peers.items():
            beside(peer, ours, [python, "-c", code, str(path)])


def timed(work: Callable[[], object]) -> float:
    """Seconds of computing in this process."""
    begun = time.process_time()
    work()
    return max(time.process_time() - begun, 1e-4)


if __name__ == "__main__":
    with throw_away_folder() as folder:
        few = written(whatsapp, folder / "few.txt", FEW)
        measured(f"inspect {FEW:,} messages of WhatsApp", few, "0.25 s", {})
        peers = {"whatstk, its format given": WHATSTK, "chatpack (Rust)": CHATPACK.format("whatsapp")}
        many = written(whatsapp, folder / "many.txt", MANY)
        measured(f"inspect {MANY:,} messages of WhatsApp", many, "an eighth of whatstk, 450 MB", peers)
        result = written(telegram, folder / "result.json", MANY)
        peer = {"chatpack (Rust)": CHATPACK.format("telegram")}
        measured(f"inspect {MANY:,} messages of Telegram", result, "1.1 × chatpack", peer)
