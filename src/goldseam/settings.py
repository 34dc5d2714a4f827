"""Every setting, in one place. A clone starts with these defaults; nonsense in the environment is refused aloud.

| variable            | what                                                        | default                          |
|---------------------|-------------------------------------------------------------|----------------------------------|
| GOLDSEAM_DATA       | the data folder                                             | a neutral name in the user's own |
| GOLDSEAM_PORT       | the port on this machine                                    | any free one                     |
| GOLDSEAM_NO_BROWSER | 1: print the address, open no browser                       | 0                                |
| GOLDSEAM_EXIT       | where Leave goes: https, and no search engine or video site | a weather page                   |
| GOLDSEAM_ZONE       | IANA name of the time zone                                  | the machine's own                |
| GOLDSEAM_OWN_MODEL  | a language model you run yourself: its address, a space,    | none                             |
|                     | its name (http://127.0.0.1:11434/v1 small)                  |                                  |
| GOLDSEAM_OWN_MODEL_ELSEWHERE | 1: it may be on another machine; your words go there | 0                             |
"""

import hashlib
import logging
import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from platformdirs import user_data_path

from goldseam.coach.own_model import BadAddress, OwnModel

FOLDER_NAME = "desk"  # says nothing about what is inside (AB-07)
WEATHER_PAGE = "https://www.bbc.com/weather"  # not personalised, shows no recent activity (AB-06)

# Start pages that greet their visitor with what was looked for or watched last (AB-06).
TELLTALE_SITES = (
    "bing.com", "duckduckgo.com", "ecosia.org", "facebook.com", "google.com", "instagram.com", "netflix.com",
    "reddit.com", "tiktok.com", "twitter.com", "x.com", "yahoo.com", "youtube.com",
)  # fmt: skip


class BadSetting(SystemExit):
    """A variable holds something that cannot be used; ends the program with a sentence and exit code 2."""

    def __init__(self, name: str, problem: str, remedy: str) -> None:
        self.sentence = f"{name} {problem}. {remedy}"
        super().__init__(2)

    def __str__(self) -> str:
        return self.sentence


def data_folder(value: str | None) -> Path:
    """Where everything is kept: the folder named, else a neutral one among the user's own data."""
    if value is None or value == "":
        return user_data_path(FOLDER_NAME, appauthor=False)
    if "\0" in value:
        raise BadSetting("GOLDSEAM_DATA", "holds a character no path can have", "Give the path of a folder.")
    return Path(value).expanduser().absolute()


def port(value: str | None) -> int:
    """A port on this machine; 0 stands for any free one."""
    if value is None or value == "":
        return 0
    if not value.isascii() or not value.isdigit() or not 0 <= int(value) <= 65535:
        raise BadSetting("GOLDSEAM_PORT", f"is {value!r}", "Give a number from 1024 to 65535, or leave it out.")
    return int(value)


def switch(name: str, value: str | None) -> bool:
    """A setting that is on (1) or off (0, or left out)."""
    if value not in (None, "", "0", "1"):
        raise BadSetting(name, f"is {value!r}", "Write 1 for yes or 0 for no.")
    return value == "1"


def exit_page(value: str | None) -> str:
    """Where Leave goes. Neutral, so a page that greets people with their last search or video is refused."""
    address = value or WEATHER_PAGE
    parts = urlsplit(address)
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme != "https" or not host or parts.username or any(c in address for c in "\r\n\\ "):
        raise BadSetting("GOLDSEAM_EXIT", "is not a plain https address", "Write one such as " + WEATHER_PAGE + ".")
    if any(host == site or host.endswith("." + site) for site in TELLTALE_SITES):
        raise BadSetting("GOLDSEAM_EXIT", "shows its visitors what they did last", "Choose a weather or news page.")
    return address


def zone(value: str | None) -> str | None:
    """A time zone by its name; days and nights go by it, so one that nobody knows is refused."""
    if not value:
        return None
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        advice = "Write a name such as Europe/London, or leave it out."
        raise BadSetting("GOLDSEAM_ZONE", f"is {value!r}, and no time zone has that name", advice) from None
    return value


def own_model(value: str | None, elsewhere: bool) -> OwnModel | None:
    """The person's own language model, by address and name; none unless one is given."""
    if not value or not value.strip():
        return None
    address, _, name = value.strip().partition(" ")
    try:
        return OwnModel(address, name.strip() or "default", elsewhere)
    except BadAddress as bad:
        remedy = "If that is meant, set GOLDSEAM_OWN_MODEL_ELSEWHERE=1." if bad.far else "Write address, space, name."
        raise BadSetting("GOLDSEAM_OWN_MODEL", f"cannot be used: {str(bad).rstrip('.')}", remedy) from None


environ = os.environ
DATA_FOLDER = data_folder(environ.get("GOLDSEAM_DATA"))
PORT = port(environ.get("GOLDSEAM_PORT"))
OPENS_BROWSER = not switch("GOLDSEAM_NO_BROWSER", environ.get("GOLDSEAM_NO_BROWSER"))
EXIT_PAGE = exit_page(environ.get("GOLDSEAM_EXIT"))
ZONE = zone(environ.get("GOLDSEAM_ZONE"))
OWN_MODEL = own_model(
    environ.get("GOLDSEAM_OWN_MODEL"),
    switch("GOLDSEAM_OWN_MODEL_ELSEWHERE", environ.get("GOLDSEAM_OWN_MODEL_ELSEWHERE")),
)

INSTALL = hashlib.sha256(str(DATA_FOLDER).encode()).hexdigest()[:8]  # sets cookies of two folders apart (HD-07)
HOST_NAMES = ("desk.localhost", "127.0.0.1")  # the first is what we print: cookies there stay ours alone (HD-07)

# --- Django ---------------------------------------------------------------------------------------------------------

DEBUG = False
# Signs nothing that has to outlive the process: sessions and tokens live in memory. So it is made anew at each start.
SECRET_KEY = secrets.token_urlsafe(48)
ALLOWED_HOSTS = list(HOST_NAMES)  # the exact host and port are checked first of all by web.doors.HostCheck
ROOT_URLCONF = "goldseam.web.urls"
WSGI_APPLICATION = "goldseam.web.wsgi.application"
INSTALLED_APPS = ["goldseam.store"]
MIDDLEWARE = [
    "goldseam.web.doors.HostCheck",
    "goldseam.web.doors.Headers",
    "goldseam.web.doors.SameSiteOnly",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "goldseam.web.doors.StartToken",
    "django.middleware.csrf.CsrfViewMiddleware",
    "goldseam.web.doors.Errors",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [Path(__file__).parent / "web" / "templates"],
        "OPTIONS": {"environment": "goldseam.web.paper.environment", "auto_reload": False},
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA_FOLDER / "notes.db",
        "OPTIONS": {
            # Read-then-write in a deferred transaction loses to any other writer; IMMEDIATE takes turns.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY;"
                "PRAGMA journal_size_limit=0; PRAGMA wal_autocheckpoint=256; PRAGMA trusted_schema=OFF;"
            ),
        },
        "TEST": {"NAME": environ.get("GOLDSEAM_TEST_DATABASE") or None},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = False
LANGUAGE_CODE = "en"

STATIC_URL = "/s/"
STATIC_ROOT = Path(__file__).parent / "web" / "static"
WHITENOISE_MAX_AGE = 3600

CSRF_COOKIE_NAME = f"f{INSTALL}"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "goldseam.web.pages.refusals.stale_form"
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024  # a form, not a file
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]  # nothing readable in temp files
FILE_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024 * 1024
DEFAULT_EXCEPTION_REPORTER_FILTER = "django.views.debug.SafeExceptionReporterFilter"

AUTH_PASSWORD_VALIDATORS: list[dict[str, str]] = []
# What goes wrong is told without content by web.doors.Errors (LG-01). Django's own loggers would print addresses, and
# what an exception quotes; without a handler of their own they would do so by Python's last resort.
LOGGING_CONFIG = None
logging.getLogger("django").addHandler(logging.NullHandler())
SILENCED_SYSTEM_CHECKS: list[str] = []
