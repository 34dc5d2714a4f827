"""Two tabs, two programs, a double click: everybody's entries are there, once, in one order (FT-06, INV-16)."""

EACH = 15


def test_eight_at_once_lose_nothing_and_one_form_is_taken_once(play):
    result = play("crowd", each=EACH)
    assert result["crashed"] == 0
    assert result["failed"] == []
    assert result["texts"] == result["marks"]
    assert len(result["marks"]) == 8 * EACH
    assert result["seqs"] == list(range(1, 8 * EACH + 1))
    assert result["from_tabs"] == 1
    assert len(result["answers"]) == 1
    assert result["sound"]
    assert result["drafts"] == [str(EACH - 1)] * 8
