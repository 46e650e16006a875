"""The reader on real records: what is counted in them by plain XPath, beside what the articles hold."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from pubmeta.formats.crossref import FORMAT, CrossrefOptions
from pubmeta.formats.crossref.read import read_many
from pubmeta.model import Article, Person, Url, plain_text
from pubmeta.problems import Log, Problem
from pubmeta.reports.fidelity import differences

pytestmark = pytest.mark.corpus

_SPACE = re.compile("[ \t\r\n]+")
_ARTICLES = "//*[local-name()='journal_article' or local-name()='posted_content' or local-name()='conference_paper']"


@dataclass(frozen=True)
class Case:
    """One record of a file: the element that holds it, and what was read of it."""

    file: str
    element: Any
    article: Article
    problems: tuple[Problem, ...]

    def texts(self, path: str) -> list[str]:
        """The texts of the elements under this one, by a path of local names (``contributors/*/surname``)."""
        return [_SPACE.sub(" ", "".join(found.itertext())).strip(" ") for found in self.all(path)]

    def all(self, path: str) -> list[Any]:
        steps = [step if step in ("", "*", "..") else f"*[local-name()='{step}']" for step in path.split("/")]
        return list(self.element.xpath("./" + "/".join(steps)))


@cache
def files(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(folder.glob("*.xml")))


@cache
def cases(folder: Path) -> tuple[Case, ...]:
    """Every article of every file, beside its element in a tree of the test's own."""
    found: list[Case] = []
    for path in files(folder):
        tree = etree.fromstring(path.read_bytes(), etree.XMLParser(recover=True))
        elements: Any = tree.xpath(_ARTICLES)
        with path.open("rb") as stream:
            records = [record for record in read_many(stream) if record.article]
        assert len(records) == len(elements), path.name
        for element, record in zip(elements, records, strict=True):
            assert record.article is not None
            found.append(Case(path.name, element, record.article, record.problems))
    return tuple(found)


@pytest.fixture
def folder(shared: Path) -> Path:
    return shared / "corpus" / "crossref_xml"


def test_every_file_is_read_and_what_is_no_article_says_so(folder: Path) -> None:
    read: Counter[str] = Counter()
    for path in files(folder):
        with path.open("rb") as stream:
            for record in read_many(stream):
                read["articles" if record.article else "others"] += 1
                if record.article is None:
                    (problem,) = record.problems
                    assert problem.message.endswith("pubmeta reads only articles")
                for problem in record.problems:
                    assert problem.path.startswith("/")
                    assert problem.line
    assert read["articles"] == len(cases(folder))
    assert read["articles"] > 4 * read["others"]


Said = Callable[[Case], Sequence[str]]
Kept = Callable[[Article], Sequence[str]]


def _references(case: Case) -> list[str]:
    return [citation.get("key") or "" for citation in case.all("citation_list/citation") if len(citation)]


def _dois_cited(case: Case) -> list[str]:
    return [text.lower() for text in case.texts("citation_list/citation/doi")]


def _dates(case: Case) -> list[str]:
    own = ("publication_date", "acceptance_date", "posted_date")
    elements = [element for name in own for element in case.all(name)] + case.all("../journal_issue/publication_date")
    return [
        "-".join(
            found.text.strip().zfill(2)
            for name in ("year", "month", "day")
            for found in element.xpath(f"*[local-name()='{name}']")
        )
        for element in elements
    ]


def _asserted(case: Case) -> list[str]:
    """Days of the history that Crossmark tells."""
    names = {"received", "accepted", "revised", "date_received", "date_accepted"}
    return [found.text for found in case.all("crossmark/custom_metadata/assertion") if found.get("name") in names]


def _awards(case: Case) -> list[str]:
    return [
        " ".join((found.text or "").split())
        for found in case.element.xpath(".//*[local-name()='assertion'][@name='award_number']")
    ]


def _funders(case: Case) -> list[str]:
    names = case.element.xpath(".//*[local-name()='assertion'][@name='funder_name']")
    return [" ".join(" ".join(name.xpath("text()")).split()) for name in names]


def _issns(case: Case) -> list[str]:
    return [text.replace("-", "") for text in case.texts("../journal_metadata/issn")]


def _has_its_check_digit(issn: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(range(8, 1, -1), issn[:7], strict=True))
    return issn[7].upper() == "0123456789X"[-total % 11]


def _articles_dates(article: Article) -> list[str]:
    values = [value for _, value in article.dates]
    return [str(date) for value in values if value for date in (value if isinstance(value, tuple) else (value,))]


def _works(article: Article) -> Iterator[Any]:
    return (reference.work for reference in article.references if reference.work)


_RELATED = "program/related_item/*"

FIELDS: dict[str, tuple[Said, Kept]] = {
    "titles": (
        lambda case: [re.sub("<[^>]*>", "", html.unescape(text)) for text in case.texts("titles/title")[:1]],
        lambda article: [plain_text(article.title)],
    ),
    "surnames": (
        lambda case: case.texts("contributors/person_name/surname"),
        lambda article: [person.family for person in article.contributors if isinstance(person, Person)],
    ),
    "groups": (
        lambda case: case.texts("contributors/organization"),
        lambda article: [found.name for found in article.contributors if hasattr(found, "name")],
    ),
    "affiliations": (
        lambda case: [""] * len(case.all("contributors/*/affiliation") + case.all("contributors/*/affiliations/*")),
        lambda article: [""] * sum(len(found.affiliations) for found in article.contributors),
    ),
    "ORCIDs": (
        lambda case: [text[-19:] for text in case.texts("contributors/person_name/ORCID")],
        lambda article: [found.orcid or "" for found in article.contributors if isinstance(found, Person)],
    ),
    "abstracts": (
        lambda case: [""] * len(case.all("abstract")),
        lambda article: [""] * len(article.abstracts),
    ),
    "references": (_references, lambda article: [reference.key for reference in article.references]),
    "DOIs in references": (_dois_cited, lambda article: [work.doi.key for work in _works(article) if work.doi]),
    "texts of references": (
        lambda case: [""] * len(case.all("citation_list/citation/unstructured_citation")),
        lambda article: [""] * len([reference for reference in article.references if reference.raw]),
    ),
    "awards": (
        lambda case: [*dict.fromkeys(_awards(case))],
        lambda article: [number for award in article.awards for number in award.numbers],
    ),
    "funders": (
        lambda case: [*dict.fromkeys(_funders(case))],
        lambda article: [award.funder.name or "" for award in article.awards],
    ),
    "dates": (_dates, lambda article: _articles_dates(article) * 3),
    "dates of the history": (_asserted, _articles_dates),
    "licences": (
        lambda case: [*dict.fromkeys(map(Url, case.texts("program/license_ref")))],
        lambda article: [found.url or "" for found in article.licenses],
    ),
    "licences in Crossmark": (
        lambda case: [*dict.fromkeys(map(Url, case.texts("crossmark/custom_metadata/program/license_ref")))],
        lambda article: [found.url or "" for found in article.licenses],
    ),
    "relations": (
        lambda case: [*dict.fromkeys(text.removeprefix("https://doi.org/") for text in case.texts(_RELATED))],
        lambda article: [str(said) for known in article.relations for said in (known.target, known.description)],
    ),
    "ISSNs": (
        lambda case: [*dict.fromkeys(filter(_has_its_check_digit, _issns(case)))],
        lambda article: [issn.replace("-", "") for issn in (article.journal.issns if article.journal else ())],
    ),
    "volumes and issues": (
        lambda case: case.texts("../journal_issue/journal_volume/volume") + case.texts("../journal_issue/issue"),
        lambda article: [article.volume or "", article.issue or ""],
    ),
    "pages": (
        lambda case: case.texts("pages/first_page") + case.texts("pages/last_page"),
        lambda article: [article.pages.first or "", article.pages.last or ""] if article.pages else [],
    ),
    "DOIs": (lambda case: case.texts("doi_data/doi"), lambda article: [article.doi or ""]),
    "full texts": (
        lambda case: case.texts("doi_data/collection/item/resource"),
        lambda article: [text.url for text in article.full_texts for _ in range(6)],
    ),
    "archives": (
        lambda case: [found.get("name") for found in case.all("archive_locations/archive")],
        lambda article: list(article.archives),
    ),
}
"""For each field what is in the record, by XPath, and what is in the article."""


def misses(case: Case, field: str) -> tuple[int, list[str]]:
    """How many values the record has, and which of them the article has not."""
    said, kept = FIELDS[field]
    wanted = Counter(said(case))
    missing = wanted - Counter(kept(case.article))
    return wanted.total(), list(missing.elements())


def table(folder: Path) -> list[tuple[str, int, int, list[str]]]:
    """Field, values in the records, values in the articles, and each miss with its file."""
    rows = []
    for field in FIELDS:
        counted = [(case, *misses(case, field)) for case in cases(folder)]
        total = sum(count for _, count, _ in counted)
        lost = [f"{case.file[:3]} {case.article.doi}: {value}" for case, _, values in counted for value in values]
        rows.append((field, total, total - len(lost), lost))
    return rows


LOST = {
    "ORCIDs": ["070 10.7554/eLife.202200001: 0000-0000-0000-0000"],  # its check digit is wrong
    "awards": ["030 10.3389/fpls.2019.00816: UID/MULTI/04046/2019"],  # of no funder
    "dates": [  # of an issue that has two
        "025 10.1055/s-0039-1690894: 2020-06-16",
        "106 10.32013/4859104: 2008-08-13",
    ],
    "full texts": ["106 10.32013/4859104: http://www.crossref.org/exampleDULendpoint"],  # a service, no full text
}
"""What the articles have not, all of it, and why; every one is reported."""


def test_recall_by_field(folder: Path) -> None:
    rows = table(folder)
    assert {field: lost for field, _, _, lost in rows if lost} == LOST
    assert {field: kept / total for field, total, kept, _ in rows if kept < 0.97 * total} == {}
    assert sum(kept for _, _, kept, _ in rows) >= 0.998 * sum(total for _, total, _, _ in rows) > 4_500


def test_every_miss_is_reported(folder: Path) -> None:
    for case in cases(folder):
        told = " ".join(problem.message for problem in case.problems)
        for field in FIELDS:
            for value in misses(case, field)[1]:
                assert value in told
        for issn in _issns(case):
            assert _has_its_check_digit(issn) or issn in told.replace("-", "")


OPTIONS = {
    "depositor_name": "Example Press",
    "depositor_email": "deposits@example.org",
    "registrant": "Example Press",
    "batch_id": "batch-1",
    "timestamp": "20240301120000000",
    "crossmark_policy": "10.5555/crossmark-policy",
    "journal_page": "https://www.example.org/",
}


def test_what_can_be_written_is_read_back_as_it_was(folder: Path) -> None:
    assert FORMAT.write is not None
    assert FORMAT.read is not None
    options = CrossrefOptions.model_validate(OPTIONS)
    refused: Counter[str] = Counter()
    written = 0
    for case in cases(folder):
        log = Log()
        content = FORMAT.write(case.article, options, log)
        if log.has_errors:
            refused.update({problem.path for problem in log if problem.is_error})
            continue
        written += 1
        again = FORMAT.read(content, Log())
        assert again is not None
        assert differences(case.article, again, log) == [], case.file
    assert written > 50
    # Without a valid ISSN (most of DOAJ's samples), without DOI and page.
    assert refused == {"journal.issn_electronic": 28, "doi": 1, "landing_page": 1}


if __name__ == "__main__":  # prints the table of the measures
    for row in table(Path(__file__).resolve().parents[5] / "shared" / "corpus" / "crossref_xml"):
        print("| {} | {} | {} | {} |".format(*row[:3], "; ".join(row[3])))  # noqa: T201
