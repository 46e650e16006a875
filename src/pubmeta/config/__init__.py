"""What a platform knows and a page or record does not say: its journals, and the options of each format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from os import PathLike
from pathlib import Path
from typing import Any, Self, TypeVar

from pydantic import BaseModel, ValidationError

from pubmeta.config.journals import NOTHING_IN_COMMON, CommonProfile, JournalProfile, Journals
from pubmeta.config.toml import tables_in
from pubmeta.errors import FormatError, ReadError
from pubmeta.model import Article
from pubmeta.model.problems import validation_problems
from pubmeta.problems import Kind, Log, Problem
from pubmeta.registry import Options, format_names, get_format, go_on_without, options_from

__all__ = ["CommonProfile", "Config", "JournalProfile"]

M = TypeVar("M", bound=BaseModel)

_OWN = ("landing_page", "journal", "journals")


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """A configuration.

    journal: the one journal of all articles, `[journal]`. journals: several, `[[journals]]`, of which each article has
    the one with its ISSN or DOI, or else its title. common: what holds for all of them: `landing_page`, and `[journal]`
    without a title. tables: the options of the formats that they are called after.
    """

    journal: JournalProfile | None = None
    journals: Sequence[JournalProfile] = ()
    common: CommonProfile = NOTHING_IN_COMMON
    tables: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Self:
        """The configuration in a TOML file.

        The table of a plug-in that fails is not checked; a PluginWarning names the plug-in.

        Raises ReadError with every problem: not TOML, a table that no installed format has, a key or value that the
        table's model refuses, two profiles with one ISSN. Raises OSError when the file cannot be read.
        """
        path = Path(path)
        content = path.read_bytes()
        try:
            tables = tables_in(content)
        except UnicodeDecodeError as error:
            remedy = "save it as UTF-8"
            problem = Problem(Kind.MALFORMED, "is not UTF-8, as TOML has to be", path.name, remedy=remedy)
            raise ReadError("config", [problem]) from error
        except ValueError as error:
            problem = Problem(Kind.MALFORMED, f"is not TOML: {error}", path.name)
            raise ReadError("config", [problem]) from error
        return cls.of(tables)

    @classmethod
    def of(cls, tables: Mapping[str, Any]) -> Self:
        """The configuration that these tables spell; raises ReadError as `load` does."""
        log = Log()
        of_formats = {name: table for name, table in tables.items() if name not in _OWN}
        for name, table in of_formats.items():
            _check_options(name, table, log)
        journal, common = _journal(tables, log)
        config = cls(journal=journal, journals=_journals(tables, log), common=common, tables=of_formats)
        if log.has_errors:
            raise ReadError("config", log)
        return config

    def with_options(self, tables: Mapping[str, Mapping[str, Any]]) -> Self:
        """The configuration with these options of formats in place of its own; raises ReadError as `load` does."""
        known = {name: {**self.tables.get(name, {}), **table} for name, table in tables.items()}
        return replace(self, tables={**self.tables, **type(self).of(known).tables})

    def options(self, format: str, **fallbacks: Any) -> Options:  # noqa: A002 (the field's name)
        """The options for a format; `fallbacks` are used where its table is silent.

        Raises ReadError for values that the options refuse, of a configuration that was not made by `load` or `of`.
        """
        target = get_format(format)
        try:
            options: Options = options_from(target, {**fallbacks, **self.tables.get(format, {})})
        except ValidationError as error:
            raise ReadError("config", validation_problems(error, format, target.options)) from error
        return options

    def completed(self, article: Article, log: Log) -> Article:
        """The article with what the profile of its journal knows; see `JournalProfile.completed`.

        What is posted, a peer review and a paper in proceedings are in no journal that they do not name. Raises
        ReadError when none of several journals is the article's, when two may be, or when article and profile
        contradict each other.
        """
        journal = Journals(self.journals).profile_for(article, log) if self.journals else self.journal
        if journal is None:
            return self.common.completed(article, log)
        return journal.completed(article, log, self.common)


def _check_options(name: str, table: object, log: Log) -> None:
    """Report what is wrong with the table of a format."""
    if name not in format_names() and name in JournalProfile.model_fields:
        log.invalid(name, "is a key of journals, and in no table", remedy=f"put it below [journal]: {name} = …")
    elif name not in format_names():
        known = (*_OWN, *format_names())
        near = get_close_matches(name, known, 1)
        hint = f"did you mean {near[0]!r}?" if near else f"use one of {', '.join(known)}"
        log.invalid(name, "is not a known table", remedy=hint)
    elif not isinstance(table, Mapping):
        log.invalid(name, "is not a table", remedy=f"write [{name}] on a line of its own and its options below")
    else:
        try:
            options_from(get_format(name), table)
        except ValidationError as error:
            log.extend(validation_problems(error, name, get_format(name).options))
        except FormatError as error:  # an error where the format is asked for
            go_on_without(error)


def _journal(tables: Mapping[str, Any], log: Log) -> tuple[JournalProfile | None, CommonProfile]:
    """The one journal, if `[journal]` has a title, and what holds for all."""
    table = tables.get("journal", {})
    common = {name: tables[name] for name in ("landing_page",) if name in tables}
    if not isinstance(table, Mapping):
        message = "is a list of tables" if isinstance(table, list) else "is not a table"
        log.invalid("journal", message, remedy="write [journal] for one journal, [[journals]] for several")
        table = {}
    of_one = set(table) - set(CommonProfile.model_fields)
    if of_one and "journals" in tables:
        message = f"has {', '.join(sorted(of_one))}, which belong to one journal, and there are several [[journals]]"
        remedy = "move them to a table [[journals]]; [journal] may keep landing_page and publisher, for all of them"
        log.invalid("journal", message, remedy=remedy)
    elif of_one:
        return _model(JournalProfile, table, "journal", log), _model(CommonProfile, common, "", log) or CommonProfile()
    shared = _model(CommonProfile, {name: each for name, each in table.items() if name not in of_one}, "journal", log)
    top = _model(CommonProfile, common, "", log)
    return None, CommonProfile(
        publisher=shared and shared.publisher,
        landing_page=(shared and shared.landing_page) or (top and top.landing_page),
    )


def _journals(tables: Mapping[str, Any], log: Log) -> tuple[JournalProfile, ...]:
    """The profiles of several journals."""
    found = tables.get("journals", ())
    if not isinstance(found, list | tuple) or not all(isinstance(table, Mapping) for table in found):
        log.invalid("journals", "is not a list of tables", remedy="write [[journals]] above the keys of each journal")
        return ()
    profiles = [_model(JournalProfile, table, f"journals[{index}]", log) for index, table in enumerate(found)]
    known = tuple(profile for profile in profiles if profile)
    if len(known) == len(profiles):
        log.extend(Journals(known).problems())
    return known


def _model(model: type[M], table: Mapping[str, Any], place: str, log: Log) -> M | None:
    try:
        return model.model_validate(table)
    except ValidationError as error:
        log.extend(validation_problems(error, place, model))
        return None
