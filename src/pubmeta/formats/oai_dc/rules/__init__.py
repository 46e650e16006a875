"""Content rules for Dublin Core: what harvesters ask for beyond the schema, which lets a record say nothing at all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from pubmeta.checks.content_rules import by_code, discouraged, refused, xml_problems
from pubmeta.problems import Problem

if TYPE_CHECKING:
    from lxml.etree import _Element

_refused, _discouraged = partial(refused, "oai-dc"), partial(discouraged, "oai-dc")

_OPENAIRE = "OpenAIRE Guidelines for Literature Repositories 3.0"

RULES = (
    _refused(
        "empty", "an element says something", "pubmeta: an empty value is read as one", remedy="leave the element out"
    ),
    _discouraged(
        "mandatory",
        "a record has dc:title, dc:creator, dc:date, dc:type and dc:identifier",
        _OPENAIRE,
        remedy="add the missing elements",
    ),
    _discouraged(
        "access",
        "one dc:rights says who may read the work, in a word of info:eu-repo/semantics/",
        f"{_OPENAIRE}: Access Level",
        remedy="add info:eu-repo/semantics/openAccess, or embargoedAccess, restrictedAccess or closedAccess",
    ),
    _discouraged(
        "date",
        "dc:date has the form 2024, 2024-05 or 2024-05-17",
        f"{_OPENAIRE}: Publication Date",
        remedy="write 2024, 2024-05 or 2024-05-17",
    ),
    _discouraged(
        "identifier",
        "one dc:identifier leads to the work or to its page: a URL, of a DOI or of another kind",
        f"{_OPENAIRE}: Resource Identifier",
        remedy="add one that begins with https://",
    ),
)
_RULE = by_code(RULES)


def problems(root: _Element) -> Iterator[Problem]:
    """Every breach of a rule in a record."""
    from pubmeta.formats.oai_dc.rules.elements import CHECKS
    from pubmeta.xml.paths import ElementPaths

    return xml_problems(root.iter("*"), CHECKS, None, _RULE, ElementPaths(root))
