"""The program is killed at any moment: what was acknowledged is there, once, and nothing is half there (FT-01)."""


def test_killed_again_and_again_nothing_acknowledged_is_lost_doubled_or_halved(play):
    result = play("kill", cycles=40)
    assert result["killed"] == 40
    assert result["lost"] == []
    assert result["doubled"] == []
    assert result["half"] == []
    assert result["unsound"] == []
    assert result["written"] > 20
