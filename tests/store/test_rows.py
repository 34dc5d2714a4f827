"""Walking along the chain: one line damaged costs one line, and nothing damaged is ever taken for whole."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldseam.store.rows import Anchor, Row, Walk, new_row
from goldseam.vault import chain, fresh_keys, seals
from goldseam.vault.seals import Place

KEYS = fresh_keys()
EPOCH = 1


def written(count: int, keys=KEYS, epoch=EPOCH, mark=b"line") -> list[Row]:
    link, rows = chain.beginning(keys, epoch), []
    for seq in range(1, count + 1):
        rows.append(new_row(keys, epoch, seq, link, mark + b" %d" % seq))
        link = rows[-1].link
    return rows


TEN = written(10)


def walked(rows, last=10, end=TEN[-1].link, anchor=None, open_from=1):
    anchor = anchor or Anchor(0, chain.beginning(KEYS, EPOCH))
    return list(Walk(KEYS, EPOCH, anchor, last, end, open_from).along(rows))


def report(found):
    """What is wrong where; and that whatever is shown is what was written there."""
    assert [one.seq for one in found if one.fault != "end"] == list(range(1, len(found) + 1 - any_end(found)))
    assert all(one.text in (None, b"line %d" % one.seq) for one in found)
    assert all((one.text is None) == (one.fault is not None) for one in found)
    return {one.seq: one.fault for one in found if one.fault is not None}


def any_end(found) -> bool:
    return any(one.fault == "end" for one in found)


def flipped(value: bytes) -> bytes:
    return bytes([value[0] ^ 1]) + value[1:]


def with_row(place: int, **changes) -> list[Row]:
    return [replace(row, **changes) if row.seq == place else row for row in TEN]


def test_a_whole_chain_is_read_whole():
    assert report(walked(TEN)) == {}


def test_an_empty_chain_is_whole():
    assert walked([], last=0, end=chain.beginning(KEYS, EPOCH)) == []


@pytest.mark.parametrize("place", [1, 5, 10])
def test_a_deleted_line_is_missing_and_the_rest_is_read(place):
    assert report(walked([row for row in TEN if row.seq != place])) == {place: "missing"}


def test_lines_cut_off_at_the_end_are_missing():
    assert report(walked(TEN[:6])) == dict.fromkeys(range(7, 11), "missing")


def test_everything_gone_is_all_missing():
    assert report(walked([])) == dict.fromkeys(range(1, 11), "missing")


@pytest.mark.parametrize("place", [1, 5, 10])
@pytest.mark.parametrize("column", ["sealed", "digest", "link"])
def test_a_flipped_bit_costs_at_most_its_own_line(place, column):
    row = TEN[place - 1]
    wrong = report(walked(with_row(place, **{column: flipped(getattr(row, column))})))
    assert set(wrong) <= {place}
    if column != "link":
        assert wrong == {place: "changed"}


@pytest.mark.parametrize("place", [1, 5, 10])
def test_a_damaged_link_alone_costs_nothing(place):
    assert report(walked(with_row(place, link=bytes(32)))) == {}


def test_two_lines_swapped_are_both_changed():
    third, fourth = TEN[2], TEN[3]
    swapped = [*TEN[:2], replace(fourth, seq=3), replace(third, seq=4), *TEN[4:]]
    assert report(walked(swapped)) == {3: "changed", 4: "changed"}


def test_a_line_copied_over_another_is_changed():
    assert report(walked([*TEN[:4], replace(TEN[1], seq=5), *TEN[5:]])) == {5: "changed"}


def test_lines_renumbered_after_one_was_taken_out_are_all_changed():
    closed_up = [*TEN[:4], *(replace(row, seq=row.seq - 1) for row in TEN[5:])]
    assert report(walked(closed_up)) == {**dict.fromkeys(range(5, 10), "changed"), 10: "missing"}


def test_a_line_from_another_vault_is_changed():
    stranger = written(10, keys=fresh_keys())
    assert report(walked([*TEN[:4], stranger[4], *TEN[5:]])) == {5: "changed"}


def test_a_line_from_an_earlier_epoch_is_changed():
    earlier = written(10, epoch=2)
    assert report(walked([*TEN[:4], earlier[4], *TEN[5:]])) == {5: "changed"}
    assert report(walked(with_row(5, epoch=2))) == {5: "changed"}


def test_a_line_of_the_same_vault_from_a_copy_that_went_another_way_is_not_shown():
    fork, link = [], TEN[3].link
    for seq in range(5, 11):
        fork.append(new_row(KEYS, EPOCH, seq, link, b"another evening"))
        link = fork[-1].link
    assert report(walked([*TEN[:4], fork[0], *TEN[5:]])) == {5: "changed", 6: "changed"}
    only_its_words = replace(TEN[4], sealed=fork[0].sealed, digest=fork[0].digest)
    assert report(walked([*TEN[:4], only_its_words, *TEN[5:]])) == {4: "changed", 5: "changed"}


def test_an_end_from_a_copy_that_went_another_way_is_named():
    link = TEN[7].link
    fork = []
    for seq in (9, 10):
        fork.append(new_row(KEYS, EPOCH, seq, link, b"line %d" % seq))
        link = fork[-1].link
    found = walked([*TEN[:8], *fork])
    assert found[-1].fault == "end"


def test_an_older_end_put_back_is_named():
    found = walked(TEN, end=TEN[7].link)
    assert report(found) == {10: "end"}


def test_without_a_head_lines_are_read_and_nobody_knows_the_end():
    assert report(walked(TEN, end=None)) == {}


def test_lines_beyond_the_last_or_twice_are_left_aside():
    assert report(walked([*TEN, replace(TEN[9], seq=11)])) == {}
    assert report(walked([TEN[0], TEN[0], *TEN[1:]])) == {}


def test_an_erased_line_keeps_its_place_in_the_chain():
    row = TEN[4]
    rest = seals.seal(KEYS, Place("R", epoch=EPOCH, seq=5, detail=row.digest), b"line 5")
    assert report(walked(with_row(5, sealed=rest))) == {}


def test_what_is_left_of_a_line_fits_no_other_line():
    rest = seals.seal(KEYS, Place("R", epoch=EPOCH, seq=5, detail=TEN[5].digest), b"line 5")
    assert report(walked(with_row(5, sealed=rest))) == {5: "changed"}


def test_lines_before_the_first_to_open_are_checked_but_not_opened():
    found = walked(TEN, open_from=8)
    assert [one.text for one in found] == [None] * 7 + [b"line 8", b"line 9", b"line 10"]
    broken = walked(with_row(3, sealed=flipped(TEN[2].sealed)), open_from=8)
    assert [one.seq for one in broken if one.fault] == [3]
    erased = seals.seal(KEYS, Place("R", epoch=EPOCH, seq=3, detail=TEN[2].digest), b"")
    assert not [one for one in walked(with_row(3, sealed=erased), open_from=8) if one.fault]


def test_from_the_middle_it_goes_on_from_a_known_link():
    found = walked(TEN[4:], anchor=Anchor(4, TEN[3].link))
    assert [one.text for one in found] == [b"line %d" % seq for seq in range(5, 11)]


def test_from_the_middle_a_link_that_is_only_believed_accuses_nobody():
    found = walked(TEN[4:], anchor=Anchor(4, bytes(32), certain=False))
    assert not [one for one in found if one.fault]
    assert not [one for one in walked(TEN[4:], anchor=Anchor(4, None, certain=False)) if one.fault]


def test_from_the_middle_a_known_link_that_does_not_fit_is_named():
    found = walked(TEN[4:], anchor=Anchor(4, bytes(32)))
    assert [one.seq for one in found if one.fault] == [5]


@given(st.data())
@settings(max_examples=60)
def test_whatever_is_done_to_the_rows_nothing_wrong_is_shown(data):
    rows = list(TEN)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(rows) - 1)) if rows else 0
        match data.draw(st.sampled_from(["delete", "copy", "flip", "swap"])):
            case "delete" if rows:
                del rows[place]
            case "copy" if rows:
                rows[place] = replace(data.draw(st.sampled_from(TEN)), seq=rows[place].seq)
            case "flip" if rows:
                column = data.draw(st.sampled_from(["sealed", "digest", "link"]))
                value = bytearray(getattr(rows[place], column))
                bit = data.draw(st.integers(0, 8 * len(value) - 1))
                value[bit // 8] ^= 1 << bit % 8
                rows[place] = replace(rows[place], **{column: bytes(value)})
            case "swap" if len(rows) > 1:
                other = data.draw(st.integers(0, len(rows) - 1))
                one, two = rows[place], rows[other]
                rows[place], rows[other] = replace(two, seq=one.seq), replace(one, seq=two.seq)
    wrong = report(walked(sorted(rows, key=lambda row: row.seq)))
    untouched = {row.seq for row in rows if row in TEN}
    # A damaged neighbour can leave a row unproven, but a row that is whole is given up only next to damage.
    for seq in wrong:
        assert seq not in untouched or {seq - 1, seq + 1} - untouched - {0, 11} or wrong[seq] == "end"
