"""Every address at every point of a life: an answer each, and never a page that broke."""

import pytest

from addresses import every_address
from e2e.lives import LIVES

ENDING = {"leave", "lock"}  # these end the session, so they come last


@pytest.mark.parametrize("life", LIVES.values(), ids=LIVES)
def test_no_page_breaks_at_any_point_of_a_life(person, life):
    life(person)
    person.enter(person.keys)
    broken = {}
    for address in sorted(every_address(), key=lambda address: address.name in ENDING):
        for answer in (person.client.get(address.path), person.client.post(address.path, {"once": address.name})):
            if answer.status_code >= 500:
                broken[address.name] = answer.status_code
        if address.name not in ENDING and person.get("seconds-left").content == b"0":
            person.enter(person.keys)  # a page that changes what opens the notes locks them
    assert broken == {}
