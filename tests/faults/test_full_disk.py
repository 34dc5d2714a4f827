"""No room left on the disk, at every step that writes: a clear sentence, nothing lost, nothing half-written (FT-02)."""

from goldseam.store.problems import DiskFull


def test_a_full_disk_loses_nothing_and_afterwards_all_goes_on(play):
    results = play("full_disk")["results"]
    assert {result["said"] for result in results} == {"DiskFull", "saved"}
    for result in results:
        assert result["intact"], result
        assert result["works"], result
        assert result["sound"], result
    # Without any room, nothing is said to be saved.
    assert all(result["said"] == "DiskFull" for result in results[::3])


def test_the_sentence_says_what_to_do():
    assert "Free some space and send it again" in str(DiskFull())
