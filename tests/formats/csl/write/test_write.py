"""What becomes of the article in CSL-JSON, field by field."""

from __future__ import annotations

import json
from typing import Any

import pytest

import pubmeta
from pubmeta import Article, Problem
from pubmeta.formats.csl.terms import ARTICLE_TYPES, GENRES, WORK_TYPES
from pubmeta.model import ArticleType, WorkType

WORD_JOINER = "\u2060"


def article(**fields: Any) -> Article:
    return Article.model_validate({"title": "Water", **fields})


def items(*, options: dict[str, Any] | None = None, **fields: Any) -> list[dict[str, Any]]:
    """The items of a valid document."""
    document = pubmeta.export(article(**fields), "csl", options)
    written: list[dict[str, Any]] = json.loads(document.content)
    return written


def item(**fields: Any) -> dict[str, Any]:
    return items(**fields)[0]


def cited(**work: Any) -> dict[str, Any]:
    return items(references=[{"key": "r1", "work": work}])[1]


def problems(**fields: Any) -> tuple[Problem, ...]:
    return pubmeta.write(article(**fields), "csl").problems


def test_the_document_is_indented_utf_8_with_a_final_newline() -> None:
    content = pubmeta.write(article(title="Wasser & Überfluss < 3"), "csl").content
    assert content.startswith(b'[\n  {\n    "id": "article",\n')
    assert content.endswith(b"\n]\n")
    assert "Wasser & Überfluss < 3".encode() in content


@pytest.mark.parametrize(
    ("fields", "identifier"),
    [
        ({"doi": "10.5555/a<b", "pmid": "1"}, "https://doi.org/10.5555/a%3Cb"),
        ({"pmid": "1", "pmcid": "PMC2"}, "https://pmc.ncbi.nlm.nih.gov/articles/PMC2/"),
        ({"arxiv": "2401.01234"}, "https://arxiv.org/abs/2401.01234"),
        ({"landing_page": "https://www.example.org/1"}, "https://www.example.org/1"),
        ({}, "article"),
    ],
)
def test_the_article_s_id_is_an_address_of_it(fields: dict[str, Any], identifier: str) -> None:
    assert item(**fields)["id"] == identifier


def test_identifiers_stand_bare() -> None:
    written = item(doi="https://doi.org/10.5555/A.1", pmid="12", pmcid="34", language="pt_br")
    assert {name: written[name] for name in ("DOI", "PMID", "PMCID", "language")} == {
        "DOI": "10.5555/A.1",
        "PMID": "12",
        "PMCID": "PMC34",
        "language": "pt-BR",
    }


@pytest.mark.parametrize("kind", ArticleType)
def test_every_article_type_has_a_csl_type_and_is_not_lost(kind: ArticleType) -> None:
    written = item(type=kind, journal={"title": "Letters"})
    assert written["type"] == ARTICLE_TYPES[kind]
    assert written.get("custom", {}).get("type", kind) == kind
    assert written.get("genre") == GENRES.get(kind)


@pytest.mark.parametrize("kind", WorkType)
def test_every_work_type_has_a_csl_type(kind: WorkType) -> None:
    assert cited(type=kind, title="Rain")["type"] == WORK_TYPES[kind]


def test_without_a_type_nothing_is_claimed() -> None:
    assert item()["type"] == "document"
    assert item(journal={"title": "Letters"})["type"] == "article-journal"
    assert cited(title="Rain")["type"] == "document"


def test_the_six_tags_and_raw_characters() -> None:
    title = {"markup": "<i>Zea</i> <b>b</b> H<sub>2</sub>O x<sup>2</sup> <sc>Sc</sc> a &lt; b &amp; c"}
    written = item(title=title)
    assert written["title"] == (
        '<i>Zea</i> <b>b</b> H<sub>2</sub>O x<sup>2</sup> <span style="font-variant: small-caps;">Sc</span> a < b & c'
    )
    assert "custom" not in written
    assert problems(title=title) == ()


def test_markup_that_csl_cannot_print_is_reported_and_kept_in_custom() -> None:
    title = {"markup": "On <u>x</u> and <math><msup><mi>y</mi><mn>2</mn></msup></math>"}
    written = item(title=title)
    assert written["title"] == "On x and y2"
    assert written["custom"]["title"] == title
    assert [(problem.kind, problem.path) for problem in problems(title=title)] == [("dropped", "title")]
    assert "<u>, <math>" in problems(title=title)[0].message


@pytest.mark.parametrize("tag", ["<i>", "</b>", "<sup>", "</span>", '<span class="nocase">', "<sc>"])
def test_a_literal_tag_stays_literal(tag: str) -> None:
    written = item(title=f"The {tag} tag")
    assert written["title"] == f"The <{WORD_JOINER}{tag[1:]} tag"
    assert written["custom"]["title"] == f"The {tag} tag"
    assert [(problem.kind, problem.path) for problem in problems(title=f"The {tag} tag")] == [("discouraged", "title")]


def test_text_that_only_looks_like_a_tag_is_left_alone() -> None:
    assert item(title="a<b and c>d, <x>, p<i")["title"] == "a<b and c>d, <x>, p<i"


@pytest.mark.parametrize(
    ("title", "subtitle", "joined"),
    [
        ("Water", "A study", "Water: A study"),
        ("Water?", "A study", "Water? A study"),
        ("水：", "研究", "水： 研究"),
        ("Water", {"markup": "In <i>Zea</i>"}, "Water: In <i>Zea</i>"),
    ],
)
def test_title_and_subtitle_are_one_title(title: str, subtitle: Any, joined: str) -> None:
    written = item(title=title, subtitle=subtitle)
    assert written["title"] == joined
    assert written["custom"] == {"title": title, "subtitle": subtitle}


def test_names() -> None:
    written = item(
        contributors=[
            {"family": "van Engelen", "given": "B. G."},
            {"family": "Gogh", "given": "A.", "particle": "van", "suffix": "Jr."},
            {"name": "The Water Group"},
            {"family": "Sukarno"},
            {"family": "Duarte", "role": "translator"},
        ]
    )
    assert written["author"] == [
        {"family": "van Engelen", "given": "B. G."},
        {"family": "Gogh", "given": "A.", "non-dropping-particle": "van", "suffix": "Jr."},
        {"literal": "The Water Group"},
        {"family": "Sukarno"},
    ]
    assert written["translator"] == [{"family": "Duarte"}]
    assert "custom" not in written


@pytest.mark.parametrize(
    "contributors",
    [
        [{"family": "Gogh", "orcid": "0000-0002-1825-0097"}],
        [{"family": "Gogh", "affiliations": [{"name": "University", "ror": "027bh9e22"}]}],
        [{"family": "Gogh", "credit": [{"role": "software", "degree": "lead"}]}],
        [{"family": "Gogh", "corresponding": True, "email": "a@example.org"}],
        [{"family": "Gogh", "role": "reviewer"}],
        [{"anonymous": True}],
        [{"family": "Gogh, Jr."}],
        [{"name": "et al."}],
        [{"name": "Group", "members": [{"family": "Gogh"}]}],
        [{"family": "Duarte", "role": "translator"}, {"family": "Gogh"}],
    ],
)
def test_what_names_do_not_say_of_contributors_is_in_custom(contributors: list[Any]) -> None:
    assert item(contributors=contributors)["custom"]["contributors"] == contributors


def test_who_handled_an_article_is_not_an_editor_whom_styles_print() -> None:
    contributors = [{"family": "Gogh"}, {"family": "Olsen", "role": "editor"}]
    written = item(contributors=contributors)
    assert "editor" not in written
    assert written["custom"]["contributors"] == contributors


def test_journal_volume_issue_and_place() -> None:
    journal = {
        "title": "Water Letters",
        "abbreviations": ["Water Lett."],
        "issn_linking": "2345-6787",
        "publisher": {"name": "Example Press", "place": "London"},
    }
    written = item(journal=journal, volume="12", issue="3-4", pages={"first": "101", "last": "119"})
    assert written.pop("id") == "article"
    assert written == {
        "type": "article-journal",
        "title": "Water",
        "container-title": "Water Letters",
        "container-title-short": "Water Lett.",
        "journalAbbreviation": "Water Lett.",
        "ISSN": "2345-6787",
        "publisher": "Example Press",
        "publisher-place": "London",
        "volume": "12",
        "issue": "3-4",
        "page": "101-119",
    }


def test_one_issn_and_one_short_title() -> None:
    journal = {
        "title": "Water Letters",
        "abbreviations": ["Water Lett.", "WL"],
        "issn_print": "1234-5679",
        "issn_electronic": "2345-6787",
        "nlm_ta": "Water Lett",
    }
    written = item(journal=journal)
    assert (written["ISSN"], written["container-title-short"]) == ("2345-6787", "Water Lett.")
    assert written["journalAbbreviation"] == "Water Lett."
    assert written["custom"]["journal"] == journal
    assert item(journal={"title": "Water Letters", "nlm_ta": "Water Lett"})["container-title-short"] == "Water Lett"


@pytest.mark.parametrize(
    ("pages", "page", "is_in_custom"),
    [
        ({"first": "174", "last": "174"}, "174", True),
        ({"first": "174"}, "174", False),
        ({"first": "131", "range": "131–8, e12"}, "131-8, e12", True),
        ({"first": "12", "range": "12-15, 18"}, "12-15, 18", False),
    ],
)
def test_one_page_is_printed_once_and_dashes_are_hyphens(
    pages: dict[str, str], page: str, *, is_in_custom: bool
) -> None:
    written = item(pages=pages, journal={"title": "Water Letters"})
    assert written["page"] == page
    assert written.get("custom", {}).get("pages") == (pages if is_in_custom else None)
    assert problems(pages=pages, journal={"title": "Water Letters"}) == ()


def test_an_article_number_is_page_and_number() -> None:
    written = item(article_number="e42")
    assert (written["page"], written["number"], written.get("custom")) == ("e42", "e42", None)
    both = item(article_number="e42", pages={"first": "1", "last": "9"})
    assert (both["page"], both["number"], both["custom"]["article_number"]) == ("1-9", "e42", "e42")


def test_dates() -> None:
    written = item(
        dates={
            "received": "2012",
            "accepted": "2012-12-31",
            "posted": "2012-02",
            "published_online": "2013-05-17",
            "published_print": "2013-08",
        }
    )
    assert written["issued"] == {"date-parts": [[2013, 8]]}
    assert written["available-date"] == {"date-parts": [[2013, 5, 17]]}
    assert written["submitted"] == {"date-parts": [[2012]]}
    assert written["custom"]["dates"]["accepted"] == "2012-12-31"
    assert "status" not in written
    assert "issued" not in item()


@pytest.mark.parametrize(
    ("dates", "is_in_custom"),
    [
        ({"published_online": "2012-11-05", "published": "2013-03"}, False),
        ({"published_online": "2013-03-05", "published": "2013-03"}, True),
        ({"published_online": "2012-11-05", "issue": "2013-03"}, True),
        ({"published_online": "2012-11", "published": "2012-11-05"}, False),
    ],
)
def test_dates_are_read_back(dates: dict[str, str], *, is_in_custom: bool) -> None:
    document = pubmeta.write(article(dates=dates), "csl")
    assert ("custom" in json.loads(document.content)[0]) is is_in_custom
    read = pubmeta.read(document.content, "csl").article
    assert read.dates.model_dump(mode="json", exclude_defaults=True) == dates


def test_the_abstract_is_one_text_and_its_structure_in_custom() -> None:
    abstract = {
        "sections": [
            {"paragraphs": ["First.", {"markup": "H<sub>2</sub>O."}], "title": "Background"},
            {"paragraphs": ["Last."], "title": "Results:"},
        ]
    }
    written = item(abstracts=[abstract])
    assert written["abstract"] == "Background: First.\nH<sub>2</sub>O.\nResults: Last."
    assert written["custom"]["abstracts"] == [abstract]


def test_the_abstract_is_the_plain_one_in_the_article_s_language() -> None:
    texts = [("Teaser.", "en", "teaser"), ("Zusammenfassung.", "de", None), ("Summary.", "en", None)]
    abstracts = [
        {"sections": [{"paragraphs": [text]}], "language": language, "kind": kind} for text, language, kind in texts
    ]
    assert item(abstracts=abstracts, language="en")["abstract"] == "Summary."
    assert item(abstracts=abstracts, language="fr")["abstract"] == "Zusammenfassung."
    assert "abstract" not in item(abstracts=abstracts[:1], language="en")


def test_keywords_are_one_text_in_the_article_s_language() -> None:
    groups = [
        {"keywords": ["water", {"markup": "<i>Zea mays</i>"}], "language": "en"},
        {"keywords": ["Wasser"], "language": "de"},
    ]
    written = item(language="en", keywords=groups)
    assert written["keyword"] == "water, <i>Zea mays</i>"
    assert written["custom"]["keywords"] == groups
    assert "custom" not in item(keywords=[{"keywords": ["water", "maize"]}])
    assert "keywords" in item(keywords=[{"keywords": ["water, salt", "maize"]}])["custom"]


def test_subjects_are_categories() -> None:
    assert item(subjects=[{"term": "Botany"}])["categories"] == ["Botany"]
    coded = [{"term": "Botany", "code": "QK", "scheme": "LCC"}]
    assert item(subjects=coded)["custom"]["subjects"] == coded


def test_the_licence_is_in_custom() -> None:
    url = "https://creativecommons.org/licenses/by/4.0/"
    assert item(licenses=[{"url": url}])["custom"] == {"license": url}
    licenses = [{"url": "https://www.example.org/tdm", "applies_to": "tdm"}, {"url": url, "spdx": "CC-BY-4.0"}]
    assert item(licenses=licenses)["custom"] == {"license": url, "licenses": licenses}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("statements", {"conflict_of_interest": {"paragraphs": ["None."], "heading": "Conflicts of interest"}}),
        ("awards", [{"funder": {"name": "Trust"}, "numbers": ["77"]}]),
        ("translated_titles", [{"title": "Wasser", "language": "de"}]),
        ("copyright", {"year": 2023, "holder": "The Authors"}),
        ("free_to_read", {}),
        ("relations", [{"type": "has-preprint", "target": "10.5555/p", "target_type": "doi"}]),
        ("updates", [{"type": "retraction", "doi": "10.5555/r"}]),
        ("trials", [{"number": "NCT1", "registry": "10.18810/clinical-trials-gov"}]),
        ("full_texts", [{"url": "https://www.example.org/1.pdf"}]),
        ("archives", ["CLOCKSS"]),
        ("section", "Original Research"),
        ("issue_title", "Water in plants"),
        ("other_ids", [{"type": "pii", "value": "S1"}]),
        ("arxiv", "2401.01234"),
    ],
)
def test_what_has_no_variable_is_in_custom_as_article_json_has_it(field: str, value: Any) -> None:
    assert item(**{field: value})["custom"] == {field: value}
    assert problems(**{field: value}) == ()


def test_the_arxiv_id_of_a_preprint_is_its_number() -> None:
    assert item(type="preprint", arxiv="2401.01234")["number"] == "arXiv:2401.01234"
    assert cited(type="preprint", title="Rain", arxiv="2401.01234")["number"] == "arXiv:2401.01234"
    assert "number" not in item(type="research-article", arxiv="2401.01234")


def test_a_cited_work() -> None:
    work = {
        "type": "chapter",
        "authors": [{"family": "Ito", "given": "K."}, {"name": "Root Group"}],
        "editors": [{"family": "Olsen", "given": "Per"}],
        "title": {"markup": "<i>Roots</i>"},
        "container_title": "Plants & Water",
        "series_title": "Botanical Handbooks",
        "volume": "4",
        "edition": "2",
        "pages": {"first": "12", "last": "15"},
        "date": "2011-06",
        "publisher": "Example Press",
        "publisher_place": "London",
        "doi": "10.5555/roots",
        "isbn": "9780306406157",
        "url": "https://www.example.org/roots",
        "accessed": "2024-01-02",
    }
    assert cited(**work) == {
        "id": "r1",
        "type": "chapter",
        "author": [{"family": "Ito", "given": "K."}, {"literal": "Root Group"}],
        "editor": [{"family": "Olsen", "given": "Per"}],
        "title": "<i>Roots</i>",
        "container-title": "Plants & Water",
        "collection-title": "Botanical Handbooks",
        "volume": "4",
        "page": "12-15",
        "edition": "2",
        "issued": {"date-parts": [[2011, 6]]},
        "publisher": "Example Press",
        "publisher-place": "London",
        "DOI": "10.5555/roots",
        "ISBN": "9780306406157",
        "URL": "https://www.example.org/roots",
        "accessed": {"date-parts": [[2024, 1, 2]]},
    }


_ARTICLE = {"title": "Rain", "container_title": "Water Letters", "volume": "4", "pages": {"first": "1", "last": "9"}}


@pytest.mark.parametrize(
    ("work", "kind"),
    [
        (_ARTICLE, "article-journal"),
        ({"title": "Rain", "container_title": "Water Letters", "issn": "2345-6787"}, "article-journal"),
        ({"title": "Rain", "container_title": "Water Letters"}, "document"),
        ({**_ARTICLE, "publisher": "Example Press"}, "document"),
        ({**_ARTICLE, "editors": [{"family": "Olsen"}]}, "document"),
        ({"container_title": "Water Letters", "volume": "4"}, "document"),
        ({**_ARTICLE, "type": "web-page"}, "webpage"),
    ],
)
def test_a_cited_work_in_a_journal_is_printed_as_an_article_and_its_kind_stays_unsaid(
    work: dict[str, Any], kind: str
) -> None:
    assert cited(**work)["type"] == kind
    document = pubmeta.write(article(references=[{"key": "r1", "work": work}]), "csl")
    (reference,) = pubmeta.read(document.content, "csl").article.references
    assert reference.model_dump(mode="json", exclude_defaults=True)["work"] == work


def test_what_of_a_cited_work_has_no_variable_is_in_its_custom() -> None:
    authors = [{"family": "Ito", "prefix": "Dr."}]
    written = cited(type="journal-article", authors=authors, et_al=True, arxiv="2401.01234", pages={"range": "1, 4-5"})
    assert written["page"] == "1, 4-5"
    assert written["custom"] == {
        "authors": authors,
        "et_al": True,
        "arxiv": "2401.01234",
        "pages": {"range": "1, 4-5"},
    }


def test_references_follow_in_order_with_what_is_printed() -> None:
    references = [
        {"key": "b", "label": "1", "raw": "Ito K. Roots. 2011.", "work": {"title": "Roots", "date": "2011"}},
        {"key": "a", "raw": {"markup": "Doe, J. <i>Rain</i>. 1999."}},
    ]
    main, first, second = items(references=references)
    assert main["custom"]["references"] == ["b", "a"]
    assert first["custom"] == {"label": "1", "unstructured": "Ito K. Roots. 2011."}
    assert second == {"id": "a", "type": "document", "custom": {"unstructured": references[1]["raw"]}}
    assert [(problem.kind, problem.path) for problem in problems(references=references)] == [
        ("discouraged", "references[1]")
    ]


def test_ids_are_unique_ignoring_case() -> None:
    references = [{"key": key, "work": {"title": key}} for key in ("Ref", "ref", "REF", "article", "ref-2")]
    main, *works = items(references=references)
    assert [work["id"] for work in works] == ["Ref", "ref-2", "REF-3", "article-2", "ref-2-2"]
    assert [work.get("custom", {}).get("key") for work in works] == [None, "ref", "REF", "article", "ref-2"]
    assert main["custom"]["references"] == [work["id"] for work in works]


def test_references_may_be_left_out() -> None:
    references = [{"key": "r1", "work": {"title": "Rain"}}]
    (main,) = items(options={"references": False}, references=references)
    assert "custom" not in main
    reported = pubmeta.write(article(references=references), "csl", {"references": False}).problems
    assert [(problem.kind, problem.path) for problem in reported] == [("dropped", "references")]


def test_an_article_without_a_journal_draws_a_warning() -> None:
    reported = pubmeta.export(article(type="research-article"), "csl").problems
    assert [problem.code for problem in reported] == ["csl.container"]
