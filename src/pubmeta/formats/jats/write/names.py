"""Names of persons and groups, as contributors, award recipients and cited authors have them."""

from __future__ import annotations

from pubmeta.model import Language, PersonName
from pubmeta.vocabularies.names import is_family_first
from pubmeta.xml.build import Block, attributes_of, line

EASTERN = ' name-style="eastern"'
"""Of a name in Chinese, Japanese or Korean characters; the DTDs take every other for `western`."""


def name(person: PersonName, language: Language | None = None) -> Block:
    """The `name` of a person; one word is the `surname` alone."""
    values = vars(person)  # quicker than attributes, and references have many names
    lines = [line("surname", person.whole_family)]
    if given := values["given"]:
        lines.append(line("given-names", given))
    if prefix := values["prefix"]:
        lines.append(line("prefix", prefix))
    if suffix := values["suffix"]:
        lines.append(line("suffix", suffix))
    attributes = EASTERN if is_family_first(values["family"]) else ""
    if language:
        attributes += attributes_of({"xml:lang": language})
    return Block(("name", attributes, lines))
