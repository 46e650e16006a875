"""Relations, notices, trials, and links to the article itself."""

from __future__ import annotations

import pytest

from pubmeta.formats.jats.read.relations import link_target
from pubmeta.model import (
    ClinicalTrial,
    ContentVersion,
    FullText,
    LinkPurpose,
    Relation,
    RelationType,
    TargetType,
    TrialStage,
    Update,
    UpdateType,
)
from pubmeta.problems import Log
from tests.formats.jats.read.documents import article_of, said


@pytest.mark.parametrize(
    ("kind", "link", "expected"),
    [
        ("doi", "10.1234/x", (TargetType.DOI, "10.1234/x")),
        ("uri", "https://doi.org/10.1234/a%2Fb", (TargetType.DOI, "10.1234/a/b")),
        (None, "http://dx.doi.org/10.1234/x", (TargetType.DOI, "10.1234/x")),
        (None, "10.1234//x", (TargetType.DOI, "10.1234//x")),
        (None, "info:doi/10.1234/x", (TargetType.DOI, "10.1234/x")),
        ("arxiv", "2401.01234", (TargetType.ARXIV, "2401.01234")),
        ("uri", "https://arxiv.org/abs/2401.01234", (TargetType.ARXIV, "https://arxiv.org/abs/2401.01234")),
        ("pmid", "123", (TargetType.PMID, "123")),
        ("uri", "https://www.example.org/doi/10.1/x", (TargetType.URL, "https://www.example.org/doi/10.1/x")),
        ("purl", "http://purl.org/x", (TargetType.PURL, "http://purl.org/x")),
    ],
)
def test_what_a_link_leads_to(kind: str | None, link: str, expected: tuple[TargetType, str]) -> None:
    assert link_target(kind, link) == expected


def related(name: str, attributes: str, log: Log | None = None, content: str = "") -> tuple[Relation, ...]:
    return article_of(f"<{name} {attributes}>{content}</{name}>", log).relations


class TestRelations:
    @pytest.mark.parametrize(
        ("kind", "expected"),
        [
            ("preprint", RelationType.HAS_PREPRINT),
            ("companion", RelationType.HAS_RELATED_MATERIAL),
            ("commentary-article", RelationType.IS_COMMENT_ON),
            ("is-version-of", RelationType.IS_VERSION_OF),
        ],
    )
    def test_of_articles(self, kind: str, expected: RelationType) -> None:
        attributes = f'related-article-type="{kind}" ext-link-type="doi" xlink:href="10.1234/x"'
        assert related("related-article", attributes, content="<italic>See</italic> it") == (
            Relation(type=expected, target="10.1234/x", target_type="doi", description={"markup": "<i>See</i> it"}),
        )

    def test_of_objects(self) -> None:
        attributes = 'link-type="based-on-data" object-id-type="accession" object-id="GSE1"'
        assert related("related-object", attributes) == (
            Relation(type=RelationType.BASED_ON_DATA, target="GSE1", target_type="accession"),
        )

    @pytest.mark.parametrize(
        ("name", "attributes"),
        [
            ("related-article", 'related-article-type="retraction-forward" xlink:href="https://www.example.org/"'),
            ("related-article", 'related-article-type="preprint"'),
            ("related-article", 'related-article-type="preprint" ext-link-type="doi" xlink:href="10.1234/"'),
            ("related-object", 'source-id="https://www.example.org/" source-id-type="url"'),
        ],
    )
    def test_what_is_none_is_reported(self, name: str, attributes: str) -> None:
        log = Log()
        assert related(name, attributes, log) == ()
        assert said(log) == [("dropped", name)]


class TestUpdates:
    @pytest.mark.parametrize(
        ("attributes", "kind"),
        [
            ('related-article-type="corrected-article"', UpdateType.CORRECTION),
            ('related-article-type="corrected-article" specific-use="erratum"', UpdateType.ERRATUM),
            ('related-article-type="retracted-article"', UpdateType.RETRACTION),
            ('related-article-type="withdrawn-article"', UpdateType.WITHDRAWAL),
            ('related-article-type="removed-article"', UpdateType.REMOVAL),
        ],
    )
    def test_what_a_notice_does(self, attributes: str, kind: UpdateType) -> None:
        link = 'ext-link-type="uri" xlink:href="https://doi.org/10.1234/x"'
        article = article_of(f"<related-article {attributes} {link}><date><year>2019</year></date></related-article>")
        assert article.updates == (Update(type=kind, doi="10.1234/x", date="2019"),)
        assert article.relations == ()

    @pytest.mark.parametrize("notice", ["partial-retraction", "retraction", "correction"])
    def test_a_partial_retraction_is_one_in_a_notice(self, notice: str) -> None:
        link = 'related-article-type="partial-retraction" ext-link-type="doi" xlink:href="10.1234/x"'
        article = article_of(f"<related-article {link}/>", attributes=f'article-type="{notice}"')
        assert article.updates == (Update(type=UpdateType.PARTIAL_RETRACTION, doi="10.1234/x"),)

    @pytest.mark.parametrize(
        ("kind", "notice"),
        [
            ("research-article", "partial-retraction"),
            ("letter", "correction"),
            ("research-article", "retraction"),
            ("correction", "retraction"),
            ("review-article", "expression-of-concern"),
        ],
    )
    def test_an_article_that_leads_to_its_notice_is_updated_by_it(self, kind: str, notice: str) -> None:
        log = Log()
        link = f'related-article-type="{notice}" ext-link-type="doi" xlink:href="10.1234/x"'
        article = article_of(f"<related-article {link}/>", log, attributes=f'article-type="{kind}"')
        assert article.updates == ()
        assert article.updated_by == (Update(type=UpdateType(notice), doi="10.1234/x"),)
        assert said(log) == []

    @pytest.mark.parametrize(
        ("attributes", "kind"),
        [
            ('related-article-type="correction-forward"', UpdateType.CORRECTION),
            ('related-article-type="correction-forward" specific-use="erratum"', UpdateType.ERRATUM),
            ('related-article-type="retraction-forward"', UpdateType.RETRACTION),
            ('related-article-type="partial-retraction-forward"', UpdateType.PARTIAL_RETRACTION),
            ('related-article-type="addendum" specific-use="forward"', UpdateType.ADDENDUM),
        ],
    )
    def test_a_type_that_leads_forward_does_so_in_a_notice_too(self, attributes: str, kind: UpdateType) -> None:
        log = Log()
        link = f'{attributes} ext-link-type="doi" xlink:href="https://doi.org/10.1234/x"'
        date = '<date date-type="updated"><year>2019</year></date>'
        article = article_of(
            f"<related-article {link}>{date}</related-article>", log, attributes='article-type="addendum"'
        )
        assert article.updated_by == (Update(type=kind, doi="10.1234/x", date="2019"),)
        assert article.updates == ()
        assert said(log) == []

    def test_a_notice_that_calls_the_article_by_its_own_kind_updates_it_with_doubt(self) -> None:
        log = Log()
        link = 'related-article-type="erratum" ext-link-type="doi" xlink:href="10.1234/x"'
        article = article_of(f"<related-article {link}/>", log, attributes='article-type="correction"')
        assert article.updates == (Update(type=UpdateType.ERRATUM, doi="10.1234/x"),)
        assert said(log) == [("guessed", "related-article")]

    def test_without_a_doi(self) -> None:
        log = Log()
        link = 'related-article-type="retracted-article" xlink:href="https://www.example.org/"'
        assert article_of(f"<related-article {link}/>", log).updates == ()
        assert said(log) == [("dropped", "related-article")]


def test_trials() -> None:
    trial = (
        '<related-object source-id="{}" source-type="clinical-trials-registry" document-id="NCT1"'
        ' document-id-type="clinical-trial-number" content-type="preResults"/>'
    )
    registry = "10.18810/clinical-trials-gov"
    expected = ClinicalTrial(number="NCT1", registry=registry, stage=TrialStage.PRE_RESULTS)
    assert article_of(trial.format(registry)).trials == (expected,)
    assert article_of(trial.format(f"https://doi.org/{registry}")).trials == (expected,)
    assert article_of(trial.format("ClinicalTrials.gov")).trials == (expected,)
    log = Log()
    assert article_of(trial.format("Trials of Ours"), log).trials == ()
    assert said(log) == [("dropped", "related-object")]


@pytest.mark.parametrize("kind", ["abstract", 'trans-abstract xml:lang="fr"'])
def test_a_trial_may_be_tagged_in_the_words_of_an_abstract(kind: str) -> None:
    trial = '<related-object source-id="ISRCTN" document-id="ISRCTN1" document-id-type="clinical-trial-number">{}{}'
    words = trial.format("ISRCTN1", "</related-object>")
    article = article_of(f"<{kind}><sec><p>Registered as {words}.</p></sec></{kind.split(maxsplit=1)[0]}>{words}")
    assert article.trials == (ClinicalTrial(number="ISRCTN1", registry="10.18810/isrctn"),)
    assert article.abstracts[0].sections[0].paragraphs == ("Registered as ISRCTN1.",)


@pytest.mark.parametrize(
    ("attributes", "registry"),
    [
        ('document-id="DRKS1"', "drks"),
        ('document-id="7" xlink:href="https://www.isrctn.com/7"', "isrctn"),
        ('document-id="7"', None),
    ],
)
def test_a_trial_without_a_registry_may_say_it_in_its_number_or_link(attributes: str, registry: str | None) -> None:
    log = Log()
    trial = f'<related-object source-type="clinical-trials-registry" {attributes}/>'
    found = article_of(trial, log).trials
    assert [one.registry for one in found] == ([f"10.18810/{registry}"] if registry else [])
    assert said(log)[0] == ("guessed" if registry else "dropped", "related-object")


class TestSelfUris:
    def test_landing_page_and_full_texts(self) -> None:
        article = article_of(
            '<self-uri content-type="pdf" xlink:href="https://www.example.org/1.pdf"/>'
            '<self-uri xlink:href="https://www.example.org/1">Here</self-uri>'
            '<self-uri content-type="full_html" xlink:href="https://www.example.org/full/1"/>'
            "<self-uri>https://www.example.org/1.xml</self-uri>"
            '<self-uri content-type="application/pdf" specific-use="am textmining" xlink:href="https://www.example.org/2"/>'
        )
        assert article.landing_page == "https://www.example.org/1"
        assert article.full_texts == (
            FullText(url="https://www.example.org/1.pdf", media_type="application/pdf"),
            FullText(url="https://www.example.org/full/1", media_type="text/html"),
            FullText(url="https://www.example.org/1.xml", media_type="application/xml"),
            FullText(
                url="https://www.example.org/2",
                media_type="application/pdf",
                version=ContentVersion.ACCEPTED_MANUSCRIPT,
                purpose=LinkPurpose.TEXT_MINING,
            ),
        )

    def test_the_page_with_the_abstract_is_the_landing_page(self) -> None:
        article = article_of(
            '<self-uri content-type="abstract" xlink:href="https://www.example.org/abs"/>'
            '<self-uri content-type="full_html" xlink:href="https://www.example.org/full"/>'
        )
        assert article.landing_page == "https://www.example.org/abs"
        assert [full_text.url for full_text in article.full_texts] == ["https://www.example.org/full"]

    @pytest.mark.parametrize("link", ["article.pdf", "info:doi/10.1234/x", ""])
    def test_names_of_files_are_reported(self, link: str) -> None:
        log = Log()
        article = article_of(f'<self-uri content-type="pdf" xlink:href="{link}"/>', log)
        assert (article.landing_page, article.full_texts) == (None, ())
        assert said(log) == [("dropped", "self-uri")]
