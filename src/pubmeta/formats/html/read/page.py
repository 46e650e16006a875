"""What a page's head says in meta elements, links and scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pubmeta.formats.html.terms import ALIASES, FAMILIES
from pubmeta.problems import Log
from pubmeta.reading import Field, marked_encoding
from pubmeta.reading.encodings import codec_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARED = re.compile(
    rb"(?i)<meta[^<>]+charset\s*+=\s*+[\"']?\s*+([\w.:-]+)|<\?xml[^<>]+encoding\s*+=\s*+[\"']([\w.:-]+)"
)
_HEAD = 4096
"""How far into a page its encoding is looked for, in bytes; the standard asks for it in the first 1024."""


@dataclass(frozen=True, slots=True)
class Page:
    """The parts of a page that describe an article."""

    metas: tuple[Field, ...]
    """Meta elements of the known families, their names in lower case and without the other spellings."""
    links: dict[str, Field]
    """The first link of each kind: ``canonical``, ``license``."""
    scripts: tuple[Field, ...]
    """Blocks of JSON-LD."""
    root: _Element
    """The root element, for what is not in the head."""


def page_of(content: bytes, log: Log) -> Page | None:
    """The page; None, and reported, where there is no element in the content."""
    from lxml import etree, html

    text = _decoded(content, log)
    if not text.strip():
        log.malformed("is empty")
        return None
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = html.document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        log.malformed(f"is not HTML: {error}")
        return None
    links: dict[str, Field] = {}
    for link in root.iter("link", "a"):
        for kind in {"canonical", "license"} & set((link.get("rel") or "").lower().split()):
            href = (link.get("href") or "").strip()
            if href and (kind == "license" or link.tag == "link"):
                links.setdefault(kind, Field(f"link[{kind}]", href, log, _line(link)))
    scripts = (
        Field("script[application/ld+json]", script.text or "", log, _line(script))
        for script in root.iter("script")
        if (script.get("type") or "").partition(";")[0].strip().lower() == "application/ld+json"
    )
    return Page(metas=tuple(_metas(root, log)), links=links, scripts=tuple(scripts), root=root)


def _metas(root: _Element, log: Log) -> Iterator[Field]:
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or "").strip().lower()
        for alias, family in ALIASES.items():
            if name.startswith(alias):
                name = family + name.removeprefix(alias)
        if name.startswith(FAMILIES):
            language = meta.get("lang") or meta.get("xml:lang")
            yield Field(name, meta.get("content") or "", log, _line(meta), language)


def _line(element: _Element) -> int | None:
    line: int | None = element.sourceline  # type: ignore[assignment]  # the stubs leave it open
    return line


def _decoded(content: bytes, log: Log) -> str:
    """The page as text: its byte order mark decides, then what it declares, then whether it is UTF-8."""
    encoding = marked_encoding(content) or _declared(content[:_HEAD], log)
    if encoding is None:
        try:
            return content.decode()
        except UnicodeDecodeError:
            log.guessed(
                "",
                "is not UTF-8 and declares no encoding; read as Windows-1252",
                remedy="check the letters with accents",
            )
            return content.decode("cp1252", "replace")
    text = content.decode(encoding, "replace")
    if "\ufffd" in text and "\ufffd".encode() not in content:
        line = text[: text.index("\ufffd")].count("\n") + 1
        log.guessed("", f"contains bytes that are not {encoding}, which it declares; they are left out", line=line)
        text = text.replace("\ufffd", "")
    return text


def _declared(head: bytes, log: Log) -> str | None:
    found = _DECLARED.search(head)
    if not found:
        return None
    name = (found[1] or found[2]).decode()
    encoding = codec_of(name)
    if encoding is None:
        log.guessed("", f"declares {name}, which is not a known encoding; read as UTF-8 or Windows-1252")
        return None
    return "cp1252" if encoding in {"iso8859-1", "ascii"} else encoding  # as browsers do
