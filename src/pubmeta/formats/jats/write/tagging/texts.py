"""Where the identifiers, titles and publishers of a cited work are in the reference as printed."""

from __future__ import annotations

import re

from pubmeta.formats.jats.citations import Values, link_attributes, tag_of
from pubmeta.formats.jats.write.tagging.printed import Printed, Slice
from pubmeta.model import PersonName, Url, plain_text

_IDENTIFIERS = ("doi", "pmcid", "arxiv", "issn", "isbn", "pmid")
_TEXTS = ("title", "container_title", "series_title", "publisher", "publisher_place")

_GAP = re.compile("[- ]{2}")
_GOES_ON_BEFORE = re.compile(r"[\w-]$")
_GOES_ON = re.compile(r"[\w-]")
_DOI_GOES_ON = re.compile(r"[-._;()/:<>]*[A-Za-z0-9]")
_URL_GOES_ON = re.compile(r"[.,;:!?)\]'’\"”»]*[A-Za-z0-9/_~%&=#@*+$-]")
_PUBMED = re.compile(r"(?:pmid|pubmed)\W*$", re.IGNORECASE)

_FROM = re.compile(r"\b(?:in|from)$", re.IGNORECASE)
_PHRASE_ENDS = re.compile(r"$|\s+[^\w\s&]|[^\w\s&'’/-]|[^\w\s&](?!\w)|\s+\d")
"""After a phrase that is not part of a longer one: punctuation (no hyphen or apostrophe within a word), a number."""
_AROUND = 12
_NUMBER_FOLLOWS = re.compile(r"[\s,.;:(\[]*(?:\d|vol|no\b|bd\b|v\.|pp?\b|pages\b)", re.IGNORECASE)


def find_identifiers(work: Values, printed: Printed) -> None:
    """Identifiers are taken wherever they are."""
    for field in _IDENTIFIERS:
        value = work[field]
        for start, end in _spans(field, value, printed) if value else ():
            if printed.take(field, Slice(start, end, *tag_of(field, work))):
                break
    if url := work["url"]:
        _find_url(url, printed)


def _spans(field: str, value: str, printed: Printed) -> list[tuple[int, int]]:
    text = printed.text
    if field == "isbn":
        return _isbn_spans(value, text)
    spans = [(start, start + len(value)) for start in printed.free_places(value)]
    if field == "doi":
        return [span for span in spans if not _DOI_GOES_ON.match(text, span[1])]
    if field == "pmid":
        return [span for span in spans if _PUBMED.search(text[max(0, span[0] - 32) : span[0]])]
    return spans


def _isbn_spans(isbn: str, text: str) -> list[tuple[int, int]]:
    """Where the ISBN is, with or without hyphens or spaces between its digits."""
    digits = text.replace("-", "").replace(" ", "")
    found = digits.find(isbn)
    places = [place for place, character in enumerate(text) if character not in "- "] if found >= 0 else []
    while found >= 0:
        start, end = places[found], places[found + len(isbn) - 1] + 1
        if not (_GAP.search(text, start, end) or _GOES_ON_BEFORE.search(text[:start]) or _GOES_ON.match(text, end)):
            return [(start, end)]
        found = digits.find(isbn, found + 1)
    return []


def _find_url(url: Url, printed: Printed) -> None:
    """The link begins after the scheme: JATS4R takes no URL for the text of a link."""
    position = printed.text.find(url)
    while position >= 0:
        start, end = position + url.index("//") + 2, position + len(url)
        link = Slice(start, end, "ext-link", link_attributes(url))
        if not _URL_GOES_ON.match(printed.text, end) and printed.take("url", link):
            return
        position = printed.text.find(url, position + 1)


def find_texts(work: Values, printed: Printed) -> None:
    """Titles and publishers: where they are not part of a longer phrase; the longest first, for it may hold another."""
    fields_with: dict[str, list[str]] = {}
    for field in _TEXTS:
        if value := work[field]:
            fields_with.setdefault(plain_text(value), []).append(field)
    title = work["title"]
    names = _unfound_names(work, printed)
    for value in sorted(fields_with, key=len, reverse=True):
        starts = [start for start in printed.free_places(value) if _is_phrase(start, start + len(value), printed)]
        if not starts or value in names or not any(map(str.isalpha, value)):  # it may be something else
            continue
        fields = fields_with[value]
        if title and "title" not in printed.found and len(value) < len(plain_text(title)):
            starts = [start for start in starts if _NUMBER_FOLLOWS.match(printed.text, start + len(value))]
        if len(starts) == len(fields) and (len(fields) == 1 or fields == ["title", "container_title"]):
            for field, start in zip(fields, starts, strict=True):
                printed.take(field, Slice(start, start + len(value), *tag_of(field, work)))


def _unfound_names(work: Values, printed: Printed) -> set[str]:
    """The names of authors and editors who were not found, and their parts: a publisher may have the same."""
    names: set[str] = set()
    for field in ("authors", "editors"):
        for name in () if field in printed.found else work[field]:
            names |= {name.whole_family, name.given or ""} if isinstance(name, PersonName) else {name.name}
    return names


def _is_phrase(start: int, end: int, printed: Printed) -> bool:
    """Whether the characters are not part of a longer phrase; right after another field none can go on."""
    text = printed.text
    begins = (
        start == 0
        or _may_begin_after(text[max(0, start - _AROUND) : start])
        or not printed.untaken_before(start, _AROUND).strip()
    )
    if not begins:
        return False
    after = text[end : end + _AROUND]
    return bool(_PHRASE_ENDS.match(after) or _NUMBER_FOLLOWS.match(after) or text[end - 1] in ".?!")


def _may_begin_after(before: str) -> bool:
    """Whether a phrase begins after these: punctuation (no hyphen or apostrophe within a word), `in`, `from`."""
    words = before.rstrip()
    is_spaced, last = words != before, words[-1:]
    if last.isalnum() or last in {"", "_", "&"}:
        return is_spaced and _FROM.search(words) is not None
    if is_spaced or last not in "'’/-":
        return True
    return last != "-" and not (words[-2:-1].isalnum() or words[-2:-1] in {"_", "-"})
