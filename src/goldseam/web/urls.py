"""The map of addresses. Opaque on purpose: an address in a browser's history says nothing (AB-07)."""

from goldseam.web import letterbox
from goldseam.web.pages import (
    apology,
    arrive,
    chat,
    chat_report,
    claims,
    clearing,
    front,
    grow,
    hard_hour,
    help,
    journal,
    moments,
    onward,
    refusals,
    road,
    safety_plan,
    screens,
    space,
    space_begin,
    space_log,
    steps,
    today,
    toolkit,
    understand,
    you,
)

urlpatterns = [
    *front.addresses,
    *help.addresses,
    *hard_hour.addresses,
    *safety_plan.addresses,
    *arrive.addresses,
    *understand.addresses,
    *apology.addresses,
    *chat.addresses,
    *chat_report.addresses,
    *space_begin.addresses,
    *space.addresses,
    *space_log.addresses,
    *screens.addresses,
    *toolkit.addresses,
    *letterbox.addresses,
    *grow.addresses,
    *today.addresses,
    *moments.addresses,
    *road.addresses,
    *steps.addresses,
    *journal.addresses,
    *clearing.addresses,
    *onward.addresses,
    *claims.addresses,
    *you.addresses,
]

handler400 = refusals.bad_request
handler403 = refusals.forbidden
handler404 = refusals.not_found
handler500 = refusals.broken
