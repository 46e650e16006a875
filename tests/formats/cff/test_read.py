"""CITATION.cff to articles."""

from __future__ import annotations

import pytest

import pubmeta
from pubmeta import ReadError, Reading

SOFTWARE = """cff-version: 1.2.0
message: Cite it.
title: rain
abstract: It rains.
version: 1.10
doi: 10.5281/zenodo.1
date-released: 2024-05-17
license: MIT
keywords: [rain, water]
repository-code: https://code.example/rain
authors:
  - family-names: Berg
    given-names: Anna
    name-particle: van den
    name-suffix: Jr.
    orcid: https://orcid.org/0000-0002-1825-0097
    email: anna@example.org
    affiliation: University A
  - name: The Rain Group
"""
ARTICLE = """preferred-citation:
  type: article
  title: "Rain: a package"
  authors:
    - alias: rainmaker
    - given-names: Madonna
  journal: Journal of Rain
  issn: 2049-3630
  publisher:
    name: Press
    city: Town
  volume: 3
  issue: 25
  start: 722
  end: 730
  year: 2024
  month: 5
  doi: 10.5555/rain.1
  url: https://rain.example/1
  languages: [en]
"""
REFERENCES = """references:
  - type: book
    title: Roots
    authors:
      - family-names: Roe
        given-names: Mary
    editors:
      - name: The Editors
    publisher:
      name: Press
    year: 1999
    isbn: 978-3-16-148410-0
    pages: 300
  - type: software
    title: drops
    version: 2.0
    date-released: 2020-01-02
    repository-code: https://code.example/drops
"""


def read(text: str) -> Reading:
    reading = pubmeta.read(text)
    assert reading.format == "cff"
    return reading


def told(reading: Reading) -> list[tuple[str, str, int | None]]:
    return [(problem.kind, problem.path, problem.line) for problem in reading.problems]


def test_the_preferred_citation_is_the_article_and_the_software_what_it_documents() -> None:
    reading = read(SOFTWARE + ARTICLE)
    article = reading.article
    assert article.title == "Rain: a package"
    assert (article.doi, article.volume, article.issue, str(article.pages)) == ("10.5555/rain.1", "3", "25", "722-730")
    assert article.journal is not None
    assert (article.journal.title, article.journal.issns) == ("Journal of Rain", ("2049-3630",))
    assert article.journal.publisher is not None
    assert (article.journal.publisher.name, article.journal.publisher.place) == ("Press", "Town")
    assert (str(article.dates.published), article.language, article.landing_page) == (
        "2024-05",
        "en",
        "https://rain.example/1",
    )
    assert [getattr(author, "family", None) for author in article.contributors] == ["rainmaker", "Madonna"]
    assert [(relation.type, relation.target) for relation in article.relations] == [
        ("documents", "10.5281/zenodo.1"),
        ("documents", "https://code.example/rain"),
    ]
    dropped = [path for kind, path, _ in told(reading) if kind == "dropped"]
    assert dropped == ["title", "abstract", "authors", "version", "date-released", "keywords", "license"]
    assert ("guessed", "preferred-citation.authors[0].alias", 24) in told(reading)


def test_without_one_it_is_an_article_about_the_software() -> None:
    reading = read(SOFTWARE)
    article = reading.article
    first, second = article.contributors
    assert article.title == "rain"
    assert first.model_dump(exclude_defaults=True) == {
        "family": "Berg",
        "given": "Anna",
        "particle": "van den",
        "suffix": "Jr.",
        "orcid": "0000-0002-1825-0097",
        "email": "anna@example.org",
        "affiliations": ({"name": "University A"},),
    }
    assert getattr(second, "name", None) == "The Rain Group"
    assert (article.doi, article.dates.first_published) == (None, None)
    assert [str(license_.spdx) for license_ in article.licenses] == ["MIT"]
    assert article.keywords[0].keywords == ("rain", "water")
    assert told(reading) == [
        ("guessed", "type", None),
        ("dropped", "version", 5),
        ("dropped", "date-released", 7),
    ]


def test_references_are_works() -> None:
    book, software = [reference.work for reference in read(SOFTWARE + REFERENCES).article.references]
    assert book is not None
    assert software is not None
    assert (book.type, book.title, book.isbn, str(book.date)) == ("book", "Roots", "9783161484100", "1999")
    assert (software.type, software.version, software.url) == ("software", "2.0", "https://code.example/drops")
    assert ("dropped", "references[0].pages", 32) in told(read(SOFTWARE + REFERENCES))


def test_a_preferred_citation_that_is_not_an_article_is_refused() -> None:
    with pytest.raises(ReadError, match="is 'book', which is a book; pubmeta reads only articles"):
        read(SOFTWARE + ARTICLE.replace("type: article", "type: book"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("cff-version: 1.2.0\nauthors: [\n", "is not YAML"),
        ("cff-version: 1.2.0\nauthors: []\n", "has no title"),
    ],
)
def test_what_is_not_a_record_is_said_with_its_line(text: str, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        pubmeta.read(text)


def test_identifiers_and_licences_of_several_kinds() -> None:
    text = SOFTWARE + (
        "license-url: https://example.org/licence\n"
        "identifiers:\n  - type: doi\n    value: 10.5281/zenodo.2\n    description: this version\n"
        "  - type: swh\n    value: swh:1:dir:bc286860f423ea7ced246ba7458eef4b4541cf2d\n"
    )
    reading = read(text)
    assert "10.5281/zenodo.2" in [relation.target for relation in reading.article.relations]
    assert reading.article.licenses[0].url == "https://example.org/licence"
    assert ("dropped", "identifiers[1].value", 26) in told(reading)


def test_a_paper_of_a_conference_is_in_its_proceedings() -> None:
    reading = read(
        SOFTWARE
        + """preferred-citation:
  type: conference-paper
  title: Rain
  authors: [{family-names: Roe}]
  collection-title: Proceedings of the Meeting
  collection-doi: 10.5555/proc
  editors: [{family-names: Steen, given-names: Jan}]
  isbn: 978-1-86197-271-2
  publisher: {name: Press, city: Oslo}
  conference: {name: Meeting on Rain, city: Lund, country: SE, date-start: 2024-06-03, date-end: 2024-06-05}
  year: 2024
"""
    )
    found = reading.article
    assert found.proceedings is not None
    assert (found.type, found.journal, found.proceedings.title) == (
        "conference-paper",
        None,
        "Proceedings of the Meeting",
    )
    assert (found.proceedings.doi, found.proceedings.isbns[0].isbn) == ("10.5555/proc", "9781861972712")
    assert found.publisher is not None
    assert (found.publisher.name, found.publisher.place) == ("Press", "Oslo")
    assert found.event is not None
    assert (found.event.name, found.event.place, str(found.event.end)) == ("Meeting on Rain", "Lund, SE", "2024-06-05")
    assert not any(problem.path.startswith("preferred-citation") for problem in reading.problems)


def test_a_report_has_its_institution_and_its_number() -> None:
    found = read(
        SOFTWARE
        + """preferred-citation:
  type: report
  title: Rain
  authors: [{family-names: Roe}]
  institution: {name: The Bank, city: Oslo}
  number: WP 7
  year: 2024
"""
    ).article
    assert (found.type, found.institutions[0].name, found.institutions[0].city) == ("report", "The Bank", "Oslo")
    assert [(each.type, each.value) for each in found.other_ids] == [("publisher-id", "WP 7")]
