"""Whether bytes are sound UTF-8, looking only at those that are not plain ASCII."""

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Bytes = npt.NDArray[np.uint8]


def beyond_ascii(data: "Bytes") -> "tuple[Ints, Bytes]":
    """Where its bytes beyond ASCII stand, and these bytes."""
    places = np.flatnonzero(data >= 0x80)
    return places, data[places]


def sound(places: "Ints", values: "Bytes") -> bool:
    """Whether every letter is whole and shortest, where no letter is cut at either end of the bytes looked at."""
    if not len(places):
        return True
    leads = np.flatnonzero(values >= 0xC0)
    lead = values[leads]
    size = np.where(lead >= 0xF0, 3, np.where(lead >= 0xE0, 2, 1))
    if (lead < 0xC2).any() or (lead > 0xF4).any() or int(size.sum()) + len(leads) != len(values):
        return False
    for step in (1, 2, 3):
        long = leads[size >= step]
        if len(long) and (int(long[-1]) + step >= len(values)):
            return False
        follows = (places[long + step] == places[long] + step) & (values[long + step] < 0xC0)
        if not follows.all():
            return False
    second = values[np.minimum(leads + 1, len(values) - 1)]
    short = ((lead == 0xE0) & (second < 0xA0)) | ((lead == 0xF0) & (second < 0x90))
    beyond = ((lead == 0xED) & (second > 0x9F)) | ((lead == 0xF4) & (second > 0x8F))
    return not (short | beyond).any()


def marks(places: "Ints", values: "Bytes") -> "Ints":
    """Where the marks without width U+200E and U+200F begin, in sound letters."""
    leads = np.flatnonzero(values[:-2] == 0xE2)
    leads = leads[values[leads + 1] == 0x80]
    found: Ints = places[leads[(values[leads + 2] == 0x8E) | (values[leads + 2] == 0x8F)]]
    return found
