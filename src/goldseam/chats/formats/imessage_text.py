"""The words in an attributedBody: Apple's typed stream, of which only the string is wanted."""

_STARTS = (b"NSString", b"NSMutableString")


def body_text(blob: bytes) -> str | None:
    """The string of an attributedBody, or None.

    A length below 0x80 is itself; 0x81, 0x82 and 0x83 announce one of 2, 4 and 8 bytes.
    """
    for start in _STARTS:
        place = blob.find(start)
        while place >= 0:
            plus = blob.find(b"\x84\x01+", place, place + 40)
            if plus >= 0:
                return _string(blob, plus + 3)
            place = blob.find(start, place + 1)
    plus = blob.find(b"\x84\x01+")
    return _string(blob, plus + 3) if plus >= 0 else None


def _string(blob: bytes, place: int) -> str | None:
    if place >= len(blob):
        return None
    size, width = blob[place], {0x81: 2, 0x82: 4, 0x83: 8}.get(blob[place], 0)
    if width:
        size = int.from_bytes(blob[place + 1 : place + 1 + width], "little")
    elif size >= 0x80:
        return None
    begin = place + 1 + width
    end = begin + size
    if end > len(blob):  # cut off, or a length that lies: the string ends where the stream says so
        end = blob.find(b"\x86\x84", begin)
        if end < 0:
            return None
    return blob[begin:end].decode("utf-8", "replace")
