"""What kind of article an item is, and what has become of it."""

from __future__ import annotations

from typing import Any

from pubmeta.formats.csl.terms import (
    ARTICLES,
    CONFERENCE,
    DOUBTFUL,
    GENRES,
    NOT_NEWS,
    OTHERS,
    PREPRINT,
    READ_STATUSES,
    RETRACTED,
    REVIEW,
    SPEECH,
)
from pubmeta.model import ArticleType, Status
from pubmeta.problems import Log
from pubmeta.reading import JsonObject, article_type_in

_OF_GENRE = {word: kind for kind, word in GENRES.items()}
_AMONG_OTHERS = {REVIEW: ArticleType.PEER_REVIEW, SPEECH: ArticleType.POSTER}
"""Types of which only what the genre says so is that kind of article."""


def refusal(item: JsonObject, kind: str) -> str | None:
    """What an item is that is not an article; None of one that is."""
    if kind == SPEECH and _genre(item) is not ArticleType.POSTER:
        return "a talk"
    if not kind or kind in ARTICLES or kind in DOUBTFUL or kind == CONFERENCE:
        return None
    return OTHERS.get(kind, "not a type of CSL that is an article")


def _genre(item: JsonObject) -> ArticleType | None:
    """The kind that the genre names; nothing is reported."""
    genre = item.text("genre")
    if genre is None:
        return None
    return _OF_GENRE.get(genre.casefold()) or article_type_in(Log(), "", genre)


def article_type(item: JsonObject, kind: str, place: dict[str, Any]) -> ArticleType | None:
    """What the type and the genre say."""
    found, genre = ARTICLES.get(kind), item.one("genre")
    of_genre = _OF_GENRE.get(genre.text.casefold()) if genre else None
    if kind in _AMONG_OTHERS and _genre(item) is _AMONG_OTHERS[kind]:
        return _AMONG_OTHERS[kind]
    if kind in DOUBTFUL:
        found, what = _subtype(item) if "subtype" in item else DOUBTFUL[kind]
        read_as = f"a {found.replace('-', ' ')}" if found else "an article"
        item.guessed(f"{kind!r} is {what}; read as {read_as}", at="type")
    elif not kind:
        item.guessed("the type is absent; read as an article", at="type")
    elif kind == PREPRINT and (of_genre or "arxiv" in place):
        return of_genre or ArticleType.PREPRINT
    elif kind == PREPRINT:
        found = None
        item.guessed(f"{kind!r} is not a work in a journal; read as an article", at="type")
    named = genre.as_article_type() if genre else None
    return found or named


def _subtype(item: JsonObject) -> tuple[ArticleType | None, str]:
    """What Crossref says of posted content."""
    field = item.one("subtype")
    named = field.with_text(field.text.replace("_", " ")).as_article_type() if field else None
    return named or ArticleType.OTHER, "not a type of CSL, but Crossref's of what is posted"


def status(item: JsonObject, own: dict[str, Any]) -> Status | None:
    """That the work is still to come, withdrawn or removed."""
    field = item.one("status")
    word = field.text.strip().casefold() if field else ""
    if field is None or "status" in own or word in NOT_NEWS:
        return None
    if word in READ_STATUSES:
        return Status(type=READ_STATUSES[word])
    if word == RETRACTED:
        if not _is_dated(own):
            field.dropped("an article has a retraction with its date or its notice only; left out: 'retracted'")
        return None
    field.unplaced()
    return None


def _is_dated(own: dict[str, Any]) -> bool:
    """Whether `custom` says more of a retraction."""
    dates = own.get("dates")
    return bool(own.get("updated_by") or (dates and dates.retracted))
