"""The chain: each row's link depends on every row before it, so nothing can be cut, swapped or slipped in unseen.

    digest = SHA-256(bound to ‖ box)
    link 0 = HMAC-SHA256(chain key, "goldseam/chain/1" ‖ vault id ‖ epoch u32)
    link n = HMAC-SHA256(chain key, link n−1 ‖ digest n)

A row that is erased keeps its digest and link.
"""

import hashlib
import hmac

from goldseam.vault.keys import VaultKeys

LINK_BYTES = 32


def digest(bound_to: bytes, box: bytes) -> bytes:
    """What stands for a row in the chain."""
    return hashlib.sha256(bound_to + box).digest()


def beginning(keys: VaultKeys, epoch: int) -> bytes:
    """The link before the first row."""
    start = b"goldseam/chain/1" + keys.vault_id + epoch.to_bytes(4, "big")
    return hmac.digest(keys.key("chain"), start, "sha256")


def link(keys: VaultKeys, before: bytes, row_digest: bytes) -> bytes:
    """The link of a row, from the link before it and its own digest."""
    return hmac.digest(keys.key("chain"), before + row_digest, "sha256")
