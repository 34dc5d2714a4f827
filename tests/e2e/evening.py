"""The first evening, as a person does it: from the plain first page to a pause that has begun."""

import re
from dataclasses import dataclass

NO_QUESTIONS = {
    "fear": ("Were you ever afraid", "Did they ever hurt", "Did they watch or control"),
    "mirror": ("Were they ever afraid", "Did you keep getting in touch", "Is there an order", "Have the police"),
}


def begins(text: str) -> re.Pattern:
    return re.compile("^" + re.escape(text))


@dataclass
class Kept:
    """What the person has on paper afterwards."""

    passphrase: str
    code: str


def makes_a_journal(visit) -> Kept:
    """First page, six words, the spare key typed back."""
    visit.arrive().shot("first").press("Go on")
    passphrase = visit.page.locator("[data-words]").inner_text().strip()
    visit.shot("passphrase").press("Use these six words")
    code = visit.page.locator("[data-code]").inner_text().strip()
    types_back(visit.shot("spare-key"), code)
    return Kept(passphrase, code)


def types_back(visit, code: str):
    groups = code.split("-")
    visit.write(re.compile("first four"), groups[0]).write(re.compile("last two"), groups[-1])
    return visit.press("I have written it down")


def answers_everything(visit):
    """The seven pages of Arrive."""
    visit.write("What shall we call you?", "Noor").choose(begins("To try again")).shot("arrive-you").press("Go on")
    visit.page.get_by_label("Which country are you in?").select_option("GB")
    visit.choose("Yes").shot("arrive-plain").press("Go on")
    visit.write("When did it end?", "2026-11-18").choose("They did").write("Years", "2").write("Months", "6")
    visit.choose("No", "Did you live together?").choose("Once").shot("arrive-story").press("Go on")
    visit.choose("Shared friends").choose("Belongings").shot("arrive-ties").press("Go on")
    visit.choose(begins("Nothing, or nothing clear")).choose("No", begins("Have they blocked"))
    visit.choose("No", begins("Did anyone else")).shot("arrive-asked").press("Go on")
    for page, questions in NO_QUESTIONS.items():
        for question in questions:
            visit.choose("No", begins(question))
        visit.shot(f"arrive-{page}").press("Go on")
    return visit


def names_one_reason(visit):
    """A cause with something of one's own, the change, one good moment."""
    visit.shot("arrive-settled").press("Begin with one reason").shot("causes")
    visit.press(re.compile("How we talked"))
    visit.choose("A great deal").write("Mine", "I went quiet for days.").write("Theirs", "They joked it away.")
    visit.shot("cause").press("Keep this reason")
    visit.write("What would you do differently?", "I say it the same evening.").choose("Yes")
    visit.shot("change").press("Keep this change")
    visit.page.locator("textarea").fill("The ferry in the rain, and we laughed.")
    return visit.shot("good-moment").press("Keep it")


def begins_the_pause(visit):
    """Thirty days, and a kind note kept unsent."""
    visit.shot("space-begin").press("Begin today").shot("announce")
    visit.page.locator("ul.links a").first.click()
    return visit.settled().shot("note").press("Keep it here, unsent")
