from __future__ import annotations

from typing import Any

import pytest

from pubmeta.model import Article, ArticleType
from pubmeta.problems import Kind, Problem
from tests.formats.crossref.read.test_read import DATE, DOI_DATA, TITLE, deposit, messages, query_result, reading

PAPER = f"<conference_paper>{TITLE}{DATE}{DOI_DATA}</conference_paper>"
EVENT = "<event_metadata><conference_name>Water Days</conference_name></event_metadata>"
IMPRINT = """<publisher><publisher_name>Example Press</publisher_name>
<publisher_place>Oslo</publisher_place></publisher><publication_date><year>2024</year></publication_date>"""
VOLUME = f"""<proceedings_metadata language="en"><proceedings_title>Proceedings of the Water Days</proceedings_title>
<proceedings_subject>Water</proceedings_subject>{IMPRINT}<isbn>9783161484100</isbn>
<doi_data><doi>10.5555/volume</doi></doi_data>
</proceedings_metadata>"""


def paper_of(*around: str, paper: str = PAPER) -> tuple[Article, tuple[Problem, ...]]:
    article, problems = reading(deposit(f"<conference>{''.join(around)}{paper}</conference>"))
    assert article is not None, problems
    return article, problems


def proceedings_of(article: Article) -> dict[str, Any]:
    assert article.proceedings
    return dict(article.proceedings.model_dump(mode="json", exclude_defaults=True))


def event_of(dates: str) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    article, problems = paper_of(EVENT.replace("</event", f"{dates}</event"), VOLUME)
    assert article.event
    return article.event.model_dump(mode="json", exclude_defaults=True), problems


def test_a_paper_is_in_its_proceedings_and_of_its_event() -> None:
    article, problems = paper_of(EVENT, VOLUME)
    assert problems == ()
    assert article.type is ArticleType.CONFERENCE_PAPER
    assert article.journal is None
    assert article.event
    assert article.event.name == "Water Days"
    assert proceedings_of(article) == {
        "title": "Proceedings of the Water Days",
        "subject": "Water",
        "isbns": [{"isbn": "9783161484100", "medium": "print"}],
        "publisher": {"name": "Example Press", "place": "Oslo"},
        "doi": "10.5555/volume",
        "language": "en",
    }
    assert (str(article.dates.issue), str(article.dates.published_online)) == ("2024", "2024-02-29")


def test_proceedings_in_a_series_have_its_title_its_issn_and_their_volume_in_it() -> None:
    volume = f"""<proceedings_series_metadata><series_metadata><titles><title>Notes on Water</title></titles>
    <issn media_type="electronic">2345-6787</issn></series_metadata>
    <proceedings_title>Proceedings of the Water Days</proceedings_title><volume>12</volume>{IMPRINT}
    <noisbn reason="simple_series"/></proceedings_series_metadata>"""
    article, problems = paper_of(EVENT, volume)
    assert problems == ()
    assert proceedings_of(article)["series"] == {"title": "Notes on Water", "issn_electronic": "2345-6787"}
    assert (article.volume, article.issue, article.issue_title) == ("12", None, None)


def test_people_of_the_volume_are_its_editors_and_others_than_editors_in_doubt() -> None:
    people = """<contributors><person_name contributor_role="chair" sequence="first"><given_name>Ada</given_name>
    <surname>Chair</surname></person_name><organization contributor_role="editor">Society</organization>
    <anonymous contributor_role="editor"/></contributors>"""
    article, problems = paper_of(people, EVENT, VOLUME)
    assert proceedings_of(article)["editors"] == [{"family": "Chair", "given": "Ada"}, {"name": "Society"}]
    assert article.contributors == ()
    assert messages(problems, Kind.GUESSED) == ["is 'chair' of the volume; kept as an editor of the proceedings"]
    assert [problem.path.rpartition("/")[2] for problem in problems if problem.kind is Kind.DROPPED] == ["anonymous"]


def test_what_is_known_of_an_editor_besides_the_name_is_reported() -> None:
    people = """<contributors><person_name contributor_role="editor" sequence="first"><surname>Ito</surname>
    <affiliations><institution><institution_name>University</institution_name></institution></affiliations>
    <ORCID>https://orcid.org/0000-0002-1825-0097</ORCID></person_name></contributors>"""
    _, problems = paper_of(people, EVENT, VOLUME)
    assert [problem.path.rpartition("/")[2] for problem in problems] == ["affiliations", "ORCID"]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (
            """<conference_date start_day="3" start_month="06" start_year="2024" end_day="05" end_month="06"
            end_year="2024">3-5 June 2024</conference_date>""",
            {"start": "2024-06-03", "end": "2024-06-05", "dates_as_printed": "3-5 June 2024"},
        ),
        ('<conference_date start_year="2024">2024</conference_date>', {"start": "2024"}),
        ("<conference_date>Spring 2023</conference_date>", {"dates_as_printed": "Spring 2023"}),
        ("<conference_date>3-5 June 2024</conference_date>", {"start": "2024-06-03", "end": "2024-06-05"}),
        ('<conference_date start_year="2024" end_year="2024"/>', {"start": "2024"}),
    ],
)
def test_the_days_of_an_event(dates: str, expected: dict[str, str]) -> None:
    assert event_of(dates) == ({"name": "Water Days", **expected}, ())


@pytest.mark.parametrize(
    ("dates", "start", "message"),
    [
        ('<conference_date end_year="2024"/>', None, "the event has no first day; left out: its last one, 2024"),
        (
            '<conference_date start_year="2024" end_year="2023"/>',
            "2024",
            "the event ends before its start, 2024; left out: 2023",
        ),
        ('<conference_date start_month="06"/>', None, "is a date without a year; left out: '06'"),
    ],
)
def test_days_that_do_not_go_together_are_reported(dates: str, start: str | None, message: str) -> None:
    event, problems = event_of(dates)
    assert event.get("start") == start
    assert [problem.message for problem in problems] == [message]


def test_an_abstract_in_proceedings_is_an_abstract() -> None:
    paper = PAPER.replace("<conference_paper>", '<conference_paper publication_type="abstract_only">')
    assert paper_of(EVENT, VOLUME, paper=paper)[0].type is ArticleType.ABSTRACT


def test_a_query_names_the_publisher_where_the_record_does_not() -> None:
    volume = VOLUME.replace(IMPRINT, "<publication_date><year>2024</year></publication_date>")
    article, _ = reading(query_result(f"<conference>{EVENT}{volume}{PAPER}</conference>"))
    assert article
    assert proceedings_of(article)["publisher"] == {"name": "Example Press"}


def test_of_several_publishers_and_of_an_isbn_that_is_given_twice_one_is_kept() -> None:
    second = "<publisher><publisher_name>Another</publisher_name></publisher>"
    isbns = '<isbn media_type="electronic">9783161484100</isbn></proceedings_metadata>'
    volume = VOLUME.replace("<publication_date>", f"{second}<publication_date>").replace(
        "</proceedings_metadata>", isbns
    )
    article, problems = paper_of(EVENT, volume)
    assert proceedings_of(article)["isbns"] == [{"isbn": "9783161484100", "medium": "print"}]
    assert messages(problems, Kind.DROPPED) == [
        "the ISBN 9783161484100 is given twice; left out: 'electronic'",
        "proceedings have one publisher, Example Press; left out: 'Another'",
    ]


def test_proceedings_without_papers_are_no_article() -> None:
    article, problems = reading(deposit(f"<conference>{EVENT}{VOLUME}</conference>"))
    assert article is None
    assert [problem.message for problem in problems] == [
        "is a volume of proceedings without papers (10.5555/volume); pubmeta reads only articles"
    ]
