"""What the report needs of whoever draws it. Chats and charts know nothing of each other; a page brings them together.

`goldseam.charts` is such a thing: report_html(transcript, me, them, charts=goldseam.charts).
"""

from collections.abc import Callable, Sequence
from typing import Any, Protocol


class Charts(Protocol):
    """Makers of pictures: see goldseam.charts for what each takes and gives."""

    @property
    def Level(self) -> Callable[[int, int, float], Any]: ...
    @property
    def Line(self) -> Callable[..., Any]: ...
    @property
    def Panel(self) -> Callable[..., Any]: ...
    @property
    def Axis(self) -> Callable[..., Any]: ...
    @property
    def NARROW(self) -> Any: ...
    @property
    def WIDE(self) -> Any: ...
    @property
    def over_time(self) -> Callable[..., str]: ...
    @property
    def shared(self) -> Callable[[float, float | None, float | None, str], str]: ...
    @property
    def day(self) -> Callable[[Sequence[float], Sequence[float], str], str]: ...
