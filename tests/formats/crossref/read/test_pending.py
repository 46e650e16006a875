from __future__ import annotations

from pubmeta.model import StatusType
from pubmeta.problems import Kind
from tests.formats.crossref.read.test_read import TITLE, deposit, messages, query_result, reading

ACCEPTED = "<acceptance_date><month>12</month><day>01</day><year>2024</year></acceptance_date>"
JOURNAL = '<full_title>Journal of Water</full_title><issn media_type="electronic">2345-6787</issn>'


def _pending(publication: str = JOURNAL, more: str = "") -> str:
    return (
        f"<pending_publication><publication>{publication}</publication>{TITLE}{ACCEPTED}{more}"
        "<doi>10.5555/water.1</doi></pending_publication>"
    )


def test_a_pending_work_has_its_status_and_no_page() -> None:
    intent = "<intent_statement>It <i>will</i> appear.</intent_statement>"
    institution = "<institution><institution_name>University</institution_name></institution>"
    article, problems = reading(deposit(_pending(more=institution + intent)))
    assert problems == ()
    assert article
    assert (article.doi, article.landing_page, article.type) == ("10.5555/water.1", None, None)
    assert article.status
    assert article.status.type is StatusType.PENDING
    assert str(article.status.reason) == "It will appear."
    assert str(article.dates.accepted) == "2024-12-01"
    assert article.journal
    assert (article.journal.title, article.journal.issn_electronic) == ("Journal of Water", "2345-6787")
    assert [known.name for known in article.institutions] == ["University"]


def test_a_journal_may_be_known_by_its_doi_and_have_several_titles() -> None:
    titles = "<full_title>Water</full_title><full_title>Wasser</full_title><doi>10.5555/jw</doi>"
    article, problems = reading(deposit(_pending(titles)))
    assert article
    assert article.journal
    assert (article.doi, article.journal.title, article.journal.doi) == ("10.5555/water.1", "Water", "10.5555/jw")
    assert messages(problems, Kind.DROPPED) == ["a journal has one title, 'Water'; left out: 'Wasser'"]


def test_what_has_an_isbn_is_kept_as_proceedings_in_doubt() -> None:
    volume = '<full_title>Proceedings</full_title><isbn media_type="electronic">9783161484100</isbn>'
    article, problems = reading(deposit(_pending(volume)))
    assert article
    assert article.journal is None
    assert article.proceedings
    assert article.proceedings.model_dump(mode="json", exclude_defaults=True) == {
        "title": "Proceedings",
        "isbns": [{"isbn": "9783161484100", "medium": "electronic"}],
    }
    assert messages(problems, Kind.GUESSED) == [
        "an ISBN is not that of a journal; 'Proceedings' is kept as proceedings"
    ]


def test_a_query_names_the_publisher() -> None:
    article, _ = reading(query_result(_pending()))
    assert article
    assert article.publisher
    assert article.publisher.name == "Example Press"
