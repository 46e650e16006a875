"""What is wrong, and what can be done about it: the same about one place is said once, with all formats that say it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field

from pubmeta.problems import Kind, Problem, fails
from pubmeta.registry import get_format
from pubmeta.reports.grouping import Found, Group, grouped
from pubmeta.web.page.submission import CROSSREF_FIELDS, JOURNAL_FIELDS
from pubmeta.web.page.views.facts import anchor_of, worded
from pubmeta.web.page.views.remedies import on_the_page

INPUT = ""
"""The name of the format of what is said of the record itself."""
SETTINGS = {
    **{f"journal.{name}": f"journal-{name}" for name in JOURNAL_FIELDS},
    **{f"options.{name}": f"crossref-{name}" for name in CROSSREF_FIELDS},
    "landing_page": "journal-landing_page",
    "journal": "journal-title",
    "read_as": "read_as",
}
"""The fields of the settings, by the paths of what they fill in."""
MOST_PLACES = 6
"""So many places of one problem are listed."""

_SECTIONS = {
    "title subtitle short_title translated_titles original_title type status review": "titles",
    "contributors institutions": "contributors",
    "journal proceedings event volume issue issue_title pages article_number section": "journal",
    "dates": "dates",
    "doi pmid pmcid arxiv other_ids version language": "ids",
    "licenses copyright free_to_read": "licenses",
    "abstracts": "abstracts",
    "keywords subjects": "keywords",
    "statements": "statements",
    "awards": "awards",
    "landing_page full_texts relations updates updated_by trials archives": "links",
    "references": "references",
}
_SECTION_OF = {name: section for names, section in _SECTIONS.items() for name in names.split()}
_SEVERAL = re.compile(r"\[([0-9]+)(?:\.\.|,)[^\]]*\]")
_LINE = re.compile(r" ?\(?line ([0-9]{1,9})\)?((?: \([0-9]+ places\))?)\Z")


@dataclass(frozen=True, slots=True)
class Note:
    """One problem at its line of a document."""

    kind: str
    is_error: bool
    message: str
    remedy: str | None
    path: str
    code: str | None


@dataclass(frozen=True, slots=True)
class Where:
    """A place as it is called, and the id on the page that it is linked to, if there is one.

    setting: the id of the field of the settings that says it for all articles of the journal.
    """

    text: str
    target: str | None = None
    setting: str | None = None


@dataclass(slots=True)
class Saying:
    """One message with its remedy, and the formats that give it; none for what is said of the record itself."""

    message: str
    remedy: str | None
    code: str | None
    formats: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Card:
    """What is to be said of one place, or of several for the same reason."""

    kind: str
    is_error: bool
    places: tuple[Where, ...]
    more_places: int
    sayings: list[Saying] = field(default_factory=list)
    can_be_filled_in: bool = False

    @property
    def settings(self) -> tuple[str, ...]:
        """The ids of the fields of the settings in which it can be filled in."""
        return tuple(place.setting for place in self.places if place.setting) if self.can_be_filled_in else ()


def note_of(problem: Problem) -> Note:
    """A problem of a document at one of its lines."""
    remedy = problem.remedy and on_the_page(problem.remedy)
    return Note(worded(problem.kind), problem.is_error, problem.message, remedy, problem.path, problem.code)


def cards_of(found: Iterable[Found], places: Places) -> tuple[Card, ...]:
    """The problems, the errors first."""
    cards: dict[tuple[object, ...], Card] = {}
    sayings: dict[tuple[object, ...], Saying] = {}
    for group in grouped(found):
        paths = tuple(group.paths)
        key = (group.fails, paths) if paths else (group.fails, group.message)
        card = cards.get(key)
        if card is None:
            wheres = tuple(map(places.where, paths[:MOST_PLACES]))
            card = Card(worded(group.kind), group.fails, wheres, max(len(paths) - MOST_PLACES, 0))
            cards[key] = card
        card.can_be_filled_in |= _can_be_filled_in(group)
        remedy = group.remedy and on_the_page(group.remedy)
        saying = sayings.get((*key, group.message, remedy))
        if saying is None:
            saying = sayings[(*key, group.message, remedy)] = Saying(group.message, remedy, group.code)
            card.sayings.append(saying)
        title = get_format(group.format).title if group.format else None
        if title and title not in saying.formats:
            saying.formats.append(title)
    return tuple(cards.values())


def _can_be_filled_in(group: Group) -> bool:
    """Whether the settings help: they fill gaps, and take the place of no value of the article."""
    is_of_settings = any(path.startswith(("options.", "read_as")) for path in group.paths)
    return group.kind is Kind.MISSING or is_of_settings or "in the settings" in on_the_page(group.remedy or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where on the page a path of the article, or a line of the source, is shown.

    anchors: the ids of what is shown of the article. lines: the numbers of the lines of the source that are shown.
    has_article: whether the parts of an article are shown at all.
    """

    anchors: Container[str] = frozenset()
    lines: Container[int] = frozenset()
    has_article: bool = True

    def where(self, text: str) -> Where:
        """A path as `grouped` gives it, with the id that it leads to."""
        if found := _LINE.search(text):
            number = int(found[1])
            shown = text[: found.start()] or f"line {number}"
            shown = shown if shown.startswith("line") else f"{shown}, line {number}"
            return Where(shown + found[2], f"source-{number}" if number in self.lines else None)
        return Where(text, self._target(text), SETTINGS.get(text))

    def _target(self, path: str) -> str | None:
        """The id of the place, or of what it is in, or of the part of the page where a value would be."""
        section = _SECTION_OF.get(re.split(r"[.\[]", path, maxsplit=1)[0])
        within = _SEVERAL.sub(r"[\1]", path.partition(" (")[0])
        while within:
            if (anchor := anchor_of(within)) in self.anchors:
                return anchor
            within = within[: max(within.rfind("."), within.rfind("["), 0)]
        return f"at-{section}" if section and self.has_article else None


def to_do_and_rest(found: Sequence[Found]) -> tuple[list[Found], list[Found]]:
    """What somebody can do something about, and what is only to be known."""
    to_do = [each for each in found if fails(each[2]) or each[2].remedy]
    rest = [each for each in found if not (fails(each[2]) or each[2].remedy)]
    return to_do, rest


def without_document_place(problem: Problem) -> Problem:
    """The problem of a document that nobody has, without its place there."""
    return problem._replace(path="", line=None) if problem.path.startswith(("/", "$")) else problem


def counted(problems: Iterable[Problem]) -> str:
    """How many problems of each kind there are, in words."""
    kinds = [problem.kind for problem in problems]
    return ", ".join(f"{kinds.count(kind)} {kind}" for kind in Kind if kind in kinds)
