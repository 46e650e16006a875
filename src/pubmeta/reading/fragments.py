"""Text that contains tags: the inline elements of HTML, JATS and Crossref, MathML, paragraphs and sections.

Tags are read as they come, closed or not. What looks like a tag and is none of these is literal text (``p<q``).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import ValidationError

from pubmeta.model import Abstract, AbstractSection, Language, Markup
from pubmeta.model.problems import refusal_in
from pubmeta.model.text import MATHML_ELEMENTS
from pubmeta.problems import Log
from pubmeta.reading.formulas import formula_of
from pubmeta.reading.list_items import LOST, TERMS_LOST, marked, markers
from pubmeta.reading.mathml import formula_from
from pubmeta.reading.values import line_of, quoted

Text = str | Markup

INLINE: Mapping[str, str] = {
    **dict.fromkeys(("i", "em", "italic", "cite"), "i"),
    **dict.fromkeys(("b", "strong", "bold"), "b"),
    **dict.fromkeys(("u", "underline"), "u"),
    **dict.fromkeys(("s", "strike", "del"), "s"),
    "sub": "sub",
    "sup": "sup",
    **dict.fromkeys(("sc", "scp"), "sc"),
    **dict.fromkeys(("tt", "code", "monospace"), "tt"),
}
"""Our inline element for each tag, without its prefix, that means one."""

_TERMS = frozenset({"def-list", "dl"})
"""Lists of definitions."""
_BLOCKS = _TERMS | frozenset(
    "p div sec section list list-item ul ol li title h1 h2 h3 h4 h5 h6 label def-item def term dd dt disp-quote "
    "blockquote boxed-text caption figcaption".split()
)
_LISTS = frozenset("list ol ul".split())
_ITEMS = frozenset("list-item li".split())
_TITLES = frozenset("title h1 h2 h3 h4 h5 h6".split())
_OTHERS = frozenset(
    "a abbr abstract alternatives annotation annotation-xml big br break center disp-formula email ext-link fn hr "
    "html inline-formula ins named-content pre roman sans-serif semantics small span styled-content tex-math uri "
    "xref".split()
)
_LOST = frozenset("figure font img inline-graphic overline ovl table tbody td th thead tr".split())
"""Those of them without which the text is kept, as without any of JATS that is not in the other sets."""
_BREAKS = frozenset({"br", "break", "hr"})
_PARTS = _BLOCKS | {"td", "th"}
"""What is set apart from the text around it."""
_JATS = "jats"
"""The prefix by which an element is surely one, and no characters that look like one."""
_FORMULAS = frozenset({"inline-formula", "disp-formula", "alternatives"})
_STRAY = INLINE.keys() | {"math"}
_MEANT = INLINE.keys() | _BLOCKS | _OTHERS | MATHML_ELEMENTS
KNOWN_TAGS = _MEANT | _LOST
"""Elements of HTML, JATS and MathML. A name not among these, as in ``x<y>z``, is more likely meant as it is."""

TAG = re.compile(
    r"<(/?)(?:([A-Za-z]+):)?([A-Za-z][A-Za-z0-9-]*+)"
    r"""((?:\s++[\w:.-]++\s*+=\s*+(?:"[^"<>]*+"|'[^'<>]*+'|[^\s"'<>=/]++))*\s*+)(/?)>"""
)
_ATTRIBUTE = re.compile(r"""(?<![\w:.-])([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BLOCK_TAG = re.compile(rf"<(?:[A-Za-z]+:)?(?:{'|'.join(sorted(_BLOCKS))})[\s>/]", re.IGNORECASE)
_EMPTY = _BREAKS | {"img"}
_DEEPEST = 100


@dataclass(slots=True)
class Tag:
    """An element, with its attributes and its content in order."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    content: list[str | Tag] = field(default_factory=list)


Block = tuple[str, list[str | Tag], str]
"""``title`` or ``p``, what is in it, and the number or bullet before it, if it begins an item of a list."""


def unescaped(text: str) -> str:
    """The text with its character references resolved; an ampersand that starts none stays."""
    return REFERENCE.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text


def content_of(fragment: str) -> list[str | Tag]:
    """The fragment as text and elements, character references resolved."""
    root = Tag("")
    opened = [root]
    position = 0
    fragment = _without_comments(fragment)
    for found in TAG.finditer(fragment):
        name = found[3].lower()
        is_tag = name in KNOWN_TAGS or (found[2] or "").lower() == _JATS
        if not is_tag and not any(tag.name == "math" for tag in opened):
            continue
        _append(opened[-1], unescaped(fragment[position : found.start()]))
        position = found.end()
        if found[1]:
            _close(opened, name)
        else:
            attributes = {key: unescaped(double or single) for key, double, single in _ATTRIBUTE.findall(found[4])}
            tag = Tag(name, attributes)
            opened[-1].content.append(tag)
            if not found[5] and name not in _EMPTY and len(opened) < _DEEPEST:
                opened.append(tag)
    _append(opened[-1], unescaped(fragment[position:]))
    return root.content


def _without_comments(fragment: str) -> str:
    parts = []
    position = 0
    while (start := fragment.find("<!--", position)) >= 0 and (end := fragment.find("-->", start)) >= 0:
        parts.append(fragment[position:start])
        position = end + len("-->")
    return "".join((*parts, fragment[position:]))


def _append(tag: Tag, text: str) -> None:
    if text:
        tag.content.append(text)


def _close(opened: list[Tag], name: str) -> None:
    """Close the innermost element of this name and all within it; a closing tag without a partner says nothing."""
    for index in range(len(opened) - 1, 0, -1):
        if opened[index].name == name:
            del opened[index:]
            return


def text_of(log: Log, path: str, fragment: str | None, *, line: int | None = None) -> Text | None:
    """The fragment as text of the model: its inline elements as markup, every other tag for its content alone."""
    if not fragment:
        return None
    if "<" not in fragment and "&" not in fragment:
        return line_of(log, path, fragment, line=line)
    content = content_of(fragment)
    if len(content) == 1 and isinstance(content[0], str) and _is_escaped_markup(content[0]):
        log.guessed(path, f"{quoted(content[0])} contains escaped HTML; read as markup, not as literal text", line=line)
        content = content_of(content[0])
    return text_from(log, path, content, line=line)


def literal_of(log: Log, path: str, text: str | None, *, line: int | None = None) -> Text | None:
    """Text of a format without markup; tags and character references that strayed into it are read, as `guessed`."""
    if not text:
        return None
    if _is_escaped_markup(text) or REFERENCE.search(text):
        log.guessed(path, f"{quoted(text)} contains HTML; read as markup, not as literal text", line=line)
        return text_of(log, path, text, line=line)
    return line_of(log, path, text, line=line)


def _is_escaped_markup(text: str) -> bool:
    tags = [(found[1], found[3].lower()) for found in TAG.finditer(text)]
    opened, closed = ({name for slash, name in tags if slash == mark} for mark in ("", "/"))
    return not _STRAY.isdisjoint(opened & closed)


def text_from(log: Log, path: str, content: Iterable[str | Tag], *, line: int | None = None) -> Text | None:
    """Text and elements as text of the model; None where there is no text."""
    markup = "".join(_markup(log, path, content, line))
    if "<" not in markup:
        return line_of(log, path, html.unescape(markup), line=line)
    kept = line_of(log, path, markup, line=line)
    if kept is None:
        return None
    try:
        return Markup(markup=kept)
    except ValidationError as error:
        plain = html.unescape(re.sub(r"<[^<>]*>", "", kept))
        reason, _ = refusal_in(error.errors(include_url=False)[0])
        log.guessed(path, f"{quoted(kept)} {reason}; kept as plain text", line=line)
        return line_of(log, path, plain, line=line)


def _markup(log: Log, path: str, content: Iterable[str | Tag], line: int | None) -> Iterator[str]:
    for item in content:
        if isinstance(item, str):
            yield html.escape(item, quote=False)
        elif item.name == "math" or (item.name in _FORMULAS and _first(item, "math")):
            math = item if item.name == "math" else _first(item, "math")
            yield formula_from(log, path, math, line=line) if math else ""
        elif name := _inline_name(item):
            inner = "".join(_markup(log, path, item.content, line))
            yield f"<{name}>{inner}</{name}>" if inner.strip() else inner
        elif item.name in _BREAKS:
            yield " "
        elif item.name == "tex-math" and (math_read := formula_of(_plain(item))):
            log.guessed(path, f"the TeX formula {quoted(_plain(item))} is read as MathML", line=line)
            yield math_read
        else:
            if item.name == "tex-math":
                log.guessed(path, f"a formula is kept as its TeX source {quoted(_plain(item))}", line=line)
            elif item.name not in _MEANT:
                log.dropped(path, f"the text is kept without its <{item.name}>", line=line)
            elif link := item.attributes.get("href") or item.attributes.get("xlink:href"):
                log.dropped(path, f"the text is kept without its link to {link}", line=line)
            separator = " " if item.name in _PARTS else ""
            yield separator + "".join(_markup(log, path, item.content, line)) + separator


def _inline_name(tag: Tag) -> str | None:
    if tag.name == "span" and "small-caps" in tag.attributes.get("style", ""):
        return "sc"
    return INLINE.get(tag.name)


def _first(tag: Tag, name: str) -> Tag | None:
    for item in tag.content:
        if isinstance(item, Tag):
            found = item if item.name == name else _first(item, name)
            if found:
                return found
    return None


def _plain(tag: Tag) -> str:
    return "".join(item if isinstance(item, str) else _plain(item) for item in tag.content)


def abstract_of(
    log: Log, path: str, fragment: str | None, *, language: Language | None = None, line: int | None = None
) -> Abstract | None:
    """The abstract that a fragment holds: paragraphs and titled sections; in plain text, blank lines part paragraphs.

    A heading ``Abstract`` is left out, as every format has its own.
    """
    if not fragment:
        return None
    if not _BLOCK_TAG.search(fragment):
        blocks: list[Block] = [("p", content_of(text), "") for text in re.split(r"\r?\n[ \t]*\r?\n", fragment)]
    else:
        content = content_of(fragment)
        blocks = list(_blocks(content))
        _report_lists(log, path, content, line)
    sections: list[tuple[Text | None, list[Text]]] = [(None, [])]
    for kind, inner, marker in _unescaped_blocks(log, path, blocks, line):
        text = text_from(log, path, inner, line=line)
        if text is None:
            continue
        if kind == "title":
            if str(text).strip(" .:").casefold() != "abstract":
                sections.append((text, []))
        else:
            sections[-1][1].append(marked(marker, text))
    made = []
    for title, paragraphs in sections:
        if paragraphs:
            made.append(AbstractSection(title=title, paragraphs=tuple(paragraphs)))
        elif title is not None:
            log.dropped(path, f"the heading {quoted(str(title))} has no paragraph under it; left out", line=line)
    return Abstract(sections=tuple(made), language=language) if made else None


def _unescaped_blocks(log: Log, path: str, blocks: Iterable[Block], line: int | None) -> Iterator[Block]:
    """The blocks, those in which markup is escaped as what the markup says, which is reported."""
    for block in blocks:
        text = block[1][0] if len(block[1]) == 1 else ""
        if isinstance(text, str) and "<" in text and (_BLOCK_TAG.search(text) or _is_escaped_markup(text)):
            log.guessed(path, f"{quoted(text)} contains escaped HTML; read as markup, not as literal text", line=line)
            yield from _blocks(content_of(text))
        else:
            yield block


def _blocks(content: Iterable[str | Tag], depth: int = 0) -> Iterator[Block]:
    """The titles and paragraphs in their order; text between blocks is a paragraph of its own."""
    loose: list[str | Tag] = []
    for item in content:
        if isinstance(item, str) or item.name not in _BLOCKS | {"abstract", "html"}:
            loose.append(item)
            continue
        if not _is_blank(loose):
            yield "p", loose, ""
        loose = []
        if item.name in _LISTS:
            yield from _items(item, depth)
        elif item.name in _TITLES:
            yield "title", item.content, ""
        else:
            yield from _blocks(item.content, depth)
    if not _is_blank(loose):
        yield "p", loose, ""


def _is_blank(content: Iterable[str | Tag]) -> bool:
    return all(isinstance(item, str) and not item.strip() for item in content)


def _items(tag: Tag, depth: int) -> Iterator[Block]:
    """The paragraphs of a list: the first of each item has the item's label, or else its number or bullet."""
    before = markers(tag.name, tag.attributes, depth)
    for item in tag.content:
        if isinstance(item, str) or item.name not in _ITEMS:
            if not _is_blank([item]):
                yield "p", [item], ""
            continue
        marker = next(before)
        labels = [part for part in item.content if isinstance(part, Tag) and part.name == "label"]
        marker = " ".join(_plain(labels[0]).split()) if labels else marker
        for _, content, own in _blocks((part for part in item.content if part not in labels), depth + 1):
            yield "p", content, " ".join(filter(None, (marker, own)))
            marker = ""


def _report_lists(log: Log, path: str, content: Iterable[str | Tag], line: int | None) -> None:
    """Report each list that is not in another one."""
    for item in content:
        if isinstance(item, Tag):
            if item.name in _LISTS:
                log.dropped(path, LOST, line=line)
            elif item.name in _TERMS:
                log.dropped(path, TERMS_LOST, line=line)
            else:
                _report_lists(log, path, item.content, line)


def paragraphs_from(log: Log, path: str, content: Sequence[str | Tag], *, line: int | None = None) -> list[Text]:
    """The paragraphs in text and elements, however deep they are; a list is reported."""
    _report_lists(log, path, content, line)
    found = ((text_from(log, path, inner, line=line), marker) for _, inner, marker in _blocks(content))
    return [marked(marker, text) for text, marker in found if text is not None]
