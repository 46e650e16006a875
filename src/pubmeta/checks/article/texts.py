"""The checks on texts: what looks like markup and is literal text, what was read wrongly, odd characters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, filterfalse
from typing import Any

from pydantic import BaseModel

from pubmeta.checks.content_rules import ArticleBreaches, ArticleCheck
from pubmeta.checks.odd_characters import DELETE, has_odd_characters, odd_characters
from pubmeta.checks.stray_markup import references_in, tags_in
from pubmeta.checks.wrong_encoding import SIGNS, may_be_wrongly_read, wrongly_read
from pubmeta.model import Article, Markup, Node
from pubmeta.model.values import values


def _texts(article: Article) -> ArticleBreaches:
    if not _is_suspect(article):
        return
    for path, value in values(article):
        if type(value) is str or isinstance(value, Markup):
            text = value if isinstance(value, str) else _characters(value.nodes)
            if found := ", ".join(dict.fromkeys(_found(text))):
                yield "markup", f"has {found} as text, which web programs read as markup", path
            if wrong := dict(wrongly_read(text)):
                shown = ", ".join(f"{read!r} for {meant!r}" for read, meant in wrong.items())
                yield "encoding", f"has {shown}: UTF-8 that was read in another encoding", path
            elif odd := "; ".join(dict.fromkeys(odd_characters(text))):
                yield "character", f"has {odd}", path


def _is_suspect(article: Article) -> bool:
    """Whether any text may have one of these: found without paths, for most articles have none.

    The texts are searched together, since to search is quick and to begin is not.
    """
    texts, markups = _all_texts(article)
    text = " ".join(texts)
    if any(_found(text)) or DELETE in text:
        return True
    others = [*filterfalse(str.isascii, texts)]  # as few are, and in the rest there is nothing more to look for
    for each in markups:
        if "&" in each.markup and any(_found(_characters(each.nodes))):
            return True
        others.append(each.markup)
    rest = " ".join(others)
    return has_odd_characters(rest) or (any(sign in rest for sign in SIGNS) and may_be_wrongly_read(rest))


def _all_texts(article: Article) -> tuple[list[str], list[Markup]]:
    """The texts of an article: those without markup, and those with it."""
    texts: list[str] = []
    markups: list[Markup] = []
    waiting: list[Iterable[Any]] = [article.__dict__.values()]
    for value in filter(None, chain.from_iterable(waiting)):  # which grows meanwhile
        kind: Any = type(value)
        if kind is str:
            texts.append(value)
        elif kind is tuple:
            waiting.append(value)
        elif _IS_PART[kind]:
            if kind is Markup:
                markups.append(value)
            else:
                waiting.append(value.__dict__.values())
    return texts, markups


class _IsPart(dict[type, bool]):
    """Whether a class is one of parts of the model: as a dictionary, since it is asked of each value."""

    def __missing__(self, kind: type) -> bool:
        is_part = self[kind] = issubclass(kind, BaseModel)
        return is_part


_IS_PART = _IsPart()


def _found(text: str) -> Iterator[str]:
    """The tags and references that are literal text."""
    yield from tags_in(text)
    yield from references_in(text)


def _characters(nodes: tuple[Node, ...]) -> str:
    """The characters of a text with markup, those of its formulas included."""
    return "".join(node if isinstance(node, str) else _characters(node.children) for node in nodes)


CHECKS: tuple[ArticleCheck, ...] = (_texts,)
