"""An article as article JSON."""

from __future__ import annotations

from pubmeta.model import Article
from pubmeta.problems import Log
from pubmeta.registry import Options


def write(article: Article, options: Options, log: Log) -> bytes:
    """Every field that is set; `read` gives an equal article back."""
    return article.model_dump_json(exclude_defaults=True, indent=2).encode() + b"\n"
