"""The age format by its book (age-encryption.org/v1), passphrases only: a second reader, and a cheap writer.

What Goldseam writes is opened here without any of its own code, so that anybody else's tool will open it, too.
"""

import base64
import hashlib
import hmac
import os
import re

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

CHUNK = 64 * 1024
HEADER = re.compile(rb"age-encryption\.org/v1\n-> scrypt (\S+) (\d+)\n(\S+)\n--- (\S+)\n")


def _letters(raw: bytes) -> bytes:
    return base64.b64encode(raw).rstrip(b"=")


def _raw(letters: bytes) -> bytes:
    return base64.b64decode(letters + b"=" * (-len(letters) % 4))


def _wrapping_key(passphrase: str, salt: bytes, work: int) -> bytes:
    label = b"age-encryption.org/v1/scrypt" + salt
    return hashlib.scrypt(passphrase.encode(), salt=label, n=2**work, r=8, p=1, maxmem=2**31 - 1, dklen=32)


def _derived(key: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, info).derive(key)


def _chunks(key: bytes, body: bytes, size: int):
    parts = [body[start : start + size] for start in range(0, len(body), size)] or [b""]
    for number, part in enumerate(parts):
        yield ChaCha20Poly1305(key), number.to_bytes(11, "big") + bytes([number == len(parts) - 1]), part


def sealed(plain: bytes, passphrase: str, work: int = 2) -> bytes:
    """An age file that costs next to nothing to open."""
    file_key, salt, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    wrapped = ChaCha20Poly1305(_wrapping_key(passphrase, salt, work)).encrypt(bytes(12), file_key, None)
    head = b"age-encryption.org/v1\n-> scrypt %s %d\n%s\n---" % (_letters(salt), work, _letters(wrapped))
    mac = hmac.digest(_derived(file_key, b"", b"header"), head, "sha256")
    key = _derived(file_key, nonce, b"payload")
    body = b"".join(cipher.encrypt(place, part, None) for cipher, place, part in _chunks(key, plain, CHUNK))
    return head + b" " + _letters(mac) + b"\n" + nonce + body


def opened(data: bytes, passphrase: str) -> bytes:
    """What an age file holds."""
    found = HEADER.match(data)
    assert found, "not an age file under a passphrase"
    salt, work, wrapped, mac = _raw(found[1]), int(found[2]), _raw(found[3]), _raw(found[4])
    file_key = ChaCha20Poly1305(_wrapping_key(passphrase, salt, work)).decrypt(bytes(12), wrapped, None)
    head = data[: data.index(b"\n---") + 4]
    assert hmac.compare_digest(mac, hmac.digest(_derived(file_key, b"", b"header"), head, "sha256"))
    nonce, body = data[found.end() : found.end() + 16], data[found.end() + 16 :]
    key = _derived(file_key, nonce, b"payload")
    return b"".join(cipher.decrypt(place, part, None) for cipher, place, part in _chunks(key, body, CHUNK + 16))
