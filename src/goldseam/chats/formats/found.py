"""What one reader found in one file."""

from dataclasses import dataclass, field

from goldseam.chats.problems import Problem
from goldseam.chats.transcript import NO_DOUBT, Columns, DayOrder, Listed

MOST_PROBLEMS = 1000  # told one by one; more of them say nothing more


@dataclass(slots=True)
class Found:
    """Records and what was noticed. titles: of each conversation by its id; instants: times are UTC instants."""

    format: str
    columns: Columns = field(default_factory=Listed)
    titles: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    day_order: DayOrder = NO_DOUBT
    locale: str | None = None
    instants: bool = False

    def tell(self, line: int, kind: str, text: str) -> None:
        """Note a problem; after a thousand only count on."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(line, kind, text))
        elif len(self.problems) == MOST_PROBLEMS:
            self.problems.append(Problem(0, "more", "There were more such lines; these thousand are the first."))
