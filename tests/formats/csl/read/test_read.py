"""CSL-JSON of other programs: what is met, what is tolerated, what is reported."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest

import pubmeta
from pubmeta import Article, ReadError
from pubmeta.formats.csl.read import read, read_many
from pubmeta.formats.csl.terms import ARTICLES, CONFERENCE, DOUBTFUL, OTHERS, SPEECH, WORK_TYPES
from pubmeta.problems import Log


def read_item(**variables: Any) -> tuple[Article | None, list[str]]:
    """The article of an item, and what was reported: kind, path, and the start of the message."""
    log = Log()
    item = {"id": "a", "type": "article-journal", "title": "Water", **variables}
    article = read(json.dumps([item]).encode(), log)
    return article, [f"{problem.kind} {problem.path}: {problem.message}" for problem in log]


def fields(**variables: Any) -> dict[str, Any]:
    """The fields of an article that is read without a problem, besides its title."""
    article, problems = read_item(**variables)
    assert article is not None
    assert problems == []
    found: dict[str, Any] = article.model_dump(mode="json", exclude_defaults=True, exclude={"title"})
    return found


def reported(**variables: Any) -> list[str]:
    return [problem.partition(":")[0] for problem in read_item(**variables)[1]]


def test_crossref_says_the_media_of_issns_beside_them() -> None:
    known = {
        "container-title": "Water Letters",
        "short-container-title": ["Water Lett."],
        "ISSN": ["1234-5679", "2049-3630"],
        "issn-type": [{"value": "2049-3630", "type": "electronic"}, {"value": "1234-5679", "type": "print"}],
    }
    assert fields(**known)["journal"] == {
        "title": "Water Letters",
        "abbreviations": ["Water Lett."],
        "issn_print": "1234-5679",
        "issn_electronic": "2049-3630",
    }


def test_the_variables_of_an_article() -> None:
    assert fields(
        **{
            "title-short": "W.",
            "container-title": "Water Letters",
            "container-title-short": "Water Lett.",
            "publisher": "Example Press",
            "publisher-place": "London",
            "volume": 12,
            "issue": "3-4",
            "page": "101\u2013119",
            "language": "en-GB",
            "keyword": "rain; snow, hail",
            "categories": ["Weather"],
            "abstract": "First.\n\nSecond <i>too</i>.",
            "section": "Letters",
            "version": "2",
            "issued": {"date-parts": [["2013", 5, 17]]},
            "submitted": {"date-parts": [[2012]]},
            "DOI": "https://doi.org/10.5555/ABC",
            "PMID": 12,
            "PMCID": "PMC34",
            "URL": "https://www.example.org/water",
        }
    ) == {
        "short_title": "W.",
        "journal": {
            "title": "Water Letters",
            "abbreviations": ["Water Lett."],
            "publisher": {"name": "Example Press", "place": "London"},
        },
        "volume": "12",
        "issue": "3-4",
        "pages": {"first": "101", "last": "119"},
        "language": "en-GB",
        "keywords": [{"keywords": ["rain", "snow, hail"]}],
        "subjects": [{"term": "Weather"}],
        "abstracts": [{"sections": [{"paragraphs": ["First.", {"markup": "Second <i>too</i>."}]}]}],
        "section": "Letters",
        "version": {"label": "2"},
        "dates": {"published": "2013-05-17", "received": "2012"},
        "doi": "10.5555/ABC",
        "pmid": "12",
        "pmcid": "PMC34",
        "landing_page": "https://www.example.org/water",
    }


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ({"family": "Gogh", "given": "Ada", "non-dropping-particle": "van", "suffix": "Jr."},
         {"family": "Gogh", "given": "Ada", "particle": "van", "suffix": "Jr."}),
        ({"literal": "Water Group"}, {"name": "Water Group"}),
        ({"given": "Plato"}, {"family": "Plato"}),
        ({"family": "Ross", "given": "Cody", "literal": "Ross, Cody"}, {"family": "Ross", "given": "Cody"}),
        ({"family": "Abe", "comma-suffix": True, "sequence": "first", "affiliation": []}, {"family": "Abe"}),
        ({"family": "Abe", "ORCID": "http://orcid.org/0000-0002-1825-0097", "affiliation": [{"name": "Institute"}]},
         {"family": "Abe", "orcid": "0000-0002-1825-0097", "affiliations": [{"name": "Institute"}]}),
        ({"family": "Abe", "affiliation": [{"name": "Institute", "department": ["Waves"]}]},
         {"family": "Abe", "affiliations": [{"name": "Institute", "departments": ["Waves"]}]}),
        ({"name": "Water Group", "affiliation": [{"name": "Institute"}]},
         {"name": "Water Group", "affiliations": [{"name": "Institute"}]}),
    ],
)  # fmt: skip
def test_names(name: dict[str, Any], expected: dict[str, Any]) -> None:
    assert fields(author=[name]) == {"contributors": [expected]}
    role = {"role": "editor"}
    assert fields(editor=[name]) == {"contributors": [{**expected, **role}]}


@pytest.mark.parametrize(
    ("name", "expected", "problems"),
    [
        ({"family": "Gogh", "given": "John, Jr."}, {"family": "Gogh", "given": "John", "suffix": "Jr."}, []),
        ({"family": "Gogh", "given": "John,! III"}, {"family": "Gogh", "given": "John", "suffix": "III"}, []),
        ({"family": "Gogh, Jr.", "given": "J. T."}, {"family": "Gogh", "given": "J. T.", "suffix": "Jr."}, []),
        (
            {"family": "Gogh", "given": "Ada Jr."},
            {"family": "Gogh", "given": "Ada", "suffix": "Jr."},
            ["guessed [0].author[0].given"],
        ),
        ({"family": "Gogh, Dr."}, {"family": "Gogh", "prefix": "Dr."}, []),
        ({"family": "Gogh et al.", "given": "J."}, {"family": "Gogh", "given": "J."}, ["dropped [0].author[0].family"]),
        ({"literal": "Gogh, Ada; Water Group"}, {"name": "Gogh, Ada; Water Group"}, []),
        ({"literal": "Water Society, Inc."}, {"name": "Water Society, Inc."}, []),
        ({"family": "et al."}, None, ["dropped [0].author[0].family"]),
        ({"family": "others"}, None, ["dropped [0].author[0].family"]),
        (
            {"family": "Gogh", "given": "Ada, MD"},
            {"family": "Gogh", "given": "Ada", "degrees": ("MD",)},
            ["guessed [0].author[0].given"],
        ),
        ({"literal": "et al."}, None, ["dropped [0].author[0].literal"]),
        (
            {"family": "et al.", "given": "J."},
            None,
            ["dropped [0].author[0].family", "dropped [0].author[0].given"],
        ),
        ({"literal": ".player{display:none}"}, None, ["dropped [0].author[0].literal"]),
        (
            {"family": "null", "given": "undefined"},
            None,
            ["dropped [0].author[0].family", "dropped [0].author[0].given"],
        ),
        ({"family": "Etal", "given": "Al"}, {"family": "Etal", "given": "Al"}, []),
    ],
)
def test_what_is_no_part_of_a_name(name: Any, expected: Any, problems: list[str]) -> None:
    article, found = read_item(author=[name])
    assert article is not None
    people = [person.model_dump(exclude_defaults=True) for person in article.contributors]
    assert people == ([expected] if expected else [])
    assert [problem.partition(":")[0] for problem in found] == problems


def test_names_in_other_forms_are_read_with_a_word() -> None:
    article, problems = read_item(author=["Abe, Shinzo", {"family": "Humboldt", "dropping-particle": "von"}, {"x": 1}])
    assert article is not None
    assert [person.model_dump(exclude_defaults=True) for person in article.contributors] == [
        {"family": "Abe", "given": "Shinzo"},
        {"family": "Humboldt", "particle": "von"},
    ]
    assert [problem.partition(":")[0] for problem in problems] == [
        "guessed [0].author[0]",
        "guessed [0].author[1].dropping-particle",
        "dropped [0].author[2]",
        "dropped [0].author[2].x",
    ]


@pytest.mark.parametrize(
    ("date", "expected", "problems"),
    [
        ({"date-parts": [[2013]]}, "2013", []),
        ({"date-parts": [["2013", "05", "7"]]}, "2013-05-07", []),
        ({"date-parts": [2013, 5]}, "2013-05", []),
        ({"date-parts": [[2013, 5, None]]}, "2013-05", []),
        ({"raw": "17 May 2013"}, "2013-05-17", []),
        ({"literal": "2013-05"}, "2013-05", []),
        ("2013-05-17", "2013-05-17", []),
        (2013, "2013", []),
        ({"year": 2013, "month": 5}, "2013-05", []),
        ({"raw": "05/2013"}, "2013-05", []),
        ({"date-parts": [[None]]}, None, []),
        ({"date-parts": [[2013, 5], [2013, 6]]}, "2013-05", ["guessed [0].issued.date-parts"]),
        ({"date-parts": [[2013]], "season": 2}, "2013", ["guessed [0].issued.season"]),
        ({"date-parts": [[2013]], "circa": True}, "2013", ["guessed [0].issued.circa"]),
        ({"date-parts": [[2013, 2, 30]]}, "2013-02", ["guessed [0].issued.date-parts"]),
        ({"date-parts": [[{}]]}, None, ["dropped [0].issued.date-parts"]),
        ({"literal": "forthcoming"}, None, ["dropped [0].issued"]),
        ("2013-05/2013-06", "2013-05", ["guessed [0].issued"]),
    ],
)
def test_dates(date: Any, expected: str | None, problems: list[str]) -> None:
    article, _ = read_item(issued=date)
    assert article is not None
    found = article.dates.published
    assert (str(found) if found else None) == expected
    assert reported(issued=date) == problems


@pytest.mark.parametrize(
    "note",
    [
        "DOI: 10.5555/a\nPMID: 12\nPMCID: PMC34",
        "doi:https://doi.org/10.5555/a\npmid:12\nPMCID: 34",
        "{:DOI: 10.5555/a}{:PMID: 12} {:PMCID:PMC34}",
        "PMID: 12; PMCID: PMC34; DOI: 10.5555/a.",
    ],
)
def test_identifiers_in_the_note(note: str) -> None:
    assert fields(note=note) == {"doi": "10.5555/a", "pmid": "12", "pmcid": "PMC34"}


def test_what_else_the_note_says_is_reported() -> None:
    article, problems = read_item(note="DOI: 10.5555/a\noriginal-date: 1876\n\nA remark")
    assert article is not None
    assert article.doi == "10.5555/a"
    assert problems == ["dropped [0].note: an article has no place for it; left out: 'original-date: 1876\\nA remark'"]


def test_the_formal_date_and_the_first_online_one() -> None:
    dates = {"issued": {"date-parts": [[2013, 3]]}, "available-date": {"date-parts": [[2012, 11, 20]]}}
    assert fields(**dates) == {"dates": {"published": "2013-03", "published_online": "2012-11-20"}}


@pytest.mark.parametrize("kind", ["posted-content", "preprint", "Preprint"])
def test_a_preprint_in_the_words_of_others(kind: str) -> None:
    article, problems = read_item(type=kind)
    assert article is not None
    assert article.type == "preprint"
    assert [problem.partition(":")[0] for problem in problems] == ["guessed [0].type"]


def test_posted_content_of_crossref_has_the_day_and_the_server() -> None:
    day, server = {"date-parts": [[2020, 3, 4]]}, [{"name": "Tide Server"}]
    article, problems = read_item(type="posted-content", issued=day, posted=day, institution=server)
    assert article is not None
    assert article.journal is not None
    assert (str(article.journal.title), str(article.dates.posted)) == ("Tide Server", "2020-03-04")
    assert article.dates.published is None
    assert [problem.partition(":")[0] for problem in problems] == ["guessed [0].type", "guessed [0].institution"]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("Article 45", {"article_number": "45"}),
        ("174", {"pages": {"first": "174"}}),
    ],
)
def test_pages_and_article_numbers(page: str, expected: dict[str, Any]) -> None:
    assert fields(page=page) == expected


def test_a_date_of_a_known_medium_is_not_published_again() -> None:
    online = {"date-parts": [[2013, 5, 17]]}
    assert fields(issued=online, **{"available-date": online}) == {"dates": {"published_online": "2013-05-17"}}
    dates = {"issued": {"date-parts": [[2013]]}, "published-print": {"date-parts": [[2013, 8]]}}
    assert fields(**dates) == {"dates": {"published_print": "2013-08"}}


def test_crossref_answers_with_arrays_and_more() -> None:
    article, problems = read_item(
        title=["Water"],
        subtitle=["A study"],
        ISSN=["1234-5679", "2345-6787"],
        **{
            "container-title": ["Water Letters", "WL"],
            "license": [{"URL": "https://www.example.org/tdm", "content-version": "tdm", "delay-in-days": 0,
                         "start": {"date-parts": [[2013]]}}],
            "created": {"date-parts": [[2013]]},
            "link": [{"URL": "https://www.example.org/1"}],
        },
    )  # fmt: skip
    assert article is not None
    assert (article.title, article.subtitle) == ("Water", "A study")
    assert article.journal is not None
    assert (article.journal.title, article.journal.issn_linking) == ("Water Letters", "1234-5679")
    assert [each.model_dump(mode="json", exclude_defaults=True) for each in article.licenses] == [
        {"url": "https://www.example.org/tdm", "applies_to": "tdm", "start_date": "2013"}
    ]
    assert sorted(problem.partition(":")[0] for problem in problems) == [
        "dropped [0].ISSN[1]",
        "dropped [0].container-title[1]",
        "dropped [0].link",
        "guessed [0].ISSN[0]",
    ]


@pytest.mark.parametrize(
    ("variables", "problems"),
    [
        ({"DOI": "10.1097/"}, ["dropped [0].DOI"]),
        ({"title": "Rain &amp; snow"}, ["guessed [0].title"]),
        ({"note": "Read in May, PMID: 12"}, ["dropped [0].note"]),
        ({"note": "PMID: 12", "PMID": "13"}, ["dropped [0].note"]),
        ({"title": 'Of <span class="nocase">pH</span> and rain'}, ["dropped [0].title"]),
        ({"page": "in press"}, ["dropped [0].page"]),
        ({"volume": ["1"], "issue": {"x": 1}}, ["dropped [0].issue"]),
        ({"publisher": "Example Press"}, ["dropped [0].publisher"]),
        ({"publisher": {"name": "P"}, "container-title": "J"}, ["guessed [0].publisher"]),
        ({"genre": "Song"}, ["dropped [0].genre"]),
        ({"custom": "x"}, ["dropped [0].custom"]),
        ({"custom": {"mine": 1, "pages": 7}}, ["dropped [0].custom.mine", "dropped [0].custom"]),
        ({"custom": {"references": ["x"]}}, ["dropped [0].custom.references[0]"]),
        ({"URL": "https://doi.org/10.5555/b", "DOI": "10.5555/a"}, ["dropped [0].URL"]),
        ({"shrug": None, "empty": []}, []),
    ],
)
def test_what_finds_no_place_is_reported(variables: dict[str, Any], problems: list[str]) -> None:
    assert reported(**variables) == problems


def test_the_url_that_resolves_the_doi_is_no_landing_page() -> None:
    assert fields(URL="http://dx.doi.org/10.5555/a%3Cb", DOI="10.5555/a<b") == {"doi": "10.5555/a<b"}
    assert fields(URL="http://dx.doi.org/10.5555/a%3Cb") == {"doi": "10.5555/a<b"}


def test_a_preprint() -> None:
    assert fields(type="article", genre="preprint", number="arXiv:2401.01234") == {
        "type": "preprint",
        "arxiv": "2401.01234",
    }
    assert reported(type="article") == ["guessed [0].type"]


@pytest.mark.parametrize("kind", sorted({*ARTICLES, *DOUBTFUL, *OTHERS, *WORK_TYPES.values(), "bill2", ""}))
def test_articles_are_read_and_other_works_are_not(kind: str) -> None:
    article, problems = read_item(type=kind, **{"container-title": "J"})
    if kind == SPEECH:
        assert (article, problems) == (None, ["invalid [0].type: 'speech' is a talk; pubmeta reads only articles"])
    elif kind in ARTICLES or kind in DOUBTFUL or kind in (CONFERENCE, ""):
        assert article is not None
        assert all(problem.startswith("guessed [0].") for problem in problems)
    else:
        assert article is None
        what = OTHERS.get(kind, "not a type of CSL that is an article")
        assert problems == [f"invalid [0].type: {kind!r} is {what}; pubmeta reads only articles"]


ITEMS = b'[{"id": "a", "type": "article-journal", "title": "A"}, {"id": "b", "type": "book", "title": "B"}, 7]'


def test_an_array_is_read_item_by_item() -> None:
    first, second, third = read_many(BytesIO(ITEMS))
    assert first.article is not None
    assert second.article is third.article is None
    assert [problem.kind for problem in (*second.problems, *third.problems)] == ["invalid", "malformed"]
    with pytest.raises(ReadError, match="contains 3 records, and `read` reads only one"):
        pubmeta.read(ITEMS, "csl")


@pytest.mark.parametrize(
    "content",
    [
        b'{"id": "a", "type": "article-journal", "title": "A"}',
        b'{"items": [{"id": "a", "type": "article-journal", "title": "A"}]}',
        b'\xef\xbb\xbf[{"id": "a", "type": "article-journal", "title": "A"}]',
        '[{"id": "a", "type": "article-journal", "title": "A"}]'.encode("utf-16"),
        b'{"id": "a", "type": "article-journal", "title": "A"}\n',
    ],
)
def test_other_forms_of_file(content: bytes) -> None:
    assert pubmeta.read(content, "csl").article == Article(title="A")


@pytest.mark.parametrize("content", [b"", b"[{", b"[]", b'"x"', b'[{"title": NaN}]', b"[" * 500])
def test_what_holds_no_article_is_malformed(content: bytes) -> None:
    with pytest.raises(ReadError) as error:
        pubmeta.read(content, "csl")
    assert error.value.problems[0].kind == "malformed"


@pytest.mark.parametrize(("content", "path"), [(b"null", ""), (b"[true]", "[0]"), (b'[["x"]]', "[0]")])
def test_a_value_that_is_no_item_is_told_in_the_words_of_json(content: bytes, path: str) -> None:
    with pytest.raises(ReadError) as error:
        pubmeta.read(content, "csl")
    (problem,) = error.value.problems
    assert (problem.path, problem.message) == (path, "is not an item, which is a JSON object")


def test_a_repeated_key_is_reported_and_the_last_is_read() -> None:
    content = b'[{"id": "a", "type": "article-journal", "title": "A", "title": "B"}]'
    reading = pubmeta.read(content, "csl")
    assert reading.article.title == "B"
    assert [(problem.kind, problem.path) for problem in reading.problems] == [("guessed", "[0].title")]


def test_articles_with_the_works_they_cite_stand_one_after_the_other() -> None:
    contents = [
        pubmeta.write(
            Article.model_validate({"title": title, "references": [{"key": f"{title}1", "work": {"title": "Rain"}}]}),
            "csl",
        ).content
        for title in ("A", "B")
    ]
    lines = b"\n".join(json.dumps(json.loads(content)).encode() for content in contents)
    joined = json.dumps([item for content in contents for item in json.loads(content)]).encode()
    for content in (lines, joined):
        records = list(read_many(BytesIO(content)))
        assert [record.article and len(record.article.references) for record in records] == [1, 1]


@pytest.mark.parametrize(
    ("author", "known"),
    [
        ({"family": "Lark, Mary"}, {"family": "Lark", "given": "Mary"}),
        ({"family": "Lark*", "given": "Mary†"}, {"family": "Lark", "given": "Mary"}),
        ({"family": "Lark", "given": "Mary", "suffix": ", III"}, {"family": "Lark", "given": "Mary", "suffix": "III"}),
    ],
)
def test_names_that_programs_put_into_one_part(author: dict[str, str], known: dict[str, str]) -> None:
    article, problems = read_item(author=[author])
    assert article is not None
    assert [each.model_dump(mode="json", exclude_defaults=True) for each in article.contributors] == [known]
    assert all(problem.startswith(("guessed [0].author[0].", "dropped [0].author[0].")) for problem in problems)
    assert pubmeta.export(article, "csl", verify=True).content
