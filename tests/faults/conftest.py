"""Scenes are played in processes of their own, on folders of their own; the test reads what came of them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
LONGEST = 120  # seconds a scene may take on a slow machine


@pytest.fixture
def play(tmp_path):
    """Play a scene: `play("kill", seed=1)` runs play_kill.py on a fresh folder and returns what it prints."""

    def played(scene: str, **wishes: int) -> dict:
        wishes = {"seed": int(os.environ.get("GOLDSEAM_SEED", "1"))} | wishes
        print(f"scene {scene}, {wishes}")
        done = subprocess.run(
            [sys.executable, str(HERE / f"play_{scene}.py"), str(tmp_path / "data"), json.dumps(wishes)],
            env=os.environ | {"PYTHONPATH": os.pathsep.join([str(HERE.parent), os.environ.get("PYTHONPATH", "")])},
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return json.loads(done.stdout.splitlines()[-1])

    return played
