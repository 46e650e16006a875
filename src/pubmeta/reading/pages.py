"""Pages as one string: ``493-518``, ``S72–S87``, ``e453``, ``12-15, 18``, ``Article 45``."""

from __future__ import annotations

import re
from typing import NamedTuple

from pubmeta.model import Pages
from pubmeta.problems import Log
from pubmeta.reading.field import Field
from pubmeta.reading.values import quoted
from pubmeta.vocabularies.dashes import DASHES

_DASH = rf"\s*(?:-{{1,3}}|[{DASHES}])\s*"
_PAGE = rf"[^\s,;+&(){DASHES}-]+"
_RANGE = re.compile(rf"({_PAGE}){_DASH}({_PAGE})")
_FIRST = re.compile(_PAGE)
_NUMBERS = re.compile(r"([0-9]{1,9})(?:-([0-9]{1,9}))?")
_OF_HYPHENATED = re.compile(rf"((?:(?!--)[^\s,;{DASHES}])+)\s*+(?:--++|[{DASHES}])\s*+([^\s,;{DASHES}]++)")
"""First and last page in whose own numbers there are hyphens: ``C3-32--C3-35``."""
_REPEATED_PREFIX = re.compile(r"((\w+)-\d+)-(\2-\d+)")
"""The same with one hyphen throughout: ``043301-1-043301-9``."""
_INNER_RANGE = re.compile(rf"(?<![\w.{DASHES}-])([^\W\d_]{{0,3}}\d+){_DASH}([^\W\d_]{{0,3}}\d+)(?![\w{DASHES}-])")

_WORD_OF_PAGES = r"pages?|pgs?|pp?|seiten?|p[áa]g(?:s|inas?)?|pagine?|стр|с"
_LABEL = re.compile(rf"(?i)(?:(?:{_WORD_OF_PAGES})\b[.:]?\s*|pp|s\.\s+|第)(?=[a-z]{{0,3}}\d)")
_LABEL_AFTER = re.compile(rf"(?i)(?<=\d)\s*(?:(?:{_WORD_OF_PAGES})\.?|页|頁)\Z")
_COUNT = re.compile(rf"(?i)\d+\s*(?:(?:{_WORD_OF_PAGES}|s)\b\.?|页|頁|ページ)")
_ARTICLE = re.compile(
    r"(?i)(?P<sure>(?:article|artikel|art[íi]culo|artigo|articolo|art|paper)\b[\s.:]*)?"
    r"(?:(?:number|num|n[or]|n?[º°]|id)(?!\w)[\s.:]*|[#№]\s*)*(?P<number>[^\W\d_]{0,4}\d[\w.]*)\s*"
)
_BRACKETED = re.compile(r"([^()]*[^()\s])\s*+\(([^()]*+)\)")
_ELSEWHERE = re.compile(r"10\.\d{4,}/|://")
"""DOIs and URLs, which hold numbers too."""
_ROMAN = re.compile(r"(?i)(?=.)m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_FULL_WIDTH = str.maketrans({code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {0xFF5E: "-", 0x301C: "-"})
"""Characters as wide as a Chinese one to those of ASCII; the wave is between the pages of a range."""
_LONGEST = 25
_NOT_OF_PAGE = frozenset("()#№=<>")
_AMONG_PAGES = frozenset("and et seq f ff p pp passim".split())
_BETWEEN = re.compile(rf"[\s,;+&{DASHES}-]+")


class Placed(NamedTuple):
    """What a text says of where an article is in its journal; `doubt` is what of it is not sure, or not read."""

    pages: Pages | None = None
    article_number: str | None = None
    doubt: str | None = None


def page_fields(log: Log, path: str, text: str | None, *, line: int | None = None) -> dict[str, Pages | str]:
    """The fields of an article or a cited work that a text of pages fills: `pages`, `article_number`.

    What is not sure is reported as `guessed`; what is not pages, such as ``in press`` or ``12 pages``, as `dropped`.
    """
    placed = placed_in(text)
    known = {"pages": placed.pages, "article_number": placed.article_number}
    fields = {name: value for name, value in known.items() if value}
    if placed.doubt:
        kept = " and ".join(f"{name.replace('_', ' ')} {value}" for name, value in fields.items())
        message = f"{quoted(text or '')} {placed.doubt}"
        if kept:
            log.guessed(path, f"{message}; read as {kept}", line=line)
        else:
            log.dropped(path, f"{message}; left out", line=line)
    return fields


def pages_of(text: str | None) -> Pages | None:
    """The pages that a text names; what is neither one page nor one range is kept as printed, from its first page.

    A last page without its leading digits (``1332-41``) is kept as printed too, not completed.
    """
    return placed_in(text).pages


def placed_in(text: str | None) -> Placed:
    """The pages, or the article number, that a text names."""
    if text and (found := _NUMBERS.fullmatch(text)):  # as most are
        first, last = found.groups()
        return Placed(pages_between(first, last) if last else Pages(first=first))
    text = " ".join((text or "").split()).strip(" .,;")
    if not text.isascii():
        text = text.translate(_FULL_WIDTH)
    if text[:1] == "[" and text[-1:] == "]":
        text = text[1:-1].strip()
    if label := _LABEL.match(text):
        text = text[label.end() :]
    if not text:
        return Placed()
    if _ELSEWHERE.search(text):
        return Placed(doubt="is not pages")
    return _whole(text) or _article(text) or _with_remark(text) or _among_words(text)


def pages_between(first: str | None, last: str | None) -> Pages | None:
    """The pages from `first` to `last`, of which either may be absent."""
    if not last:
        return pages_of(first)
    if first and (found := _RANGE.fullmatch(first)) and last in {found[2], first}:  # a range as the first page
        return pages_between(found[1], found[2])
    if first and (found := _RANGE.fullmatch(last)) and found[1] == first:  # or as the last
        return pages_between(found[1], found[2])
    if not first:
        return Pages(range=f"-{last}")
    if first.isdigit() and last.isdigit() and len(last) < len(first):
        return Pages(first=first, range=f"{first}-{last}")
    return Pages(first=first, last=last)


def pages_in(first: Field | None, last: Field | None = None) -> Pages | None:
    """The pages from the one field to the other; a field that holds something else is reported."""
    return pages_between(_page_in(first), _page_in(last))


def _page_in(field: Field | None) -> str | None:
    text = field.as_line() if field else None
    if field is None or not text:
        return text
    placed = placed_in(text)
    if placed.pages is None:
        field.unplaced("is not a page")
        return None
    if placed.doubt:
        field.guessed(f"{quoted(text)} {placed.doubt}; read as {placed.pages}")
    return text if text.isascii() and text[0] != "[" else str(placed.pages)


def _is_page(text: str) -> bool:
    """Whether one word can be the number of a page: it has a digit, or is a Roman numeral or a letter."""
    if any(character.isdigit() for character in text):
        return len(text) <= _LONGEST and _NOT_OF_PAGE.isdisjoint(text)
    return (len(text) == 1 and text.isalpha()) or _ROMAN.fullmatch(text) is not None


def _whole(text: str) -> Placed | None:
    """A text that is a page, a range, or several of these, and nothing else."""
    if _COUNT.fullmatch(text):
        return Placed(doubt="is a number of pages, and not which")
    text = _LABEL_AFTER.sub("", text)
    if found := _RANGE.fullmatch(text):
        first, last = found.groups()
        if ":" in first and ":" not in last:  # volume and pages
            return None
        if _is_page(first) and _is_page(last):
            return Placed(pages_between(first, last))
    if _FIRST.fullmatch(text):
        return Placed(Pages(first=text)) if _is_page(text) else None
    if found := _REPEATED_PREFIX.fullmatch(text):
        return Placed(Pages(first=found[1], last=found[3]))
    if (found := _OF_HYPHENATED.fullmatch(text)) and all("-" in each and _is_page(each) for each in found.groups()):
        return Placed(Pages(first=found[1], last=found[2]))
    first = _FIRST.match(text)
    words = [word.rstrip(".") for word in _BETWEEN.split(text) if word]
    if any(map(_is_page, words)) and all(
        word.casefold() in _AMONG_PAGES or (_is_page(word) and ":" not in word) for word in words
    ):
        return Placed(Pages(first=first[0] if first else None, range=text))
    return None


def _article(text: str) -> Placed | None:
    """``Article 45``, ``Paper No. 12``, ``Art. e7, 15 pages``, ``#12, pp. 1-9``."""
    found = _ARTICLE.match(text)
    if found is None or not found.start("number"):
        return None
    number, rest = found["number"].rstrip("."), text[found.end() :].strip(" ,;:()[]")
    if rest and (pages := pages_of(rest)):
        return Placed(pages, number)
    if rest:
        what = "also gives a number of pages" if _COUNT.fullmatch(rest) else f"also says {quoted(rest)}"
        return Placed(article_number=number, doubt=what)
    return Placed(article_number=number, doubt=None if found["sure"] else "is not said to be a page or an article")


def _with_remark(text: str) -> Placed | None:
    """Pages before something in brackets: ``1-12 (online)``; ``e12(1-5)`` is an article, and the pages are its own."""
    found = _BRACKETED.fullmatch(text)
    placed = _whole(found[1]) if found else None
    if found is None or placed is None or placed.pages is None:
        return None
    head, remark = found.groups()
    doubt = f"also says {quoted(remark)}"
    if not any(character.isdigit() for character in remark) or placed.pages.first != head:
        return Placed(placed.pages, doubt=doubt)
    if not head.isdigit() or len(head) > 4 or _RANGE.fullmatch(remark) or _COUNT.fullmatch(remark):
        return Placed(article_number=head, doubt=doubt)
    return None


def _among_words(text: str) -> Placed:
    """The one range of pages in a text of other things."""
    ranges = _INNER_RANGE.findall(text)
    if len(ranges) == 1:
        return Placed(pages_between(*ranges[0]), doubt="says more than pages")
    return Placed(doubt="is not pages")
