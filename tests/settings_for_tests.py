"""The app's own settings, on a folder of the tests' own.

pytest-django reads settings before any conftest is read; so what they depend on is set here.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_folder = Path(tempfile.mkdtemp(prefix="goldseam-tests-"))
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["GOLDSEAM_DATA"] = str(_folder)
os.environ["GOLDSEAM_NO_BROWSER"] = "1"
os.environ["GOLDSEAM_ZONE"] = "Europe/London"
os.environ["GOLDSEAM_TEST_DATABASE"] = str(_folder / f"{os.environ.get('PYTEST_XDIST_WORKER', 'main')}.db")
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright runs a loop in the test's thread

from goldseam.settings import *  # noqa: E402, F403
