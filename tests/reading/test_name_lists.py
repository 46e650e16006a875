from __future__ import annotations

import pytest

from pubmeta.problems import Log
from pubmeta.reading import Field, names_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mary Lark, Richard Roe, and Peter van Dam", ["Mary Lark", "Richard Roe", "Peter van Dam"]),
        ("Lark, A and Roe, B", ["Lark, A", "Roe, B"]),
        ("Lark, A; Roe, B", ["Lark, A", "Roe, B"]),
        ("Lark, A.,Roe, B.", ["Lark, A.", "Roe, B."]),
        ("Lark, J., Roe, J., Dam, R.", ["Lark, J.", "Roe, J.", "Dam, R."]),
        ("Lark, Mary, Roe, Richard", ["Lark, Mary", "Roe, Richard"]),
        ("A Lark, B Roe", ["A Lark", "B Roe"]),
        ("Mary Lark & Richard Roe", ["Mary Lark", "Richard Roe"]),
        ("Mary Lark / Richard Roe", ["Mary Lark", "Richard Roe"]),
        ("Lark, Mary | Roe, Richard", ["Lark, Mary", "Roe, Richard"]),
    ],
)
def test_several_names_in_one_text_are_parted_with_doubt(text: str, names: list[str]) -> None:
    log = Log()
    assert [name.text for name in names_in(Field("AU", text, log))] == names
    assert [problem.kind for problem in log] == ["guessed"]


@pytest.mark.parametrize(
    "text",
    [
        "Lark, Mary",
        "de las Casas, Maria Anna",
        "Ortega y Gasset, José",
        "Karl von und zu Stein",
        "Lark, Mary, MD, PhD",
        "Hicks, III, Michael",
        "Salt and Soil Institute",
        "Lark and Roe",
    ],
)
def test_one_name_stays_one(text: str) -> None:
    log = Log()
    assert [name.text for name in names_in(Field("AU", text, log))] == [text]
    assert len(log) == 0


def test_a_list_that_goes_on_is_reported() -> None:
    log = Log()
    assert [name.text for name in names_in(Field("AU", "Lark, M.; Roe, R.; et al.", log))] == ["Lark, M.", "Roe, R."]
    assert [problem.kind for problem in log] == ["dropped", "guessed"]
