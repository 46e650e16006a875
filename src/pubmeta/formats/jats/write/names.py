"""Names of persons and groups, as contributors, award recipients and cited authors have them."""

from __future__ import annotations

import re

from pubmeta.model import Language, PersonName
from pubmeta.xml.build import Element, element, text_element

# Han and Hangul: there the family name is printed first.
_FAMILY_FIRST = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\U00020000-\U000323af]")


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
    """`eastern` for a name in Han or Hangul characters; the DTDs take every other for `western`."""
    return "eastern" if not person.family.isascii() and _FAMILY_FIRST.search(person.family) else None
