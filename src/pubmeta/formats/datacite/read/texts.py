"""Titles, subjects and descriptions."""

from __future__ import annotations

from typing import Any

from pubmeta.formats.datacite.read.values import said
from pubmeta.model import Abstract, Keywords, Language, Markup, Subject, TranslatedTitle
from pubmeta.reading import JsonObject, keyword_group


def _text(source: JsonObject, key: str) -> str | Markup | None:
    field = said(source.one(key))
    return field.as_text() if field else None


def titles(record: JsonObject, own: Language | None) -> dict[str, Any]:
    """The title, its subtitle and its other forms, by the type of each."""
    found: dict[str, Any] = {}
    translated: list[tuple[JsonObject, dict[str, Any]]] = []
    subtitles: dict[Language | None, tuple[JsonObject, str | Markup]] = {}
    is_translation = any(one.text("relationType") == "IsTranslationOf" for one in record.objects("relatedIdentifiers"))
    original: tuple[JsonObject, dict[str, Any]] | None = None
    for entry in record.objects("titles"):
        text, kind, language = _text(entry, "title"), entry.text("titleType"), entry.language("lang")
        if text is None:
            continue
        if kind == "TranslatedTitle" and language:
            translated.append((entry, {"title": text, "language": language}))
        elif kind == "Other" and language and is_translation and original is None:
            original = (entry, {"title": text, "language": language})
        elif kind == "Subtitle" and language not in subtitles:
            subtitles[language] = (entry, text)
        elif kind == "AlternativeTitle" and "short_title" not in found:
            found["short_title"] = text
        elif kind is None and "title" not in found:
            found["title"] = text
        else:
            entry.dropped(f"an article has no place for another title; left out: {text}")
    for _, fields in translated:
        if fields["language"] != own and fields["language"] in subtitles:
            fields["subtitle"] = subtitles.pop(fields["language"])[1]
    if original and original[1]["language"] != own and original[1]["language"] in subtitles:
        original[1]["subtitle"] = subtitles.pop(original[1]["language"])[1]
    for entry, text in subtitles.values():
        if "subtitle" in found:
            entry.dropped(f"an article has one subtitle; left out: {text}")
        found.setdefault("subtitle", text)
    if original:
        found["original_title"] = original[0].part(TranslatedTitle, original[1])
    made = (entry.part(TranslatedTitle, fields) for entry, fields in translated)
    return {**found, "translated_titles": tuple(title for title in made if title)}


def keywords(record: JsonObject, own: Language | None) -> tuple[Keywords, ...]:
    """What has neither scheme nor code, by language."""
    groups: dict[Language | None, list[str | Markup]] = {}
    for entry in record.objects("subjects"):
        if not _is_classified(entry) and (text := _text(entry, "subject")):
            language = entry.language("lang")
            groups.setdefault(None if language == own else language, []).append(text)
    return tuple(group for language, words in groups.items() for group in keyword_group(words, language))


def subjects(record: JsonObject) -> tuple[Subject, ...]:
    """What has a scheme or a code."""
    found = []
    for entry in record.objects("subjects"):
        if _is_classified(entry):
            scheme = entry.one("subjectScheme", "schemeUri") if "subjectScheme" not in entry else None
            fields = {
                "term": entry.line("subject"),
                "scheme": scheme.as_line() if scheme else entry.line("subjectScheme"),
                "code": entry.line("classificationCode"),
            }
            entry.value("lang")
            if subject := entry.part(Subject, fields):
                found.append(subject)
    return tuple(found)


def _is_classified(entry: JsonObject) -> bool:
    return any(key in entry for key in ("subjectScheme", "schemeUri", "classificationCode"))


def abstracts(record: JsonObject, own: Language | None) -> tuple[Abstract, ...]:
    """The descriptions that are abstracts."""
    found = []
    for entry in record.objects("descriptions"):
        kind, field = entry.text("descriptionType"), said(entry.one("description"))
        language = entry.language("lang")
        if field is None:
            continue
        if kind != "Abstract":
            field.unplaced(f"is a description of the type {kind}, for which an article has no place")
        elif abstract := field.as_abstract():
            own_language = None if language == own else language
            found.append(abstract.model_copy(update={"language": own_language}) if own_language else abstract)
    return tuple(found)
