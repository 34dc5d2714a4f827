"""What could not be read, and why.

ChatProblem           nothing can be read: one sentence saying what, where, what to do
Problem               one line was not understood; everything else was read
"""

from dataclasses import dataclass


class ChatProblem(Exception):
    """Nothing in these files can be read. The message is a sentence for the person."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that was not understood, or that the person should know.

    line: where it stands in its file, from 1; 0 for the file as a whole. kind: a code (docs/formats.md).
    text: a sentence.
    """

    line: int
    kind: str
    text: str

    def document(self) -> dict[str, object]:
        """The same for --json."""
        return {"line": self.line, "kind": self.kind, "text": self.text}
