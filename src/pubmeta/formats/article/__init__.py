"""pubmeta's own JSON: the article model as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubmeta.checks import article as rules
from pubmeta.problems import Log, Problem
from pubmeta.registry import Format, Options, deferred
from pubmeta.vocabularies.json_strings import STRING

SCHEMA = "article"


class ArticleOptions(Options):
    """There is nothing to choose."""


def validate(content: bytes, options: ArticleOptions | None = None) -> Iterator[Problem]:
    """Every problem of the document.

    The model decides, for it also checks what JSON Schema cannot say (check digits, the calendar); its JSON Schema
    (`schemas/authored/article.schema.json`) is generated from it, and what passes the model is checked with it.
    """
    from pubmeta.checks import json_text, jsonschema
    from pubmeta.formats.article.read import article_in
    from pubmeta.reading.streams import whole_in_utf_8

    document = json_text.parsed(content)
    yield from document.problems
    if not document.is_json:
        return
    log = Log()
    article = article_in(whole_in_utf_8(content), log)
    yield from log
    if article is not None:
        yield from jsonschema.problems(article.model_dump(mode="json", exclude_defaults=True), SCHEMA)
        yield from rules.problems(article)


_FOREIGN = re.compile(
    rb'"(?:(?:@context|DOI|container-title|date-parts|message|article-journal)"|id"\s*:)'  # "id" is Indonesian too
)


def recognise(head: bytes) -> bool:
    """A JSON object that itself has a ``title``, and nothing that only JSON-LD, CSL-JSON and Crossref's JSON have."""
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return text.startswith(b"{") and b'"title"' in text and not _FOREIGN.search(text) and _has_title(text)


_TOKEN = re.compile(rb"%b|[{}\[\]]" % STRING.encode())
_COLON = re.compile(rb"\s*:")


def _has_title(text: bytes) -> bool:
    """Whether ``title`` is a key of the outermost object, not of one within it."""
    depth = 0
    for token in _TOKEN.finditer(text):
        match token[0]:
            case b"{" | b"[":
                depth += 1
            case b"}" | b"]":
                depth -= 1
            case b'"title"' if depth == 1 and _COLON.match(text, token.end()):
                return True
    return False


FORMAT = Format(
    name="article",
    title="pubmeta article JSON",
    media_type="application/json",
    suffix=".article.json",
    options=ArticleOptions,
    schema=lambda _: SCHEMA,
    validate=validate,
    write=deferred("pubmeta.formats.article.write", "write"),
    read=deferred("pubmeta.formats.article.read", "read"),
    read_many=deferred("pubmeta.formats.article.read", "read_many"),
    recognise=recognise,
    rules=rules.RULES,
)
