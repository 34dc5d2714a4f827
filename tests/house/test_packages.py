"""What we depend on: each with its reason, each locked by hash, and no word of where it is fetched from."""

import re
import tomllib

import pytest

from house.source import ROOT

PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", re.MULTILINE)


def pins(file_name: str) -> dict[str, str]:
    return dict(PINNED.findall((ROOT / "requirements" / file_name).read_text(encoding="utf-8")))


def wanted() -> dict[str, list[str]]:
    project = tomllib.loads(PYPROJECT)["project"]
    asked = {"run.txt": project["dependencies"], "dev.txt": project["optional-dependencies"]["dev"]}
    return {lock: [re.split(r"[<>=\[;]", line)[0] for line in lines] for lock, lines in asked.items()}


def test_every_dependency_has_its_reason_beside_it():
    project = tomllib.loads(PYPROJECT)["project"]
    for line in (*project["dependencies"], *project["optional-dependencies"]["dev"]):
        assert re.search(rf'"{re.escape(line)}",\s+# \w.{{4,}}', PYPROJECT), f"{line} stands there without a reason"


@pytest.mark.parametrize("lock", ["run.txt", "dev.txt"])
def test_every_dependency_is_locked(lock):
    assert set(wanted()[lock]) <= set(pins(lock))


def test_tests_run_with_the_very_versions_people_run():
    run, dev = pins("run.txt"), pins("dev.txt")
    assert {name: dev[name] for name in run} == run


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_locked_package_has_hashes_and_names_no_host(lock):
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*--(?!hash=sha256:)", text, re.MULTILINE), "an option other than a hash"
    for block in re.split(r"\n(?=\S)", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).strip()):
        assert "--hash=sha256:" in block, f"no hash: {block.splitlines()[0]}"


def test_the_house_is_free_software():
    project = tomllib.loads(PYPROJECT)["project"]
    assert project["license"] == "AGPL-3.0-or-later"
    assert "GNU AFFERO GENERAL PUBLIC LICENSE" in (ROOT / "LICENSE").read_text(encoding="utf-8")[:200]
