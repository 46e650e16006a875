"""The field of an article that caused a message, found by the value that the message quotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pubmeta.model import Article
from pubmeta.model.identifiers import Doi, Identifier, Issn, Orcid
from pubmeta.model.values import values


@dataclass(frozen=True)
class Sent:
    """An article that was sent, and its identifiers, which many messages may be looked up by."""

    article: Article

    @cached_property
    def identifiers(self) -> tuple[tuple[str, type[Identifier], str], ...]:
        """The path, kind and digits of each ISSN and ORCID iD, those of the journal and the contributors first."""
        found = [
            (path, type(value), value.replace("-", ""))
            for path, value in values(self.article)
            if isinstance(value, Issn | Orcid)
        ]
        return tuple(sorted(found, key=lambda each: not each[0].startswith(_OWN)))

    @cached_property
    def references(self) -> dict[str, int]:
        """The place of each reference, by its key."""
        return {each.key: index for index, each in enumerate(self.article.references)}


Finder = Callable[[str, Sent], str]
"""The path of the field in the article that a message is about; empty where the article has nothing of it."""

_OWN = ("journal.", "proceedings.", "contributors")
"""The fields that are the article's own, and not of a work that it cites."""
_ORCID = re.compile(r"(?<![0-9])[0-9]{4}-?[0-9]{4}-?[0-9]{4}-?[0-9]{3}[0-9Xx](?![0-9])")
_ISSN = re.compile(r"(?<![0-9-])[0-9]{4}-?[0-9]{3}[0-9Xx](?![0-9-])")
_DOI = re.compile(r"10\.[0-9]{4,9}/[^\s\"'<>]+")
_ENDS = ".,;:)]}"
_EXPECTED = re.compile(r"One of '\{([^{}]*)\}'")
_NAMES = (
    re.compile(r"content of element '(?:[\w.-]+:)?([\w.-]+)' is not complete"),
    re.compile(r"of element '(?:[\w.-]+:)?([\w.-]+)'"),
    re.compile(r"on element '(?:[\w.-]+:)?([\w.-]+)'"),
    re.compile(r"element '(?:\{[^{}]*\}:?)?(?:[\w.-]+:)?([\w.-]+)'"),
    re.compile(r"element \{[^{}]*\}([\w.-]+)"),
    re.compile(r"[Ee]lement type \"(?:[\w.-]+:)?([\w.-]+)\""),
)

ELEMENTS: Final[Mapping[str, str]] = {
    "doi_batch_id": "options.batch_id",
    "timestamp": "options.timestamp",
    "depositor_name": "options.depositor_name",
    "email_address": "options.depositor_email",
    "registrant": "options.registrant",
    **dict.fromkeys(("journal", "journal_metadata", "issn"), "journal"),
    "full_title": "journal.title",
    "abbrev_title": "journal.abbreviations",
    **dict.fromkeys(("journal_volume", "volume"), "volume"),
    **dict.fromkeys(("journal_issue", "issue"), "issue"),
    **dict.fromkeys(("titles", "title"), "title"),
    "subtitle": "subtitle",
    "original_language_title": "original_title",
    **dict.fromkeys(("conference", "event_metadata"), "event"),
    "conference_name": "event.name",
    "conference_theme": "event.theme",
    "conference_acronym": "event.acronym",
    "conference_sponsor": "event.sponsors",
    "conference_number": "event.number",
    "conference_location": "event.place",
    "conference_date": "event.start",
    **dict.fromkeys(("proceedings_metadata", "proceedings_series_metadata"), "proceedings"),
    "proceedings_title": "proceedings.title",
    "proceedings_subject": "proceedings.subject",
    "series_metadata": "proceedings.series",
    **dict.fromkeys(("publisher", "publisher_name", "publisher_place"), "proceedings.publisher"),
    "noisbn": "proceedings.isbns",
    "peer_review": "review",
    "running_number": "review.label",
    "review_date": "dates.published_online",
    "competing_interest_statement": "statements.conflict_of_interest",
    "publication": "journal",
    **dict.fromkeys(("pending_publication", "intent_statement", "status"), "status"),
    **dict.fromkeys(
        (
            *("contributors", "person_name", "given_name", "surname", "suffix", "organization", "anonymous"),
            *("affiliations", "affiliation", "institution", "institution_name", "institution_id", "ORCID", "role"),
        ),
        "contributors",
    ),
    "abstract": "abstracts",
    **dict.fromkeys(("publication_date", "year", "month", "day"), "dates"),
    "acceptance_date": "dates.accepted",
    "posted_date": "dates.posted",
    **dict.fromkeys(("pages", "first_page", "last_page", "other_pages"), "pages"),
    **dict.fromkeys(("publisher_item", "item_number"), "article_number"),
    "identifier": "other_ids",
    **dict.fromkeys(("updates", "update"), "updates"),
    **dict.fromkeys(("custom_metadata", "assertion"), "statements"),
    "license_ref": "licenses",
    "free_to_read": "free_to_read",
    **dict.fromkeys(("related_item", "inter_work_relation", "intra_work_relation"), "relations"),
    **dict.fromkeys(("archive_locations", "archive"), "archives"),
    "version_info": "version",
    "group_title": "section",
    **dict.fromkeys(("doi_data", "doi"), "doi"),
    "resource": "landing_page",
    **dict.fromkeys(("collection", "item"), "full_texts"),
    **dict.fromkeys(
        (
            *("citation_list", "citation", "unstructured_citation", "journal_title", "article_title", "volume_title"),
            *("author", "cYear", "elocation_id", "series_title", "std_designator", "edition_number", "isbn"),
        ),
        "references",
    ),
}
"""The model path for the element of a deposit that a message of Crossref's schema check names."""


def nowhere(_message: str, _sent: Sent) -> str:
    """Of a message about the whole batch: no field caused it."""
    return ""


def always(path: str) -> Finder:
    """Finds the same field in every article."""
    return lambda _message, _sent: path


def orcid(message: str, sent: Sent) -> str:
    """The ORCID iD that the message quotes; of a wrong check digit, the one that has the other digits."""
    return _by_digits(message, sent, _ORCID, Orcid)


def issn(message: str, sent: Sent) -> str:
    """The ISSN that the message quotes, of the journal before those of references."""
    return _by_digits(message, sent, _ISSN, Issn)


def container_title(_message: str, sent: Sent) -> str:
    """The title of the journal, or that of the series or the volume that the article is in."""
    proceedings = sent.article.proceedings
    if proceedings is None:
        return "journal.title"
    return "proceedings.series.title" if proceedings.series else "proceedings.title"


def relation(message: str, sent: Sent) -> str:
    """The relation, or the update, whose target the message quotes."""
    wanted = set(_dois(message))
    review = sent.article.review
    if review and review.of and review.of.key in wanted:
        return "review.of"
    for index, each in enumerate(sent.article.relations):
        if each.target.lower() in wanted:
            return f"relations[{index}].target"
    for index, update in enumerate(sent.article.updates):
        if update.doi.key in wanted:
            return f"updates[{index}].doi"
    return ""


def element(message: str, _sent: Sent) -> str:
    """The field for the element that a message of the schema check names, the absent one before the one in its place.

    Empty for an element that stands for no field.
    """
    return element_path(message)


def element_path(message: str) -> str:
    """As `element`, without an article."""
    return next((ELEMENTS[name] for name in _elements(message) if name in ELEMENTS), "")


def reference(key: str, sent: Sent) -> str:
    """The reference of this key."""
    return f"references[{sent.references[key]}]" if key in sent.references else ""


def _elements(message: str) -> Iterator[str]:
    """The names of elements in a message, those that are expected first where there is but one."""
    if expected := _EXPECTED.search(message):
        names = [name.strip().rpartition(":")[2].strip('"') for name in expected[1].split(",")]
        if len(names) == 1:
            yield names[0]
    for pattern in _NAMES:
        if found := pattern.search(message):
            yield found[1]


def _dois(message: str) -> Iterator[str]:
    """The keys of the DOIs in a message."""
    for found in _DOI.finditer(message):
        yield found[0].rstrip(_ENDS).lower()
        yield found[0].lower()


def _by_digits(message: str, sent: Sent, pattern: re.Pattern[str], kind: type[Identifier]) -> str:
    """The path of the identifier that the message quotes, whatever hyphens it has there."""
    found = pattern.search(_without_resolver(message))
    if found is None:
        return ""
    wanted = found[0].replace("-", "").upper()
    own = [(path, digits) for path, its_kind, digits in sent.identifiers if its_kind is kind]
    exact = next((path for path, digits in own if digits == wanted), "")
    return exact or next((path for path, digits in own if digits[:-1] == wanted[:-1]), "")


def _without_resolver(message: str) -> str:
    return message.replace("https://orcid.org/", " ").replace("http://orcid.org/", " ")


def key_of(text: str) -> str:
    """The form of a DOI to compare by, whole; empty for what is not one."""
    try:
        return Doi(text).key
    except ValueError:
        return ""
