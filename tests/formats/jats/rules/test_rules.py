"""Every content rule: what breaks it, and what does not."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from pubmeta.formats.jats.rules import RULES, problems
from pubmeta.problems import Kind

CASES = tomllib.loads((Path(__file__).parent / "rules.toml").read_text(encoding="utf-8"))["rule"]
ON_THE_ARTICLE = {"article-type", "language", "permissions", "review-type"}


def document(fragment: str, **attributes: str) -> Any:
    """A document with a fragment in its place: the front's children in `front`, the rest in `article-meta`."""
    given = {"article-type": "letter", "dtd-version": "1.4", "xml:lang": "en"} | attributes
    said = " ".join(f'{name}="{value}"' for name, value in given.items() if value)
    namespaces = (
        'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:mml="http://www.w3.org/1998/Math/MathML"'
        ' xmlns:ali="http://www.niso.org/schemas/ali/1.0/"'
    )
    back = fragment if fragment.startswith("<back") else ""
    front = fragment if fragment.startswith("<journal-meta") else ""
    meta = "" if back or front else fragment
    if "<permissions" not in meta:
        meta += "<permissions/>"
    doi = "" if "<article-id" in meta else '<article-id pub-id-type="doi">10.1234/x</article-id>'
    return etree.fromstring(
        f"<article {said} {namespaces}><front>{front}<article-meta>{doi}{meta}</article-meta></front>{back}</article>"
    )


def codes(fragment: str, **attributes: str) -> list[str]:
    return [str(problem.code).removeprefix("jats.") for problem in problems(document(fragment, **attributes))]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["code"])
def test_a_rule_is_broken_by_the_one_and_kept_by_the_other(case: dict[str, str]) -> None:
    kind = {"article-type": case.get("article-type", "letter")}
    assert case["code"] in codes(case["broken"], **kind)
    assert case["code"] not in codes(case["kept"], **kind)


def test_every_rule_is_tried() -> None:
    assert {case["code"] for case in CASES} | ON_THE_ARTICLE == {rule.code.removeprefix("jats.") for rule in RULES}


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({"article-type": ""}, ["article-type"]),
        ({"article-type": "unknown"}, ["article-type"]),
        ({"article-type": "Reviewer Report"}, ["review-type"]),
        ({"article-type": "peer-review"}, []),
        ({"xml:lang": "und"}, ["language"]),
        ({}, []),
    ],
)
def test_the_article_says_what_it_is(attributes: dict[str, str], expected: list[str]) -> None:
    assert codes("", **attributes) == expected


def test_permissions_are_missed() -> None:
    root = document("")
    meta = root.find("front/article-meta")
    meta.remove(meta.find("permissions"))
    assert [problem.code for problem in problems(root)] == ["jats.permissions"]


def test_a_breach_has_its_place_line_and_message() -> None:
    (problem,) = problems(document("<funding-group/>\n<aff><country>Norway</country></aff>"))
    assert problem.kind is Kind.DISCOURAGED
    assert problem.code == "jats.country"
    assert problem.path == "/article/front/article-meta/aff/country"
    assert problem.line == 2
    assert "ISO 3166" in problem.message
    assert problem.remedy == "add @country"


def test_rules_say_who_made_them_and_what_to_do() -> None:
    assert all(rule.source and rule.text and rule.kind in (Kind.INVALID, Kind.DISCOURAGED) for rule in RULES)


@pytest.mark.parametrize("version", ["1.1", "1.0"])
def test_rules_on_newer_markup_do_not_hold_for_older_versions(version: str) -> None:
    fragment = '<contrib-group><contrib contrib-type="author"><role>Software</role></contrib></contrib-group>'
    assert codes(fragment, **{"dtd-version": version}) == []


def test_a_review_in_a_sub_article_may_have_the_date_of_the_article() -> None:
    stub = (
        '<sub-article article-type="reviewer-report"><front-stub><contrib-group><contrib contrib-type="author">'
        '<anonymous/><role specific-use="reviewer">R</role></contrib></contrib-group></front-stub></sub-article>'
    )
    date = '<pub-date date-type="pub" iso-8601-date="2013"><year>2013</year></pub-date>'
    for meta, expected in ((date, ["review-work"]), ("", ["review-date", "review-work"])):
        root = document(meta)
        root.append(etree.fromstring(stub))
        assert [str(problem.code).removeprefix("jats.") for problem in problems(root)] == expected
