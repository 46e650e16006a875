"""Paths of people and paths of libxml2."""

from __future__ import annotations

import pytest
from lxml import etree

from pubmeta.checks.location import attribute_in, document_path, element_at, line_of

DOCUMENT = b"""<a xmlns="urn:x" xmlns:m="urn:m" xmlns:xlink="urn:xlink">
  <!-- a comment --><b/>
  <c><m:d/><b/><m:d xlink:href="u" xml:lang="en" id="i"/></c>
  <b/>
</a>"""


def root() -> etree._Element:
    return etree.fromstring(DOCUMENT)


@pytest.mark.parametrize("path", ["/a", "/a/b[1]", "/a/c", "/a/c/m:d[1]", "/a/c/b", "/a/c/m:d[2]", "/a/b[2]"])
def test_a_path_has_names_as_written_and_numbers_where_needed(path: str) -> None:
    paths = [document_path(element) for element in root().iter("*")]
    assert path in paths
    assert len(paths) == len(set(paths)) == 7


def test_every_path_of_libxml2_is_resolved() -> None:
    tree = root()
    for element in tree.iter("*"):
        assert element_at(tree, tree.getroottree().getpath(element)) is element


@pytest.mark.parametrize("path", [None, "", "/*/*[9]", "/*/@id", "/*/text()[2]"])
def test_what_cannot_be_found_is_the_nearest_element_above(path: str | None) -> None:
    tree = root()
    assert element_at(tree, path) is tree


def test_an_attribute_is_found_however_it_is_named() -> None:
    element = root()[2][2]
    assert attribute_in(element, "href") == ("xlink:href", "u")
    assert attribute_in(element, "{urn:xlink}href") == ("xlink:href", "u")
    assert attribute_in(element, "xlink:href") == ("xlink:href", "u")
    assert attribute_in(element, "lang") == ("xml:lang", "en")
    assert attribute_in(element, "id") == ("id", "i")
    assert attribute_in(element, "xlink:title") == ("xlink:title", None)


def test_a_built_element_has_no_line() -> None:
    assert line_of(etree.Element("a")) is None
    assert line_of(root()[2]) == 3
