"""Content rules: what the DTDs let pass and JATS4R, PMC or Crossref do not. They hold for any JATS document.

Rules of JATS4R are those of its Schematron 0.0.16, without the ones on figures, tables and peer review. They are
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


def _advised(code: str, text: str, source: str = "JATS4R") -> Rule:
    return discouraged("jats", code, text, source)


RULES = (
    # The article
    _advised("article-type", "the article does not say what kind it is; give @article-type", "PMC, SciELO SPS"),
    _advised("language", "the article does not say its language; give @xml:lang", "PMC, SciELO SPS"),
    _advised("article-doi", "there is no <article-id> with @pub-id-type doi; give the DOI", "PMC, Crossref"),
    _refused("doi", "is not a DOI; correct it or leave it out", "Crossref"),
    _advised("bare-doi", "a DOI is written without its resolver, from 10. on", "JATS4R, Crossref"),
    _refused("issn", "is not an ISSN; correct it", "PMC, Crossref"),
    _refused("empty", "is empty; fill it, or leave the element out", "PMC"),
    # Dates
    _refused("date", "is no date of the calendar, or @iso-8601-date says another; correct it", "PMC"),
    _advised("date-iso", "the date has no @iso-8601-date; give it", "JATS4R"),
    _advised("date-type", "the date does not say what it dates; give @date-type, not @pub-type", "JATS, PMC"),
    # Contributors
    _advised("author", "no contributor is an author; give <contrib> its @contrib-type"),
    _advised("contrib-type", "the contributor has no @contrib-type; give it", "PMC"),
    _advised("correspondence", "@corresp and an address (<email>, or <xref> to <corresp>) go together; give both"),
    _advised("equal-contribution", "one author cannot have contributed equally alone; mark the others too"),
    _advised("group-member", "a member of a group may not have the @contrib-type author; use another, such as member"),
    _advised("group", "a group author is a <collab> in a <contrib> whose @contrib-type is author"),
    _advised("contrib-id-type", "<contrib-id> must say what it is; give @contrib-id-type"),
    _refused("orcid", "is not an ORCID iD, or its check digit is wrong; correct it", "ORCID, PMC"),
    _advised("orcid-url", "an ORCID iD is written as https://orcid.org/0000-0000-0000-0000", "ORCID, PMC"),
    _advised("credit", "a CRediT role has the vocabulary, term and identifiers that CRediT gives them"),
    _advised("credit-markup", "the role is one of CRediT's; mark it with @vocab credit and the term's identifier"),
    # Affiliations
    _advised("affiliation-link", "no contributor points to the affiliation; give an <xref> whose @ref-type is aff"),
    _advised("affiliation-xref", "an <xref> to an affiliation must have the @ref-type aff"),
    _advised("affiliation-sup", "the affiliation's number stands in <sup>; use <label>"),
    _advised("affiliation-label", "the <xref> shows a label that the affiliation does not have; give it a <label>"),
    _advised("country", "the country has no ISO 3166 code of two letters; give @country"),
    _advised("institution-id-type", "<institution-id> must say what it is; give @institution-id-type"),
    _advised("ror", "is not a ROR id, or its check digits are wrong; correct it"),
    _advised("ror-url", "a ROR id is written as https://ror.org/0xxxxxx00, its type as ror"),
    # Permissions
    _advised("permissions", "the article does not say what may be done with it; give <permissions>"),
    _advised("copyright-complete", "copyright needs its year and its holder; give both"),
    _advised("copyright-year", "is not a year of four digits"),
    _advised("copyright-statement", "the statement holds other words than <copyright-year> and <copyright-holder>"),
    _advised("license-url", "the licence has no URL in <ali:license_ref>; give it"),
    _advised("license-href", "@xlink:href and <ali:license_ref> differ; leave the first out"),
    _advised("license-start", "of several <ali:license_ref>, each must have its @start_date"),
    _advised("license-link", "the link in <license-p> is not the licence's URL; make them one"),
    _advised("creative-commons-url", "is not the usual URL of a Creative Commons licence"),
    _advised("ali-dates", "takes full days only (2024-03-05), and the end after the start"),
    # Abstracts, keywords, formulas, links
    _advised("one-abstract", "of several abstracts, each but one must say which it is: @abstract-type or @xml:lang"),
    _advised("abstract-section", "an abstract of one section needs none; write its paragraphs"),
    _advised("abstract-figure", "an abstract of this type must show its figure, video or audio"),
    _advised("abstract-type", "is not a type of abstract that JATS4R knows"),
    _advised("translation-language", "a translated abstract must say its language; give @xml:lang"),
    _advised("section-title", "every section must have a title"),
    _advised("keyword-groups", "of several groups, each but one must say which it is: a type or @xml:lang"),
    _advised("keyword-language", "the language is the article's; leave it out"),
    _advised("formula", "a formula must stand in <inline-formula> or <disp-formula>"),
    _advised("formula-alternatives", "several forms of one formula must stand in <alternatives>"),
    _advised("link-text", "the link says nothing but its URL; give it a text, or @xlink:title"),
    _advised("link-url", "the text of the link is a URL; describe what it leads to"),
    # Statements
    _advised("conflict", "a conflict statement is an <fn> of @fn-type coi-statement in <author-notes>"),
    _advised("data-availability", "a data availability statement is a <sec> of @sec-type data-availability in <back>"),
    _advised("ethics", "there is one ethics statement, a <sec> with @sec-type ethics-statement"),
    _advised("ethics-part", "a part of the ethics statement has a @sec-type that starts with ethics-"),
    # Funding
    _advised("funding-group", "an article has one <funding-group>; put all awards into it"),
    _advised("award-source", "an <award-group> has one <funding-source>"),
    _advised("award-doi", "is not a DOI: it starts with 10."),
    _advised("award-recipient", "a <principal-award-recipient> holds one person or institution; give each its own"),
    _advised("funding-source", "a <funding-source> holds one <institution-wrap>"),
    _advised("funder-id", "an Open Funder Registry id has the @institution-id-type doi and its @vocab-identifier"),
    # Clinical trials
    _advised("trial", "a trial needs @source-id-type, @document-id and @document-id-type as JATS4R gives them"),
    _advised("trial-registry", "is not the DOI of a registry that JATS4R knows"),
    _advised("trial-number", "each trial has one number, given once"),
    _advised("trial-source-type", "a trial has the @source-type clinical-trials-registry"),
    # References
    _advised("reference-id", "each reference must have an @id"),
    _advised("citation-element", "the element is withdrawn; use <element-citation> or <mixed-citation>"),
    _advised("citation-type", "the citation must say of what kind the work is: @publication-type, not @citation-type"),
    _advised("citation-type-other", "the kind other says nothing; give a better one"),
    _advised("citation-persons", "the citation has no <person-group> with @person-group-type"),
    _advised("citation-names", "the name stands outside of a <person-group>"),
    _advised("citation-pages", "a citation has pages or an article number, and the last page is not before the first"),
    _advised("citation-year", "is not a year of four digits; give @iso-8601-date"),
    _advised("citation-data", "<data-title> is for data citations; those have it or a <source>"),
    _advised("citation-preprint", "a preprint needs persons, <article-title>, <source>, one date, and an id or link"),
    _advised("citation-preprint-visit", "a preprint should say when it was read: <date-in-citation>"),
    _advised("version-designator", "<version> must have its number in @designator too"),
    _advised("pub-id-type", "<pub-id> must say what it is; give @pub-id-type"),
)  # fmt: skip

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
        statements,
        trials,
    )

    subjects = (
        article, dates, abstracts, contributors, affiliations, permissions, links, statements, funding, trials,
        references,
    )  # fmt: skip
    return merged(*(subject.CHECKS for subject in subjects))
