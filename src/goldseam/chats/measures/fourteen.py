"""The fourteen measures (docs/formats.md lists their keys). Values in, values out; every draw is the same each time.

No verdict, no score, no norm: there is none for private messages. Thresholds are named beside what they decide.
"""

from goldseam.chats import conflict, topics
from goldseam.chats.conflict import Conflict
from goldseam.chats.measures import amounts, hours, language, replies, starts
from goldseam.chats.measures.language import Said
from goldseam.chats.measures.resampling import Resampling
from goldseam.chats.measures.value import Measure
from goldseam.chats.sessions import Talk


def measured(talk: Talk, said: Said, found: Conflict) -> dict[str, Measure]:
    """All fourteen by name, in a fixed order."""
    drawn = Resampling(talk.sessions)
    return {
        "volume": amounts.volume(talk, drawn),
        "share": amounts.share(talk, drawn),
        "sessions": starts.sessions(talk, drawn),
        "initiation": starts.initiation(talk, drawn),
        "reply_time": replies.reply_time(talk, drawn),
        "turns": amounts.turns(talk, drawn),
        "silences": starts.silences(talk, drawn),
        "late_share": hours.late_share(talk, drawn),
        "rhythm": hours.rhythm(talk, drawn),
        "questions": language.questions(talk, said, drawn),
        "kind_words": language.kind_words(talk, said, drawn),
        "calls_and_voice": amounts.calls_and_voice(talk, drawn),
        "conflict_and_repair": conflict.measure(talk, said, found),
        "topics": topics.measure(talk, found),
    }
