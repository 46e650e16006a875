"""Works beside the journal article, in both directions."""

from __future__ import annotations

import json
from typing import Any

import pytest

import pubmeta
from pubmeta import Article, Kind, Reading, WriteError
from pubmeta.model import Journal
from tests.formats.datacite.test_write import LEAST, record


def reading(general: str, words: str | None = None, **values: Any) -> Reading:
    types = {"resourceTypeGeneral": general, **({"resourceType": words} if words else {})}
    value = {"types": types, "titles": [{"title": "A"}], "publicationYear": "2020", **values}
    return pubmeta.read(json.dumps(value), "datacite")


def published_in(kind: str, title: str, **values: Any) -> dict[str, Any]:
    return {"relatedItemType": kind, "relationType": "IsPublishedIn", "titles": [{"title": title}], **values}


@pytest.mark.parametrize(
    ("kind", "version", "general"),
    [
        ("poster", "4.6", "Text"),
        ("poster", "4.7", "Poster"),
        ("report", "4.5", "Report"),
        ("peer-review", "4.5", "PeerReview"),
        ("working-paper", "4.5", "Preprint"),
    ],
)
def test_general_types_of_each_version_and_back(kind: str, version: str, general: str) -> None:
    written = record({"type": kind}, version=version)
    assert written["types"]["resourceTypeGeneral"] == general
    assert pubmeta.read(json.dumps(written), "datacite").article.type == kind


@pytest.mark.parametrize(
    ("general", "words", "kind"),
    [
        ("ConferencePaper", "Review", "conference-paper"),
        ("ConferencePaper", "Conference poster", "poster"),
        ("PeerReview", "Review", "peer-review"),
        ("Preprint", "Working Paper", "working-paper"),
        ("Report", "Research", "report"),
    ],
)
def test_words_say_more_than_the_general_type_and_nothing_against_it(general: str, words: str, kind: str) -> None:
    assert reading(general, words).article.type == kind


@pytest.mark.parametrize(
    ("general", "words", "what"),
    [
        ("Text", "PhD Thesis", "a thesis"),
        ("Other", "Book chapter", "a chapter of a book"),
        ("Dissertation", None, "a thesis"),
        ("ConferenceProceeding", None, "a volume of proceedings"),
        ("Image", None, "not an article"),
    ],
)
def test_other_kinds_of_works_are_named(general: str, words: str | None, what: str) -> None:
    with pytest.raises(pubmeta.ReadError, match=what):
        reading(general, words)


def test_a_paper_is_in_its_proceedings_and_they_in_their_series() -> None:
    items = [published_in("Collection", "Notes"), published_in("ConferenceProceeding", "Proc", volume="3")]
    related = [
        {"relationType": "IsPublishedIn", "relatedIdentifier": "1234-5679", "relatedIdentifierType": "EISSN"},
        {"relationType": "IsPublishedIn", "relatedIdentifier": "9781861972712", "relatedIdentifierType": "ISBN"},
    ]
    found = reading("ConferencePaper", relatedItems=items, relatedIdentifiers=related, publisher="Press")
    assert found.problems == ()
    proceedings = found.article.proceedings
    assert proceedings is not None
    assert proceedings.series is not None
    assert (proceedings.title, proceedings.series.title, proceedings.series.issn_electronic) == (
        "Proc",
        "Notes",
        "1234-5679",
    )
    assert [each.isbn for each in proceedings.isbns] == ["9781861972712"]
    assert (found.article.volume, found.article.publisher and found.article.publisher.name) == ("3", "Press")


def test_a_paper_in_a_journal_stays_in_it() -> None:
    found = reading("ConferencePaper", relatedItems=[published_in("Journal", "Drops")]).article
    assert (found.journal and found.journal.title, found.proceedings) == ("Drops", None)
    found = reading("ConferencePaper", container={"type": "Series", "title": "Proc"}).article
    assert (found.journal, found.proceedings and found.proceedings.title) == (None, "Proc")


def test_a_preprint_is_not_in_proceedings() -> None:
    found = reading("Preprint", relatedItems=[published_in("ConferenceProceeding", "Proc")], publisher="arXiv")
    assert (found.article.proceedings, found.article.journal and found.article.journal.title) == (None, "arXiv")
    assert [(each.kind.value, each.path) for each in found.problems] == [
        ("dropped", "relatedItems[0]"),
        ("guessed", "publisher"),
    ]


def test_the_publisher_of_what_is_in_nothing() -> None:
    ror = {"name": "The Bank", "publisherIdentifier": "https://ror.org/05gq02987", "publisherIdentifierScheme": "ROR"}
    found = reading("Report", publisher=ror).article
    assert [(each.name, each.ror) for each in found.institutions] == [("The Bank", "05gq02987")]


def test_the_publisher_that_datacite_needs_is_the_server_or_an_institution() -> None:
    posted = {"type": "preprint", "journal": "ExampleRxiv"}
    assert record(posted)["publisher"] == {"name": "ExampleRxiv"}
    of_bank = {"type": "report", "journal": None, "institutions": [{"name": "The Bank", "ror": "05gq02987"}]}
    assert record(of_bank)["publisher"]["publisherIdentifier"] == "https://ror.org/05gq02987"
    article = Article.model_validate({**LEAST, **of_bank, "institutions": ["A", "B"]})
    dropped = [each.path for each in pubmeta.export(article, "datacite").problems if each.kind == "dropped"]
    assert dropped == ["contributors[0].particle", "institutions[1]"]


def test_what_is_reviewed() -> None:
    fields = {"type": "peer-review", "review": {"of": "10.5555/b"}, "contributors": [{"anonymous": True}]}
    written = record(fields)
    assert written["relatedIdentifiers"] == [
        {"relatedIdentifier": "10.5555/b", "relatedIdentifierType": "DOI", "relationType": "Reviews"}
    ]
    found = pubmeta.read(json.dumps(written), "datacite").article
    assert found.review is not None
    assert (found.review.of, found.relations) == ("10.5555/b", ())


def test_when_a_work_was_withdrawn() -> None:
    fields = {"type": "preprint", "status": {"type": "removed", "date": "2021"}, "dates": {"posted": "2020"}}
    dates = record(fields)["dates"]
    assert {"date": "2021", "dateType": "Withdrawn", "dateInformation": "removed"} in dates
    found = reading("Preprint", dates=dates).article
    assert found.status is not None
    assert (found.status.type, str(found.status.date), found.dates.retracted) == ("removed", "2021", None)


def test_the_original_title_is_written_where_the_record_says_what_the_original_is() -> None:
    relation = {"type": "is-translation-of", "target": "10.5555/b", "target_type": "doi"}
    fields = {"original_title": {"title": "Regen", "language": "de", "subtitle": "Teil"}, "relations": [relation]}
    for version in ("4.6", "4.7"):
        written = record(fields, version=version)
        found = pubmeta.read(json.dumps(written), "datacite").article.original_title
        assert found is not None
        assert (found.title, found.subtitle, found.language) == ("Regen", "Teil", "de")
    assert len(record(fields)["titles"]) == 1
    without_word = {**relation, "target": "a", "target_type": "uuid"}  # of the type of the identifier
    for relations in ([], [without_word]):
        assert len(record({**fields, "relations": relations}, version="4.7")["titles"]) == 1


def test_what_is_pending_is_not_for_datacite_yet() -> None:
    fields = {**LEAST, "dates": {"accepted": "2020"}, "status": {"type": "pending"}}
    with pytest.raises(WriteError) as raised:
        pubmeta.export(Article.model_validate(fields), "datacite")
    (problem,) = [each for each in raised.value.problems if each.is_error]
    assert (problem.path, problem.code, problem.remedy) == (
        "dates.published",
        "datacite.year",
        "write it once it is published",
    )


def test_that_the_order_is_not_kept_and_that_an_institution_is_not_read_is_said() -> None:
    fields = {
        **LEAST,
        "type": "peer-review",
        "contributors": [{"name": "G", "role": "reader"}, {"family": "R", "role": "reviewer"}],
    }
    problems = pubmeta.export(Article.model_validate(fields), "datacite").problems
    assert ("dropped", "contributors") in [(each.kind.value, each.path) for each in problems]
    fields = {**LEAST, "type": "protocol", "journal": None, "institutions": ["The Bank"]}
    problems = pubmeta.export(Article.model_validate(fields), "datacite").problems
    assert ("guessed", "institutions") in [(each.kind.value, each.path) for each in problems]


def test_of_two_titles_in_a_language_one_has_a_subtitle() -> None:
    titles = [{"title": "B", "subtitle": "b", "language": "de"}, {"title": "C", "subtitle": "c", "language": "de"}]
    problems = pubmeta.export(Article.model_validate({**LEAST, "translated_titles": titles}), "datacite").problems
    assert ("dropped", "translated_titles[1].subtitle") in [(each.kind.value, each.path) for each in problems]


def test_a_publisher_with_the_name_of_the_server_is_read_as_the_server_alone_and_that_is_said() -> None:
    article = Article(
        title="T",
        type="preprint",
        doi="10.5555/p.1",
        contributors=({"family": "Ito"},),
        journal={"title": "ExampleRxiv", "publisher": "ExampleRxiv"},
        dates={"posted": "2024"},
        landing_page="https://www.example.org/p/1",
    )
    document = pubmeta.export(article, "datacite", verify=True)
    assert [problem.path for problem in document.problems if problem.kind is Kind.GUESSED] == ["journal.publisher"]
    journal = pubmeta.read(document.content, "datacite").article.journal
    assert journal == Journal(title="ExampleRxiv")
