"""Documents that are almost valid: whether pubmeta judges them as the official validators do."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import cycle
from random import Random
from typing import Any

from jsonschema.validators import validator_for
from lxml import etree

from pubmeta.checks import dtd, jsonschema
from pubmeta.checks.schemas import schema_path
from tests.conftest import ROOT
from tests.fuzz import Find
from tests.reading.damage import of_json, of_xml

_CASES = ROOT / "tests" / "cases"
_JATS = {
    f"jats/{version}/{tag_set}": f"jats{'' if version == '1.4' else '-1.3'}{suffix}.golden.xml"
    for version in ("1.3", "1.4")
    for tag_set, suffix in (("publishing", ""), ("archiving", "-archiving"))
}
_JSON = {"csl": "csl.golden.json", "article": "article.json", "schemaorg": "schemaorg.golden.jsonld"}


def finds(number: int, seconds: float) -> Iterator[Find]:
    """Mutants of each schema's documents in turn until the time is up."""
    end = time.monotonic() + seconds
    import_module("tests.schemas.conftest")  # so that the programs that derive the schemas are found
    crossref = import_module("tests.schemas.test_crossref")
    sources: list[Iterator[Find | None]] = [
        *(_crossref(crossref, version, number) for version in crossref.VERSIONS),
        *(_jats(key, number) for key in _JATS),
        *(_json(name, number) for name in _JSON),
    ]
    for source in cycle(sources):
        if time.monotonic() > end:
            break
        for _ in range(10):
            if find := next(source):
                yield find


def _crossref(crossref: Any, version: str, number: int) -> Iterator[Find | None]:
    """The schema that is derived, with its assertions in code, beside the official files."""
    official = crossref.official(version)
    for run in cycle(range(1_000_000)):
        for root in crossref.mutants(version, crossref.seeds(version), 200, number + run):
            ours, theirs = crossref.verdict(f"crossref/{version}", root), bool(official(root))
            # xmlschema lets a second crossmark pass, and content MathML is left to the complete schema.
            may_be_stricter = version == "5.5.0" or crossref.has_pruned(version, root)
            if ours != theirs and not (theirs and may_be_stricter):
                yield Find(f"crossref/{version}: is {_verdict(ours)} here", etree.tostring(root), ".xml")
            else:
                yield None


def _jats(key: str, number: int) -> Iterator[Find | None]:
    """The problems that are told beside the DTD itself."""
    validator = etree.DTD(str(schema_path(key)))
    seeds = [path.read_bytes() for path in sorted(_CASES.glob(f"*/{_JATS[key]}"))]
    chance = Random(f"{number} {key}")  # noqa: S311 (repeatable)
    for content in _damaged(of_xml, seeds, chance):
        root = etree.fromstring(content)
        ours, theirs = not dtd.problems(root, key), bool(validator.validate(root))
        yield None if ours == theirs else Find(f"{key}: is {_verdict(ours)} here", content, ".xml")


def _json(name: str, number: int) -> Iterator[Find | None]:
    """jsonschema-rs, which decides, beside jsonschema."""
    schema = json.loads(schema_path(name).read_bytes())
    reference = validator_for(schema)(schema)
    seeds = [path.read_bytes() for path in sorted(_CASES.glob(f"*/{_JSON[name]}"))]
    chance = Random(f"{number} {name}")  # noqa: S311 (repeatable)
    for content in _damaged(of_json, seeds, chance):
        value = json.loads(content)
        ours, theirs = not jsonschema.problems(value, name), reference.is_valid(value)
        yield None if ours == theirs else Find(f"{name}: is {_verdict(ours)} here", content, ".json")


def _damaged(damage: Callable[[Random, bytes], bytes], seeds: list[bytes], chance: Random) -> Iterator[bytes]:
    while True:
        content = chance.choice(seeds)
        for _ in range(chance.choice((1, 1, 2))):
            try:
                content = damage(chance, content)
            except (ValueError, IndexError, etree.XMLSyntaxError):
                break
        yield content


def _verdict(is_valid: bool) -> str:  # noqa: FBT001 (its only argument)
    return "valid" if is_valid else "invalid"
