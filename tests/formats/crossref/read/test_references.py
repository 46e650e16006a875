from __future__ import annotations

from typing import Any

import pytest

from tests.formats.crossref.read.test_read import article_of, journal, journal_article, query_result, reading


def references(*citations: str) -> tuple[list[dict[str, Any]], list[str]]:
    article, problems = article_of(f"<citation_list>{''.join(citations)}</citation_list>")
    found = [reference.model_dump(mode="json", exclude_defaults=True) for reference in article.references]
    return found, [f"{problem.kind}: {problem.message}" for problem in problems]


def work(fields: str, kind: str = "") -> dict[str, Any]:
    """The one work of a citation with these fields and this type; no problem is met."""
    typed = f' type="{kind}"' if kind else ""
    found, problems = references(f'<citation key="a"{typed}>{fields}</citation>')
    assert problems == []
    assert found[0]["key"] == "a"
    made: dict[str, Any] = found[0]["work"]
    return made


def test_every_field_of_a_citation() -> None:
    fields = """<issn>2345-6787</issn><journal_title>Journal of Water</journal_title><author>Berg</author>
    <volume>7</volume><issue>2</issue><first_page>12</first_page><elocation_id>e5</elocation_id><cYear>2001</cYear>
    <doi>10.5555/cited.1</doi><isbn>9783161484100</isbn><series_title>Notes</series_title>
    <edition_number>2</edition_number><article_title>Wet plants</article_title>
    <std_designator>ISO 1</std_designator>
    <standards_body><standards_body_name>ISO</standards_body_name></standards_body>"""
    assert work(fields, "journal_article") == {
        "type": "journal-article",
        "authors": [{"family": "Berg"}],
        "title": "Wet plants",
        "container_title": "Journal of Water",
        "series_title": "Notes",
        "volume": "7",
        "issue": "2",
        "pages": {"first": "12"},
        "article_number": "e5",
        "edition": "2",
        "number": "ISO 1",
        "date": "2001",
        "publisher": "ISO",
        "doi": "10.5555/cited.1",
        "isbn": "9783161484100",
        "issn": "2345-6787",
    }


VOLUME, ARTICLE = "<volume_title>Book of Water</volume_title>", "<article_title>Rain</article_title>"


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("book", VOLUME, {"type": "book", "title": "Book of Water"}),
        ("book", ARTICLE + VOLUME, {"type": "book", "title": "Rain", "container_title": "Book of Water"}),
        ("book_chapter", VOLUME, {"type": "chapter", "container_title": "Book of Water"}),
        ("book_chapter", ARTICLE + VOLUME, {"type": "chapter", "title": "Rain", "container_title": "Book of Water"}),
        ("web_resource", VOLUME, {"type": "web-page", "container_title": "Book of Water"}),
        ("preprint", ARTICLE, {"type": "preprint", "title": "Rain"}),
        ("other", ARTICLE, {"title": "Rain"}),
    ],
)
def test_which_title_is_the_work_s_own(kind: str, fields: str, expected: dict[str, Any]) -> None:
    assert work(fields, kind) == expected


@pytest.mark.parametrize("kind", ["", ' type="journal_article"', ' type="other"'])
def test_the_title_of_a_volume_is_that_of_a_book(kind: str) -> None:
    book, chapter = (
        f'<citation key="a"{kind}>{VOLUME}</citation>',
        f'<citation key="b"{kind}>{ARTICLE}{VOLUME}</citation>',
    )
    found, problems = references(book + chapter)
    assert [reference["work"] for reference in found] == [
        {"type": "book", "title": "Book of Water"},
        {"type": "chapter", "title": "Rain", "container_title": "Book of Water"},
    ]
    assert problems == [
        "guessed: has a volume_title, which is the title of a book; kept as a book",
        "guessed: has a volume_title, which is the title of a book; kept as a chapter",
    ]


def test_a_second_container_and_a_strange_type_are_reported() -> None:
    found, problems = references(
        f'<citation key="a" type="poster"><journal_title>J</journal_title><series_title>S</series_title>{VOLUME}'
        "</citation>",
    )
    assert found == [{"key": "a", "work": {"container_title": "J", "series_title": "S"}}]
    assert problems == [
        "dropped: 'poster' is not a type of cited work that pubmeta knows; left out",
        "dropped: a work is in one container, 'J'; left out: 'Book of Water'",
    ]


@pytest.mark.parametrize("kind", ["", ' type="journal_article"', ' type="book"'])
def test_a_journal_title_beside_a_volume_title_is_that_of_the_series(kind: str) -> None:
    found, problems = references(
        f'<citation key="a"{kind}><journal_title>Lecture Notes</journal_title><article_title>Rain</article_title>'
        f"{VOLUME}</citation>"
    )
    work = found[0]["work"]
    assert work["type"] in {"chapter", "book"}
    assert (work["title"], work["container_title"], work["series_title"]) == ("Rain", "Book of Water", "Lecture Notes")
    assert any("'Lecture Notes' is kept as that of its series" in problem for problem in problems)


def test_text_as_printed_is_kept_beside_the_fields() -> None:
    found, problems = references(
        '<citation key="a"><doi provider="crossref">10.5555/cited.1</doi>'
        "<unstructured_citation>Berg. <i>Rain</i>. 2001.</unstructured_citation></citation>",
        '<citation key="b" type="book"><unstructured_citation>Berg. Rain.</unstructured_citation></citation>',
    )
    assert found == [
        {"key": "a", "raw": {"markup": "Berg. <i>Rain</i>. 2001."}, "work": {"doi": "10.5555/cited.1"}},
        {"key": "b", "raw": "Berg. Rain."},
    ]
    assert problems == ["dropped: has only the type of the work; left out: 'book'"]


def test_a_bad_value_is_reported_and_the_reference_stays() -> None:
    found, problems = references(
        '<citation key="a"><author>Berg</author><doi>10.1097/</doi><isbn>1</isbn><issn>2345-6788</issn></citation>',
        '<citation key="b"><doi>not a doi</doi></citation>',
        '<citation key="c"/>',
    )
    assert found == [{"key": "a", "work": {"authors": [{"family": "Berg"}]}}, {"key": "b", "raw": "not a doi"}]
    assert [problem.partition(":")[0] for problem in problems] == ["dropped"] * 4 + ["guessed", "dropped"]


def test_a_reference_of_whose_fields_none_is_left_keeps_what_is_in_the_place_of_a_doi() -> None:
    found, problems = references('<citation key="a"><volume>n/a</volume><doi>not a doi</doi></citation>')
    assert found == [{"key": "a", "raw": "not a doi"}]
    assert [problem.partition(":")[0] for problem in problems] == ["dropped", "dropped", "guessed"]


def test_keys_are_made_unique() -> None:
    citation = "<citation{}><author>Berg</author></citation>"
    found, problems = references(citation.format(' key="a"'), citation.format(' key="a"'), citation.format(""))
    assert [reference["key"] for reference in found] == ["a", "a-2", "ref3"]
    assert len(problems) == 2
    long = "k" * 128
    found, problems = references(citation.format(f' key="{long}"'))
    assert (found[0]["key"], problems) == (long, [])


@pytest.mark.parametrize(
    ("year", "date", "is_doubted"),
    [("2001", "2001", False), ("987", "0987", False), ("2001a", "2001", True), ("in press", None, True)],
)
def test_years(year: str, date: str | None, is_doubted: bool) -> None:  # noqa: FBT001
    found, problems = references(f'<citation key="a"><author>Berg</author><cYear>{year}</cYear></citation>')
    assert found[0]["work"].get("date") == date
    assert bool(problems) == is_doubted


def test_an_author_is_a_surname_or_a_group() -> None:
    for name in ("Berg", "van der Berg", "Smith J."):
        assert work(f"<author>{name}</author>") == {"authors": [{"family": name}]}
    assert work("<author>World Health Organization</author>") == {"authors": [{"name": "World Health Organization"}]}


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("Berg", {"authors": ({"family": "Berg"},)}),
        ("A.B. Berg", {"authors": ({"family": "Berg", "given": "A.B."},)}),
        ("Berg, A B", {"authors": ({"family": "Berg", "given": "A B"},)}),
        ("Berg A et al.", {"authors": ({"family": "Berg", "given": "A"},), "et_al": True}),
        ("van der Berg", {"authors": ({"family": "van der Berg"},)}),
    ],
)
def test_in_query_results_initials_stand_with_the_surname(author: str, expected: dict[str, Any]) -> None:
    citations = f'<citation_list><citation key="a"><author>{author}</author></citation></citation_list>'
    article, problems = reading(query_result(journal(journal_article(citations))))
    assert article is not None
    (reference,) = article.references
    assert reference.work is not None
    assert reference.work.model_dump(exclude_defaults=True) == expected
    assert problems == ()


def test_in_query_results_the_title_of_a_journal_says_the_type() -> None:
    fields = (
        "<journal_title>J</journal_title>",
        "<volume_title>B</volume_title>",
        "<std_designator>1</std_designator>",
    )
    citations = "".join(f'<citation key="{number}">{field}</citation>' for number, field in enumerate(fields))
    article, _ = reading(query_result(journal(journal_article(f"<citation_list>{citations}</citation_list>"))))
    assert article is not None
    works = [reference.work for reference in article.references]
    assert [found and found.type for found in works] == ["journal-article", "book", "standard"]
