"""Names of persons and groups, as contributors, award recipients and cited authors have them."""

from __future__ import annotations

from pubmeta.model import Language, PersonName
from pubmeta.vocabularies.names import is_family_first
from pubmeta.xml.build import Element, attributes_of, block, line


def name(person: PersonName, language: Language | None = None) -> Element | None:
    """The `name` of a person; one word is the `surname` alone."""
    style = name_style(person)
    lines = [line("surname", person.whole_family)]
    if person.given:
        lines.append(line("given-names", person.given))
    if person.prefix:
        lines.append(line("prefix", person.prefix))
    if person.suffix:
        lines.append(line("suffix", person.suffix))
    return block("name", lines, attributes_of({"name-style": style, "xml:lang": language}) if style or language else "")


def name_style(person: PersonName) -> str | None:
    """`eastern` for a name in Chinese, Japanese or Korean characters; the DTDs take every other for `western`."""
    return "eastern" if is_family_first(person.family) else None
