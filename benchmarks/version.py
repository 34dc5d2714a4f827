"""`goldseam --version`: at most 150 ms. Beside it, in turns, a Python that does nothing."""

import statistics
import subprocess
import sys
from pathlib import Path

from _bench import milliseconds, row

TIMES = 15
GOLDSEAM = str(Path(sys.executable).parent / "goldseam")


def run(*command: str) -> float:
    """How long the command takes, in milliseconds."""
    return milliseconds(lambda: subprocess.run(command, capture_output=True, check=True))


pairs = [(run(GOLDSEAM, "--version"), run(sys.executable, "-c", "pass")) for _ in range(TIMES)]
ours, bare = (statistics.median(times) for times in zip(*pairs, strict=True))
row("`goldseam --version`", f"{ours:.0f} ms", f"{ours / bare:.1f} × a bare Python ({bare:.0f} ms)", "150 ms")
