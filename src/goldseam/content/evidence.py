"""What studies found, by id (`E-B6`), and what they say of a claim of the article, by the claim's id (`H-1`).

Advice shows these in one tap: the sentence, how sure one can be, whom it was found in, and where it stands.
"""

from dataclasses import dataclass
from typing import Any

from goldseam.content.claims import CLAIMS, Claim
from goldseam.content.shelf import Shelf, toml

# How strong: evidence.md §0 in plain words.
STRENGTH = {
    "A": "Several strict trials agree.",
    "B": "One good trial, or several studies over time.",
    "C": "One small study, or a single look.",
    "D": "Opinion, volunteers who came forward, or no study at all.",
}
# Whom it was found in; what was found in others is said to be so.
FOUND_IN = {
    "parted": ("people who had parted", ""),
    "couples": ("couples", "It was found in couples who were together."),
    "others": ("other people", "It was not found in people after a breakup, so it may not carry over."),
    "none": ("no study", ""),
}
STATUS = {
    "VERIFIED": "",
    "VERIFIED-2ND": "We saw the figures in a summary, not in the study itself.",
    "MEMORY": "Not yet checked at its source.",
}
VERDICTS = {
    "supported": "Studies back this claim, some of them only from the side.",
    "mixed": "Studies disagree, or it holds for some people and not for others.",
    "unsupported": "Nobody has tested this claim, or not on people who have parted.",
    "contradicted": "What studies found points the other way.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One finding, as a page shows it. `status_note` is empty where the figures were seen at the source."""

    id: str
    sentence: str
    grade: str
    grade_label: str
    grade_meaning: str
    citation: str
    status_note: str


def _finding(id_: str, fields: dict[str, Any]) -> Evidence:
    people, caution = FOUND_IN[fields["who"]]
    where = f" doi:{fields['doi']}" if "doi" in fields else f" {fields['url']}" if "url" in fields else ""
    return Evidence(
        id=id_,
        sentence=fields["says"],
        grade=fields["grade"],
        grade_label=f"{fields['grade']} · {people}",
        grade_meaning=fields.get("meaning") or " ".join(filter(None, (STRENGTH[fields["grade"]], caution))),
        citation=fields["cite"] + where,
        status_note=STATUS[fields["status"]],
    )


def _claim(claim: Claim, found: dict[str, Evidence]) -> Evidence:
    return Evidence(
        id=claim.id,
        sentence=claim.research,
        grade=claim.verdict,
        grade_label=f"{claim.verdict.capitalize()} · a claim of the article",
        grade_meaning=VERDICTS[claim.verdict],
        citation=" · ".join(found[id_].citation for id_ in claim.evidence),
        status_note="",
    )


def _read() -> dict[str, Evidence]:
    found = {id_: _finding(id_, fields) for id_, fields in toml("evidence.toml").items()}
    return found | {claim.id: _claim(claim, found) for claim in CLAIMS.values()}


EVIDENCE: Shelf[Evidence] = Shelf(_read)
