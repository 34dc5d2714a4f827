"""What the article claims and what research says; what this is and is not; who can see it.

All of it can be read before anything is stored, and while the journal is locked.
"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from goldseam.content import claims as content
from goldseam.content.evidence import EVIDENCE
from goldseam.web.access import desk_of, public, visitor
from goldseam.web.paper import page

# The verdicts in the order of their strength: the picture that stands before each, and what the word means here.
VERDICTS = {
    "supported": ("circle-check", "Studies back it, some of them only from the side."),
    "mixed": ("circle-dot", "Studies disagree, or it holds for some people and not for others."),
    "unsupported": ("circle-dashed", "Nobody has tested it, or not on people who have parted. It may still be wise."),
    "contradicted": ("x", "What studies found points the other way."),
}


@dataclass(frozen=True, slots=True)
class Group:
    """The claims of one step of the article."""

    title: str
    sentence: str
    first: int
    last: int

    @property
    def ids(self) -> tuple[str, ...]:
        """Their ids, in the order of the article."""
        return tuple(f"H-{number}" for number in range(self.first, self.last + 1))


GROUPS = (
    Group("Give space", "Quiet helps. What the article promises of it does not hold.", 1, 5),
    Group("Grow", "Most of it is good for you, whatever they decide.", 6, 10),
    Group("Get in touch, slowly", "Hardly studied. What stands here is respect, not a method.", 11, 14),
    Group("Talk honestly", "The best supported step, where both want it.", 15, 17),
    Group("With help", "Someone beside you, trained for this.", 18, 18),
)


@visitor
@require_GET
def claims(request: HttpRequest) -> HttpResponse:
    """Every claim of the article, its verdict in one word, and on a tap what was found and what stands here instead."""
    groups = [(group, [content.CLAIMS[claim_id] for claim_id in group.ids]) for group in GROUPS]
    every = [claim for _, found in groups for claim in found]
    counts = {verdict: sum(claim.verdict == verdict for claim in every) for verdict in VERDICTS}
    return page(
        request,
        "claims/claims.html",
        desk=desk_of(request),
        groups=groups,
        counts=counts,
        verdicts=VERDICTS,
        evidence=EVIDENCE,
    )


@public
@require_GET
def about(request: HttpRequest) -> HttpResponse:
    """What this is and is not, how it can fail, and how to tell us (AB-34, AB-35)."""
    return page(request, "claims/about.html", desk=desk_of(request))


@public
@require_GET
def safer(request: HttpRequest) -> HttpResponse:
    """Who can see this device, a private window, a safer device, and what Leave does and does not (AB-01)."""
    return page(request, "claims/safer.html", desk=desk_of(request))


addresses = [
    path("p/j8", claims, name="claims"),
    path("p/j9", about, name="about"),
    path("p/j10", safer, name="safer"),
]
