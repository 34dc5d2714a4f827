"""The folder, then only the file, belongs to somebody else: nothing in it can be written."""

import os

from stage import PASSPHRASE, Journal, begun, connection, database, finished, journals, letter, person, tell, told

from diary import NOW

NOBODY = 65534
journal = begun()
journal.write("one", "two")
journal.exported()
journals.settle_files()
connection.close()
before = database.read_bytes()


def somebody_else(say):
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    for step, attempt in {
        "there": journals.exists,
        "open": lambda: journals.unlock(PASSPHRASE, now=NOW),
        "read": lambda: Journal(journal.keys, "").texts(),
        "write": lambda: Journal(journal.keys, "").record(letter("x"), once="x"),
        "draft": lambda: journals.keep_draft(journal.keys, "letter", "x"),
    }.items():
        try:
            attempt()
            say({"step": step, "said": "done"})
        except journals.JournalProblem as problem:
            say({"step": step, "said": type(problem).__name__, "sentence": str(problem)})
        connection.close()


def kept_from_writing(folder_mode: int, file_mode: int) -> list[dict]:
    above = database.parent.parent
    while above != above.parent and above.stat().st_uid == os.getuid() and above.name:
        try:
            above.chmod(0o755)  # so that somebody else gets as far as the folder
        except OSError:
            break
        above = above.parent
    database.chmod(file_mode)
    database.parent.chmod(folder_mode)
    number, reader = person(somebody_else)
    said = told(reader)
    well = finished(number)
    database.parent.chmod(0o700)
    database.chmod(0o600)
    return said if well else [*said, {"step": "crashed", "said": "crashed"}]


results = {
    "folder and file": kept_from_writing(0o555, 0o444),
    "not even readable": kept_from_writing(0o500, 0o400),
}
after = Journal(journals.unlock(PASSPHRASE, now=NOW), "")
tell(results=results, texts=after.texts(), sound=journals.verify(after.keys).sound, same=len(before) > 0)
