"""What the checks of a format yield becomes problems: with the rule's code and kind, and the place in the document."""

from __future__ import annotations

from typing import Any

from lxml import etree

from pubmeta.checks.content_rules import (
    JsonBreaches,
    XmlBreaches,
    XmlChecks,
    by_code,
    discouraged,
    json_problems,
    merged,
    refused,
    xml_problems,
)
from pubmeta.problems import Kind, Problem
from pubmeta.xml.paths import ElementPaths

RULES = (
    refused("x", "empty", "is empty; fill it", "a service"),
    discouraged("x", "many", "is more than one", "people"),
)
RULE = by_code(RULES)


def empty(element: Any, _: str) -> XmlBreaches:
    if not element.text:
        yield "empty", ""


def many(element: Any, document: str) -> XmlBreaches:
    for other in element[1:]:
        yield "many", f"is one of {len(element)} in {document}", other


def several(values: list[Any]) -> JsonBreaches:
    for index, value in enumerate(values):
        if not value:
            yield "empty", "", index
    if len(values) > 1:
        yield "many", f"are {len(values)}"


CHECKS: XmlChecks[str] = {"a": (many,)}


def test_a_breach_is_a_problem_at_its_element_or_at_the_one_that_the_check_names() -> None:
    root = etree.fromstring("<a>\n<b>x</b>\n<b/></a>")
    checks = merged(CHECKS, {"b": (empty,)})
    assert list(xml_problems(root.iter("*"), checks, "here", RULE, ElementPaths(root))) == [
        Problem(kind=Kind.DISCOURAGED, message="is one of 2 in here", path="/a/b[2]", line=3, code="x.many"),
        Problem(kind=Kind.INVALID, message="is empty; fill it", path="/a/b[2]", line=3, code="x.empty"),
    ]


def test_the_checks_of_an_element_are_made_in_the_order_of_the_subjects() -> None:
    others: XmlChecks[str] = {"a": (empty,), "b": (empty,)}
    assert merged(CHECKS, others) == {"a": (many, empty), "b": (empty,)}
    assert merged(others, CHECKS) == {"a": (empty, many), "b": (empty,)}


def test_a_breach_in_json_is_a_problem_where_its_steps_lead() -> None:
    checked = [(("list",), several([1, 0])), (("other", "key-2"), several([""]))]
    assert list(json_problems(checked, RULE)) == [
        Problem(kind=Kind.INVALID, message="is empty; fill it", path="$.list[1]", code="x.empty"),
        Problem(kind=Kind.DISCOURAGED, message="are 2", path="$.list", code="x.many"),
        Problem(kind=Kind.INVALID, message="is empty; fill it", path="$.other['key-2'][0]", code="x.empty"),
    ]
