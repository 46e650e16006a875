"""Content rules for deposits: what the schema lets pass and the deposit system refuses, or somebody complains about."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from pubmeta.checks.content_rules import XmlChecks, by_code, discouraged, merged, refused, xml_problems
from pubmeta.formats.crossref.rules import asserts
from pubmeta.problems import Problem
from pubmeta.registry import Rule

if TYPE_CHECKING:
    from lxml.etree import _Element

    from pubmeta.formats.crossref.rules.document import Deposit

_DEPOSIT = "Crossref deposit system"
_DOCUMENTATION = "Crossref documentation"


def _refused(code: str, text: str, source: str = _DEPOSIT) -> Rule:
    return refused("crossref", code, text, source)


_discouraged = partial(discouraged, "crossref")


def _reported(number: str, code: str, text: str) -> Rule:
    return _discouraged(code, text, f"Crossref Schematron {number}")


RULES = (
    *asserts.RULES,
    _refused(
        "doi-characters",
        "a DOI to be registered consists of A-Z a-z 0-9 - . _ ; : ( ) / only",
        "Crossref Schematron A1",
    ),
    _refused("doi-repeated", "a deposit registers a DOI once; the second is refused, as no newer than the first"),
    _refused("prefix", "all DOIs of a deposit have one prefix"),
    _refused("timestamp", "a timestamp has 19 digits at most", _DOCUMENTATION),
    _refused("journal-identity", "a journal has an ISSN or a DOI"),
    _refused("journal-doi", "a journal's DOI is its own, not that of an article in it"),
    _refused("issn", "the ISSN of a journal has the right check digit"),
    _refused("orcid", "an ORCID iD has the right check digit"),
    _refused("orcid-repeated", "no two contributors have the same ORCID iD"),
    _refused("ror", "a ROR id has the form https://ror.org/0xxxxxx00 and the right check digits"),
    _refused("institution-id", "an id of an institution has the form that its type demands", _DOCUMENTATION),
    _refused("title-empty", "a title has text"),
    _refused("date", "a date is one of the calendar; seasons and quarters have no day", _DOCUMENTATION),
    _refused("name-digits", "before version 5.5.0, names have no digits or question marks", "Crossref Schematron A2"),
    _refused("funder-id", "a Funder ID is a DOI under 10.13039"),
    _refused("citation-key", "each citation has a key of its own, for the result of the deposit tells of it by key"),
    _refused("relation-doi", "the target of a relation that is named by DOI has the form of a DOI"),
    _reported("W2", "page-underscore", "a page has no underscore; deposit the first and the last page apart"),
    _reported("W3", "page-hyphen", "a page has no hyphen; deposit the first and the last page apart"),
    _reported("W4", "year", "a year is not later than the one after the deposit"),
    _reported("W5", "edition-words", "an edition is a number, without words such as 'ed.' or 'no.'"),
    _reported("W9", "surname-capitals", "a surname is not in capitals throughout"),
    _reported("W10", "no-person", "there are persons among the contributors"),
    _reported("W11", "given-name-letter", "a given name has more than one letter"),
    _reported("W12", "surname-junior", "a suffix such as 'Jr.' stands in `suffix`, not in the surname"),
    _reported("W12b", "surname-et-al", "all contributors are named, and 'et al.' is none of them"),
    _reported("W13", "issue-words", "an issue is a number or name, without words such as 'issue' or 'no.'"),
    _reported("W14", "title-one-word", "a title has more than one word"),
    _discouraged("first-contributor", "exactly one contributor of a role is the first", _DOCUMENTATION),
    _discouraged("contributor-role", "each contributor has `sequence` and `contributor_role`", "DOAJ"),
    _discouraged("issn-medium", "an ISSN says its medium; without `media_type` it is print", _DOCUMENTATION),
    _discouraged("issn-repeated", "a journal has one ISSN of each medium, and they differ", "DOAJ"),
    _discouraged("citation-issn", "the ISSN in a citation has the right check digit", "ISO 3297"),
    _discouraged("escaped-markup", "a title has no markup or entities as escaped text", _DOCUMENTATION),
    _discouraged("title-colon", "a title has no colon at its end where its subtitle follows", _DOCUMENTATION),
    _discouraged("url-encoding", "a URL is percent-encoded where it needs to be", _DOCUMENTATION),
    _discouraged(
        "license-details",
        "a licence says what it applies to and from when; readers look for applies_to vor and the start of open access",
        "OpenAPC and Hybrid OA Dashboard",
    ),
    _discouraged(
        "funder-nesting",
        "a Funder ID is nested in the funder's name; beside it, it is another funder",
        _DOCUMENTATION,
    ),
    _discouraged("funder-group", "several funders stand in groups of their own (fundgroup)", _DOCUMENTATION),
    _discouraged("similarity-check", "there is one full text for Similarity Check; of several the last wins", "PKP"),
    _discouraged("timestamp-form", "a timestamp is UTC, YYYYMMDDHHMMSSmmm; seconds since 1970 compare as older", "PKP"),
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
    from pubmeta.formats.crossref.rules import citations, contributors, dates, dois, funding, journals, titles

    subjects = (dois, dates, journals, titles, contributors, funding, citations)
    checks = merged(*(subject.CHECKS for subject in subjects))
    return {tag if tag.startswith("{") else namespace + tag: found for tag, found in checks.items()}
