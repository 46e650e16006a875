"""Many parts, each of which asks something of many others: no reader, rule or writer looks through all for each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice, product
from typing import Any

import pytest

import pubmeta
from pubmeta import Article, PubmetaError
from pubmeta.registry import get_format
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


def _days(count: int) -> list[str]:
    return [f"{1500 + n // 336}-{n // 28 % 12 + 1:02d}-{n % 28 + 1:02d}" for n in range(count)]


def _in_any_case(word: str) -> Iterator[str]:
    return map("".join, product(*((letter, letter.upper()) for letter in word)))


def _award(name: str, text: str) -> str:
    return f'<assertion name="fundgroup"><assertion name="funder_name">{name}</assertion>{text}</assertion>'


def _authors(count: int, more: str = "", after: str = "") -> str:
    """A document with so many contributors, with more in each of them and after them."""
    author = f"<contrib><name><surname>Aé{{0}}</surname><given-names>B</given-names></name>{more}</contrib>"
    return _JATS.format(f"<contrib-group>{_numbered(author, count)}</contrib-group>{after}", "")


def _notes(*parts: str) -> str:
    return f"<author-notes>{''.join(parts)}</author-notes>"


_GROUP = '<contrib id="g{0}" rid="{1}"><collab>G{0}</collab></contrib>'
_FUNDING = '<program xmlns="http://www.crossref.org/fundref.xsd" name="fundref">{}</program>'

READ: dict[str, tuple[str, int, Callable[[int], str]]] = {
    "unnumbered references": ("landing", 7_000, lambda count: _page(references=_numbered("x{}\n", count))),
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
    "addresses in an affiliation": (
        "jats",
        500,
        lambda count: _authors(
            count, '<xref rid="a1"/>', f'<aff id="a1">U{_numbered("<email>x{0}@example.org</email>", count)}</aff>'
        ),
    ),
    "affiliations of nobody": ("jats", 1_000, lambda count: _authors(count, "", _numbered("<aff>U{0}</aff>", count))),
    "addresses of a note": (
        "jats",
        1_000,
        lambda count: _authors(
            count,
            '<xref rid="c1"/>',
            _notes(f'<corresp id="c1">{_numbered("<email>y{0}@example.org</email>", count)}</corresp>'),
        ),
    ),
    "notes that nobody points to": (
        "jats",
        1_000,
        lambda count: _authors(count, "", _notes(_numbered("<corresp>é <email>y{0}@e.org</email></corresp>", count))),
    ),
    "notes of one id": (
        "jats",
        400,
        lambda count: _authors(
            count, '<xref rid="n1"/>', _notes('<fn fn-type="conflict" id="n1"><p>None.</p></fn>' * count)
        ),
    ),
    "labels in ranges": (
        "jats",
        1_000,
        lambda count: _authors(1, f'<xref ref-type="aff">{"1-999," * count}</xref>', "<aff><label>a</label>U</aff>"),
    ),
    "groups by their names": (
        "jats",
        800,
        lambda count: _JATS.format(
            f"<contrib-group>{_numbered('<contrib><collab>G{0}</collab></contrib>', count)}</contrib-group>"
            '<contrib-group content-type="collab-list">'
            + _numbered("<contrib><name><surname>A</surname></name><on-behalf-of>G{0}</on-behalf-of></contrib>", count)
            + "</contrib-group>",
            "",
        ),
    ),
    "groups in groups": (
        "jats",
        1_000,
        lambda count: _JATS.format(
            "<contrib-group>"
            + "".join(_GROUP.format(n, f"g{n - 2} g{n - 1}") for n in range(count))
            + "</contrib-group>",
            "",
        ),
    ),
    "paragraphs of a statement": (
        "jats",
        5_000,
        lambda count: _JATS.format(
            "", f"<back><ack><title>Acknowledgements</title>{_numbered('<sec><p>x{0}</p></sec>', count)}</ack></back>"
        ),
    ),
    "titles of a journal": (
        "ris",
        1_000,
        lambda count: "TY  - JOUR\n" + _numbered("JO  - J{0}\nT2  - K{0}\n", count) + "ER  - \n",
    ),
    "a node that all name": (
        "schemaorg",
        300,
        lambda count: json.dumps(
            {
                "@graph": [
                    {
                        "@type": "Article",
                        "headline": "x",
                        "author": [{"name": f"A B{n}", "affiliation": {"@id": "#o"}} for n in range(count)],
                    },
                    {
                        "@id": "#o",
                        "@type": "Organization",
                        "name": "U",
                        "department": [{"name": f"D{n}"} for n in range(count)],
                        "sameAs": [f"https://example.org/{n}" for n in range(count)],
                    },
                ]
            }
        ),
    ),
    "what is around linked data": (
        "html",
        4_000,
        lambda count: f"""<title>x</title><script type="application/ld+json">{{}}{"//]]>" * count}</script>""",
    ),
    "days of revision": (
        "crossref-rest",
        4_000,
        lambda count: _work(assertion=[{"name": "revised", "value": day} for day in _days(count)]),
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
    "days of correction": ("schemaorg", 4_000, lambda count: {"dates": {"corrected": _days(count)}}),
    "keys in another case": (
        "csl",
        3_000,
        lambda count: {"references": [{"key": key, "raw": "x"} for key in islice(_in_any_case("k" * 14), count)]},
    ),
    "abbreviations": (
        "highwire",
        12_000,
        lambda count: {
            "journal": {"title": "J", "abbreviations": [f"J{n}" for n in range(count)]},
            "contributors": [{"family": "A"}],
            "dates": {"published": "2020"},
        },
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
        article = Article.model_validate({"title": "t", **fields(count)})
        assert pubmeta.export(article, format_name, verify=get_format(format_name).read is not None).content

    assert grows_too_fast(export, count, _QUICK, _MOST) is None
