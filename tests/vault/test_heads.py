"""The head: it comes back whole, and says nothing by its size."""

import pytest

from goldseam.vault import heads, seals
from goldseam.vault.heads import Head
from goldseam.vault.refusals import SealBroken

ALL_FACTS = frozenset(
    {"explicit_no", "blocked", "third_party_no", "unanswered", "order", "police_warning", "minor", "ex_afraid",
     "harm_intent", "user_was_harmed", "monitoring_admitted"}
)  # fmt: skip


def test_it_comes_back_whole(keys):
    head = Head(seq=12, link=b"l" * 32, facts=ALL_FACTS, unanswered=2, settled=True)
    assert heads.open_head(keys, 3, heads.seal_head(keys, 3, head)) == head


def test_its_size_does_not_tell_whether_anything_closed(keys):
    empty = heads.seal_head(keys, 1, Head(seq=0, link=bytes(32)))
    full = heads.seal_head(keys, 1, Head(seq=99_999, link=b"\xff" * 32, facts=ALL_FACTS, unanswered=2, settled=True))
    assert len(empty) == len(full)


def test_another_epoch_does_not_open_it(keys):
    with pytest.raises(SealBroken):
        heads.open_head(keys, 2, heads.seal_head(keys, 1, Head(seq=1, link=bytes(32))))


@pytest.mark.parametrize("content", [b"{}", b"[]", b'{"seq": "x", "link": "", "facts": [], "unanswered": 0}'])
def test_something_else_under_a_good_seal_is_broken(keys, content):
    with pytest.raises(SealBroken):
        heads.open_head(keys, 1, seals.seal(keys, seals.Place("H", 1), content))
