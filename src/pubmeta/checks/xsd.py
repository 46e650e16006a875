"""Validation against an XML Schema."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from pubmeta.checks.location import Locations, attribute_name
from pubmeta.checks.locks import ForkedLock
from pubmeta.checks.schemas import schema_path, schema_title
from pubmeta.checks.wording import alternatives, shortened, tags, worded
from pubmeta.problems import Problem
from pubmeta.xml.build import XML
from pubmeta.xml.paths import name_in

if TYPE_CHECKING:
    from lxml.etree import _Element, _LogEntry

_HEAD = re.compile(r"Element '[^']*'(?:, attribute '(?P<attribute>[^']*)')?: (?P<sentence>.*)", re.DOTALL)
_NAMED_ATTRIBUTE = re.compile(r"The attribute '(?P<attribute>[^']*)'")
_EXPECTED = re.compile(r"Expected is (?:one of )?\( (?P<names>.*) \)\.", re.DOTALL)
_VALUES = re.compile(r"is not an element of the set \{(?P<values>.*)\}", re.DOTALL)

_TYPES = {
    "anyURI": "a URL",
    "boolean": "true or false",
    "date": "a date, written YYYY-MM-DD",
    "dateTime": "a date and time, written YYYY-MM-DDThh:mm:ss",
    "gYear": "a year of four digits",
    "ID": "a name that is used only once in the document",
    "integer": "a whole number",
    "language": "a language tag",
    "NCName": "a name without colon",
    "NMTOKEN": "a name",
    "nonNegativeInteger": "a whole number, zero or more",
    "positiveInteger": "a whole number above zero",
}

_WORDING = {
    re.compile(pattern, re.DOTALL): own
    for pattern, own in {
        r"This element is not expected\. Expected": "{tag} is not expected here; expected: {expected}",
        "This element is not expected": "{tag} is not allowed here",
        "Missing child element": "{tag} is not complete; expected next: {expected}",
        "No matching global declaration": "{tag} is not an element of the {title}",
        "is required but missing": "{tag} lacks the attribute {attribute}",
        "The attribute .* is not allowed": "{tag} may not have the attribute {attribute}",
        "content type is empty": "{tag} must be empty",
        "Character content other than whitespace": "{tag} may contain elements only, not text of its own",
        "Element content is not allowed": "{tag} may contain text only, not elements",
        r"minLength'\].* length of '0'": "{subject} is empty",
        r"minLength'\].* length of '(?P<n>\d+)'.*'(?P<least>\d+)'": "{subject} has {n} characters of {least} at least",
        r"maxLength'\].* length of '(?P<n>\d+)'.*'(?P<most>\d+)'": "{subject} has {n} characters of {most} at most",
        r"pattern'\].* pattern '(?P<pattern>.*)'": "{subject} is “{value}”; it must have the form {pattern}",
        r"enumeration'\]": "{subject} is “{value}”; allowed: {allowed}",
        r"greater than the maximum value allowed \('(?P<most>.*)'\)": "{subject} is “{value}”; at most {most}",
        r"less than the minimum value allowed \('(?P<least>.*)'\)": "{subject} is “{value}”; at least {least}",
        r"more digits than are allowed \('(?P<most>.*)'\)": "{subject} is “{value}”; at most {most} digits",
        "fixed value constraint '(?P<fixed>.*)'": "{subject} is “{value}”; it must be “{fixed}”",
        "valid value of .*type 'xs:": "{subject} is “{value}”; it must be {type}",
        "valid value of": "{subject} is “{value}”, which is not among the values that the {title} allows",
    }.items()
}

XML_ID = f"{{{XML}}}id"

_building = ForkedLock()


def problems(root: _Element, key: str) -> list[Problem]:
    """What the derived XML Schema with this key finds in a document; nothing when it is valid.

    libxml2 reports the first misplaced child of each element, and takes any declared element as the root. Assertions of
    XML Schema 1.1 are not part of it: the format checks them.
    """
    with _building:
        validator = _validator(key)
    found = validator.problems(root)
    # The schema is fast because elements were pruned from it; where one of them occurs, the complete one decides.
    return problems(root, f"{key}/complete") if found and validator.leaves_out_part_of(root) else found


@cache
def _validator(key: str) -> _Validator:
    return _Validator(key)


class _Validator:
    """An XML Schema. Its error log is one for all threads, so one thread validates at a time."""

    def __init__(self, key: str) -> None:
        from lxml import etree

        path = schema_path(key)
        self._title = schema_title(key)
        self._schema: Any = etree.XMLSchema(file=str(path))
        self._lock = ForkedLock()
        left_to_code = json.loads(path.with_name("derived.json").read_bytes())
        self._pruned: list[str] = left_to_code["pruned"]
        self._references = frozenset(left_to_code["references"])
        self._referring: str = left_to_code["referring"]

    def problems(self, root: _Element) -> list[Problem]:
        with self._lock:
            valid = self._schema.validate(root)
            entries = [] if valid else list(self._schema.error_log)
        at = Locations(root)
        found = [self._problem(at, entry) for entry in entries]
        return list(dict.fromkeys([*found, *self._dangling(root, at)]))

    def leaves_out_part_of(self, root: _Element) -> bool:
        return bool(self._pruned) and next(root.iter(*self._pruned), None) is not None

    def _dangling(self, root: _Element, at: Locations) -> Iterator[Problem]:
        """References to nothing, or to ids that no element has: libxml2 does not look."""
        referring = [each for each in root.iter(self._referring) if not self._references.isdisjoint(each.keys())]
        if not referring:
            return
        ids = {value.strip() for each in root.iter("*") for key, value in each.items() if key in ("id", XML_ID)}
        for element in referring:
            tag = tags([name_in(element)])
            for name in sorted(self._references.intersection(element.keys())):
                references = (element.get(name) or "").split()
                for reference in references:
                    if reference not in ids:
                        message = f"{name} of {tag} points to “{shortened(reference)}”, but no element has that id"
                        yield at.invalid(element, message, f"/@{name}")
                if not references:
                    yield at.invalid(element, f"{name} of {tag} is empty", f"/@{name}")

    def _problem(self, at: Locations, entry: _LogEntry) -> Problem:
        element = at.element(entry.path)
        head = _HEAD.match(entry.message)
        sentence = head["sentence"] if head else entry.message
        tag, below = tags([name_in(element)]), ""
        known = {"tag": tag, "subject": tag, "title": self._title, "value": shortened(element.text or "")}
        named = head if head and head["attribute"] else _NAMED_ATTRIBUTE.match(sentence)
        if named:
            attribute, value = attribute_name(element, named["attribute"]), element.get(named["attribute"])
            known |= {"attribute": attribute, "subject": f"{attribute} of {tag}", "value": shortened(value or "")}
            below = "" if value is None else f"/@{attribute}"
        known |= {
            "expected": tags(_expected(sentence)),
            "allowed": alternatives(_listed(sentence)),
            "type": _type_named(sentence),
        }
        return at.invalid(element, worded(sentence, _WORDING, known), below)


def _expected(sentence: str) -> list[str]:
    """The names after "Expected is", without namespaces."""
    found = _EXPECTED.search(sentence)
    return [name.rpartition("}")[2] for name in found["names"].split(", ")] if found else []


def _listed(sentence: str) -> list[str]:
    """The values of an enumeration."""
    found = _VALUES.search(sentence)
    return found["values"].strip("'").split("', '") if found else []


def _type_named(sentence: str) -> str:
    """What a value must be, if the sentence names a type of XML Schema itself."""
    found = re.search(r"type 'xs:(\w+)'", sentence)
    return _TYPES.get(found[1], f"of the type {found[1]}") if found else ""
