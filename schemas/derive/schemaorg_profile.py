"""pubmeta's profile of schema.org as a JSON Schema: `python schemas/derive/schemaorg_profile.py` writes it.

A closed schema of what pubmeta emits for one article. The tables below say it in full: which properties each type
may have, which it must have, and what each property holds. The tests compare every line with the vocabulary itself.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parents[1] / "authored" / "schemaorg.schema.json"


@dataclass(frozen=True)
class Scalar:
    """A kind of plain value: the data type of the vocabulary that it belongs to, and its JSON Schema."""

    data_type: str
    schema: dict[str, Any]


def _text(pattern: str, description: str) -> dict[str, Any]:
    """Text of a certain form; the description completes "it must be ..." where a value does not have it."""
    return {"description": description, "type": "string", "pattern": pattern}


DAY = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"

SCALARS = {
    "Text": Scalar("Text", _text(r"\S", "text that is not blank")),
    "URL": Scalar("URL", _text(r"^(https?|ftp)://[^\s<>\"{}|\\^`]+$", "a URL that begins with https:// or the like")),
    "Date": Scalar("Date", _text(DAY, "a date: YYYY, YYYY-MM or YYYY-MM-DD")),
    "Language": Scalar("Text", _text(r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", "a BCP 47 language tag: en, pt-BR")),
    "ISSN": Scalar("Text", _text(r"^[0-9]{4}-[0-9]{3}[0-9X]$", "an ISSN: four characters, hyphen, four characters")),
    "ISBN": Scalar("Text", _text(r"^([0-9]{9}[0-9X]|[0-9]{13})$", "an ISBN without hyphens")),
    "Year": Scalar("Integer", {"type": "integer", "minimum": 1000, "maximum": 9999}),
    "Boolean": Scalar("Boolean", {"type": "boolean"}),
}

TAGGED_TEXT = {
    "type": "object",
    "properties": {"@value": {"$ref": "#/$defs/Text"}, "@language": {"$ref": "#/$defs/Language"}},
    "required": ["@value", "@language"],
    "additionalProperties": False,
}
"""Text with its language, as JSON-LD 1.1 writes it."""

NODE_ID = _text(r"^(https?:|ftp:|urn:|mailto:|#|_:)[^\s<>\"{}|\\^`]+$", "a URL, a URN or a local name such as #coi")


@dataclass(frozen=True)
class Property:
    """What a property holds: values of any of these scalars and types, one of them or a list.

    How many: "one" is a value, "many" always a list, "some" either. An ordered list may also be ``{"@list": [...]}``.
    Text that is tagged may also be ``{"@value": "...", "@language": "..."}``.
    """

    ranges: tuple[str, ...]
    how_many: str = "one"
    ordered: bool = False
    tagged: bool = False


def one(*ranges: str, tagged: bool = False) -> Property:
    """A property with a single value."""
    return Property(ranges, tagged=tagged)


def some(*ranges: str) -> Property:
    """A property with a value or a list of values."""
    return Property(ranges, "some")


def many(*ranges: str, ordered: bool = False, tagged: bool = False) -> Property:
    """A property with a list of values, also if there is only one."""
    return Property(ranges, "many", ordered, tagged)


AGENTS = ("Person", "Organization")
WORKS = (
    "ScholarlyArticle",
    "Article",
    "Book",
    "Chapter",
    "CreativeWork",
    "Dataset",
    "Report",
    "SoftwareApplication",
    "SoftwareSourceCode",
    "Thesis",
    "WebPage",
)
CONTAINERS = (
    "PublicationIssue",
    "PublicationVolume",
    "Periodical",
    "Book",
    "CreativeWork",
    "CreativeWorkSeries",
    "WebSite",
)

PROPERTIES = {
    "about": many("DefinedTerm", "MedicalTrial", *AGENTS, *WORKS),
    "abstract": one("Text", tagged=True),
    "additionalName": one("Text"),
    "address": one("PostalAddress"),
    "addressCountry": one("Text", "Country"),
    "addressLocality": one("Text"),
    "addressRegion": one("Text"),
    "affiliation": many("Organization"),
    "alternateName": many("Text", tagged=True),
    "alternativeHeadline": many("Text"),
    "articleSection": one("Text"),
    "author": many(*AGENTS, ordered=True),
    "bookEdition": one("Text"),
    "citation": many("Text", *WORKS),
    "codeRepository": one("URL"),
    "contentUrl": one("URL"),
    "contributor": many(*AGENTS),
    "copyrightHolder": some(*AGENTS),
    "copyrightNotice": one("Text"),
    "copyrightYear": one("Year"),
    "correction": many("URL", "CorrectionComment"),
    "creativeWorkStatus": some("Text"),
    "dateCreated": one("Date"),
    "dateModified": one("Date"),
    "datePublished": one("Date"),
    "department": many("Organization"),
    "description": one("Text"),
    "editor": many("Person"),
    "email": one("Text"),
    "encoding": many("MediaObject"),
    "encodingFormat": one("Text"),
    "endDate": one("Date"),
    "exampleOfWork": many(*WORKS),
    "familyName": one("Text"),
    "fundedItem": many(*AGENTS),
    "funder": many(*AGENTS),
    "funding": many("Grant"),
    "genre": some("Text"),
    "givenName": one("Text"),
    "hasPart": many("WebPageElement", *WORKS),
    "headline": one("Text"),
    "honorificPrefix": one("Text"),
    "honorificSuffix": some("Text"),
    "identifier": many("Text", "PropertyValue"),
    "inDefinedTermSet": one("URL", "DefinedTermSet"),
    "inLanguage": one("Language"),
    "inSupportOf": one("Text"),
    "isAccessibleForFree": one("Boolean"),
    "isBasedOn": many("URL", *WORKS),
    "isPartOf": some(*CONTAINERS),
    "isbn": some("ISBN"),
    "issn": many("ISSN"),
    "issueNumber": one("Text"),
    "itemReviewed": some(*WORKS),
    "keywords": many("Text", "DefinedTerm", tagged=True),
    "license": some("URL", "CreativeWork"),
    "location": one("Text"),
    "mainEntityOfPage": one("URL"),
    "member": many(*AGENTS),
    "memberOf": many("Organization"),
    "name": one("Text"),
    "pageEnd": one("Text"),
    "pageStart": one("Text"),
    "pagination": one("Text"),
    "position": one("Text"),
    "postalCode": one("Text"),
    "propertyID": one("Text"),
    "publisher": one(*AGENTS),
    "publishingPrinciples": one("URL"),
    "reportNumber": one("Text"),
    "sameAs": many("URL"),
    "softwareVersion": one("Text"),
    "sourceOrganization": many("Organization"),
    "sponsor": many(*AGENTS),
    "startDate": one("Date"),
    "streetAddress": one("Text"),
    "subjectOf": many(*WORKS),
    "termCode": one("Text"),
    "text": one("Text"),
    "translationOfWork": some(*WORKS),
    "translator": many(*AGENTS),
    "url": one("URL"),
    "value": one("Text"),
    "version": one("Text"),
    "volumeNumber": one("Text"),
    "workExample": many(*WORKS),
    "workFeatured": many(*WORKS),
    "workTranslation": many(*WORKS),
}


@dataclass(frozen=True)
class Type:
    """The properties that a node of a type may have, and those that it must have."""

    properties: frozenset[str]
    required: tuple[str, ...] = ()


def _type(properties: str, required: str = "") -> Type:
    """A type from its properties, separated by spaces."""
    return Type(frozenset(properties.split()), tuple(required.split()))


THING = "identifier name sameAs url"
WORK = (
    f"{THING} abstract author contributor copyrightYear datePublished description editor encodingFormat genre "
    "inLanguage isPartOf license position publisher text translator version"
)
PLACED = "pageEnd pageStart pagination"

TYPES = {
    "ScholarlyArticle": _type(
        f"{WORK} {PLACED} about alternateName alternativeHeadline articleSection citation copyrightHolder "
        "copyrightNotice correction creativeWorkStatus dateCreated dateModified encoding exampleOfWork funder funding "
        "hasPart headline isAccessibleForFree isBasedOn keywords mainEntityOfPage publishingPrinciples "
        "sourceOrganization subjectOf "
        "translationOfWork workExample workTranslation"
    ),
    "Article": _type(f"{WORK} {PLACED}"),
    "Book": _type(f"{WORK} about alternativeHeadline bookEdition isbn"),
    "Chapter": _type(f"{WORK} {PLACED}"),
    "CorrectionComment": _type(f"{THING} datePublished genre text"),
    "Country": _type(THING, "name"),
    "CreativeWork": _type(f"{WORK} alternativeHeadline"),
    "CreativeWorkSeries": _type(f"{THING} issn"),
    "Dataset": _type(f"{WORK} issn"),
    "DefinedTerm": _type(f"{THING} inDefinedTermSet termCode", "name"),
    "DefinedTermSet": _type(THING, "name"),
    "Event": _type(f"{THING} alternateName description endDate location sponsor startDate workFeatured"),
    "Grant": _type(f"{THING} description fundedItem funder"),
    "MediaObject": _type(
        f"{THING} contentUrl creativeWorkStatus encodingFormat inLanguage license version", "contentUrl"
    ),
    "MedicalTrial": _type(THING),
    "Organization": _type(f"{THING} address alternateName department email location member memberOf"),
    "Periodical": _type(f"{THING} alternateName inLanguage issn publisher"),
    "Person": _type(
        f"{THING} additionalName address affiliation alternateName email familyName givenName honorificPrefix "
        "honorificSuffix",
        "name",
    ),
    "PostalAddress": _type("addressCountry addressLocality addressRegion postalCode streetAddress"),
    "PropertyValue": _type("name propertyID url value", "value"),
    "PublicationIssue": _type(f"{THING} {PLACED} datePublished isPartOf issueNumber"),
    "PublicationVolume": _type(f"{THING} {PLACED} datePublished isPartOf volumeNumber"),
    "Report": _type(f"{WORK} {PLACED} reportNumber"),
    "Review": _type(f"{WORK} itemReviewed"),
    "SoftwareApplication": _type(f"{WORK} softwareVersion"),
    "SoftwareSourceCode": _type(f"{WORK} codeRepository"),
    "Thesis": _type(f"{WORK} inSupportOf"),
    "WebPage": _type(WORK),
    "WebPageElement": _type(f"{THING} about datePublished genre inLanguage text"),
    "WebSite": _type(f"{THING} alternateName inLanguage issn publisher"),
}

ROOT = "ScholarlyArticle"
REVIEW = ["ScholarlyArticle", "Review"]
"""The types of a peer review, which has the properties of both."""
REVERSED = {"workFeatured": "Event"}
"""The properties that the article is the value of, and of what: an article has none that leads to an event."""
ROOT_REQUIRED = ("@context", "@type", "headline", "name")


def schema_text() -> str:
    """The schema as the file holds it (JSON Schema 2020-12)."""
    root = _node(ROOT)
    reversed_ = {name: {"type": "array", "minItems": 1, "items": _value((of,))} for name, of in REVERSED.items()}
    root["properties"] = {
        "@context": {"const": "https://schema.org"},
        **root["properties"],
        "@type": {"enum": [ROOT, REVIEW]},
        "@reverse": {"type": "object", "properties": reversed_, "minProperties": 1, "additionalProperties": False},
        "itemReviewed": _ref("itemReviewed"),
    }
    root["if"] = {"required": ["itemReviewed"]}
    root["then"] = {"properties": {"@type": {"const": REVIEW}}}
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:pubmeta:schemaorg:1",
        **root,
        "required": list(ROOT_REQUIRED),
        "$defs": {
            **{name: scalar.schema for name, scalar in SCALARS.items()},
            "TaggedText": TAGGED_TEXT,
            **{name: _property(held) for name, held in PROPERTIES.items()},
            **{name: _node(name) for name in TYPES},
        },
    }
    return json.dumps(schema, indent=1) + "\n"


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}


def _node(name: str) -> dict[str, Any]:
    """A node of one type; beside its type it says something."""
    named = {"@type": {"const": name}, "@id": NODE_ID}
    return {
        "type": "object",
        "properties": {**named, **{each: _ref(each) for each in sorted(TYPES[name].properties)}},
        "required": ["@type", *TYPES[name].required],
        "minProperties": 2,
        "additionalProperties": False,
    }


def _property(held: Property) -> dict[str, Any]:
    value = _value(held.ranges)
    if held.tagged:
        is_tagged = {"type": "object", "required": ["@value"]}
        value = {"if": is_tagged, "then": _ref("TaggedText"), "else": value}
    if held.how_many == "one":
        return value
    listed = {"type": "array", "minItems": 1, "items": value}
    if held.how_many == "some":
        return {"if": {"type": "array"}, "then": listed, "else": value}
    if held.ordered:
        wrapped = {"required": ["@list"], "properties": {"@list": listed}, "additionalProperties": False}
        return {"if": {"type": "object"}, "then": wrapped, "else": listed}
    return listed


def _value(ranges: tuple[str, ...]) -> dict[str, Any]:
    """One value. What it is, is asked before it is checked, so that a fault is reported where it is.

    It is asked for one type after the other until it is of one, as validators are slow at what is told apart by all
    of several conditions.
    """
    types = [name for name in ranges if name in TYPES]
    scalars = [name for name in ranges if name in SCALARS]
    if not types:
        (scalar,) = scalars
        return _ref(scalar)
    node: dict[str, Any] = {"type": "object", "required": ["@type"], "properties": {"@type": {"enum": types}}}
    for name in reversed(types):
        node = {"if": _is_of_type(name), "then": _ref(name), "else": node}
    if not scalars:
        return node
    (scalar,) = scalars
    return {"if": {"type": "object"}, "then": node, "else": _ref(scalar)}


def _is_of_type(name: str) -> dict[str, Any]:
    return {"type": "object", "required": ["@type"], "properties": {"@type": {"const": name}}}


if __name__ == "__main__":
    TARGET.write_text(schema_text(), encoding="utf-8")
