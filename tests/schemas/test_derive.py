"""Each step of a derivation on a schema small enough to see through."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from lxml import etree

from derive.bundle import Bundle, Name
from derive.enumerations import split_long_enumerations
from derive.projection import project_to_1_0
from derive.pruning import prune

HEAD = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:t" targetNamespace="urn:t" {}>'
REMOTE = "http://example.org/remote.xsd"


def bundle_of(folder: Path, content: str, attributes: str = 'elementFormDefault="qualified"', **files: str) -> Bundle:
    """A bundle of one schema with this content, and further files."""
    folder.mkdir(exist_ok=True)
    (folder / "main.xsd").write_text(f"{HEAD.format(attributes)}{content}</xs:schema>")
    for name, text in files.items():
        (folder / f"{name}.xsd").write_text(text)
    return Bundle(folder, "main.xsd", {REMOTE: "local.xsd"})


def loaded(bundle: Bundle, folder: Path) -> etree.XMLSchema:
    bundle.write(folder, lambda path: f"own-{path}", lambda path: f"from {path}")
    return etree.XMLSchema(file=str(folder / "own-main.xsd"))


def document(*names: str) -> etree._Element:
    root = etree.Element("{urn:t}r")
    for name in names:
        etree.SubElement(root, f"{{urn:t}}{name}")
    return root


LEAVES = "".join(f'<xs:element name="{name}"/>' for name in "abcd")
MODELS = {
    "an alternative": '<xs:choice><xs:element ref="a"/><xs:element ref="b"/></xs:choice>',
    "an optional alternative": '<xs:choice><xs:element ref="a" minOccurs="0"/><xs:element ref="b"/></xs:choice>',
    "the only alternative": '<xs:choice minOccurs="0"><xs:element ref="a"/></xs:choice>',
    "optional": '<xs:sequence><xs:element ref="a" minOccurs="0"/><xs:element ref="b"/></xs:sequence>',
    "part of an optional sequence": (
        '<xs:sequence><xs:sequence minOccurs="0"><xs:element ref="c"/><xs:element ref="a"/></xs:sequence>'
        '<xs:element ref="b"/></xs:sequence>'
    ),
    "repeated choices": (
        '<xs:choice minOccurs="0" maxOccurs="unbounded"><xs:choice><xs:element ref="a"/></xs:choice>'
        '<xs:sequence><xs:element ref="b"/><xs:element ref="c"/></xs:sequence></xs:choice>'
    ),
    "in a group": '<xs:choice><xs:group ref="g"/><xs:element ref="b"/></xs:choice>',
    "above an extension": '<xs:choice><xs:element ref="extended"/><xs:element ref="b"/></xs:choice>',
    "a stand-in": '<xs:choice><xs:element ref="head"/><xs:element ref="b"/></xs:choice>',
}
DECLARED = f"""{LEAVES}
<xs:group name="g"><xs:sequence><xs:element ref="c"/><xs:element ref="a"/></xs:sequence></xs:group>
<xs:complexType name="base"><xs:sequence><xs:element ref="a"/></xs:sequence></xs:complexType>
<xs:element name="extended"><xs:complexType><xs:complexContent><xs:extension base="base">
  <xs:sequence><xs:element ref="c" minOccurs="0"/></xs:sequence>
</xs:extension></xs:complexContent></xs:complexType></xs:element>
<xs:element name="head" abstract="true"/>
<xs:element name="d2" substitutionGroup="head"/>
<xs:element name="unreached"/>"""


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
def test_pruned_means_the_same_without_the_pruned_element(tmp_path: Path, model: str) -> None:
    content = f'{DECLARED}<xs:element name="r"><xs:complexType>{model}</xs:complexType></xs:element>'
    original = loaded(bundle_of(tmp_path, content), tmp_path / "original")
    bundle = bundle_of(tmp_path, content)
    prune(bundle, [Name("element", "urn:t", "a")], [Name("element", "urn:t", "r")])
    pruned = loaded(bundle, tmp_path / "pruned")
    names = ("a", "b", "c", "d2")
    for count in range(4):
        for children in itertools.product(names, repeat=count):
            root = document(*children)
            assert pruned.validate(root) == (original.validate(root) and "a" not in children), children


def test_what_cannot_be_reached_is_removed(tmp_path: Path) -> None:
    model = MODELS["a stand-in"]
    bundle = bundle_of(
        tmp_path, f'{DECLARED}<xs:element name="r"><xs:complexType>{model}</xs:complexType></xs:element>'
    )
    prune(bundle, [Name("element", "urn:t", "a")], [Name("element", "urn:t", "r")])
    assert {name.local for name in bundle.declared} == {"r", "b", "head", "d2"}


def test_a_required_element_takes_what_requires_it_along(tmp_path: Path) -> None:
    bundle = bundle_of(tmp_path, DECLARED)
    prune(bundle, [Name("element", "urn:t", "a")], [Name("element", "urn:t", "extended")])
    assert bundle.declared == {}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            (
                '<xs:element name="r"><xs:complexType><xs:sequence><xs:any processContents="lax"/></xs:sequence>'
                "</xs:complexType></xs:element>"
            ),
            "not sound beside a lax wildcard",
        ),
        ('<xs:element name="r" substitutionGroup="a"/>', "a cannot be pruned: other elements may stand in its place"),
        (
            (
                '<xs:group name="g"><xs:choice><xs:element ref="a" minOccurs="0"/><xs:element ref="b"/></xs:choice>'
                '</xs:group><xs:element name="r"/>'
            ),
            "the model of group g would have to become optional",
        ),
    ],
)
def test_what_would_not_be_sound_stops_the_build(tmp_path: Path, content: str, message: str) -> None:
    bundle = bundle_of(tmp_path, LEAVES + content)
    with pytest.raises(ValueError, match=message):
        prune(bundle, [Name("element", "urn:t", "a")], [Name("element", "urn:t", "r")])


def test_a_bundle_follows_includes_and_imports_and_renames_every_file(tmp_path: Path) -> None:
    chameleon = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="c"/></xs:schema>'
    other = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:o"/>'
    bundle = bundle_of(
        tmp_path,
        f'<xs:include schemaLocation="part.xsd"/><xs:import namespace="urn:o" schemaLocation="{REMOTE}"/>'
        '<xs:element name="r"><xs:complexType><xs:sequence><xs:element ref="c"/></xs:sequence></xs:complexType>'
        "</xs:element>",
        part=chameleon,
        local=other,
    )
    assert Name("element", "urn:t", "c") in bundle.declared
    schema = loaded(bundle, tmp_path / "written")
    assert schema.validate(document("c"))
    written = {file.name: file.read_text() for file in (tmp_path / "written").iterdir()}
    assert written.keys() == {"own-main.xsd", "own-part.xsd", "own-local.xsd"}
    assert all(text.splitlines()[1] == f"<!-- from {name.removeprefix('own-')} -->" for name, text in written.items())
    assert REMOTE not in written["own-main.xsd"]


def test_assertions_are_removed_and_counted(tmp_path: Path) -> None:
    declared = '<xs:element name="r"><xs:complexType><xs:assert test="true()"/></xs:complexType></xs:element>'
    versioned = 'xmlns:vc="http://www.w3.org/2007/XMLSchema-versioning" vc:minVersion="1.1"'
    bundle = bundle_of(tmp_path, declared, versioned)
    assert project_to_1_0(bundle) == 1
    assert loaded(bundle, tmp_path / "written").validate(etree.fromstring('<r xmlns="urn:t"/>'))
    assert "minVersion=" not in (tmp_path / "written" / "own-main.xsd").read_text()


def test_another_construct_of_1_1_stops_the_build(tmp_path: Path) -> None:
    bundle = bundle_of(tmp_path, '<xs:element name="r"><xs:alternative test="true()" type="xs:string"/></xs:element>')
    with pytest.raises(ValueError, match="no rule for xsd:alternative"):
        project_to_1_0(bundle)


def test_a_split_enumeration_has_the_same_values(tmp_path: Path) -> None:
    values = [f"v{number}" for number in range(600)] + ["en", "fr"]
    listed = "".join(f'<xs:enumeration value="{value}"/>' for value in values)
    content = f"""<xs:simpleType name="t"><xs:restriction base="xs:NMTOKEN">{listed}</xs:restriction></xs:simpleType>
<xs:element name="r" type="t"/>"""
    bundle = bundle_of(tmp_path, content)
    split_long_enumerations(bundle, lambda value: len(value) == 2)
    schema = loaded(bundle, tmp_path / "written")
    judged = [*values, " en ", "v600", "", "en fr", "EN"]
    allowed = {value for value in judged if schema.validate(etree.fromstring(f'<r xmlns="urn:t">{value}</r>'))}
    assert allowed == {*values, " en "}
    assert len(str(schema.error_log)) < 400


def test_white_space_counts_in_a_split_enumeration_of_strings(tmp_path: Path) -> None:
    listed = "".join(f'<xs:enumeration value="{number}"/>' for number in range(600))
    content = f"""<xs:simpleType name="t"><xs:restriction base="xs:string">{listed}</xs:restriction></xs:simpleType>
<xs:element name="r" type="t"/>"""
    bundle = bundle_of(tmp_path, content)
    split_long_enumerations(bundle, lambda value: len(value) == 2)
    schema = loaded(bundle, tmp_path / "written")
    for value, allowed in (("10", True), ("500", True), (" 10", False), ("500 ", False)):
        assert schema.validate(etree.fromstring(f'<r xmlns="urn:t">{value}</r>')) == allowed
