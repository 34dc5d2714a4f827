"""Bits flip, pages swap, the file is cut: never a wrong word, never a crash, always told (FT-05, VT-09)."""


def test_whatever_happens_to_the_file_no_wrong_word_is_shown_and_nothing_crashes(play):
    result = play("fuzz", seeds=90)
    assert result["crashed"] == []
    assert result["wrong"] == []
    assert result["told"]["cut"] == 15
    assert result["told"]["noise_in_values"] > 5
