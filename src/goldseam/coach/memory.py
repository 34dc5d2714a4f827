"""Single words stay in memory to be read faster next time. Here they are let go of, when a session ends."""

from goldseam.coach import concepts, features, spelling


def forget() -> None:
    """Let go of every word of anybody's text."""
    spelling.whole.cache_clear()
    concepts.stem.cache_clear()
    features.letters_of.cache_clear()
