"""Every way WhatsApp has written the head of a message, in every language we know of."""

import pytest
from formats_helpers import read_text

NNBSP, NBSP, LRM, RLM, BOM = "\u202f", "\u00a0", "\u200e", "\u200f", "\ufeff"

# The head as it stands in a file; the same moment and a later one decide the day order by a day above 12.
HEADS = {
    "gb": ("21/06/2021, 09:05 - ", "2021-06-21T09:05:00"),
    "us with a narrow blank": (f"6/21/21, 10:35{NNBSP}PM - ", "2021-06-21T22:35:00"),
    "us in 24 hours": ("6/21/21, 14:59 - ", "2021-06-21T14:59:00"),
    "es": ("21/6/21, 11:43 - ", "2021-06-21T11:43:00"),
    "in, lower case": ("21/6/21, 11:26 pm - ", "2021-06-21T23:26:00"),
    "br, no comma": ("21/06/2021 14:30 - ", "2021-06-21T14:30:00"),
    "fr, a word between": ("21/06/2021 à 21:02 - ", "2021-06-21T21:02:00"),
    "de": ("21.06.21, 10:30 - ", "2021-06-21T10:30:00"),
    "cs, no comma": ("21.06.21 10:30 - ", "2021-06-21T10:30:00"),
    "de in 12 hours": ("21.06.21, 3:05 nachm. - ", "2021-06-21T15:05:00"),
    "de at noon": ("21.06.21, 12:05 mittags - ", "2021-06-21T12:05:00"),
    "de at night": ("21.06.21, 12:05 nachts - ", "2021-06-21T00:05:00"),
    "nl": ("21-06-2021 10:30 - ", "2021-06-21T10:30:00"),
    "nl, older": ("21-06-21 09:00 - ", "2021-06-21T09:00:00"),
    "ca": (f"2021-06-21, 5:46{NNBSP}p.m. - ", "2021-06-21T17:46:00"),
    "sv": ("2021-06-21 10:30 - ", "2021-06-21T10:30:00"),
    "za": ("2021/06/21, 5:46 pm - ", "2021-06-21T17:46:00"),
    "tw": ("2021/6/21 下午3:05 - ", "2021-06-21T15:05:00"),
    "ko on Android": ("2021년 6월 21일 오후 3:05 - ", "2021-06-21T15:05:00"),
    "ko on an iPhone": ("[2021. 6. 21. 오후 3:05:09] ", "2021-06-21T15:05:09"),
    "co, blanks in p. m.": (f"21/6/2021 8:28{NBSP}p.{NNBSP}m. - ", "2021-06-21T20:28:00"),
    "co, newer": ("21/6/2021, 9:29 p. m. - ", "2021-06-21T21:29:00"),
    "mx": ("21/06/21 8:26 a. m. - ", "2021-06-21T08:26:00"),
    "id, dots in the time": ("21/06/21 18.00 - ", "2021-06-21T18:00:00"),
    "fi": ("21.6.2021 klo 21.25 - ", "2021-06-21T21:25:00"),
    "hr, blanks after dots": ("21. 6. 2021. 21:25 - ", "2021-06-21T21:25:00"),
    "words for the day": ("6/21/2021, 3:05 in the afternoon - ", "2021-06-21T15:05:00"),
    "2014, colon": ("6/21/14, 1:59:59 PM: ", "2014-06-21T13:59:59"),
    "2014, colon, day first": ("21/06/2014 13:59:59: ", "2014-06-21T13:59:59"),
    "2016, year first": ("2016-06-21, 8:04:08 AM: ", "2016-06-21T08:04:08"),
    "iPhone gb": ("[21/06/2021, 09:05:11] ", "2021-06-21T09:05:11"),
    "iPhone, no comma": ("[21/06/2021 11:40:26] ", "2021-06-21T11:40:26"),
    "iPhone us": (f"[6/21/23, 7:02:11{NNBSP}PM] ", "2023-06-21T19:02:11"),
    "iPhone us in 24 hours": ("[6/21/21, 10:30:05] ", "2021-06-21T10:30:05"),
    "iPhone mx": ("[21/06/20 10:27:18 a.m.] ", "2020-06-21T10:27:18"),
    "iPhone de": ("[21.06.21, 10:30:05] ", "2021-06-21T10:30:05"),
    "iPhone nl": ("[21-06-2021 10:30:05] ", "2021-06-21T10:30:05"),
    "iPhone zh": ("[2021/6/21 下午3:05:09] ", "2021-06-21T15:05:09"),
    "iPhone zh in the small hours": ("[2021/6/21 凌晨12:05:09] ", "2021-06-21T00:05:09"),
    "iPhone id": ("[21/06/21 18.00.12] ", "2021-06-21T18:00:12"),
    "iPhone vi, time first": ("[10:30:05, 21/6/21] ", "2021-06-21T10:30:05"),
    "Buddhist year": ("[21/6/2564 BE, 14:56:00] ", "2021-06-21T14:56:00"),
    "Japanese era": ("[6/21/R3, 14:56:00] ", "2021-06-21T14:56:00"),
    "ar, marks in the date": (f"[{RLM}21{RLM}/6{RLM}/2021، 2:56:00 م] ", "2021-06-21T14:56:00"),
    "ar digits": (f"[٢١{RLM}/٦{RLM}/٢٠٢١، ٢:٥٦:٠٠ م] ", "2021-06-21T14:56:00"),
    "fa digits": ("۲۰۲۱/۰۶/۲۱، ۱۴:۵۶ - ", "2021-06-21T14:56:00"),
    "saved again with marks": (f"{BOM}[{BOM}21.06.21, 10:30:05] ", "2021-06-21T10:30:05"),
    "iPhone, a mark before the bracket": (f"{LRM}[21.06.21, 10:30:05] ", "2021-06-21T10:30:05"),
    "long dash": ("06/21/19, 8:30:52 AM – ", "2019-06-21T08:30:52"),
    "tr": ("21.06.2021 10:30 - ", "2021-06-21T10:30:00"),
    "tr in 12 hours": ("21.06.2021 ÖS 3:05 - ", "2021-06-21T15:05:00"),
    "el": ("21/6/2021, 3:05 μ.μ. - ", "2021-06-21T15:05:00"),
    "hu": ("2021. 06. 21. du. 3:05 - ", "2021-06-21T15:05:00"),
    "he": ("21.6.2021, 15:05 - ", "2021-06-21T15:05:00"),
    "hour 23 with PM": ("[29.01.18, 23:59:03 PM] ", "2018-01-29T23:59:03"),
    "hour 0 with AM": ("[29.01.18, 00:04:03 AM] ", "2018-01-29T00:04:03"),
}


@pytest.mark.parametrize("name", HEADS)
def test_a_head_is_read_for_what_it_says(name):
    head, at = HEADS[name]
    found = read_text(f"{head}Ann: hello\n{head}Bo: yes\n{head}Ann: more\nof it\n").document()
    assert (found["first"], found["last"], found["messages"], found["system"]) == (at, at, 3, 0)
    assert {one["name"] for one in found["senders"]} == {"Ann", "Bo"}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("name", HEADS)
def test_words_come_out_as_they_went_in(name, end):
    head, _ = HEADS[name]
    words = "a 👨‍👩‍👧 ﬁ می‌خواهم\u2028b: c"
    read = read_text(f"{head}Ann: {words}{end}{head}Bo: x{end}")
    assert read.columns.listed().text == [words, "x"]


def test_an_unknown_word_for_the_hour_is_said_aloud():
    read = read_text("21/06/2021, 3:05 zzz - Ann: hello\n22/06/2021, 3:05 zzz - Bo: yes\n")
    assert read.counts.messages == 2
    assert [problem.kind for problem in read.problems] == ["unknown_hour_word"]
