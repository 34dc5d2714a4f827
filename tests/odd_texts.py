"""Pieces which, said again a hundred thousand times, are as hard to read as anything we could think of."""

LENGTH = 1_000_000
PIECES = (
    "a", "a ", "'", '" a', "' a", "dont ", "stop it ", "a\n", "a.", "😂", "😂😭", "\u200d", "é", "ﷺ", "a,", "(", "a'",
    "he told she said ", "i do not call me you any more please stop ", "give me not the of to you ", "\u0301", "1a",
    "i took all my pills on the bridge to jump off ", "leave me alone not ", "~ ",
)  # fmt: skip


def grown(piece: str) -> str:
    """A million signs of it."""
    return (piece * (LENGTH // len(piece) + 1))[:LENGTH]
