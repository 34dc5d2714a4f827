"""Starting and stopping, with the real thing: a process of its own, a real port, a real folder. Nobody sleeps here:
each wait is for a line of output or for the end of a process."""

import http.client
import os
import re
import resource
import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pytest

PATIENCE = 20  # seconds for a slow machine; a test that passes never waits for it
LAUNCH = [sys.executable, "-P", "-u", "-m", "goldseam.web.launch"]
ROOT = os.geteuid() == 0


def environment(data: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GOLDSEAM", "DJANGO"))}
    return {**kept, "GOLDSEAM_DATA": str(data), "GOLDSEAM_NO_BROWSER": "1", **more}


def refused(data: Path, *arguments: str, **options) -> str:
    """What a start that must fail says; it ends with 2, says one plain thing and shows no traceback."""
    env = environment(data, **options.pop("env", {}))
    ended = subprocess.run([*LAUNCH, *arguments], env=env, capture_output=True, text=True, timeout=PATIENCE, **options)
    assert ended.returncode == 2, ended.stdout + ended.stderr
    assert "Traceback" not in ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1, ended.stderr
    return ended.stderr.strip()


class App:
    """The app, started on a folder."""

    def __init__(self, data: Path, *arguments: str, **env: str) -> None:
        self.data = data
        self.process = subprocess.Popen(
            [*LAUNCH, *arguments], env=environment(data, **env), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, start_new_session=True,
        )  # fmt: skip
        self.guard = threading.Timer(PATIENCE, self.process.kill)
        self.guard.start()
        self.said: list[str] = []
        for line in self.process.stdout:
            self.said.append(line)
            if "Ctrl+C" in line:
                break

    @property
    def addresses(self) -> list[str]:
        return re.findall(r"http://\S+", "".join(self.said))

    @property
    def port(self) -> int:
        return int(re.search(r":(\d+)/", self.addresses[0])[1])

    def get(self, path: str, cookie: str = "") -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        headers = {"Host": f"desk.localhost:{self.port}", "Cookie": cookie}
        connection.request("GET", path, headers=headers)
        return connection.getresponse()

    def open(self) -> http.client.HTTPResponse:
        return self.get("/open/" + self.addresses[0].rsplit("/", 1)[1])

    def worker(self) -> int:
        """The process that holds the sessions."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return int(children.split()[0])

    def stop(self, how: int = signal.SIGINT, group: bool = False) -> int:
        (os.killpg if group else os.kill)(self.process.pid, how)
        return self.process.wait(PATIENCE)

    def close(self) -> None:
        self.guard.cancel()
        self.process.kill()  # and on Linux its worker with it
        self.process.wait(PATIENCE)
        self.process.stdout.close()


@pytest.fixture
def start(tmp_path):
    """Starts the app: `start()` on a folder of the test's own."""
    running: list[App] = []

    def begin(data: Path = tmp_path / "notes", *arguments: str, **env: str) -> App:
        running.append(App(data, *arguments, **env))
        return running[-1]

    yield begin
    for app in running:
        app.close()


# --- starting --------------------------------------------------------------------------------------------------------


def test_the_address_is_printed_works_once_and_says_so(start):
    app = start()
    first, second = app.addresses
    assert first.startswith(f"http://desk.localhost:{app.port}/open/")
    assert second.startswith(f"http://127.0.0.1:{app.port}/open/")
    assert "works once" in "".join(app.said)
    assert app.get("/").status == 403
    assert app.open().status == 200
    assert app.open().status == 403


def test_a_data_folder_of_ones_own_goes_before_the_variable(start, tmp_path):
    app = start(tmp_path / "one", "--data", str(tmp_path / "two words ä"))
    assert (tmp_path / "two words ä" / "notes.db").exists()
    assert not (tmp_path / "one").exists()
    assert app.open().status == 200


def test_only_this_machine_can_reach_it(start):
    app = start()
    listening = [
        line.split()[1]
        for table in ("/proc/net/tcp", "/proc/net/tcp6")
        if Path(table).exists()
        for line in Path(table).read_text().splitlines()[1:]
        if line.split()[3] == "0A" and int(line.split()[1].rsplit(":", 1)[1], 16) == app.port
    ]
    if not listening:
        pytest.skip("this system lists no open ports")
    assert listening == [f"0100007F:{app.port:04X}"]


def test_nobody_else_can_answer_at_the_same_port_of_the_other_kind_of_address(start):
    app = start()
    with socket.socket(socket.AF_INET6) as other:
        try:
            other.bind(("::1", 0))
        except OSError:
            pytest.skip("this machine has no ::1")
    with socket.socket(socket.AF_INET6) as other, pytest.raises(OSError):
        other.bind(("::1", app.port))


def test_folder_and_file_are_their_owners_alone(start):
    app = start()
    app.open()
    readable = [file for file in [app.data, *app.data.rglob("*")] if file.stat().st_mode & 0o077]
    assert readable == []


def test_a_second_start_hands_out_a_fresh_address_of_the_one_that_runs(start):
    first = start()
    second = start()
    assert second.process.wait(PATIENCE) == 0
    assert second.port == first.port
    assert second.addresses != first.addresses
    assert "Ctrl+C in the terminal it began in closes it." in second.said[-1]
    assert second.open().status == 200
    assert first.open().status == 200


# --- stopping --------------------------------------------------------------------------------------------------------


def left_behind(data: Path) -> set[str]:
    return {str(file.relative_to(data)) for file in data.rglob("*") if file.is_file()}


STOPS = {"told": signal.SIGTERM, "Ctrl+C in a terminal": signal.SIGINT, "the terminal closed": signal.SIGHUP}


@pytest.mark.parametrize("how", STOPS.values(), ids=STOPS.keys())
def test_it_closes_cleanly_and_leaves_the_notes_and_nothing_else(start, how):
    app = start()
    app.open()
    assert app.stop(how, group=how is not signal.SIGTERM) == 0
    assert left_behind(app.data) == {"notes.db", "run/lock"}
    assert "Traceback" not in app.process.stdout.read()


def test_a_killed_one_takes_its_sessions_along_and_the_next_start_tidies_up(start):
    app = start()
    app.open()
    (app.data / "run" / "go.html").write_text("an address that was never opened")
    with socket.create_connection(("127.0.0.1", app.port)) as held:
        held.settimeout(PATIENCE)
        app.stop(signal.SIGKILL)
        with suppress(ConnectionResetError):
            assert held.recv(1) == b""  # the worker is gone, so the connection ends
    again = start()
    assert again.open().status == 200
    assert "run/go.html" not in left_behind(again.data)
    assert (again.data / "run" / "port").read_text() == str(again.port)
    assert len(list((again.data / "run" / "start").iterdir())) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_server_that_dies_ends_the_app_and_its_log_goes_into_the_file(start):
    app = start()
    app.open()
    os.kill(app.worker(), signal.SIGKILL)
    assert app.process.wait(PATIENCE) == 2
    assert left_behind(app.data) == {"notes.db", "run/lock"}
    assert "Please start it again." in app.process.stdout.read()


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_no_memory_of_it_is_dumped_or_read(start):
    app = start()
    app.open()
    worker = app.worker()
    limits = Path(f"/proc/{worker}/limits").read_text()
    assert re.search(r"Max core file size\s+0\s+0", limits)
    if not ROOT:
        with pytest.raises(PermissionError):
            Path(f"/proc/{worker}/mem").read_bytes()


# --- what keeps it from starting -------------------------------------------------------------------------------------


def test_a_port_that_is_taken_is_named_with_the_way_out(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        said = refused(tmp_path, "--port", str(port))
    assert said.startswith(f"Port {port} cannot be used")
    assert "Leave out --port" in said


@pytest.mark.parametrize("port", ["99999", "-1", "eighty"])
def test_a_port_that_cannot_be(tmp_path, port):
    assert "Give a number from 1024 to 65535" in refused(tmp_path, f"--port={port}")


def test_a_file_where_the_folder_should_be(tmp_path):
    (tmp_path / "notes").write_text("something else")
    assert "is not a folder" in refused(tmp_path / "notes")
    assert "is not a folder" in refused(tmp_path / "notes" / "deeper")


def test_a_file_that_is_no_database_is_left_alone(tmp_path):
    (tmp_path / "notes.db").write_bytes(b"not a database at all " * 500)
    assert "The file with your notes is damaged. Nothing was changed." in refused(tmp_path)
    assert (tmp_path / "notes.db").read_bytes().startswith(b"not a database")


@pytest.mark.parametrize("room", [1024, 6000], ids=["for nothing", "for no tables"])
def test_a_full_disk(tmp_path, room):
    said = refused(tmp_path, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)))
    assert "ree some space" in said


def test_a_folder_one_may_not_write_to(tmp_path):
    folder = Path("/proc/self") if ROOT else tmp_path / "shut"  # nobody is kept out of a folder who is root
    if not ROOT:
        folder.mkdir(mode=0o500)
    if not folder.exists():
        pytest.skip("no folder on this machine that root may not write to")
    said = refused(folder / "notes")
    assert "cannot be written to" in said
    assert "--data" in said


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        ("GOLDSEAM_PORT", "eighty", "Give a number"),
        ("GOLDSEAM_EXIT", "https://www.google.com/", "shows its visitors what they did last"),
        ("GOLDSEAM_NO_BROWSER", "perhaps", "Write 1 for yes or 0 for no"),
        ("GOLDSEAM_ZONE", "Europe/Lodnon", "no time zone has that name"),
    ],
)
def test_a_setting_that_is_nonsense_is_refused_aloud(tmp_path, variable, value, sentence):
    said = refused(tmp_path, env={variable: value})
    assert said.startswith(variable)
    assert sentence in said


def test_a_cipher_that_gives_a_wrong_answer_keeps_everything_shut(tmp_path):
    """Known answers first: on a machine whose cipher lies, nothing is made and nothing is opened (VT-01)."""
    lying = tmp_path / "lying"
    lying.mkdir()
    (lying / "sitecustomize.py").write_text(
        "from goldseam.vault import known_answers as known\n"
        "known.check.__defaults__ = (tuple((name, ask, '00' * 8) for name, ask, _ in known.ANSWERS),)\n"
    )
    said = refused(tmp_path / "notes", env={"PYTHONPATH": str(lying)})
    assert "gives a wrong answer (AES-256-GCM-SIV), so nothing was opened" in said
    assert not (tmp_path / "notes" / "notes.db").exists()
