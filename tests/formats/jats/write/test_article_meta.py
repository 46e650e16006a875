"""What is said of the article itself."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

import pubmeta
from pubmeta.model import AbstractKind, Article, LinkPurpose, RelationType, UpdateType
from pubmeta.problems import Kind, Log
from tests.formats.jats.conftest import Written

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
HREF = "{http://www.w3.org/1999/xlink}href"


def meta_of(written: Written, **fields: Any) -> Any:
    return written(**fields).find("front/article-meta")


def shown(element: Any) -> str:
    return etree.tostring(element, encoding="unicode", with_tail=False).replace(
        ' xmlns:ali="http://www.niso.org/schemas/ali/1.0/" xmlns:mml="http://www.w3.org/1998/Math/MathML"'
        ' xmlns:xlink="http://www.w3.org/1999/xlink"',
        "",
    )


def test_titles_keep_their_markup_and_formulas(written: Written) -> None:
    group = meta_of(
        written,
        title={"markup": "<i>Zea</i> &amp; H<sub>2</sub>O <tt>x</tt><math><mi>x</mi><mspace width='1em'/></math>"},
        subtitle={"markup": "<sc>S</sc>"},
        short_title="Zea",
        translated_titles=[{"title": {"markup": "<b>Mais</b>"}, "language": "de", "subtitle": "U"}],
    ).find("title-group")
    assert shown(group.find("article-title")) == (
        "<article-title><italic>Zea</italic> &amp; H<sub>2</sub>O <monospace>x</monospace><inline-formula><mml:math>"
        '<mml:mi>x</mml:mi><mml:mspace width="1em"/></mml:math></inline-formula></article-title>'
    )
    assert [child.tag for child in group] == ["article-title", "subtitle", "trans-title-group", "alt-title"]
    assert group.find("trans-title-group").get(LANG) == "de"
    assert group.findtext("trans-title-group/trans-title/bold") == "Mais"
    assert group.find("alt-title").attrib == {"alt-title-type": "running-head"}


def test_ids(written: Written) -> None:
    meta = meta_of(
        written,
        doi="https://doi.org/10.1234/x",
        pmid="1",
        pmcid="PMC2",
        arxiv="2401.01234",
        other_ids=[{"type": "pii", "value": "S1"}, {"type": "other", "value": "o"}],
    )
    assert [(each.get("pub-id-type"), each.text) for each in meta.findall("article-id")] == [
        ("doi", "10.1234/x"),
        ("pmid", "1"),
        ("pmcid", "PMC2"),
        ("arxiv", "2401.01234"),
        ("pii", "S1"),
        ("other", "o"),
    ]


def test_a_version_by_stage_stands_alone(written: Written) -> None:
    version = meta_of(written, version={"stage": "AM"}).find("article-version")
    assert (version.text, version.get("article-version-type"), version.get("vocab")) == (
        "Accepted Manuscript",
        "AM",
        "JAV",
    )


def test_a_version_by_stage_label_and_description_has_alternatives(written: Written) -> None:
    meta = meta_of(written, version={"stage": "VoR", "label": "1.1", "description": "Corrected"})
    assert [
        (each.get("article-version-type"), each.get("designator"), each.text)
        for each in meta.findall("article-version-alternatives/article-version")
    ] == [
        ("VoR", None, "Version of Record"),
        ("version-label", "1.1", "1.1"),
        ("version-description", None, "Corrected"),
    ]


def test_section_and_subjects(written: Written) -> None:
    groups = meta_of(
        written,
        section="Letters",
        subjects=[
            {"term": "Botany", "code": "QK", "scheme": "https://id.loc.gov/x"},
            {"term": "Zoology", "scheme": "LCC"},
        ],
    ).findall("article-categories/subj-group")
    assert [group.get("subj-group-type") for group in groups] == ["heading", "subject"]
    assert groups[0].findtext("subject") == "Letters"
    assert [dict(subject.attrib) for subject in groups[1]] == [
        {"vocab-identifier": "https://id.loc.gov/x", "vocab-term-identifier": "QK"},
        {"vocab": "LCC"},
    ]


@pytest.mark.parametrize(
    ("fields", "expected", "dropped"),
    [
        ({"pages": {"first": "1", "last": "9"}}, [("fpage", "1"), ("lpage", "9")], []),
        ({"pages": {"range": "e12-15, 18"}}, [("fpage", "e12"), ("page-range", "e12-15, 18")], []),
        ({"article_number": "e1"}, [("elocation-id", "e1")], []),
        ({"article_number": "e1", "pages": {"first": "1"}}, [("fpage", "1")], ["article_number"]),
        ({"pages": {"range": "—"}}, [], ["pages.range"]),
    ],
)
def test_pages_or_article_number(
    written: Written, log: Log, fields: dict[str, Any], expected: list[tuple[str, str]], dropped: list[str]
) -> None:
    meta = meta_of(written, **fields)
    tags = ("fpage", "lpage", "page-range", "elocation-id")
    assert [(each.tag, each.text) for each in meta if each.tag in tags] == expected
    assert [problem.path for problem in log] == dropped


def test_an_issue_title_loses_its_markup(written: Written, log: Log) -> None:
    meta = meta_of(written, volume="1", issue="2", issue_title={"markup": "On <i>Zea</i>"})
    assert [(each.tag, each.text) for each in meta[1:]] == [("volume", "1"), ("issue", "2"), ("issue-title", "On Zea")]
    assert [problem.path for problem in log] == ["issue_title"]


def test_landing_page_and_full_texts(written: Written) -> None:
    meta = meta_of(
        written,
        landing_page="https://www.example.org/1",
        full_texts=[
            {"url": "https://www.example.org/1.pdf", "media_type": "application/pdf", "version": "am"},
            *({"url": "https://www.example.org/2", "version": "vor", "purpose": purpose} for purpose in LinkPurpose),
        ],
    )
    assert [
        (each.get("content-type"), each.get("specific-use"), each.get(HREF)) for each in meta.findall("self-uri")
    ] == [
        ("text/html", None, "https://www.example.org/1"),
        ("application/pdf", "am", "https://www.example.org/1.pdf"),
        (None, "vor", "https://www.example.org/2"),
        (None, "vor textmining", "https://www.example.org/2"),
        (None, "vor similarity-check", "https://www.example.org/2"),
    ]
    assert all(each.get("{http://www.w3.org/1999/xlink}title") for each in meta.findall("self-uri"))


@pytest.mark.parametrize("kind", list(RelationType))
def test_every_relation_is_written_with_its_kind(written: Written, log: Log, kind: RelationType) -> None:
    relation = {"type": kind, "target": "10.1234/x", "target_type": "doi", "description": "D"}
    meta = meta_of(written, relations=[relation])
    (made,) = [each for each in meta if each.tag in ("related-article", "related-object")]
    word = made.get("related-article-type") or made.get("link-type")
    assert word == {"has-preprint": "preprint", "has-comment": "commentary", "is-comment-on": "commentary-article"}.get(
        kind, kind
    )
    assert (made.get("ext-link-type"), made.get(HREF), made.text) == ("doi", "10.1234/x", "D")
    assert not log.problems


@pytest.mark.parametrize(
    ("target", "kind", "expected"),
    [
        ("https://www.example.org/", "url", {"ext-link-type": "uri", HREF: "https://www.example.org/"}),
        ("ark:/1/2", "ark", {"object-id-type": "ark", "object-id": "ark:/1/2"}),
        ("2163-9914", "issn", {"object-id-type": "issn", "object-id": "2163-9914"}),
    ],
)
def test_a_target_that_is_no_article_is_an_object(
    written: Written, target: str, kind: str, expected: dict[str, str]
) -> None:
    meta = meta_of(written, relations=[{"type": "has-translation", "target": target, "target_type": kind}])
    assert dict(meta.find("related-object").attrib) == {"link-type": "has-translation", **expected}


@pytest.mark.parametrize("kind", list(UpdateType))
def test_every_update_names_what_it_updates(written: Written, kind: UpdateType) -> None:
    made = meta_of(written, updates=[{"type": kind, "doi": "10.1234/x", "date": "2024-03"}]).find("related-article")
    said = (made.get("related-article-type"), made.get("specific-use"))
    assert made.get(HREF) == "10.1234/x"
    assert made.find("date").get("iso-8601-date") == "2024-03"
    assert said == {
        "correction": ("corrected-article", None),
        "retraction": ("retracted-article", None),
        "partial-retraction": ("partial-retraction", "partial-retraction"),
        "addendum": ("addended-article", None),
        "expression-of-concern": ("object-of-concern", None),
        "new-edition": ("updated-article", None),
        "new-version": ("updated-article", "new-version"),
        "removal": ("retracted-article", "removal"),
        "withdrawal": ("retracted-article", "withdrawal"),
    }.get(kind, ("corrected-article", kind))


ANY_URI = etree.XMLSchema(
    etree.XML('<s:schema xmlns:s="http://www.w3.org/2001/XMLSchema"><s:element name="a" type="s:anyURI"/></s:schema>')
)


@pytest.mark.parametrize(
    "doi", [*(f"10.5555/a{chr(code)}b{chr(code)}" for code in range(0x21, 0x7F)), "10.5555/50%25[é]", "10.5555/a%"]
)
def test_every_doi_in_a_link_is_a_uri_and_is_read_back(doi: str) -> None:
    kinds = (RelationType.IS_COMMENT_ON, RelationType.REFERENCES)
    article = Article.model_validate(
        {
            "title": "Rain",
            "language": "en",
            "journal": {"title": "J", "publisher_id": "j", "issn_print": "1234-5679", "publisher": {"name": "P"}},
            "dates": {"published": "2024"},
            "updates": [{"type": "correction", "doi": doi}],
            "relations": [{"type": kind, "target": doi, "target_type": "doi"} for kind in kinds],
        }
    )
    content = pubmeta.export(article, "jats").content
    links = [each.attrib[HREF] for each in etree.fromstring(content).iter("related-article", "related-object")]
    assert len(links) == 3
    for link in links:
        element = etree.Element("a")
        element.text = str(link)
        assert ANY_URI.validate(element), link
    assert pubmeta.read(content, "jats").article == article


def test_clinical_trials(written: Written, log: Log) -> None:
    trial = {"number": "NCT1", "registry": "10.18810/clinical-trials-gov", "stage": "post-results"}
    made = meta_of(written, trials=[trial]).find("related-object")
    assert dict(made.attrib) == {
        "content-type": "post-results",
        "source-id": "10.18810/clinical-trials-gov",
        "source-id-type": "crossref-doi",
        "source-type": "clinical-trials-registry",
        "document-id": "NCT1",
        "document-id-type": "clinical-trial-number",
    }
    assert not log.problems


def test_trials_that_jats4r_refuses(written: Written, log: Log) -> None:
    good = {"number": "NCT1", "registry": "10.18810/clinical-trials-gov"}
    meta_of(
        written,
        trials=[good, good, {**good, "number": "NCT2 NCT3"}, {**good, "number": "4", "registry": "10.18810/no"}],
    )
    assert [(problem.kind, problem.path) for problem in log] == [
        (Kind.INVALID, "trials[1].number"),
        (Kind.INVALID, "trials[2].number"),
        (Kind.INVALID, "trials[3].registry"),
    ]


def paragraphs(*texts: str) -> list[dict[str, Any]]:
    return [{"paragraphs": texts}]


def test_abstracts_by_language(written: Written, log: Log) -> None:
    meta = meta_of(
        written,
        language="en",
        abstracts=[
            {"sections": paragraphs("One.", "Two."), "language": "en"},
            {"sections": paragraphs("Eins."), "language": "de", "title": "Kurz"},
        ],
    )
    assert [
        (each.tag, each.get(LANG), [p.text for p in each.findall("p")])
        for each in meta.iter("abstract", "trans-abstract")
    ] == [
        ("abstract", "en", ["One.", "Two."]),
        ("trans-abstract", "de", ["Eins."]),
    ]
    assert meta.findtext("trans-abstract/title") == "Kurz"
    assert not log.problems


def test_in_an_article_of_unknown_language_the_first_abstract_is_the_main_one(written: Written) -> None:
    meta = meta_of(
        written,
        abstracts=[
            {"sections": paragraphs("Un."), "language": "fr"},
            {"sections": paragraphs("One."), "language": "en"},
        ],
    )
    assert [(each.tag, each.get(LANG)) for each in meta.iter("abstract", "trans-abstract")] == [
        ("abstract", "fr"),
        ("trans-abstract", "en"),
    ]


def test_abstracts_out_of_the_order_that_jats_has_are_reported(written: Written, log: Log) -> None:
    meta_of(
        written,
        language="en",
        abstracts=[
            {"sections": paragraphs("Eins."), "language": "de"},
            {"sections": paragraphs("One."), "language": "en"},
        ],
    )
    assert [problem.path for problem in log] == ["abstracts"]


def test_a_structured_abstract(written: Written) -> None:
    section = {"title": {"markup": "<i>Aim</i>"}, "paragraphs": [{"markup": "x<sup>2</sup>"}]}
    abstract = meta_of(
        written, abstracts=[{"sections": [{"paragraphs": ["First."]}, section, {**section, "title": "End"}]}]
    ).find("abstract")
    assert [child.tag for child in abstract] == ["p", "sec", "sec"]
    assert abstract.findtext("sec/title/italic") == "Aim"
    assert abstract.findtext("sec/p/sup") == "2"


@pytest.mark.parametrize(("own", "lost"), [(None, []), ("Summary", ["abstracts[0].sections[0].title"])])
def test_the_title_of_a_lone_section_becomes_the_abstract_s(
    written: Written, log: Log, own: str | None, lost: list[str]
) -> None:
    abstract = meta_of(
        written, abstracts=[{"sections": [{"title": "Background", "paragraphs": ["P."]}], "title": own}]
    ).find("abstract")
    assert [(child.tag, child.text) for child in abstract] == [("title", own or "Background"), ("p", "P.")]
    assert [problem.path for problem in log] == lost


@pytest.mark.parametrize("kind", list(AbstractKind))
def test_every_kind_of_abstract_can_be_told(written: Written, kind: AbstractKind) -> None:
    abstract = meta_of(written, abstracts=[{"sections": paragraphs("P."), "kind": kind}]).find("abstract")
    assert abstract.get("abstract-type")
    assert kind in (abstract.get("specific-use") or abstract.get("abstract-type"))


def test_two_plain_abstracts_without_language_are_refused(written: Written, log: Log) -> None:
    meta_of(written, abstracts=[{"sections": paragraphs("A.")}, {"sections": paragraphs("B.")}])
    assert [(problem.kind, problem.code) for problem in log] == [(Kind.INVALID, "jats.one-abstract")]


def test_keywords(written: Written, log: Log) -> None:
    groups = meta_of(
        written,
        language="en",
        keywords=[
            {"keywords": ["a", {"markup": "<i>b</i>"}], "language": "en", "kind": "author", "title": "Keywords"},
            {"keywords": [{"markup": "<math><mi>x</mi></math>y"}], "language": "de"},
        ],
    ).findall("kwd-group")
    assert [(group.get("kwd-group-type"), group.get(LANG)) for group in groups] == [("author", None), (None, "de")]
    assert groups[0].findtext("title") == "Keywords"
    assert groups[0].findtext("kwd/italic") == "b"
    assert groups[1].findtext("kwd") == "xy"
    assert [problem.path for problem in log] == ["keywords[1].keywords[0]"]
