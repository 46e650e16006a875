"""The three assertions of the Crossref 5.5.0 schema."""

from __future__ import annotations

import pytest
from lxml import etree

from pubmeta.formats.crossref.rules import asserts
from pubmeta.problems import Kind

NAMESPACE = "http://www.crossref.org/schema/5.5.0"


def found(inner: str, namespace: str = NAMESPACE) -> list[tuple[str | None, str, str]]:
    root = etree.fromstring(f'<contributors xmlns="{namespace}">{inner}</contributors>')
    problems = list(asserts.problems(root))
    assert {problem.kind for problem in problems} <= {Kind.INVALID}
    return [(problem.code, problem.path, problem.message) for problem in problems]


@pytest.mark.parametrize(
    "inner",
    [
        '<person_name contributor_role="author"/>',
        '<person_name><role vocab="credit" type="software"/></person_name>',
        '<person_name><role vocab="crossref" type=" author "/></person_name>',
        '<person_name><x:role xmlns:x="urn:x"/></person_name>',
        "<organization/>",
    ],
)
def test_what_holds_is_no_problem(inner: str) -> None:
    assert found(inner) == []


def test_a_role_must_be_of_its_vocabulary() -> None:
    inner = '<person_name><role vocab="crossref" type="software"/><role vocab="credit" type="author"/></person_name>'
    assert found(inner) == [
        (
            "crossref.role-crossref",
            "/contributors/person_name/role[1]",
            '<role vocab="crossref"> needs a type from Crossref\'s own list of roles; its type is “software”',
        ),
        (
            "crossref.role-credit",
            "/contributors/person_name/role[2]",
            '<role vocab="credit"> needs a type that is one of the 14 CRediT roles; its type is “author”',
        ),
    ]


def test_a_role_needs_a_type() -> None:
    ((code, _, message),) = found('<person_name><role vocab="credit"/></person_name>')
    assert code == "crossref.role-credit"
    assert message.endswith("; it has no type")


def test_a_person_needs_a_role() -> None:
    assert found("<person_name/>") == [
        (
            "crossref.person-role",
            "/contributors/person_name",
            "<person_name> needs the attribute contributor_role or a <role>",
        )
    ]


def test_earlier_versions_have_no_assertions() -> None:
    assert found("<person_name/>", "http://www.crossref.org/schema/5.4.0") == []
