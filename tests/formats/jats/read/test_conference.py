"""Conferences, and the proceedings in which their papers are printed."""

from __future__ import annotations

import pytest

from pubmeta.model import ArticleType, Event, Journal, Proceedings, ProceedingsIsbn, Publisher, Series
from pubmeta.problems import Log
from tests.formats.jats.read.documents import article_of, said

PAPER = 'article-type="conference-paper"'


def event_of(conference: str, log: Log | None = None) -> Event | None:
    return article_of(f"<conference>{conference}</conference>", log, attributes=PAPER).event


class TestEvent:
    def test_all_of_it(self) -> None:
        found = event_of(
            '<conf-date iso-8601-date="2010-08-04">August 4, 2010 - August 9, 2010</conf-date>'
            "<conf-name>The <italic>27th</italic> conference</conf-name><conf-acronym>SIGUCCS</conf-acronym>"
            "<conf-num>27</conf-num><conf-loc><city>Denver</city><country>United States</country></conf-loc>"
            "<conf-sponsor>ACM</conf-sponsor><conf-sponsor><institution-wrap><institution>Example Society"
            "</institution></institution-wrap></conf-sponsor><conf-theme>Users</conf-theme>"
        )
        assert found == Event(
            name="The 27th conference",
            acronym="SIGUCCS",
            number="27",
            place="Denver, United States",
            sponsors=("ACM", "Example Society"),
            theme="Users",
            start="2010-08-04",
            end="2010-08-09",
        )

    @pytest.mark.parametrize(
        ("date", "expected"),
        [
            ("<conf-date>2003 Aug 25-29</conf-date>", {"start": "2003-08-25", "end": "2003-08-29"}),
            ("<conf-date><day>3</day> <month>May</month> <year>2020</year></conf-date>", {"start": "2020-05-03"}),
            ("<conf-date><day>3</day><month>5</month></conf-date>", {"dates_as_printed": "3 5"}),
            ("<conf-date>Spring 2023</conf-date>", {"dates_as_printed": "Spring 2023"}),
            (
                '<conf-date iso-8601-date="2023-03">Spring 2023</conf-date>',
                {"start": "2023-03", "dates_as_printed": "Spring 2023"},
            ),
            ('<conf-date iso-8601-date="2023-03"/>', {"start": "2023-03"}),
            (
                '<conf-date iso-8601-date="2023-03-01/2023-03-04" content-type="as-printed">1-4 March 2023</conf-date>',
                {"start": "2023-03-01", "end": "2023-03-04", "dates_as_printed": "1-4 March 2023"},
            ),
            (
                '<conf-date iso-8601-date="2022-03-01">1 March 2023</conf-date>',
                {"start": "2022-03-01", "dates_as_printed": "1 March 2023"},
            ),
            ('<conf-date iso-8601-date="2023-03-01">March 2023</conf-date>', {"start": "2023-03-01"}),
        ],
        ids=str,
    )
    def test_dates(self, date: str, expected: dict[str, str]) -> None:
        assert event_of(f"{date}<conf-name>C</conf-name>") == Event(name="C", **expected)

    def test_a_date_in_another_calendar_is_kept_as_it_is_printed(self) -> None:
        log = Log()
        found = event_of('<conf-date calendar="Hijri">1 Rajab 1445</conf-date><conf-name>C</conf-name>', log)
        assert found == Event(name="C", dates_as_printed="1 Rajab 1445")
        assert said(log) == [("dropped", "conference/conf-date")]

    def test_a_conference_in_words(self) -> None:
        words = "<string-conf>Held at <conf-loc>Lund</conf-loc> in 1999</string-conf>"
        assert event_of(words) == Event(name="Held at Lund in 1999", place="Lund")
        named = "<string-conf><conf-name>C</conf-name>, <conf-loc>Lund</conf-loc></string-conf>"
        assert event_of(named) == Event(name="C", place="Lund")

    def test_the_page_is_a_link_in_the_name_or_beside_the_conference(self) -> None:
        link = '<ext-link ext-link-type="url" xlink:href="https://www.example.org/c">C</ext-link>'
        assert event_of(f"<conf-name>{link}: Conf</conf-name>") == Event(
            name="C: Conf", url="https://www.example.org/c"
        )
        beside = '<related-object object-type="conference" ext-link-type="uri" xlink:href="https://www.example.org/c"/>'
        assert article_of(beside).event == Event(url="https://www.example.org/c")

    def test_a_second_conference_is_reported(self) -> None:
        log = Log()
        both = "<conference><conf-name>C</conf-name></conference><conference><conf-name>D</conf-name></conference>"
        assert article_of(both, log, attributes=PAPER).event == Event(name="C")
        assert said(log) == [("dropped", "conference[2]")]

    def test_a_conference_does_not_change_what_an_article_says_it_is(self) -> None:
        article = article_of(
            "<conference><conf-name>C</conf-name></conference>",
            attributes='article-type="research-article"',
            journal="<journal-title-group><journal-title>J</journal-title></journal-title-group>",
        )
        assert article.type is ArticleType.RESEARCH_ARTICLE
        assert article.journal == Journal(title="J")


JOURNAL = "<journal-title-group{}><journal-title>{}</journal-title></journal-title-group>"
ISSN = '<issn publication-format="print">1234-5679</issn>'
ISBN = '<isbn publication-format="online">978-0-306-40615-7</isbn>'
FOUND_ISBN = ProceedingsIsbn(isbn="9780306406157", medium="electronic")


class TestProceedings:
    def test_with_an_isbn_a_journal_of_papers_is_a_series(self) -> None:
        article = article_of(
            f"<volume>41</volume><issue-title>Proceedings of C</issue-title>{ISBN}",
            journal=f"{JOURNAL.format('', 'Notes')}{ISSN}<publisher><publisher-name>P</publisher-name></publisher>",
            attributes=PAPER,
        )
        assert article.proceedings == Proceedings(
            title="Proceedings of C",
            isbns=(FOUND_ISBN,),
            series=Series(title="Notes", issn_print="1234-5679"),
            publisher=Publisher(name="P"),
        )
        assert (article.journal, article.volume, article.issue_title) == (None, "41", None)

    def test_without_an_issn_it_is_the_proceedings(self) -> None:
        article = article_of(journal=f"{JOURNAL.format('', 'Proceedings of C')}{ISBN}", attributes=PAPER)
        assert article.proceedings == Proceedings(title="Proceedings of C", isbns=(FOUND_ISBN,))

    def test_a_conference_paper_in_a_journal_stays_there(self) -> None:
        article = article_of(
            "<issue-title>Proceedings of C</issue-title>", journal=f"{JOURNAL.format('', 'J')}{ISSN}", attributes=PAPER
        )
        assert article.journal == Journal(title="J", issn_print="1234-5679")
        assert (article.proceedings, article.issue_title) == (None, "Proceedings of C")

    def test_an_isbn_alone_makes_no_proceedings_of_another_article(self) -> None:
        log = Log()
        article = article_of(ISBN, log, journal=JOURNAL.format("", "J"), attributes='article-type="research-article"')
        assert article.journal == Journal(title="J")
        assert said(log) == [("dropped", "isbn")]

    def test_a_mark_that_does_not_go_with_the_kind_is_reported(self) -> None:
        log = Log()
        mark = ' content-type="proceedings"'
        article = article_of("", log, journal=JOURNAL.format(mark, "J"), attributes='article-type="preprint"')
        assert article.journal == Journal(title="J")
        path = "/article/front/journal-meta/journal-title-group/@content-type"
        assert said(log) == [("dropped", path)]

    def test_what_has_no_place_is_reported(self) -> None:
        log = Log()
        journal = (
            '<journal-id journal-id-type="publisher-id">lne</journal-id><journal-id journal-id-type="issn">1234-5679'
            f"</journal-id>{JOURNAL.format('', 'Notes')}<contrib-group><contrib contrib-type='advisor'><name><surname>A"
            "</surname></name></contrib><contrib contrib-type='editor'><collab>B</collab></contrib></contrib-group>"
            f"{ISSN}"
        )
        meta = f'<volume-id pub-id-type="publisher-id">v</volume-id>{ISBN}<isbn>1</isbn>{ISBN}'
        proceedings = article_of(meta, log, journal=journal, attributes=PAPER).proceedings
        assert proceedings is not None
        assert [editor.name for editor in proceedings.editors if hasattr(editor, "name")] == ["B"]
        assert proceedings.isbns == (FOUND_ISBN,)
        assert [path.rpartition("/")[2] for _, path in said(log)] == [
            "journal-id[1]",
            "volume-id",
            "contrib[1]",
            "isbn[2]",
        ]
