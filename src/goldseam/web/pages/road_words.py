"""The words of the road: what each stage is for, how it stands, where one is, and why something is put away."""

# What each stage is for, in one sentence; where its page is, once it has one.
STAGES: dict[str, tuple[str, str, str]] = {
    "understand": ("Understand", "Know why it ended, without sinking into it.", "understand"),
    "space": ("Space", "Quiet, for your own sake and out of respect.", "space"),
    "grow": ("Grow", "A good life now, wanted for itself.", "grow"),
    "reconnect": ("Reconnect", "Find out gently, and at most a few times, whether both of you want more.", ""),
    "talk": ("Talk", "Say honestly what has to change, and hear their side.", ""),
    "together": ("Together", "Because you both want it, slowly and with care.", ""),
    "onward": ("Onward", "Letting go, with dignity and a life of your own.", "onward"),
}

STATUS = {
    "not_begun": "not begun",
    "open": "open",
    "waiting": "waiting",
    "done": "done",
    "closed": "later",
    "absent": "",
}
HERE = "you are here"
END_STATUS = {"together": "from a talk you both wanted", "onward": "open on any day"}

# Where one is while the way to them is there to be seen: a title by the stage one stands at.
PLACES = {
    "understand": "You are finding out why.",
    "space": "You are giving space.",
    "grow": "You are growing.",
    "reconnect": "You are finding out, gently.",
    "talk": "You are ready to talk.",
    "together": "You are together again.",
    "onward": "You are on your way.",
}
BEGINNING = "You are at the beginning."
WAY_OPEN = "The way is open."
NEARLY = "A little longer."

# Below the title: what the next gate needs, kept short; `{what}` is how the gate is called in a sentence.
NO_HURRY = "{what} is possible now. It is not a duty: nothing is lost if you wait, or never do."
FROM = "Everything else is there. {what} is possible from {day}, if things stay as they are."
FROM_ASKED = "{what} is possible from {day}, if things stay as they are and the safety questions are answered afresh."
STILL_MISSING = "What is still missing stands below."
TOMORROW = "This can wait until tomorrow."
NOT_TONIGHT = "It is late, and nothing between you has to happen tonight. Sleep first."
NEXT = "Next: {title}."

# Why the part about reaching them is not on this page: a title, and what is so, said once and kindly.
PUT_AWAY: dict[str, tuple[str, str]] = {
    "crisis": (
        "First, you.",
        "Right now is too heavy for anything about them, so that part rests. You need not carry this alone.",
    ),
    "harm": (
        "Your safety comes first.",
        "You told of fear or hurt, so the part about reaching them is put away. If you think of going back, nobody "
        "here judges you; people who know this ground can think it through with you.",
    ),
    "young": (
        "The road is yours.",
        "Getting in touch again is for adults here, so that part is put away. Understanding, quiet days and a good "
        "life of your own are all open to you.",
    ),
    "feared": (
        "Distance is the kind thing now.",
        "So the part about reaching them is put away, and it stays away. What is about you goes on, and there are "
        "people who help with exactly this.",
    ),
    "office": (
        "The order comes first.",
        "So the part about reaching them is put away, and it stays away. That can be a rest, too. What is about you "
        "goes on.",
    ),
    "unanswered": (
        "Their silence is an answer.",
        "Two messages stayed without a reply, so the part about reaching them is put away, and it stays away. What is "
        "about you goes on, all of it.",
    ),
    "no": (
        "Your road goes on from here.",
        "They said no. So the part about reaching them is put away, and it stays away. What is about you goes on, all "
        "of it.",
    ),
    "needs_time": (
        "They asked for time.",
        "Giving it is all there is to do about them. Nothing from you until then; the days in between are your own.",
    ),
    "until_they_write": (
        "They asked for time.",
        "Giving it is all there is to do about them. Nothing from you until they write; the days are your own.",
    ),
    "logistics_only": (
        "Only what is needed.",
        "They asked to hear only about practical things. What a child, a home or money needs may be said, and the rest "
        "is put away.",
    ),
    "new_partner": (
        "There is someone new with them.",
        "So the way to them is not yours to look for. What is about you goes on, all of it.",
    ),
    "let_go": (
        "You chose to let go.",
        "So the part about reaching them rests. You can change what you hope for on any day; nothing is lost by it.",
    ),
    "rests": (
        "Your road goes on.",
        "The part about reaching them rests just now. What is about you goes on, all of it.",
    ),
}

# The one thing offered first where it is not Onward, which stands on every such page: the name of a page, its button.
INSTEAD: dict[str, tuple[str, str]] = {
    "crisis": ("help", "People to call, now"),
    "harm": ("help", "People who know this"),
    "young": ("help", "Someone to talk to"),
    "feared": ("help", "People who help with this"),
    "logistics_only": ("needed-message", "A needed message"),
}

# The weightiest reason first; each closing fact belongs to one.
CLOSED_BY: tuple[tuple[str, frozenset[str]], ...] = (
    ("harm", frozenset({"user_was_harmed"})),
    ("young", frozenset({"minor"})),
    ("feared", frozenset({"ex_afraid", "harm_intent", "monitoring_admitted"})),
    ("office", frozenset({"order", "police_warning"})),
    ("no", frozenset({"explicit_no", "blocked", "third_party_no"})),
    ("unanswered", frozenset({"unanswered"})),
)

# Each gate: its title while shut, its title once open, what it is, and how it is called in a sentence.
GATES: dict[str, tuple[str, str, str, str]] = {
    "reach_out": (
        "Before you write to them",
        "You could write to them now",
        "One short, friendly message that asks for nothing and is easy to leave unanswered.",
        "Writing to them",
    ),
    "call": (
        "Before a call",
        "You could ask for a call",
        "Ten to fifteen minutes, asked for in a message, with an end agreed beforehand.",
        "A call",
    ),
    "meet": (
        "Before you meet",
        "You could meet",
        "In public, by day, for about an hour, with your own way home.",
        "Meeting",
    ),
    "talk": (
        "Before you talk about the two of you",
        "You could talk about the two of you",
        "What has to change, said honestly and heard calmly, when both of you agreed to it.",
        "The talk",
    ),
}
LATER = {"call": "A call", "meet": "A meeting", "talk": "The talk"}

# The ladder: each step with its picture, and what came of it.
STEPS = {
    "text": ("A message", "message-circle"),
    "call": ("A call", "phone"),
    "meet": ("A meeting", "footprints"),
    "talk": ("The talk", "users"),
    "them": ("They wrote first", "mail-open"),
}
ANSWERS = {
    "engaged": "They answered warmly.",
    "lukewarm": "They answered, friendly and brief.",
    "hesitant": "They hesitated.",
    "closed": "They closed it.",
    "boundary": "They said what they need.",
    "unclear": "It could mean many things.",
    "": "What it says is still open.",
}
REVIEWS = {
    (True, True): "Good for you and, as far as you could tell, for them.",
    (True, False): "Good for you, and less so for them.",
    (False, True): "Not easy for you.",
    (False, False): "Not easy for either of you.",
}
BOTH_MORE = "Both wanted more."
NOT_BOTH_MORE = "Not both wanted more."
TALKS = {"we_try": "You both want to try.", "need_time": "Time was asked for.", "no": "The answer was no."}
DOORS = {
    "text": "A light message",
    "call": "A short call",
    "meet": "A meeting",
    "talk": "The talk",
    "review": "Look back on it",
    "answer": "They answered",
    "silence": "What silence says",
    "yes": "They said yes to something",
}
NO_ANSWER_YET = "No answer yet. Nothing goes after it."
SILENT = "A week without a word. Silence is an answer, too."
UNANSWERED = "It stayed without an answer."
NOT_REVIEWED = "Not looked back on yet."

NUMBERS = (
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
