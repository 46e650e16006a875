"""Names of persons and groups, as contributors, award recipients and cited authors have them."""

from __future__ import annotations

from pubmeta.model import Language, PersonName
from pubmeta.vocabularies.names import is_family_first
from pubmeta.xml.build import Element, attributes_of, block, line

_FURTHER = (("given", "given-names"), ("prefix", "prefix"), ("suffix", "suffix"))


def name(person: PersonName, language: Language | None = None) -> Element | None:
    """The `name` of a person; one word is the `surname` alone."""
    values = vars(person)  # quicker than attributes, and references have many names
    style = name_style(values["family"])
    lines = [line("surname", person.whole_family)]
    for field, tag in _FURTHER:
        if values[field]:
            lines.append(line(tag, values[field]))
    return block("name", lines, attributes_of({"name-style": style, "xml:lang": language}) if style or language else "")


def name_style(family: str) -> str | None:
    """`eastern` for a name in Chinese, Japanese or Korean characters; the DTDs take every other for `western`."""
    return "eastern" if is_family_first(family) else None
