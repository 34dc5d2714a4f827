"""Seals: bound to vault, kind, line, epoch and detail."""

from dataclasses import replace

import pytest

from goldseam.vault import seals
from goldseam.vault.refusals import SealBroken
from goldseam.vault.seals import Place

HERE = Place("E", epoch=1, seq=7, detail=b"d" * 32)


def test_it_opens_where_it_belongs(keys):
    assert seals.open_seal(keys, HERE, seals.seal(keys, HERE, b"a line")) == b"a line"


@pytest.mark.parametrize(
    "elsewhere",
    [replace(HERE, kind="R"), replace(HERE, kind="S"), replace(HERE, epoch=2), replace(HERE, seq=8),
     replace(HERE, detail=b"")],
    ids=["as what is left of a line", "as a snapshot", "in another epoch", "on another line", "without its detail"],
)  # fmt: skip
def test_it_opens_nowhere_else(keys, elsewhere):
    with pytest.raises(SealBroken):
        seals.open_seal(keys, elsewhere, seals.seal(keys, HERE, b"a line"))


def test_it_does_not_open_in_another_vault_even_under_the_same_root(keys, another):
    box = seals.seal(keys, HERE, b"a line")
    for other in (another, replace(keys, vault_id=another.vault_id)):
        with pytest.raises(SealBroken):
            seals.open_seal(other, HERE, box)


@pytest.mark.parametrize("kind", ["E", "R", "H", "S", "K"])
def test_sizes_go_in_steps(keys, kind):
    place = Place(kind, epoch=1)
    short, longer = seals.seal(keys, place, b"no"), seals.seal(keys, place, b"not tonight, not like this")
    assert len(short) == len(longer)
    assert (len(short) - 30) % seals.BLOCKS[kind] == 0


def test_the_largest_numbers_fit(keys):
    place = Place("E", epoch=2**32 - 1, seq=2**63 - 1)
    assert seals.open_seal(keys, place, seals.seal(keys, place, b"x")) == b"x"
