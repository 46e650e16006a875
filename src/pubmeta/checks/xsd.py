"""Validation against an XML Schema."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache, cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

from pubmeta.checks import wide
from pubmeta.checks.location import Locations, attribute_name
from pubmeta.checks.locks import ForkedLock
from pubmeta.checks.schemas import schema_path, schema_title
from pubmeta.checks.wording import alternatives, shortened, tags, worded
from pubmeta.problems import MOST_PROBLEMS, Problem
from pubmeta.xml.build import XML
from pubmeta.xml.paths import name_in

if TYPE_CHECKING:
    from lxml.etree import _Element, _LogEntry

_HEAD = re.compile(r"Element '[^']*'(?:, attribute '(?P<attribute>[^']*)')?: (?P<sentence>.*)", re.DOTALL)
_NAMED_ATTRIBUTE = re.compile(r"The attribute '(?P<attribute>[^']*)'")
_EXPECTED = re.compile(r"Expected is (?:one of )?\( (?P<names>[^()]*) \)\.")
_VALUES = re.compile(r"is not an element of the set \{(?P<values>[^{}]*)\}")

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
        r"This element is not expected\. Expected": "{tag} is not expected here; {expected}",
        "This element is not expected": "{tag} is not allowed here{expected}",
        "Missing child element": "{tag} is not complete; {expected}",
        "No matching global declaration": "{tag} is not an element of the {title}",
        "is required but missing": "{tag} lacks the attribute {attribute}",
        "The attribute .* is not allowed": "{tag} may not have the attribute {attribute}",
        "content type is empty": "{tag} must be empty",
        "Character content other than whitespace": "{tag} may contain elements only, not text of its own",
        "Element content is not allowed": "{tag} may contain text only, not elements",
        r"^\[facet 'minLength'\].* length of '0'": "{subject} is empty",
        r"^\[facet 'minLength'\].* length of '(?P<n>\d+)'.*'(?P<least>\d+)'": (
            "{subject} has {n} characters of {least} at least"
        ),
        r"^\[facet 'maxLength'\].* length of '(?P<n>\d+)'.*'(?P<most>\d+)'": (
            "{subject} has {n} characters of {most} at most"
        ),
        r"^\[facet 'pattern'\].* pattern '(?P<pattern>.*)'": "{subject} is “{value}”; it must have the form {pattern}",
        r"enumeration'\]": "{subject} is “{value}”; allowed: {allowed}",
        r"greater than the maximum value allowed \('(?P<most>[^']*)'\)": "{subject} is “{value}”; at most {most}",
        r"less than the minimum value allowed \('(?P<least>[^']*)'\)": "{subject} is “{value}”; at least {least}",
        r"more digits than are allowed \('(?P<most>[^']*)'\)": "{subject} is “{value}”; at most {most} digits",
        "fixed value constraint '(?P<fixed>[^']*)'": "{subject} is “{value}”; it must be “{fixed}”",
        "valid value of .*type 'xs:": "{subject} is “{value}”; it must be {type}",
        "valid value of": "{subject} is “{value}”, which is not among the values that the {title} allows",
    }.items()
}

XML_ID = f"{{{XML}}}id"

_MOST_SIBLINGS = 200
"""Among more children, nobody tries where a misplaced one belongs."""
_MOST_PLACES = 20
"""For more misplaced children of one document, nobody tries where they belong: each costs many trials."""
_LARGEST_MOVED = 2_000
"""Elements in the parent of a misplaced child; for more, nobody tries where it belongs."""

_building = ForkedLock()


def problems(root: _Element, key: str) -> list[Problem]:
    """What the derived XML Schema with this key finds in a document; nothing when it is valid.

    Of more than `pubmeta.problems.MOST_PROBLEMS` problems there are one more than these, which says so.

    libxml2 reports the first misplaced child of each element, and takes any declared element as the root. Assertions of
    XML Schema 1.1 are not part of it: the format checks them.
    """
    with _building:
        validator = _validator(key)
    found = validator.problems(root)
    # The schema is fast because elements were pruned from it; where one of them occurs, the complete one decides.
    return problems(root, f"{key}/complete") if found and validator.leaves_out_part_of(root) else found


def accepts(root: _Element, key: str) -> bool:
    """Whether this schema finds nothing; no other is asked, though elements may be pruned from this one."""
    with _building:
        validator = _validator(key)
    return not validator.problems(root)


@cache
def _validator(key: str) -> _Validator:
    return _Validator(key)


class _Validator:
    """An XML Schema. Its error log is one for all threads, so one thread validates at a time."""

    def __init__(self, key: str) -> None:
        from lxml import etree

        path = schema_path(key)
        self._path = path
        self._title = schema_title(key)
        self._schema: Any = etree.XMLSchema(file=str(path))
        self._lock = ForkedLock()
        derived = path.with_name("derived.json")  # what a derived schema leaves to the code; others leave nothing
        left_to_code = json.loads(derived.read_bytes()) if derived.exists() else {}
        self._pruned: list[str] = left_to_code.get("pruned", [])
        self._references = frozenset(left_to_code.get("references", ()))
        self._referring: str = left_to_code.get("referring", "*")

    def problems(self, root: _Element) -> list[Problem]:
        end = wide.judgeable_by_schema(root, self._schema) if wide.is_wide(root) else None
        judged = root if end is None else wide.first_elements(root, end)
        with self._lock:
            valid = self._schema.validate(judged)
            entries = [] if valid else list(self._schema.error_log)
        at = Locations(judged)
        places = iter(range(_MOST_PLACES))
        found = dict.fromkeys(self._problem(at, entry, places) for entry in entries[: MOST_PROBLEMS + 1])
        if end is None:
            dangling = self._dangling(root, at)
            return list(dict.fromkeys([*found, *islice(dangling, MOST_PROBLEMS + 1 - len(found))]))
        # Of what was cut off, nothing is known.
        ends = {at.invalid(element, "").path for element in wide.cut_off(judged)}
        return [problem for problem in found if problem.path not in ends]

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

    @cached_property
    def _prefixes(self) -> dict[str, str]:
        """The prefixes that the schema itself has for the namespaces it imports."""
        from lxml import etree

        with self._path.open("rb") as stream:
            _, root = next(etree.iterparse(stream, events=("start",)))
        return {namespace: prefix for prefix, namespace in root.nsmap.items() if prefix}

    def _place(self, element: _Element) -> str:
        """The sibling before which a misplaced element belongs; empty if moving it there mends nothing."""
        parent = element.getparent()
        if parent is None or len(parent) > _MOST_SIBLINGS:
            return ""
        if next(islice(parent.iter(), _LARGEST_MOVED, None), None) is not None:
            return ""
        wrong = parent.index(element)
        if self._first_misplaced(deepcopy(parent)) != wrong:
            return ""
        for index in range(wrong - 1, -1, -1):
            tried = deepcopy(parent)
            tried.insert(index, tried[wrong])
            if self._first_misplaced(tried) > wrong:
                return tags([name_in(parent[index])])
        return ""

    def _first_misplaced(self, element: _Element) -> int:
        """The first child that is not where it belongs, by its index; the number of children where each is."""
        with self._lock:
            self._schema.validate(element)
            entries = list(self._schema.error_log)
        at = Locations(element)
        found = [at.element(entry.path) for entry in entries if "element is not expected" in entry.message]
        return min((element.index(child) for child in found if child.getparent() is element), default=len(element))

    def _expected(self, element: _Element, sentence: str, places: Iterator[int]) -> str:
        """What should be in the place of a misplaced element, or where it belongs."""
        names = _names_expected(sentence)
        may_try = "element is not expected" in sentence and next(places, None) is not None
        if may_try and (place := self._place(element)):
            return f"it belongs before {place}" if names else f"; it belongs before {place}"
        known = self._prefixes if names else {}
        when = "expected next" if "Missing child" in sentence else "expected"
        return f"{when}: {tags(_prefixed(name, element, known) for name in names)}" if names else ""

    def _problem(self, at: Locations, entry: _LogEntry, places: Iterator[int]) -> Problem:
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
            "expected": self._expected(element, sentence, places),
            "allowed": alternatives(_listed(sentence)),
            "type": _type_named(sentence),
        }
        return at.invalid(element, worded(sentence, _WORDING, known), below)


def _names_expected(sentence: str) -> list[str]:
    """The names after "Expected is", with their namespaces."""
    found = _EXPECTED.search(sentence)
    return found["names"].split(", ") if found else []


def _prefixed(name: str, element: _Element, known: Mapping[str, str]) -> str:
    """A name as it is written beside the element: with its namespace's prefix there, or else the one known for it."""
    namespace, _, local = name.rpartition("}")
    used = {uri: prefix for prefix, uri in element.nsmap.items()}
    prefix = used.get(namespace[1:], known.get(namespace[1:]))
    return f"{prefix}:{local}" if prefix else local


def _listed(sentence: str) -> list[str]:
    """The values of an enumeration."""
    found = _VALUES.search(sentence)
    return found["values"].strip("'").split("', '") if found else []


def _type_named(sentence: str) -> str:
    """What a value must be, if the sentence names a type of XML Schema itself."""
    found = re.search(r"type 'xs:(\w+)'", sentence)
    return _TYPES.get(found[1], f"of the type {found[1]}") if found else ""
