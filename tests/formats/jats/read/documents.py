"""Small documents in all the ways that JATS is written, and what is read from them."""

from __future__ import annotations

from pubmeta.formats.jats.read import read
from pubmeta.model import Article
from pubmeta.problems import Log

NAMESPACES = (
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:mml="http://www.w3.org/1998/Math/MathML"'
    ' xmlns:ali="http://www.niso.org/schemas/ali/1.0/" xmlns:old="http://www.niso.org/schemas/ali/1.0"'
)
TITLE = "<title-group><article-title>T</article-title></title-group>"


def document(
    meta: str = "", *, title: str = TITLE, journal: str = "", front: str = "", body: str = "", back: str = "",
    rest: str = "", attributes: str = "",
) -> bytes:  # fmt: skip
    """A document with these parts; `meta` follows the title group."""
    return (
        f"<article {NAMESPACES} {attributes}><front>{journal and f'<journal-meta>{journal}</journal-meta>'}"
        f"<article-meta>{title}{meta}</article-meta>{front}</front>{body and f'<body>{body}</body>'}"
        f"{back and f'<back>{back}</back>'}{rest}</article>"
    ).encode()


def article_of(meta: str = "", log: Log | None = None, **parts: str) -> Article:
    """What is read from a document with these parts. Without a log, there must be nothing to report."""
    found = Log() if log is None else log
    article = read(document(meta, **parts), found)
    assert article is not None, found.problems
    if log is None:
        assert found.problems == ()
    return article


def said(log: Log) -> list[tuple[str, str]]:
    """Kind and path of each problem, the path without what all have in common."""
    return [(problem.kind.value, problem.path.removeprefix("/article/front/article-meta/")) for problem in log]
