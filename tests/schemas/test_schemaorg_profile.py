"""Every line of our schema.org profile is true of the vocabulary."""

from __future__ import annotations

import json
from functools import cache

import pytest
from schema_org import registry

from derive.schemaorg_profile import PROPERTIES, SCALARS, TARGET, TYPES, schema_text

BROADER = {"URL": {"URL", "Text"}, "Integer": {"Integer", "Number"}}
"""The data types of the vocabulary that include others."""


@cache
def ancestors(name: str) -> frozenset[str]:
    """A type and all that it is a subtype of."""
    parents = registry.CLASS_METADATA[name].parents
    return frozenset({name}).union(*(ancestors(parent) for parent in parents))


PAIRS = [(name, each) for name, of_type in TYPES.items() for each in sorted(of_type.properties)]


def test_the_committed_file_is_the_generated_one() -> None:
    assert TARGET.read_text(encoding="utf-8") == schema_text(), "run: python schemas/derive/schemaorg_profile.py"


@pytest.mark.parametrize(("name", "property_name"), PAIRS)
def test_a_type_may_have_the_property(name: str, property_name: str) -> None:
    known = registry.PROPERTY_BY_SCHEMA[property_name]
    assert ancestors(name).intersection(known.domains)
    assert not known.superseded_by
    assert not registry.CLASS_METADATA[name].superseded_by


@pytest.mark.parametrize(
    ("property_name", "held"), [(name, held) for name, of in PROPERTIES.items() for held in of.ranges]
)
def test_a_property_may_hold_the_value(property_name: str, held: str) -> None:
    ranges = set(registry.PROPERTY_BY_SCHEMA[property_name].ranges)
    if held in SCALARS:
        data_type = SCALARS[held].data_type
        assert ranges & BROADER.get(data_type, {data_type})
    else:
        assert ranges & ancestors(held)


def test_the_tables_fit_together() -> None:
    used = {each for of_type in TYPES.values() for each in of_type.properties}
    assert used == PROPERTIES.keys()
    assert {held for of in PROPERTIES.values() for held in of.ranges} <= SCALARS.keys() | TYPES.keys()
    for of_type in TYPES.values():
        assert of_type.properties.issuperset(of_type.required)


def test_every_node_is_closed() -> None:
    schema = json.loads(schema_text())
    nodes = [schema, *(schema["$defs"][name] for name in TYPES)]
    assert all(node["additionalProperties"] is False for node in nodes)
