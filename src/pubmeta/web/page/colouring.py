"""Light colouring of documents, line by line: enough to see tags, names and values, in time that grows with the length.

No library: Pygments' lexers of XML and HTML take time that grows with the square of the length for comments that never
end, and what is handed in may be made so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import Final

from markupsafe import Markup as Html

from pubmeta.vocabularies.json_strings import STRING

_XML = re.compile(
    r"""(?P<tag></?[\w:.-]+|[/?]?>|<[?!][\w:.-]*|-->)|(?<![\w:.-])(?P<name>[\w:.-]++)(?==["'])|(?P<text>"[^"<]*"|'[^'<]*')"""
    r"|(?P<number>&[#\w]+;)"
)
_JSON = re.compile(rf"(?P<name>{STRING})(?=\s?:)|(?P<text>{STRING})|(?P<number>-?[0-9][0-9.eE+-]*+|true|false|null)")
_BIBTEX = re.compile(r"(?P<tag>@[A-Za-z]+)|^\s*(?P<name>[\w-]+)(?=\s?=)|(?P<number>\\[A-Za-z]+|\\.)")
_RIS = re.compile(r"^(?P<name>[A-Z][A-Z0-9])(?=  ?-)")

_GRAMMARS: Final[Mapping[str, re.Pattern[str]]] = {
    **dict.fromkeys(("jats", "crossref", "datacite-xml", "doaj-xml", "oai-dc", "html", "highwire"), _XML),
    **dict.fromkeys(("article", "crossref-rest", "csl", "datacite", "doaj", "linkset", "schemaorg"), _JSON),
    "bibtex": _BIBTEX,
    "ris": _RIS,
}
"""The formats whose documents are coloured."""


def coloured(line: str, format_name: str | None) -> Html:
    """One line of a document of a format as HTML; of a format that has no colours, the text."""
    grammar = _GRAMMARS.get(format_name or "")
    if grammar is None:
        return Html.escape(line)
    parts: list[str] = []
    end = 0
    for found in grammar.finditer(line):
        kind = found.lastgroup or ""
        start, stop = found.span(kind)
        parts += (escape(line[end:start]), f'<span class="c-{kind}">{escape(line[start:stop])}</span>')
        end = stop
    return Html("".join((*parts, escape(line[end:]))))  # noqa: S704 (every part of the line is escaped)
