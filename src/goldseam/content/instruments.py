"""Questionnaires in their exact words. A screen is a look at two weeks, never a diagnosis."""

from dataclasses import dataclass
from typing import Any

from goldseam.content.shelf import Shelf, words

PHQ_SOURCE = (
    "Developed by Drs Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with a grant "
    "from Pfizer Inc. No permission is required to reproduce, translate, display or distribute it."
)
CSI_SOURCE = "Couples Satisfaction Index: Funk and Rogge (2007). Journal of Family Psychology 21, 572."


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """One questionnaire. `answers` are those of every item, counted from 0; `scales` are the answers item by item."""

    name: str
    title: str
    stem: str
    items: tuple[str, ...]
    answers: tuple[str, ...]
    scales: tuple[tuple[str, ...], ...]
    source: str


def _alike(name: str, title: str, fields: dict[str, Any], scale: dict[str, Any], first: int | None = None) -> Screen:
    """A questionnaire whose items share their answers; `first` items of it, or all."""
    items, answers = tuple(fields["items"][:first]), tuple(scale["answers"])
    return Screen(
        name=name,
        title=title,
        stem=scale["stem"],
        items=items,
        answers=answers,
        scales=(answers,) * len(items),
        source=PHQ_SOURCE,
    )


def _read() -> dict[str, Screen]:
    kept = words("instruments")
    phq = kept["scales"]["phq"]
    csi = kept["csi4"]["items"]
    screens = (
        _alike("phq2", "PHQ-2", kept["phq8"], phq, first=2),
        _alike("phq8", "PHQ-8", kept["phq8"], phq),
        _alike("gad2", "GAD-2", kept["gad7"], phq, first=2),
        _alike("gad7", "GAD-7", kept["gad7"], phq),
        Screen(
            name="csi4",
            title="CSI-4",
            stem="",
            items=tuple(item["text"] for item in csi),
            answers=(),
            scales=tuple(tuple(item["answers"]) for item in csi),
            source=CSI_SOURCE,
        ),
    )
    return {screen.name: screen for screen in screens}


SCREENS: Shelf[Screen] = Shelf(_read)
