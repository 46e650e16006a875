"""JSON-LD of other programs: what is met, what is tolerated, what is reported."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest

import pubmeta
from pubmeta import Article, ReadError
from pubmeta.formats.schemaorg.read import read, read_many
from pubmeta.model import Person
from pubmeta.problems import Log

CONTEXT = {"@context": "https://schema.org"}


def read_value(value: Any) -> tuple[Article | None, list[str]]:
    """The article of a JSON value, and what was reported: kind and path."""
    log = Log()
    article = read(json.dumps(value).encode(), log)
    return article, [f"{problem.kind} {problem.path}" for problem in log]


def read_node(**properties: Any) -> tuple[dict[str, Any], list[str]]:
    """The fields of the article of a node, besides its title, and what was reported."""
    article, problems = read_value({**CONTEXT, "@type": "ScholarlyArticle", "name": "Water", **properties})
    assert article is not None
    return article.model_dump(mode="json", exclude_defaults=True, exclude={"title"}), problems


def fields(**properties: Any) -> dict[str, Any]:
    """The same, of a node that is read without a problem."""
    found, problems = read_node(**properties)
    assert problems == []
    return found


def reported(**properties: Any) -> list[str]:
    return read_node(**properties)[1]


@pytest.mark.parametrize(
    "value",
    [
        {**CONTEXT, "@type": "ScholarlyArticle", "name": "Water"},
        {**CONTEXT, "@type": ["ScholarlyArticle", "Article"], "headline": "Water"},
        {"@context": "http://schema.org/", "@type": "http://schema.org/ScholarlyArticle", "name": ["Water"]},
        {"@type": "https://schema.org/Article", "https://schema.org/name": [{"@value": "Water"}]},
        {"@context": {"@vocab": "https://schema.org/"}, "@type": "ScholarlyArticle", "name": "Water"},
        {"@context": {"sc": "http://schema.org/"}, "@type": "sc:ScholarlyArticle", "sc:name": "Water"},
        {"@context": [{"kind": "@type", "label": "schema:name"}], "kind": "schema:ScholarlyArticle", "label": "Water"},
        [{**CONTEXT, "@type": "ScholarlyArticle", "name": {"@value": "Water", "@language": "en"}}],
        {**CONTEXT, "@graph": [{"@type": "ScholarlyArticle", "name": "Water"}]},
        {**CONTEXT, "@type": "WebPage", "mainEntity": {"@type": "ScholarlyArticle", "name": "Water"}},
        {
            **CONTEXT,
            "@type": "PublicationVolume",
            "hasPart": [{"@type": "ScholarlyArticle", "name": {"@list": ["Water"]}}],
        },
    ],
)
def test_an_article_is_found_in_any_form_of_json_ld(value: Any) -> None:
    article, problems = read_value(value)
    assert article == Article(title="Water")
    assert problems == []


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("Anna Berg", {"family": "Berg", "given": "Anna"}),
        ("Berg, Anna.", {"family": "Berg", "given": "Anna"}),
        ("Berg, A.", {"family": "Berg", "given": "A."}),
        ({"@type": "Person", "name": "Anna Berg"}, {"family": "Berg", "given": "Anna"}),
        ({"@type": "Person", "familyName": "van Berg", "givenName": "Anna"}, {"family": "van Berg", "given": "Anna"}),
        ({"name": "Anna Berg", "familyName": "Berg", "givenName": "Anna"}, {"family": "Berg", "given": "Anna"}),
        ({"@type": "Organization", "name": "Water Group"}, {"name": "Water Group"}),
        ({"@type": "ResearchOrganization", "name": "Rain", "@id": "https://ror.org/027bh9e22"},
         {"name": "Rain", "ror": "027bh9e22"}),
        ({"@type": "Person", "name": "Plato", "sameAs": ["https://orcid.org/0000-0002-1825-0097"]},
         {"family": "Plato", "orcid": "0000-0002-1825-0097"}),
        ({"@type": "Person", "name": "Plato", "@id": "http://orcid.org/0000-0002-1825-0097"},
         {"family": "Plato", "orcid": "0000-0002-1825-0097"}),
        ({"@type": "Person", "name": "Plato", "identifier": {"@type": "PropertyValue", "propertyID": "ORCID",
          "value": "0000-0002-1825-0097"}}, {"family": "Plato", "orcid": "0000-0002-1825-0097"}),
        ({"@type": "Person", "name": "Plato", "email": "mailto:p@example.org", "affiliation": "Academy"},
         {"family": "Plato", "email": "p@example.org", "affiliations": [{"name": "Academy"}]}),
        ({"@type": "Person", "name": "Plato", "affiliation": [{"@type": "Organization", "name": "Academy",
          "address": {"@type": "PostalAddress", "addressLocality": "Athens", "addressCountry": "GR"}}]},
         {"family": "Plato", "affiliations": [{"name": "Academy", "city": "Athens", "country_code": "GR"}]}),
        ({"@type": "Person", "name": "Plato", "affiliation": {"@type": "Organization", "name": "Logic",
          "department": {"@type": "Organization", "name": "Sums"},
          "parentOrganization": {"name": "Arts", "parentOrganization": {"name": "Academy",
            "@id": "https://ror.org/03yph8055", "address": {"addressLocality": "Athens"}}}}},
         {"family": "Plato", "affiliations": [
             {"name": "Academy", "departments": ["Arts", "Logic", "Sums"], "city": "Athens", "ror": "03yph8055"}]}),
        ({"@type": "Person", "name": "Ada Bo PhD", "givenName": "Ada", "familyName": "Bo", "honorificSuffix": "PhD"},
         {"family": "Bo", "given": "Ada", "suffix": "PhD"}),
        ({"@type": "Person", "name": "Ada Bo", "givenName": "Ada", "familyName": "Bo", "honorificSuffix": "PhD"},
         {"family": "Bo", "given": "Ada", "degrees": ["PhD"]}),
        ({"@type": "Person", "name": "Ada Bo", "givenName": "Ada", "familyName": "Bo",
          "honorificSuffix": ["PhD", "Jr."]},
         {"family": "Bo", "given": "Ada", "suffix": "Jr.", "degrees": ["PhD"]}),
        ({"@type": "Person", "name": "Ada Bo", "honorificSuffix": "III"},
         {"family": "Bo", "given": "Ada", "suffix": "III"}),
    ],
)  # fmt: skip
def test_authors_are_texts_or_nodes(author: Any, expected: dict[str, Any]) -> None:
    assert fields(author=author) == {"contributors": [expected]}
    assert fields(author={"@list": [author]}) == {"contributors": [expected]}
    assert fields(creator=[author]) == {"contributors": [expected]}


@pytest.mark.parametrize(
    ("author", "families"),
    [
        ("Ada Gogh and Ben Abe", ["Gogh", "Abe"]),
        (["Gogh, A.; Abe, B.", "Cy Coe"], ["Gogh", "Abe", "Coe"]),
        ({"@type": "Person", "name": "Ada Gogh, Ben Abe, and Cy Coe"}, ["Gogh", "Abe", "Coe"]),
    ],
)
def test_several_authors_in_one_text_are_read_with_doubt(author: Any, families: list[str]) -> None:
    found, problems = read_node(author=author)
    assert [each["family"] for each in found["contributors"]] == families
    assert len(problems) == 1
    assert problems[0].startswith("guessed author")


@pytest.mark.parametrize("author", ["Ada Gogh", {"@type": "Person", "name": "Ada Gogh", "email": "a@b.example"}])
def test_one_author_is_one(author: Any) -> None:
    found, problems = read_node(author=author)
    assert len(found["contributors"]) == 1
    assert problems == []


def test_an_institution_with_an_identifier_of_its_own_stays_itself() -> None:
    institute = {"name": "Institute", "@id": "https://ror.org/03yph8055", "parentOrganization": {"name": "Society"}}
    found, problems = read_node(author={"@type": "Person", "name": "Ada Gogh", "affiliation": institute})
    assert found["contributors"][0]["affiliations"] == [{"name": "Institute", "ror": "03yph8055"}]
    assert problems == ["dropped author.affiliation.parentOrganization"]


def test_nodes_are_found_by_their_names() -> None:
    article, problems = read_value(
        {
            **CONTEXT,
            "@graph": [
                {"@id": "#p", "@type": "Periodical", "name": "Water Letters", "issn": "1234-5679"},
                {"@id": "_:a", "@type": "Person", "name": "Plato"},
                {"@id": "#i", "@type": "PublicationIssue", "issueNumber": 3, "isPartOf": "#p"},
                {
                    "@type": "ScholarlyArticle",
                    "name": "Water",
                    "author": [{"@id": "_:a"}, {"@id": "#nobody"}],
                    "isPartOf": {"@id": "#i"},
                },
                {"@type": "WebSite", "name": "Example"},
            ],
        }
    )
    assert article is not None
    assert article.journal is not None
    assert (article.journal.title, article.issue) == ("Water Letters", "3")
    assert [person.model_dump(exclude_defaults=True) for person in article.contributors] == [{"family": "Plato"}]
    assert problems == ["guessed @graph[0].issn", "dropped @graph[3].author[1]", "dropped @graph[4]"]


@pytest.mark.parametrize(
    "containers",
    [
        {"@type": "PublicationIssue", "issueNumber": "3", "isPartOf": {
            "@type": "PublicationVolume", "volumeNumber": "12", "isPartOf": {"@type": "Periodical", "name": "WL"}}},
        {"@type": "PublicationVolume", "volumeNumber": 12, "isPartOf": {
            "@type": "PublicationIssue", "issueNumber": 3, "isPartOf": {"@type": "Periodical", "name": "WL"}}},
        [{"@type": "Periodical", "name": "WL"}, {"@type": "PublicationIssue", "issueNumber": "3"},
         {"@type": "PublicationVolume", "volumeNumber": "12"}],
        {"@type": ["PublicationVolume", "Periodical"], "name": "WL", "volumeNumber": "12", "isPartOf": [],
         "issueNumber": None},
    ],
)  # fmt: skip
def test_containers_in_any_order(containers: Any) -> None:
    found = fields(isPartOf=containers)
    assert found.pop("journal") == {"title": "WL"}
    assert found in ({"volume": "12", "issue": "3"}, {"volume": "12"})


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        ("https://doi.org/10.5555/Rain", {"doi": "10.5555/Rain"}),
        ("doi:10.5555/rain", {"doi": "10.5555/rain"}),
        ("10.5555/rain", {"doi": "10.5555/rain"}),
        ({"@type": "PropertyValue", "propertyID": "DOI", "value": "10.5555/rain"}, {"doi": "10.5555/rain"}),
        ({"@type": "PropertyValue", "propertyID": "https://doi.org", "value": "10.5555/rain"}, {"doi": "10.5555/rain"}),
        ({"@id": "https://doi.org/10.5555/rain"}, {"doi": "10.5555/rain"}),
        (["pmid:12", "https://pubmed.ncbi.nlm.nih.gov/12/"], {"pmid": "12"}),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC34/", {"pmcid": "PMC34"}),
        ("arXiv:2401.01234", {"arxiv": "2401.01234"}),
        ("X1", {"other_ids": [{"type": "other", "value": "X1"}]}),
        (
            {"@type": "PropertyValue", "propertyID": "pii", "value": "S1"},
            {"other_ids": [{"type": "pii", "value": "S1"}]},
        ),
    ],
)
def test_identifiers_in_all_forms(identifier: Any, expected: dict[str, Any]) -> None:
    assert fields(identifier=identifier) == expected


def test_the_doi_stands_in_id_same_as_or_url_too() -> None:
    for key in ("@id", "sameAs", "url"):
        assert fields(**{key: "https://doi.org/10.5555/a%3Cb"}) == {"doi": "10.5555/a<b"}
    found, problems = read_node(identifier="10.5555/a", **{"@id": "https://doi.org/10.5555/b"})
    assert (found, problems) == ({"doi": "10.5555/a"}, ["dropped @id"])


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ({"license": "https://creativecommons.org/licenses/by/4.0/"},
         {"licenses": [{"url": "https://creativecommons.org/licenses/by/4.0/"}]}),
        ({"license": {"@type": "CreativeWork", "name": "CC BY", "url": "https://creativecommons.org/licenses/by/4.0/"}},
         {"licenses": [{"name": "CC BY", "url": "https://creativecommons.org/licenses/by/4.0/"}]}),
        ({"license": {"@id": "https://creativecommons.org/licenses/by/4.0/"}},
         {"licenses": [{"url": "https://creativecommons.org/licenses/by/4.0/"}]}),
        ({"license": "CC BY"}, {"licenses": [{"name": "CC BY"}]}),
        ({"license": ["CC BY", "info:eu-repo/semantics/openAccess"]},
         {"licenses": [{"name": "CC BY"}], "free_to_read": {}}),
        ({"datePublished": "2021-11-15T10:52:02.000Z"}, {"dates": {"published": "2021-11-15"}}),
        ({"datePublished": 2021}, {"dates": {"published": "2021"}}),
        ({"datePublished": "2021-11", "genre": "preprint"}, {"type": "preprint", "dates": {"posted": "2021-11"}}),
        ({"keywords": "rain, snow"}, {"keywords": [{"keywords": ["rain", "snow"]}]}),
        ({"keywords": ["rain, heavy", {"@type": "DefinedTerm", "name": "snow"}]},
         {"keywords": [{"keywords": ["rain, heavy", "snow"]}]}),
        ({"inLanguage": {"@type": "Language", "alternateName": "en"}}, {"language": "en"}),
        ({"pagination": "12-15"}, {"pages": {"first": "12", "last": "15"}}),
        ({"pageStart": 12, "pageEnd": 15}, {"pages": {"first": "12", "last": "15"}}),
        ({"url": "https://www.example.org/a"}, {"landing_page": "https://www.example.org/a"}),
        ({"mainEntityOfPage": {"@type": "WebPage", "@id": "https://www.example.org/a"}},
         {"landing_page": "https://www.example.org/a"}),
        ({"copyrightHolder": {"@type": "Organization", "name": "P"}, "copyrightYear": "2020"},
         {"copyright": {"holder": "P", "year": 2020}}),
        ({"isAccessibleForFree": "True"}, {"free_to_read": {}}),
        ({"funder": "Rain Fund"}, {"awards": [{"funder": {"name": "Rain Fund"}}]}),
        ({"funding": {"@type": "MonetaryGrant", "identifier": "R1", "funder": {"@type": "Organization", "name": "F",
          "@id": "https://doi.org/10.13039/100000002"}}},
         {"awards": [{"funder": {"name": "F", "funder_id": "10.13039/100000002"}, "numbers": ["R1"]}]}),
        ({"encoding": {"@type": "MediaObject", "contentUrl": "https://www.example.org/a.pdf", "fileFormat":
          "application/pdf"}},
         {"full_texts": [{"url": "https://www.example.org/a.pdf", "media_type": "application/pdf"}]}),
        ({"about": ["Rain", {"@type": "Thing", "name": "Snow"}]}, {"subjects": [{"term": "Rain"}, {"term": "Snow"}]}),
        ({"abstract": "First.\nSecond."}, {"abstracts": [{"sections": [{"paragraphs": ["First.", "Second."]}]}]}),
        ({"isBasedOn": "https://doi.org/10.5555/data"},
         {"relations": [{"type": "is-based-on", "target": "10.5555/data", "target_type": "doi"}]}),
        ({"image": {"@type": "ImageObject", "url": "x"}, "potentialAction": [{"@type": "ReadAction"}]}, {}),
    ],
)  # fmt: skip
def test_properties(properties: dict[str, Any], expected: dict[str, Any]) -> None:
    assert fields(**properties) == expected


def test_titles_and_abstracts_in_several_languages() -> None:
    german, english = ({"@value": word, "@language": tag} for word, tag in (("Wasser", "de"), ("Water", "en")))
    own = {"headline": "Water", "name": [german, english], "abstract": [german, english]}
    article, problems = read_value({**CONTEXT, "@type": "ScholarlyArticle", "inLanguage": "en", **own})
    assert article is not None
    assert (str(article.title), article.language) == ("Water", "en")
    assert [(str(each.title), each.language) for each in article.translated_titles] == [("Wasser", "de")]
    assert [each.language for each in article.abstracts] == [None, "de"]
    assert problems == []
    article, _ = read_value({**CONTEXT, "@type": "ScholarlyArticle", "inLanguage": "de", **own, "headline": german})
    assert article is not None
    assert (str(article.title), article.language) == ("Wasser", "de")
    assert [(each.language, str(each.sections[0].paragraphs[0])) for each in article.abstracts] == [
        (None, "Wasser"),
        ("en", "Water"),
    ]


def test_a_grant_of_several_funders_is_one_of_each() -> None:
    grant = {"@type": "Grant", "identifier": "R1", "funder": [{"name": "F"}, {"name": "G"}]}
    assert read_node(funding=grant) == (
        {"awards": [{"funder": {"name": "F"}, "numbers": ["R1"]}, {"funder": {"name": "G"}, "numbers": ["R1"]}]},
        ["guessed funding"],
    )


def test_a_funder_who_is_identified_in_a_grant_is_one() -> None:
    known = {"@type": "Organization", "name": "Rain Fund", "identifier": "https://doi.org/10.13039/100000001"}
    found = fields(funder=[{"name": "Rain fund"}, "Snow Fund"], funding={"identifier": "R1", "funder": known})
    assert found["awards"] == [
        {"funder": {"name": "Snow Fund"}},
        {"funder": {"name": "Rain Fund", "funder_id": "10.13039/100000001"}, "numbers": ["R1"]},
    ]


def test_citations_are_texts_urls_or_nodes() -> None:
    found = fields(
        citation=[
            "Plotz PH. Rain. 1989.",
            "https://doi.org/10.5555/rain",
            {"@type": "CreativeWork", "@id": "https://doi.org/10.5555/snow"},
            {
                "@type": "ScholarlyArticle",
                "name": "Hail",
                "author": "Plato",
                "datePublished": "1989-05-01T00:00:00",
                "isPartOf": {"@type": "Periodical", "name": "Annals", "issn": "1234-5679"},
                "pagination": "1-9",
                "identifier": "pmid:12",
            },
            {
                "@type": "Book",
                "@id": "#b1",
                "name": "Storms",
                "isbn": "978-0-306-40615-7",
                "publisher": "Example Press",
            },
        ]
    )
    assert found["references"] == [
        {"key": "ref1", "raw": "Plotz PH. Rain. 1989."},
        {"key": "ref2", "work": {"doi": "10.5555/rain"}},
        {"key": "ref3", "work": {"doi": "10.5555/snow"}},
        {
            "key": "ref4",
            "work": {
                "type": "journal-article",
                "authors": [{"family": "Plato"}],
                "title": "Hail",
                "container_title": "Annals",
                "pages": {"first": "1", "last": "9"},
                "date": "1989-05-01",
                "pmid": "12",
                "issn": "1234-5679",
            },
        },
        {
            "key": "b1",
            "work": {"type": "book", "title": "Storms", "publisher": "Example Press", "isbn": "9780306406157"},
        },
    ]


@pytest.mark.parametrize(
    ("properties", "problems"),
    [
        ({"description": "Text."}, ["guessed description"]),
        ({"abstract": "A.", "description": "B."}, ["dropped description"]),
        ({"headline": "Other"}, ["dropped headline"]),
        ({"genre": "Song"}, ["dropped genre"]),
        ({"audience": "All"}, ["dropped audience"]),
        ({"author": {"@type": "Person", "name": "Plato", "jobTitle": "Dr"}}, ["dropped author.jobTitle"]),
        ({"author": {"@type": "Person"}}, ["dropped author"]),
        ({"author": True}, ["dropped author"]),
        ({"datePublished": "soon"}, ["dropped datePublished"]),
        ({"isAccessibleForFree": False}, ["dropped isAccessibleForFree"]),
        ({"publisher": {"@type": "Organization", "name": "P"}}, ["dropped publisher"]),
        ({"identifier": "https://doi.org/10.5555/a", "sameAs": "https://doi.org/10.5555/b"}, []),
        ({"funding": {"@type": "Grant", "identifier": "R1"}}, []),
        ({"funding": "R1"}, ["dropped funding"]),
        ({"citation": {"@type": "CreativeWork"}}, ["dropped citation"]),
        ({"isPartOf": {"@type": "Blog", "name": "B"}}, ["guessed isPartOf"]),
        ({"name": "Rain &amp; snow"}, ["guessed name"]),
        ({"license": {"@type": "CreativeWork", "identifier": "not spdx"}}, ["dropped license.identifier"]),
        ({"creativeWorkStatus": "Draft"}, ["dropped creativeWorkStatus"]),
    ],
)
def test_what_finds_no_place_is_reported(properties: dict[str, Any], problems: list[str]) -> None:
    assert reported(**properties) == problems


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        ("Dataset", "is a data set"),
        ("WebPage", "is a web page"),
        ("Review", "is a review of what is not an article"),
        ("Event", "is an event"),
        ("LikeAction", "is an action"),
        ("Recipe", "is not a class of schema.org that is an article"),
    ],
)
def test_what_is_no_article_gives_none(kind: str, what: str) -> None:
    log = Log()
    assert read(json.dumps({**CONTEXT, "@type": kind, "name": "Water"}).encode(), log) is None
    assert [(problem.kind, problem.path, problem.message) for problem in log] == [
        ("invalid", "@type", f"{kind!r} {what}; pubmeta reads only articles")
    ]


def test_articles_of_doubtful_kinds_are_read_with_a_word() -> None:
    article, problems = read_value({**CONTEXT, "@type": "BlogPosting", "headline": "Water"})
    assert article == Article(title="Water", type="blog-post")
    assert problems == ["guessed @type"]


def test_a_scholarly_article_is_preferred_to_others_and_two_are_too_many() -> None:
    blog = {"@type": "BlogPosting", "headline": "About it"}
    articles = [{"@type": "ScholarlyArticle", "name": name} for name in ("A", "B")]
    article, problems = read_value({**CONTEXT, "@graph": [blog, articles[0]]})
    assert article == Article(title="A")
    assert problems == ["dropped @graph[0]"]
    content = json.dumps({**CONTEXT, "@graph": articles}).encode()
    assert [record.article for record in read_many(BytesIO(content))] == [Article(title="A"), Article(title="B")]
    with pytest.raises(ReadError, match="contains 2 articles, and `read` reads only one"):
        pubmeta.read(content, "schemaorg")


@pytest.mark.parametrize(
    ("start", "between", "end", "paths"), [("[", ",\n", "]", "[1].x [3].@type"), ("", "\n", "\n", "x @type")]
)
def test_documents_that_stand_for_themselves_are_read_one_by_one(
    start: str, between: str, end: str, paths: str
) -> None:
    documents: list[dict[str, Any]] = [
        {"@context": "https://schema.org", "@type": "ScholarlyArticle", "name": name, **more}
        for name, more in (("A", {}), ("B", {"x": "y"}), ("C", {}))
    ]
    documents.append({"@context": "https://schema.org", "@type": "Book", "name": "D"})
    records = list(read_many(BytesIO((start + between.join(map(json.dumps, documents)) + end).encode())))
    assert [record.article and record.article.title for record in records] == ["A", "B", "C", None]
    found = [problem.path for record in records for problem in record.problems]
    assert " ".join(filter(None, found)) == paths
    assert records[3].problems[-1].message.startswith("'Book' is a")


def test_documents_that_follow_a_broken_one_are_reported() -> None:
    article = b'{"@context": "https://schema.org", "@type": "Article", "name": "A"}\n'
    *_, last = read_many(BytesIO(article * 2 + b"{" + article))
    assert last.article is None
    assert [problem.kind.value for problem in last.problems] == ["malformed"]


PAGE = """<html><head>
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "WebSite", "name": "Site"}</script>
<script type='application/ld+json; charset=utf-8'>//<![CDATA[
{"@context": "https://schema.org", "@type": "ScholarlyArticle", "name": "Water", "author": {"@id": "#p"}}
//]]></script>
<script type="application/ld+json">{"@id": "#p", "@type": "Person", "name": "Plato"}</script>
</head></html>"""


def test_the_blocks_of_a_page_are_one_document() -> None:
    reading = pubmeta.read(PAGE, "schemaorg")
    assert reading.article == Article.model_validate({"title": "Water", "contributors": [{"family": "Plato"}]})
    assert [(problem.kind, problem.message) for problem in reading.problems] == [
        ("dropped", "is about something else, WebSite; left out")
    ]


def test_the_html_reader_completes_its_article_from_json_ld() -> None:
    document = pubmeta.write(
        Article.model_validate({"title": "Water", "volume": "12", "issue": "3", "doi": "10.5555/a"}), "schemaorg"
    )
    page = (
        '<html><head><meta name="citation_title" content="Water"><meta name="citation_volume" content="13">'
        f'<script type="application/ld+json">{document.text}</script></head></html>'
    )
    reading = pubmeta.read(page, "html")
    assert (reading.article.volume, reading.article.issue, reading.article.doi) == ("13", "3", "10.5555/a")
    assert [problem.path for problem in reading.problems] == ["script[application/ld+json].volume"]


@pytest.mark.parametrize(
    ("content", "title"),
    [
        ('{"@type": "Article", "name": "Wasser ü"}'.encode("utf-16"), "Wasser ü"),
        ('\ufeff{"@type": "Article", "name": "Wasser ü"}'.encode(), "Wasser ü"),
        ('{"@type": "Article", "name": "Wasser ü"}'.encode("cp1252"), "Wasser ü"),
        (b'{"@type": "Article", "name": "Line\nbreak"}', "Line break"),
        (b'{"@type": "Article", "name": "A", "name": "B"}', "B"),
    ],
)
def test_texts_that_are_not_quite_json(content: bytes, title: str) -> None:
    assert pubmeta.read(content, "schemaorg").article.title == title


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"7", b"<html></html>", b"[" * 5000, b'{"@type": "Article"}'])
def test_what_holds_no_article_is_an_error(content: bytes) -> None:
    with pytest.raises(ReadError):
        pubmeta.read(content, "schemaorg")


def test_nodes_that_are_part_of_each_other_are_read_to_an_end() -> None:
    article, _ = read_value(
        {
            **CONTEXT,
            "@graph": [
                {"@id": "#a", "@type": "ScholarlyArticle", "name": "Water", "isPartOf": {"@id": "#i"}},
                {"@id": "#i", "@type": "PublicationIssue", "issueNumber": "1", "isPartOf": {"@id": "#i"}},
            ],
        }
    )
    assert article == Article(title="Water", issue="1")


def test_a_change_is_not_a_correction() -> None:
    published = {"datePublished": "2013-05-17"}
    expected = {"dates": {"published": "2013-05-17"}}
    assert read_node(**published, dateModified="2025-06-01T02:00:00-05:00") == (expected, ["dropped dateModified"])
    assert fields(**published, dateModified="2013-05-17") == expected
    correction = {"@type": "CorrectionComment", "datePublished": "2014-01"}
    assert fields(**published, dateModified="2014-01", correction=correction) == {
        "dates": {"published": "2013-05-17", "corrected": ["2014-01"]}
    }
    assert reported(correction=["A typing error", {"@type": "CorrectionComment", "text": "A typing error"}]) == [
        "dropped correction[0]",
        "dropped correction[1]",
        "dropped correction[1].text",
    ]


@pytest.mark.parametrize("kind", ["Role", "OrganizationRole"])
def test_who_is_wrapped_in_a_role_is_read(kind: str) -> None:
    person = {"@type": "Person", "name": "Ada Gogh", "affiliation": {"@type": kind, "affiliation": "Water Institute"}}
    role = {"@type": kind, "author": person, "roleName": "Author"}
    gogh = {"family": "Gogh", "given": "Ada", "affiliations": [{"name": "Water Institute"}]}
    assert fields(author=[role]) == {"contributors": [gogh]}
    assert reported(author={**role, "roleName": "writer"}) == ["dropped author.roleName"]


def test_an_article_number_among_the_pages() -> None:
    assert fields(pageStart="Article 45") == {"article_number": "45"}
    assert fields(pagination="12-15") == {"pages": {"first": "12", "last": "15"}}
    assert reported(pagination="in press") == ["dropped pagination"]


@pytest.mark.parametrize(
    "content",
    [
        b'[{"@type": ["http://schema.org/ScholarlyArticle"], "http://schema.org/name": [{"@value": "Water"}]}]',
        b'{"@type":["https:\\/\\/schema.org\\/Article"],"https:\\/\\/schema.org\\/name":"Water"}',
    ],
)
def test_expanded_json_ld_is_recognised(content: bytes) -> None:
    assert pubmeta.read(content).article.title == "Water"


def test_creators_who_are_the_authors_are_not_told() -> None:
    author = {"@type": "Person", "name": "Mary Lark", "affiliation": "University of Salt"}
    same: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "name": "T",
        "author": [author],
    }
    for creator in ([author], [{"@type": "Person", "name": "Mary Lark"}], "mary lark"):
        reading = pubmeta.read(json.dumps({**same, "creator": creator}))
        assert (len(reading.article.contributors), reading.problems) == (1, ())
    told = pubmeta.read(json.dumps({**same, "creator": "Richard Roe"})).problems
    assert [(problem.kind, problem.path, problem.message) for problem in told] == [
        ("dropped", "creator", "differs from author, which is read")
    ]


def test_an_additional_name_is_a_second_given_name() -> None:
    for given, middle, known in (("Ann", "Q.", "Ann Q."), ("Ann Q.", "Q.", "Ann Q."), (None, "Ann", "Ann")):
        author = {"@type": "Person", "givenName": given, "additionalName": middle, "familyName": "Roe"}
        work = {"@context": "https://schema.org", "@type": "ScholarlyArticle", "name": "T", "author": author}
        (person,) = pubmeta.read(json.dumps(work)).article.contributors
        assert isinstance(person, Person)
        assert person.given == known
