from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pubmeta.problems import Kind

Write = Callable[..., Any]


def test_pages_and_article_number_have_places_of_their_own(written: Write) -> None:
    made = written(pages={"range": "12-15, 18"}, article_number="e0042")
    assert made.xml("//pages") == (
        "<pages><first_page>12</first_page><last_page>15</last_page><other_pages>18</other_pages></pages>"
    )
    assert made.xml("//publisher_item") == (
        '<publisher_item><item_number item_number_type="article_number">e0042</item_number></publisher_item>'
    )
    assert made.paths() == []
    assert made.paths(Kind.GUESSED) == ["pages"]


def test_a_range_without_a_plain_first_page_is_reported(written: Write) -> None:
    made = written(pages={"range": "pages 3 to 5"})
    assert made.all("//pages") == []
    assert made.paths() == ["pages.range"]


def test_every_id_has_its_type(written: Write) -> None:
    made = written(
        pmid="38000001",
        pmcid="PMC10900001",
        arxiv="2401.01234",
        other_ids=[
            {"type": "publisher-id", "value": "JPM-1"},
            {"type": "manuscript", "value": "MS-77"},
            {"type": "pii", "value": "S0000-0000(24)00001-7"},
            {"type": "sici", "value": "0000-0000(2024)1:1<1:A>2.0.TX;2-1"},
            {"type": "handle", "value": "123/456"},
            {"type": "manuscript", "value": "M" * 33},
        ],
    )
    assert made.xml("//publisher_item") == (
        '<publisher_item><item_number item_number_type="publisher-id">JPM-1</item_number>'
        '<item_number item_number_type="manuscript">MS-77</item_number>'
        '<identifier id_type="pmid">38000001</identifier><identifier id_type="other">PMC10900001</identifier>'
        '<identifier id_type="other">arXiv:2401.01234</identifier>'
        '<identifier id_type="pii">S0000-0000(24)00001-7</identifier>'
        '<identifier id_type="sici">0000-0000(2024)1:1&lt;1:A&gt;2.0.TX;2-1</identifier>'
        f'<identifier id_type="other">123/456</identifier><identifier id_type="other">{"M" * 33}</identifier>'
        "</publisher_item>"
    )
    assert made.paths() == ["other_ids[4].type", "other_ids[5].type"]


def test_an_id_of_another_type_is_written_as_such_and_nothing_is_lost(written: Write) -> None:
    made = written(other_ids=[{"type": "other", "value": "a"}])
    assert made.xml("//publisher_item") == '<publisher_item><identifier id_type="other">a</identifier></publisher_item>'
    assert made.paths() == []


def test_ids_beyond_the_tenth_are_reported(written: Write) -> None:
    made = written(other_ids=[{"type": "pii", "value": f"S{number}"} for number in range(12)])
    assert len(made.all("//identifier")) == 10
    assert made.paths() == ["other_ids[10]", "other_ids[11]"]


def test_archives_that_the_version_knows_are_written(written: Write) -> None:
    archives = ["clockss", "CLOCKSS", "Zenodo", "CINES", "Internet Archive"]
    newest = written(archives=archives)
    assert [found.get("name") for found in newest.all("//archive")] == ["CLOCKSS", "CINES", "Internet Archive"]
    assert newest.paths() == ["archives[2]"]
    oldest = written(archives=archives, options={"version": "5.3.1"})
    assert [found.get("name") for found in oldest.all("//archive")] == ["CLOCKSS", "Internet Archive"]
    assert oldest.paths() == ["archives[2]", "archives[3]"]


@pytest.mark.parametrize(
    ("version", "crawler"), [("5.5.0", "similarity-check"), ("5.4.0", "similarity-check"), ("5.3.1", "iParadigms")]
)
def test_full_texts_stand_in_the_collection_of_their_purpose(written: Write, version: str, crawler: str) -> None:
    made = written(
        full_texts=[
            {"url": "https://www.example.org/1.pdf", "media_type": "application/pdf", "version": "vor"},
            {"url": "https://www.example.org/1.xml", "media_type": "text/xml", "purpose": "text-mining"},
            {"url": "https://www.example.org/1.txt", "purpose": "text-mining", "version": "am"},
            {"url": "https://www.example.org/1.html", "media_type": "text/html", "purpose": "similarity-check"},
            {"url": "https://www.example.org/c.pdf", "media_type": "application/pdf", "purpose": "similarity-check"},
        ],
        options={"version": version},
    )
    assert made.xml("//doi_data") == (
        "<doi_data><doi>10.5555/water.1</doi><resource>https://www.example.org/water/1</resource>"
        '<collection property="unspecified"><item><resource mime_type="application/pdf" content_version="vor">'
        "https://www.example.org/1.pdf</resource></item></collection>"
        '<collection property="text-mining"><item><resource mime_type="text/xml">https://www.example.org/1.xml'
        '</resource></item><item><resource content_version="am">https://www.example.org/1.txt</resource></item>'
        f'</collection><collection property="crawler-based"><item crawler="{crawler}">'
        '<resource mime_type="application/pdf">https://www.example.org/c.pdf</resource></item></collection></doi_data>'
    )
    assert made.paths() == ["full_texts[3]"]


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        (["a.html", "b.pdf", "c.pdf"], "b.pdf"),
        (["a.pdf", "b.html", "c.pdf"], "a.pdf"),
        (["a.html", "b.xml"], "a.html"),
    ],
)
def test_similarity_check_gets_the_first_pdf_or_else_the_first_text(
    written: Write, texts: list[str], kept: str
) -> None:
    types = {"pdf": "application/pdf", "html": "text/html", "xml": "text/xml"}
    made = written(
        full_texts=[
            {
                "url": f"https://www.example.org/{text}",
                "media_type": types[text.partition(".")[2]],
                "purpose": "similarity-check",
            }
            for text in texts
        ]
    )
    assert [item.text for item in made.all("//item/resource")] == [f"https://www.example.org/{kept}"]
    assert made.paths() == [f"full_texts[{index}]" for index, text in enumerate(texts) if text != kept]


def test_a_media_type_that_the_schema_does_not_know_is_left_out(written: Write) -> None:
    texts = [{"url": "https://www.example.org/1.json", "media_type": "application/json"}]
    assert written(full_texts=texts).all("//item/resource")[0].get("mime_type") == "application/json"
    older = written(full_texts=texts, options={"version": "5.3.1"})
    assert older.all("//item/resource")[0].get("mime_type") is None
    assert older.paths() == ["full_texts[0].media_type"]


def test_a_url_that_does_not_fit_is_reported(written: Write) -> None:
    made = written(full_texts=[{"url": f"https://www.example.org/{'p' * 2030}"}])
    assert made.all("//collection") == []
    assert made.paths() == ["full_texts[0].url"]


SICI = "10.5555/0012-9658(2001)082[0290:WIP]2.0.CO;2"


@pytest.mark.parametrize(
    ("doi", "year", "kind"),
    [
        (SICI, "2001", Kind.DISCOURAGED),
        ("10.5555/water+1#a", "2008", Kind.DISCOURAGED),
        ("10.5555/water+1#a", "2009", Kind.INVALID),
        ("10.5555/1548-8659(1999)128<0001:WIP>2.0.CO;2", "2024", Kind.DISCOURAGED),
        ("10.5555/j‐w", "2001", Kind.INVALID),
    ],
)
def test_an_own_doi_of_other_characters_may_be_one_that_was_registered_before_2008(
    written: Write, doi: str, year: str, kind: Kind
) -> None:
    made = written(doi=doi, dates={"published_print": year})
    assert [(problem.path, problem.kind) for problem in made.problems] == [("doi", kind)]
    if kind is Kind.DISCOURAGED:
        assert made.texts("//journal_article/doi_data/doi") == [doi]


@pytest.mark.parametrize(("value", "field"), [("arXiv:2401.01234", "arxiv"), ("PMC123", "pmcid")])
def test_an_id_that_is_read_as_another_is_told(written: Write, value: str, field: str) -> None:
    made = written(other_ids=[{"type": "handle", "value": value}])
    assert made.paths(Kind.GUESSED) == ["other_ids[0]", field]
    assert made.paths() == ["other_ids[0].type"]
