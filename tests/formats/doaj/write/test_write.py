from __future__ import annotations

import json
from typing import Any

import pytest

import pubmeta
from pubmeta import Article, WriteError
from pubmeta.formats.doaj import FORMAT, DoajOptions
from pubmeta.formats.doaj.xml import FORMAT as XML_FORMAT
from pubmeta.registry import Format

LEAST: dict[str, Any] = {
    "title": "A",
    "doi": "10.5555/a",
    "journal": {"title": "J", "issn_electronic": "1234-5679"},
    "dates": {"published": "2020-05"},
    "landing_page": "https://www.example.org/a",
}


def bibjson(fields: dict[str, Any], **options: Any) -> dict[str, Any]:
    document = pubmeta.export(Article.model_validate({**LEAST, **fields}), "doaj", options)
    found: dict[str, Any] = json.loads(document.content)["bibjson"]
    return found


def reported(fields: dict[str, Any], name: str = "doaj") -> list[tuple[str, str | None, bool]]:
    """Path, code and whether it has a remedy, of each error."""
    article = Article.model_validate({**LEAST, **fields})
    with pytest.raises(WriteError) as raised:
        pubmeta.export(article, name)
    return [(each.path, each.code, bool(each.remedy)) for each in raised.value.problems if each.is_error]


def test_everything_is_in_doaj_s_words() -> None:
    fields = {
        "language": "fr-CA",
        "contributors": [{"family": "Gogh", "particle": "van", "given": "Ada", "affiliations": ["Oslo", "Rome"]}],
        "pages": {"first": "1", "last": "9"},
        "issue": "3",
    }
    found = bibjson(fields)
    assert found["author"] == [{"name": "Ada van Gogh", "affiliation": "Oslo"}]
    assert found["journal"] == {"title": "J", "number": "3", "start_page": "1", "end_page": "9", "language": ["fre"]}
    assert (found["year"], found["month"]) == ("2020", "5")
    assert "month" not in bibjson({"dates": {"published": "2020"}})


def test_an_article_number_is_the_first_page() -> None:
    assert bibjson({"article_number": "e7"})["journal"]["start_page"] == "e7"


@pytest.mark.parametrize(
    ("fulltext", "url", "content_type"),
    [("landing", "https://www.example.org/a", "HTML"), ("pdf", "https://www.example.org/a.pdf", "PDF")],
)
def test_there_is_one_link(fulltext: str, url: str, content_type: str) -> None:
    texts = [{"url": "https://www.example.org/a.pdf", "media_type": "application/pdf"}]
    link = {"type": "fulltext", "url": url, "content_type": content_type}
    assert bibjson({"full_texts": texts}, fulltext=fulltext)["link"] == [link]


def test_as_many_keywords_as_are_asked_for() -> None:
    fields = {"keywords": [{"keywords": ["a", "b"]}, {"keywords": ["b", "c"], "language": "de"}]}
    assert bibjson(fields)["keywords"] == ["a", "b", "c"]
    assert bibjson(fields, most_keywords=2)["keywords"] == ["a", "b"]
    assert "keywords" not in bibjson(fields, most_keywords=0)


@pytest.mark.parametrize("name", ["doaj", "doaj-xml"])
@pytest.mark.parametrize(
    ("fields", "path", "code"),
    [
        ({"journal": {"title": "J", "issn_linking": "1234-5679"}}, "journal.issn_electronic", "issn"),
        ({"doi": None, "landing_page": None}, None, "doi-or-link"),
        ({"abstracts": ["x" * 30_001]}, "abstracts[0]", "abstract-length"),
        ({"title": "A <script>b"}, "title", "script"),
    ],
)
def test_what_doaj_refuses_is_refused_first(name: str, fields: dict[str, Any], path: str | None, code: str) -> None:
    path = path or ("doi" if name == "doaj" else "landing_page")
    assert reported(fields, name) == [(path, f"{name}.{code}", True)]


def test_the_link_of_the_doi_stands_for_the_page_in_the_xml() -> None:
    document = pubmeta.export(Article.model_validate({**LEAST, "landing_page": None}), "doaj-xml")
    assert "<fullTextUrl>https://doi.org/10.5555/a</fullTextUrl>" in document.text
    assert ("assumed", "landing_page") in [(problem.kind, problem.path) for problem in document.problems]


def test_the_xml_needs_more() -> None:
    assert reported({"landing_page": "https://localhost/a"}, "doaj-xml") == [
        ("landing_page", "doaj-xml.url-host", True),
    ]
    assert [path for path, *_ in reported({"dates": {}}, "doaj-xml")] == ["dates.published"]
    assert "year" not in bibjson({"dates": {}})


@pytest.mark.parametrize("subject", [FORMAT, XML_FORMAT])
def test_joined_articles_are_valid_and_none_is_twice(subject: Format[DoajOptions]) -> None:
    articles = [
        Article.model_validate({**LEAST, "doi": f"10.5555/{letter}", "landing_page": f"https://example.org/{letter}"})
        for letter in "abc"
    ]
    contents = [pubmeta.export(each, subject.name).content for each in articles]
    assert subject.join
    assert subject.validate
    assert subject.join.once
    assert len({subject.join.once(content) for content in contents}) == 3
    joined = subject.join.joined(DoajOptions(), "x", contents)
    assert list(subject.validate(joined, None)) == []
    assert joined.count(b"10.5555/") == 3
    assert subject.recognise
    assert subject.recognise(joined)
