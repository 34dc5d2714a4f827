"""The eighteen claims of the source article: what it says, what research says of it, what stands here instead."""

from dataclasses import dataclass

from goldseam.content.shelf import Shelf, toml

VERDICTS = ("supported", "mixed", "unsupported", "contradicted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim. `evidence` are ids of `goldseam.content.evidence`."""

    id: str
    claim: str
    verdict: str
    research: str
    instead: str
    evidence: tuple[str, ...]


def _read() -> dict[str, Claim]:
    return {
        id_: Claim(id=id_, **{**fields, "evidence": tuple(fields["evidence"])})
        for id_, fields in toml("claims.toml").items()
    }


CLAIMS: Shelf[Claim] = Shelf(_read)
