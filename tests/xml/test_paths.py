"""Paths of elements, as people read them."""

from __future__ import annotations

from time import process_time

import pytest
from lxml import etree

from pubmeta.xml.paths import ElementPaths, line_number, local_name, name_in

DOCUMENT = b"""<a xmlns="urn:x" xmlns:m="urn:m">
  <!-- a comment --><b/>
  <c><m:d/><b/><m:d/></c>
  <b/>
</a>"""


@pytest.mark.parametrize(
    ("within", "expected"),
    [
        (None, ["/a", "/a/b[1]", "/a/c", "/a/c/m:d[1]", "/a/c/b", "/a/c/m:d[2]", "/a/b[2]"]),
        ("/all/a[7]", ["/all/a[7]", "/all/a[7]/b[1]", "/all/a[7]/c", "/all/a[7]/c/m:d[1]"]),
    ],
)
def test_a_path_has_names_as_written_and_numbers_where_needed(within: str | None, expected: list[str]) -> None:
    root = etree.fromstring(DOCUMENT)
    paths = ElementPaths(root, within)
    assert [paths.path(element) for element in root.iter("*")][: len(expected)] == expected


def test_names_are_with_their_prefix_or_without() -> None:
    element = etree.fromstring(DOCUMENT)[2][0]
    assert (name_in(element), local_name(element)) == ("m:d", "d")


def test_a_built_element_has_no_line() -> None:
    assert line_number(etree.Element("a")) is None
    assert line_number(etree.fromstring(DOCUMENT)[2]) == 3


def test_many_paths_are_found_as_quickly_as_few() -> None:
    def seconds(count: int) -> float:
        root = etree.fromstring("<a>" + "<b/>" * count + "</a>")
        started = process_time()
        paths = ElementPaths(root)
        assert len({paths.path(element) for element in root}) == count
        return (process_time() - started) / count

    few = min(seconds(500) for _ in range(3))
    assert min(seconds(50_000) for _ in range(2)) < 30 * few  # in square time it would be a hundred times
