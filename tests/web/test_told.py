"""What they made known: stop, a block, a no, someone new. Shown back in full, stored after a second yes."""

import pytest

from goldseam.programme import entries as e


def test_a_request_to_stop_is_shown_back_in_full_and_stored_after_the_second_yes(person):
    answer = person.send("asked-to-stop", by="them", words="Please stop writing to me")
    page = answer.content.decode()
    assert "They told me themselves" in page
    assert "Please stop writing to me" in page
    assert person.entries() == []
    answer = person.confirm(answer)
    assert person.entries() == [e.BoundaryHeard(wish="no_contact", words="Please stop writing to me")]
    page = person.follow(answer)
    assert "They said no." in page
    assert "not even a thank you" in page
    assert "Onward" in page


def test_only_a_no_to_a_question_may_be_thanked_for(person):
    assert "Thank them once or not at all" in person.follow(person.confirm(person.send("said-no")))
    person.record(e.BoundaryHeard(wish="no_contact"))
    assert "Thank them" not in person.follow(person.send("said-no"))


@pytest.mark.parametrize(
    ("by", "fact", "said"),
    [
        ("others", "third_party_no", "They said no."),
        ("police", "police_warning", "The order comes first."),
        ("order", "order", "The order comes first."),
    ],
)
def test_it_counts_however_it_reached_them(person, by, fact, said):
    answer = person.confirm(person.send("asked-to-stop", by=by))
    assert person.closing_facts() == {fact}
    assert said in person.follow(answer)


def test_a_slip_of_the_finger_can_be_changed_and_the_words_are_still_there(person):
    answer = person.send("asked-to-stop", by="them", words="Leave me be")
    back = person.confirm(answer, do="change")
    assert back.status_code == 200
    assert "Leave me be" in back.content.decode()
    assert 'class="error"' not in back.content.decode()
    assert person.entries() == []


def test_how_one_heard_it_is_asked_for(person):
    answer = person.send("asked-to-stop", words="Stop")
    assert answer.status_code == 422
    assert "Please choose how it reached you." in answer.content.decode()
    assert "Stop" in answer.content.decode()


def test_said_a_second_time_it_is_noted_without_a_second_question(person):
    person.confirm(person.send("asked-to-stop", by="them"))
    answer = person.send("asked-to-stop", by="them", words="Again: stop")
    assert answer.status_code == 302
    assert person.entries()[-1] == e.BoundaryHeard(wish="no_contact", words="Again: stop")


def test_their_words_half_written_are_there_again(person):
    person.draft("stop", {"words": ["Please do n"]})
    assert "Please do n" in person.html("asked-to-stop")


CONFIRMED = [
    ("blocked", "blocked"), ("said-no", "explicit_no"), ("close-to-harm", "harm_intent"),
    ("watched", "monitoring_admitted"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "fact"), CONFIRMED)
def test_a_block_and_a_no_are_confirmed_once_and_open_onward(person, name, fact):
    answer = person.send(name)
    assert "Just to be sure." in answer.content.decode()
    assert person.closing_facts() == set()
    answer = person.confirm(answer)
    assert person.closing_facts() == {fact}
    assert person.address("onward") in person.client.get(answer.url).content.decode()


@pytest.mark.parametrize("name", ["blocked", "said-no", "close-to-harm", "watched"])
def test_and_can_be_taken_back_before_anything_is_stored(person, name):
    back = person.confirm(person.send(name), do="change")
    assert back.status_code == 200
    assert person.entries() == []


def test_harm_that_is_near_puts_everything_away_and_people_come_first(person):
    assert person.address("help-frightened") in person.html("close-to-harm")
    page = person.follow(person.confirm(person.send("close-to-harm")))
    assert "It is out of your hands now." in page
    assert {"ladder", "draft", "reply", "logistics"}.isdisjoint(person.desk.plan.surfaces)


def test_it_can_be_said_from_the_page_of_help_once_open(person):
    assert person.address("close-to-harm") in person.html("help-frightened")
    person.lock()
    assert person.address("close-to-harm") not in person.html("help-frightened")


def test_watching_is_named_plainly_and_can_be_said_after_a_look_at_a_profile(person):
    noted = person.send("happened", slip="profile_look")
    assert person.address("watched") in person.client.get(noted.url).content.decode()
    page = person.follow(person.confirm(person.send("watched")))
    assert "Log out of what is theirs" in page
    assert {"ladder", "draft", "reply"}.isdisjoint(person.desk.plan.surfaces)


def test_the_second_yes_sent_twice_is_stored_once(person):
    answer = person.send("blocked")
    first, second = person.confirm(answer), person.confirm(answer)
    assert person.entries() == [e.FactRecorded(fact="blocked")]
    assert first.url == second.url


@pytest.mark.parametrize("name", ["blocked", "said-no", "asked-to-stop", "someone-new", "close-to-harm", "watched"])
def test_without_its_token_nothing_is_kept_and_it_says_so(person, name):
    answer = person.post(name, {"by": "them", "do": "sure"})
    assert answer.status_code == 422
    assert "came back incomplete" in answer.content.decode()
    assert person.entries() == []


def test_someone_new_is_noted_with_one_yes_closes_nothing_for_good_and_can_end(person):
    person.send("someone-new", do="new")
    assert person.entries() == [e.FactRecorded(fact="new_partner")]
    assert person.closing_facts() == set()
    assert "Reaching out has a rest here" in person.reads("someone-new")
    person.send("someone-new", do="ended")
    assert person.entries()[-1] == e.PartnerEnded()
    assert "Is there someone new?" in person.reads("someone-new")


def test_the_page_that_says_it_once_cannot_be_opened_without_it(person):
    person.record(e.ReasonKept(text="sleep"))
    for seq in (0, 1, 99):
        assert person.get("put-away", seq).status_code == 404
