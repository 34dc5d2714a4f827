"""What can be wrong with a journal file. Every message is a sentence or two a face can show as it is.

JournalFileProblem
├── NotAJournal        something else, or nothing that says what it is
├── NewerFormat        written by a later version
├── WrongPassphrase    it does not open this file
├── TooSlow            this machine is too slow or too busy to open it
└── Damaged            cut off, or changed since it was written
"""


class JournalFileProblem(Exception):
    """Something is the matter with a journal file."""


class NotAJournal(JournalFileProblem):
    """Something else, or nothing that says what it is."""


class NewerFormat(JournalFileProblem):
    """Written by a later version of this program."""


class WrongPassphrase(JournalFileProblem):
    """The passphrase does not open this file."""


class TooSlow(JournalFileProblem):
    """This machine is too slow, or too busy just now, to open it."""


class Damaged(JournalFileProblem):
    """Cut off, or changed since it was written."""
