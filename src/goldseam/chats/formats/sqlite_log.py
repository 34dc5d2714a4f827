"""The write-ahead log beside a SQLite file (chat.db-wal), put into the file's bytes: the newest days are only there.

Nothing is opened and nothing written. A log of another file, or one whose pages do not fit, leaves the file as it was.
"""

import struct

MAGIC = (0x377F0682, 0x377F0683)
HEADER, FRAME = 32, 24  # bytes
SMALLEST = 512  # bytes of a page


def with_log(data: bytes, log: bytes | None) -> bytes:
    """The database with every finished change of its log."""
    if log is None or len(log) < HEADER or len(data) < 100:
        return data
    magic, _, size, _, *salts = struct.unpack(">6I", log[:24])
    if magic not in MAGIC or size != page_size(data) or size < SMALLEST:
        return data
    pages, count = _finished(log, size, salts, most=(len(data) + len(log)) // size)
    if not pages:
        return data
    image = bytearray(data.ljust(count * size, b"\x00")[: count * size])
    for number, place in pages.items():
        if number <= count:
            image[(number - 1) * size : number * size] = log[place : place + size]
    return bytes(image)


def page_size(data: bytes) -> int:
    """Bytes of one page of a database."""
    size = int.from_bytes(data[16:18], "big")
    return 65536 if size == 1 else size


def _finished(log: bytes, size: int, salts: list[int], most: int) -> tuple[dict[int, int], int]:
    """Where the newest version of each page stands that belongs to a finished change, and the pages in all then."""
    done: dict[int, int] = {}
    open_: dict[int, int] = {}
    count = 0
    for place in range(HEADER, len(log) - FRAME - size + 1, FRAME + size):
        number, after, *said = struct.unpack(">4I", log[place : place + 16])
        if said != salts or not 0 < number <= most or after > most:
            break
        open_[number] = place + FRAME
        if after:
            done |= open_
            open_, count = {}, after
    return done, count
