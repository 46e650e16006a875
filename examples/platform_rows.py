"""Rows of a platform's database to an article: `python platform_rows.py` prints its CSL-JSON.

The fields are given as a database holds them. Type checkers, mypy and pyright, know what is taken, without a plug-in.
"""

import datetime
from dataclasses import dataclass, field

import pubmeta
from pubmeta.model import Article, Dates, Journal, License, OtherId, Person, Reference, Work


@dataclass
class AuthorRow:
    """An author of a paper."""

    first: str
    last: str
    orcid: str | None = None
    institution: str | None = None


@dataclass
class PaperRow:
    """A paper, as the platform's database has it."""

    id: int
    title: str
    doi: str
    abstract: str
    volume: int
    issue: int
    first_page: int
    last_page: int
    published: datetime.date
    license: str
    keywords: list[str]
    authors: list[AuthorRow] = field(default_factory=list[AuthorRow])
    references: list[str] = field(default_factory=list[str])


def article_of(row: PaperRow) -> Article:
    return Article(
        title=row.title,
        type="research-article",
        language="en",
        doi=row.doi,
        other_ids=[OtherId(type="publisher-id", value=row.id)],  # the platform's own id travels with the article
        contributors=[
            Person(
                family=author.last,
                given=author.first,
                orcid=author.orcid,
                affiliations=[author.institution] if author.institution else [],
            )
            for author in row.authors
        ],
        abstracts=row.abstract,
        keywords=row.keywords,
        journal=Journal(title="Journal of Rows", issn_electronic="2345-6787", publisher="Example Press"),
        volume=row.volume,
        issue=row.issue,
        pages=f"{row.first_page}-{row.last_page}",
        dates=Dates(published_online=row.published),
        licenses=[License(url=row.license)],
        awards=[{"funder": "A Fund", "numbers": [12]}],
        references=[
            *(Reference(key=number, raw=raw) for number, raw in enumerate(row.references, 1)),
            Reference(key="own", work=Work(type="book", title="Rows", date="2019", isbn=9780306406157)),
        ],
    )


row = PaperRow(
    id=7,
    title="Rows in columns",
    doi="10.5555/rows.7",
    abstract="Rows stand.\n\nColumns too.",
    volume=3,
    issue=1,
    first_page=10,
    last_page=19,
    published=datetime.date(2024, 2, 29),
    license="https://creativecommons.org/licenses/by/4.0/",
    keywords=["rows", "columns"],
    authors=[AuthorRow("Ann", "Lee", "0000-0002-1825-0097", "University of Examples")],
    references=["Smith J. A thing of note. J Things. 2001;3(2):4-9."],
)
print(pubmeta.export(article_of(row), "csl").text)
