"""Documents that are almost valid: whether pubmeta judges them as the official validators do."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from itertools import cycle
from random import Random
from typing import Any

from jsonschema.validators import validator_for
from lxml import etree

from pubmeta.checks import dtd, jsonschema
from pubmeta.checks.schemas import schema_path
from pubmeta.problems import Problem
from tests.conftest import ROOT
from tests.fuzz import Find
from tests.reading.damage import of_json, of_xml

_VALID = "valid"
_IN_ROUND = 10
_CASES = ROOT / "tests" / "cases"
_JATS = {
    f"jats/{version}/{tag_set}": f"jats{'' if version == '1.4' else '-1.3'}{suffix}.golden.xml"
    for version in ("1.3", "1.4")
    for tag_set, suffix in (("publishing", ""), ("archiving", "-archiving"))
}
_JSON = {"csl": "csl.golden.json", "article": "article.json", "schemaorg": "schemaorg.golden.jsonld"}


def finds(number: int, rounds: Iterable[int]) -> Iterator[Find]:
    """Some mutants of the documents of one schema in each round, of each in turn."""
    import_module("tests.schemas.conftest")  # so that the programs that derive the schemas are found
    crossref = import_module("tests.schemas.test_crossref")
    sources: list[Iterator[Find | None]] = [
        *(_jats(key, number) for key in _JATS),
        *(_json(name, number) for name in _JSON),
        *(_crossref(crossref, version, number) for version in crossref.VERSIONS),
    ]
    for source, _ in zip(cycle(sources), rounds, strict=False):
        for _ in range(_IN_ROUND):
            if find := next(source):
                yield find


def _crossref(crossref: Any, version: str, number: int) -> Iterator[Find | None]:
    """The schema that is derived, with its assertions in code, beside the official files."""
    official = crossref.official(version)
    for run in cycle(range(1_000_000)):
        for root in crossref.mutants(version, crossref.seeds(version), 200, number + run):
            ours = _verdict(crossref.verdict, f"crossref/{version}", root)
            theirs = _verdict(official, root)
            # xmlschema lets a second crossmark pass, and content MathML is left to the complete schema.
            may_be_stricter = version == "5.5.0" or crossref.has_pruned(version, root)
            is_find = ours != theirs and not (theirs == _VALID and may_be_stricter)
            yield Find(f"crossref/{version}: {ours}, not {theirs}", etree.tostring(root), ".xml") if is_find else None


def _jats(key: str, number: int) -> Iterator[Find | None]:
    """The problems that are told beside the DTD itself."""
    validator = etree.DTD(str(schema_path(key)))
    seeds = [path.read_bytes() for path in sorted(_CASES.glob(f"*/{_JATS[key]}"))]
    chance = Random(f"{number} {key}")  # noqa: S311 (repeatable)
    for content in _damaged(of_xml, seeds, chance):
        root = etree.fromstring(content)
        ours = _verdict(_is_without, dtd.problems, root, key)
        theirs = _verdict(validator.validate, root)
        yield None if ours == theirs else Find(f"{key}: {ours}, not {theirs}", content, ".xml")


def _json(name: str, number: int) -> Iterator[Find | None]:
    """jsonschema-rs, which decides, beside jsonschema."""
    schema = json.loads(schema_path(name).read_bytes())
    reference = validator_for(schema)(schema)
    seeds = [path.read_bytes() for path in sorted(_CASES.glob(f"*/{_JSON[name]}"))]
    chance = Random(f"{number} {name}")  # noqa: S311 (repeatable)
    for content in _damaged(of_json, seeds, chance):
        value = json.loads(content)
        ours = _verdict(_is_without, jsonschema.problems, value, name)
        theirs = _verdict(reference.is_valid, value)
        yield None if ours == theirs else Find(f"{name}: {ours}, not {theirs}", content, ".json")


def _damaged(damage: Callable[[Random, bytes], bytes], seeds: list[bytes], chance: Random) -> Iterator[bytes]:
    while True:
        content = chance.choice(seeds)
        for _ in range(chance.choice((1, 1, 2))):
            try:
                content = damage(chance, content)
            except (ValueError, IndexError, etree.XMLSyntaxError):
                break
        yield content


def _verdict(judge: Callable[..., object], *arguments: Any) -> str:
    """What is judged, or the exception that is raised instead."""
    try:
        return _VALID if judge(*arguments) else "invalid"
    except Exception as error:  # noqa: BLE001 (whatever it is, it is a find)
        return f"{type(error).__name__}: {str(error)[:160]}"


def _is_without(problems: Callable[..., list[Problem]], *arguments: Any) -> bool:
    return not problems(*arguments)
