"""Several people at once in one journal: processes, then threads, then one form sent from everywhere."""

import threading

from stage import PASSPHRASE, Journal, begun, connection, finished, journals, letter, person, tell, told, wishes

from diary import NOW

journal = begun()
each = wishes["each"]


def somebody(name: str, once: str | None = None):
    def play(say):
        one = Journal(journals.unlock(PASSPHRASE, now=NOW), "")
        for number in range(each):
            mark = once or f"{name} {number}"
            saved = one.record(letter(f"{name} {number}"), once=mark)
            journals.keep_draft(one.keys, name, str(number))
            say({"mark": mark, "seqs": saved.seqs})

    return play


def together(*plays) -> tuple[list[dict], int]:
    people = [person(play) for play in plays]
    said = [line for _, reader in people for line in told(reader)]
    return said, sum(not finished(number) for number, _ in people)


processes, crashed = together(*(somebody(f"process {number}") for number in range(4)))


def in_threads() -> tuple[list[dict], list[str]]:
    said, failed = [], []

    def work(name: str) -> None:
        try:
            somebody(name)(said.append)
        except Exception as problem:
            failed.append(repr(problem))
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(f"thread {number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return said, failed


threads, failed = in_threads()
same, crashed_too = together(*(somebody(f"tab {number}", once="one form") for number in range(4)))
texts = journal.texts()
tell(
    crashed=crashed + crashed_too,
    failed=failed,
    marks=sorted(line["mark"] for line in processes + threads),
    texts=sorted(text for text in texts if not text.startswith("tab")),
    from_tabs=sum(text.startswith("tab") for text in texts),
    answers=sorted({tuple(line["seqs"]) for line in same}),
    seqs=sorted(seq for line in processes + threads for seq in line["seqs"]),
    sound=journals.verify(journal.keys).sound,
    drafts=[journals.draft(journal.keys, f"{kind} {number}") for kind in ("process", "thread") for number in range(4)],
)
