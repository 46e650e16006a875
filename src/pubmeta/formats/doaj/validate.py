"""What our schema of DOAJ's article object and the content rules find in a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pubmeta.checks import json_text, jsonschema
from pubmeta.checks.content_rules import json_problems
from pubmeta.checks.json_text import Location, json_path
from pubmeta.formats.doaj.options import SCHEMA, DoajOptions
from pubmeta.formats.doaj.rules import RULE
from pubmeta.formats.doaj.rules.articles import breaches, repeated
from pubmeta.problems import Kind, Problem


def problems(content: bytes, options: DoajOptions | None = None) -> Iterator[Problem]:
    """Every problem of an article object, or of the articles of a list."""
    document = json_text.parsed(content)
    yield from document.problems
    if not document.is_json:
        return
    if not isinstance(document.value, list):
        yield from _in_article(document.value, ())
        return
    if not document.value:
        yield Problem(kind=Kind.INVALID, message="the list has no article", path="$")
    for index, article in enumerate(document.value):
        yield from _in_article(article, (index,))
    yield from json_problems([((), repeated(document.value))], RULE)


def _in_article(article: Any, at: Location) -> Iterator[Problem]:
    here = json_path(at)
    for problem in jsonschema.problems(article, SCHEMA):
        yield problem._replace(path=here + problem.path.removeprefix("$"))
    if isinstance(article, dict):
        yield from json_problems(breaches(article, at), RULE)


def conforms(content: bytes, options: DoajOptions) -> bool:
    """Whether the schema accepts the article object."""
    return jsonschema.conforms(content, SCHEMA)
