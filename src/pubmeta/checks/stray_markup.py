"""What another format left in a text: tags that should have been mapped, references that should have been resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TAG = re.compile(r"""</?((?:[A-Za-z]+:)?[A-Za-z][A-Za-z0-9-]*)(?:\s+[\w:-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))*\s*/?>""")
_REFERENCE = re.compile("&(?:amp|lt|gt|quot|apos|nbsp|ndash|mdash|[lr][sd]quo|hellip|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});")

# Inline and block elements of HTML and JATS. A name not among these, as in "x<y>z", is more likely meant as it is.
_ELEMENTS = frozenset(
    {
        *("a", "abbr", "b", "big", "blockquote", "bold", "br", "center", "cite", "code", "div", "em", "ext-link"),
        *("fn", "font", "h1", "h2", "h3", "h4", "i", "inline-formula", "inline-graphic", "italic", "li", "list"),
        *("list-item", "math", "monospace", "ol", "overline", "p", "pre", "roman", "s", "sans-serif", "sc", "scp"),
        *("sec", "small", "span", "strike", "strong", "styled-content", "sub", "sup", "tex-math", "title", "tt", "u"),
        *("ul", "underline", "uri", "xref"),
    }
)

# < and &, and what XML forbids: listed, since a set of what it allows takes long to compile.
_TO_LOOK_AT = re.compile("[<&\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def is_clean(text: str) -> bool:
    """Whether there is nothing in the text that looks like a tag, a reference or a character that XML forbids.

    Nearly all texts are clean, and most of those have nothing but what prints, which is quickly seen.
    """
    return ("<" not in text and "&" not in text and text.isprintable()) or _TO_LOOK_AT.search(text) is None


def tags_in(text: str) -> Iterator[str]:
    """The tags of HTML, JATS or MathML in a text, as they are written; any tag with a prefix is one."""
    if "<" in text:
        for match in _TAG.finditer(text):
            if ":" in match[1] or match[1].lower() in _ELEMENTS:
                yield match[0]


def references_in(text: str) -> Iterator[str]:
    """The character and entity references in a text (``&amp;``): escaped once too often, they print as they are."""
    return iter(_REFERENCE.findall(text) if "&" in text else ())
