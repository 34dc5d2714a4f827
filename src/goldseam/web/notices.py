"""What a page says once after something was kept. The address carries a number, so a browser's history says nothing.

A view redirects to `…?ok=needed`; on its way out the door puts the number in the place of the word (AB-07).
"""

NOTICES: dict[str, str] = {
    "saved": "Kept.",
    # the journal, and onward
    "letter": "Your letter is kept. Nobody receives it.",
    "stop-line": "Your stop line is kept. On its day your own words come back to you.",
    "step": "Noted. Now it is their turn, and yours to live on.",
    # today and the pause
    "rated": "Kept for today.",
    "calmer": "Good that it is calmer. Help stays where it is.",
    "needed": "Noted. What is needed never counts against you.",
    "frozen": "The count rests until you let it go on.",
    "counting": "The count goes on.",
    "length": "Your pause has its new length.",
    "day": "Kept, for your eyes only.",
    # help
    "hard-hour": "Noted. Everything about them rests now. Nobody was told.",
    "safety-plan": "Your plan is kept. It is here whenever these pages are unlocked.",
    # the hard minutes
    "no-reply": "No reply is an answer too. Nothing more has to be done.",
    "replied": "Noted. One reply to one message; now it is their turn, or nobody’s.",
    # you
    "name": "That is how we will speak to you.",
    "hope": "Kept. You can change it on any day, and nothing is lost by it.",
    "settings": "Kept, and noted in the list of what was opened and changed.",
    "passphrase": "From now on your new passphrase opens your notes, and the old one does not.",
    "all-new": "A new passphrase, a new spare key, and every other window is locked.",
    "spare-key": "Your new spare key opens your notes once. The old one opens nothing any more.",
    "spare-key-dropped": "There is no spare key now. Only your passphrase opens your notes.",
    "brought-in": "The lines of that file are part of your journal now.",
    # old messages
    "chat-joined": "Put together with the messages you had here. What both held is there once.",
    "chat-stopped": "Stopped. The chat is still here, sealed.",
    "chat-dropped": "Let go. Nothing of it was kept.",
    "chat-not-mine": "Then it stays closed. Only a conversation of your own is read here. Nothing of it was kept.",
    "chat-deleted": "It is gone from here, for good.",
    "pinned": "Pinned. You find it with that reason.",
    # a life of one's own
    "goal": "Kept. Ten minutes of it are a good beginning.",
    "goal-done": "Noted. That was for you.",
    "goal-skipped": "Noted. A day left out changes little.",
    "goal-ended": "Laid down. What you did for it stays.",
}


def discreet(address: str) -> str:
    """An address as it may stand in a history: the word of its notice as a number, and no place within the page."""
    path, found, rest = address.partition("?ok=")
    code, mark, others = rest.partition("#")[0].partition("&")
    if not found:
        return address
    if code not in NOTICES:
        return f"{path}?{others}" if mark else path
    return f"{path}?ok={list(NOTICES).index(code) + 1}{mark}{others}"


def sentence(number: str) -> str:
    """What the notice of this number says; nothing where there is none."""
    sentences = list(NOTICES.values())
    known = number.isascii() and number.isdigit() and 1 <= int(number[:4]) <= len(sentences)
    return sentences[int(number[:4]) - 1] if known else ""
