"""Where a deposit breaks the content rules: one pass over its elements, of any schema version."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from pubmeta.checks.location import document_path, line_of
from pubmeta.formats.crossref.rules import rule
from pubmeta.formats.crossref.terms import NAMESPACE
from pubmeta.problems import Problem

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Known:
    """What a check may have to know of the whole document."""

    namespace: str
    version: tuple[int, ...]
    deposited: int | None
    """The year of the deposit, if its timestamp has the form of a date."""

    def children(self, element: _Element, *names: str) -> list[_Element]:
        """The child elements of these names, in document order."""
        tags = {f"{{{self.namespace}}}{name}" for name in names}
        return [child for child in element if child.tag in tags]

    def is_in(self, element: _Element, *names: str) -> bool:
        """Whether the element's parent has one of these names."""
        parent = element.getparent()
        return parent is not None and any(parent.tag == f"{{{self.namespace}}}{name}" for name in names)


Check = Callable[["_Element", Known], Iterator[Problem]]
Checks = dict[str, tuple[Check, ...]]
"""Checks by the name of the element that they look at; those of other namespaces as ``{namespace}name``."""


def breach(code: str, element: _Element, message: str) -> Problem:
    """A breach of a rule at an element."""
    return rule(code).problem(document_path(element), message, line=line_of(element))


def text_of(element: _Element) -> str:
    """The element's text without its markup, in one line."""
    return " ".join("".join(element.itertext()).split())  # type: ignore[arg-type]  # str only: the stubs allow bytes


def findings(root: _Element) -> Iterator[Problem]:
    """Every breach of a rule."""
    from pubmeta.formats.crossref.complaints import COMPLAINTS
    from pubmeta.formats.crossref.refusals import REFUSALS, prefix_problems

    namespace = root.tag.partition("}")[0].removeprefix("{")
    known = Known(namespace=namespace, version=_version(namespace), deposited=_deposited(root, namespace))
    checks: dict[str, list[Check]] = {}
    for name, found in chain(REFUSALS.items(), COMPLAINTS.items()):
        checks.setdefault(name if name.startswith("{") else f"{{{namespace}}}{name}", []).extend(found)
    yield from prefix_problems(root, known)
    for element in root.iter("*"):
        for check in checks.get(element.tag, ()):
            yield from check(element, known)


def version_of(namespace: str) -> str | None:
    """The schema version that a deposit's namespace names, whether or not pubmeta has its schema."""
    return namespace.removeprefix(NAMESPACE) if namespace.startswith(NAMESPACE) else None


def _version(namespace: str) -> tuple[int, ...]:
    return tuple(int(part) for part in (version_of(namespace) or "").split(".") if part.isdecimal())


def _deposited(root: _Element, namespace: str) -> int | None:
    timestamp = root.findtext(f"{{{namespace}}}head/{{{namespace}}}timestamp", "").strip()
    return int(timestamp[:4]) if timestamp.isdecimal() and len(timestamp) in DATED else None


DATED = (14, 17)
"""The lengths of timestamps that are a date and time: to the second, to the millisecond."""


def repeated(values: Iterable[tuple[str, _Element]]) -> Iterator[tuple[str, _Element]]:
    """Each value that stood before, with the element where it stands again."""
    seen: set[str] = set()
    for value, element in values:
        if value in seen:
            yield value, element
        seen.add(value)
