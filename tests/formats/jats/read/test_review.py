"""Peer reviews, tagged as JATS4R recommends and as publishers do."""

from __future__ import annotations

import pytest

from pubmeta.model import (
    Anonymous,
    ArticleType,
    ContributorRole,
    Person,
    Recommendation,
    Relation,
    RelationType,
    Review,
    ReviewStage,
    ReviewType,
)
from pubmeta.problems import Log
from tests.formats.jats.read.documents import article_of, said

REVIEWED = '<related-object document-type="{}" document-id-type="doi" document-id="10.1234/x"/>'


def custom(**values: str) -> str:
    rows = (
        f"<custom-meta><meta-name>peer-review-{name.replace('_', '-')}</meta-name><meta-value>{value}</meta-value>"
        "</custom-meta>"
        for name, value in values.items()
    )
    return f"<custom-meta-group>{''.join(rows)}</custom-meta-group>"


def contributors(*contribs: str) -> str:
    return f"<contrib-group>{''.join(contribs)}</contrib-group>"


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("reviewer-report", ReviewType.REFEREE_REPORT),
        ("referee-report", ReviewType.REFEREE_REPORT),
        ("editor-report", ReviewType.EDITOR_REPORT),
        ("decision-letter", ReviewType.EDITOR_REPORT),
        ("author-comment", ReviewType.AUTHOR_COMMENT),
        ("community-comment", ReviewType.COMMUNITY_COMMENT),
        ("aggregated-review-documents", ReviewType.AGGREGATE),
        ("peer-review", None),
    ],
)
def test_types(word: str, kind: ReviewType | None) -> None:
    article = article_of(REVIEWED.format("peer-reviewed-article"), attributes=f'article-type="{word}"')
    assert article.type is ArticleType.PEER_REVIEW
    assert article.review == Review(of="10.1234/x", type=kind)


def test_the_work_may_be_said_by_the_type_of_the_link() -> None:
    link = '<related-object document-id="10.1234/x" document-id-type="doi" link-type="peer-reviewed-article"/>'
    article = article_of(link, attributes='article-type="reviewer-report"')
    assert article.review == Review(of="10.1234/x", type=ReviewType.REFEREE_REPORT)


def test_a_referee_is_a_reviewer_and_another_role_is_reported() -> None:
    log = Log()
    tagged = '<contrib contrib-type="author"><anonymous/><role specific-use="{}">{}</role></contrib>'
    people = contributors(tagged.format("referee", "Reviewer"), tagged.format("boss", "Boss"))
    article = article_of(people, log, attributes='article-type="reviewer-report"')
    assert [contributor.role for contributor in article.contributors] == [
        ContributorRole.REVIEWER,
        ContributorRole.AUTHOR,
    ]
    assert said(log) == [("dropped", "contrib-group/contrib[2]/role")]


def test_stage_round_and_recommendation() -> None:
    meta = custom(stage="post-publication", revision_round="2", recommendation="major-revision", label="RC1")
    assert article_of(meta, attributes='article-type="reviewer-report"').review == Review(
        type=ReviewType.REFEREE_REPORT,
        stage=ReviewStage.POST_PUBLICATION,
        round=2,
        recommendation=Recommendation.MAJOR_REVISION,
        label="RC1",
    )


def test_what_the_model_has_no_word_for_is_reported() -> None:
    log = Log()
    meta = custom(
        stage="later", revision_round="two", recommendation="revision", identity_transparency="single-anonymized"
    )
    review = article_of(meta, log, attributes='article-type="reviewer-report"').review
    assert review == Review(type=ReviewType.REFEREE_REPORT)
    group = "custom-meta-group"
    assert said(log) == [
        ("dropped", f"{group}/custom-meta[1]"),
        ("dropped", f"{group}/custom-meta[3]"),
        ("dropped", group),
    ]


@pytest.mark.parametrize("word", ["accept-in-principle", "accept-with-reservation"])
def test_accepted_with_reservation(word: str) -> None:
    log = Log()
    review = article_of(custom(recommendation=word), log, attributes='article-type="reviewer-report"').review
    assert review is not None
    assert review.recommendation is Recommendation.ACCEPT_WITH_RESERVATION
    assert [kind for kind, _ in said(log)] == ["guessed"]


def test_contributors_are_what_their_role_says() -> None:
    article = article_of(
        contributors(
            '<contrib contrib-type="author"><anonymous/><role specific-use="reviewer">Reviewer</role></contrib>',
            '<contrib contrib-type="author"><name><surname>A</surname></name><role specific-use="editor">Editor</role>'
            "</contrib>",
            '<contrib contrib-type="author"><name><surname>B</surname></name><role specific-use="reader">Reader</role>'
            "</contrib>",
            '<contrib contrib-type="author"><name><surname>C</surname></name></contrib>',
        ),
        attributes='article-type="reviewer-report"',
    )
    assert article.contributors == (
        Anonymous(anonymous=True, role=ContributorRole.REVIEWER),
        Person(family="A", role=ContributorRole.EDITOR),
        Person(family="B", role=ContributorRole.READER),
        Person(family="C"),
    )


def test_a_role_in_other_words_is_kept_as_the_role_that_it_is() -> None:
    log = Log()
    contrib = (
        '<contrib contrib-type="author"><name><surname>A</surname></name><role specific-use="editor">Reviewing Editor'
        "</role></contrib>"
    )
    article = article_of(contributors(contrib), log, attributes='article-type="editor-report"')
    assert article.contributors == (Person(family="A", role=ContributorRole.EDITOR),)
    assert said(log) == [("guessed", "contrib-group/contrib/role")]


def test_an_answer_leads_to_the_report_that_it_answers() -> None:
    both = REVIEWED.format("peer-reviewed-article") + REVIEWED.format("reviewer-report").replace("/x", "/report")
    article = article_of(both, attributes='article-type="author-comment"')
    assert article.review == Review(of="10.1234/x", type=ReviewType.AUTHOR_COMMENT)
    assert article.relations == (Relation(type=RelationType.IS_REPLY_TO, target="10.1234/report", target_type="doi"),)


def test_a_second_work_is_reported() -> None:
    log = Log()
    both = REVIEWED.format("peer-reviewed-article") * 2
    assert article_of(both, log, attributes='article-type="reviewer-report"').review == Review(
        of="10.1234/x", type=ReviewType.REFEREE_REPORT
    )
    assert said(log) == [("dropped", "related-object[2]")]


@pytest.mark.parametrize("word", ["peer-reviewed-article", "peer-reviewed-material"])
def test_the_work_may_be_a_related_article(word: str) -> None:
    link = (
        f'<related-article related-article-type="{word}" ext-link-type="doi" xlink:href="https://doi.org/10.1234/x"/>'
    )
    article = article_of(link, attributes='article-type="reviewer-report"')
    assert article.review == Review(of="10.1234/x", type=ReviewType.REFEREE_REPORT)
    assert article.relations == ()


def test_an_article_leads_to_its_reviews() -> None:
    link = '<related-article related-article-type="reviewer-report" ext-link-type="doi" xlink:href="10.1234/r"/>'
    assert article_of(link).relations == (
        Relation(type=RelationType.HAS_REVIEW, target="10.1234/r", target_type="doi"),
    )
