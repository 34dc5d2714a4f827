"""The file is damaged in a hundred ways; after each, everything a person would do is tried."""

import gc
import random
import traceback

from stage import PASSPHRASE, begun, connection, database, journals, letter, sql, tell, wishes

from diary import NOW
from goldseam.store import problems, snapshots
from goldseam.store.salvage import salvage
from goldseam.store.tries import tries

PAGE = 4096
journal = begun()
journal.record(*(letter(f"letter {number} " + "word " * 30) for number in range(1, 121)))
journal.write("one more", "and one")
journals.keep_draft(journal.keys, "letter", "half-written")
journals.settle_files()
written = dict(enumerate(journal.texts(), 1))
connection.close()
whole = database.read_bytes()


def one_bit(raw: bytearray, chance: random.Random) -> None:
    raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)


def zeros(raw: bytearray, chance: random.Random) -> None:
    start = chance.randrange(0, len(raw) // 512) * 512
    raw[start : start + 512] = bytes(512)


def swapped_pages(raw: bytearray, chance: random.Random) -> None:
    one, two = chance.sample(range(1, len(raw) // PAGE), 2)
    one, two = one * PAGE, two * PAGE
    raw[one : one + PAGE], raw[two : two + PAGE] = raw[two : two + PAGE], raw[one : one + PAGE]


def cut(raw: bytearray, chance: random.Random) -> None:
    del raw[chance.randrange(len(raw)) :]


def noise_in_values(raw: bytearray, chance: random.Random) -> None:
    """Not the file but what is in it, so that SQLite itself sees nothing wrong."""
    column = chance.choice(["entry.sealed", "entry.digest", "entry.link", "vault.head", "slot.sealed", "kept.sealed"])
    table, name = column.split(".")
    values = sql(f"SELECT id, {name} FROM store_{table}")
    pk, value = chance.choice(values)
    changed = bytearray(value)
    changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    sql(f"UPDATE store_{table} SET {name} = %s WHERE id = %s", bytes(changed), pk)


def strange_types(raw: bytearray, chance: random.Random) -> None:
    table, name = chance.choice(
        ["entry.sealed", "entry.digest", "entry.link", "entry.epoch", "vault.head", "vault.epoch", "vault.layout",
         "slot.sealed", "kept.sealed", "snapshot.sealed", "once.sealed", "vault.mailbox"]
    ).split(".")  # fmt: skip
    sql("PRAGMA ignore_check_constraints = ON")
    value = chance.choice(["text", 7, -3, 2**40, 1.5, b""])
    sql(f"UPDATE store_{table} SET {name} = %s WHERE id = (SELECT max(id) FROM store_{table})", value)


def everything() -> list[str]:
    """Every door in turn; the sentences of what did not open. Anything else that is raised is a failure."""
    said = []
    attempts = {
        "open": lambda: journals.unlock(PASSPHRASE, now=NOW),
        "load": lambda: journals.load(journal.keys),
        "read": lambda: shown.update(
            {line.seq: line.entry.text for line in journals.lines(journal.keys, range(1, 130))}
        ),
        "latest": lambda: shown.update({line.seq: line.entry.text for line in journals.latest(journal.keys)}),
        "export": lambda: journal.exported(),
        "verify": lambda: reports.append(journals.verify(journal.keys)),
        "draft": lambda: drafts.append(journals.draft(journal.keys, "letter")),
        "settings": lambda: journals.preferences(journal.keys),
        "openings": lambda: journals.openings(journal.keys),
        "write": lambda: journal.record(letter("after the damage"), once="after"),
        "salvage": lambda: salvaged.append(salvage(database, PASSPHRASE)),
    }
    for name, attempt in attempts.items():
        try:
            attempt()
        except journals.JournalProblem as problem:
            said.append(f"{name}: {type(problem).__name__}")
    connection.close()
    return said


ways = {way.__name__: way for way in (one_bit, zeros, swapped_pages, cut, noise_in_values, strange_types)}
wrong, told, crashed = [], {}, []
for seed in range(wishes["seed"] * 1000, wishes["seed"] * 1000 + wishes["seeds"]):
    chance = random.Random(seed)
    way = list(ways)[seed % len(ways)]
    connection.close()
    gc.collect()  # connections that failed half-way hold the file until then
    for leftover in database.parent.glob(database.name + "-*"):
        leftover.unlink()
    raw = bytearray(whole)
    if way in ("noise_in_values", "strange_types"):
        database.write_bytes(raw)
        ways[way](raw, chance)
    else:
        ways[way](raw, chance)
        database.write_bytes(raw)
    snapshots._newest.clear()
    tries.succeeded()
    shown, reports, drafts, salvaged = {}, [], [], []
    try:
        said = everything()
    except Exception as problem:
        crashed.append(f"seed {seed}, {way}: {problem!r} {traceback.format_tb(problem.__traceback__)[-4:]}")
        connection.close()
        continue
    told[way] = told.get(way, 0) + bool(said or any(not report.sound for report in reports))
    for seq, text in shown.items():
        if text != written.get(seq) and text != "after the damage":
            wrong.append(f"seed {seed}, {way}: line {seq} says {text!r}")
    if any(draft not in (None, "half-written") for draft in drafts):
        wrong.append(f"seed {seed}, {way}: draft {drafts}")
    noticed = any(not report.sound for report in reports) or bool(said)
    if len(shown) < len(written) and not noticed:
        wrong.append(f"seed {seed}, {way}: lines lost and nobody told")

assert problems
tell(wrong=wrong, crashed=crashed, told=told)
