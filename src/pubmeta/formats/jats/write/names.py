"""Names of persons and groups, as contributors, award recipients and cited authors have them."""

from __future__ import annotations

from pubmeta.model import Language, PersonName
from pubmeta.vocabularies.names import is_family_first
from pubmeta.xml.build import Element, element, text_element


def name(person: PersonName, language: Language | None = None) -> Element | None:
    """The `name` of a person; one word is the `surname` alone."""
    style = name_style(person)
    return element(
        "name",
        {"name-style": style, "xml:lang": language} if style or language else None,
        text_element("surname", person.whole_family),
        text_element("given-names", person.given),
        text_element("prefix", person.prefix),
        text_element("suffix", person.suffix),
    )


def name_style(person: PersonName) -> str | None:
    """`eastern` for a name in Chinese, Japanese or Korean characters; the DTDs take every other for `western`."""
    return "eastern" if is_family_first(person.family) else None
