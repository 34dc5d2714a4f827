"""Before anything is opened: does the cipher library on this machine give the answers the standards print?

CipherBroken is raised where it does not, or where it lacks one of them (a distribution's build against an old OpenSSL
has no GCM-SIV).
"""

import hmac
from collections.abc import Callable

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, AESGCMSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


class CipherBroken(Exception):
    """The encryption on this machine cannot be relied on; the message is a sentence or two for the person."""


def _gcm_siv() -> bytes:
    key, nonce = b"\1" + bytes(31), b"\3" + bytes(11)
    return AESGCMSIV(key).encrypt(nonce, b"\1" + bytes(7), b"")


def _gcm() -> bytes:
    return AESGCM(bytes(32)).encrypt(bytes(12), bytes(16), None)


def _argon2id() -> bytes:
    return Argon2id(
        salt=b"\2" * 16, length=32, iterations=3, lanes=4, memory_cost=32, ad=b"\4" * 12, secret=b"\3" * 8
    ).derive(b"\1" * 32)


def _hkdf() -> bytes:
    return HKDF(SHA256(), length=42, salt=bytes(range(13)), info=bytes(range(0xF0, 0xFA))).derive(b"\x0b" * 22)


def _hmac() -> bytes:
    return hmac.digest(b"\x0b" * 20, b"Hi There", "sha256")


ANSWERS: tuple[tuple[str, Callable[[], bytes], str], ...] = (
    ("AES-256-GCM-SIV", _gcm_siv, "c2ef328e5c71c83b843122130f7364b761e0b97427e3df28"),  # RFC 8452, C.2
    (
        "AES-256-GCM",  # The Galois/Counter Mode of Operation, test case 14
        _gcm,
        "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919",
    ),
    ("Argon2id", _argon2id, "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"),  # RFC 9106, 5.3
    (
        "HKDF",  # RFC 5869, A.1
        _hkdf,
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
    ),
    ("HMAC", _hmac, "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),  # RFC 4231, 4.2
)


def check(answers: tuple[tuple[str, Callable[[], bytes], str], ...] = ANSWERS) -> None:
    """Ask each cipher for its printed answer. Raises CipherBroken naming the first that fails."""
    for name, ask, printed in answers:
        try:
            right = ask() == bytes.fromhex(printed)
        except UnsupportedAlgorithm:
            raise CipherBroken(
                f"The encryption library on this computer does not know {name}, so nothing was opened. "
                "`make install` sets up one that does."
            ) from None
        if not right:
            raise CipherBroken(
                f"The encryption on this computer gives a wrong answer ({name}), so nothing was opened. Nothing is "
                "lost. `make clean` and `make install` set it up again; if it stays, try another computer."
            )
