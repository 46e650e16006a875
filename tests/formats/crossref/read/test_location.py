from __future__ import annotations

from typing import Any

import pytest

from tests.formats.crossref.read.test_read import JOURNAL, article_of, deposit, journal, journal_article, reading


def fields(*parts: str, names: str, **others: str) -> tuple[dict[str, Any], list[str]]:
    article, problems = article_of(*parts, **others)
    found = article.model_dump(mode="json", exclude_defaults=True, include=set(names.split()))
    return found, [f"{problem.kind}: {problem.message}" for problem in problems]


@pytest.mark.parametrize(
    ("first", "last", "other", "expected"),
    [
        ("12", "", "", {"first": "12"}),
        ("12", "15", "", {"first": "12", "last": "15"}),
        ("1332", "41", "", {"first": "1332", "last": "41"}),
        ("12", "15", "18", {"first": "12", "last": "15", "range": "12-15, 18"}),
        ("12", "", "18", {"first": "12", "range": "12, 18"}),
        ("12", "15", "12-13, 15", {"first": "12", "last": "15", "range": "12-13, 15"}),
        ("", "15", "", {"range": "-15"}),
    ],
)
def test_pages(first: str, last: str, other: str, expected: dict[str, str]) -> None:
    given = {"first_page": first, "last_page": last, "other_pages": other}
    elements = "".join(f"<{name}>{text}</{name}>" for name, text in given.items() if text)
    found, problems = fields(f"<pages>{elements}</pages>", names="pages")
    assert found == {"pages": expected}
    assert problems == []


def test_numbers_and_ids() -> None:
    items = """<publisher_item><item_number item_number_type="article_number">e7</item_number>
    <item_number item_number_type="manuscript">M-1</item_number><item_number>P-1</item_number>
    <identifier id_type="pii">S001</identifier><identifier id_type="pmid">31000001</identifier>
    <identifier id_type="other">PMC6700001</identifier><identifier id_type="other">arXiv:2401.01234</identifier>
    <identifier id_type="doi">10.5555/WATER.1</identifier><identifier id_type="other">x-1</identifier>
    </publisher_item>"""
    found, problems = fields(items, names="article_number other_ids pmid pmcid arxiv")
    assert found == {
        "article_number": "e7",
        "pmid": "31000001",
        "pmcid": "PMC6700001",
        "arxiv": "2401.01234",
        "other_ids": [
            {"type": "manuscript", "value": "M-1"},
            {"type": "publisher-id", "value": "P-1"},
            {"type": "pii", "value": "S001"},
            {"type": "other", "value": "x-1"},
        ],
    }
    assert problems == []


def test_ids_of_other_types_are_kept_with_doubt() -> None:
    items = """<publisher_item><item_number item_number_type="sequence-number">7</item_number>
    <identifier id_type="report-number">R 1</identifier><identifier id_type="doi">10.5555/other</identifier>
    </publisher_item>"""
    found, problems = fields(items, names="other_ids")
    assert found["other_ids"] == [
        {"type": "publisher-id", "value": "7"},
        {"type": "other", "value": "R 1"},
        {"type": "other", "value": "10.5555/other"},
    ]
    assert [problem.partition(":")[0] for problem in problems] == ["guessed"] * 3


def doi_data(*collections: str) -> str:
    return f"""<doi_data><doi>10.5555/water.1</doi><resource>https://www.example.org/water/1</resource>
    {"".join(collections)}</doi_data>"""


def collection(kind: str, *items: str) -> str:
    return f'<collection property="{kind}">{"".join(items)}</collection>'


PDF, XML = "https://www.example.org/1.pdf", "https://www.example.org/1.xml"


def test_full_texts_by_their_purpose() -> None:
    data = doi_data(
        collection("unspecified", f'<item><resource mime_type="text/HTML">{XML}</resource></item>'),
        collection(
            "text-mining", f'<item><resource content_version="am" mime_type="application/pdf">{PDF}</resource></item>'
        ),
        collection("crawler-based", f'<item crawler="iParadigms"><resource>{PDF}</resource></item>'),
        collection("crawler-based", f'<item crawler="similarity-check"><resource>{XML}</resource></item>'),
    )
    found, problems = fields(doi_data=data, names="full_texts landing_page doi")
    assert found == {
        "doi": "10.5555/water.1",
        "landing_page": "https://www.example.org/water/1",
        "full_texts": [
            {"url": XML, "media_type": "text/html"},
            {"url": PDF, "media_type": "application/pdf", "version": "am", "purpose": "text-mining"},
            {"url": PDF, "purpose": "similarity-check"},
            {"url": XML, "purpose": "similarity-check"},
        ],
    }
    assert problems == []


def test_full_texts_for_others_are_kept_to_read_and_other_places_are_reported() -> None:
    data = doi_data(
        collection("crawler-based", *[f'<item crawler="{name}"><resource>{PDF}</resource></item>' for name in "ab"]),
        collection("syndication", f"<item><resource>{XML}</resource></item>"),
        collection("country-based", '<item country="NO"><resource>https://www.example.org/no</resource></item>'),
        collection("text-mining", "<item><resource>no url</resource></item>"),
    )
    found, problems = fields(doi_data=data, names="full_texts")
    assert found == {"full_texts": [{"url": PDF}, {"url": XML}]}
    assert [problem.partition(":")[0] for problem in problems] == [
        "guessed",
        "guessed",
        "guessed",
        "dropped",
        "dropped",
    ]


def test_a_bad_landing_page_is_reported() -> None:
    data = "<doi_data><doi>10.5555/water 1</doi><resource>www.example.org</resource></doi_data>"
    found, problems = fields(doi_data=data, names="doi landing_page")
    assert found == {}
    assert len(problems) == 2


def test_archives_and_version() -> None:
    locations = '<archive_locations><archive name="CLOCKSS"/><archive name="Portico"/></archive_locations>'
    found, problems = fields(locations, names="archives")
    assert found == {"archives": ["CLOCKSS", "Portico"]}
    assert problems == []


@pytest.mark.parametrize(
    ("content", "expected", "doubts"),
    [
        ("<version>2</version>", {"label": "2"}, 0),
        ("<version>AM</version><description>final</description>", {"stage": "AM", "description": "final"}, 0),
        (
            "<version>2</version><description>VoR</description><description>mended</description>",
            {"label": "2", "stage": "VoR", "description": "mended"},
            0,
        ),
        (
            "<version>2</version><description>one</description><description>two</description>",
            {"label": "2", "description": "one"},
            1,
        ),
    ],
)
def test_versions(content: str, expected: dict[str, str], doubts: int) -> None:
    found, problems = fields(f"<version_info>{content}</version_info>", names="version")
    assert found == {"version": expected}
    assert len(problems) == doubts


def test_journals_and_their_issues() -> None:
    metadata = """<journal_metadata language="no"><full_title>Journal of Water</full_title>
    <abbrev_title>J Water</abbrev_title><abbrev_title>JW</abbrev_title>
    <issn media_type="print">2163-9914</issn><issn media_type="electronic">23456787</issn>
    <doi_data><doi>10.5555/jw</doi><resource>https://www.example.org/</resource></doi_data></journal_metadata>"""
    issue = """<journal_issue><contributors><person_name><surname>Berg</surname></person_name></contributors>
    <titles><title>All <i>wet</i></title></titles><journal_volume><volume>7</volume></journal_volume>
    <issue>2</issue><special_numbering>S1</special_numbering></journal_issue>"""
    article, problems = reading(deposit(journal(journal_article(), metadata=metadata, issue=issue)))
    assert article is not None
    assert article.model_dump(exclude_defaults=True, mode="json", include={"journal", "issue_title", "volume"}) == {
        "journal": {
            "title": "Journal of Water",
            "abbreviations": ["J Water", "JW"],
            "issn_print": "2163-9914",
            "issn_electronic": "2345-6787",
            "doi": "10.5555/jw",
            "language": "no",
        },
        "volume": "7",
        "issue_title": {"markup": "All <i>wet</i>"},
    }
    assert [problem.path.rpartition("/")[2] for problem in problems] == [
        "resource",
        "contributors",
        "special_numbering",
    ]


@pytest.mark.parametrize(
    ("issns", "expected", "doubts"),
    [
        ("<issn>2163-9914</issn>", {"issn_print": "2163-9914"}, 0),
        (
            '<issn media_type="print">2163-9914</issn><issn>2345-6787</issn>',
            {"issn_print": "2163-9914", "issn_linking": "2345-6787"},
            1,
        ),
        ('<issn media_type="print">1234-5678</issn>', {}, 1),
        ('<issn media_type="papyrus">2163-9914</issn>', {"issn_linking": "2163-9914"}, 1),
    ],
)
def test_issns_are_of_print_where_nothing_is_said(issns: str, expected: dict[str, str], doubts: int) -> None:
    metadata = f"<journal_metadata><full_title>J</full_title>{issns}</journal_metadata>"
    article, problems = reading(deposit(journal(journal_article(), metadata=metadata)))
    assert article is not None
    assert article.journal is not None
    assert article.journal.model_dump(mode="json", exclude_defaults=True) == {"title": "J", **expected}
    assert len(problems) == doubts


def test_a_journal_without_a_title_is_reported() -> None:
    article, problems = reading(deposit(journal(journal_article(), metadata=JOURNAL.replace("full_title", "name"))))
    assert article is not None
    assert article.journal is None
    assert len(problems) == 2
