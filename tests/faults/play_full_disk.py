"""The disk is full at every step in turn: files may not grow, or hardly. Afterwards there is room again."""

import random
import resource

from stage import (
    PASSPHRASE,
    Journal,
    begun,
    connection,
    database,
    finished,
    journals,
    letter,
    person,
    tell,
    told,
    wishes,
)

from diary import NOW
from goldseam.store import problems

LOG = database.with_name(database.name + "-wal")
journal = begun()
journal.write(*(f"letter {number} " + "word " * 40 for number in range(40)))
chance = random.Random(wishes["seed"])

STEPS = {
    "write": lambda one: one.record(letter("no room " * 400), once="no room"),
    "draft": lambda one: journals.keep_draft(one.keys, "letter", "x" * 9000),
    "settings": lambda one: journals.prefer(one.keys, NOW, zone="Asia/Tokyo"),
    "erase": lambda one: one.erase(3, once="erase"),
    "bring in": lambda one: journals.bring_in(one.keys, [b'{"kind":"x"}'], now=NOW),
    "passphrase": lambda one: journals.change_passphrase(one.keys, PASSPHRASE, now=NOW),
    "spare key": lambda one: journals.renew_recovery(one.keys, now=NOW),
}
READING = {
    "open": lambda one: journals.unlock(PASSPHRASE, now=NOW),
    "read": lambda one: one.load() and one.texts(),
    "export": lambda one: one.exported(),
    "verify": lambda one: journals.verify(one.keys).sound or 1 / 0,
    "wrong passphrase": lambda one: refused(one),
}


def refused(one):
    try:
        journals.unlock("not the right one", now=NOW)
    except journals.WrongPassphrase:
        return True
    raise AssertionError("it opened")


def room(more: int) -> None:
    """From now on no file grows beyond `more` bytes above what it is; negative: as much as it likes."""
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    grown = LOG.stat().st_size if LOG.exists() else 0
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard if more < 0 else grown + more, hard))


def when_full(step: str, spare: int):
    def play(say):
        one = Journal(journals.unlock(PASSPHRASE, now=NOW), "")
        before = one.exported()
        connection.close()
        one.load()
        room(spare)
        try:
            STEPS[step](one)
            said = "saved"
        except problems.CannotSave as problem:
            said = type(problem).__name__
        after = one.exported()
        for read in READING.values():
            read(one)
        room(-1)
        intact = said == "saved" or after == before
        works = one.record(letter("there is room again"), once=f"{step} {spare}").seqs != ()
        say({"step": step, "said": said, "intact": intact, "works": works, "sound": journals.verify(one.keys).sound})

    return play


results = []
for step in STEPS:
    for spare in (0, chance.randrange(100, 4096), chance.randrange(8192, 65536)):
        number, reader = person(when_full(step, spare))
        lines = told(reader)
        results += lines if finished(number) else [{"step": step, "said": "crashed", "intact": False}]
    tell(results=results)
