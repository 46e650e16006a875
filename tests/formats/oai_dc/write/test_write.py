"""Articles as Dublin Core."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

import pubmeta
from pubmeta import Article, Kind
from pubmeta.xml.build import XML

ARTICLE: dict[str, Any] = {
    "title": "Rain",
    "subtitle": "a count",
    "type": "review-article",
    "doi": "10.5555/rain<1>",
    "contributors": [
        {"family": "Berg", "given": "Ada", "suffix": "Jr."},
        {"name": "The Rain Group"},
        {"family": "Roe", "role": "editor"},
    ],
    "dates": {"published_online": "2024-05-17"},
    "journal": {"title": "Weather", "issn_electronic": "2345-6787"},
    "volume": "3",
    "pages": "1-2",
    "free_to_read": {},
}


def elements(options: dict[str, Any] | None = None, **changes: Any) -> dict[str, list[str]]:
    document = pubmeta.export(Article.model_validate({**ARTICLE, **changes}), "oai-dc", options)
    found = dict[str, list[str]]()
    for each in etree.fromstring(document.content):
        found.setdefault(etree.QName(each).localname, []).append(each.text or "")
    return found


def problems(**changes: Any) -> list[str]:
    document = pubmeta.export(Article.model_validate({**ARTICLE, **changes}), "oai-dc")
    return [f"{problem.kind} {problem.path}" for problem in document.problems]


def test_the_record_of_an_article() -> None:
    assert elements() == {
        "title": ["Rain: a count"],
        "creator": ["Berg, Ada, Jr.", "The Rain Group"],
        "contributor": ["Roe"],
        "date": ["2024-05-17"],
        "type": ["info:eu-repo/semantics/article", "review-article"],
        "identifier": ["https://doi.org/10.5555/rain%3C1%3E"],
        "source": ["Weather; Vol. 3; 1-2", "2345-6787"],
        "rights": ["info:eu-repo/semantics/openAccess"],
    }


def test_only_one_who_reads_it_without_a_clock_is_told_that_it_is_free() -> None:
    assert "rights" not in elements(free_to_read={"end_date": "2030-01-01"})
    assert "dropped free_to_read" in problems(free_to_read={"start_date": "2030-01-01"})


@pytest.mark.parametrize(
    ("license_", "written"),
    [
        ("https://creativecommons.org/licenses/by/4.0", ["https://creativecommons.org/licenses/by/4.0/"]),
        ("CC BY 4.0", ["https://creativecommons.org/licenses/by/4.0/"]),
        ("Ask the library", ["Ask the library"]),
        ({"spdx": "MIT", "name": "The licence of MIT"}, ["MIT"]),
        ({"url": "https://example.org/tdm", "applies_to": "tdm"}, []),
    ],
)
def test_a_licence_is_its_address_where_it_has_one(license_: Any, written: list[str]) -> None:
    assert elements(licenses=[license_])["rights"][1:] == written


@pytest.mark.parametrize(
    ("copyright_", "written"),
    [
        ("© 2024 The Authors", "© 2024 The Authors"),
        ({"year": 2024, "holder": "A. Berg"}, "© 2024 A. Berg"),
        ({"holder": "A. Berg"}, "© A. Berg"),
    ],
)
def test_a_copyright_is_its_line(copyright_: Any, written: str) -> None:
    assert elements(copyright=copyright_)["rights"][1:] == [written]


def test_full_texts_that_are_public_are_related_works() -> None:
    pdf = {"url": "https://rain.example/1.pdf", "media_type": "application/pdf"}
    crawled = {"url": "https://rain.example/check.pdf", "media_type": "text/plain", "purpose": "similarity-check"}
    found = elements(full_texts=[pdf, pdf, crawled])
    assert (found["relation"], found["format"]) == (["https://rain.example/1.pdf"], ["application/pdf"])


def test_a_related_work_has_its_address() -> None:
    relations = [
        {"type": "has-preprint", "target": "2401.01234", "target_type": "arxiv"},
        {"type": "based-on-data", "target": "AB123", "target_type": "accession"},
    ]
    updates = [{"type": "correction", "doi": "10.5555/old"}]
    found = elements(relations=relations, updates=updates)["relation"]
    assert found == ["https://arxiv.org/abs/2401.01234", "AB123", "https://doi.org/10.5555/old"]
    reported = problems(relations=relations, updates=updates)
    assert {"dropped relations[0].type", "dropped relations[1].target_type", "dropped updates[0].type"} <= set(reported)


@pytest.mark.parametrize(
    ("stage", "word", "is_reported"),
    [("VoR", "publishedVersion", False), ("CVoR", "updatedVersion", True), ("P", None, True)],
)
def test_the_version_in_the_word_of_harvesters(stage: str, word: str | None, *, is_reported: bool) -> None:
    types = elements(version={"stage": stage})["type"][2:]
    assert types == ([f"info:eu-repo/semantics/{word}"] if word else [])
    assert ("dropped version.stage" in problems(version={"stage": stage})) is is_reported


def test_texts_have_their_languages_and_no_markup() -> None:
    article = Article.model_validate(
        {
            **ARTICLE,
            "title": {"markup": "On <i>Zea</i> &amp; rain"},
            "translated_titles": [{"title": "Regen", "subtitle": "gezählt", "language": "de"}],
            "abstracts": [
                {"language": "en", "sections": [{"title": "Aim", "paragraphs": ["Rain & <5 mm.", "More."]}]},
            ],
            "keywords": [{"keywords": ["pluie"], "language": "fr"}],
        }
    )
    root = etree.fromstring(pubmeta.export(article, "oai-dc").content)
    found = [(each.text, each.get(f"{{{XML}}}lang")) for each in root]
    assert ("On Zea & rain: a count", None) in found
    assert ("Regen: gezählt", "de") in found
    assert ("Aim: Rain & <5 mm.\nMore.", "en") in found
    assert ("pluie", "fr") in found


def test_a_record_without_abstracts_is_short() -> None:
    options = {"abstracts": False}
    assert "description" in elements(abstracts=["Rain falls."])
    assert "description" not in elements(options, abstracts=["Rain falls."])
    document = pubmeta.write(Article(title="Rain", abstracts=("Rain falls.",)), "oai-dc", options)
    assert (Kind.DROPPED, "abstracts[0]") in [(problem.kind, problem.path) for problem in document.problems]


def test_a_name_is_written_once_and_nobody_is_named_who_is_not() -> None:
    twice = [{"family": "Berg"}, {"family": "Berg"}, {"anonymous": True}]
    assert elements(contributors=twice)["creator"] == ["Berg"]
    assert {"dropped contributors[1]", "dropped contributors[2]"} <= set(problems(contributors=twice))


def test_a_paper_says_where_it_was_given_and_printed() -> None:
    paper: dict[str, Any] = {
        "type": "conference-paper",
        "journal": None,
        "proceedings": {
            "title": "Proc",
            "series": {"title": "Notes", "issn_print": "1234-5679"},
            "isbns": ["9781861972712"],
            "publisher": "Press",
        },
        "event": {"name": "Meeting", "place": "Lund", "start": "2024-06-03", "end": "2024-06-05"},
    }
    found = elements(**paper)
    assert found["source"] == [
        "Proc; Notes; Vol. 3; 1-2",
        "Meeting; Lund; 2024-06-03/2024-06-05",
        "1234-5679",
        "urn:isbn:9781861972712",
    ]
    assert found["publisher"] == ["Press"]
    assert found["type"][0] == "info:eu-repo/semantics/conferenceObject"
    assert "dropped event" in problems(**paper)


def test_works_beside_the_article() -> None:
    report = elements(type="report", journal=None, institutions=["The Bank"])
    assert (report["publisher"], report["type"][0]) == (["The Bank"], "info:eu-repo/semantics/report")
    review = elements(type="peer-review", review={"of": "10.5555/b"})
    assert (review["relation"], review["type"][0]) == (["https://doi.org/10.5555/b"], "info:eu-repo/semantics/review")
    noticed = elements(updated_by=[{"type": "correction", "doi": "10.5555/c"}])
    assert noticed["relation"] == ["https://doi.org/10.5555/c"]
    translation = elements(original_title={"title": "Regen", "language": "de"})
    assert translation["title"] == ["Rain: a count", "Regen"]
