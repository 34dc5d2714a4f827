"""Padding, so that a size on disk says little about what is inside.

0–3   length of the content, big-endian
4–    the content, then zeros up to a multiple of the block
"""

from goldseam.vault.refusals import SealBroken

LENGTH_BYTES = 4


def pad(content: bytes, block: int) -> bytes:
    """`content` with its length before it and zeros after it, a multiple of `block` bytes long."""
    framed = len(content).to_bytes(LENGTH_BYTES, "big") + content
    return framed + bytes(-len(framed) % block)


def unpad(padded: bytes) -> bytes:
    """The content. Raises SealBroken where the frame is not one of ours."""
    end = LENGTH_BYTES + int.from_bytes(padded[:LENGTH_BYTES], "big")
    if not LENGTH_BYTES <= end <= len(padded) or padded.count(0, end) != len(padded) - end:
        raise SealBroken("the frame inside the seal does not fit")
    return padded[LENGTH_BYTES:end]
