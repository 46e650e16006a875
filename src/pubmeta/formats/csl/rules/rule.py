"""How the content rules of CSL-JSON are made."""

from __future__ import annotations

from pubmeta.problems import Kind
from pubmeta.registry import Rule


def rule(code: str, text: str, source: str, kind: Kind = Kind.INVALID) -> Rule:
    """A rule with this format's name before its code."""
    return Rule(code=f"csl.{code}", kind=kind, text=text, source=source)
