"""The rules for the head of a page: each with a page that breaks it and its neighbour that does not."""

from __future__ import annotations

import pytest

import pubmeta
from pubmeta.formats.html import FORMAT as HTML
from pubmeta.formats.html.highwire import FORMAT

GOOD = """<!DOCTYPE html>
<html><head>
<meta name="citation_title" content="Rain and roots">
<meta name="citation_author" content="Berg, Anna">
<meta name="citation_author_institution" content="University A">
<meta name="citation_author" content="Doe, Jo">
<meta name="citation_publication_date" content="2024/5/17">
<meta name="citation_journal_title" content="Rain">
<meta name="citation_issn" content="2049-3630">
<meta name="citation_firstpage" content="10">
<meta name="citation_doi" content="10.5555/rain.1">
<meta name="citation_language" content="en">
<meta name="citation_author_orcid" content="https://orcid.org/0000-0002-1825-0097">
<meta name="citation_abstract_html_url" content="https://www.rain.example/1">
<meta name="citation_pdf_url" content="https://rain.example/download/1.pdf">
<meta name="DC.title" content="Rain and Roots.">
<meta name="DC.identifier" content="https://doi.org/10.5555/RAIN.1">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "ScholarlyArticle",
"name": "Rain and roots", "@id": "https://doi.org/10.5555/rain.1", "datePublished": "2024-05",
"author": [{"@type": "Person", "familyName": "Berg"}, {"@type": "Person", "familyName": "Doe"}]}</script>
</head><body></body></html>
"""


def codes(page: str) -> list[tuple[str | None, int | None]]:
    report = pubmeta.validate(page.encode())
    assert report.format == "html"
    return [(problem.code, problem.line) for problem in report.problems]


def test_a_good_page_has_no_problem() -> None:
    assert codes(GOOD) == []


def without(*names: str) -> str:
    return "\n".join(line for line in GOOD.splitlines() if not any(f'"{name}"' in line for name in names))


FAULTS = [
    ('content="2024/5/17"', 'content="May 2024"', "date-form", 7),
    ('content="2024/5/17"', 'content="in press"', "date-year", 7),
    ('content="Rain">', 'content=" ">', "empty", 8),
    ('<meta name="citation_journal_title" content="Rain">', "", "journal", 9),
    ('content="2049-3630"', 'content="2049-3631"', "issn", 9),
    ('citation_issn" content="2049-3630"', 'citation_isbn" content="978-1-86197-271-3"', "isbn", 9),
    ('name="citation_firstpage" content="10"', 'name="citation_firstpage" content="10-19"', "pages", 10),
    ('"citation_doi" content="10.5555/rain.1"', '"citation_doi" content="rain.1"', "doi", 11),
    ('"citation_doi" content="10.5555/rain.1"', '"citation_doi" content="doi:10.5555/rain.1"', "doi-form", 11),
    ('"citation_language" content="en"', '"citation_language" content="English"', "language", 12),
    ("0000-0002-1825-0097", "0000-0002-1825-0098", "orcid", 13),
    ('"https://rain.example/download/1.pdf"', '"/download/1.pdf"', "url", 15),
    ('"https://rain.example/download/1.pdf"', '"https://files.example/1.pdf"', "pdf-host", 15),
    ('content="Rain and Roots."', 'content="Sun and roots"', "title-agreement", 16),
    ("RAIN.1", "RAIN.2", "doi-agreement", 17),
    ('"https://schema.org", "@type"', '"https://schema.org" "@type"', "json-ld", 18),
    ('"datePublished": "2024-05"', '"datePublished": "2023"', "date-agreement", 18),
    (', {"@type": "Person", "familyName": "Doe"}', "", "author-agreement", 18),
    ('content="Doe, Jo"', 'content="Doe, Jo; Roe, Mary"', "author-list", 6),
]
"""What to change in the good page, into what, and the rule that is then broken, at which line."""


@pytest.mark.parametrize(("old", "new", "code", "line"), FAULTS)
def test_each_fault_is_found_at_its_line(old: str, new: str, code: str, line: int) -> None:
    assert GOOD.count(old) == 1
    assert (f"highwire.{code}", line) in codes(GOOD.replace(old, new))


LAST = (
    '<head><meta name="citation_title" content="A"><meta name="citation_date" content="2024">'
    '<meta name="citation_author" content="Berg, A."><meta name="citation_author" content="Doe, J.">'
    '<meta name="citation_author_institution" content="A"><meta name="citation_author_institution" content="B"></head>'
)
PAGES = [
    (LAST, "grouping-last"),
    ("<html><head><title>Rain</title></head></html>", "tags"),
    (without("citation_title", "DC.title"), "title"),
    (without("citation_author"), "author"),
    (without("citation_publication_date"), "date"),
    ('<html><head><meta name="DC.title" content="Rain"></head></html>', "dublin-core"),
    (GOOD.replace("</head>", '<meta name="citation_title" content="Sun"></head>'), "repeated"),
    (GOOD.replace("<head>", '<head><meta name="citation_author_institution" content="A">'), "grouping"),
]
"""Pages that break a rule as wholes."""


@pytest.mark.parametrize(("page", "code"), PAGES)
def test_faults_of_the_whole_page(page: str, code: str) -> None:
    assert f"highwire.{code}" in [found for found, _ in codes(page)]


def test_institutions_after_all_authors_are_found_and_one_after_the_last_is_not() -> None:
    start = '<html><head><meta name="citation_title" content="Rain"><meta name="citation_date" content="2024">'
    author = '<meta name="citation_author" content="{}">'
    institution = '<meta name="citation_author_institution" content="{}">'
    two = author.format("Berg, A.") + author.format("Doe, J.")
    assert codes(start + two + institution.format("A")) == []
    assert [code for code, _ in codes(start + two + institution.format("A") + institution.format("B"))] == [
        "highwire.grouping-last"
    ]
    one = author.format("Berg, A.") + institution.format("A") + institution.format("B")
    assert codes(start + one) == []


def test_a_pdf_is_not_compared_with_the_host_of_a_resolver() -> None:
    page = GOOD.replace("https://www.rain.example/1", "https://doi.org/10.5555/rain.1")
    assert codes(page) == []


def test_a_page_without_elements_is_judged_by_its_json_ld_too() -> None:
    page = '<html><head><script type="application/ld+json">{"@type": </script></head></html>'
    assert [code for code, _ in codes(page)] == ["highwire.tags", "highwire.json-ld"]


def test_both_formats_judge_alike_and_what_is_not_html_is_said() -> None:
    assert HTML.validate
    assert FORMAT.validate
    page = without("citation_title", "DC.title").encode()
    assert list(HTML.validate(page, None)) == list(FORMAT.validate(page, None)) != []
    (problem,) = HTML.validate(b" ", None)
    assert (problem.kind, problem.message) == ("malformed", "is empty")


def test_every_rule_has_a_page_that_breaks_it() -> None:
    tried = {f"highwire.{code}" for _, _, code, _ in FAULTS} | {f"highwire.{code}" for _, code in PAGES}
    assert {rule.code for rule in FORMAT.rules} == tried
