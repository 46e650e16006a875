"""Paths of libxml2, and names of attributes."""

from __future__ import annotations

from time import process_time

import pytest
from lxml import etree

from pubmeta.checks.location import Locations, attribute_in

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


def test_an_attribute_is_found_however_it_is_named() -> None:
    element = root()[2][2]
    assert attribute_in(element, "href") == ("xlink:href", "u")
    assert attribute_in(element, "{urn:xlink}href") == ("xlink:href", "u")
    assert attribute_in(element, "xlink:href") == ("xlink:href", "u")
    assert attribute_in(element, "lang") == ("xml:lang", "en")
    assert attribute_in(element, "id") == ("id", "i")
    assert attribute_in(element, "xlink:title") == ("xlink:title", None)
