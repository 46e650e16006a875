"""Titles, subjects and descriptions: plain texts, of which DataCite has lists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pubmeta.formats.datacite.terms import TARGETS, TITLE, words_of
from pubmeta.model import Article, Language, Markup, RelationType, Url
from pubmeta.model.unmarked import unmarked, unmarked_abstract
from pubmeta.problems import Log, Place
from pubmeta.reading import Field, literal_of, quoted

Values = dict[str, Any]


def kept(values: Values) -> Values:
    """What says something."""
    return {name: value for name, value in values.items() if value}


def plain(value: str | Markup, at: Place, field: str = "") -> str:
    """A text without its markup, which is reported, as is what is read as markup."""
    text = unmarked(value, at, field, TITLE)
    if ("<" in text or "&" in text) and (read := literal_of(Log(), "", text)) != text:
        at.guessed(field, f"is read from {TITLE} as {quoted(str(read))}")
    return text


def titles(article: Article, version: str, log: Log) -> list[Values]:
    """The title, its parts and its other forms; that of the original where the record says of what it is one."""
    own = article.language
    found = Distinct([kept({"title": plain(article.title, log, "title"), "lang": own})])
    if article.subtitle:
        found.takes(_title(plain(article.subtitle, log, "subtitle"), "Subtitle", own))
    if article.short_title:
        found.takes(_title(plain(article.short_title, log, "short_title"), "AlternativeTitle", own))
    languages: set[Language | None] = {own}
    for at, each in log.each("translated_titles", article.translated_titles):
        if not found.takes(_title(plain(each.title, at, "title"), "TranslatedTitle", each.language)):
            at.dropped("", "is there already")
        elif each.subtitle and each.language in languages:
            at.dropped("subtitle", f"{TITLE} has one subtitle in a language, that of the first title in it")
        elif each.subtitle:
            found.takes(_title(plain(each.subtitle, at, "subtitle"), "Subtitle", each.language))
        languages.add(each.language)
    if original := article.original_title:
        at = log.at("original_title")
        if not _is_said_to_be_translated(article, version):
            message = (
                f"{TITLE} has it only of a record that says of what it is the translation, which 4.6 is the first to"
            )
            log.dropped("original_title", message, remedy="set the option version to 4.6, and add the relation")
            return found
        found.takes(_title(plain(original.title, at, "title"), "Other", original.language))
        if original.subtitle and any(each.get("lang") == original.language for each in found[:-1]):
            at.dropped("subtitle", f"{TITLE} has one subtitle in a language")
        elif original.subtitle:
            found.takes(_title(plain(original.subtitle, at, "subtitle"), "Subtitle", original.language))
    return found


def _is_said_to_be_translated(article: Article, version: str) -> bool:
    """Whether the record names a work of which it is the translation."""
    return "IsTranslationOf" in words_of(version, "relationType") and any(
        each.type is RelationType.IS_TRANSLATION_OF and each.target_type in TARGETS for each in article.relations
    )


def _title(text: str, kind: str, language: Language | None) -> Values:
    return kept({"title": text, "titleType": kind, "lang": language})


class Distinct(list[Values]):
    """Values in their order, each once, as DataCite's schema asks; all that is in one is text."""

    def __init__(self, values: Iterable[Values] = ()) -> None:
        super().__init__()
        self._known: set[tuple[tuple[str, Any], ...]] = set()
        for each in values:
            self.takes(each)

    def takes(self, value: Values) -> bool:
        """Whether a value was not there, and now is."""
        before = len(self._known)
        self._known.add(tuple(sorted(value.items())))
        if is_new := len(self._known) > before:
            self.append(value)
        return is_new


def subjects(article: Article, log: Log) -> list[Values]:
    """Keywords by their language, then subjects by their scheme."""
    found = Distinct()
    seen: set[Language | None] = set()
    for at, group in log.each("keywords", article.keywords):
        language = group.language or article.language
        if language in seen:
            log.guessed("keywords", f"{TITLE} has one list of keywords in a language; the groups are read as one")
        seen.add(language)
        for here, keyword in at.each("keywords", group.keywords):
            value = kept({"subject": plain(keyword, here), "lang": language})
            if not found.takes(value):
                here.dropped("", "is there already")
                log.guessed("keywords", "a keyword that is there twice is read once")
    for at, subject in log.each("subjects", article.subjects):
        url = _url(subject.scheme)
        value = kept(
            {
                "subject": subject.term,
                "subjectScheme": None if url else subject.scheme,
                "schemeUri": url,
                "classificationCode": subject.code,
            }
        )
        if not (subject.scheme or subject.code):
            at.dropped("", f"{TITLE} reads a subject without scheme and code as a keyword")
        elif not found.takes(value):
            at.dropped("", "is there already")
    return found


def _url(text: str | None) -> str | None:
    """The text, if it is a URL and stays as it is."""
    try:
        return text if text and Url(text) == text else None
    except ValueError:
        return None


def descriptions(article: Article, log: Log) -> list[Values]:
    """The abstracts, a blank line between paragraphs; other kinds of abstract are descriptions of other kinds."""
    found = Distinct()
    for at, each in log.each("abstracts", article.abstracts):
        if each.title:
            at.dropped("title", f"{TITLE} has no heading of an abstract")
        text = "\n\n".join(unmarked_abstract(each, at, TITLE))
        language = each.language or article.language
        kind = "Other" if each.kind else "Abstract"
        if each.kind:
            at.dropped(
                "", f"is written as a description of the type Other: {TITLE} has no abstract of the kind {each.kind}"
            )
        else:
            read = Field("", text, Log()).as_abstract()
            if read is None:
                at.dropped("", f"would be read from {TITLE} as an empty text")
            elif read.sections != each.sections:
                at.guessed("sections", f"the sections or the markup of the abstract are read differently from {TITLE}")
        value = kept({"description": text, "descriptionType": kind, "lang": language})
        if not found.takes(value):
            at.dropped("", "is there already")
    return found
