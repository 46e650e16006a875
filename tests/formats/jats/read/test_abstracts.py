"""Abstracts and keywords."""

from __future__ import annotations

import pytest

from pubmeta.model import Abstract, AbstractKind, AbstractSection, Keywords, Markup, Subject
from pubmeta.problems import Log
from tests.formats.jats.read.documents import article_of, said


def abstract_of(inside: str, log: Log | None = None, *, attributes: str = "") -> Abstract:
    [abstract] = article_of(f"<abstract {attributes}>{inside}</abstract>", log).abstracts
    return abstract


def section(*paragraphs: str, title: str | None = None) -> AbstractSection:
    return AbstractSection(paragraphs=paragraphs, title=title)


@pytest.mark.parametrize(
    ("inside", "sections"),
    [
        ("<p>One.</p><p>Two.</p>", [section("One.", "Two.")]),
        ("<title>Abstract</title><p>One.</p>", [section("One.")]),
        ("<title> ABSTRACT: </title><sec><title>Aim</title><p>One.</p></sec>", [section("One.", title="Aim")]),
        (
            "<p>First.</p><sec><label>1</label><title>Aim</title><p>One.</p></sec><sec><title>End</title><p>Two.</p></sec>",
            [section("First."), section("One.", title="Aim"), section("Two.", title="End")],
        ),
        ("<sec><p>One.</p></sec><sec><p>Two.</p></sec>", [section("One.", "Two.")]),
        ("Bare <italic/>text", [section("Bare text")]),
    ],
)
def test_plain_and_structured(inside: str, sections: list[AbstractSection]) -> None:
    assert abstract_of(inside) == Abstract(sections=tuple(sections))


def test_a_list_keeps_its_numbers_and_is_reported() -> None:
    log = Log()
    items = (
        "<list-item><label>(i)</label><p>One.</p><list><list-item><p>in</p></list-item></list></list-item>"
        "<list-item><p>Two.</p><p>More.</p></list-item>"
    )
    found = abstract_of(f'<p>Two points: <list list-type="order">{items}</list> and no more.</p>', log)
    assert found.sections == (section("Two points:", "(i) One.", "◦ in", "2. Two.", "More.", "and no more."),)
    assert said(log) == [("dropped", "abstract/p/list")]


@pytest.mark.parametrize("inside", ["{}", "<p>{}</p>"])
def test_a_list_of_definitions_is_paragraphs_and_reported(inside: str) -> None:
    log = Log()
    items = "<def-list><def-item><term>a</term><def><p>b</p></def></def-item></def-list>"
    assert abstract_of(inside.format(items), log).sections == (section("a", "b"),)
    assert [kind for kind, _ in said(log)] == ["dropped"]


def test_a_title_of_its_own() -> None:
    assert abstract_of("<title>eLife digest</title><p>One.</p>").title == "eLife digest"


def test_a_section_within_a_section_comes_after_it() -> None:
    log = Log()
    found = abstract_of("<sec><title>A</title><p>1</p><sec><title>B</title><p>2</p></sec><p>3</p></sec>", log)
    assert found.sections == (section("1", "3", title="A"), section("2", title="B"))
    assert said(log) == [("guessed", "abstract/sec/sec")]


@pytest.mark.parametrize(
    ("attributes", "kind"),
    [
        ("", None),
        ('abstract-type="standard"', None),
        ('abstract-type="graphical"', AbstractKind.GRAPHICAL),
        ('abstract-type="executive-summary"', AbstractKind.EXECUTIVE_SUMMARY),
        ('abstract-type="Summary"', AbstractKind.SUMMARY),
        ('abstract-type="summary" specific-use="key-points"', AbstractKind.KEY_POINTS),
        ('abstract-type="summary" specific-use="web"', AbstractKind.SUMMARY),
        ('abstract-type="toc"', AbstractKind.TOC),
        ('abstract-type="highlights"', AbstractKind.KEY_POINTS),
    ],
)
def test_kinds(attributes: str, kind: AbstractKind | None) -> None:
    assert abstract_of("<p>One.</p>", attributes=attributes).kind is kind


def test_an_unknown_kind_is_reported() -> None:
    log = Log()
    assert abstract_of("<p>One.</p>", log, attributes='abstract-type="video"').kind is AbstractKind.SUMMARY
    assert said(log) == [("guessed", "abstract")]


def test_languages_are_those_that_the_abstracts_name() -> None:
    abstracts = article_of(
        '<abstract><p>One.</p></abstract><trans-abstract xml:lang="PT"><p>Um.</p></trans-abstract>'
        '<abstract xml:lang="en"><p>Two.</p></abstract><abstract xml:lang="und"><p>Three.</p></abstract>',
        attributes='xml:lang="EN"',
    ).abstracts
    assert [abstract.language for abstract in abstracts] == [None, "pt", "en", None]


def test_what_has_no_place_is_reported() -> None:
    log = Log()
    found = abstract_of(
        '<object-id pub-id-type="doi">10.1/a</object-id><p>One<fn><p>Note</p></fn> <ext-link xlink:href="https://x.org/">'
        "here</ext-link>.</p><fig><label>1</label></fig><sec><title>Empty</title></sec>",
        log,
    )
    assert found == Abstract(sections=(section("One here."),))
    assert [kind for kind, _ in said(log)] == ["dropped"] * 5
    assert [path for _, path in said(log)] == [
        "abstract/object-id", "abstract/p/fn", "abstract/p/ext-link", "abstract/fig", "abstract",
    ]  # fmt: skip


def test_one_without_text_is_reported() -> None:
    log = Log()
    assert article_of('<abstract abstract-type="graphical"><fig><label>1</label></fig></abstract>', log).abstracts == ()
    assert said(log)[-1] == ("dropped", "abstract")


def test_the_translator_s_abstract_is_a_plain_one() -> None:
    translated = '<trans-abstract abstract-type="translator" xml:lang="fr"><p>B</p></trans-abstract>'
    article = article_of(f"<abstract><p>A</p></abstract>{translated}")
    assert [abstract.kind for abstract in article.abstracts] == [None, None]


class TestKeywords:
    def test_groups_with_their_kind_language_and_title(self) -> None:
        log = Log()
        keywords = article_of(
            '<kwd-group kwd-group-type="author" xml:lang="pt"><title>Palavras</title><kwd>a</kwd><kwd>'
            "<italic>b</italic> c"
            "</kwd><nested-kwd><kwd>d</kwd><nested-kwd><kwd>e</kwd></nested-kwd></nested-kwd></kwd-group>"
            "<kwd-group><unstructured-kwd-group>x, y; z.</unstructured-kwd-group></kwd-group><kwd-group/>",
            log,
        ).keywords
        assert keywords == (
            Keywords(
                keywords=("a", Markup(markup="<i>b</i> c"), "d", "e"), language="pt", kind="author", title="Palavras"
            ),
            Keywords(keywords=("x", "y", "z")),
        )
        assert said(log) == [("dropped", "kwd-group[1]/nested-kwd")]

    def test_the_vocabulary_is_the_kind_where_nothing_else_is(self) -> None:
        log = Log()
        groups = article_of(
            '<kwd-group vocab="MeSH"><kwd>a</kwd></kwd-group>'
            '<kwd-group kwd-group-type="MSC" vocab="msc"><kwd>b</kwd></kwd-group>'
            '<kwd-group kwd-group-type="author" vocab="MeSH"><kwd>c</kwd></kwd-group>',
            log,
        ).keywords
        assert [group.kind for group in groups] == ["MeSH", "MSC", "author"]
        assert said(log) == [("dropped", "kwd-group[3]/@vocab")]

    def test_those_with_a_code_are_subjects(self) -> None:
        article = article_of(
            '<kwd-group kwd-group-type="author"><title content-type="vocab">UAT</title><compound-kwd><compound-kwd-part'
            ' content-type="code">498</compound-kwd-part><compound-kwd-part content-type="text">Exoplanets'
            "</compound-kwd-part></compound-kwd></kwd-group>"
        )
        assert article.subjects == (Subject(term="Exoplanets", code="498", scheme="UAT"),)
        assert article.keywords == ()

    def test_other_compounds_are_one_keyword(self) -> None:
        parts = "<compound-kwd-part>Stars</compound-kwd-part><compound-kwd-part>evolution</compound-kwd-part>"
        [group] = article_of(f"<kwd-group><compound-kwd>{parts}</compound-kwd></kwd-group>").keywords
        assert group.keywords == ("Stars: evolution",)


def test_a_compound_subject_is_a_term_with_its_code() -> None:
    parts = (
        '<compound-subject-part content-type="code">gen-trct</compound-subject-part>'
        '<compound-subject-part content-type="label">River tract</compound-subject-part>'
    )
    article = article_of(
        "<article-categories><subj-group subj-group-type='topic'><compound-subject>"
        f"{parts}</compound-subject></subj-group></article-categories>"
    )
    assert article.subjects == (Subject(term="River tract", code="gen-trct", scheme="topic"),)


@pytest.mark.parametrize("kind", ["", 'subj-group-type="subject"'])
@pytest.mark.parametrize("vocab", ['vocab="MeSH"', 'vocab-identifier="MeSH"'])
def test_the_vocabulary_of_a_group_is_the_scheme_of_its_subjects(kind: str, vocab: str) -> None:
    article = article_of(
        '<article-categories><subj-group subj-group-type="heading"><subject>Research</subject></subj-group>'
        f"<subj-group {kind} {vocab}><subject>Otters</subject></subj-group></article-categories>"
    )
    assert article.subjects == (Subject(term="Otters", scheme="MeSH"),)


def test_an_abstract_in_translation_is_not_in_the_article_s_language() -> None:
    article = article_of("<abstract><p>One.</p></abstract><trans-abstract><p>Un.</p></trans-abstract>")
    assert [abstract.language for abstract in article.abstracts] == [None, "und"]
