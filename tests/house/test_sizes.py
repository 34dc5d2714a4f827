"""Functions and files stay small: nine of ten functions under 30 lines, none over 60; no file over 400."""

from statistics import median

from house.source import CODE, PACKAGE, Length, files, functions, name

WORST = 8  # shown with `pytest -s`, and in a failure


def worst(lengths: list[Length], what: str) -> str:
    rows = "\n".join(f"{length.lines:5}  {length.place}" for length in sorted(lengths, reverse=True)[:WORST])
    text = f"the longest {what}:\n{rows}"
    print(text)
    return text


def test_nine_of_ten_functions_take_fewer_than_30_lines_and_none_more_than_60():
    lengths = list(functions(*CODE))
    shown = worst(lengths, "functions")
    short = sum(length.lines < 30 for length in lengths)
    assert short >= 0.9 * len(lengths), shown
    assert not [length for length in lengths if length.lines > 60], shown


def test_no_file_has_more_than_400_lines():
    lengths = [Length(len(path.read_text(encoding="utf-8").splitlines()), name(path)) for path in files(*CODE)]
    shown = worst(lengths, "files")
    assert not [length for length in lengths if length.lines > 400], shown


def test_a_function_of_the_programme_takes_about_a_dozen_lines():
    lengths = [length.lines for length in functions(PACKAGE / "programme")]
    assert median(lengths) < 12
