"""Slots: the root key wrapped under a passphrase or a recovery code. What a vault is opened with.

    0       format   1
    1       kind     1 = passphrase · 2 = recovery code
    2       stretch  1 = Argon2id, version 1.3 · 2 = none (the code is 160 random bits)
    3–6     memory   KiB, big-endian; 0 without stretching
    7–10    passes   0 without stretching
    11–14   lanes    0 without stretching
    15–30   salt     16 random bytes
    31–62   commitment
    63–124  a box (boxes.py) holding the root

    R          = Argon2id(passphrase, salt, cost), or the 20 bytes of the code
    bound to   = "goldseam/slot/1" ‖ vault id ‖ bytes 0–30
    commitment = HMAC-SHA256(HKDF(R, salt, "goldseam/commit/1"), bound to)
    box        = sealed under HKDF(R, salt, "goldseam/kek/1"), bound to the same

The commitment is compared first, in constant time. It ties the slot to one key, which the AES-GCM family does not
(else a crafted slot could test many passphrases at once), and it notices a changed cost, kind or vault. No verifier is
kept: a wrong passphrase is a commitment that does not fit.
"""

import hmac
import os
import struct
from dataclasses import dataclass
from typing import Literal, TypeAlias

from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from goldseam.vault import boxes, passphrases, recovery, stretch
from goldseam.vault.keys import KEY_BYTES, VaultKeys, derive
from goldseam.vault.refusals import NewerFormat, SealBroken, SlotDamaged, WrongKey
from goldseam.vault.stretch import POLICY, Cost, Policy

Kind: TypeAlias = Literal["passphrase", "recovery"]

FORMAT = 1
SALT_BYTES = 16
COMMITMENT_BYTES = 32
OPENING = struct.Struct(">BBBIII16s")
BOX_BYTES = boxes.SMALLEST + KEY_BYTES
SLOT_BYTES = OPENING.size + COMMITMENT_BYTES + BOX_BYTES
KINDS: dict[int, Kind] = {1: "passphrase", 2: "recovery"}
ARGON2ID, NOTHING = 1, 2
STRETCHED: dict[Kind, int] = {"passphrase": ARGON2ID, "recovery": NOTHING}
NO_COST = Cost(memory=0, passes=0, lanes=0)


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot taken apart; nothing in it is secret."""

    kind: Kind
    cost: Cost
    salt: bytes
    opening: bytes
    commitment: bytes
    box: bytes


def read(slot: bytes) -> Slot:
    """A slot taken apart. Raises SlotDamaged, or NewerFormat where its first byte is not ours."""
    if slot[:1] and slot[0] != FORMAT:
        raise NewerFormat(f"slot format {slot[0]}")
    if len(slot) != SLOT_BYTES:
        raise SlotDamaged(f"{len(slot)} bytes")
    _, kind_code, stretched, memory, passes, lanes, salt = OPENING.unpack_from(slot)
    kind, cost = KINDS.get(kind_code), Cost(memory=memory, passes=passes, lanes=lanes)
    if kind is None or stretched != STRETCHED[kind] or (kind == "recovery" and cost != NO_COST):
        raise SlotDamaged(f"kind {kind_code}, stretch {stretched}, {cost}")
    rest = slot[OPENING.size :]
    return Slot(
        kind=kind,
        cost=cost,
        salt=salt,
        opening=slot[: OPENING.size],
        commitment=rest[:COMMITMENT_BYTES],
        box=rest[COMMITMENT_BYTES:],
    )


def _bound_to(vault_id: bytes, opening: bytes) -> bytes:
    return b"goldseam/slot/1" + vault_id + opening


def _commitment(secret: bytes, salt: bytes, bound_to: bytes) -> bytes:
    return hmac.digest(derive(secret, "commit", salt), bound_to, "sha256")


def _wrap(keys: VaultKeys, kind: Kind, cost: Cost, salt: bytes, secret: bytes) -> bytes:
    code = next(code for code, name in KINDS.items() if name == kind)
    opening = OPENING.pack(FORMAT, code, STRETCHED[kind], cost.memory, cost.passes, cost.lanes, salt)
    bound_to = _bound_to(keys.vault_id, opening)
    box = boxes.close(AESGCMSIV(derive(secret, "kek", salt)), keys.root, bound_to)
    return opening + _commitment(secret, salt, bound_to) + box


def _unwrap(slot: Slot, vault_id: bytes, secret: bytes) -> VaultKeys:
    bound_to = _bound_to(vault_id, slot.opening)
    if not hmac.compare_digest(slot.commitment, _commitment(secret, slot.salt, bound_to)):
        raise WrongKey("the commitment does not fit")
    try:
        root = boxes.open_box(AESGCMSIV(derive(secret, "kek", slot.salt)), slot.box, bound_to)
    except (SealBroken, NewerFormat):  # a slot of our format holds a box of our format, or was damaged
        raise SlotDamaged("the commitment fits, the box does not") from None
    return VaultKeys(vault_id=vault_id, root=root)


def _of_kind(slot: bytes, kind: Kind) -> Slot:
    parts = read(slot)
    if parts.kind != kind:
        raise WrongKey(f"this slot is for a {parts.kind}")
    return parts


def for_passphrase(keys: VaultKeys, passphrase: str, policy: Policy | None = None) -> bytes:
    """A slot that this passphrase opens. Its rules are checked by passphrases.problem, not here."""
    cost, salt = (policy or POLICY).chosen, os.urandom(SALT_BYTES)
    return _wrap(keys, "passphrase", cost, salt, stretch.stretch(passphrases.normal(passphrase), salt, cost))


def open_with_passphrase(slot: bytes, vault_id: bytes, passphrase: str, policy: Policy | None = None) -> VaultKeys:
    """The keys. Raises WrongKey, CostLowered, SlotDamaged, NewerFormat or TooBusy."""
    parts = _of_kind(slot, "passphrase")
    (policy or POLICY).check(parts.cost)
    if not passphrases.possible(passphrase):
        raise WrongKey("no passphrase looks like this")  # so none of it is worth 64 MiB of work
    return _unwrap(parts, vault_id, stretch.stretch(passphrases.normal(passphrase), parts.salt, parts.cost))


def outdated(slot: bytes, policy: Policy | None = None) -> bool:
    """Whether a passphrase slot costs less than new ones do and should be made anew."""
    return not read(slot).cost.covers((policy or POLICY).chosen)


def for_code(keys: VaultKeys, code: str) -> bytes:
    """A slot that this recovery code opens. Raises NotACode."""
    return _wrap(keys, "recovery", NO_COST, os.urandom(SALT_BYTES), recovery.read(code))


def open_with_code(slot: bytes, vault_id: bytes, code: str) -> VaultKeys:
    """The keys. Raises NotACode, WrongKey, SlotDamaged or NewerFormat."""
    return _unwrap(_of_kind(slot, "recovery"), vault_id, recovery.read(code))
