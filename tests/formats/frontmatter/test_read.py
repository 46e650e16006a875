"""Front matter in the words of JOSS, Quarto and MyST, to articles."""

from __future__ import annotations

from typing import Any

import pytest

import pubmeta
from pubmeta import ReadError, Reading
from pubmeta.formats.frontmatter import recognise
from pubmeta.model import Markup, Person

JOSS = """---
title: 'Rain: a package'
tags:
  - Python
  - rain
authors:
  - name: Anna M. van den Berg
    orcid: 0000-0002-1825-0097
    equal-contrib: true
    affiliation: "1, 2"
  - given-names: Ludwig
    dropping-particle: van
    surname: Beethoven
    corresponding: true
    affiliation: 2
  - name: Mary Roe
    affiliation: 7
affiliations:
  - name: University A, Norway
    index: 1
    ror: 05gq02987
  - name: Institute B
    index: 2
date: 13 August 2017
bibliography: paper.bib
aas-doi: 10.3847/1
---

# Summary

How to cite: not this.
"""
QUARTO = """---
title: Silly strings
subtitle: A theory
author:
  - name: Josiah Carberry
    email: josiah@example.org
    roles: [investigation: lead, data curation, funding, juggling]
    affiliations:
      - id: brown
        name: Brown University
        department: Psychoceramics
        city: Providence
        state: RI
        postal-code: "02912"
        url: www.brown.example
  - name: {given: Charles, family: Gaulle, non-dropping-particle: de}
    attributes: {corresponding: true, deceased: true}
    affiliation:
      - ref: brown
      - ref: nowhere
abstract: |
  One.

  Two.
lang: en-GB
license: {text: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/"}
copyright: {holder: Josiah Carberry, year: 2008}
citation:
  type: article-journal
  container-title: Journal of Psychoceramics
  issn: 2049-3630
  volume: 1
  issue: 2
  page: 1-10
  doi: 10.5555/12345678
  issued: 2008-03
  url: https://journal.example/1
date: 2008-02-29
funding: No specific funding.
format: jats
zeta: 3
---
"""
MYST = """---
title: First
short_title: F
subject: Research Article
doi: https://doi.org/10.5555/myst.1
pmid: 123
arxiv: https://arxiv.org/abs/2401.01234
authors:
  - name: Mason Moniker
    roles: Conceptualisation
    affiliations: [ulp, Free Lab]
  - Jo Doe
editors: [Ed Itor]
affiliations:
  - id: ulp
    institution: University of Life
    country: Norway
license: {content: CC-BY-4.0, code: MIT}
open_access: true
funding:
  - statement: Funded by many.
    awards:
      - {id: ABC-1, name: A grant, sources: [Research Council]}
venue: {title: Journal of Things, short_title: J. Things}
volume: {number: 12}
issue: 3
first_page: 3
last_page: 9
parts:
  abstract: It is short.
  data_availability: Here.
---
"""


def read(text: str) -> Reading:
    reading = pubmeta.read(text)
    assert reading.format == "frontmatter"
    return reading


def told(reading: Reading) -> list[tuple[str, str, int | None]]:
    return [(problem.kind, problem.path, problem.line) for problem in reading.problems]


def plain(part: Any) -> Any:
    return part.model_dump(mode="json", exclude_defaults=True)


def test_a_paper_of_joss() -> None:
    reading = read(JOSS)
    article = reading.article
    anna, ludwig, mary = article.contributors
    assert (article.title, str(article.dates.published)) == ("Rain: a package", "2017-08-13")
    assert plain(anna) == {
        "family": "van den Berg",
        "given": "Anna M.",
        "orcid": "0000-0002-1825-0097",
        "equal_contribution": True,
        "affiliations": [{"name": "University A, Norway", "ror": "05gq02987"}, {"name": "Institute B"}],
    }
    assert plain(ludwig) == {
        "family": "Beethoven",
        "given": "Ludwig",
        "particle": "van",
        "corresponding": True,
        "affiliations": [{"name": "Institute B"}],
    }
    assert mary.affiliations == ()
    assert article.keywords[0].keywords == ("Python", "rain")
    assert told(reading) == [
        ("dropped", "authors[2].affiliation", 17),
        ("guessed", "date", 24),
        ("dropped", "bibliography", 25),
        ("dropped", "aas-doi", 26),
    ]


def test_an_article_of_quarto() -> None:
    reading = read(QUARTO)
    article = reading.article
    josiah, charles = article.contributors
    brown = {
        "name": "Brown University",
        "departments": ["Psychoceramics"],
        "city": "Providence",
        "region": "RI",
        "postal_code": "02912",
    }
    assert plain(josiah)["affiliations"] == plain(charles)["affiliations"] == [brown]
    assert isinstance(josiah, Person)
    assert [(each.role, each.degree) for each in josiah.credit] == [
        ("investigation", "lead"),
        ("data-curation", None),
        ("funding-acquisition", None),
    ]
    assert isinstance(charles, Person)
    assert (charles.particle, charles.corresponding, charles.deceased) == ("de", True, True)
    assert plain(article.abstracts[0]) == {"sections": [{"paragraphs": ["One.", "Two."]}]}
    assert plain(article.licenses[0]) == {"spdx": "CC-BY-4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
    assert article.copyright is not None
    assert plain(article.copyright) == {"year": 2008, "holder": "Josiah Carberry"}
    assert article.journal is not None
    assert (article.journal.title, article.volume, article.issue, str(article.pages)) == (
        "Journal of Psychoceramics",
        "1",
        "2",
        "1-10",
    )
    assert (article.doi, article.landing_page, article.language) == (
        "10.5555/12345678",
        "https://journal.example/1",
        "en-GB",
    )
    assert (str(article.dates.published), article.subtitle) == ("2008-03", "A theory")
    assert article.statements.funding is not None
    assert article.statements.funding.paragraphs == ("No specific funding.",)
    assert {path for kind, path, _ in told(reading) if kind == "dropped"} == {
        "author[0].roles[3]",
        "author[0].affiliations[0].url",
        "author[1].affiliation[1].ref",
        "date",
        "zeta",
    }


def test_a_page_of_myst() -> None:
    reading = read(MYST)
    article = reading.article
    mason, jo, editor = article.contributors
    assert plain(mason)["affiliations"] == [{"name": "University of Life", "country": "Norway"}, {"name": "Free Lab"}]
    assert isinstance(mason, Person)
    assert [each.role for each in mason.credit] == ["conceptualization"]
    assert (plain(jo), plain(editor)["role"]) == ({"family": "Doe", "given": "Jo"}, "editor")
    assert (article.doi, article.pmid, article.arxiv) == ("10.5555/myst.1", "123", "2401.01234")
    assert article.journal is not None
    assert (article.journal.title, article.journal.abbreviations) == ("Journal of Things", ("J. Things",))
    assert (article.volume, article.issue, str(article.pages)) == ("12", "3", "3-9")
    assert (article.short_title, article.section) == ("F", "Research Article")
    (award,) = article.awards
    assert plain(award) == {"funder": {"name": "Research Council"}, "numbers": ["ABC-1"], "title": "A grant"}
    assert article.free_to_read is not None
    assert article.statements.data_availability is not None
    assert plain(article.abstracts[0]) == {"sections": [{"paragraphs": ["It is short."]}]}
    assert told(reading) == [("dropped", "license.code", 18)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# Rain\n", "has no front matter"),
        ("---\ntitle: Rain\n", "its front matter has no end"),
        ("---\ntitle: [\n---\n", "is not YAML"),
        ("---\nauthor: A. Berg\n---\n", "has no title"),
        ("", "has no front matter"),
    ],
)
def test_what_has_none_is_said(text: str, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        pubmeta.read(text.encode(), "frontmatter")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"---\ntitle: A\n---\n", True),
        (b"\xef\xbb\xbf\n---\r\nx: 1\r\nauthor: B\r\n---\r\n", True),
        (b"---\nlayout: page\n---\ntitle: A\n", False),
        (b"title: A\n---\n", False),
        (b"----\ntitle: A\n", False),
    ],
)
def test_the_signature(content: bytes, expected: bool) -> None:  # noqa: FBT001
    assert recognise(content) is expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("license: https://example.org/l", {"url": "https://example.org/l"}),
        ("license: Some licence", {"name": "Some licence"}),
        ("license: {url: 'https://example.org/l'}", {"url": "https://example.org/l"}),
    ],
)
def test_licences(fields: str, expected: dict[str, str]) -> None:
    assert plain(read(f"---\ntitle: A\n{fields}\n---\n").article.licenses[0]) == expected


def test_authors_in_other_forms() -> None:
    authors = read("---\ntitle: A\nauthor: Berg, Anna and Roe, Mary\n---\n").article.contributors
    assert [getattr(author, "family", "") for author in authors] == ["Berg", "Roe"]
    group = (
        "---\ntitle: A\nauthors:\n  - name: The Rain Consortium\n    orcid: 0000-0002-1825-0097\n  - orcid: x\n---\n"
    )
    reading = read(group)
    assert plain(reading.article.contributors[0]) == {"name": "The Rain Consortium"}
    assert ("dropped", "authors[0].orcid", 5) in told(reading)
    assert ("dropped", "authors[1]", 6) in told(reading)


def test_a_collaboration_is_a_group() -> None:
    reading = read("---\ntitle: A\nauthors:\n  - name: ATLAS\n    collaboration: true\n  - name: Mary Roe\n---\n")
    assert [plain(each) for each in reading.article.contributors] == [
        {"name": "ATLAS"},
        {"family": "Roe", "given": "Mary"},
    ]
    assert reading.problems == ()


def test_funding_in_words_beside_awards_is_not_reported_as_lost() -> None:
    reading = read("---\ntitle: A\nfunding:\n  - sources: [F]\n    id: R1\n  - Paid by G.\n---\n")
    article = reading.article
    assert [(award.funder.name, award.numbers) for award in article.awards] == [("F", ("R1",))]
    assert article.statements.funding is not None
    assert article.statements.funding.paragraphs == ("Paid by G.",)
    assert reading.problems == ()


def test_a_degree_that_credit_does_not_have_is_reported() -> None:
    reading = read("---\ntitle: A\nauthors:\n  - name: Mary Roe\n    roles: [{software: senior}]\n---\n")
    [person] = reading.article.contributors
    assert isinstance(person, Person)
    assert [(each.role.value, each.degree) for each in person.credit] == [("software", None)]
    assert [(kind, path) for kind, path, _ in told(reading)] == [("dropped", "authors[0].roles")]


def test_dates_types_and_copyright_lines_that_say_less() -> None:
    text = (
        "---\ntitle: A\ndate: today\ncopyright: © 2024 Anna\n"
        "citation: {type: interview, issued: 2024}\nvenue: Rain\n---\n"
    )
    article = read(text).article
    assert (str(article.dates.published), article.type) == ("2024", None)
    assert article.copyright is not None
    assert article.copyright.statement == "© 2024 Anna"
    assert article.journal is not None
    assert article.journal.title == "Rain"
    ranged = read("---\ntitle: A\ncopyright: {year: 2020-2024, holder: Anna}\n---\n")
    assert ("dropped", "copyright.year", 3) in told(ranged)


def test_a_paper_of_a_conference_is_in_its_proceedings() -> None:
    found = pubmeta.read(
        "---\ntitle: A\ncitation:\n  type: paper-conference\n  container-title: Proc\n  event-title: Meeting\n"
        "  event-place: Lund\n  isbn: 9781861972712\n  collection-title: Notes\n  publisher: Press\n---\n",
        "frontmatter",
    )
    assert found.problems == ()
    proceedings, event = found.article.proceedings, found.article.event
    assert proceedings is not None
    assert proceedings.series is not None
    assert (proceedings.title, proceedings.series.title, proceedings.isbns[0].isbn) == (
        "Proc",
        "Notes",
        "9781861972712",
    )
    assert event is not None
    assert (event.name, event.place) == ("Meeting", "Lund")


@pytest.mark.parametrize(("kind", "what"), [("thesis", "a thesis"), ("chapter", "a chapter of a book")])
def test_what_is_not_an_article_is_named(kind: str, what: str) -> None:
    with pytest.raises(ReadError, match=what):
        pubmeta.read(f"---\ntitle: A\ncitation: {{type: {kind}}}\n---\n", "frontmatter")


@pytest.mark.parametrize(
    ("title", "read_as"),
    [
        ("Crusts of *Artemia salina*", "Crusts of <i>Artemia salina</i>"),
        (
            "A **bold** _claim_ on p*K*~a~ and 10^-3^",
            "A <b>bold</b> <i>claim</i> on p<i>K</i><sub>a</sub> and 10<sup>-3</sup>",
        ),
        ("`numpy` & a<b", "<tt>numpy</tt> &amp; a&lt;b"),
    ],
)
def test_the_emphasis_of_markdown_is_markup(title: str, read_as: str) -> None:
    reading = pubmeta.read(f"---\ntitle: '{title}'\nabstract: 'On *Artemia*.'\n---\n", "frontmatter")
    assert isinstance(reading.article.title, Markup)
    assert reading.article.title.markup == read_as
    (section,) = reading.article.abstracts[0].sections
    assert section.paragraphs == (Markup(markup="On <i>Artemia</i>."),)


@pytest.mark.parametrize("title", ["snake_case_names of 5 * 3 * 2", "a ~ b, ~c", "2^n of x", r"f\*(x)\*"])
def test_signs_that_are_not_emphasis_stay(title: str) -> None:
    reading = pubmeta.read(f"---\ntitle: '{title}'\n---\n", "frontmatter")
    assert reading.article.title == title.replace("\\", "")
