"""The recovery code: 160 random bits in letters and digits that are hard to confuse, with two that check the rest.

    160 bits ─▶ 32 characters of Crockford's base 32 ─▶ + 2 characters: the number modulo 1021 ─▶ groups of four

1021 is a prime below 32², and 32 is a generator modulo 1021's large enough subgroup: every single wrong character and
every two swapped ones change the check (tests/vault/test_recovery.py tries them all).
"""

import os

from goldseam.vault.refusals import NotACode

CODE_BYTES = 20
BODY = 32
CHECKS = 2
MODULUS = 1021
GROUP = 4
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOK_ALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
SEPARATORS = str.maketrans("", "", "-–—_ \t\r\n\u00a0")


def normal(text: str) -> str:
    """The characters of a code as typed, without dashes and spaces, look-alikes made one."""
    return text.translate(SEPARATORS).upper().translate(LOOK_ALIKES)


def _written(number: int, length: int) -> str:
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(length)))


def _number(text: str) -> int:
    number = 0
    for character in text:
        number = number * 32 + ALPHABET.index(character)
    return number


def write(secret: bytes) -> str:
    """The code for 20 bytes, in groups of four."""
    number = int.from_bytes(secret, "big")
    text = _written(number, BODY) + _written(number % MODULUS, CHECKS)
    return "-".join(text[start : start + GROUP] for start in range(0, len(text), GROUP))


def fresh() -> str:
    """A new code."""
    return write(os.urandom(CODE_BYTES))


def read(text: str) -> bytes:
    """The 20 bytes of a code. Raises NotACode with a sentence for the person."""
    typed = normal(text)
    strange = next((character for character in typed if character not in ALPHABET), None)
    if strange is not None:
        raise NotACode(f"A spare key never holds “{strange}”. Please look at that place again.")
    if len(typed) != BODY + CHECKS:
        raise NotACode(f"A spare key has {BODY + CHECKS} letters and digits; this has {len(typed)}.")
    number = _number(typed[:BODY])
    if _number(typed[BODY:]) != number % MODULUS:
        raise NotACode("One of the characters is not right. Please compare it with your paper, group by group.")
    return number.to_bytes(CODE_BYTES, "big")


def problem(text: str) -> str | None:
    """What is wrong with this code, as a sentence; None where it could be one."""
    try:
        read(text)
    except NotACode as reason:
        return str(reason)
    return None
