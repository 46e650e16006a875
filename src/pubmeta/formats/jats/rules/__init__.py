"""Content rules: what the DTDs let pass and JATS4R, PMC or Crossref do not. They hold for any JATS document.

Rules of JATS4R are those of its Schematron 0.0.16, without the ones on figures, tables and peer review. Where JATS4R
misses what an article may not have at all (a licence, a copyright year), the rule is no error here: no service refuses.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from pubmeta.problems import Kind, Problem
from pubmeta.registry import Rule

if TYPE_CHECKING:
    from lxml.etree import _Element

    from pubmeta.formats.jats.rules.surroundings import Check, Checks


def _refused(code: str, text: str, source: str = "JATS4R") -> Rule:
    return Rule(code=f"jats.{code}", kind=Kind.INVALID, text=text, source=source)


def _discouraged(code: str, text: str, source: str = "JATS4R") -> Rule:
    return Rule(code=f"jats.{code}", kind=Kind.DISCOURAGED, text=text, source=source)


RULES = (
    # The article
    _discouraged("article-type", "the article does not say what kind it is; give @article-type", "PMC, SciELO SPS"),
    _discouraged("language", "the article does not say its language; give @xml:lang", "PMC, SciELO SPS"),
    _discouraged("article-doi", "there is no <article-id> with @pub-id-type doi; give the DOI", "PMC, Crossref"),
    _refused("doi", "is not a DOI; correct it or leave it out", "Crossref"),
    _discouraged("bare-doi", "a DOI is written without its resolver, from 10. on", "JATS4R, Crossref"),
    _refused("issn", "is not an ISSN; correct it", "PMC, Crossref"),
    _refused("empty", "is empty; fill it, or leave the element out", "PMC"),
    # Dates
    _refused("date", "is no date of the calendar, or @iso-8601-date says another; correct it", "PMC"),
    _discouraged("date-iso", "the date has no @iso-8601-date; give it", "JATS4R"),
    _discouraged("date-type", "the date does not say what it dates; give @date-type, not @pub-type", "JATS, PMC"),
    # Contributors
    _discouraged("author", "no contributor is an author; give <contrib> its @contrib-type"),
    _discouraged("contrib-type", "the contributor has no @contrib-type; give it", "PMC"),
    _discouraged("correspondence", "@corresp and an address (<email>, or <xref> to <corresp>) go together; give both"),
    _refused("equal-contribution", "one author cannot have contributed equally alone; mark the others too"),
    _refused("group-member", "a member of a group may not have the @contrib-type author; use another, such as member"),
    _discouraged("group", "a group author is a <collab> in a <contrib> whose @contrib-type is author"),
    _refused("contrib-id-type", "<contrib-id> must say what it is; give @contrib-id-type"),
    _refused("orcid", "is not an ORCID iD, or its check digit is wrong; correct it", "ORCID, PMC"),
    _discouraged("orcid-url", "an ORCID iD is written as https://orcid.org/0000-0000-0000-0000", "ORCID, PMC"),
    _refused("credit", "a CRediT role has the vocabulary, term and identifiers that CRediT gives them"),
    _discouraged("credit-markup", "the role is one of CRediT's; mark it with @vocab credit and the term's identifier"),
    # Affiliations
    _refused("affiliation-link", "no contributor points to the affiliation; give an <xref> whose @ref-type is aff"),
    _refused("affiliation-xref", "an <xref> to an affiliation must have the @ref-type aff"),
    _refused("affiliation-sup", "the affiliation's number stands in <sup>; use <label>"),
    _discouraged("affiliation-label", "the <xref> shows a label that the affiliation does not have; give it a <label>"),
    _discouraged("country", "the country has no ISO 3166 code of two letters; give @country"),
    _refused("institution-id-type", "<institution-id> must say what it is; give @institution-id-type"),
    _refused("ror", "is not a ROR id, or its check digits are wrong; correct it"),
    _discouraged("ror-url", "a ROR id is written as https://ror.org/0xxxxxx00, its type as ror"),
    # Permissions
    _discouraged("permissions", "the article does not say what may be done with it; give <permissions>"),
    _discouraged("copyright-complete", "copyright needs its year and its holder; give both"),
    _refused("copyright-year", "is not a year of four digits"),
    _discouraged("copyright-statement", "the statement holds other words than <copyright-year> and <copyright-holder>"),
    _discouraged("license-url", "the licence has no URL in <ali:license_ref>; give it"),
    _refused("license-href", "@xlink:href and <ali:license_ref> differ; leave the first out"),
    _refused("license-start", "of several <ali:license_ref>, each must have its @start_date"),
    _discouraged("license-link", "the link in <license-p> is not the licence's URL; make them one"),
    _discouraged("creative-commons-url", "is not the usual URL of a Creative Commons licence"),
    _refused("ali-dates", "takes full days only (2024-03-05), and the end after the start"),
    # Abstracts, keywords, formulas, links
    _refused("one-abstract", "of several abstracts, each but one must say which it is: @abstract-type or @xml:lang"),
    _refused("abstract-section", "an abstract of one section needs none; write its paragraphs"),
    _refused("abstract-figure", "an abstract of this type must show its figure, video or audio"),
    _discouraged("abstract-type", "is not a type of abstract that JATS4R knows"),
    _refused("translation-language", "a translated abstract must say its language; give @xml:lang"),
    _refused("section-title", "every section must have a title"),
    _discouraged("keyword-groups", "of several groups, each but one must say which it is: a type or @xml:lang"),
    _discouraged("keyword-language", "the language is the article's; leave it out"),
    _refused("formula", "a formula must stand in <inline-formula> or <disp-formula>"),
    _refused("formula-alternatives", "several forms of one formula must stand in <alternatives>"),
    _refused("link-text", "the link says nothing but its URL; give it a text, or @xlink:title"),
    _discouraged("link-url", "the text of the link is a URL; describe what it leads to"),
    # Statements
    _refused("conflict", "a conflict statement is an <fn> of @fn-type coi-statement in <author-notes>"),
    _refused("data-availability", "a data availability statement is a <sec> of @sec-type data-availability in <back>"),
    _refused("ethics", "there is one ethics statement, a <sec> with @sec-type ethics-statement"),
    _discouraged("ethics-part", "a part of the ethics statement has a @sec-type that starts with ethics-"),
    # Funding
    _refused("funding-group", "an article has one <funding-group>; put all awards into it"),
    _refused("award-source", "an <award-group> has one <funding-source>"),
    _refused("award-doi", "is not a DOI: it starts with 10."),
    _refused("award-recipient", "a <principal-award-recipient> holds one person or institution; give each its own"),
    _refused("funding-source", "a <funding-source> holds one <institution-wrap>"),
    _refused("funder-id", "an Open Funder Registry id has the @institution-id-type doi and its @vocab-identifier"),
    # Clinical trials
    _refused("trial", "a trial needs @source-id-type, @document-id and @document-id-type as JATS4R gives them"),
    _refused("trial-registry", "is not the DOI of a registry that JATS4R knows"),
    _refused("trial-number", "each trial has one number, given once"),
    _discouraged("trial-source-type", "a trial has the @source-type clinical-trials-registry"),
    # References
    _refused("reference-id", "each reference must have an @id"),
    _refused("citation-element", "the element is withdrawn; use <element-citation> or <mixed-citation>"),
    _refused("citation-type", "the citation must say of what kind the work is: @publication-type, not @citation-type"),
    _discouraged("citation-type-other", "the kind other says nothing; give a better one"),
    _discouraged("citation-persons", "the citation has no <person-group> with @person-group-type"),
    _discouraged("citation-names", "the name stands outside of a <person-group>"),
    _refused("citation-pages", "a citation has pages or an article number, and the last page is not before the first"),
    _refused("citation-year", "is not a year of four digits; give @iso-8601-date"),
    _refused("citation-data", "<data-title> is for data citations; those have it or a <source>"),
    _refused("citation-preprint", "a preprint needs persons, <article-title>, <source>, one date, and an id or link"),
    _discouraged("citation-preprint-visit", "a preprint should say when it was read: <date-in-citation>"),
    _refused("version-designator", "<version> must have its number in @designator too"),
    _refused("pub-id-type", "<pub-id> must say what it is; give @pub-id-type"),
)  # fmt: skip

_RULE = {rule.code.removeprefix("jats."): rule for rule in RULES}


def problems(root: _Element) -> Iterator[Problem]:
    """Every breach of a rule in a document, in the document's order."""
    from pubmeta.checks.location import document_path, line_of
    from pubmeta.formats.jats.rules.surroundings import Surroundings

    checks, surroundings = _checks(), Surroundings(root)
    for element in root.iter("*"):
        for check in checks.get(element.tag, ()):
            for code, message in check(element, surroundings):
                yield _RULE[code].problem(document_path(element), message, line=line_of(element))


@cache
def _checks() -> Checks:
    """The checks of each element, those of all modules."""
    from pubmeta.formats.jats.rules import article, contributors, permissions, references

    merged: dict[str, tuple[Check, ...]] = {}
    for module in (article, contributors, permissions, references):
        for tag, checks in module.CHECKS.items():
            merged[tag] = (*merged.get(tag, ()), *checks)
    return merged
