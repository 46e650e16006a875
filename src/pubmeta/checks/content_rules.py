"""Content rules: what a format's schema lets pass, and those who take its documents do not.

The `rules` package of a format holds its rules as data (`RULES`), its checks in one module for each subject, and puts
them together. A check looks at one part of a document and only yields what it finds there: the code of the broken rule,
what is wrong (empty where the rule's own text says it), and the place, where that is not the part itself. Beside what
is wrong it yields what to do, where that depends on what was found and the rule's own remedy is too general. What a
check may have to know of the whole document is handed to it. Problems are made of that here, for XML and JSON alike,
and for an article, which has rules before it is a document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from pubmeta.checks.json_text import Location, json_path
from pubmeta.model import Article
from pubmeta.model.base import RefusalError
from pubmeta.problems import Kind, Problem
from pubmeta.registry import Rule
from pubmeta.xml.paths import ElementPaths, line_number

if TYPE_CHECKING:
    from lxml.etree import _Element

D = TypeVar("D")

Finding: TypeAlias = "str | tuple[str, str | None]"
"""What is wrong, or that and what to do about it."""

XmlBreaches: TypeAlias = "Iterable[tuple[str, Finding] | tuple[str, Finding, _Element]]"
"""The rule's code without the format's name, what is wrong, and the element, if it is not the one looked at."""
XmlCheck = Callable[["_Element", D], XmlBreaches]
XmlChecks = Mapping[str, Sequence[XmlCheck[D]]]
"""The checks of each element, by its tag. `D` is what a check may ask of the document."""

JsonBreaches: TypeAlias = "Iterable[tuple[str, Finding, *Location]]"
"""The rule's code without the format's name, what is wrong, and the steps that lead there from the value looked at."""

ArticleBreaches: TypeAlias = "Iterable[tuple[str, str, str] | tuple[str, str, str, str]]"
"""The rule's code without the format's name, what is wrong, the model path, and a remedy that is not the rule's own."""
TextBreaches: TypeAlias = "Iterable[tuple[str, str]]"
"""The rule's code without the format's name, and what is wrong with one text, wherever it is."""
ArticleCheck = Callable[[Article], ArticleBreaches]


def refused(format_name: str, code: str, text: str, source: str, **more: str | None) -> Rule:
    """A rule that a service refuses documents for. more: the remedy, and the rule on the article that it repeats."""
    return Rule(code=f"{format_name}.{code}", kind=Kind.INVALID, text=text, source=source, **more)


def discouraged(format_name: str, code: str, text: str, source: str, **more: str | None) -> Rule:
    """A rule whose breach a service complains about, though it takes the document all the same; see `refused`."""
    return Rule(code=f"{format_name}.{code}", kind=Kind.DISCOURAGED, text=text, source=source, **more)


def finding_of(error: ValueError) -> Finding:
    """Why the model refuses a value, and what to do about it where the model knows."""
    return (error.message, error.remedy) if isinstance(error, RefusalError) else str(error)


def by_code(rules: Iterable[Rule]) -> Mapping[str, Rule]:
    """The rules of one format by their codes without the format's name."""
    return {rule.code.partition(".")[2]: rule for rule in rules}


def merged(*tables: XmlChecks[D]) -> XmlChecks[D]:
    """The checks of several subjects in one table; those of one element are made in the order of the subjects."""
    merged: dict[str, tuple[XmlCheck[D], ...]] = {}
    for table in tables:
        for tag, checks in table.items():
            merged[tag] = (*merged.get(tag, ()), *checks)
    return merged


def xml_problems(
    elements: Iterable[_Element], checks: XmlChecks[D], document: D, rules: Mapping[str, Rule], paths: ElementPaths
) -> Iterator[Problem]:
    """Every breach at these elements, in their order."""
    for element in elements:
        for check in checks.get(element.tag, ()):
            for code, finding, *where in check(element, document):
                place = where[0] if where else element
                message, remedy = (finding, None) if isinstance(finding, str) else finding
                yield rules[code].problem(paths.path(place), message, line=line_number(place), remedy=remedy)


def json_problems(checked: Iterable[tuple[Location, JsonBreaches]], rules: Mapping[str, Rule]) -> Iterator[Problem]:
    """Every breach in the values at these locations, in their order."""
    for location, breaches in checked:
        for code, finding, *steps in breaches:
            message, remedy = (finding, None) if isinstance(finding, str) else finding
            yield rules[code].problem(json_path((*location, *steps)), message, remedy=remedy)


def article_problems(article: Article, checks: Iterable[ArticleCheck], rules: Mapping[str, Rule]) -> Iterator[Problem]:
    """Every breach in the article, in the order of the checks."""
    for check in checks:
        for code, message, path, *remedy in check(article):
            yield rules[code].problem(path, message, remedy=remedy[0] if remedy else None)
