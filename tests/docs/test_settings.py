"""Every setting is documented, and nothing is documented that is no setting."""

import re

from house.source import PACKAGE, ROOT, files

NAME = re.compile(r"\bGOLDSEAM_[A-Z_]+\b")
FOR_DEVELOPERS = {"GOLDSEAM_CHILD_RAISES", "GOLDSEAM_TEST_DATABASE"}  # read by the package, of use to nobody else


def names(text: str) -> set[str]:
    return set(NAME.findall(text)) - FOR_DEVELOPERS


def test_every_setting_has_its_row_in_the_settings_table_and_in_readme():
    read = names("".join(path.read_text(encoding="utf-8") for path in files(PACKAGE)))
    table = names((PACKAGE / "settings.py").read_text(encoding="utf-8").split('"""')[1])
    assert read == table
    assert names((ROOT / "README.md").read_text(encoding="utf-8")) == table


def test_no_document_speaks_of_a_setting_that_does_not_exist():
    tests = "".join(path.read_text(encoding="utf-8") for path in files(ROOT / "tests"))
    known = names((PACKAGE / "settings.py").read_text(encoding="utf-8")) | names(tests)
    for document in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        assert names(document.read_text(encoding="utf-8")) <= known, document.name
