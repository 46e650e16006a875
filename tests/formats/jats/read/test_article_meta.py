"""The journal, and what `article-meta` says beside people, dates and rights."""

from __future__ import annotations

import pytest

import pubmeta
from pubmeta.errors import UnsupportedWorkError
from pubmeta.formats.jats.read import read
from pubmeta.model import (
    ArticleType,
    Event,
    Journal,
    Markup,
    OtherId,
    Pages,
    Publisher,
    Subject,
    TranslatedTitle,
    Version,
    VersionStage,
)
from pubmeta.problems import Log
from tests.formats.jats.read.documents import article_of, document, said


class TestJournal:
    TITLE = "<journal-title-group><journal-title>J</journal-title></journal-title-group>"

    def journal_of(self, journal: str, log: Log | None = None) -> Journal:
        found = article_of(journal=journal, log=log).journal
        assert found is not None
        return found

    def test_all_of_it(self) -> None:
        found = self.journal_of(
            '<journal-id journal-id-type="nlm-ta">J Nlm</journal-id><journal-id journal-id-type="iso-abbrev">J. Iso.'
            '</journal-id><journal-id journal-id-type="publisher-id">jid</journal-id><journal-id journal-id-type="doi">'
            "10.1234/j</journal-id><journal-title-group><journal-title>Journal</journal-title><abbrev-journal-title"
            ' abbrev-type="publisher">J.</abbrev-journal-title></journal-title-group>'
            '<issn pub-type="ppub">0036-8075</issn>'
            '<issn publication-format="electronic">1095-9203</issn><issn-l>0036-8075</issn-l><publisher>'
            "<publisher-name>P"
            "</publisher-name><publisher-loc>Town</publisher-loc></publisher>"
        )
        assert found == Journal(
            title="Journal",
            abbreviations=("J.", "J. Iso."),
            nlm_ta="J Nlm",
            publisher_id="jid",
            doi="10.1234/j",
            issn_print="0036-8075",
            issn_electronic="1095-9203",
            issn_linking="0036-8075",
            publisher=Publisher(name="P", place="Town"),
        )

    def test_as_in_nlm_2(self) -> None:
        title = "<journal-title>J</journal-title><abbrev-journal-title>J.</abbrev-journal-title>"
        assert self.journal_of(title) == Journal(title="J", abbreviations=("J.",))

    def test_an_issn_without_a_medium(self) -> None:
        log = Log()
        found = self.journal_of(f'{self.TITLE}<issn>0036-8075</issn><issn pub-type="epub">0036-8076</issn>', log)
        assert found == Journal(title="J", issn_linking="0036-8075")
        assert [(problem.kind.value, problem.path) for problem in log] == [
            ("dropped", "/article/front/journal-meta/issn[2]"),
            ("guessed", "/article/front/journal-meta/issn[1]"),
        ]

    def test_without_a_title_an_abbreviation_stands_for_it(self) -> None:
        log = Log()
        found = self.journal_of('<journal-id journal-id-type="nlm-ta">J Abbr</journal-id>', log)
        assert found == Journal(title="J Abbr", nlm_ta="J Abbr")
        assert [problem.kind.value for problem in log] == ["guessed"]

    def test_the_id_of_an_archive_stands_for_the_publisher_s_where_there_is_no_other(self) -> None:
        log = Log()
        archive = '<journal-id journal-id-type="pmc">jpmc</journal-id>'
        assert self.journal_of(archive + self.TITLE, log).publisher_id == "jpmc"
        own = '<journal-id journal-id-type="publisher-id">own</journal-id>'
        assert self.journal_of(archive + own + self.TITLE, log).publisher_id == "own"
        assert [problem.kind.value for problem in log] == ["guessed", "dropped"]

    def test_what_has_no_place_is_reported(self) -> None:
        log = Log()
        self.journal_of(
            '<journal-id journal-id-type="hwp">h</journal-id><journal-id journal-id-type="issn">0036-8075</journal-id>'
            "<journal-title-group><journal-title>J</journal-title><journal-subtitle>S</journal-subtitle>"
            '</journal-title-group><issn pub-type="epub">0036-8075</issn><contrib-group><contrib/></contrib-group>',
            log,
        )
        journal = "/article/front/journal-meta"
        assert [(problem.kind.value, problem.path) for problem in log] == [
            ("guessed", f"{journal}/journal-id[1]"),
            ("dropped", f"{journal}/journal-title-group/journal-subtitle"),
            ("dropped", f"{journal}/contrib-group"),
        ]


class TestTitles:
    def test_all_of_them(self) -> None:
        article = article_of(
            title="<title-group><article-title>A <italic>b</italic></article-title><subtitle>S</subtitle>"
            '<trans-title-group xml:lang="pt"><trans-title>P</trans-title><trans-subtitle>Q</trans-subtitle>'
            '</trans-title-group><trans-title xml:lang="de">D</trans-title>'
            '<alt-title alt-title-type="running-title">R</alt-title></title-group>'
        )
        assert article.title == Markup(markup="A <i>b</i>")
        assert (article.subtitle, article.short_title) == ("S", "R")
        assert article.translated_titles == (
            TranslatedTitle(title="P", subtitle="Q", language="pt"),
            TranslatedTitle(title="D", language="de"),
        )

    def test_marks_of_footnotes_are_no_part_of_it_and_the_notes_are_reported(self) -> None:
        log = Log()
        article = article_of(
            title='<title-group><article-title>A title<xref ref-type="fn" rid="f">*</xref></article-title>'
            '<fn-group><fn id="f"><p>Note.</p></fn></fn-group></title-group>',
            log=log,
        )
        assert article.title == "A title"
        assert said(log) == [("dropped", "title-group/fn-group")]

    def test_without_a_title_there_is_no_article(self) -> None:
        log = Log()
        assert read(document(title="<title-group><article-title> </article-title></title-group>"), log) is None
        assert [problem.kind.value for problem in log] == ["missing"]

    def test_other_titles_are_reported_and_one_in_an_unknown_language_is_kept(self) -> None:
        log = Log()
        article = article_of(
            title="<title-group><article-title>A</article-title><subtitle>B</subtitle><subtitle>C</subtitle>"
            "<trans-title-group><trans-title>X</trans-title></trans-title-group><alt-title>Y</alt-title></title-group>",
            log=log,
        )
        assert sorted(said(log)) == [
            ("dropped", "title-group/alt-title"),
            ("dropped", "title-group/subtitle[2]"),
        ]
        assert article.translated_titles == (TranslatedTitle(title="X", language="und"),)


class TestCategories:
    def found(self, groups: str, log: Log | None = None) -> tuple[str | None, list[Subject]]:
        article = article_of(f"<article-categories>{groups}</article-categories>", log)
        return article.section, list(article.subjects)

    def test_heading_and_subjects(self) -> None:
        log = Log()
        assert self.found(
            '<subj-group><subject>Z</subject></subj-group><subj-group subj-group-type="heading"><subject>A</subject>'
            '</subj-group><subj-group subj-group-type="Discipline"><subject>B</subject><subj-group><subject>C</subject>'
            "<subj-group><subject>B</subject></subj-group></subj-group></subj-group>"
            '<subj-group subj-group-type="subject">'
            '<subject vocab="MeSH" vocab-term-identifier="D1">D</subject></subj-group>',
            log,
        ) == (
            "A",
            [
                Subject(term="Z"),
                Subject(term="B", scheme="Discipline"),
                Subject(term="C", scheme="Discipline"),
                Subject(term="D", code="D1", scheme="MeSH"),
            ],
        )
        assert said(log) == [("dropped", "article-categories/subj-group[3]/subj-group")]

    def test_a_code_of_the_section_is_reported(self) -> None:
        log = Log()
        parts = (
            '<compound-subject-part content-type="code">RT</compound-subject-part>'
            "<compound-subject-part>River tract</compound-subject-part>"
        )
        groups = f'<subj-group subj-group-type="heading"><compound-subject>{parts}</compound-subject></subj-group>'
        assert article_of(f"<article-categories>{groups}</article-categories>", log).section == "River tract"
        assert said(log) == [("dropped", "article-categories/subj-group")]
        assert log.problems[0].message.endswith("left out: RT")

    def test_beside_a_display_channel_headings_are_subjects(self) -> None:
        heading = '<subj-group subj-group-type="heading"><subject>A</subject></subj-group>'
        channel = '<subj-group subj-group-type="display-channel"><subject>B</subject></subj-group>'
        assert self.found(heading + channel) == ("B", [Subject(term="A")])

    def test_a_group_without_type_is_the_section(self) -> None:
        assert self.found("<subj-group><subject>A</subject></subj-group>") == ("A", [])

    def test_places_in_an_order_are_reported(self) -> None:
        log = Log()
        group = '<subj-group><subject content-type="order">3</subject><subject>A</subject></subj-group>'
        assert self.found(f"{group}<series-title>S</series-title>", log) == ("A", [])
        assert [path.removeprefix("article-categories/") for _, path in said(log)] == [
            "subj-group/subject[1]",
            "series-title",
        ]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ('article-type="research-article"', ArticleType.RESEARCH_ARTICLE),
        ('article-type="article-commentary"', ArticleType.COMMENTARY),
        ('article-type="Erratum"', ArticleType.CORRECTION),
        ('article-type="unknown"', None),
        ("", None),
    ],
)
def test_types(given: str, expected: ArticleType | None) -> None:
    assert article_of(attributes=given).type is expected


@pytest.mark.parametrize(
    ("given", "what"),
    [("dissertation", "a thesis"), ("Thesis", "a thesis"), ("book-chapter", "a chapter of a book")],
)
def test_another_kind_of_work_is_not_read_as_an_article(given: str, what: str) -> None:
    with pytest.raises(UnsupportedWorkError, match=what) as caught:
        pubmeta.read(document(attributes=f'article-type="{given}"'), format="jats")
    assert [problem.path for problem in caught.value.problems] == ["/article/@article-type"]


def test_an_unknown_type_and_language_are_reported() -> None:
    log = Log()
    article = article_of(attributes='article-type="research-note" xml:lang="x"', log=log)
    assert (article.type, article.language) == (None, None)
    assert said(log) == [("dropped", "/article"), ("dropped", "/article")]


@pytest.mark.parametrize(("given", "expected"), [("EN", "en"), ("pt_BR", "pt-BR"), ("und", None)])
def test_languages(given: str, expected: str | None) -> None:
    assert article_of(attributes=f'xml:lang="{given}"').language == expected


def test_an_id_without_a_type_is_the_doi_if_it_is_one_and_no_other_is() -> None:
    log = Log()
    untyped = "<article-id>https://doi.org/10.1234/x</article-id>"
    assert article_of(untyped, log).doi == "10.1234/x"
    assert said(log) == [("guessed", "article-id")]
    both = article_of(f'{untyped}<article-id pub-id-type="doi">10.1234/y</article-id>', Log())
    assert both.doi == "10.1234/y"
    assert both.other_ids == (OtherId(type="other", value="https://doi.org/10.1234/x"),)


def test_a_doi_is_not_an_article_number() -> None:
    log = Log()
    assert article_of("<elocation-id>doi:10.1234/x</elocation-id>", log).article_number is None
    assert [(problem.kind.value, problem.message) for problem in log] == [
        ("dropped", "article_number 'doi:10.1234/x': 'doi:10.1234/x' is a DOI, and not an article number; left out")
    ]


def test_identifiers() -> None:
    log = Log()
    article = article_of(
        '<article-id pub-id-type="doi">https://doi.org/10.1234/X</article-id>'
        '<article-id pub-id-type="pmc">123</article-id>'
        '<article-id pub-id-type="pmid">456</article-id><article-id pub-id-type="arxiv">2401.01234</article-id>'
        '<article-id pub-id-type="publisher-id" specific-use="v3">p1</article-id>'
        '<article-id pub-id-type="coden">c</article-id>'
        '<article-id>q</article-id><article-id pub-id-type="doi">10.1234/other</article-id>'
        '<article-id pub-id-type="manuscript">m</article-id>',
        log,
    )
    assert (article.doi, article.pmcid, article.pmid, article.arxiv) == ("10.1234/X", "PMC123", "456", "2401.01234")
    assert article.other_ids == (
        OtherId(type="publisher-id", value="p1"),
        OtherId(type="other", value="c"),
        OtherId(type="other", value="q"),
        OtherId(type="manuscript", value="m"),
    )
    assert said(log) == [("guessed", "article-id[6]"), ("guessed", "article-id[7]"), ("dropped", "article-id[8]")]


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [
        ("<article-version>1.1</article-version>", Version(label="1.1")),
        ('<article-version vocab="JAV" article-version-type="VoR">x</article-version>', Version(stage="VoR")),
        ('<article-version article-version-type="VoR">1.2</article-version>', Version(stage="VoR", label="1.2")),
        ("<article-version>Accepted Manuscript</article-version>", Version(stage=VersionStage.ACCEPTED_MANUSCRIPT)),
        (
            (
                '<article-version-alternatives><article-version article-version-type="AO">x</article-version>'
                '<article-version designator="2">Second</article-version></article-version-alternatives>'
            ),
            Version(stage="AO", label="2", description="Second"),
        ),
        ('<article-version designator="2">Version 2</article-version>', Version(label="2")),
        ('<article-version article-version-type="publication-state">reviewed preprint</article-version>',
         Version(label="reviewed preprint")),
    ],
)  # fmt: skip
def test_versions(tagged: str, expected: Version) -> None:
    assert article_of(tagged).version == expected


@pytest.mark.parametrize(
    ("kind", "number"), [("number", "1.2"), ("preprint-version", "1.2"), ("x", "v1.2"), ("version", "second")]
)
def test_the_label_of_a_version_is_its_number_and_a_state_describes_it(kind: str, number: str) -> None:
    state = '<article-version article-version-type="status">preprint</article-version>'
    label = f'<article-version article-version-type="{kind}">{number}</article-version>'
    for several in (state + label, label + state):
        found = article_of(f"<article-version-alternatives>{several}</article-version-alternatives>").version
        assert found == Version(label=number, description="preprint")


@pytest.mark.parametrize(
    ("tagged", "pages", "number"),
    [
        ("<fpage>1</fpage><lpage>9</lpage>", Pages(first="1", last="9"), None),
        ("<fpage>1</fpage><lpage>9</lpage><page-range>1-9</page-range>", Pages(first="1", last="9"), None),
        (
            "<fpage>1</fpage><lpage>9</lpage><page-range>1-3, 9</page-range>",
            Pages(first="1", last="9", range="1-3, 9"),
            None,
        ),
        ("<fpage>S1</fpage>", Pages(first="S1"), None),
        ("<page-range>3–7</page-range>", Pages(first="3", last="7"), None),
        ("<page-range>3, 7</page-range>", Pages(range="3, 7"), None),
        ("<elocation-id>e1</elocation-id>", None, "e1"),
        ("<fpage>1</fpage><elocation-id>e1</elocation-id>", Pages(first="1"), "e1"),
    ],
)
def test_pages_and_article_numbers(tagged: str, pages: Pages | None, number: str | None) -> None:
    article = article_of(tagged)
    assert (article.pages, article.article_number) == (pages, number)


def test_volume_and_issue_and_what_has_no_place_beside_them() -> None:
    log = Log()
    article = article_of(
        "<volume>1</volume><issue>2</issue><issue-title>Special <italic>x</italic></issue-title><issue-id>i</issue-id>"
        "<supplement>S</supplement><conference><conf-name>C</conf-name></conference><product>P</product>"
        "<counts><page-count count='3'/></counts><lpage>9</lpage>",
        log,
    )
    assert (article.volume, article.issue, article.issue_title) == ("1", "2", Markup(markup="Special <i>x</i>"))
    assert sorted(path for _, path in said(log)) == [
        "/article/front/article-meta", "conference", "issue-id", "product", "supplement",
    ]  # fmt: skip


@pytest.mark.parametrize(("supplement", "issue"), [("Suppl 1", "Suppl 1"), ("S2", "S2"), ("1", "Suppl 1")])
def test_a_supplement_without_an_issue_is_the_issue(supplement: str, issue: str) -> None:
    log = Log()
    assert article_of(f"<volume>1</volume><supplement>{supplement}</supplement>", log).issue == issue
    assert said(log) == [("guessed", "supplement")]


def test_an_id_of_a_kind_of_its_own_is_of_that_kind() -> None:
    article = article_of('<article-id pub-id-type="custom" custom-type="ark">ark:/1/2</article-id>')
    assert [(each.type.value, each.value) for each in article.other_ids] == [("ark", "ark:/1/2")]


JOURNAL = (
    "<journal-meta><journal-id>j</journal-id><journal-title-group><journal-title>J</journal-title></journal-title-group>"
    "<issn>2345-6787</issn></journal-meta>"
)


@pytest.mark.parametrize(
    ("kind", "journal", "expected"),
    [
        ("", JOURNAL, ArticleType.CONFERENCE_PAPER),
        ("brief", "", ArticleType.CONFERENCE_PAPER),
        ("unknown", "", None),
        ("other", "", ArticleType.OTHER),
        ("research-article", "", ArticleType.RESEARCH_ARTICLE),
        ("abstract", "", ArticleType.ABSTRACT),
        ("proceedings-paper", JOURNAL, ArticleType.CONFERENCE_PAPER),
    ],
)
def test_an_article_of_a_conference_is_a_paper_of_it_unless_it_says_what_it_is(
    kind: str, journal: str, expected: ArticleType | None
) -> None:
    content = (
        f'<article article-type="{kind}"><front>{journal}<article-meta><title-group><article-title>T</article-title>'
        "</title-group><conference><conf-name>C</conf-name></conference></article-meta></front></article>"
    )
    log = Log()
    article = read(content.encode(), log)
    assert article is not None
    assert article.type is expected
    assert article.event == Event(name="C")
    is_guessed = ("guessed", "/article/front/article-meta/conference") in [(each.kind.value, each.path) for each in log]
    assert is_guessed is (kind in ("", "brief"))


def test_the_state_of_publication_is_beside_the_label_whichever_is_first() -> None:
    state = '<article-version article-version-type="publication-state">reviewed preprint</article-version>'
    number = '<article-version article-version-type="preprint-version">1.2</article-version>'
    for order in (state + number, number + state):
        article = article_of(f"<article-version-alternatives>{order}</article-version-alternatives>")
        assert article.version == Version(label="1.2", description="reviewed preprint")
    assert article_of(state).version == Version(label="reviewed preprint")


def test_trees_of_subjects_and_keywords_are_reported_once() -> None:
    log = Log()
    inner = "<subj-group><subject>B</subject></subj-group>"
    tree = f'<subj-group subj-group-type="topic"><subject>A</subject>{inner}</subj-group>'
    meta = f"<article-categories>{tree}{tree.replace('>A<', '>C<')}</article-categories>"
    words = "<kwd-group><nested-kwd><kwd>x</kwd><nested-kwd><kwd>y</kwd></nested-kwd></nested-kwd></kwd-group>"
    article = article_of(meta + words, log)
    assert [subject.term for subject in article.subjects] == ["A", "B", "C"]
    assert article.keywords[0].keywords == ("x", "y")
    places = ["kwd-group/nested-kwd", "article-categories/subj-group[1]/subj-group"]
    assert said(log) == [("dropped", place) for place in places]
