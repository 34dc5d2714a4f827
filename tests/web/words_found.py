"""What the coach would find, said by a test: `finds(monkeypatch, pressure="answer me")`, whatever its rules are."""

from goldseam.coach import Checked, Confidence, Finding, Problem, Reading, Reason, Span, Strength, Tone


def finds(monkeypatch, *strengths, crisis=False, harm=False, rewrite=None, english=True, **phrases):
    """From now on the coach finds these phrases, by their category, in every text that has them."""

    def check(text, context, feeling=None):
        spans = {Problem(name): span_of(text, phrase) for name, phrase in phrases.items() if phrase in text}
        found = [
            Finding(name, spans[name], f"Why {name}.", f"Not {name}.", "test") for name in Problem if name in spans
        ]
        labels = (*spans, *map(Strength, strengths))
        sentence = rewrite.format(feeling=feeling or "hurt") if rewrite else None
        return Checked(tuple(found), labels, crisis, sentence, harm, english=english)

    monkeypatch.setattr("goldseam.web.pages.coach.check_draft", check)


def reads(monkeypatch, tone="unclear", *, possible=False, boundary=None, crisis=False, phrase="", earlier=False):
    """From now on every message of theirs reads so; `phrase` is what it rests on."""
    asked = []

    def read(text, before=()):
        asked.append((text, tuple(before)))
        span = span_of(text, phrase) if phrase in text else Span(0, 0)
        reasons = (Reason(span, "test", "It says so."),) if phrase or earlier else ()
        return Reading(crisis, Tone(tone), possible, boundary, reasons, Confidence.CLEAR, earlier)

    monkeypatch.setattr("goldseam.web.pages.coach_reading.read_reply", read)
    return asked


def span_of(text, phrase):
    start = text.index(phrase)
    return Span(start, start + len(phrase))
