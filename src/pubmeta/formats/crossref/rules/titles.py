"""The checks on titles."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pubmeta.checks.content_rules import TextBreaches, XmlBreaches, XmlChecks
from pubmeta.formats.crossref.rules.document import Deposit
from pubmeta.formats.crossref.rules.texts import markup
from pubmeta.xml.text import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element


@cache  # compiled when it is first needed: so many characters take more than a millisecond
def _without_spaces() -> re.Pattern[str]:
    """A character of a script that puts no space between words: Thai to Lao, Burmese, Khmer, kana, Han."""
    return re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]")


def _title(title: _Element, _: Deposit) -> XmlBreaches:
    if not text_of(title):
        yield "title-empty", "the title is empty"


def _titles(titles: _Element, deposit: Deposit) -> XmlBreaches:
    subtitles = {*deposit.children(titles, "subtitle")}
    for title in deposit.children(titles, "title") if subtitles else ():
        if title.getnext() in subtitles:
            for code, message in before_subtitle_breaches(text_of(title)):
                yield code, message, title
    if deposit.is_in(titles, "journal_article"):
        yield from whole_title_breaches(text_of(titles))


def before_subtitle_breaches(value: str) -> TextBreaches:
    """What is wrong with a title that has a subtitle."""
    if value.endswith(":"):
        yield "title-colon", "the title ends in a colon before its subtitle"


def whole_title_breaches(value: str) -> TextBreaches:
    """What is wrong with the title of an article, its subtitle included."""
    if value and " " not in value and not _without_spaces().search(value):
        yield "title-one-word", f"the title {value!r} is a single word"


CHECKS: XmlChecks[Deposit] = {
    "title": (_title, markup),
    "full_title": (_title, markup),
    "abbrev_title": (markup,),
    "subtitle": (markup,),
    "original_language_title": (markup,),
    "proceedings_title": (_title, markup),
    "conference_name": (markup,),
    "titles": (_titles,),
}
