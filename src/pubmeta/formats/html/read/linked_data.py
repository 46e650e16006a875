"""JSON-LD in a page, which the format `schemaorg` reads, and microdata, which is made into it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from pubmeta.checks.json_text import parsed
from pubmeta.formats.html.read.microdata import MICRODATA, items_in
from pubmeta.formats.html.read.page import Page
from pubmeta.model import Article, Contributor, Dates, Group, Person, Proceedings, Statements, plain_text
from pubmeta.problems import Log
from pubmeta.reading import Field, quoted
from pubmeta.reading.contradictions import without_contradictions
from pubmeta.reading.events import event_of
from pubmeta.registry import get_format
from pubmeta.vocabularies.json_strings import STRING
from pubmeta.xml.paths import line_number

_ARTICLE = re.compile(r'"(?:https?://schema\.org/|schema:)?\w*Article"')
_SCHOLARLY = 'ScholarlyArticle"'
_WRAPPING = re.compile(r"(?://|/\*)?\s*(?:<!--(?:[^<>{]*?-->)?|<!\[CDATA\[)\s*(?:\*/)?\s*")
_WRAPPED = re.compile(r"(?<!\s)\s*+(?:(?://|/\*)?\s*+(?:-->|\]\]>)\s*+(?:\*/)?|;)\s*+\Z")
_ENDS = ("-->", "]]>", "*/", ";")
_MOST_WRAPPINGS = 10
"""Comments and the like at the two ends of a block that are taken off."""
_TRAILING = re.compile(r",\s*[\]}]")
_ENCODED = re.compile(r"\s*[\[{]\s*&(?:quot|#34|#x22);")
_COMMA = re.compile(rf"{STRING}|,(?=\s*[\]}}])")
LINKED_DATA = "script[application/ld+json]"
_NOTHING = (None, (), Dates(), Statements())
_PARTS = ("dates", "statements", "journal", "proceedings")
"""Fields whose own fields are filled one by one."""


def article_in(page: Page, log: Log) -> Article | None:
    """The article of the first block of JSON-LD that has one, a scholarly one if there is any.

    Blocks about other things are the site's; one about another article is reported.

    Microdata repeats what the page shows, and is read where there is nothing else.
    """
    blocks = [block for script in page.scripts if _ARTICLE.search((block := _bare(script)).text)]
    if not blocks and not page.metas:
        items = (Field(MICRODATA, json.dumps(item), log, line_number(element)) for element, item in items_in(page.root))
        blocks = [item for item in items if _ARTICLE.search(item.text)]
    if not blocks:
        return None
    reader = get_format("schemaorg").read
    if reader is None:
        blocks[0].dropped("JSON-LD of an article is left out; the format schemaorg cannot read it")
        return None
    kept: Article | None = None
    for block in sorted(blocks, key=lambda block: _SCHOLARLY not in block.text):
        found = Log()
        article = reader(block.text.encode(), found)
        if article and not found.has_errors:
            if kept is None:
                kept = article
                log.extend(found)
            elif article.title != kept.title:
                block.dropped(f"describes another article; left out: {quoted(plain_text(article.title))}")
            continue
        if kept:
            continue
        reasons = "; ".join(str(problem) for problem in found if problem.is_error)
        what = "microdata" if block.path == MICRODATA else "JSON-LD"
        block.dropped(f"its {what} describes no article: {reasons}")
    return kept


def json_fault(script: Field) -> str | None:
    """Why a block is not JSON, whatever is put around it; None where it is."""
    block = _bare(script._replace(log=Log()))
    return next((problem.message for problem in parsed(block.text.encode()).problems), None)


def _bare(script: Field) -> Field:
    """The block without what pages put around JSON: comments of HTML and scripts, CDATA, character references."""
    text = script.text.strip("\ufeff \t\r\n")
    for _ in range(_MOST_WRAPPINGS):
        found = _WRAPPING.match(text) or (text.endswith(_ENDS) and _WRAPPED.search(text)) or None
        if found is None:
            break
        text = (text[: found.start()] + text[found.end() :]).strip()
    if _ENCODED.match(text):
        text = html.unescape(text)
        script.guessed("its JSON-LD is written with character references; read as JSON")
    if _TRAILING.search(text) is None:
        return script.with_text(text)
    commas = 0

    def without(found: re.Match[str]) -> str:
        nonlocal commas
        commas += not found[0].startswith('"')
        return found[0] if found[0].startswith('"') else ""

    mended = _COMMA.sub(without, text)
    if commas and _ARTICLE.search(text):
        script.guessed("its JSON-LD has a comma before a closing bracket; read without it")
    return script.with_text(mended)


def completed(article: Article, other: Article, log: Log) -> Article:
    """The article with the fields that only the other has; what differs is reported, and of another DOI all is left."""
    if article.doi and other.doi and article.doi.key != other.doi.key:
        log.dropped(
            f"{LINKED_DATA}.doi", f"differs from the page's {article.doi}, so all of it is left out: {other.doi}"
        )
        return article
    return article.model_copy(update=_agreeing(article, _missing(article, other, LINKED_DATA, log), log))


def _agreeing(article: Article, update: dict[str, Any], log: Log) -> dict[str, Any]:
    """What of the update goes together with what the page's elements say, which comes before it."""
    if article.proceedings and (journal := update.pop("journal", None)):
        message = f"the page's elements say that it is in proceedings; left out: {journal.title}"
        log.dropped(f"{LINKED_DATA}.journal", message)
    fields = {name: update.get(name, getattr(article, name)) for name in Article.model_fields}
    whole = without_contradictions(log, LINKED_DATA, fields)
    return update | {name: value for name, value in whole.items() if value != fields[name]}


def _missing(own: Any, other: Any, path: str, log: Log) -> dict[str, Any]:
    update: dict[str, Any] = {}
    for name in type(own).model_fields:
        mine, its = getattr(own, name), getattr(other, name)
        if its in _NOTHING or mine == its:
            continue
        if name == "subtitle" and isinstance(own, Proceedings) and own.title:
            continue  # it is in the title of the page's elements
        if mine in _NOTHING:
            update[name] = its
        elif name == "contributors" and (people := _people(mine, its, f"{path}.{name}", log)):
            update[name] = people
        elif name == "event":
            event = event_of(log, f"{path}.{name}", {**dict(mine), **_missing(mine, its, f"{path}.{name}", log)})
            update |= {name: event} if event else {}
        elif name in _PARTS:
            update[name] = mine.model_copy(update=_missing(mine, its, f"{path}.{name}", log))
        elif str(mine).casefold() != str(its).casefold():
            log.dropped(f"{path}.{name}", f"differs from the page's elements, which are kept; left out: {_shown(its)}")
    return update


def _people(
    own: tuple[Contributor, ...], others: tuple[Contributor, ...], path: str, log: Log
) -> tuple[Contributor, ...] | None:
    """The contributors with what only the other list says of them; None where the two do not name the same people."""
    if len(own) != len(others) or any(_key(mine) != _key(its) for mine, its in zip(own, others, strict=True)):
        return None
    made: list[Contributor] = []
    for index, (mine, its) in enumerate(zip(own, others, strict=True)):
        if isinstance(mine, Person) and isinstance(its, Person):
            update = _missing(mine, its, f"{path}[{index}]", log)
            made.append(mine.model_copy(update=update) if update else mine)
        else:
            made.append(mine)
    return tuple(made)


def _key(contributor: Contributor) -> tuple[str, str]:
    """What two names of one person share: the family name and the first letter of the given one."""
    if isinstance(contributor, Person):
        return contributor.whole_family.casefold(), (contributor.given or "")[:1].casefold()
    return (contributor.name.casefold() if isinstance(contributor, Group) else "", "")


def _shown(value: object) -> str:
    """A value of the model as messages show it."""
    if isinstance(value, Person):
        return value.display
    if isinstance(value, Group):
        return value.name
    if isinstance(value, BaseModel):
        return quoted(value.model_dump(mode="json", exclude_defaults=True))
    if isinstance(value, Iterable) and not isinstance(value, str):
        return "; ".join(map(_shown, value))
    return quoted(str(value))
