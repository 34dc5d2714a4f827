"""Reading chats: `goldseam chat inspect` and `report`, whole processes, on invented exports, beside peers.

    GOLDSEAM_PEERS=/path/to/python   a Python with whatstk and chatpack: `python -m venv peers`, and there
                                     `pip install whatstk chatpack`; without it ours are measured alone
    GOLDSEAM_BENCH_MESSAGES=1000000  how many messages the large exports hold

Ours and the peers run in turns. Seconds are of computing (user and system), the median of five: on a busy machine they
say more than the clock. Beside each file stands what no reading can do without, done by C alone.
"""

import json
import multiprocessing
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from _bench import row, throw_away_folder

T = TypeVar("T")
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


def american(path: Path, messages: list[tuple[datetime, str, str]]) -> None:
    """As an Android phone in America writes it: days and hours of one or two digits, an odd blank before AM."""
    path.write_text(
        "".join(
            f"{at.month}/{at.day}/{at:%y}, {at.hour % 12 or 12}:{at:%M}\u202f{at:%p} - {name}: {body}\n"
            for at, name, body in messages
        ),
        encoding="utf-8",
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


def once(command: list[str]) -> tuple[float, float]:
    """Seconds of computing of a whole process; and its megabytes."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def in_turns(commands: dict[str, list[str]], times: int = 5) -> dict[str, tuple[float, float]]:
    """Median seconds and most megabytes of each that can read the file, one after the other and again."""
    runs: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(times):
        for name, command in commands.items():
            try:
                runs[name].append(once(command))
            except subprocess.CalledProcessError:
                continue
    return {
        name: (statistics.median(seconds for seconds, _ in found), max(most for _, most in found))
        for name, found in runs.items()
        if found
    }


def apart(work: Callable[[], T]) -> T:
    """What this work returns, from a process of its own: a child begins with its parent's memory; ours stays small."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    process = context.Process(target=lambda: theirs.send(work()))
    process.start()
    answer: T = ours.recv()
    process.join()
    return answer


def written(write: Callable[[Path, list[tuple[datetime, str, str]]], None], path: Path, count: int) -> Path:
    """An export."""
    apart(lambda: write(path, said(count)))
    return path


def floor(path: Path) -> str:
    """What any reading has to do: read the bytes, find the lines, make them letters. In seconds."""

    def timed() -> list[float]:
        found = []
        data = path.read_bytes()
        for work in (path.read_bytes, lambda: data.count(b"\n"), data.decode):
            begun = time.process_time()
            work()
            found.append(time.process_time() - begun)
        return found

    read, lines, letters = apart(timed)
    return f"reading {read:.2f} s, counting lines {lines:.2f} s, letters {letters:.2f} s"


def measured(name: str, path: Path, limit: str, peers: dict[str, str]) -> float:
    """Ours and the peers in turns, and what no reading can do without. Seconds of ours."""
    python = os.environ.get("GOLDSEAM_PEERS")
    others = {peer: [python, "-c", code, str(path)] for peer, code in peers.items()} if python else {}
    found = in_turns({"ours": [*INSPECT, str(path)], **others})
    ours, most = found.pop("ours")
    row(name, f"{ours:.2f} s, at most {most:.0f} MB", floor(path), limit)
    for peer in others:
        if peer in found:
            theirs, most = found[peer]
            row(f"  {peer}", f"{theirs:.2f} s, at most {most:.0f} MB", f"{theirs / ours:.1f} × ours", "–")
        else:
            row(f"  {peer}", "cannot read it", "–", "–")
    return ours


def reported(name: str, path: Path) -> None:
    """The whole report beside inspect."""
    report = [INSPECT[0], "chat", "report", "--json", "--me", NAMES[0], str(path)]
    found = in_turns({"inspect": [*INSPECT, str(path)], "report": report}, times=3)
    seconds, most = found["report"]
    row(name, f"{seconds:.2f} s, at most {most:.0f} MB", f"{seconds / found['inspect'][0]:.1f} × inspect", "6 ×")


if __name__ == "__main__":
    with throw_away_folder() as folder:
        few = written(whatsapp, folder / "few.txt", FEW)
        measured(f"inspect {FEW:,} messages of WhatsApp", few, "0.25 s", {})
        peers = {"whatstk, its format given": WHATSTK, "chatpack (Rust)": CHATPACK.format("whatsapp")}
        many = written(whatsapp, folder / "many.txt", MANY)
        measured(f"inspect {MANY:,} messages of WhatsApp", many, "8 × whatstk, 2.5 × chatpack, 450 MB", peers)
        reported(f"report on {MANY:,} messages of WhatsApp", many)
        us = written(american, folder / "us.txt", MANY)
        chatpack = {"chatpack (Rust)": CHATPACK.format("whatsapp")}
        measured(f"inspect {MANY:,} messages of WhatsApp, American", us, "–", chatpack)
        result = written(telegram, folder / "result.json", MANY)
        peer = {"chatpack (Rust)": CHATPACK.format("telegram")}
        measured(f"inspect {MANY:,} messages of Telegram", result, "0.9 × chatpack", peer)
        reported(f"report on {MANY:,} messages of Telegram", result)
