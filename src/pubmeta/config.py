"""What a platform knows and a page or record does not say: its journal, and the options of each format."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import Annotated, Any, Self
from urllib.parse import quote

from pydantic import AfterValidator, ValidationError

from pubmeta.errors import FormatError, ReadError
from pubmeta.model import Article, Journal, Publisher, Url
from pubmeta.model.problems import validation_problems
from pubmeta.problems import Kind, Log, Problem
from pubmeta.registry import Options, format_names, get_format, go_on_without, options_from

_REMEDY = "correct the article or [journal] in the configuration, or use the profile of another journal"
_ISSNS = ("issn_print", "issn_electronic", "issn_linking")


def _pattern(value: str) -> str:
    if value.count("{doi}") != 1:
        raise ValueError("contains {doi} exactly once, where the article's DOI goes")
    Url(value.replace("{doi}", "10.1234/x"))
    return value


class JournalProfile(Journal):
    """A journal as its platform knows it."""

    landing_page: Annotated[str, AfterValidator(_pattern)] | None = None
    """The URL of an article's page, ``{doi}`` standing for its DOI."""

    def completed(self, article: Article, log: Log) -> Article:
        """The article with its journal's gaps filled; what it says itself is never overwritten.

        Where the two differ the article's word is kept, and the log has it as `guessed`. Raises ReadError with every
        contradiction when they cannot be one journal.
        """
        if article.journal and (contradictions := list(self._contradictions(article.journal))):
            raise ReadError("config", contradictions)
        update: dict[str, Any] = {"journal": self._filled(article.journal, log)}
        if self.landing_page and article.doi:
            page = Url(self.landing_page.replace("{doi}", quote(article.doi, safe="/:;()!$'*,@~._-")))
            update["landing_page"] = _kept(article.landing_page, page, "landing_page", log)
        return article.model_copy(update=update)

    def _contradictions(self, journal: Journal) -> Iterator[Problem]:
        """What two descriptions of one journal cannot both say: its DOI, an ISSN, and, without either, its title."""
        for name in ("doi", *_ISSNS):
            said, known = getattr(journal, name), getattr(self, name)
            if said and known and said.casefold() != known.casefold():
                yield _contradiction(f"journal.{name}", said, known)
        for name, other in (("issn_print", "issn_electronic"), ("issn_electronic", "issn_print")):
            said = getattr(journal, name)
            if said and said == getattr(self, other) and not getattr(self, name):
                message = f"{said} is the journal profile's {other}"
                yield Problem(Kind.INVALID, message, f"journal.{name}", remedy=_REMEDY)
        if not self._shares_identifier(journal) and journal.title.casefold() not in self._titles:
            yield _contradiction("journal.title", journal.title, self.title)

    def _shares_identifier(self, journal: Journal) -> bool:
        same_doi = journal.doi and self.doi and journal.doi.key == self.doi.key
        return bool(same_doi) or not set(self.issns).isdisjoint(journal.issns)

    @property
    def _titles(self) -> set[str]:
        return {title.casefold() for title in (self.title, self.nlm_ta, *self.abbreviations) if title}

    def _filled(self, journal: Journal | None, log: Log) -> Journal:
        fields = {}
        for name in Journal.model_fields:
            said, known = getattr(journal, name, None), getattr(self, name)
            if isinstance(said, Publisher) and isinstance(known, Publisher):
                fields[name] = _publisher(said, known, log)
            else:
                fields[name] = _kept(said, known, f"journal.{name}", log)
        return Journal(**fields)


def _kept(said: Any, known: Any, path: str, log: Log) -> Any:
    """What the article says, else what the profile knows; a difference is reported."""
    if said and known and said != known:
        log.guessed(path, f"the article has {said!r} and the journal profile {known!r}; the article's value is used")
    return said or known


def _publisher(said: Publisher, known: Publisher, log: Log) -> Publisher:
    """The article's publisher; the profile knows the place of its own alone."""
    name = _kept(said.name, known.name, "journal.publisher.name", log)
    place = _kept(said.place, known.place, "journal.publisher.place", log) if name == known.name else said.place
    return Publisher(name=name, place=place)


def _contradiction(path: str, said: str, known: str) -> Problem:
    message = f"the article has {said!r} and the journal profile {known!r}"
    return Problem(Kind.INVALID, message, path, remedy=_REMEDY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """A configuration: `[journal]` is a JournalProfile, every other table the options of the format it names."""

    journal: JournalProfile | None = None
    tables: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Self:
        """The configuration in a TOML file.

        The table of a plug-in that fails is not checked; a PluginWarning names the plug-in.

        Raises ReadError with every problem: not TOML, a table that no installed format has, a key or value that the
        table's model refuses. Raises OSError when the file cannot be read.
        """
        path = Path(path)
        content = path.read_bytes()
        try:
            tables = tomllib.loads(content.decode("utf-8-sig"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            problem = Problem(kind=Kind.MALFORMED, message=f"is not TOML: {error}", path=path.name)
            raise ReadError("config", [problem]) from error
        return cls.of(tables)

    @classmethod
    def of(cls, tables: Mapping[str, Any]) -> Self:
        """The configuration that these tables spell; raises ReadError as `load` does."""
        log = Log()
        journal = None
        for name, table in tables.items():
            if name != "journal" and name not in format_names():
                log.invalid(name, f"is not a known table; the known ones are journal, {', '.join(format_names())}")
            elif not isinstance(table, Mapping):
                log.invalid(name, "is not a table", remedy=f"write [{name}] on a line of its own and its options below")
            else:
                try:
                    if name == "journal":
                        journal = JournalProfile.model_validate(table)
                    else:
                        options_from(get_format(name), table)
                except ValidationError as error:
                    log.extend(validation_problems(error, name))
                except FormatError as error:  # an error where the format is asked for
                    go_on_without(error)
        if log.has_errors:
            raise ReadError("config", log)
        return cls(journal=journal, tables={name: table for name, table in tables.items() if name != "journal"})

    def options(self, format: str, **fallbacks: Any) -> Options:  # noqa: A002 (the field's name)
        """The options for a format; `fallbacks` are used where its table is silent.

        Raises ReadError for values that the options refuse, of a configuration that was not made by `load` or `of`.
        """
        try:
            options: Options = options_from(get_format(format), {**fallbacks, **self.tables.get(format, {})})
        except ValidationError as error:
            raise ReadError("config", validation_problems(error, format)) from error
        return options

    def completed(self, article: Article, log: Log) -> Article:
        """The article with what the journal profile knows; see `JournalProfile.completed`."""
        return self.journal.completed(article, log) if self.journal else article
