"""A person writes, erases, moves and changes things, and is killed at any moment, again and again."""

import json
import os
import random
import select
import signal

from stage import PASSPHRASE, Journal, begun, finished, journals, letter, person, tell, told, wishes

from diary import NOW

chance = random.Random(wishes["seed"])
begun()
words = [PASSPHRASE]  # the last one is the passphrase in use, the one before it may still be
present: list[str] = []
lost, doubled, unsound, killed, half = [], [], [], 0, []


def an_evening(cycle: int, seed: int, passphrase: str):
    def play(say):
        own = random.Random(seed)
        journal = Journal(journals.unlock(passphrase, now=NOW), "")
        number = 0
        while True:
            number += 1
            mark = f"{cycle}-{number}"
            match own.choice(["write"] * 6 + ["draft", "erase", "bring in", "passphrase", "several", "settle"]):
                case "write":
                    journal.record(letter(mark), once=mark)
                    say({"wrote": [mark]})
                case "several":
                    marks = [f"{mark}.{part}" for part in range(own.randint(2, 5))]
                    say({"trying": marks})
                    journal.record(*(letter(one) for one in marks), once=mark)
                    say({"wrote": marks})
                case "draft":
                    journals.keep_draft(journal.keys, "letter", mark)
                    say({"draft": mark})
                case "erase":
                    say({"erasing": True})  # killed before it could say more, it may have been done
                    journal.erase(journals.load(journal.keys).seq, once=mark)
                case "bring in":
                    line = {"kind": "reason-kept", "at": "2026-11-24T20:00:00Z", "zone": "UTC", "text": f"in {mark}"}
                    journals.bring_in(journal.keys, [json.dumps(line | {"id": mark}).encode()], now=NOW)
                    say({"brought": mark})
                case "passphrase":
                    new = f"{PASSPHRASE} {mark}"
                    say({"changing": new})
                    journals.change_passphrase(journal.keys, new, now=NOW)
                    say({"changed": new})
                case "settle":
                    journals.settle_files()

    return play


def opened() -> Journal:
    for passphrase in reversed(words):
        try:
            journal = Journal(journals.unlock(passphrase, now=NOW), "")
        except journals.WrongPassphrase:
            continue
        words[:] = [passphrase]
        return journal
    raise SystemExit("neither the old nor the new passphrase opens it")


for cycle in range(wishes["cycles"]):
    number, reader = person(an_evening(cycle, chance.randrange(2**32), words[-1]))
    select.select([reader], [], [], 10)  # it is awake
    select.select([], [], [], chance.random() * 0.12)
    os.kill(number, signal.SIGKILL)
    killed += not finished(number)
    said = told(reader)
    wrote = [mark for line in said for mark in line.get("wrote", ())]
    together = [line["trying"] for line in said if "trying" in line]
    for line in said:
        words += [line["changing"]] if "changing" in line else []
    journal = opened()
    seqs = range(1, journal.load().seq + 1)
    texts = [line.entry.text for line in journals.lines(journal.keys, seqs) if hasattr(line.entry, "text")]
    erased = texts.count("")
    # Erasing takes away the last line there was; so an acknowledged text may be gone only as often as that happened.
    missing = [mark for mark in present + wrote if mark not in texts]
    present = [text for text in texts if text and not text.startswith("in ")]
    lost += [missing] if len(missing) > erased else []
    doubled += [text for text in set(present) if present.count(text) > 1]
    if not any("erasing" in line for line in said):
        half += [marks for marks in together if 0 < sum(mark in texts for mark in marks) < len(marks)]
    if not journals.verify(journal.keys).sound or journal.load().damaged:
        unsound.append(cycle)
    kept = [line["draft"] for line in said if "draft" in line]
    if kept and (journals.draft(journal.keys, "letter") or "") < kept[-1][:1]:
        lost.append(["draft"])

tell(killed=killed, lost=lost, doubled=doubled, unsound=unsound, half=half, written=len(present))
