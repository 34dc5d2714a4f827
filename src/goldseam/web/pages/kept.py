"""What a person prepared, as a list: their words, a second line, and the place in the journal where it is changed."""

from collections.abc import Callable
from dataclasses import dataclass

from goldseam.programme import entries as e
from goldseam.web.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One thing that was kept."""

    seq: int
    words: str
    more: str = ""


def as_kept(line: e.Recorded) -> Kept | None:
    """The line as it is listed; None where it is another kind of line, or its words were erased."""
    match line.entry:
        case e.ReasonKept(text=text) | e.ValueNamed(text=text) | e.PictureWritten(text=text):
            words, more = text, ""
        case e.TrustedPersonNamed(name=name, how=how):
            words, more = name, how or ""
        case e.PlanMade(if_=if_, then=then):
            words, more = f"If {if_}, then I {then}", ""
            words = words if if_ or then else ""
        case _:
            return None
    return Kept(seq=line.seq, words=words, more=more) if words else None


def kept_of(kind: str) -> Callable[[Desk], list[Kept]]:
    """What is kept of this kind, the newest first."""

    def found(desk: Desk) -> list[Kept]:
        lines = desk.lines(tuple(reversed(desk.story.state.texts.get(kind, ()))))
        return [kept for line in lines if (kept := as_kept(line)) is not None]

    return found
