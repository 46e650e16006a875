"""What registers, and somebody complains about: Crossref's weekly report, or those who read its records."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubmeta.formats.crossref.rules.deposited import DATED, Checks, Findings, repeated, text_of
from pubmeta.formats.crossref.terms import AI, FR
from pubmeta.model import Issn

if TYPE_CHECKING:
    from lxml.etree import _Element

_EDITION_WORDS = re.compile(r"(?i)ed|no\b|number")
_ISSUE_WORDS = re.compile(r"(?i)\b(?:issue|no|number)\b")
_JUNIOR = re.compile(r"(?i)\bjr\b")
_ET_AL = re.compile(r"(?i)\bet\.? al\b")
_ESCAPED = re.compile(r"</?[A-Za-z][^<>]*>|&(?:[A-Za-z]+|#[0-9]+|#x[0-9A-Fa-f]+);")
_NOT_IN_URLS = re.compile(r'[^!-~]|[<>"{}|\\^`]')
# Scripts that put no space between words: Thai to Lao, Burmese, Khmer, kana, Han.
_WITHOUT_SPACES = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]")
_CRAWLERS = {"similarity-check", "iParadigms"}
_FUNDERS = ("ror", "funder_name", "funder_identifier")


def _pages(pages: _Element, findings: Findings) -> None:
    for page in findings.children(pages, "first_page", "last_page"):
        value = text_of(page)
        for code, character in (("page-underscore", "_"), ("page-hyphen", "-")):
            if character in value:
                message = f"the page {value} looks like a range; give its first and last page apart"
                findings.breach(code, page, message)


def _year(year: _Element, findings: Findings) -> None:
    value = text_of(year)
    if findings.deposited and value.isdecimal() and int(value) > findings.deposited + 1:
        findings.breach(
            "year", year, f"{value} is more than a year after the deposit of {findings.deposited}; correct it"
        )


def _edition(edition: _Element, findings: Findings) -> None:
    value = text_of(edition)
    if _EDITION_WORDS.search(value):
        findings.breach("edition-words", edition, f"{value!r} is more than a number; give the number alone")


def _contributors(contributors: _Element, findings: Findings) -> None:
    every = [*findings.children(contributors, "person_name", "organization", "anonymous")]
    if next(findings.children(contributors, "person_name"), None) is None:
        findings.breach("no-person", contributors, "only organizations are named; name the persons, if there are any")
    firsts = [(person.get("contributor_role", ""), person) for person in every if person.get("sequence") == "first"]
    if not firsts:
        findings.breach("first-contributor", contributors, 'no contributor has sequence="first"; give it to the first')
    for role, person in repeated(firsts):
        message = f'a second {role or "contributor"} has sequence="first"; the others are "additional"'
        findings.breach("first-contributor", person, message)
    bare = [person for person in every if person.get("sequence") is None or person.get("contributor_role") is None]
    if bare:
        message = f"{len(bare)} of {len(every)} contributors lack sequence or contributor_role; give each both"
        findings.breach("contributor-role", bare[0], message)


def _surname(surname: _Element, findings: Findings) -> None:
    value = text_of(surname)
    if value.isupper() and sum(character.isalpha() for character in value) > 1:
        findings.breach("surname-capitals", surname, f"{value} is in capitals throughout; write it as the person does")
    if _JUNIOR.search(value):
        findings.breach("surname-junior", surname, f"{value!r} holds a suffix; give it in suffix")
    if _ET_AL.search(value):
        findings.breach("surname-et-al", surname, f"{value!r} stands for more than one person; name each")


def _given_name(name: _Element, findings: Findings) -> None:
    value = text_of(name)
    if len(value) == 1:
        findings.breach("given-name-letter", name, f"{value!r} is a single letter; give the full name")


def _issue(journal_issue: _Element, findings: Findings) -> None:
    for issue in findings.children(journal_issue, "issue"):
        value = text_of(issue)
        if _ISSUE_WORDS.search(value):
            findings.breach("issue-words", issue, f"{value!r} is more than a number; give the number alone")


def _titles(titles: _Element, findings: Findings) -> None:
    value = text_of(titles)
    with_subtitle = next(findings.children(titles, "subtitle"), None) is not None
    for title in findings.children(titles, "title") if with_subtitle else ():
        if text_of(title).endswith(":"):
            findings.breach("title-colon", title, "the title ends in a colon before its subtitle; remove it")
    if findings.is_in(titles, "journal_article") and value and " " not in value and not _WITHOUT_SPACES.search(value):
        findings.breach("title-one-word", titles, f"the title {value!r} is a single word; see that it is whole")


def _title(title: _Element, findings: Findings) -> None:
    if found := _ESCAPED.search(text_of(title)):
        findings.breach("escaped-markup", title, f"{found[0]!r} is shown as it stands; write markup as elements")


def _issns(metadata: _Element, findings: Findings) -> None:
    issns = [*findings.children(metadata, "issn")]
    for issn in issns:
        if issn.get("media_type") is None:
            findings.breach("issn-medium", issn, f"{text_of(issn)} has no media_type and so is print; say what it is")
    media = [(issn.get("media_type", "print"), issn) for issn in issns]
    numbers = [(text_of(issn).replace("-", ""), issn) for issn in issns]
    for value, issn in dict.fromkeys((*repeated(media), *repeated(numbers))):
        findings.breach("issn-repeated", issn, f"there are two ISSNs {value}; leave one out")


def _issn(issn: _Element, findings: Findings) -> None:
    if not findings.is_in(issn, "citation"):
        return
    try:
        Issn(text_of(issn))
    except ValueError as error:
        findings.breach("citation-issn", issn, f"{str(error).rstrip('.')}; correct it")


def _resource(resource: _Element, findings: Findings) -> None:
    if found := _NOT_IN_URLS.search(text_of(resource)):
        findings.breach("url-encoding", resource, f"the URL holds {found[0]!r}; percent-encode it")


def _license(license_: _Element, findings: Findings) -> None:
    absent = [name for name in ("applies_to", "start_date") if license_.get(name) is None]
    if absent:
        findings.breach(
            "license-details", license_, f"the licence has no {' and no '.join(absent)}; give it if it is known"
        )


def _funding(program: _Element, findings: Findings) -> None:
    for group in (program, *program.iter(f"{{{FR}}}assertion")):
        if group.get("name") in ("fundgroup", "fundref"):
            kinds = [assertion.get("name") for assertion in group]
            if "funder_identifier" in kinds and ("funder_name" in kinds or "ror" in kinds):
                message = "a funder_identifier beside a funder is another funder; nest it in its funder_name"
                findings.breach("funder-nesting", group, message)
            if (most := max(map(kinds.count, _FUNDERS))) > 1:
                findings.breach("funder-group", group, f"{most} funders stand in one group; give each its own")


def _doi_data(data: _Element, findings: Findings) -> None:
    items = [
        item
        for collection in findings.children(data, "collection")
        for item in findings.children(collection, "item")
        if item.get("crawler") in _CRAWLERS
    ]
    if len(items) > 1:
        findings.breach("similarity-check", items[1], f"{len(items)} texts are given to Similarity Check; leave one")


def _timestamp(timestamp: _Element, findings: Findings) -> None:
    value = text_of(timestamp)
    if len(value) < min(DATED):
        findings.breach(
            "timestamp-form", timestamp, f"{value} compares as older than any timestamp of 14 or 17 digits; use those"
        )


COMPLAINTS: Checks = {
    "pages": (_pages,),
    "year": (_year,),
    "edition_number": (_edition,),
    "contributors": (_contributors,),
    "surname": (_surname,),
    "given_name": (_given_name,),
    "journal_issue": (_issue,),
    "titles": (_titles,),
    "title": (_title,),
    "subtitle": (_title,),
    "journal_metadata": (_issns,),
    "issn": (_issn,),
    "resource": (_resource,),
    "doi_data": (_doi_data,),
    "timestamp": (_timestamp,),
    f"{{{AI}}}license_ref": (_license,),
    f"{{{FR}}}program": (_funding,),
}
