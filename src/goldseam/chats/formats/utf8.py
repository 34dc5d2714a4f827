"""Whether bytes are sound UTF-8, looking only at those that are not plain ASCII."""

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt


PIECE = 1024 * 1024  # bytes looked at in one go: what comes of them stays in the processor's cache


def sound(data: "npt.NDArray[np.uint8]") -> bool:
    """Whether every letter in it is whole and shortest."""
    begin = 0
    while begin < len(data):
        end = min(begin + PIECE, len(data))
        while end < len(data) and 0x80 <= data[end] < 0xC0:  # no letter is cut in two
            end += 1
        if not _piece(data[begin:end]):
            return False
        begin = end
    return True


def _piece(data: "npt.NDArray[np.uint8]") -> bool:
    places = np.flatnonzero(data >= 0x80)
    if not len(places):
        return True
    values = data[places]
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
