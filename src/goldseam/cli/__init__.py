"""The command line. Thin; imports Django only inside the commands that need it (docs/formats.md lists exit codes).

goldseam [open]     hand over to the app
goldseam programme  fold plain journal lines
goldseam chat …     what is in a messenger's export
goldseam coach …    what a draft or a reply says
goldseam journal …  the sealed journal: in, out, checked, gone
goldseam doctor     is everything in place
"""

import sys
from collections.abc import Sequence

from goldseam.cli.asking import Usage, parser
from goldseam.cli.says import Stop, say_why, speak_plainly

# Named in the contract and not made yet: whoever calls one gets a sentence, and --help does not speak of it.
NOT_YET = {
    ("serve",): "Serving Goldseam for others is not there yet. `goldseam open` starts it on your own machine.",
    ("demo",): "The example journal is not there yet. `goldseam open` starts with an empty one.",
    ("journal", "backup"): "Use `goldseam journal export FILE`: that file is a backup of everything.",
    ("journal", "restore"): "Use `goldseam journal import FILE`: it brings back what an export holds.",
}
OWN_OPTIONS = ("-h", "--help", "--version")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code: 0 done, 1 the thing asked about does not hold, 2 bad input."""
    speak_plainly()
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or (words[0].startswith("-") and words[0] not in OWN_OPTIONS):
        words.insert(0, "open")
    try:
        for name, sentence in NOT_YET.items():
            if tuple(words[: len(name)]) == name:
                raise Stop(sentence)
        asked = parser().parse_args(words)
        return int(asked.run(asked))
    except Stop as stop:
        return say_why(stop)
    except Usage as usage:
        return say_why(Stop(str(usage)))
    except KeyboardInterrupt:
        return say_why(Stop("Stopped. Nothing was left half-done."))
    except BrokenPipeError:
        sys.stderr.close()  # whoever read along has gone; there is nobody to tell
        return 0
