from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import rispy

import pubmeta
from pubmeta import Article, ReadError
from pubmeta.formats.ris import FORMAT, JOINING
from pubmeta.model import plain_text
from pubmeta.registry import Options


def lines(fields: dict[str, Any]) -> list[str]:
    text = pubmeta.export(Article.model_validate({"title": "A", **fields}), "ris", verify=True).text
    assert text.endswith("\r\nER  - \r\n")
    return text.split("\r\n")


def values(tag: str, fields: dict[str, Any]) -> list[str]:
    return [line[6:] for line in lines(fields) if line.startswith(f"{tag}  - ")]


@pytest.mark.parametrize(
    ("contributors", "written"),
    [
        ([{"family": "Smith", "given": "Jo", "suffix": "Jr."}, {"family": "Sukarno"}], ["Smith, Jo, Jr.", "Sukarno"]),
        ([{"family": "Berg", "particle": "van den", "given": "Jo"}], ["van den Berg, Jo"]),
        ([{"name": "The Water Group"}, {"name": "Blue Planet"}], ["The Water Group,", "Blue Planet,"]),
        ([{"family": "A", "given": "B", "role": "editor"}, {"anonymous": True}], []),
    ],
)
def test_names(contributors: list[dict[str, Any]], written: list[str]) -> None:
    assert values("AU", {"contributors": contributors}) == written


@pytest.mark.parametrize(
    ("date", "year", "day"),
    [("2020", "2020", []), ("2020-05", "2020", ["2020/05//"]), ("2020-05-03", "2020", ["2020/05/03/"])],
)
def test_dates_are_never_completed(date: str, year: str, day: list[str]) -> None:
    fields = {"dates": {"published": date}}
    assert values("PY", fields) == [year]
    assert values("DA", fields) == day


@pytest.mark.parametrize(
    ("kind", "code"),
    [("review-article", "JOUR"), ("conference-paper", "CPAPER"), ("preprint", "UNPB"), ("blog-post", "BLOG")],
)
def test_types(kind: str, code: str) -> None:
    assert values("TY", {"type": kind}) == [code]
    assert values("M3", {"type": kind}) == [kind]


def test_every_value_is_on_one_line() -> None:
    fields = {"title": {"markup": "H<sub>2</sub>O"}, "abstracts": ["One.\n\nTwo."], "keywords": ["a", "b; c"]}
    assert [values(tag, fields) for tag in ("TI", "AB", "KW")] == [["H2O"], ["One. Two."], ["a", "b; c"]]


def test_a_space_that_breaks_no_line_stays_in_an_abbreviation() -> None:
    assert values("J2", {"journal": {"title": "Water Letters", "abbreviations": ["Water\u00a0Lett."]}}) == [
        "Water\u00a0Lett."
    ]


def test_each_pdf_is_linked_once() -> None:
    pdf = {"url": "https://example.org/a.pdf", "media_type": "application/pdf"}
    texts = [pdf, {**pdf, "purpose": "text-mining"}, {"url": "https://example.org/a.xml", "media_type": "text/xml"}]
    assert values("L1", {"full_texts": texts}) == ["https://example.org/a.pdf"]


def test_records_that_are_joined_are_read_one_by_one() -> None:
    records = ["\r\n".join(lines({"title": f"Uptake {number}"})).encode() for number in range(3)]
    joined = JOINING.joined(Options(), "x", records)
    assert not [problem for problem in FORMAT.validate(joined, None) if problem.is_error]  # type: ignore[misc]
    titles = [record.article.title for record in FORMAT.read_many(BytesIO(joined)) if record.article]  # type: ignore[misc]
    assert titles == ["Uptake 0", "Uptake 1", "Uptake 2"]


@pytest.mark.parametrize("page", ["https://example.org/a.pdf", "https://doi.org/10.5555/a", "https://example.org/a"])
def test_a_landing_page_that_is_read_as_something_else_is_reported(page: str) -> None:
    pubmeta.export(Article(title="A", doi="10.5555/a", landing_page=page), "ris", verify=True)


@pytest.mark.corpus
def test_the_corpus_reads_back_and_rispy_reads_it(shared: Path) -> None:
    """Our own reader gives back all but what is reported; title, authors, year and DOI are those for rispy too."""
    count = 0
    for path in sorted((shared / "corpus" / "jats").glob("*.xml")):
        for reading in pubmeta.read_many(path):
            assert not isinstance(reading, ReadError)
            article = reading.article
            document = pubmeta.export(article, "ris", verify=True)
            (theirs,) = rispy.loads(document.text)
            count += 1
            assert theirs["title"].startswith(plain_text(article.title))
            assert theirs.get("doi") == article.doi
            assert len(theirs.get("authors", [])) == document.text.count("\nAU  - ")
            date = article.dates.formally_published
            assert theirs.get("year") == (date and f"{date.year:04d}")
            assert theirs.get("volume") == article.volume
    assert count > 20
