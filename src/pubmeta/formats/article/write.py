"""An article as article JSON."""

from __future__ import annotations

from pubmeta.model import Article
from pubmeta.model.paths import field_paths
from pubmeta.model.unplaced import report_unplaced
from pubmeta.problems import Log
from pubmeta.registry import Options


def write(article: Article, options: Options, log: Log) -> bytes:
    """Every field of the model that is set; `read` gives an equal article back.

    A field that a subclass of the model adds is reported: no reader would take it.
    """
    report_unplaced(article, field_paths(Article), log, otherwise="article JSON has no place for it")
    written: bytes = Article.__pydantic_serializer__.to_json(article, exclude_defaults=True, indent=2)
    return written + b"\n"
