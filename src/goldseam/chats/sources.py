"""Files, folders and archives turned into the texts in them. Nothing is ever unpacked to disk.

Archives: at most 5,000 entries, 1 GiB in all, 200 times their packed size, one archive inside another; names that climb
out, links and locked entries are left alone and told. Pictures and films in an export are not read.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

from goldseam.chats.problems import ChatProblem, Problem

LARGEST = 512 * 1024 * 1024  # bytes of one file (safety.md 4.4)
MOST_ENTRIES = 5_000
MOST_UNPACKED = 1024 * 1024 * 1024  # bytes of all entries together
RATIO, RATIO_FROM = 200, 1024 * 1024  # a bomb unpacks to far more than it holds; small files may pack that well
PIECE = 1024 * 1024
AT_ONCE = 16 * 1024 * 1024  # bytes; a file by itself that is larger is read when a reader asks for all of it
HEAD = 64 * 1024  # bytes in which a format is known
NOT_TEXT = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"OggS", b"ID3", b"RIFF", b"%PDF", b"\x1aE\xdf\xa3", b"\x00\x00\x00")
SQLITE = b"SQLite format 3\x00"
LOG, BESIDE = "-wal", ("-wal", "-shm")  # what SQLite writes beside a database while it is open
ZIP = b"PK\x03\x04"


@dataclass(slots=True)
class Source:
    """One file's bytes. name: inside its archive or folder; path: where it lies, if it lies by itself.

    _data is None for a large file until somebody asks for `data`; then path is where it lies.
    """

    name: str
    _data: bytes | None
    path: Path | None = None
    made: date | None = None
    archive: str | None = None
    with_media: bool = False
    problems: list[Problem] = field(default_factory=list)
    log: bytes | None = None  # of a database: what lies beside it under its name and -wal
    _text: str | None = None
    _beginning: bytes | None = None

    @property
    def data(self) -> bytes:
        """All of its bytes. Raises ChatProblem where the file cannot be read any more."""
        if self._data is None:
            with self.opened() as file:
                self._data = file.read()
        return self._data

    @property
    def size(self) -> int:
        """How many bytes it has."""
        if self._data is not None or self.path is None:
            return len(self.data)
        return self.path.stat().st_size

    @property
    def beginning(self) -> bytes:
        """The first bytes, in which a format is known, without reading the others."""
        if self._beginning is None:
            with self.opened() as file:
                self._beginning = file.read(HEAD)
        return self._beginning

    def opened(self) -> BinaryIO:
        """To be read piece by piece. Raises ChatProblem."""
        if self._data is not None or self.path is None:
            return io.BytesIO(self._data or b"")
        try:
            return self.path.open("rb")
        except OSError as error:
            raise ChatProblem(_unreadable(self.path, error)) from None

    @property
    def title(self) -> str:
        """The name people know it by, without folder and ending."""
        name = self.archive if self.archive and Path(self.name).stem.startswith("_chat") else self.name
        return Path(name).stem

    def text(self) -> str:
        """As text; what is no UTF-8 is told by line and shown as U+FFFD."""
        if self._text is None:
            self._text = self._decoded()
        return self._text

    def head(self) -> str:
        """The beginning as text, for knowing a format: a few hundred lines; the whole of a small file."""
        if self._text is not None or self.size <= HEAD:
            return self.text()[:HEAD]
        head = self.beginning
        if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return head.decode("utf-16", "replace")
        for codec in ("cp874", "cp949"):
            if found := _legacy(head, codec):
                return found
        return head.decode("utf-8", "replace")

    def _decoded(self) -> str:
        if self.data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return self.data.decode("utf-16", "replace")
        try:
            return self.data.decode()
        except UnicodeDecodeError as error:
            return self._mended(error)

    def _mended(self, error: UnicodeDecodeError) -> str:
        for codec in ("cp874", "cp949") if error.start < 4096 else ():
            text = _legacy(self.data, codec)
            if text:
                return text
        if text := _western(self.data):
            self.problems.append(Problem(0, "old_letters", "The file is written in an old western alphabet."))
            return text
        for number, line in enumerate(self.data.split(b"\n"), 1):
            try:
                line.decode()
            except UnicodeDecodeError:
                self.problems.append(
                    Problem(number, "broken_text", "Some letters here are damaged; they show as \ufffd.")
                )
                if len(self.problems) > 100:
                    break
        return self.data.decode("utf-8", "replace")


def long_line(data: bytes) -> bool:
    """Whether a line is longer than 1 MiB (decision 12 of the safety notes)."""
    place = 0
    while place + PIECE < len(data):
        end = data.rfind(b"\n", place, place + PIECE + 1)
        if end < 0:
            return True
        place = end + 1
    return False


def _legacy(data: bytes, codec: str) -> str | None:
    """LINE in Thai and KakaoTalk in Korean, saved by an old Windows."""
    head = data[:400]
    if b"[LINE]" not in head and "카카오톡".encode("cp949") not in head:
        return None
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


_WESTERN = frozenset("äöüÄÖÜßáàâãåæçéèêëíìîïñóòôõøúùûÁÀÂÃÅÆÇÉÈÊËÍÎÏÑÓÔÕØÚ€‘’“”–…¿¡°«»§´".encode("cp1252"))


def _western(data: bytes) -> str | None:
    """A table or text saved by an old Windows: letters above ASCII, none of which is UTF-8."""
    high = set(data.translate(None, bytes(range(128))))
    if b"\x00" in data or not high <= _WESTERN or not data.decode("utf-8", "ignore").isascii():
        return None
    return data.decode("cp1252")


class Gathering:
    """All sources in some paths, and what was left out."""

    def __init__(self, given: Sequence[Path] = ()) -> None:
        self.problems: list[Problem] = []
        self.unpacked = 0
        self.given = {path.name: path for path in given}  # a database's log may be given beside it, wherever it lies

    def of(self, path: Path) -> Iterator[Source]:
        """The sources in a file or folder. Raises ChatProblem."""
        try:
            if path.name.endswith(BESIDE) and path.name[: -len(LOG)] in self.given:
                return
            if path.is_dir():
                yield from self._folder(path)
            else:
                yield from self._file(path, path.name)
        except OSError as error:
            raise ChatProblem(_unreadable(path, error)) from None

    def _folder(self, folder: Path) -> Iterator[Source]:
        files = sorted((one for one in folder.rglob("*") if one.is_file() and not one.is_symlink()), key=natural)
        if len(files) > MOST_ENTRIES:
            raise ChatProblem(f"{folder} holds more than {MOST_ENTRIES:,} files. Give the chat's own folder.")
        for file in files:
            name = str(file.relative_to(folder))
            if not hidden(name) and not name.endswith(BESIDE) and _may_be_text(_head(file)):
                yield from self._file(file, name)

    def _file(self, path: Path, name: str) -> Iterator[Source]:
        if not path.is_file():
            if path.exists():
                raise ChatProblem(f"{path} is no ordinary file. Give the export itself.")
            raise ChatProblem(f"There is no file {path}. Look at the name.")
        if path.stat().st_size > LARGEST:
            raise ChatProblem(f"{path} is larger than 512 MiB. Export the chat without pictures and films.")
        made = date.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ012  only to know what cannot be later
        if _head(path).startswith(ZIP):
            yield from self._archive(path.read_bytes(), path.name, depth=0)
        else:
            later = path.stat().st_size > AT_ONCE
            log = self._log(path) if _head(path).startswith(SQLITE) else None
            yield Source(name, None if later else path.read_bytes(), path, made, log=log)

    def _log(self, path: Path) -> bytes | None:
        beside = self.given.get(path.name + LOG) or path.with_name(path.name + LOG)
        return beside.read_bytes() if beside.is_file() and beside.stat().st_size <= LARGEST else None

    def _archive(self, data: bytes, name: str, depth: int) -> Iterator[Source]:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                entries = archive.infolist()
                if len(entries) > MOST_ENTRIES:
                    raise ChatProblem(
                        f"{name} holds more than {MOST_ENTRIES:,} files. Take the chat's own files out of it."
                    )
                media = any(re.search(r"\.(jpe?g|opus|mp4|webp)\Z", entry.filename, re.IGNORECASE) for entry in entries)
                for entry in sorted(entries, key=lambda one: natural(Path(one.filename))):
                    yield from self._entry(archive, entry, name, depth, media)
        except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, UnicodeDecodeError):
            raise ChatProblem(
                f"{name} is a damaged archive. Export the chat again, or take the files out of it."
            ) from None

    def _entry(
        self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, depth: int, media: bool
    ) -> Iterator[Source]:
        inside = entry.filename
        if not inside or entry.is_dir():
            return
        if inside.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", inside) or (entry.external_attr >> 28) == 0xA:
            self.problems.append(
                Problem(0, "left_out", "An entry of the archive points outside of it; it was left alone.")
            )
            return
        if hidden(inside) or inside.endswith(BESIDE):
            return
        if entry.flag_bits & 1:
            self.problems.append(
                Problem(0, "locked", "An entry of the archive is locked with a password; it was left out.")
            )
            return
        data = self._bytes(archive, entry, name)
        if data is None:
            return
        if data.startswith(ZIP):
            if depth:
                self.problems.append(
                    Problem(0, "left_out", "An archive lies two deep; only one inside another is opened.")
                )
            else:
                yield from self._archive(data, Path(inside).name, depth + 1)
            return
        log = None
        if data.startswith(SQLITE) and inside + LOG in archive.namelist():
            log = self._bytes(archive, archive.getinfo(inside + LOG), name)
        yield Source(inside, data, None, _made(entry), name, media, log=log)

    def _bytes(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes | None:
        pieces = io.BytesIO()
        try:
            with archive.open(entry) as file:
                while piece := file.read(PIECE):
                    if not pieces.tell() and not _may_be_text(piece[:64]):
                        return None
                    pieces.write(piece)
                    self.unpacked += len(piece)
                    bomb = pieces.tell() > RATIO_FROM and pieces.tell() > RATIO * max(entry.compress_size, 1)
                    if bomb or self.unpacked > MOST_UNPACKED:
                        raise ChatProblem(
                            f"{name} unpacks to far more than it holds, so it was not opened. Export the chat again."
                        )
        except (zipfile.BadZipFile, EOFError, OSError, RuntimeError):
            self.problems.append(Problem(0, "damaged", "An entry of the archive is damaged; it was left out."))
            return None
        except Exception as error:  # zlib.error and its kin, by their base; ChatProblem goes on
            if isinstance(error, ChatProblem):
                raise
            self.problems.append(Problem(0, "damaged", "An entry of the archive is damaged; it was left out."))
            return None
        return pieces.getvalue()


def _unreadable(path: Path, error: OSError) -> str:
    return f"{path} cannot be read ({error.strerror or error}). Look at the name and who may open it."


def _made(entry: zipfile.ZipInfo) -> date | None:
    try:
        made = datetime(*entry.date_time)  # noqa: DTZ001
    except ValueError:
        return None
    return made.date() if made.year > 2000 else None


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(64)


def _may_be_text(head: bytes) -> bool:
    return not head.startswith(NOT_TEXT) and b"ftyp" not in head[:12]


def hidden(name: str) -> bool:
    """Whether an entry is of the system and not of the person."""
    return any(part.startswith(".") or part == "__MACOSX" for part in Path(name).parts)


def natural(path: Path) -> list[tuple[int, str]]:
    """Order with message_10 after message_9."""
    return [(int(part), "") if part.isdigit() else (0, part) for part in re.split(r"(\d+)", str(path)) if part]
