"""Which browser there is, and the sizes of windows people have."""

import shutil
import subprocess
from functools import cache

MAC_CHROME = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
NAMES = ("chromium", "chromium-browser", "google-chrome", MAC_CHROME)

PHONE = {"width": 375, "height": 812}
SMALL_PHONE = {"width": 320, "height": 568}
TABLET = {"width": 768, "height": 1024}
DESKTOP = {"width": 1280, "height": 900}


@cache
def browser_path() -> str | None:
    """A Chromium that answers; Ubuntu has a script of that name that only tells you to install another."""
    for name in NAMES:
        path = shutil.which(name)
        if path and subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0:
            return path
    return None
