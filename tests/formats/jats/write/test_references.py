"""What the work cites, as fields."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubmeta.formats.jats.write.reference_ids import reference_id
from pubmeta.model import Reference, WorkType
from pubmeta.problems import Kind, Log
from tests.formats.jats.conftest import Written

PEOPLE = [{"family": "Ng", "given": "P."}, {"name": "The Group"}]


def citation_of(written: Written, **work: Any) -> Any:
    return written(references=[{"key": "r", "work": work}]).find("back/ref-list/ref/element-citation")


def shown(citation: Any) -> list[tuple[str, str]]:
    return [(each.tag, "".join(each.itertext()).strip()) for each in citation if each.tag != "person-group"]


def test_people(written: Written) -> None:
    citation = citation_of(written, authors=PEOPLE, et_al=True, editors=PEOPLE[:1])
    authors, editors = citation.findall("person-group")
    assert (authors.get("person-group-type"), editors.get("person-group-type")) == ("author", "editor")
    assert [each.tag for each in authors] == ["name", "collab", "etal"]
    assert authors.findtext("name/surname") == "Ng"
    assert [each.tag for each in editors] == ["name"]


@pytest.mark.parametrize(
    ("kind", "publication_type", "alone", "within"),
    [
        (None, "unknown", "article-title", "article-title"),
        ("journal-article", "journal", "article-title", "article-title"),
        ("book", "book", "source", "part-title"),
        ("chapter", "book", "chapter-title", "chapter-title"),
        ("proceedings-article", "confproc", "article-title", "article-title"),
        ("thesis", "thesis", "source", "part-title"),
        ("report", "report", "source", "part-title"),
        ("patent", "patent", "article-title", "article-title"),
        ("web-page", "webpage", "article-title", "article-title"),
        ("dataset", "data", "data-title", "data-title"),
        ("software", "software", "source", "part-title"),
        ("standard", "standard", "source", "part-title"),
    ],
)
def test_every_kind_of_work(written: Written, kind: str | None, publication_type: str, alone: str, within: str) -> None:
    only = citation_of(written, type=kind, title="T")
    both = citation_of(written, type=kind, title="T", container_title="C")
    assert only.get("publication-type") == both.get("publication-type") == publication_type
    assert shown(only) == [(alone, "T")]
    assert shown(both) == [(within, "T"), ("source", "C")]


def test_a_preprint_that_jats4r_takes(written: Written, log: Log) -> None:
    citation = citation_of(
        written, type="preprint", authors=PEOPLE, title="T", container_title="arXiv", date="2023", arxiv="2301.00001"
    )
    assert citation.get("publication-type") == "preprint"
    assert not log.problems


@pytest.mark.parametrize(
    "work",
    [
        {"type": "preprint", "title": "T", "container_title": "arXiv", "date": "2023", "arxiv": "2301.00001"},
        {"type": "preprint", "authors": PEOPLE, "title": "T", "date": "2023", "arxiv": "2301.00001"},
        {"type": "preprint", "authors": PEOPLE, "title": "T", "container_title": "arXiv", "date": "2023"},
        {"type": "dataset", "authors": PEOPLE, "doi": "10.1234/x"},
    ],
)
def test_one_that_it_refuses_is_of_unknown_kind_and_that_is_reported(
    written: Written, log: Log, work: dict[str, Any]
) -> None:
    assert citation_of(written, **work).get("publication-type") == "unknown"
    assert [(problem.kind, problem.path) for problem in log] == [(Kind.DROPPED, "references[0].work.type")]


def test_the_other_fields_in_their_order(written: Written, log: Log) -> None:
    citation = citation_of(
        written,
        type="journal-article",
        title={"markup": "H<sub>2</sub>O <math><mi>x</mi></math>"},
        container_title="C",
        series_title={"markup": "<i>S</i>"},
        edition="2nd",
        version="1.0",
        publisher="P",
        publisher_place="Oslo",
        date="2019-05-03",
        volume="7",
        issue="8",
        pages={"first": "123", "last": "129"},
        isbn="9780306406157",
        issn="2164-005X",
        number="N 1",
        doi="10.1234/x",
        pmid="1",
        pmcid="PMC2",
        arxiv="2301.00001",
        url="https://www.example.org/a/b",
        accessed="2024-01",
    )
    assert shown(citation) == [
        ("article-title", "H2O x"),
        ("source", "C"),
        ("series", "S"),
        ("edition", "2nd"),
        ("version", "1.0"),
        ("publisher-name", "P"),
        ("publisher-loc", "Oslo"),
        ("year", "2019"),
        ("month", "05"),
        ("day", "03"),
        ("volume", "7"),
        ("issue", "8"),
        ("fpage", "123"),
        ("lpage", "129"),
        ("isbn", "9780306406157"),
        ("issn", "2164-005X"),
        ("pub-id", "N 1"),
        ("pub-id", "10.1234/x"),
        ("pub-id", "1"),
        ("pub-id", "PMC2"),
        ("pub-id", "2301.00001"),
        ("ext-link", "www.example.org"),
        ("date-in-citation", "2024-01"),
    ]
    assert citation.find("article-title/inline-formula") is not None
    assert citation.find("version").get("designator") == "1.0"
    assert citation.find("ext-link").get("{http://www.w3.org/1999/xlink}href") == "https://www.example.org/a/b"
    assert citation.find("date-in-citation").get("iso-8601-date") == "2024-01"
    assert not log.problems


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ({"first": "12", "last": "15"}, [("fpage", "12"), ("lpage", "15")]),
        ({"first": "129", "last": "3"}, [("fpage", "129"), ("lpage", "3"), ("page-range", "129-3")]),
        ({"first": "1234", "last": "45"}, [("fpage", "1234"), ("lpage", "1245"), ("page-range", "1234-45")]),
        ({"first": "e4", "last": "e7"}, [("fpage", "e4"), ("lpage", "e7")]),
        ({"first": "S12", "last": "7"}, [("fpage", "S12"), ("lpage", "7"), ("page-range", "S12-7")]),
        ({"range": "12-15, 18"}, [("page-range", "12-15, 18")]),
        ({"first": "12", "range": "12, 18"}, [("fpage", "12"), ("page-range", "12, 18")]),
    ],
)
def test_pages(written: Written, pages: dict[str, str], expected: list[tuple[str, str]]) -> None:
    assert shown(citation_of(written, pages=pages)) == expected


def test_a_last_page_that_is_completed_is_reported(written: Written, log: Log) -> None:
    citation_of(written, pages={"first": "1071", "last": "80"})
    assert [(problem.kind.value, problem.path) for problem in log] == [("guessed", "references[0].work.pages")]


def test_pages_and_article_number_are_one_too_many(written: Written, log: Log) -> None:
    assert shown(citation_of(written, pages={"first": "1"}, article_number="e1")) == [("fpage", "1")]
    assert [problem.path for problem in log] == ["references[0].work.article_number"]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("patent", ("patent", None, None)),
        ("standard", ("pub-id", "std-designation", None)),
        ("report", ("pub-id", "custom", "report-number")),
        (None, ("pub-id", "custom", "number")),
    ],
)
def test_numbers_of_works(written: Written, kind: str | None, expected: tuple[str | None, ...]) -> None:
    (made,) = citation_of(written, type=kind, number="1")
    assert (made.tag, made.get("pub-id-type"), made.get("custom-type")) == expected


@pytest.mark.parametrize(("field", "title"), [("title", "data-title"), ("series_title", "series")])
def test_a_title_that_takes_no_formula(written: Written, log: Log, field: str, title: str) -> None:
    citation = citation_of(
        written, type="dataset", **{"title": "T", field: {"markup": "<i>a</i><math><mi>x</mi></math>"}}
    )
    assert ("".join(citation.find(title).itertext()), citation.findtext(f"{title}/italic")) == ("ax", "a")
    assert [problem.path for problem in log] == [f"references[0].work.{field}"]


def test_labels_and_raw_references(written: Written) -> None:
    raw = {"markup": "As <i>printed</i>, 1999 &amp; later."}
    (ref,) = written(references=[{"key": "r1", "label": "1", "raw": raw}]).findall("back/ref-list/ref")
    assert (ref.get("id"), ref.findtext("label")) == ("r1", "1")
    citation = ref.find("mixed-citation")
    assert citation.get("publication-type") == "unknown"
    assert "".join(citation.itertext()) == "As printed, 1999 & later."
    assert citation.findtext("italic") == "printed"


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("ref1", "ref1"),
        ("B-1.x", "B-1.x"),
        ("1", "ref-1"),
        ("aff1", "ref-aff1"),
        ("ref-1", "ref-ref-1"),
        ("a b_ü", "ref-a_20b_5F_C3_BC"),
    ],
)
def test_a_key_becomes_an_id(key: str, expected: str) -> None:
    assert reference_id(key) == expected


@settings(deadline=None)
@given(
    st.lists(st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=6), unique=True, max_size=8)
)
def test_different_keys_become_different_ids_that_xml_takes(keys: list[str]) -> None:
    ids = [reference_id(Reference(key=key, raw="x").key) for key in keys]
    assert len(set(ids)) == len(keys)
    assert all(made.isascii() and (made[0].isalpha() or made[0] == "_") and " " not in made for made in ids)


def test_lines_are_as_deep_as_their_elements(written: Written) -> None:
    people = [{"family": "Grover", "given": "K.", "prefix": "Dr.", "suffix": "Jr."}, {"name": "Berg & Tal"}]
    work = {"type": "chapter", "title": "T", "authors": people, "et_al": True, "volume": "2", "date": "2019-05"}
    references = [{"key": "a", "label": "1", "work": work}, {"key": "b", "raw": "T <2", "work": work}]
    ref_list = written(references=references).find("back/ref-list")
    for element in ref_list.iter():
        if len(element) and element.tag != "mixed-citation":
            depth = len([*element.iterancestors()])
            before = [element.text, *(child.tail for child in element)]
            assert before == [*["\n" + "  " * (depth + 1)] * len(element), "\n" + "  " * depth]
    assert len([*ref_list.iter("name")]) == 2
    assert [collab.text for collab in ref_list.iter("collab")] == ["Berg & Tal"] * 2


def test_every_kind_is_tried() -> None:
    assert len(WorkType) == 12
