"""Content rules: what the DTDs let pass and JATS4R, PMC or Crossref do not. They hold for any JATS document.

Rules of JATS4R are those of its Schematron 0.0.16, without the ones on figures and tables. They are
recommendations: no service refuses a document for them, and no real article keeps them all, so breaking one is
`discouraged`. What PMC, Crossref or ORCID do not take is `invalid`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial
from typing import TYPE_CHECKING

from pubmeta.checks.content_rules import XmlChecks, by_code, discouraged, merged, refused, xml_problems
from pubmeta.problems import Problem
from pubmeta.registry import Rule

if TYPE_CHECKING:
    from lxml.etree import _Element

    from pubmeta.formats.jats.rules.document import JatsDocument


_refused = partial(refused, "jats")


def _advised(code: str, text: str, source: str = "JATS4R", **more: str | None) -> Rule:
    return discouraged("jats", code, text, source, **more)


RULES = (
    # The article
    _advised("article-type", "the article does not say what kind it is", "PMC, SciELO SPS", remedy="add @article-type"),
    _advised("language", "the article does not say its language", "PMC, SciELO SPS", remedy="add @xml:lang"),
    _advised(
        "article-doi", "the article has no <article-id> with @pub-id-type doi", "PMC, Crossref", remedy="add the DOI"
    ),
    _refused("doi", "is not a DOI", "Crossref", remedy="correct it or leave it out"),
    _advised("bare-doi", "a DOI is written without its resolver, from 10. on", "JATS4R, Crossref"),
    _refused("issn", "is not an ISSN", "PMC, Crossref", remedy="correct it"),
    _refused("empty", "is empty", "PMC", remedy="fill it, or leave the element out"),
    # Dates
    _refused(
        "date", "is not a date of the calendar, or differs from @iso-8601-date", "PMC", remedy="correct one of them"
    ),
    _advised("date-iso", "the date has no @iso-8601-date", "JATS4R", remedy="add it"),
    _advised("date-type", "the date does not say what it dates", "JATS, PMC", remedy="add @date-type, not @pub-type"),
    # Contributors
    _advised(
        "author",
        "no contributor is an author",
        remedy="set the @contrib-type of the authors' <contrib> to author, if there are any",
        article_rule="article.author",
    ),
    _advised("contrib-type", "the contributor has no @contrib-type", "PMC", remedy="add it"),
    _advised(
        "correspondence",
        "@corresp and an address (<email>, or <xref> to <corresp>) belong together, and one is absent",
        remedy="add the other",
    ),
    _advised(
        "equal-contribution",
        "only one author is marked as having contributed equally",
        remedy="mark the others too, or remove the mark",
    ),
    _advised(
        "group-member",
        "a member of a group may not have the @contrib-type author",
        remedy="use another, such as member",
    ),
    _advised("group", "a group author is a <collab> in a <contrib> whose @contrib-type is author"),
    _advised("contrib-id-type", "<contrib-id> must say what it is", remedy="add @contrib-id-type"),
    _refused("orcid", "is not an ORCID iD, or its check digit is wrong", "ORCID, PMC", remedy="correct it"),
    _advised("orcid-url", "an ORCID iD is written as https://orcid.org/0000-0000-0000-0000", "ORCID, PMC"),
    _advised("credit", "a CRediT role has the vocabulary, term and identifiers of CRediT"),
    _advised(
        "credit-markup", "the role is one of CRediT's", remedy="mark it with @vocab credit and the term's identifier"
    ),
    # Affiliations
    _advised(
        "affiliation-link",
        "no contributor points to the affiliation",
        remedy="add an <xref> whose @ref-type is aff to the contributor",
    ),
    _advised("affiliation-xref", "an <xref> to an affiliation must have the @ref-type aff"),
    _advised("affiliation-sup", "the affiliation's number is in <sup>", remedy="put it into <label>"),
    _advised(
        "affiliation-label",
        "the <xref> shows a label that the affiliation does not have",
        remedy="add a <label> to the affiliation",
    ),
    _advised("country", "the country has no ISO 3166 code of two letters", remedy="add @country"),
    _advised("institution-id-type", "<institution-id> must say what it is", remedy="add @institution-id-type"),
    _advised("ror", "is not a ROR id, or its check digits are wrong", remedy="correct it"),
    _advised("ror-url", "a ROR id is written as https://ror.org/0xxxxxx00, its type as ror"),
    # Permissions
    _advised("permissions", "no licence and no copyright is given", remedy="add <permissions>"),
    _advised(
        "copyright-complete",
        "a copyright has a statement, a year and a holder",
        remedy="add the element",
    ),
    _advised("copyright-year", "is not a year of four digits"),
    _advised(
        "copyright-statement",
        "the copyright statement contains neither the year nor the holder of its elements",
        remedy="correct the statement, or <copyright-year> and <copyright-holder>",
    ),
    _advised("license-url", "the licence has no URL in <ali:license_ref>", remedy="add it"),
    _advised("license-href", "@xlink:href and <ali:license_ref> differ", remedy="remove the first"),
    _advised("license-start", "of several <ali:license_ref>, each must have its @start_date"),
    _advised("license-link", "the link in <license-p> is not the licence's URL", remedy="make them the same"),
    _advised(
        "creative-commons-url",
        "is not the usual URL of a Creative Commons licence",
        remedy="write it with https and a slash at the end",
        article_rule="article.license-url",
    ),
    _advised(
        "ali-dates",
        "only full days are allowed (2024-03-05), and the end must be after the start",
        remedy="correct the date",
        article_rule="article.free-to-read",
    ),
    # Abstracts, keywords, formulas, links
    _advised("one-abstract", "of several abstracts, each but one must say which it is: @abstract-type or @xml:lang"),
    _advised(
        "abstract-section",
        "an abstract of one section needs no section",
        remedy="write its paragraphs directly in <abstract>",
    ),
    _advised("abstract-figure", "an abstract of this type must show its figure, video or audio"),
    _advised("abstract-type", "is not a type of abstract that JATS4R knows"),
    _advised("translation-language", "a translated abstract must say its language", remedy="add @xml:lang"),
    _advised("section-title", "every section must have a title"),
    _advised("keyword-groups", "of several groups, each but one must say which it is: a type or @xml:lang"),
    _advised("keyword-language", "the language is the article's", remedy="leave it out"),
    _advised("formula", "the formula is not in <inline-formula> or <disp-formula>", remedy="put it into one of them"),
    _advised(
        "formula-alternatives", "several forms of one formula are not in <alternatives>", remedy="put them into it"
    ),
    _advised("link-text", "the link has no text", remedy="add a text, or @xlink:title"),
    _advised("link-url", "the text of the link is a URL", remedy="describe what it leads to"),
    # Statements
    _advised("conflict", "a conflict statement is an <fn> of @fn-type coi-statement in <author-notes>"),
    _advised("data-availability", "a data availability statement is a <sec> of @sec-type data-availability in <back>"),
    _advised("ethics", "there is one ethics statement, a <sec> with @sec-type ethics-statement"),
    _advised("ethics-part", "a part of the ethics statement has a @sec-type that starts with ethics-"),
    # Funding
    _advised("funding-group", "the article has more than one <funding-group>", remedy="put all awards into one"),
    _advised("award-source", "an <award-group> has one <funding-source>"),
    _advised("award-doi", "is not a DOI: it starts with 10."),
    _advised(
        "award-recipient",
        "a <principal-award-recipient> contains more than one person or institution",
        remedy="put each into an element of its own",
    ),
    _advised("funding-source", "a <funding-source> contains one <institution-wrap>"),
    _advised("funder-id", "an Open Funder Registry id has the @institution-id-type doi and its @vocab-identifier"),
    # Clinical trials
    _advised("trial", "a trial needs @source-id-type, @document-id and @document-id-type as in JATS4R"),
    _advised("trial-registry", "is not the DOI of a registry that JATS4R knows"),
    _advised("trial-number", "each trial has one number, once"),
    _advised("trial-source-type", "a trial has the @source-type clinical-trials-registry"),
    # Peer reviews
    _advised("review-type", "the type of a peer review is not spelled as JATS4R does", remedy="correct @article-type"),
    _advised("review-contributors", "a peer review must have contributors", remedy="add them, or <anonymous>"),
    _advised("review-date", "a peer review must have a date of publication", remedy="add <pub-date>"),
    _advised(
        "review-work",
        "a peer review must lead to the DOI of the work that it is about",
        remedy="add a <related-object> with the @document-type peer-reviewed-article",
    ),
    _advised(
        "review-role",
        "a contributor to a peer review is a reviewer, reader, author or editor",
        remedy="add a <role> with one of these as @specific-use",
    ),
    _advised("review-author", "who wrote a peer review has the @contrib-type author"),
    _advised("review-event", "an event in the history of a peer review has one date, and a type"),
    _advised("review-value", "is not a value that JATS4R has for this <custom-meta> of a peer review"),
    # References
    _advised("reference-id", "each reference must have an @id"),
    _advised("citation-element", "the element has been withdrawn", remedy="use <element-citation> or <mixed-citation>"),
    _advised(
        "citation-type",
        "the citation does not say what kind of work it cites",
        remedy="add @publication-type (not @citation-type)",
    ),
    _advised(
        "citation-type-other", "the publication type other says nothing about the work", remedy="use a more precise one"
    ),
    _advised(
        "citation-persons",
        "the reference is only printed text, without <person-group>",
        remedy="--structure-references can divide some references into fields",
    ),
    _advised("citation-names", "the name is outside of a <person-group>", remedy="put it into one"),
    _advised(
        "citation-pages",
        "a citation has pages or an article number, and the last page is not before the first",
        article_rule="article.page-order",
    ),
    _advised("citation-year", "is not a year of four digits", remedy="add @iso-8601-date"),
    _advised("citation-data", "<data-title> is for data citations", remedy="those have it or a <source>"),
    _advised("citation-preprint", "a preprint needs persons, <article-title>, <source>, one date, and an id or link"),
    _advised("citation-preprint-visit", "a preprint should say when it was read: <date-in-citation>"),
    _advised("version-designator", "<version> must have its number in @designator too"),
    _advised("pub-id-type", "<pub-id> must say what it is", remedy="add @pub-id-type"),
)

_RULE = by_code(RULES)


def problems(root: _Element) -> Iterator[Problem]:
    """Every breach of a rule in a document, in the document's order."""
    from pubmeta.formats.jats.rules.document import JatsDocument
    from pubmeta.xml.paths import ElementPaths

    document, paths = JatsDocument(root), ElementPaths(root)
    yield from xml_problems((root,), _checks(), document, _RULE, paths)
    for part in root.iterchildren("*"):
        if part.tag in ("body", "back", "floats-group"):  # most of a document, and half of the checks
            checks = _checks_outside_front()
            yield from xml_problems(part.iter(*checks), checks, document, _RULE, paths)
        else:
            yield from xml_problems(part.iter("*"), _checks(), document, _RULE, paths)


@cache
def _checks() -> XmlChecks[JatsDocument]:
    """The checks of each element, those of all subjects."""
    from pubmeta.formats.jats.rules import article

    return merged(article.CHECKS_IN_FRONT, _checks_outside_front())


@cache
def _checks_outside_front() -> XmlChecks[JatsDocument]:
    from pubmeta.formats.jats.rules import (
        abstracts,
        affiliations,
        article,
        contributors,
        dates,
        funding,
        links,
        permissions,
        references,
        reviews,
        statements,
        trials,
    )

    subjects = (
        article, dates, abstracts, contributors, affiliations, permissions, links, statements, funding, trials,
        reviews, references,
    )  # fmt: skip
    return merged(*(subject.CHECKS for subject in subjects))
