"""Validation against a JSON Schema: jsonschema-rs decides, jsonschema explains."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

from pubmeta.checks.json_text import json_path
from pubmeta.checks.schemas import schema_path, schema_title
from pubmeta.checks.wording import alternatives, shortened
from pubmeta.problems import MOST_PROBLEMS, Kind, Problem

if TYPE_CHECKING:
    from jsonschema import ValidationError
    from jsonschema.protocols import Validator

_TYPES = {
    "array": "an array",
    "boolean": "true or false",
    "integer": "a whole number",
    "null": "null",
    "number": "a number",
    "object": "an object",
    "string": "text",
}
_COUNTED = {"Items": "items", "Length": "characters", "Properties": "properties"}


def problems(instance: Any, key: str) -> list[Problem]:
    """What the JSON Schema with this key finds in parsed JSON; nothing when it is valid.

    Paths are JSON paths (``$[0].author[1].family``). Every independent fault is reported; of alternatives that all
    fail, the one that came closest is explained.
    """
    decider = _decider(key)
    return [] if decider.is_valid(instance) else _found(instance, decider, _explainer(key), schema_title(key))


def conforms(content: bytes, key: str) -> bool:
    """Whether a text is JSON that the JSON Schema with this key accepts; of a key that is repeated the last counts."""
    from pydantic_core import from_json

    try:
        instance = from_json(content, allow_inf_nan=False, cache_strings="keys")
    except ValueError:
        return False
    return bool(_decider(key).is_valid(instance))


class JsonSchema:
    """A JSON Schema that does not come with pubmeta, such as a plug-in's own.

    `$schema` names its draft, `title` is what messages call it. It is compiled when it is first used. References lead
    to places within it; one to another document is an error when the schema is used, for nothing is fetched.

        SCHEMA = JsonSchema({"type": "object", "required": ["bibjson"]}, "DOAJ schema")
        problems = SCHEMA.problems(json.loads(content))
    """

    def __init__(self, schema: Mapping[str, Any], title: str) -> None:
        self._schema = dict(schema)
        self._title = title

    def problems(self, instance: Any) -> list[Problem]:
        """What the schema finds in parsed JSON, as `pubmeta.checks.jsonschema.problems` reports it."""
        if self._decider.is_valid(instance):
            return []
        return _found(instance, self._decider, self._explainer, self._title)

    @cached_property
    def _decider(self) -> Any:
        import jsonschema_rs

        return jsonschema_rs.validator_for(self._schema, retriever=_refuse)

    @cached_property
    def _explainer(self) -> Validator:
        from jsonschema.validators import validator_for
        from referencing import Registry

        return validator_for(self._schema)(self._schema, registry=Registry())  # which fetches nothing


def _refuse(uri: str) -> Any:
    raise ValueError(f"{uri} is another document, which is not fetched: put it into the schema")


def _found(instance: Any, decider: Any, explainer: Validator, title: str) -> list[Problem]:
    """The problems of what the decider refuses."""
    faults = (leaf for error in explainer.iter_errors(instance) for leaf in _leaves(error))
    found = list(islice((problem for fault in faults for problem in _explained(fault, title)), MOST_PROBLEMS + 1))
    # The two libraries agree but for corners such as regular expressions; the one that decides has the last word.
    found = found or [_invalid("$", error.message) for error in islice(decider.iter_errors(instance), MOST_PROBLEMS)]
    return list(dict.fromkeys(found))


def _schema(key: str) -> Any:
    return json.loads(schema_path(key).read_bytes())


@cache
def _decider(key: str) -> Any:
    import jsonschema_rs

    return jsonschema_rs.validator_for(_schema(key))


@cache
def _explainer(key: str) -> Validator:
    from jsonschema.validators import validator_for

    schema = _schema(key)
    return validator_for(schema)(schema)


def _leaves(error: ValidationError) -> Iterator[ValidationError]:
    """The faults behind an error: for alternatives that all fail, those of the alternative that came closest."""
    if not error.context:
        yield error
        return
    branches: dict[Any, list[ValidationError]] = {}
    for fault in error.context:
        branches.setdefault(fault.relative_schema_path[0], []).append(fault)
    closest = max(branches.values(), key=_closeness)
    if all(_is_of_another_type(branch) for branch in branches.values()):
        yield error
    else:
        for fault in closest:
            yield from _leaves(fault)


def _closeness(faults: list[ValidationError]) -> tuple[bool, int, int]:
    """How near an alternative came: of the right type, failing deep inside, in few places."""
    depth = min(len(fault.relative_path) for fault in faults)
    return not _is_of_another_type(faults), depth, -len(faults)


def _is_of_another_type(faults: list[ValidationError]) -> bool:
    return any(fault.validator == "type" and not fault.relative_path for fault in faults)


def _explained(fault: ValidationError, title: str) -> Iterator[Problem]:
    """A fault in our words; an object with several unknown properties has one problem for each."""
    location, keyword = tuple(fault.absolute_path), str(fault.validator)
    path = json_path(location)
    instance: Any = fault.instance
    wanted: Any = fault.validator_value
    value = shortened(json.dumps(instance, ensure_ascii=False))
    match keyword:
        case "required":
            missing = [name for name in wanted if name not in instance]
            yield from (_invalid(path, f"lacks the property {name}") for name in missing)
        case "additionalProperties" | "unevaluatedProperties":
            known = fault.schema.get("properties", {}) if isinstance(fault.schema, dict) else {}
            for name in instance:
                if name not in known:
                    yield _invalid(json_path((*location, name)), f"the {title} has no such property here")
        case "type" | "anyOf" | "oneOf":
            yield _invalid(path, f"is {value}; it must be {alternatives(_types(fault))}")
        case "enum":
            allowed = alternatives(json.dumps(each, ensure_ascii=False) for each in wanted)
            yield _invalid(path, f"is {value}; allowed: {allowed}")
        case "const":
            yield _invalid(path, f"is {value}; it must be {json.dumps(wanted, ensure_ascii=False)}")
        case "pattern":
            described = fault.schema.get("description") if isinstance(fault.schema, dict) else None
            yield _invalid(path, f"is {value}; it must {f'be {described}' if described else f'match {wanted}'}")
        case "minItems" | "minLength" | "minProperties":
            yield _invalid(path, f"is {value}; it must have {wanted} or more {_COUNTED[keyword[3:]]}")
        case "maxItems" | "maxLength" | "maxProperties":
            yield _invalid(path, f"is {value}; it must have at most {wanted} {_COUNTED[keyword[3:]]}")
        case _:
            yield _invalid(path, shortened(fault.message, limit=160))


def _invalid(path: str, message: str) -> Problem:
    return Problem(kind=Kind.INVALID, message=message, path=path)


def _types(fault: ValidationError) -> Iterable[str]:
    """The types that a value may have, in words."""
    for error in fault.context or [fault]:
        if error.validator != "type" or (fault.context and error.relative_path):
            continue  # another fault of an alternative that is of another type
        wanted: Any = error.validator_value
        yield from (_TYPES[name] for name in ([wanted] if isinstance(wanted, str) else wanted))
