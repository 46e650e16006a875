"""Content rules for deposits: what the schema lets pass and the deposit system refuses, or somebody complains about."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from pubmeta.checks.content_rules import XmlChecks, by_code, discouraged, merged, refused, xml_problems
from pubmeta.formats.crossref.rules import asserts
from pubmeta.formats.crossref.terms import LOST_REMEDY
from pubmeta.problems import Problem
from pubmeta.registry import Rule

if TYPE_CHECKING:
    from lxml.etree import _Element

    from pubmeta.formats.crossref.rules.document import Deposit

_DEPOSIT = "Crossref deposit system"
_DOCUMENTATION = "Crossref documentation"


def _refused(code: str, text: str, source: str = _DEPOSIT, **more: str | None) -> Rule:
    return refused("crossref", code, text, source, **more)


_discouraged = partial(discouraged, "crossref")


def _reported(number: str, code: str, text: str, **more: str | None) -> Rule:
    return _discouraged(code, text, f"Crossref Schematron {number}", **more)


RULES = (
    *asserts.RULES,
    _refused(
        "doi-characters",
        "a DOI to be registered consists of A-Z a-z 0-9 - . _ ; : ( ) / only",
        "Crossref Schematron A1",
        remedy="use another DOI",
    ),
    _refused(
        "doi-repeated",
        "a deposit registers a DOI once; the second is refused, as no newer than the first",
        remedy="remove one of the two",
    ),
    _refused("prefix", "all DOIs of a deposit have one prefix", remedy="deposit the DOIs of each prefix separately"),
    _refused("timestamp", "a timestamp has 19 digits at most", _DOCUMENTATION, remedy="write UTC as YYYYMMDDHHMMSSmmm"),
    _refused("journal-identity", "a journal has an ISSN or a DOI", remedy="add the ISSN or the DOI of the journal"),
    _refused(
        "journal-doi",
        "a journal's DOI is its own, not that of an article in it",
        remedy="correct the DOI of the journal",
        article_rule="article.own-journal",
    ),
    _refused("issn", "the ISSN of a journal has the right check digit", remedy="correct the ISSN"),
    _refused("orcid", "an ORCID iD has the right check digit", remedy="correct the ORCID iD"),
    _refused("orcid-repeated", "no two contributors have the same ORCID iD", remedy="correct one of them"),
    _refused(
        "ror", "a ROR id has the form https://ror.org/0xxxxxx00 and the right check digits", remedy="correct the ROR id"
    ),
    _refused(
        "institution-id",
        "an id of an institution has the form that its type demands",
        _DOCUMENTATION,
        remedy="correct the id",
    ),
    _refused("title-empty", "a title has text", remedy="add the title"),
    _refused(
        "date",
        "a date is one of the calendar; seasons and quarters have no day",
        _DOCUMENTATION,
        remedy="correct the date",
    ),
    _refused(
        "name-digits",
        "before version 5.5.0, names have no digits or question marks",
        "Crossref Schematron A2",
        remedy='correct the name, or set version = "5.5.0" under [crossref] in the configuration',
    ),
    _refused("funder-id", "a Funder ID is a DOI under 10.13039", remedy="correct it, or leave only the name"),
    _refused(
        "citation-key",
        "each citation has a key of its own, by which the result of the deposit names it",
        remedy="give each citation a key of its own",
    ),
    _refused(
        "crossmark-programs",
        "with Crossmark, funding, licences and trials are in its custom_metadata",
        remedy="move it to custom_metadata in crossmark",
    ),
    _refused(
        "relation-doi", "the target of a relation that is named by DOI has the form of a DOI", remedy="correct the DOI"
    ),
    _refused(
        "review-of",
        "a peer review has the relation isReviewOf to the DOI of what is reviewed",
        _DOCUMENTATION,
        remedy="add the relation",
    ),
    _refused(
        "pending-title",
        "a pending publication has a title",
        remedy="add the title",
    ),
    _reported(
        "W2",
        "page-underscore",
        "a page has no underscore",
        remedy="write first_page and last_page separately",
        article_rule="article.page-range",
    ),
    _reported(
        "W3",
        "page-hyphen",
        "a page has no hyphen",
        remedy="write first_page and last_page separately",
        article_rule="article.page-range",
    ),
    _reported("W4", "year", "a year is not later than the one after the deposit", remedy="correct the year"),
    _reported(
        "W5",
        "edition-words",
        "an edition is a number, without words such as 'ed.' or 'no.'",
        remedy="write only the number",
    ),
    _reported(
        "W9", "surname-capitals", "a surname is not in capitals throughout", remedy="write the name as the person does"
    ),
    _reported(
        "W10", "no-person", "there are persons among the contributors", remedy="name the persons, if there are any"
    ),
    _reported(
        "W11",
        "given-name-letter",
        "a given name has more than one letter",
        remedy="write it in full if you know it",
    ),
    _reported(
        "W12",
        "surname-junior",
        "a suffix such as 'Jr.' is in `suffix`, not in the surname",
        remedy="move it to the suffix",
    ),
    _reported(
        "W12b", "surname-et-al", "all contributors are named, and 'et al.' is none of them", remedy="name each person"
    ),
    _reported(
        "W13",
        "issue-words",
        "an issue is a number or name, without words such as 'issue' or 'no.'",
        remedy="write only the number",
    ),
    _reported("W14", "title-one-word", "a title has more than one word", remedy="check that the title is complete"),
    _discouraged(
        "first-contributor",
        "exactly one contributor of a role is the first",
        _DOCUMENTATION,
        remedy="set sequence='first' for exactly one",
    ),
    _discouraged(
        "contributor-role",
        "each contributor has `sequence` and `contributor_role`",
        "DOAJ",
        remedy="add both to each contributor",
    ),
    _discouraged(
        "issn-medium",
        "an ISSN says its medium; without `media_type` it is print",
        _DOCUMENTATION,
        remedy="add media_type",
    ),
    _discouraged(
        "issn-repeated", "a journal has one ISSN of each medium, and they differ", "DOAJ", remedy="remove one"
    ),
    _discouraged("isbn", "the ISBN of proceedings has the right check digit", "ISO 2108", remedy="correct the ISBN"),
    _discouraged(
        "paper-contributors",
        "a conference paper names its contributors",
        _DOCUMENTATION,
        remedy="add them",
    ),
    _discouraged(
        "citation-issn", "the ISSN in a citation has the right check digit", "ISO 3297", remedy="correct the ISSN"
    ),
    _discouraged(
        "escaped-markup",
        "a text has no markup or entities as escaped text",
        _DOCUMENTATION,
        remedy="write markup as elements",
        article_rule="article.markup",
    ),
    _discouraged("abstract-empty", "an abstract has text", _DOCUMENTATION, remedy="remove it, or add its text"),
    _discouraged(
        "lost-character",
        "no text has U+FFFD, which replaces a character that was lost",
        "Unicode",
        remedy=LOST_REMEDY,
    ),
    _discouraged(
        "wrong-encoding",
        "no text has UTF-8 that was read in another encoding",
        "Unicode",
        remedy="read the source as UTF-8, or write what was meant",
        article_rule="article.encoding",
    ),
    _discouraged(
        "email",
        "the result of a deposit is sent to an e-mail address",
        _DOCUMENTATION,
        remedy="correct the address",
    ),
    _discouraged(
        "citation-journal",
        "a citation by fields names the journal, by title or ISSN, or gives a DOI or the text; others get an error",
        _DEPOSIT,
        remedy="add the journal's title or ISSN, the DOI, or the reference as printed",
    ),
    _discouraged(
        "relation-doi-bare",
        "the target of a relation that is named by DOI is the DOI alone, not a link",
        _DOCUMENTATION,
        remedy="give the DOI alone",
    ),
    _discouraged(
        "own-update",
        "the work that an update concerns is not the notice itself",
        _DOCUMENTATION,
        remedy="give the DOI of the work that is updated",
        article_rule="article.own-update",
    ),
    _discouraged(
        "own-relation",
        "a work has no relation to itself",
        _DOCUMENTATION,
        remedy="give the identifier of the other work, or remove the relation",
        article_rule="article.own-relation",
    ),
    _discouraged(
        "own-reference",
        "a work does not cite itself",
        _DOCUMENTATION,
        remedy="correct the DOI, or remove the citation",
        article_rule="article.own-reference",
    ),
    _discouraged(
        "doi-old",
        "a DOI of other characters is one that was registered until 2008, and can only be updated",
        _DOCUMENTATION,
        remedy="use another DOI if this one is not registered",
    ),
    _discouraged(
        "title-colon",
        "a title has no colon at its end where its subtitle follows",
        _DOCUMENTATION,
        remedy="remove the colon",
    ),
    _discouraged(
        "url-encoding", "a URL is percent-encoded where it needs to be", _DOCUMENTATION, remedy="percent-encode the URL"
    ),
    _discouraged(
        "license-details",
        "a licence says what it applies to and from when; readers look for “vor” and the start of open access",
        "OpenAPC and Hybrid OA Dashboard",
        remedy="add licenses[].start_date and .applies_to if you know them",
    ),
    _discouraged(
        "funder-nesting",
        "a Funder ID is nested in the funder's name; beside it, it is another funder",
        _DOCUMENTATION,
        remedy="nest the id in its funder_name",
    ),
    _discouraged(
        "funder-group",
        "several funders are in groups of their own (fundgroup)",
        _DOCUMENTATION,
        remedy="put each funder into a fundgroup of its own",
    ),
    _discouraged(
        "similarity-check",
        "there is one full text for Similarity Check; of several the last wins",
        "PKP",
        remedy="keep one",
    ),
    _discouraged(
        "timestamp-form",
        "a timestamp is UTC, YYYYMMDDHHMMSSmmm; seconds since 1970 compare as older",
        "PKP",
        remedy="write UTC as YYYYMMDDHHMMSSmmm",
    ),
)
"""Each rule's text says what holds where the rule is kept."""
_RULE = by_code(RULES)


def problems(root: _Element) -> Iterator[Problem]:
    """Every breach of a rule in a deposit of any version, in document order where it has one place."""
    from pubmeta.formats.crossref.rules.document import Deposit
    from pubmeta.xml.paths import ElementPaths

    checks = _checks(root.tag.partition("}")[0] + "}")
    yield from xml_problems(root.iter(*checks), checks, Deposit(root), _RULE, ElementPaths(root))


@lru_cache(maxsize=16)
def _checks(namespace: str) -> XmlChecks[Deposit]:
    """The checks of each element, those of all subjects; elements without a namespace of their own are in this one."""
    from pubmeta.formats.crossref.rules import (
        citations,
        contributors,
        dates,
        dois,
        funding,
        itself,
        journals,
        records,
        texts,
        titles,
    )

    subjects = (dois, itself, dates, journals, records, titles, texts, contributors, funding, citations)
    checks = merged(*(subject.CHECKS for subject in subjects))
    return {tag if tag.startswith("{") else namespace + tag: found for tag, found in checks.items()}
