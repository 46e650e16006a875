"""Names of persons and groups, as contributors, award recipients and cited authors have them."""

from __future__ import annotations

from pubmeta.model import Language, PersonName
from pubmeta.vocabularies.names import is_family_first
from pubmeta.xml.build import Lines, attributes_of, joined, start_of_line

EASTERN = ' name-style="eastern"'
"""Of a name in Chinese, Japanese or Korean characters; the DTDs take every other for `western`."""


class NameTags:
    """The markup of a `name` and of its parts.

    start: of its lines but the first; attributes: as in a start tag; before: what is before the first line.
    """

    __slots__ = ("close", "eastern", "given", "prefix", "suffix", "western")

    def __init__(self, start: str, attributes: str = "", before: str = "") -> None:
        within = start + "  "
        self.western, self.eastern = (f"{before}<name{style}{attributes}>{within}<surname>" for style in ("", EASTERN))
        self.given, self.prefix, self.suffix = (f"{within}<{tag}>" for tag in ("given-names", "prefix", "suffix"))
        self.close = f"{start}</name>"


_START = start_of_line(0)
_TAGS = NameTags(_START)


def name(person: PersonName, language: Language | None = None) -> Lines:
    """The `name` of a person; one word is the `surname` alone."""
    return Lines(name_as(NameTags(_START, attributes_of({"xml:lang": language})) if language else _TAGS, person))


def name_as(tags: NameTags, person: PersonName) -> str:
    """The same with this markup, for names of which there are many: they are text, as deep as it is."""
    pieces: list[str] = []
    add_name(person, tags, pieces)
    return joined(pieces)


def add_name(person: PersonName, tags: NameTags, pieces: list[str]) -> None:
    """Add the `name` to markup and text in turn."""
    values = person.__dict__  # quicker than attributes, and references have many names
    family = values["family"]
    surname = person.whole_family if values["particle"] else family
    # the first question is a quick one
    is_western = family.isascii() or not is_family_first(family)
    pieces += (tags.western if is_western else tags.eastern, surname, "</surname>", "")
    if given := values["given"]:
        pieces += (tags.given, given, "</given-names>", "")
    if prefix := values["prefix"]:
        pieces += (tags.prefix, prefix, "</prefix>", "")
    if suffix := values["suffix"]:
        pieces += (tags.suffix, suffix, "</suffix>", "")
    pieces += (tags.close, "")
