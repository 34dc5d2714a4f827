"""Each planted bug is caught, by its name; and nothing is complained of where none is planted."""

import pytest
from proof import caught, planted_rules
from proof.planted import BUGS

pytestmark = pytest.mark.slow

# What the second reading says nothing of: Today, stages, and whether the same is always there.
BY_PROPERTIES = {"four actions a day", "onward only after no", "today is empty at rest", "erased text takes its effect"}

# What the second reading does not know of: that there are two copies.
BY_COPIES = {
    "calm elsewhere ends a crisis", "their message elsewhere ends a wish for time", "a partner gone elsewhere",
    "a reply elsewhere forgives two silences", "another path chosen elsewhere", "an exception of a court elsewhere",
}  # fmt: skip


def test_at_least_thirty_bugs_are_planted():
    assert len(BUGS) >= 30
    assert planted_rules.handling  # read, so that its bugs are there


@pytest.mark.parametrize("checker", caught.CHECKERS)
def test_without_a_bug_nothing_is_complained_of(checker):
    assert caught.first_complaint(checker) is None


@pytest.mark.parametrize("name", BUGS)
def test_a_planted_bug_is_caught(name, monkeypatch):
    caught.asked()  # before the bug is there: the journals and what the second reading says of them
    BUGS[name](monkeypatch)
    checker = "properties" if name in BY_PROPERTIES else "copies" if name in BY_COPIES else "reading"
    complaint = caught.first_complaint(checker)
    print(f"{name}: caught by {checker}: {complaint}")
    assert complaint is not None
