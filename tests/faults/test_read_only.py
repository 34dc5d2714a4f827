"""A folder nobody may write to: a clear sentence each, nothing changed (FT-19)."""


def test_every_attempt_ends_in_a_sentence_and_afterwards_all_is_as_it_was(play):
    result = play("read_only")
    for attempts in result["results"].values():
        assert attempts
        for attempt in attempts:
            assert attempt["said"] in {"done", "ReadOnly", "FileGone", "CannotSave", "NoJournal"}, attempt
        assert {"write", "draft"} <= {attempt["step"] for attempt in attempts if attempt["said"] != "done"}
    assert result["texts"] == ["one", "two"]
    assert result["sound"]
