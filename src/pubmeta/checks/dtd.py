"""Validation against a DTD."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

from pubmeta.checks import wide
from pubmeta.checks.content_model import Model, misfit, model_of
from pubmeta.checks.location import Locations, attribute_name
from pubmeta.checks.locks import ForkedLock
from pubmeta.checks.schemas import schema_path, schema_title
from pubmeta.checks.wording import alternatives, shortened, tags, worded
from pubmeta.problems import MOST_PROBLEMS, Problem
from pubmeta.xml.paths import local_name, name_in

if TYPE_CHECKING:
    from lxml.etree import _DTDElementDecl, _Element

_WORDING = {
    re.compile(pattern): own
    for pattern, own in {
        r"No declaration for attribute xmlns:(?P<prefix>\S+)": "{tag} may not declare the prefix {prefix}",
        r'attribute xmlns:(?P<prefix>\S+) .*"(?P<fixed>.*)"': "the prefix {prefix} must mean {fixed}",
        "No declaration for attribute": "{tag} may not have the attribute {attribute}",
        "does not carry attribute|required attribute .* has": "{tag} lacks the attribute {attribute}",
        "is not among the enumerated set": "{attribute} of {tag} is “{value}”; allowed: {allowed}",
        "Syntax of value for attribute": "{attribute} of {tag} is “{value}”, which is not a name as XML defines names",
        'must be "(?P<fixed>.*)"': "{attribute} of {tag} is “{value}”; it must be “{fixed}”",
        'different from default "(?P<fixed>.*)"': "{attribute} of {tag} is “{value}”; it must be “{fixed}”",
        "was declared EMPTY": "{tag} must be empty",
        "contains non text nodes": "{tag} may contain text only, not elements",
        r"ID (?P<id>\S+) already defined": "the id “{id}” is used more than once",
        'unknown ID "(?P<id>.*)"': "{attribute} of {tag} points to “{id}”, but no element has that id",
        "namespace name for .* does not match": "{tag} is not in its namespace in the {title}",
    }.items()
}
_FOREIGN_CHILD = re.compile(r"Element (?P<child>\S+) is not declared in \S+ list of possible children")
_ATTRIBUTE = re.compile(r"\battribute (?P<name>\S+)")

_CHARACTERS = re.compile(r"(?:&(?:#38;)?#(?:x[0-9A-Fa-f]+|[0-9]+);)+")

_building = ForkedLock()


def problems(root: _Element, key: str) -> list[Problem]:
    """What the DTD with this schema key finds in a document; nothing when it is valid.

    Of more than `pubmeta.problems.MOST_PROBLEMS` problems there are one more than these, which says so.

    libxml2 compares names as they are written: MathML, XLink and ALI need the prefixes `mml`, `xlink` and `ali`. It
    reports the first misplaced child of each element, and does not ask whether the root is the right one.
    """
    with _building:
        validator = _validator(key)
    return validator.problems(root)


def characters(key: str) -> Mapping[str, str]:
    """The named entities that the DTD declares for characters, each with what it stands for, as the DTD spells it."""
    with _building:
        validator = _validator(key)
    return validator.characters


@cache
def _validator(key: str) -> _Validator:
    return _Validator(key)


class _Declarations:
    """What a DTD declares, by the names of the elements as a document writes them: ``p``, ``mml:math``."""

    def __init__(self, elements: Iterable[_DTDElementDecl]) -> None:
        self._elements = {_declared(each): each for each in elements}
        self._models: dict[str, Model] = {}
        self._attributes: dict[str, Mapping[str, Sequence[str]]] = {}
        self._by_local: dict[str, list[str]] = {}
        for name in self._elements:
            self._by_local.setdefault(name.rpartition(":")[2], []).append(name)

    def __contains__(self, name: str) -> bool:
        return name in self._elements

    def model(self, name: str) -> Model:
        """The content model of an element that is declared."""
        if name not in self._models:
            self._models[name] = model_of(self._elements[name].content)
        return self._models[name]

    def attributes(self, name: str) -> Mapping[str, Sequence[str]]:
        """The attributes of an element that is declared, each with the values that it may have, if these are listed."""
        if name not in self._attributes:
            self._attributes[name] = {
                _declared(each): [str(value) for value in each.itervalues()]
                for each in self._elements[name].iterattributes()
            }
        return self._attributes[name]

    def prefixed(self, local: str, parent: _Element) -> str:
        """A name with its prefix, which lxml leaves out of content models; that of the parent if there are several."""
        own = parent.prefix or ""
        return min(self._by_local.get(local, ()), key=lambda name: name.rpartition(":")[0] != own, default=local)


def _declared(declaration: Any) -> str:
    return f"{declaration.prefix}:{declaration.name}" if declaration.prefix else str(declaration.name)


class _Validator:
    """A DTD. Its error log is one for all threads, so one thread validates at a time; it words nothing meanwhile."""

    def __init__(self, key: str) -> None:
        from lxml import etree

        self._title = schema_title(key)
        self._dtd: Any = etree.DTD(str(schema_path(key)))
        self._lock = ForkedLock()

    @cached_property
    def characters(self) -> Mapping[str, str]:
        with self._lock:
            entities = [(str(entity.name), str(entity.orig or "")) for entity in self._dtd.iterentities()]
        return {name: spelled for name, spelled in entities if _CHARACTERS.fullmatch(spelled)}

    @cached_property
    def _declarations(self) -> _Declarations:
        with self._lock:
            return _Declarations(self._dtd.iterelements())

    def problems(self, root: _Element) -> list[Problem]:
        is_wide = wide.is_wide(root)
        with self._lock:
            end = wide.judgeable_by_dtd(root, self._dtd) if is_wide else None
            judged = root if end is None else wide.first_elements(root, end)
            if self._dtd.validate(judged):
                return []
            entries = list(self._dtd.error_log)
        at = Locations(judged)
        # Of what was cut off, nothing is known.
        ends = set() if end is None else {at.invalid(element, "").path for element in wide.cut_off(judged)}
        sentences = dict.fromkeys((entry.path, entry.message) for entry in entries)
        told = (
            problem
            for path, sentence in sentences
            if end is None or "unknown ID" not in sentence
            for problem in self._translated(at, at.element(path), sentence)
            if problem.path not in ends
        )
        return list(islice(_once(told), MOST_PROBLEMS + 1))

    def _translated(self, at: Locations, element: _Element, sentence: str) -> Iterator[Problem]:
        declared, name = self._declarations, name_in(element)
        if foreign := _FOREIGN_CHILD.match(sentence):
            for child in at.children(element, f"*:{foreign['child']}"):
                yield at.invalid(child, f"{tags([name_in(child)])} is not allowed in {tags([name])}")
        elif name not in declared:
            # libxml2 judges an element with a foreign prefix by its bare name, too; that says nothing more.
            yield at.invalid(element, f"{tags([name])} is not an element of the {self._title}")
        elif "content does not follow the DTD" in sentence:
            yield _misplaced(at, element, declared)
        else:
            known = {"tag": tags([name]), "title": self._title}
            attribute = _ATTRIBUTE.search(sentence)
            if attribute is None:
                yield at.invalid(element, worded(sentence, _WORDING, known))
                return
            attributes = declared.attributes(name)
            local = attribute["name"].rpartition(":")[2]
            values = [
                value for each, listed in attributes.items() if each.rpartition(":")[2] == local for value in listed
            ]
            for own, value in _meant(at, element, attribute["name"], sentence, attributes):
                known |= {"attribute": own, "value": shortened(value or ""), "allowed": alternatives(values)}
                yield at.invalid(element, worded(sentence, _WORDING, known), "" if value is None else f"/@{own}")


def _once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Each problem when it is met first."""
    seen: set[Problem] = set()
    for problem in problems:
        if problem not in seen:
            seen.add(problem)
            yield problem


def _meant(
    at: Locations, element: _Element, name: str, sentence: str, declared: Mapping[str, Sequence[str]]
) -> Sequence[tuple[str, str | None]]:
    """The attributes that a sentence means, as the document writes them, with their values.

    libxml2 names the prefix of an attribute that is missing, and of no other: ``type`` may be ``xlink:type``. Those
    that are not declared have that fault each; in every other sentence it is a declared one.
    """
    named = [(attribute_name(element, key), element.get(key)) for key in at.attributes(element, name)]
    if "No declaration" in sentence:
        found = [one for one in named if one[0] not in declared] or named
    else:
        found = [one for one in named if one[0] in declared][:1] or named[:1]
    return found or [(name, None)]


def _misplaced(at: Locations, parent: _Element, declared: _Declarations) -> Problem:
    """The first child of an element that does not fit its content model."""
    tag = tags([name_in(parent)])
    if any(text and not text.isspace() for text in (parent.text, *(child.tail for child in parent))):
        return at.invalid(parent, f"{tag} may contain elements only, not text of its own")
    children = list(parent.iterchildren("*"))
    # Content models have bare names; a child that the DTD does not declare must not pass for a namesake.
    names = [local_name(child) if name_in(child) in declared else name_in(child) for child in children]
    found = misfit(declared.model(name_in(parent)), names)
    if found is None:
        return at.invalid(parent, f"the content of {tag} does not follow the DTD")
    expected = tags(declared.prefixed(name, parent) for name in found.expected)
    if found.index == len(children):
        return at.invalid(parent, f"{tag} lacks {expected}")
    child = children[found.index]
    here = f"{tags([name_in(child)])} is not expected here in {tag}"
    if not found.expected:
        return at.invalid(child, f"{here}, where nothing more may follow")
    return at.invalid(child, f"{here}; expected: {expected}{', or nothing more' if found.may_end else ''}")
