"""On which lines the values of a JSON text are."""

from __future__ import annotations

import json
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubmeta.checks.json_lines import lines_of
from pubmeta.checks.json_text import json_path

TEXT = """[
  {
    "id": "le\\"aves, {",
    "issued": {"date-parts": [[2024, 13],
       [2025,
        1]]}
  },
  3, {"a": {"b": "x"}, "c d": [
   1]}, {"e[0]f": [
   1]}
]"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("$", 1),
        ("$[0]", 2),
        ("$[0].id", 3),
        ("$[0].issued['date-parts'][0][1]", 4),
        ("$[0].issued['date-parts'][1]", 5),
        ("$[0].issued['date-parts'][1][1]", 6),
        ("$[1]", 8),
        ("$[2].a.b", 8),
        ("$[2].a.b.more[3]", 8),
        ("$[2]['c d'][0]", 9),
        ("$[9]", 1),
        ("$[3]['e[0]f'][0]", 10),
    ],
)
def test_the_line_of_a_value_or_of_the_nearest_that_it_is_in(path: str, line: int) -> None:
    assert lines_of(TEXT, [path]) == {path: line}


@pytest.mark.parametrize("text", ["", "]", "}{", ",", '{"a": [1', '{"a" 1}', '{"\\x": 1}', "{1: 2}", "[[[[", '"'])
def test_a_broken_text_is_looked_at_as_far_as_it_goes(text: str) -> None:
    assert set(lines_of(text, ["$.a", "$[0]"])) <= {"$.a", "$[0]"}


@pytest.mark.parametrize("unit", ["[", '{"a":', '["a",', '\\"', "1,", '"'])
@pytest.mark.parametrize("before", ["", '{"a": "'])
def test_a_broken_text_is_looked_through_once(before: str, unit: str) -> None:
    begun = process_time()
    lines_of(before + unit * 30_000, ["$.a.b", f"$.a{'[0]' * 60}"])
    assert process_time() - begun < 2


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("ab-", min_size=1, max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)


def leaves(value: object, steps: tuple[int | str, ...] = ()) -> list[tuple[tuple[int | str, ...], object]]:
    """Each value that holds no other, with the steps to it."""
    items = enumerate(value) if isinstance(value, list) else value.items() if isinstance(value, dict) else ()
    found = [leaf for step, inner in items for leaf in leaves(inner, (*steps, step))]
    return found or [(steps, value)]


@given(VALUES)
def test_with_a_line_for_each_value_the_value_is_on_its_line(value: object) -> None:
    text = json.dumps(value, indent=1)
    for steps, leaf in leaves(value):
        path = json_path(steps)
        (line,) = lines_of(text, [path]).values()
        assert json.dumps(leaf) in text.splitlines()[line - 1], path
