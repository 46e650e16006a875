"""Paths of libxml2, and names of attributes."""

from __future__ import annotations

from time import process_time

import pytest
from lxml import etree

from pubmeta.checks.location import Locations, attribute_name

DOCUMENT = b"""<a xmlns="urn:x" xmlns:m="urn:m" xmlns:xlink="urn:xlink">
  <!-- a comment --><b/>
  <c><m:d/><b/><m:d xlink:href="u" xml:lang="en" id="i"/></c>
  <b/>
</a>"""


def root() -> etree._Element:
    return etree.fromstring(DOCUMENT)


def test_every_path_of_libxml2_is_resolved() -> None:
    tree = root()
    for element in tree.iter("*"):
        assert Locations(tree).element(tree.getroottree().getpath(element)) is element


def test_many_elements_are_found_as_quickly_as_few() -> None:
    def seconds(count: int) -> float:
        tree = etree.fromstring("<a>" + "<b/>" * count + "</a>")
        started = process_time()
        locations = Locations(tree)
        assert all(locations.element(f"/a/b[{number}]") is child for number, child in enumerate(tree, 1))
        return (process_time() - started) / count

    few = min(seconds(500) for _ in range(3))
    assert seconds(50_000) < 20 * few  # in square time it would be a hundred times


@pytest.mark.parametrize("path", [None, "", "/*/*[9]", "/*/@id", "/*/text()[2]"])
def test_what_cannot_be_found_is_the_nearest_element_above(path: str | None) -> None:
    tree = root()
    assert Locations(tree).element(path) is tree


def test_attributes_are_found_by_their_local_names() -> None:
    element = etree.fromstring('<a xmlns:x="urn:x" x:b="1" b="2" c="3"/>')
    locations = Locations(element)
    assert locations.attributes(element, "b") == ["{urn:x}b", "b"]
    assert locations.attributes(element, "d") == []


def test_the_name_of_an_attribute_is_told_as_the_document_writes_it() -> None:
    element = root()[2][2]
    assert attribute_name(element, "{urn:xlink}href") == "xlink:href"
    assert attribute_name(element, "{http://www.w3.org/XML/1998/namespace}lang") == "xml:lang"
    assert attribute_name(element, "id") == "id"
    assert attribute_name(element, "{urn:x}id") == "{urn:x}id"
