"""What registers, and somebody complains about: Crossref's weekly report, or those who read its records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pubmeta.formats.crossref.findings import DATED, Checks, Known, breach, repeated, text_of
from pubmeta.formats.crossref.terms import AI, FR
from pubmeta.model import Issn
from pubmeta.problems import Problem

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


def _page(page: _Element, known: Known) -> Iterator[Problem]:
    if not known.is_in(page, "pages"):
        return
    value = text_of(page)
    for code, character in (("page-underscore", "_"), ("page-hyphen", "-")):
        if character in value:
            yield breach(code, page, f"the page {value} looks like a range; give its first and last page apart")


def _year(year: _Element, known: Known) -> Iterator[Problem]:
    value = text_of(year)
    if known.deposited and value.isdecimal() and int(value) > known.deposited + 1:
        yield breach("year", year, f"{value} is more than a year after the deposit of {known.deposited}; correct it")


def _edition(edition: _Element, known: Known) -> Iterator[Problem]:
    value = text_of(edition)
    if _EDITION_WORDS.search(value):
        yield breach("edition-words", edition, f"{value!r} is more than a number; give the number alone")


def _contributors(contributors: _Element, known: Known) -> Iterator[Problem]:
    people = known.children(contributors, "person_name")
    every = known.children(contributors, "person_name", "organization", "anonymous")
    if not people:
        yield breach("no-person", contributors, "only organizations are named; name the persons, if there are any")
    firsts = [(person.get("contributor_role", ""), person) for person in every if person.get("sequence") == "first"]
    if not firsts:
        yield breach("first-contributor", contributors, 'no contributor has sequence="first"; give it to the first')
    for role, person in repeated(firsts):
        message = f'a second {role or "contributor"} has sequence="first"; the others are "additional"'
        yield breach("first-contributor", person, message)
    bare = [person for person in every if person.get("sequence") is None or person.get("contributor_role") is None]
    if bare:
        message = f"{len(bare)} of {len(every)} contributors lack sequence or contributor_role; give each both"
        yield breach("contributor-role", bare[0], message)


def _surname(surname: _Element, known: Known) -> Iterator[Problem]:
    value = text_of(surname)
    if value.isupper() and sum(character.isalpha() for character in value) > 1:
        yield breach("surname-capitals", surname, f"{value} is in capitals throughout; write it as the person does")
    if _JUNIOR.search(value):
        yield breach("surname-junior", surname, f"{value!r} holds a suffix; give it in suffix")
    if _ET_AL.search(value):
        yield breach("surname-et-al", surname, f"{value!r} stands for more than one person; name each")


def _given_name(name: _Element, known: Known) -> Iterator[Problem]:
    value = text_of(name)
    if len(value) == 1:
        yield breach("given-name-letter", name, f"{value!r} is a single letter; give the full name")


def _issue(issue: _Element, known: Known) -> Iterator[Problem]:
    value = text_of(issue)
    if known.is_in(issue, "journal_issue") and _ISSUE_WORDS.search(value):
        yield breach("issue-words", issue, f"{value!r} is more than a number; give the number alone")


def _titles(titles: _Element, known: Known) -> Iterator[Problem]:
    value = text_of(titles)
    for title in known.children(titles, "title"):
        if text_of(title).endswith(":") and known.children(titles, "subtitle"):
            yield breach("title-colon", title, "the title ends in a colon before its subtitle; remove it")
    if known.is_in(titles, "journal_article") and value and " " not in value and not _WITHOUT_SPACES.search(value):
        yield breach("title-one-word", titles, f"the title {value!r} is a single word; see that it is whole")


def _title(title: _Element, known: Known) -> Iterator[Problem]:
    if found := _ESCAPED.search(text_of(title)):
        yield breach("escaped-markup", title, f"{found[0]!r} is shown as it stands; write markup as elements")


def _issns(metadata: _Element, known: Known) -> Iterator[Problem]:
    issns = known.children(metadata, "issn")
    for issn in issns:
        if issn.get("media_type") is None:
            yield breach("issn-medium", issn, f"{text_of(issn)} has no media_type and so is print; say what it is")
    media = [(issn.get("media_type", "print"), issn) for issn in issns]
    numbers = [(text_of(issn).replace("-", ""), issn) for issn in issns]
    for value, issn in dict.fromkeys((*repeated(media), *repeated(numbers))):
        yield breach("issn-repeated", issn, f"there are two ISSNs {value}; leave one out")


def _issn(issn: _Element, known: Known) -> Iterator[Problem]:
    if not known.is_in(issn, "citation"):
        return
    try:
        Issn(text_of(issn))
    except ValueError as error:
        yield breach("citation-issn", issn, f"{str(error).rstrip('.')}; correct it")


def _resource(resource: _Element, known: Known) -> Iterator[Problem]:
    if found := _NOT_IN_URLS.search(text_of(resource)):
        yield breach("url-encoding", resource, f"the URL holds {found[0]!r}; percent-encode it")


def _license(license_: _Element, known: Known) -> Iterator[Problem]:
    absent = [name for name in ("applies_to", "start_date") if license_.get(name) is None]
    if absent:
        yield breach(
            "license-details", license_, f"the licence has no {' and no '.join(absent)}; give it if it is known"
        )


def _funding(program: _Element, known: Known) -> Iterator[Problem]:
    for group in (program, *program.iter(f"{{{FR}}}assertion")):
        if group.get("name") in ("fundgroup", "fundref"):
            kinds = [assertion.get("name") for assertion in group]
            if "funder_identifier" in kinds and ("funder_name" in kinds or "ror" in kinds):
                message = "a funder_identifier beside a funder is another funder; nest it in its funder_name"
                yield breach("funder-nesting", group, message)
            if (most := max(map(kinds.count, _FUNDERS))) > 1:
                yield breach("funder-group", group, f"{most} funders stand in one group; give each its own")


def _doi_data(data: _Element, known: Known) -> Iterator[Problem]:
    items = [
        item
        for collection in known.children(data, "collection")
        for item in known.children(collection, "item")
        if item.get("crawler") in _CRAWLERS
    ]
    if len(items) > 1:
        yield breach("similarity-check", items[1], f"{len(items)} texts are given to Similarity Check; leave one")


def _timestamp(timestamp: _Element, known: Known) -> Iterator[Problem]:
    value = text_of(timestamp)
    if len(value) < min(DATED):
        yield breach(
            "timestamp-form", timestamp, f"{value} compares as older than any timestamp of 14 or 17 digits; use those"
        )


COMPLAINTS: Checks = {
    "first_page": (_page,),
    "last_page": (_page,),
    "year": (_year,),
    "edition_number": (_edition,),
    "contributors": (_contributors,),
    "surname": (_surname,),
    "given_name": (_given_name,),
    "issue": (_issue,),
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
