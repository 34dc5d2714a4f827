"""What an evening with old messages holds in memory: sealed, never on disk, gone when the session ends.

A chat that was read waits here until it is said who is who; what a report found is held until the next one.
"""

from goldseam.vault import attachments
from goldseam.vault.keys import VaultKeys
from goldseam.web.sessions import Session

FOUND, REPORT = "found", "report"  # the two places


def put(session: Session, keys: VaultKeys, place: str, content: bytes) -> None:
    """Let this wait; what waited in that place before is gone."""
    attachment = attachments.fresh(b"")
    header = attachments.seal_header(keys, attachment)
    session.held[place] = (attachment.identity, header, *attachments.seal_pieces(attachment, [content]))


def get(session: Session, keys: VaultKeys, place: str) -> bytes | None:
    """What waits there, or None."""
    held = session.held.get(place)
    if held is None:
        return None
    identity, header, *pieces = held
    return b"".join(attachments.open_pieces(attachments.open_header(keys, identity, header), pieces))


def drop(session: Session, place: str) -> None:
    """Nothing waits there any more."""
    session.held.pop(place, None)
