"""Many parts, each of which asks something of many others: no reader, rule or writer looks through all for each."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest

import pubmeta
from pubmeta import Article, PubmetaError
from tests.growth.formats import documents
from tests.growth.measuring import grows_too_fast

_QUICK = 0.3
"""Seconds for the smaller number, at which what looks through all for each takes longer."""
_MOST = 6.0

_JATS = (
    '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD v1.3 20210610//EN"'
    ' "JATS-archivearticle1-3.dtd"><article article-type="research-article"><front><journal-meta><journal-id>j'
    "</journal-id><issn>1234-5679</issn></journal-meta><article-meta><title-group><article-title>x</article-title>"
    "</title-group>{}</article-meta></front>{}</article>"
)
_PAGE = "Water in the ground\n\nAbstract\n\n{abstract}\n\nShare and Cite\n\n{cite}\n\nReferences\n\n{references}\n"
_CITATION = "A. Smith and B. Jones, “Water in the ground,” Journal of Water, Vol. 3, No. 1, 2013, pp. 31-32."
_TITLES = f"<title-group><article-title>{'<bold>x</bold>' * 40}</article-title></title-group>"


def _in_deposit(before: str, more: str) -> str:
    """A deposit with more before the first of these tags."""
    return documents("crossref")[-1].replace(before, more + before, 1)


def _page(**parts: str) -> str:
    return _PAGE.format(**{"abstract": "Text.", "cite": _CITATION, "references": "[1] x", **parts})


def _numbered(form: str, count: int) -> str:
    return "".join(form.format(number) for number in range(count))


def _work(**fields: Any) -> str:
    return json.dumps({"type": "journal-article", "DOI": "10.5555/a", "title": ["t"], **fields})


def _award(name: str, text: str) -> str:
    return f'<assertion name="fundgroup"><assertion name="funder_name">{name}</assertion>{text}</assertion>'


_FUNDING = '<program xmlns="http://www.crossref.org/fundref.xsd" name="fundref">{}</program>'

READ: dict[str, tuple[str, int, Callable[[int], str]]] = {
    "unnumbered references": ("landing", 10_000, lambda count: _page(references=_numbered("x{}\n", count))),
    "lines of a citation": ("landing", 6_000, lambda count: _page(cite=_numbered("x{} y z\n", count))),
    "awards of deposits": (
        "crossref",
        1_000,
        lambda count: _in_deposit(
            "</custom_metadata>",
            _numbered(_FUNDING.format(_award("F{0}", '<assertion name="award_number">{0}</assertion>')), count),
        ),
    ),
    "parts whose paths were told": (
        "jats",
        2_000,
        lambda count: _JATS.format(_TITLES * count, ""),
    ),
    "days of revision": (
        "crossref-rest",
        4_000,
        lambda count: _work(
            assertion=[
                {"name": "revised", "value": f"{1500 + n // 336}-{n // 28 % 12 + 1:02d}-{n % 28 + 1:02d}"}
                for n in range(count)
            ]
        ),
    ),
    "statements of persons": (
        "crossref-rest",
        1_500,
        lambda count: _work(
            author=[{"family": f"A{n}"} for n in range(count)],
            assertion=[{"name": "conflict", "label": f"A{n}, MD", "value": "None"} for n in range(count)],
        ),
    ),
    "names of licences": (
        "crossref-rest",
        2_500,
        lambda count: _work(
            license=[{"URL": f"https://e.org/{n}"} for n in range(count)],
            assertion=[{"name": "license_name", "value": "x", "URL": f"https://e.org/{n}"} for n in range(count)],
        ),
    ),
}
VALIDATED: dict[str, tuple[str, int, Callable[[int], str]]] = {
    "years of a date": (
        "crossref",
        1_500,
        lambda count: _in_deposit("</publication_date>", "<year>2013</year>" * count),
    ),
    "subtitles": (
        "crossref",
        3_000,
        lambda count: _in_deposit("</titles>", "<title>x:</title><subtitle>x</subtitle>" * count),
    ),
    "affiliations that are pointed to": (
        "jats",
        3_000,
        lambda count: _JATS.format(
            '<contrib-group><contrib contrib-type="author"><name><surname>x</surname></name>'
            + '<xref ref-type="aff" rid="a1">1</xref>' * count
            + f'</contrib><aff id="a1">{"<institution>x</institution>" * count}</aff></contrib-group>',
            "",
        ),
    ),
    "affiliations without contributors": ("jats", 8_000, lambda count: _JATS.format("<aff>x</aff>" * count, "")),
    "reviews without dates": (
        "jats",
        4_000,
        lambda count: _JATS.format(
            "<aff>x</aff>" * count,
            '<sub-article article-type="reviewer-report"><front-stub/></sub-article>' * count,
        ),
    ),
}
WRITTEN: dict[str, tuple[str, int, Callable[[int], dict[str, Any]]]] = {
    "statements of persons": (
        "schemaorg",
        1_200,
        lambda count: {"contributors": [{"family": f"A{n}", "conflict_of_interest": "None"} for n in range(count)]},
    ),
    "funders": (
        "schemaorg",
        1_500,
        lambda count: {"awards": [{"funder": f"F{n}", "numbers": ["1"]} for n in range(count)]},
    ),
}


@pytest.mark.parametrize(("format_name", "count", "text"), READ.values(), ids=READ)
def test_reading(format_name: str, count: int, text: Callable[[int], str]) -> None:
    def read(count: int) -> None:
        given = text(count)
        with suppress(PubmetaError):
            pubmeta.read(given, format_name)
        assert [*pubmeta.read_many(given, format_name)]

    assert grows_too_fast(read, count, _QUICK, _MOST) is None


@pytest.mark.parametrize(("format_name", "count", "text"), VALIDATED.values(), ids=VALIDATED)
def test_validating(format_name: str, count: int, text: Callable[[int], str]) -> None:
    assert grows_too_fast(lambda count: pubmeta.validate(text(count), format_name), count, _QUICK, _MOST) is None


@pytest.mark.parametrize(("format_name", "count", "fields"), WRITTEN.values(), ids=WRITTEN)
def test_writing_and_reading_back(format_name: str, count: int, fields: Callable[[int], dict[str, Any]]) -> None:
    def export(count: int) -> None:
        assert pubmeta.export(Article.model_validate({"title": "t", **fields(count)}), format_name, verify=True).content

    assert grows_too_fast(export, count, _QUICK, _MOST) is None
