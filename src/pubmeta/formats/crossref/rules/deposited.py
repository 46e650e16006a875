"""Where a deposit breaks the content rules: one pass over its elements, of any schema version."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from pubmeta.formats.crossref.rules import rule
from pubmeta.formats.crossref.terms import NAMESPACE
from pubmeta.problems import Problem
from pubmeta.xml.paths import ElementPaths, line_number

if TYPE_CHECKING:
    from lxml.etree import _Element

DATED = (14, 17)
"""The lengths of timestamps that are a date and time: to the second, to the millisecond."""


class Findings:
    """The breaches found so far, and what a check may have to know of the whole document.

    version: of the schema, in numbers. deposited: the year of the deposit, if its timestamp has the form of a date.
    """

    __slots__ = ("_namespace", "_paths", "_prefixes", "_problems", "deposited", "version")

    def __init__(self, root: _Element) -> None:
        self._namespace = root.tag.partition("}")[0] + "}"
        self._paths = ElementPaths(root)
        self._prefixes: dict[str, _Element] = {}
        self._problems: list[Problem] = []
        version = version_of(self._namespace[1:-1]) or ""
        self.version = tuple(int(part) for part in version.split(".") if part.isdecimal())
        timestamp = root.findtext(f"{self._namespace}head/{self._namespace}timestamp", "").strip()
        self.deposited = int(timestamp[:4]) if timestamp.isdecimal() and len(timestamp) in DATED else None

    def of(self, root: _Element) -> list[Problem]:
        """Every breach in the document, those between its records first."""
        checks = _checks(self._namespace)
        for element in root.iter(*checks):
            for check in checks[element.tag]:
                check(element, self)
        found, self._problems = self._problems, []
        first, *others = self._prefixes or ("",)
        for prefix in others:
            message = f"has the prefix {prefix}, other DOIs here have {first}; deposit them apart"
            self.breach("prefix", self._prefixes[prefix], message)
        return self._problems + found

    def breach(self, code: str, element: _Element, message: str) -> None:
        """Report a breach of a rule at an element."""
        self._problems.append(rule(code).problem(self._paths.path(element), message, line=line_number(element)))

    def registers(self, doi: str, element: _Element) -> None:
        """Take note of a DOI that the deposit registers."""
        self._prefixes.setdefault(doi.partition("/")[0], element)

    def children(self, element: _Element, *names: str) -> Iterator[_Element]:
        """The child elements of these names, in document order."""
        return element.iterchildren(*[self._namespace + name for name in names])

    def within(self, element: _Element, name: str) -> Iterator[_Element]:
        """The elements of this name in an element, in document order."""
        return element.iter(self._namespace + name)

    def is_in(self, element: _Element, name: str) -> bool:
        """Whether the element's parent has this name."""
        parent = element.getparent()
        return parent is not None and parent.tag == self._namespace + name


Check = Callable[["_Element", Findings], None]
Checks = dict[str, tuple[Check, ...]]
"""Checks by the name of the element that they look at; those of other namespaces as ``{namespace}name``."""


@lru_cache(maxsize=16)
def _checks(namespace: str) -> dict[str, list[Check]]:
    from pubmeta.formats.crossref.rules.complaints import COMPLAINTS
    from pubmeta.formats.crossref.rules.refusals import REFUSALS

    checks: dict[str, list[Check]] = {}
    for table in (REFUSALS, COMPLAINTS):
        for name, found in table.items():
            checks.setdefault(name if name.startswith("{") else namespace + name, []).extend(found)
    return checks


def findings(root: _Element) -> list[Problem]:
    """Every breach of a rule."""
    return Findings(root).of(root)


def text_of(element: _Element) -> str:
    """The element's text without its markup, in one line."""
    text = "".join(element.itertext()) if len(element) else element.text  # type: ignore[arg-type]  # str only
    return " ".join(text.split()) if text else ""


def version_of(namespace: str) -> str | None:
    """The schema version that a deposit's namespace names, whether or not pubmeta has its schema."""
    return namespace.removeprefix(NAMESPACE) if namespace.startswith(NAMESPACE) else None


def repeated(values: Iterable[tuple[str, _Element]]) -> Iterator[tuple[str, _Element]]:
    """Each value that stood before, with the element where it stands again."""
    seen: set[str] = set()
    for value, element in values:
        if value in seen:
            yield value, element
        seen.add(value)
