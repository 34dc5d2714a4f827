"""What may be a passphrase: 15 characters or more, up to 256, any at all (NIST 800-63B-4; safety.md AU-01)."""

import unicodedata

SHORTEST = 15
LONGEST = 256


def _composed(text: str) -> str:
    # The same letters can be typed as different code points on different keyboards.
    return unicodedata.normalize("NFKC", text)


def normal(text: str) -> bytes:
    """The bytes of a passphrase, however its characters were typed. Raises UnicodeEncodeError for half characters."""
    return _composed(text).encode()


def possible(text: str) -> bool:
    """Whether any vault could have this passphrase. Old ones may be shorter than new ones have to be."""
    try:
        return 0 < len(_composed(text)) <= LONGEST and bool(normal(text))
    except UnicodeEncodeError:
        return False


def problem(text: str) -> str | None:
    """What is wrong with this passphrase, as a sentence; None where nothing is."""
    try:
        length = len(normal(text).decode())
    except UnicodeEncodeError:
        return "Please leave out the character that shows as a box: it cannot be typed again reliably."
    if length < SHORTEST:
        return f"Please use at least {SHORTEST} characters. A short sentence is easy to remember."
    if length > LONGEST:
        return f"Please use at most {LONGEST} characters."
    return None
