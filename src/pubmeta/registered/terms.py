"""What is the same in two records though it is not written alike, and what a REST record cannot say."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import Any, Final
from unicodedata import normalize

from pubmeta.model import Abstract, Article, Award, Doi, Group, Markup, Person, Reference, WorkType, plain_text
from pubmeta.model.article import PUBLISHED

OTHER_ABSTRACTS: Final = "abstracts[1..]"
NOT_IN_REST: Final[Mapping[str, str]] = {
    "language": "a REST record has the language of the journal only",
    "journal.language": "a REST record has one language for article and journal",
    "journal.doi": "the journal has a record of its own",
    "translated_titles": "a REST record does not say in which language a title is",
    OTHER_ABSTRACTS: "a REST record has one abstract, without its language or kind",
    "original_title.language": "a REST record does not say in which language a title is",
    "original_title.subtitle": "a REST record does not say of which title a subtitle is",
    "event.dates_as_printed": "a REST record has the dates of an event in numbers only",
    "proceedings.editors": "a REST record does not name the people of the whole conference",
    "proceedings.doi": "the proceedings have a record of their own",
    "proceedings.language": "a REST record has one language for article and proceedings",
    "proceedings.series.doi": "the series has a record of its own",
    "status": "the API does not document where a REST record says that a work was withdrawn or removed",
    "contributors[].language": "a REST record does not say in which script a name is",
    "contributors[].alternative_names": "a REST record has one name of each contributor",
    "relations[].description": "a REST record has no words on a relation",
    "references[].work.type": "older REST records do not say what kind of work is cited",
}
"""The fields of an article that REST records do not have, or not whole, and why; what is below them included."""

FILLED_IN_REST: Final = frozenset({"full_texts[].version", "full_texts[].media_type", "updated_by[]"})
"""Fields in which a REST record has Crossref's own value where none was deposited.

``vor``, and the notices, which are deposited with records of their own.
"""
STARTS: Final = frozenset({"licenses[].start_date"})
"""Fields in which a REST record has the day of publication where none was deposited."""
DATED_BY_NOTICES: Final = frozenset({"dates.corrected[]", "dates.retracted"})
"""Fields in which a REST record has the dates of notices."""
NOT_COMPARED: Final = frozenset({"references[].key"})
"""Fields that only name a part of a record within it."""

INFERRED: Final = frozenset({WorkType.BOOK, WorkType.CHAPTER, WorkType.JOURNAL_ARTICLE})
"""The kinds of cited works that a reader takes from the fields of a citation that does not say its kind."""

UNORDERED: Final[Mapping[str, Callable[[Any], tuple[object, ...]]]] = {
    "archives": lambda archive: (archive,),
    "awards": lambda award: ((award.funder.name or "").casefold(), tuple(sorted(award.numbers))),
    "awards[].numbers": lambda number: (number,),
    "full_texts": lambda link: (_bare(link.url), link.purpose),
    "licenses": lambda license_: (_bare(license_.url or ""), license_.applies_to),
    "other_ids": lambda other: (other.value,),
    "relations": lambda relation: (relation.target.lower(), relation.type),
    "subjects": lambda subject: (subject.term.casefold(),),
    "trials": lambda trial: (trial.number,),
    "updates": lambda update: (update.doi.key, update.type),
    "updated_by": lambda update: (update.doi.key, update.type),
    "institutions": lambda institution: (institution.ror or (institution.name or "").casefold(),),
    "proceedings.isbns": lambda isbn: (isbn.isbn,),
}
"""The lists whose order says nothing, and by what their items are the same, the most telling part first."""

PARTS: Final = frozenset(
    {
        "dates",
        "journal",
        "event",
        "proceedings",
        "proceedings.series",
        "review",
        "statements",
        "copyright",
        "references[].work",
    }
)
"""Parts that are compared field by field even where one side has none."""

_SPACE = re.compile(r"\s+")
_DOI = re.compile(r"10\.[0-9]{4,9}/")


def signature(item: object, *, is_enriched: bool = False) -> object:
    """What tells an item of an ordered list from its neighbours; not a DOI that Crossref added to it."""
    if isinstance(item, Person):
        return (line_of(item.family).casefold(), line_of(item.given or "").casefold()[:1])
    if isinstance(item, Group):
        return line_of(item.name).casefold()
    if isinstance(item, Reference):
        work = item.work
        doi = work.doi if work and not is_enriched else None
        return line_of((work and work.title) or item.raw or doi or item.key).casefold()
    return item


def label(item: object) -> str:
    """A short name of an item, by which its place in a list can be told."""
    match item:
        case Person():
            return str(item.family)
        case Group():
            return line_of(item.name)
        case Reference():
            return item.key
    return line_of(item)


def divided_like(theirs: Sequence[Award], ours: Sequence[Award]) -> tuple[Award, ...]:
    """Their awards with the numbers of each funder divided as ours are: one funder may be named for each of them."""
    funders: dict[tuple[str, object], list[Award]] = {}
    for award in theirs:
        funders.setdefault((_name_of(award), award.funder.funder_id), []).append(award)
    own: dict[str, list[Award]] = {}
    for award in ours:
        own.setdefault(_name_of(award), []).append(award)
    divided: list[Award] = []
    for (name, funder_id), some in funders.items():
        mine = own.get(name, [])
        if len(mine) == len(some) or any(award.funder.funder_id not in {funder_id, None} for award in mine):
            divided += some
            continue
        left = dict.fromkeys(chain.from_iterable(award.numbers for award in some))
        for award in mine:
            numbers = [number for number in award.numbers if number in left]
            for number in numbers:
                left.pop(number, None)
            divided.append(some[0].model_copy(update={"numbers": tuple(numbers)}))
        if left:
            divided.append(some[0].model_copy(update={"numbers": tuple(left)}))
    return tuple(divided)


def _name_of(award: Award) -> str:
    return line_of(award.funder.name or "").casefold()


def starts_of(article: Article) -> frozenset[str]:
    """The days on which its licences begin where nobody said when: the first of each of its dates."""
    dates = filter(None, (getattr(article.dates, name) for name in PUBLISHED))
    return frozenset(f"{date}{rest}" for date in dates for rest in ("", "-01", "-01-01"))


def is_same(ours: object, theirs: object, pattern: str) -> bool:
    """Whether two values mean the same: DOIs in whatever case, licences in either scheme, texts however they are spaced
    and their letters composed.

    pattern: the path of the field, without numbers.
    """
    if isinstance(ours, Doi) and isinstance(theirs, Doi):
        return ours.key == theirs.key
    if pattern == "relations[].target" and _DOI.match(str(ours)):
        return str(ours).lower() == str(theirs).lower()
    if pattern == "licenses[].url":
        return _bare(str(ours)) == _bare(str(theirs))
    if isinstance(ours, str | Markup) and isinstance(theirs, str | Markup):
        return _spaced(ours) == _spaced(theirs)
    return False


def words_of(abstract: Abstract) -> str:
    """The words of an abstract, headings too, on one line."""
    parts = (part for section in abstract.sections for part in (section.title, *section.paragraphs) if part)
    return " ".join(map(line_of, parts))


def line_of(text: object) -> str:
    """A text without markup, on one line."""
    plain = plain_text(text) if isinstance(text, Markup) else str(text)
    return _SPACE.sub(" ", normalize("NFC", plain)).strip()


def _spaced(text: str | Markup) -> str:
    """A text with its markup, white space as one, none around tags."""
    markup = text.markup if isinstance(text, Markup) else text
    if isinstance(text, Markup):
        markup = re.sub(r"(?<!\s)\s*+(<[^<>]*>)\s*", r"\1", markup)
    return _SPACE.sub(" ", normalize("NFC", markup)).strip()


def _bare(url: str) -> str:
    """A URL without its scheme and last slash."""
    return url.partition("://")[2].rstrip("/") or url
