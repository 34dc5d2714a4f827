"""Why relationships end: the list one chooses a reason from."""

from dataclasses import dataclass

from goldseam.content.shelf import Shelf, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """One reason. `number` is its place in the list and in addresses; `code` stands in the journal for ever."""

    number: int
    code: str
    title: str
    sentence: str
    examples: tuple[str, ...]


def _read() -> dict[str, Cause]:
    return {
        code: Cause(
            number=number,
            code=code,
            title=fields["title"],
            sentence=fields["sentence"],
            examples=tuple(fields["examples"]),
        )
        for number, (code, fields) in enumerate(words("causes").items(), start=1)
    }


CAUSES: Shelf[Cause] = Shelf(_read)


def number(code: str) -> int:
    """The place of this cause in the list, from 1. Raises KeyError for a code nobody listed."""
    return CAUSES[code].number


def numbered(place: int) -> Cause:
    """The cause at this place. Raises LookupError where there is none."""
    for cause in CAUSES.values():
        if cause.number == place:
            return cause
    raise LookupError(f"no cause has the number {place}")
