"""What is where in DataCite's XML: for each value of the JSON the element or the attribute that holds it.

One table is read in both directions, so that what is written as XML is read as it was. Source: DataCite Metadata
Schema, kernel 4.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from pubmeta.xml.build import XML

NAMESPACE: Final = "http://datacite.org/schema/kernel-4"
LANG: Final = f"{{{XML}}}lang"


def location(version: str) -> str:
    """Where DataCite publishes the schema of a version."""
    return f"https://schema.datacite.org/meta/kernel-{version}/metadata.xsd"


@dataclass(frozen=True, slots=True)
class Shape:
    """How an object is an element: the key that its text is, the keys of its attributes, the elements in it."""

    text: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: tuple[Child, ...] = ()


@dataclass(frozen=True, slots=True)
class Child:
    """An element in another.

    key: of the object that it is; None: what it holds are keys of the object around it. many: it is repeated, and the
    key is that of a list. wrapper: the element that holds all of them.
    """

    tag: str
    shape: Shape
    key: str | None = None
    many: bool = False
    wrapper: str | None = None


def _text(tag: str, key: str | None = None, **attributes: str) -> Child:
    """An element whose text is a value of the object around it."""
    return Child(tag, Shape(key or tag, attributes))


def _list(wrapper: str, tag: str, shape: Shape, key: str | None = None) -> Child:
    return Child(tag, shape, key or wrapper, many=True, wrapper=wrapper)


def _agent(name: str, **attributes: str) -> Shape:
    return Shape(
        attributes=attributes,
        children=(
            Child(name, Shape("name", {"nameType": "nameType", LANG: "lang"})),
            _text("givenName"),
            _text("familyName"),
            Child(
                "nameIdentifier",
                Shape("nameIdentifier", {"nameIdentifierScheme": "nameIdentifierScheme", "schemeURI": "schemeUri"}),
                "nameIdentifiers",
                many=True,
            ),
            Child(
                "affiliation",
                Shape(
                    "name",
                    {
                        "affiliationIdentifier": "affiliationIdentifier",
                        "affiliationIdentifierScheme": "affiliationIdentifierScheme",
                        "schemeURI": "schemeUri",
                    },
                ),
                "affiliation",
                many=True,
            ),
        ),
    )


_CREATORS = _list("creators", "creator", _agent("creatorName"))
_CONTRIBUTORS = _list("contributors", "contributor", _agent("contributorName", contributorType="contributorType"))
_TITLES = _list("titles", "title", Shape("title", {"titleType": "titleType", LANG: "lang"}))
_RELATED = {
    "relationType": "relationType",
    "relatedMetadataScheme": "relatedMetadataScheme",
    "schemeURI": "schemeUri",
    "schemeType": "schemeType",
    "resourceTypeGeneral": "resourceTypeGeneral",
    "relationTypeInformation": "relationTypeInformation",
}

RESOURCE: Final = Shape(
    children=(
        Child("identifier", Shape("doi")),
        _CREATORS,
        _TITLES,
        Child(
            "publisher",
            Shape(
                "name",
                {
                    "publisherIdentifier": "publisherIdentifier",
                    "publisherIdentifierScheme": "publisherIdentifierScheme",
                    "schemeURI": "schemeUri",
                    LANG: "lang",
                },
            ),
            "publisher",
        ),
        _text("publicationYear"),
        Child("resourceType", Shape("resourceType", {"resourceTypeGeneral": "resourceTypeGeneral"}), "types"),
        _list(
            "subjects",
            "subject",
            Shape(
                "subject",
                {
                    "subjectScheme": "subjectScheme",
                    "schemeURI": "schemeUri",
                    "valueURI": "valueUri",
                    "classificationCode": "classificationCode",
                    LANG: "lang",
                },
            ),
        ),
        _CONTRIBUTORS,
        _list("dates", "date", Shape("date", {"dateType": "dateType", "dateInformation": "dateInformation"})),
        _text("language"),
        _list(
            "alternateIdentifiers",
            "alternateIdentifier",
            Shape("alternateIdentifier", {"alternateIdentifierType": "alternateIdentifierType"}),
        ),
        _list(
            "relatedIdentifiers",
            "relatedIdentifier",
            Shape("relatedIdentifier", {"relatedIdentifierType": "relatedIdentifierType", **_RELATED}),
        ),
        _text("version"),
        _list(
            "rightsList",
            "rights",
            Shape(
                "rights",
                {
                    "rightsURI": "rightsUri",
                    "rightsIdentifier": "rightsIdentifier",
                    "rightsIdentifierScheme": "rightsIdentifierScheme",
                    "schemeURI": "schemeUri",
                    LANG: "lang",
                },
            ),
        ),
        _list(
            "descriptions",
            "description",
            Shape("description", {"descriptionType": "descriptionType", LANG: "lang"}),
        ),
        _list(
            "fundingReferences",
            "fundingReference",
            Shape(
                children=(
                    _text("funderName"),
                    Child(
                        "funderIdentifier",
                        Shape(
                            "funderIdentifier",
                            {"funderIdentifierType": "funderIdentifierType", "schemeURI": "schemeUri"},
                        ),
                    ),
                    _text("awardNumber", awardURI="awardUri"),
                    _text("awardTitle"),
                )
            ),
        ),
        _list(
            "relatedItems",
            "relatedItem",
            Shape(
                attributes={"relatedItemType": "relatedItemType", **_RELATED},
                children=(
                    Child(
                        "relatedItemIdentifier",
                        Shape("relatedItemIdentifier", {"relatedItemIdentifierType": "relatedItemIdentifierType"}),
                        "relatedItemIdentifier",
                    ),
                    _CREATORS,
                    _TITLES,
                    _text("publicationYear"),
                    _text("volume"),
                    _text("issue"),
                    _text("number", numberType="numberType"),
                    _text("firstPage"),
                    _text("lastPage"),
                    _text("publisher"),
                    _text("edition"),
                    _CONTRIBUTORS,
                ),
            ),
        ),
    )
)
"""The root."""

UNREAD: Final = frozenset({"sizes", "formats", "geoLocations"})
"""Elements that describe no article, or its files."""
