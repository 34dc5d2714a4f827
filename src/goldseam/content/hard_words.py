"""Whether a text has words in it after which help is offered beside it (CR-04). A card is all that follows from it.

No answer here is stored, shown to anybody, or asked by anything that opens or closes a page: a list of words is wrong
too often for that, both ways.
"""

import re
import unicodedata
from functools import cache

from goldseam.content.shelf import words

APOSTROPHES = str.maketrans("", "", "'’‘`´")  # left out: many people write none


@cache
def _hits() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{hit})" for hit in words("hard_words")["hits"]))


def said(text: str) -> bool:
    """Whether somebody who writes this may be thinking of dying or of hurting themselves. Tuned to miss little."""
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().translate(APOSTROPHES).split())
    return _hits().search(plain) is not None
