"""Who wrote a WhatsApp line, told from notices; and lines inside a message that only look like a header.

A name ends at the first colon and blank, but names and notices may contain one too. So names are learned from the whole
file: a prefix everybody of which goes on the same way is part of a longer name; a prefix seen once with a notice's
words is a notice.
"""

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from goldseam.chats.formats.stamps import BLANKS, cleaned
from goldseam.chats.formats.whatsapp_bodies import is_notice

LONGEST_NAME = 100  # characters; WhatsApp's own limit for a group is 100, for a person 25
HOUR, DAY = 3_600_000_000, 86_400_000_000
_BLANK = f"[ {BLANKS}]"
_COLON = re.compile(rf":(?={_BLANK}|\r?\Z)")
_QUOTES = re.compile('[“”„«»"]')
Split = tuple[str, int]  # a name, and where the body begins


def splits(rest: str) -> list[Split]:
    """Every way to part the line after its header into name and body, shortest name first."""
    first = rest.find(": ", 0, LONGEST_NAME)
    if first > 0 and rest.find(":", first + 1, LONGEST_NAME + 1) < 0 and rest.find(":", 0, first) < 0:
        name = named(rest[:first])
        return [(name, min(first + 2, len(rest.rstrip("\r"))))] if name else []
    found: list[Split] = []
    for colon in _COLON.finditer(rest[: LONGEST_NAME + 1]):
        name = named(rest[: colon.start()])
        if name:
            found.append((name, min(colon.end() + 1, len(rest.rstrip("\r"))) if colon.end() < len(rest) else len(rest)))
        if len(found) == 3:
            break
    return found


def tight(rest: str) -> Split | None:
    """Name and body where no blank follows the colon, as in files somebody saved again."""
    colon = rest.find(":", 0, LONGEST_NAME)
    name = named(rest[:colon]) if colon > 0 else ""
    return (name, colon + 1) if name else None


@functools.lru_cache(maxsize=4096)
def named(text: str) -> str:
    """A name as people know it: no marks, plain blanks."""
    return cleaned(text).strip()


class Names:
    """The names of one file, learned from every line's possible splits."""

    def __init__(self, lines: Iterable[Sequence[Split]]) -> None:
        self.counts: Counter[str] = Counter()
        going_on: dict[str, Counter[str | None]] = defaultdict(Counter)
        for found in lines:
            if found:
                self.counts[found[0][0]] += 1
                going_on[found[0][0]][found[1][0] if len(found) > 1 else None] += 1
        self.longer: dict[str, str] = {}
        for name, next_ones in going_on.items():
            (next_one, count) = next_ones.most_common(1)[0]
            if next_one is not None and count >= 3 and count == self.counts[name]:
                self.longer[name] = next_one

    def of(self, rest: str, found: Sequence[Split]) -> Split | None:
        """Whose line this is, and where its body begins; None for a notice."""
        if not found:
            loose = tight(rest)
            return loose if loose and (loose[0] in self.counts or self._all_tight()) else None
        name, body = found[0]
        if name in self.longer and len(found) > 1 and found[1][0] == self.longer[name]:
            return found[1]
        if len(found) > 1 and self.counts[name] == 1 and found[1][0] in self.counts:
            return found[1]
        return None if self._notice(name, rest) else (name, body)

    def _all_tight(self) -> bool:
        return not self.counts

    def _notice(self, name: str, rest: str) -> bool:
        if self.counts[name] > 2 or len(name) < 12:
            return False
        return bool(_QUOTES.search(name)) or is_notice(name) or (len(name) > 60 and is_notice(rest))


def impostors(at: Sequence[int], senders: Sequence[str | None], notice: Mapping[int, bool]) -> set[int]:
    """Rows that are lines inside a message: in a chat of two, a third name whose times never fit its neighbours.

    at: microseconds; notice: for rows without a name, whether the words are a known notice. A row without a name is one
    too where its time lies more than a day off and its words are no known notice.
    """
    if len(at) < 6:
        return set()
    counts = Counter(sender for sender in senders if sender is not None)
    usual = {name for name, _ in counts.most_common(2)}
    strange = [row for row, sender in enumerate(senders) if sender not in usual]
    return judged(at, senders, usual, strange, notice)


def judged(
    at: Sequence[int],
    senders: Sequence[str | None],
    usual: set[str],
    strange: Sequence[int],
    notice: Mapping[int, bool],
) -> set[int]:
    """The same, given the two usual names and the rows of everybody else."""
    off = _off(at, strange)
    rows_of: dict[str, list[int]] = defaultdict(list)
    found: set[int] = set()
    for row in strange:
        sender = senders[row]
        if sender is not None:
            rows_of[sender].append(row)
        elif row and off[row] > DAY and not notice.get(row, True):
            found.add(row)
    false = {name for name, rows in rows_of.items() if all(off[row] > HOUR for row in rows)}
    if len(rows_of) > len(false) and false:
        return found if len(usual) + len(rows_of) - len(false) > 2 else found | _rows(rows_of, false)
    return found | _rows(rows_of, false)


def _rows(rows_of: Mapping[str, list[int]], names: set[str]) -> set[int]:
    return {row for name in names for row in rows_of[name]}


def _off(at: Sequence[int], strange: Sequence[int]) -> dict[int, int]:
    """How far each of these rows lies outside its nearest usual neighbours, in microseconds."""
    among = set(strange)
    found: dict[int, int] = {}
    for row in strange:
        before, after = row - 1, row + 1
        while before >= 0 and before in among:
            before -= 1
        while after < len(at) and after in among:
            after += 1
        early = int(at[before]) - int(at[row]) if before >= 0 else 0
        late = int(at[row]) - int(at[after]) if after < len(at) else 0
        found[row] = max(early, late, 0)
    return found
