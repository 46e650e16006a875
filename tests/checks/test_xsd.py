"""What the Crossref schemas find, in words and places that people understand."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from lxml import etree

from pubmeta.checks import xsd
from pubmeta.problems import Kind, Problem
from tests.conftest import ROOT

KEY = "crossref/5.5.0"
DOCUMENTS = ROOT / "tests" / "documents" / "crossref"
ARTICLE = "/doi_batch/body/journal/journal_article"


def deposit(name: str = "journal_article_5.5.0", **replaced: str) -> etree._Element:
    """One of our deposits with some of its text replaced."""
    text = (DOCUMENTS / f"{name}.xml").read_text(encoding="utf-8")
    for old, new in replaced.items():
        assert old in text
        text = text.replace(old, new)
    return etree.fromstring(text.encode())


def changed(old: str, new: str, name: str = "journal_article_5.5.0") -> list[Problem]:
    """The problems of a deposit with one text replaced."""
    return xsd.problems(deposit(name, **{old: new}), KEY)


@pytest.mark.parametrize("name", sorted(file.stem for file in DOCUMENTS.glob("*.xml")))
def test_our_deposits_have_no_problems(name: str) -> None:
    root = deposit(name)
    assert xsd.problems(root, f"crossref/{root.get('version')}") == []


def test_a_problem_has_kind_path_and_line() -> None:
    assert changed("<volume>12</volume>", f"<volume>{'1' * 33}</volume>") == [
        Problem(
            kind=Kind.INVALID,
            message="<volume> has 33 characters of 32 at most",
            path="/doi_batch/body/journal/journal_issue/journal_volume/volume",
            line=32,
        )
    ]


@pytest.mark.parametrize(
    ("old", "new", "path", "message"),
    [
        (
            "<doi>10.5555/tidal.17</doi>",
            "",
            f"{ARTICLE}/doi_data/resource",
            "<resource> is not expected here; expected: <doi>",
        ),
        ("<volume>12</volume>", "", "/doi_batch/body/journal/journal_issue/journal_volume", "<journal_volume> is not"),
        (
            "<i>Hydrobia</i>",
            "<x>y</x>",
            f"{ARTICLE}/titles[1]/title/x",
            "<x> is not expected here; expected: <b>, <i>,",
        ),
        ("VoR</version>", "</version>", f"{ARTICLE}/version_info/version", "<version> is empty"),
        (
            'language="en">\n        <full',
            'language="en-US">\n        <full',
            "/doi_batch/body/journal/journal_metadata/@language",
            "language of <journal_metadata> is “en-US”, which is not among the values",
        ),
        (
            'applies_to="vor"',
            'applies_to="all"',
            f"{ARTICLE}/crossmark/custom_metadata/ai:program/ai:license_ref/@applies_to",
            "applies_to of <ai:license_ref> is “all”; allowed: vor, am, tdm or stm-asf",
        ),
        (
            'key="ref2"',
            'xmlns:x="urn:x" x:key="ref2"',
            f"{ARTICLE}/citation_list/citation[2]",
            "<citation> lacks the attribute key",
        ),
        (
            'key="ref2"',
            'xmlns:x="urn:x" key="ref2" x:key="ref2"',
            f"{ARTICLE}/citation_list/citation[2]/@x:key",
            "<citation> may not have the attribute x:key",
        ),
        ('key="ref2"', "", f"{ARTICLE}/citation_list/citation[2]", "<citation> lacks the attribute key"),
        (
            "<archive name=",
            '<archive foo="1" name=',
            f"{ARTICLE}/archive_locations/archive[1]/@foo",
            "<archive> may not have the attribute foo",
        ),
        (
            '<archive name="CLOCKSS"/>',
            '<archive name="CLOCKSS">x</archive>',
            f"{ARTICLE}/archive_locations/archive[1]",
            "<archive> must be empty",
        ),
        (
            "<first_page>101",
            "<first_page><b/>101",
            f"{ARTICLE}/pages/first_page",
            "<first_page> may contain text only, not elements",
        ),
        ("<pages>", "<pages>x", f"{ARTICLE}/pages", "<pages> may contain elements only, not text of its own"),
        (
            "10.5555/tidal.17</doi>",
            "doi:10.5555/tidal.17</doi>",
            f"{ARTICLE}/doi_data/doi",
            r"<doi> is “doi:10.5555/tidal.17”; it must have the form 10\.[0-9]{4,9}/.{1,200}",
        ),
        ("<day>02</day>", "<day>32</day>", f"{ARTICLE}/publication_date[1]/day", "<day> is “32”; at most 31"),
        (
            'start_date="2024-04-02">https',
            'start_date="2024">https',
            f"{ARTICLE}/crossmark/custom_metadata/ai:program/ai:license_ref/@start_date",
            "start_date of <ai:license_ref> is “2024”; it must be a date, written YYYY-MM-DD",
        ),
        (
            'name="AccessIndicators"',
            'name="x"',
            f"{ARTICLE}/crossmark/custom_metadata/ai:program/@name",
            "name of <ai:program> is “x”; it must be “AccessIndicators”",
        ),
        (
            "<jats:italic>Hydrobia ulvae</jats:italic>",
            '<jats:xref rid="f1"/>',
            f"{ARTICLE}/jats:abstract/jats:sec[1]/jats:p/jats:xref/@rid",
            "rid of <jats:xref> points to “f1”, but no element has that id",
        ),
    ],
)
def test_each_kind_of_fault_has_its_words_and_place(old: str, new: str, path: str, message: str) -> None:
    problems = changed(old, new)
    assert any(problem.path == path and problem.message.startswith(message) for problem in problems), problems


def test_an_incomplete_element_says_what_comes_next() -> None:
    (problem,) = changed("<year>2024</year>", "", "minimal_5.5.0")
    assert problem.path == f"{ARTICLE}/publication_date"
    assert problem.message == "<publication_date> is not complete; expected next: <month>, <day> or <year>"


@pytest.mark.parametrize(
    ("parts", "path", "message"),
    [
        ("<year>2024</year><month>02</month>", "month", "<month> is not allowed here; it belongs before <year>"),
        (
            "<year>2024</year><day>2</day><month>02</month>",
            "day",
            "<day> is not allowed here; it belongs before <year>",
        ),
        ("<day>2</day><month>02</month><year>2024</year>", "month", "it belongs before <day>"),
        ("<month>02</month><year>2024</year><day>2</day>", "day", "it belongs before <year>"),
        ("<year>2024</year><year>2024</year>", "year[2]", "<year> is not allowed here"),
    ],
)
def test_a_misplaced_element_says_where_it_belongs(parts: str, path: str, message: str) -> None:
    (problem,) = changed("<year>2024</year>", parts, "minimal_5.5.0")
    assert problem.path == f"{ARTICLE}/publication_date/{path}"
    assert problem.message.endswith(message)


def test_what_is_expected_has_the_prefix_that_the_document_or_else_the_schema_has() -> None:
    abstract = "<jats:abstract><ol/></jats:abstract>"
    (problem,) = changed("<publication_date>", f"{abstract}<publication_date>", "minimal_5.5.0")
    assert problem.message.startswith("<ol> is not expected here; expected: <jats:object-id>, <jats:label>")
    relations = '<program xmlns="http://www.crossref.org/relations.xsd"><x/></program>'
    (problem,) = changed("<doi_data>", f"{relations}<doi_data>", "minimal_5.5.0")
    assert problem.message == "<x> is not expected here; expected: <rel:related_item>"


def test_another_root_is_named() -> None:
    (problem,) = xsd.problems(etree.fromstring("<article/>"), KEY)
    assert problem.message == "<article> is not an element of the Crossref deposit schema 5.5.0"


def test_no_message_is_a_dump() -> None:
    root = deposit()
    for element in root.iter("*"):
        element.set("language", "x" * 5000)
        element.tail = "y" * 5000
    problems = xsd.problems(root, KEY)
    assert len(problems) > 100
    assert max(len(problem.message) for problem in problems) < 300


def test_content_mathml_is_judged_by_the_complete_schema() -> None:
    assert xsd._validator(KEY).problems(deposit("content_mathml_5.5.0"))
    assert changed("<mml:cn>1</mml:cn>", "<mml:cn>1</mml:cn><mml:foo/>", "content_mathml_5.5.0")
    assert xsd.problems(deposit("content_mathml_5.5.0"), KEY) == []


def test_ids_and_references_that_fit_have_no_problem() -> None:
    linked = '<jats:xref rid="s1 s2"/>'
    problems = changed("<jats:italic>Hydrobia ulvae</jats:italic>", linked)
    assert [problem.message.partition(" points")[2] for problem in problems] == [
        " to “s1”, but no element has that id",
        " to “s2”, but no element has that id",
    ]
    root = deposit(**{"<jats:italic>Hydrobia ulvae</jats:italic>": linked})
    for number, section in enumerate(root.iter("{*}sec"), 1):
        section.set("id", f"s{number}")
    assert xsd.problems(root, KEY) == []


def test_threads_do_not_see_each_other_s_faults() -> None:
    good, bad = deposit("minimal_5.5.0"), deposit("minimal_5.5.0", **{"<year>2024</year>": ""})

    def judge(number: int) -> bool:
        return bool(xsd.problems(bad if number % 2 else good, KEY)) == bool(number % 2)

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(judge, range(400)))
