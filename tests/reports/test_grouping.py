"""Problems put together."""

from __future__ import annotations

import pytest

from pubmeta import Kind, Problem
from pubmeta.reports.grouping import collapsed, grouped, without_place


def problem(
    path: str = "", *, kind: Kind = Kind.DROPPED, message: str = "no place", line: int | None = None
) -> Problem:
    return Problem(kind=kind, message=message, path=path, line=line)


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        ([], []),
        (["doi"], ["doi"]),
        (["contributors[0].email"], ["contributors[0].email"]),
        ([f"contributors[{index}].email" for index in range(42)], ["contributors[0..41].email"]),
        (["references[3].raw", "references[0].raw", "references[1].raw"], ["references[0..1,3].raw"]),
        (["a[2]", "b", "a[1]"], ["a[1..2]", "b"]),
        ([f"a[{index}].b" for index in (0, 2, 4, 6)], ["a[0,2,4,6].b"]),
        ([f"a[{index}].b" for index in (0, 2, 4, 6, 8)], ["a[].b (5 places)"]),
        (["a[1].b[3].c", "a[1].b[4].c"], ["a[1].b[3..4].c"]),
        (["a[1].b[3].c", "a[2].b[4].c"], ["a[].b[].c (2 places)"]),
        (["/article/back[1]/ref[2]", "/article/back[1]/ref[3]"], ["/article/back[1]/ref[2..3]"]),
        (["awards[0]", "awards[0].numbers[1]"], ["awards[0]", "awards[0].numbers[1]"]),
    ],
)
def test_paths_that_differ_in_an_index_are_one(paths: list[str], expected: list[str]) -> None:
    assert collapsed(paths) == expected


def test_one_message_is_one_group_with_its_places_and_inputs() -> None:
    found = [(source, "csl", problem(f"contributors[{index}].email")) for source in ("a", "b") for index in (0, 1)]
    (group,) = grouped(found)
    assert (group.format, group.kind, group.message) == ("csl", Kind.DROPPED, "no place")
    assert group.paths == ["contributors[0..1].email"]
    assert list(group.inputs) == ["a", "b"]


@pytest.mark.parametrize(
    "other",
    [
        ("a", "jats", problem("x")),
        ("a", "csl", problem("x", kind=Kind.GUESSED)),
        ("a", "csl", problem("x", message="another")),
    ],
)
def test_another_format_kind_or_message_is_another_group(other: tuple[str, str, Problem]) -> None:
    assert len(grouped([("a", "csl", problem("x")), other])) == 2


def test_what_can_be_acted_on_comes_first_and_the_order_met_stays() -> None:
    kinds = [Kind.DROPPED, Kind.MISSING, Kind.GUESSED, Kind.INVALID]
    found = [("a", "csl", problem(kind=kind)) for kind in kinds]
    found.append(("a", "csl", problem(kind=Kind.DROPPED)._replace(remedy="set it")))
    assert [(group.kind, group.remedy) for group in grouped(found)] == [
        (Kind.MISSING, None),
        (Kind.INVALID, None),
        (Kind.DROPPED, "set it"),
        (Kind.GUESSED, None),
        (Kind.DROPPED, None),
    ]


def test_what_has_no_place_and_no_remedy_is_counted_by_format() -> None:
    remedied = problem()._replace(remedy="set it")
    found = [
        ("a", "csl", problem("x")),
        ("b", "csl", problem("x")),
        ("a", "jats", problem("x")),
        ("a", "csl", remedied),
    ]
    assert without_place(found) == ([("a", "csl", remedied)], {"csl": 2, "jats": 1})


def test_a_line_is_told_beside_the_path() -> None:
    assert [
        grouped([("a", "jats", given)])[0].paths
        for given in (problem("/article", line=3), problem(line=3), problem("/article"), problem())
    ] == [["/article (line 3)"], ["line 3"], ["/article"], []]


def test_a_key_with_very_many_digits_is_no_index() -> None:
    path = f"x[{'9' * 5_000}].y[3]"
    assert collapsed([path, path.replace("[3]", "[4]")]) == [path.replace("[3]", "[3..4]")]
