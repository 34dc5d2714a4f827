"""The chain: any change before a link changes the link."""

from goldseam.vault import chain


def test_the_beginning_depends_on_vault_and_epoch(keys, another):
    assert len({chain.beginning(keys, 1), chain.beginning(keys, 2), chain.beginning(another, 1)}) == 3


def test_a_link_depends_on_what_came_before_on_the_row_and_on_the_key(keys, another):
    before, other = chain.beginning(keys, 1), chain.beginning(keys, 2)
    row, changed = chain.digest(b"place", b"box"), chain.digest(b"place", b"bOx")
    links = {
        chain.link(keys, before, row),
        chain.link(keys, other, row),
        chain.link(keys, before, changed),
        chain.link(another, before, row),
    }
    assert len(links) == 4


def test_a_digest_depends_on_place_and_box():
    assert len({chain.digest(b"a", b"b"), chain.digest(b"b", b"b"), chain.digest(b"a", b"a")}) == 3
