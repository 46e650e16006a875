"""The fields of cited works."""

from __future__ import annotations

import pytest

from pubmeta.model import GroupName, Markup, Pages, PartialDate, PersonName, Work, WorkType
from pubmeta.problems import Log
from tests.formats.jats.read.documents import article_of, said


def work_of(
    inside: str, log: Log | None = None, *, kind: str = "journal", name: str = "element-citation"
) -> Work | None:
    """The work of a citation; in a log what is beside the path of the citation."""
    back = f'<ref-list><ref id="r"><{name} publication-type="{kind}">{inside}</{name}></ref></ref-list>'
    [reference] = article_of(back=back, log=log).references
    return reference.work


def fields_of(inside: str, log: Log | None = None, **options: str) -> dict[str, object]:
    """The fields that a citation has, its type and the title that is there in every test left out."""
    work = work_of(f"<article-title>A</article-title>{inside}", log, **options)
    assert work
    return {name: value for name, value in work if value and name not in ("type", "title")}


@pytest.mark.parametrize(
    ("inside", "expected", "kinds"),
    [
        ("<supplement>1</supplement>", "Suppl 1", []),
        ("<supplement>Suppl 2</supplement><issue>3</issue>", "3", ["dropped"]),
    ],
)
def test_a_supplement_without_an_issue_is_the_issue(inside: str, expected: str, kinds: list[str]) -> None:
    log = Log()
    assert fields_of(inside, log) == {"issue": expected}
    assert [kind for kind, _ in said(log)] == kinds


class TestPeople:
    @pytest.mark.parametrize(
        ("inside", "expected"),
        [
            (
                (
                    '<person-group person-group-type="author"><name><surname>Doe</surname>'
                    "<given-names>A</given-names></name>"
                    '<collab>WHO</collab><etal/></person-group><person-group person-group-type="editor"><string-name>'
                    "<given-names>B</given-names> <surname>Roe</surname><suffix>Jr</suffix></string-name>"
                    "</person-group>"
                ),
                {
                    "authors": (PersonName(family="Doe", given="A"), GroupName(name="WHO")),
                    "et_al": True,
                    "editors": (PersonName(family="Roe", given="B", suffix="Jr"),),
                },
            ),
            ("<name><surname>Doe</surname></name><etal/>", {"authors": (PersonName(family="Doe"),), "et_al": True}),
            (
                "<person-group><string-name>J. Steinberger</string-name></person-group>",
                {"authors": (PersonName(family="Steinberger", given="J."),)},
            ),
            ("<etal/>", {}),
        ],
    )
    def test_authors_and_editors(self, inside: str, expected: dict[str, object]) -> None:
        assert fields_of(inside) == expected

    @pytest.mark.parametrize(
        "kind", ["translator", "Translators", "compiler", "reviewer", "assignee", "series-editor", "Series-Editors"]
    )
    def test_who_is_neither_author_nor_editor_is_reported(self, kind: str) -> None:
        log = Log()
        group = f'<person-group person-group-type="{kind}"><name><surname>Poe</surname></name></person-group>'
        assert fields_of(f"<name><surname>Doe</surname></name>{group}", log=log) == {
            "authors": (PersonName(family="Doe"),)
        }
        assert said(log) == [("dropped", "/article/back/ref-list/ref/element-citation/person-group")]

    @pytest.mark.parametrize(
        ("printed", "authors", "editors"),
        [
            ("<A/>, <title/>, in <source/>, edited by <B/> and <C/> (2001)", "A", "BC"),
            ("<A/>. <title/>. In: <B/>, <C/>, editors. <source/>", "A", "BC"),
            ("<A/>. <title/>. In <B/> &amp; <C/>, <etal/> (Eds.), <source/>", "A", "BC"),
            ("<A/>, <title/>, <source/>, eds <B/>, <C/>", "A", "BC"),
            ("<A/>, <title/>, in: <B/> (Hrsg.), <source/>", "A", "B"),
            ("<A/>, <title/>. Hrsg. von <B/>. <source/>", "A", "B"),
            ("<A/> &amp; <B/> (Eds.). <source/>", "", "AB"),
            ("<A/>. <source/>. Translated by <B/>. London", "A", ""),
            ("<A/>. <source/>, <B/> (trans.)", "A", ""),
            ("<A/>. <source/>, 2nd ed., <B/>", "AB", ""),
            ("<A/> and <B/>, ed. by X. <source/>", "AB", ""),
            ("<A/>, <B/>, <etal/>. <title/>. <source/>", "AB", ""),
        ],
    )
    def test_the_words_of_a_reference_say_who_edited_it(self, printed: str, authors: str, editors: str) -> None:
        for name in "ABC":
            printed = printed.replace(f"<{name}/>", f"<string-name><surname>{name}</surname></string-name>")
        printed = printed.replace("<title/>", "<chapter-title>T</chapter-title>").replace(
            "<source/>", "<source>S</source>"
        )
        work = work_of(printed, kind="book", name="mixed-citation")
        assert work
        assert [each.display for each in work.authors if isinstance(each, PersonName)] == [*authors]
        assert [each.display for each in work.editors if isinstance(each, PersonName)] == [*editors]
        assert work.et_al is (authors == "AB" and "<etal/>" in printed)

    def test_of_alternatives_the_first_is_kept(self) -> None:
        log = Log()
        names = "<name><surname>Doe</surname></name><name><surname>X</surname></name>"
        found = fields_of(f"<name-alternatives>{names}</name-alternatives>", log=log)
        assert found == {"authors": (PersonName(family="Doe"),)}
        assert said(log) == [("dropped", "/article/back/ref-list/ref/element-citation/name-alternatives/name[2]")]

    def test_a_date_in_another_calendar_is_reported_and_left_out(self) -> None:
        log = Log()
        assert fields_of('<year calendar="Hijri">1445</year><volume>2</volume>', log=log) == {"volume": "2"}
        assert "'Hijri'" in log.problems[0].message

    @pytest.mark.parametrize(
        ("text", "expected", "kind"),
        [
            (
                "Hendrix RW,Roberts JW",
                (PersonName(family="Hendrix", given="RW"), PersonName(family="Roberts", given="JW")),
                "guessed",
            ),
            ("Many people, and others", (), "dropped"),
        ],
    )
    def test_a_group_without_tags(self, text: str, expected: tuple[PersonName, ...], kind: str) -> None:
        log = Log()
        found = fields_of(f'<person-group person-group-type="editor">{text}</person-group>', log)
        assert found.get("editors", ()) == expected
        assert [said_kind for said_kind, _ in said(log)] == [kind]

    def test_what_has_no_place_is_reported(self) -> None:
        log = Log()
        found = fields_of(
            '<person-group person-group-type="editor"><name/><name><surname>Doe</surname></name><etal/><role>ed</role>'
            "</person-group>",
            log,
        )
        assert found == {"editors": (PersonName(family="Doe"),)}
        assert [path.rpartition("/")[2] for _, path in said(log)] == ["etal", "role"]


class TestTitles:
    @pytest.mark.parametrize(
        ("kind", "inside", "expected"),
        [
            ("journal", "<article-title>A</article-title><source>J</source>", ("journal-article", "A", "J")),
            ("journal", "<source>J</source>", ("journal-article", None, "J")),
            ("book", "<source>B</source>", ("book", "B", None)),
            ("book", "<chapter-title>C</chapter-title><source>B</source>", ("chapter", "C", "B")),
            ("book", "<article-title>C</article-title><source>B</source>", ("chapter", "C", "B")),
            ("book", "<article-title>B</article-title>", ("book", "B", None)),
            ("book", "<part-title>P</part-title><source>B</source>", ("book", "P", "B")),
            ("thesis", "<source>T</source>", ("thesis", "T", None)),
            ("thesis", "<article-title>T</article-title><source>U</source>", ("thesis", "T", "U")),
            ("report", "<source>R</source>", ("report", "R", None)),
            ("data", "<data-title>D</data-title><source>S</source>", ("dataset", "D", "S")),
            ("software", "<source>S</source>", ("software", "S", None)),
            ("web", "<article-title>W</article-title><source>S</source>", ("web-page", "W", "S")),
            ("confproc", "<article-title>A</article-title><conf-name>C</conf-name>", ("proceedings-article", "A", "C")),
            ("other", "<source>X</source>", (None, None, "X")),
            ("unknown", "<article-title>A</article-title>", (None, "A", None)),
            ("eprint", "<article-title>A</article-title>", ("preprint", "A", None)),
            ("book", "<chapter-title>C</chapter-title><article-title>A</article-title>", ("chapter", "A", "C")),
        ],
    )
    def test_which_is_which_depends_on_the_kind(
        self, kind: str, inside: str, expected: tuple[str | None, str | None, str | None]
    ) -> None:
        work = work_of(inside, kind=kind)
        assert work
        assert (work.type, work.title, work.container_title) == expected

    def test_markup_stays(self) -> None:
        work = work_of("<article-title>A <italic>b</italic></article-title><series>S <sup>2</sup></series>")
        assert work
        assert work.title == Markup(markup="A <i>b</i>")
        assert work.series_title == Markup(markup="S <sup>2</sup>")

    def test_further_titles_are_reported(self) -> None:
        log = Log()
        work = work_of(
            "<article-title>A</article-title><article-title>B</article-title><chapter-title>C</chapter-title>"
            "<source>J</source><conf-name>N</conf-name><trans-title>T</trans-title>",
            log,
        )
        assert work == Work(type=WorkType.JOURNAL_ARTICLE, title="A", container_title="J")
        assert sorted(path.rpartition("/")[2] for _, path in said(log)) == [
            "article-title[2]", "chapter-title", "conf-name", "trans-title",
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<year>2019</year>", "2019"),
        ('<year iso-8601-date="2019">[2019]</year>', "2019"),
        ('<year iso-8601-date="2019-03-05">2019</year>', "2019-03-05"),
        ("<day>5</day><month>Mar</month><year>2019</year>", "2019-03-05"),
        ("<month>3</month><year iso-8601-date='2019'>2019</year>", "2019-03"),
        ("<date><year>2019</year><month>3</month></date>", "2019-03"),
        ("<string-date>5 March 2019</string-date>", "2019-03-05"),
        ('<date iso-8601-date="2019-03-00"/>', "2019-03"),
    ],
)
def test_dates(inside: str, expected: str) -> None:
    assert {name: str(value) for name, value in fields_of(inside).items()} == {"date": expected}


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<year>in press</year>", None),
        ("<year>2019a</year>", "2019"),
        ("<year>2011–2012</year>", "2011"),
        ("<month>Spring</month><year>2019</year>", "2019"),
        ("<month>3</month>", None),
    ],
)
def test_dates_that_are_less_or_more_are_reported(inside: str, expected: str | None) -> None:
    log = Log()
    found = fields_of(inside, log)
    assert (str(found["date"]) if found else None) == expected
    assert len(log) == 1


def test_a_link_of_an_accession_number_is_that_of_the_work() -> None:
    inside = '<data-title>D</data-title><pub-id pub-id-type="accession" xlink:href="https://example.org/{}">X1</pub-id>'
    log = Log()
    assert fields_of(inside.format("X1"), log)["url"] == "https://example.org/X1"
    assert fields_of(inside.format("one"), log)["url"] == "https://example.org/one"
    assert [kind for kind, _ in said(log)] == ["dropped"]


@pytest.mark.parametrize(("kind", "number"), [("journal", "e7"), ("preprint", "e7"), ("data", None), ("book", None)])
def test_the_number_of_an_article_is_not_that_of_another_work(kind: str, number: str | None) -> None:
    inside = '<source>S</source><article-title>A</article-title><pub-id pub-id-type="art-access-id">e7</pub-id>'
    log = Log()
    citation = f'<element-citation publication-type="{kind}">{inside}</element-citation>'
    [reference] = article_of(back=f"<ref-list><ref>{citation}</ref></ref-list>", log=log).references
    assert reference.work
    assert reference.work.article_number == number
    assert [one for one, _ in said(log)] == ([] if number else ["dropped"])


def test_a_group_without_names_says_nothing() -> None:
    assert fields_of('<person-group person-group-type="editor"/><source>S</source>') == fields_of("<source>S</source>")


@pytest.mark.parametrize(
    ("year", "date"),
    [
        ('<year iso-8601-date="1998">1998–1999</year>', "1998"),
        ('<year iso-8601-date="2010">2010-11</year>', "2010"),
        ('<year iso-8601-date="1998">1999</year>', "1999"),
        ('<year iso-8601-date="1998-02">in press</year>', "1998-02"),
    ],
)
def test_a_year_that_its_iso_form_does_not_repeat(year: str, date: str) -> None:
    log = Log()
    assert str(fields_of(year, log)["date"]) == date
    assert [kind for kind, _ in said(log)] == ["guessed"]


@pytest.mark.parametrize(
    ("inside", "pages"),
    [
        ("<fpage>12</fpage><lpage>19</lpage>", Pages(first="12", last="19")),
        ("<fpage>345</fpage><lpage>53</lpage>", Pages(first="345", range="345-53")),
        ("<fpage>59</fpage><lpage>3</lpage>", Pages(first="59", last="3")),
        ("<fpage>12</fpage>", Pages(first="12")),
        (
            "<fpage>12</fpage><lpage>19</lpage><page-range>12-15, 19</page-range>",
            Pages(first="12", last="19", range="12-15, 19"),
        ),
        ("<fpage>12</fpage><lpage>19</lpage><page-range>12–19</page-range>", Pages(first="12", last="19")),
        ("<page-range>12-15, 19</page-range>", Pages(range="12-15, 19")),
        ("<lpage>19</lpage>", Pages(range="-19")),
    ],
)
def test_pages(inside: str, pages: Pages) -> None:
    assert fields_of(inside) == {"pages": pages}


def test_a_printed_page_range_is_read_as_first_and_last() -> None:
    inside = "x <page-range>{}</page-range>."
    assert fields_of(inside.format("1180"), name="mixed-citation")["pages"] == Pages(first="1180")
    assert fields_of(inside.format("12–19"), name="mixed-citation")["pages"] == Pages(first="12", last="19")
    assert fields_of(inside.format("12, 19"), name="mixed-citation")["pages"] == Pages(range="12, 19")


def test_the_rest_of_the_fields() -> None:
    assert fields_of(
        "<volume>1</volume><issue>2</issue><elocation-id>e3</elocation-id><edition>4th</edition>"
        '<version designator="5.0">v5</version><publisher-name>P</publisher-name><publisher-loc>L</publisher-loc>'
        "<isbn>978-3-16-148410-0</isbn><issn>0036-8075</issn><patent>US 1</patent>"
        '<date-in-citation content-type="access-date" iso-8601-date="2022-07-00">July</date-in-citation>'
    ) == {
        "volume": "1", "issue": "2", "article_number": "e3", "edition": "4th", "version": "5.0", "publisher": "P",
        "publisher_place": "L", "isbn": "9783161484100", "issn": "0036-8075", "number": "US 1",
        "accessed": PartialDate("2022-07"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "text", ["2019-03-05", "accessed 5 March 2019", "[cited 2019 Mar 5]", "Retrieved on 5 March 2019."]
)
def test_when_it_was_visited(text: str) -> None:
    found = fields_of(f"<date-in-citation>{text}</date-in-citation>")
    assert found == {"accessed": PartialDate("2019-03-05")}


class TestIdentifiers:
    @pytest.mark.parametrize(
        ("inside", "expected"),
        [
            ('<pub-id pub-id-type="doi">10.1234/x</pub-id>', {"doi": "10.1234/x"}),
            ('<pub-id pub-id-type="doi">https://doi.org/10.1234/x</pub-id>', {"doi": "10.1234/x"}),
            ("<pub-id>10.1234/x</pub-id>", {"doi": "10.1234/x"}),
            ('<pub-id pub-id-type="doi">10.1234/.</pub-id>', {"doi": "10.1234/."}),
            ('<pub-id pub-id-type="doi" xlink:href="https://doi.org/10.1234/x">link</pub-id>', {"doi": "10.1234/x"}),
            ("<pub-id>doi: 10.1234/x</pub-id>", {"doi": "10.1234/x"}),
            ('<pub-id pub-id-type="other">https://doi.org/10.1234/x</pub-id>', {"doi": "10.1234/x"}),
            ('<pub-id pub-id-type="pmid">123</pub-id><pub-id>10.1234/x</pub-id>', {"pmid": "123", "doi": "10.1234/x"}),
            (
                '<pub-id pub-id-type="pmid">123</pub-id><pub-id pub-id-type="pmcid">5</pub-id>',
                {"pmid": "123", "pmcid": "PMC5"},
            ),
            ('<object-id pub-id-type="pmid">123</object-id>', {"pmid": "123"}),
            ('<pub-id pub-id-type="arxiv">2401.01234</pub-id>', {"arxiv": "2401.01234"}),
            ('<pub-id pub-id-type="art-access-id">e1</pub-id>', {"article_number": "e1"}),
            ('<pub-id pub-id-type="std-designation">ISO 1</pub-id>', {"number": "ISO 1"}),
            ('<pub-id pub-id-type="custom" custom-type="report-number">R1</pub-id>', {"number": "R1"}),
            ('<ext-link ext-link-type="doi" xlink:href="10.1234/x">x</ext-link>', {"doi": "10.1234/x"}),
            ('<ext-link ext-link-type="doi" xlink:href="10.1234/a%3Cb">x</ext-link>', {"doi": "10.1234/a<b"}),
            ('<ext-link xlink:href="http://dx.doi.org/10.1234/a%3Cb">x</ext-link>', {"doi": "10.1234/a<b"}),
            (
                '<comment>doi: <ext-link xlink:href="https://doi.org/10.1234/x">10.1234/x</ext-link></comment>',
                {"doi": "10.1234/x"},
            ),
            ("<comment>doi:10.1234/x.</comment>", {"doi": "10.1234/x"}),
            (
                (
                    '<comment>(<ext-link ext-link-type="arxiv" '
                    'xlink:href="2401.01234">arXiv:2401.01234</ext-link>)</comment>'
                ),
                {"arxiv": "2401.01234"},
            ),
            (
                "<comment>Available at <uri>https://www.example.org/x</uri>.</comment>",
                {"url": "https://www.example.org/x"},
            ),
            ("<bold><volume>3</volume></bold><italic><issue>4</issue></italic>", {"volume": "3", "issue": "4"}),
            ('<ext-link xlink:href="https://arxiv.org/abs/2401.01234">x</ext-link>', {"arxiv": "2401.01234"}),
            ('<ext-link xlink:href="https://www.ncbi.nlm.nih.gov/pubmed/123">x</ext-link>', {"pmid": "123"}),
            ("<uri>https://www.example.org/x</uri>", {"url": "https://www.example.org/x"}),
            (
                '<pub-id pub-id-type="doi">10.1234/x</pub-id><ext-link xlink:href="https://www.example.org/">x</ext-link>',
                {"doi": "10.1234/x", "url": "https://www.example.org/"},
            ),
            ('<ext-link xlink:href="https://doi.org/10.12/x">x</ext-link>', {"url": "https://doi.org/10.12/x"}),
        ],
    )
    def test_wherever_they_are(self, inside: str, expected: dict[str, str]) -> None:
        assert fields_of(inside) == expected

    @pytest.mark.parametrize(
        "inside",
        [
            '<pub-id pub-id-type="doi">10.12/x</pub-id>',
            '<pub-id pub-id-type="bibcode">1937AN....263..121B</pub-id>',
            "<isbn>123</isbn>",
            "<uri>not a link</uri>",
            '<date-in-citation content-type="update">2019</date-in-citation>',
            '<size units="pages">12</size>',
            "<comment>Epub ahead of print</comment>",
            "<volume>1</volume><volume>2</volume>",
        ],
    )
    def test_what_has_no_place_is_reported(self, inside: str) -> None:
        log = Log()
        assert fields_of(inside, log) in ({}, {"volume": "1"})
        assert [kind for kind, _ in said(log)] == ["dropped"]

    def test_words_beside_a_link_are_reported(self) -> None:
        log = Log()
        found = fields_of("<comment>USA. URL: <uri>https://www.example.org/x</uri></comment>", log)
        assert found == {"url": "https://www.example.org/x"}
        assert [kind for kind, _ in said(log)] == ["dropped"]

    def test_a_wrong_identifier_is_reported_even_where_the_reference_is_printed(self) -> None:
        log = Log()
        inside = 'A. <pub-id pub-id-type="doi">10.12/x</pub-id> B.'
        assert work_of(inside, log, name="mixed-citation") is None
        assert [kind for kind, _ in said(log)] == ["dropped"]


def test_the_marks_of_citations_and_notes_are_no_part_of_a_title() -> None:
    mark = '<xref ref-type="bibr" rid="r2"><sup>2</sup></xref>'
    work = work_of(f"<article-title>On <italic>reeds</italic>{mark}</article-title><source>Moors{mark}</source>")
    assert work
    assert (str(work.title), work.container_title) == ("On reeds", "Moors")


def test_a_citation_without_any_field_is_no_work() -> None:
    assert work_of("Doe, A.", name="mixed-citation") is None


@pytest.mark.parametrize(
    "issue",
    ['<issue-id pub-id-type="doi">10.1234/x</issue-id>', "<elocation-id>doi:10.1234/x</elocation-id>"],
)
def test_a_doi_where_another_number_belongs_is_read_as_that_of_the_work_with_doubt(issue: str) -> None:
    log = Log()
    assert work_of(issue, log) == Work(type=WorkType.JOURNAL_ARTICLE, doi="10.1234/x")
    assert [problem.kind.value for problem in log] == ["guessed"]
    assert work_of(issue + '<pub-id pub-id-type="doi">10.1234/y</pub-id>', Log()) == Work(
        type=WorkType.JOURNAL_ARTICLE, doi="10.1234/y"
    )


@pytest.mark.parametrize("end", [".", ",", ".;"])
def test_the_end_of_a_sentence_is_no_part_of_a_doi(end: str) -> None:
    log = Log()
    work = work_of(f'<pub-id pub-id-type="doi">10.1234/x.y{end}</pub-id>', log)
    assert work == Work(type=WorkType.JOURNAL_ARTICLE, doi="10.1234/x.y")
    assert [problem.kind.value for problem in log] == ["guessed"]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (
            '<article-title><ext-link ext-link-type="doi" xlink:href="10.5555/a">T</ext-link></article-title>',
            {"title": "T", "doi": "10.5555/a"},
        ),
        (
            '<source><ext-link ext-link-type="uri" xlink:href="https://www.example.org/s">S</ext-link></source>',
            {"container_title": "S", "url": "https://www.example.org/s"},
        ),
    ],
)
def test_a_link_around_a_title_is_that_of_the_work(inside: str, expected: dict[str, str]) -> None:
    work = work_of(inside)
    assert work is not None
    assert {name: str(value) for name, value in work if value and name != "type"} == expected
