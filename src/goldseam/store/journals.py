"""The doors of the store. Faces use these and nothing else of it.

    there or not    exists
    open and close  create · unlock · prove · recover · settle_files
    what opens it   change_passphrase · renew_recovery · drop_recovery · settle_recovery
    read            load · lines · latest · mentioning
    write           act — decided by the programme, all or nothing · taken · keep_closed
    take away       erase · destroy
    in and out      export · bring_in
    beside it       draft · keep_draft · drop_draft · post_draft · preferences · prefer · openings
    something large attach · attachments · attachment · attachment_title · detach
    is it sound     verify · witness · compare

What can go wrong is drawn as a tree in problems.py; each message can be shown as it is.
"""

from goldseam.store.acting import Saved, act, keep_closed, taken
from goldseam.store.attachments import delete as detach
from goldseam.store.attachments import listed as attachments
from goldseam.store.attachments import put as attach
from goldseam.store.attachments import read as attachment
from goldseam.store.attachments import title as attachment_title
from goldseam.store.checking import Compared, Report, compare, verify, witness
from goldseam.store.database import settle_files
from goldseam.store.drawer import draft, drop_draft, keep_draft, post_draft, prefer, preferences
from goldseam.store.ending import destroy, erase, mentioning
from goldseam.store.moving import BroughtIn, Export, bring_in, export
from goldseam.store.opening import (
    Created,
    change_passphrase,
    create,
    drop_recovery,
    exists,
    has_recovery,
    prove,
    recover,
    recovery_settled,
    renew_recovery,
    settle_recovery,
    unlock,
)
from goldseam.store.openings import Opening, openings
from goldseam.store.problems import (
    AlreadyThere,
    AttachmentDamaged,
    CannotOpen,
    CannotRead,
    CannotSave,
    HeadDamaged,
    JournalProblem,
    NoAttachment,
    NoJournal,
    NotYet,
    TooSoon,
    WrongPassphrase,
)
from goldseam.store.reading import Loaded, latest, lines, load

__all__ = [
    "AlreadyThere", "AttachmentDamaged", "BroughtIn", "CannotOpen", "CannotRead", "CannotSave", "Compared",
    "Created", "Export", "HeadDamaged", "JournalProblem", "Loaded", "NoAttachment", "NoJournal", "NotYet",
    "Opening", "Report", "Saved", "TooSoon", "WrongPassphrase", "act", "attach", "attachment", "attachment_title",
    "attachments", "bring_in", "change_passphrase", "compare", "create", "destroy", "detach", "draft", "drop_draft",
    "drop_recovery", "erase", "exists", "export", "has_recovery", "keep_closed", "keep_draft", "latest", "lines",
    "load", "mentioning", "openings", "post_draft", "prefer", "preferences", "prove", "recover", "recovery_settled",
    "renew_recovery", "settle_files", "settle_recovery", "taken", "unlock", "verify", "witness",
]  # fmt: skip
