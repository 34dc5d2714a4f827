"""The corpus as it lies beside this file: who wrote what, in which family, with which labels."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SESSIONS = {  # files of one session share the one who invented their writers
    "replies": (
        "bronagh tevin marcia anouk dex priyanka ted lucia",
        "gareth adaeze kirsten jaylen hyacinth weijie morag sipho",
        "colin tracy imran julie kayla",
        "joaquin philippa chidi mo",
        "threshold doorstep",
        "nora dwayne pip harpreet shauna terrence ingrid yusuf",
        "mateo linda-k owen sunita ebony graeme lin becks",
        "rosalind kyle amara dieter bronte callum fatou ray",
        "gwen andre siobhan manoj tasha eli noor pete",
        "",  # one that was planned and never written; the numbers of the others stay as they are
        "zofia hamid renee tomasz grace-o lars",
    ),
    "drafts": (
        "fergus shanice walter agnieszka brody nadia helen marcus",
        "ruairi destiny geraldine rohan chiara kofi bill soo-ah",
        "darren michelle ahmed stacey roger",
        "ashgrove millrace",
        "kestrel harbour",
        "lantern",
        "tyrell hazel peg",
        "lowell samira kwesi",
        "jim marta joss",
    ),
}


@dataclass(frozen=True)
class Text:
    """One text of the corpus. `labels` hold; `also` may hold; whatever is in neither does not hold."""

    text: str
    kind: str
    writer: str
    family: str
    held_out: bool
    session: int  # counted from 1; 0 where it is not known
    labels: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()
    context: str = "text"
    entry: dict[str, Any] = field(default_factory=dict, compare=False)


def texts(kind: str, folder: Path = HERE) -> Iterator[Text]:
    """All texts of a kind (replies, drafts, ordinary), writer by writer, or from one file a kind."""
    for path in sorted([*(folder / kind).glob("*.toml"), *folder.glob(f"{kind}.toml")]):
        whole = tomllib.loads(path.read_text(encoding="utf-8"))
        for family in whole["family"]:
            for text in family["texts"]:
                yield _text(text, kind, whole.get("writer", {}), path.stem, family)


def _text(text: str, kind: str, writer: dict[str, Any], stem: str, family: dict[str, Any]) -> Text:
    return Text(
        text=text,
        kind=kind,
        writer=stem,
        family=f"{stem}/{family.get('family', '')}",
        held_out=writer.get("set") == "held_out",
        session=next((n for n, names in enumerate(SESSIONS.get(kind, ()), 1) if stem in names.split()), 0),
        labels=_labels(kind, family),
        also=frozenset(family.get("also_ok", ())),
        context=family.get("context", "text"),
        entry=family,
    )


def _labels(kind: str, family: dict[str, Any]) -> frozenset[str]:
    if kind == "crisis":
        return frozenset({"crisis"} if family.get("crisis") or "crisis" in family.get("labels", ()) else ())
    if kind == "drafts":
        return frozenset(family.get("labels", ()))
    if kind == "ordinary":
        return frozenset()
    found = {family.get("label", "unclear")}
    if kind_of := family.get("boundary"):
        found.add(kind_of)
    if family.get("crisis"):
        found.add("crisis")
    return frozenset(found)
