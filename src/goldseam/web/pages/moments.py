"""Right now: the situations that need help at once, in their order of need. No row is dead.

Most lead to a flow, a page of help or a tool. The others to a short page (content.lessons): what to do now, one next
step, help. A moment that is about reaching the other person is there only while its surface is (programme.md §9);
some then say what is still true instead.
"""

from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_GET

from goldseam.content import lessons, words
from goldseam.content.evidence import EVIDENCE
from goldseam.programme import space
from goldseam.web.access import allowed, contact, unlocked
from goldseam.web.desk import Desk
from goldseam.web.pages import happened, they_wrote, told, urge, urge_state, urge_wait
from goldseam.web.paper import page


@dataclass(frozen=True, slots=True)
class Moment:
    """One situation. `route` leads to its flow, else its lesson is shown; `surface` is what it needs to be there."""

    code: str
    icon: str
    route: str = ""
    surface: str = ""


MOMENTS = (
    Moment("urge", "message-circle", route="urge"),
    Moment("they_wrote", "mail-open", route="they-wrote"),
    Moment("happened", "rotate-ccw", route="happened"),
    Moment("not_safe", "life-buoy", route="help-not-safe"),
    Moment("afraid", "shield", route="help-afraid"),
    Moment("frightened", "pause", route="help-frightened"),
    Moment("they_say_die", "phone", route="help-they-say"),
    Moment("no_sleep", "moon", route="help-sleep"),
    Moment("asked_to_stop", "hand", route="asked-to-stop"),
    Moment("blocked", "lock-keyhole", route="blocked"),
    Moment("no_reply", "hourglass", surface="ladder"),
    Moment("warm_reply", "sun", surface="ladder"),
    Moment("saw_them", "footprints", surface="logistics"),
    Moment("saw_them_with_someone", "users"),
    Moment("checking", "eye-off"),
    Moment("date_coming", "calendar-days", route="dates"),
    Moment("belongings", "package", surface="logistics"),
    Moment("child", "baby", surface="logistics"),
    Moment("work", "briefcase", surface="logistics"),
    Moment("home", "house", surface="logistics"),
    Moment("friends", "users"),
    Moment("sorry", "feather", surface="draft"),
    Moment("my_fault", "scale"),
    Moment("call_tomorrow", "phone", surface="ladder"),
    Moment("meeting_tomorrow", "clock", surface="ladder"),
    Moment("talk_coming", "users", surface="talk_plan"),
    Moment("said_yes", "heart", surface="ladder"),
    Moment("said_no", "door-open", route="said-no"),
    Moment("months", "milestone"),
    Moment("over_now", "compass", surface="countdown"),
    Moment("new_phone", "smartphone"),
)
BIG = 3  # the first three are large: they are what most people come for
INSTEAD = "Write it here instead. Nobody receives it."  # of the first one, where contact is closed
NUMBERS = {moment.code: number for number, moment in enumerate(MOMENTS, start=1)}

# How the others are grouped on the page; the order of need stays.
GROUPS = (
    ("If it is about safety", MOMENTS[3:8]),
    ("What they do, or don’t", MOMENTS[8:12]),
    ("What comes up on the way", MOMENTS[12:23]),
    ("What lies ahead", MOMENTS[23:]),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A moment on the page: how a person says it, one line, and where it leads."""

    title: str
    line: str
    icon: str
    address: str


def there(desk: Desk, moment: Moment) -> bool:
    """Whether this moment is on the page: its surface is there, or its lesson knows what is still true without."""
    return not moment.surface or allowed(desk, moment.surface) or lessons.lesson(moment.code, "away") is not None


def address(moment: Moment) -> str:
    """Where a moment leads."""
    if moment.route:
        return reverse(moment.route)
    guarded = moment.surface and lessons.lesson(moment.code, "away") is None
    return reverse("contact-lesson" if guarded else "lesson", args=(NUMBERS[moment.code],))


@unlocked
@require_GET
def moments(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What is it, right now? An urge left half-way is offered first."""
    said = {known.code: known for known in words.moments()}
    rows = {
        moment.code: Row(said[moment.code].title, said[moment.code].line, moment.icon, address(moment))
        for moment in MOMENTS
        if there(desk, moment)
    }
    if desk.plan.closing_facts:  # then there is nothing to decide any more
        rows["urge"] = replace(rows["urge"], line=INSTEAD)
    urge = urge_state.in_hand(desk)
    return page(
        request,
        "moments/moments.html",
        tab="moments",
        big=[rows[moment.code] for moment in MOMENTS[:BIG]],
        groups=[(title, [rows[m.code] for m in group if m.code in rows]) for title, group in GROUPS],
        urge=urge,
        urge_over=bool(urge and urge.until and urge.until <= desk.now),
        hard=space.in_crisis(desk.story, desk.now),
    )


def lesson_page(request: HttpRequest, desk: Desk, number: int, *, guarded: bool) -> HttpResponse:
    """The short page of a moment, in the wording that is true now."""
    moment = MOMENTS[number - 1] if 1 <= number <= len(MOMENTS) else None
    if moment is None or moment.route or address(moment) != request.path:
        raise Http404
    harmed = "user_was_harmed" in desk.plan.closing_facts
    shown = lessons.lesson(moment.code, "harmed") if harmed else None
    if shown is None and moment.surface and not guarded and not allowed(desk, moment.surface):
        shown = lessons.lesson(moment.code, "away")
    shown = shown or lessons.lesson(moment.code)
    if shown is None or (guarded and not allowed(desk, moment.surface)):
        raise Http404
    evidence = [EVIDENCE[code] for code in shown.evidence]
    return page(request, "moments/lesson.html", tab="moments", lesson=shown, evidence=evidence)


@unlocked
@require_GET
def lesson(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """A short page that is there in every state."""
    return lesson_page(request, desk, number, guarded=False)


@contact("ladder")
@require_GET
def contact_lesson(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """A short page about reaching the other person: only while that is open."""
    return lesson_page(request, desk, number, guarded=True)


addresses = [
    path("p/m1", moments, name="moments"),
    *urge.addresses,
    *urge_wait.addresses,
    *happened.addresses,
    *they_wrote.addresses,
    *told.addresses,
    path("p/m20/<int:number>", lesson, name="lesson"),
    path("p/m21/<int:number>", contact_lesson, name="contact-lesson"),
]
