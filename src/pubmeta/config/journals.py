"""Journals as their platform knows them, and what an article is filled with from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, TypeAlias
from urllib.parse import quote

from pydantic import AfterValidator

from pubmeta.errors import ReadError
from pubmeta.model import POSTED, Article, ArticleType, Journal, Publisher, Url
from pubmeta.model.base import Model
from pubmeta.model.kinds import may_be_in_journal
from pubmeta.problems import Kind, Log, Problem

_REMEDY = "correct the article or [journal] in the configuration, or use the profile of another journal"
_ISSNS = ("issn_print", "issn_electronic", "issn_linking")


def _pattern(value: str) -> str:
    if value.count("{doi}") != 1 or "{" in value.replace("{doi}", ""):
        raise ValueError("must contain {doi} exactly once, where the article's DOI goes, and nothing else in braces")
    Url(value.replace("{doi}", "10.1234/x"))
    return value


LandingPage: TypeAlias = Annotated[str, AfterValidator(_pattern)]
"""The URL of an article's page, ``{doi}`` standing for its DOI."""


class CommonProfile(Model):
    """What holds for every journal of a platform, so that no title is needed."""

    publisher: Publisher | None = None
    landing_page: LandingPage | None = None
    """The URL of an article's page, ``{doi}`` standing for its DOI."""

    def completed(self, article: Article, log: Log) -> Article:
        """The article with its page, and, in a journal or in proceedings, its publisher; a server has another.

        See `JournalProfile.completed`.
        """
        update = _page(self.landing_page, article, log)
        name, container = ("journal", article.journal) if article.journal else ("proceedings", article.proceedings)
        if self.publisher and container and (name == "proceedings" or may_be_in_journal(article)):
            publisher = _publisher(container.publisher, self.publisher, log, name)
            update[name] = container.model_copy(update={"publisher": publisher})
        return article.model_copy(update=update) if update else article


NOTHING_IN_COMMON = CommonProfile()


class JournalProfile(Journal):
    """A journal as its platform knows it."""

    landing_page: LandingPage | None = None
    """The URL of an article's page, ``{doi}`` standing for its DOI."""

    def completed(self, article: Article, log: Log, common: CommonProfile = NOTHING_IN_COMMON) -> Article:
        """The article with its journal's gaps filled; what it says itself is never overwritten.

        A paper in proceedings, a posted work and a peer review are not put into the journal, unless they name it; the
        log says so. common: what fills the gaps of the profile. Where article and profile differ the article's word is
        kept, and the log has it as `guessed`. Raises ReadError with every contradiction when they cannot be one
        journal.
        """
        if not (may_be_in_journal(article) or self.is_named_by(article)):
            _tell_that_it_is_left(article, f"the profile of the journal {self.title!r} is", log)
            return common.completed(article, log)
        if article.journal and (contradictions := list(self.contradictions(article.journal))):
            raise ReadError("config", contradictions)
        update = _page(self.landing_page or common.landing_page, article, log)
        update["journal"] = self._filled(article.journal, common.publisher, log)
        return article.model_copy(update=update)

    def contradictions(self, journal: Journal) -> Iterator[Problem]:
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
        if not self.shares_identifier(journal) and not self.has_title(journal.title):
            yield _contradiction("journal.title", journal.title, self.title)

    def shares_identifier(self, journal: Journal) -> bool:
        """Whether the two have a DOI or an ISSN in common."""
        same_doi = journal.doi and self.doi and journal.doi.key == self.doi.key
        return bool(same_doi) or not set(self.issns).isdisjoint(journal.issns)

    def is_named_by(self, article: Article) -> bool:
        """Whether the article says that this is the journal, or the server, that it is in."""
        journal = article.journal
        return journal is not None and (self.shares_identifier(journal) or self.has_title(journal.title))

    def has_title(self, title: str) -> bool:
        """Whether it is the journal's title, or an abbreviation of it, in capitals or not."""
        own = (self.title, self.nlm_ta, *self.abbreviations)
        return title.casefold() in {each.casefold() for each in own if each}

    def _filled(self, journal: Journal | None, publisher: Publisher | None, log: Log) -> Journal:
        fields: dict[str, Any] = {}
        for name in Journal.model_fields:
            said, known = getattr(journal, name, None), getattr(self, name)
            if name == "publisher":
                fields[name] = _publisher(said, known or publisher, log)
            else:
                fields[name] = _kept(said, known, f"journal.{name}", log)
        return Journal(**fields)


@dataclass(frozen=True, slots=True)
class Journals:
    """The profiles of several journals, of which each article has its own: that with its ISSN, DOI, or else title."""

    profiles: Sequence[JournalProfile]

    def problems(self) -> Iterator[Problem]:
        """An ISSN or a DOI that two profiles have: no article could be told whose it is."""
        owners: dict[str, int] = {}
        for index, profile in enumerate(self.profiles):
            for name in ("doi", *_ISSNS):
                value = getattr(profile, name)
                owner = owners.setdefault(value.casefold(), index) if value else index
                if owner != index:
                    message = f"{value} is in journals[{owner}] as well"
                    remedy = "correct one of the two, or make one profile of them"
                    yield Problem(Kind.INVALID, message, f"journals[{index}].{name}", remedy=remedy)

    def profile_for(self, article: Article, log: Log) -> JournalProfile | None:
        """As `profile_of`; None, and the log says so, for what is in no journal and names none of these."""
        if may_be_in_journal(article) or any(profile.is_named_by(article) for profile in self.profiles):
            return self.profile_of(article.journal)
        _tell_that_it_is_left(article, f"the {len(self.profiles)} [[journals]] of the configuration are", log)
        return None

    def profile_of(self, journal: Journal | None) -> JournalProfile:
        """The one profile of a journal; raises ReadError when none is, or several are."""
        if journal is None:
            message = f"the article does not name its journal, and the configuration has {len(self.profiles)}"
            remedy = "add the journal's title or an ISSN to the article, or use a configuration with one [journal]"
            raise ReadError("config", [Problem(Kind.MISSING, message, "journal", remedy=remedy)])
        found = [profile for profile in self.profiles if profile.shares_identifier(journal)]
        if not found:
            found = [profile for profile in self.profiles if profile.has_title(journal.title)]
            if len(found) > 1:  # journals of one title: those whose ISSNs are others are not meant
                found = [profile for profile in found if not any(profile.contradictions(journal))] or found
        if len(found) != 1:
            raise ReadError("config", [self._several(journal, found) if found else self._none(journal)])
        return found[0]

    def _several(self, journal: Journal, found: Iterable[JournalProfile]) -> Problem:
        places = " and ".join(f"journals[{self.profiles.index(each)}] ({each.title!r})" for each in found)
        message = f"{_named(journal)} may be {places} of the configuration"
        remedy = "correct or add the ISSN in the article, or in the profiles"
        return Problem(Kind.INVALID, message, "journal", remedy=remedy)

    def _none(self, journal: Journal) -> Problem:
        message = f"{_named(journal)} is in none of the {len(self.profiles)} [[journals]] of the configuration"
        remedy = "add a table [[journals]] for it, or correct the title or the ISSN"
        return Problem(Kind.INVALID, message, "journal", remedy=remedy)


def _tell_that_it_is_left(article: Article, profile: str, log: Log) -> None:
    what, remedy = f"has the type {article.type}", "correct its type"
    if article.proceedings:
        what, remedy = "is in proceedings", "give the journal in place of the proceedings"
    elif article.type not in POSTED and article.type is not ArticleType.PEER_REVIEW:
        what, remedy = "was posted, and says no day on which it was published", "add that day to dates"
    log.guessed("journal", f"{profile} not used, because the work {what}", remedy=f"if it is in the journal, {remedy}")


def _named(journal: Journal) -> str:
    issns = f" ({', '.join(journal.issns)})" if journal.issns else ""
    return f"the journal {journal.title!r}{issns}"


def _page(pattern: str | None, article: Article, log: Log) -> dict[str, Any]:
    """The article's page, as a field to update; none without a pattern or a DOI."""
    if not (pattern and article.doi):
        return {}
    page = Url(pattern.replace("{doi}", quote(article.doi, safe="/:;()!$'*,@~._-")))
    return {"landing_page": _kept(article.landing_page, page, "landing_page", log)}


def _kept(said: Any, known: Any, path: str, log: Log) -> Any:
    """What the article says, else what the profile knows; a difference is reported."""
    if said and known and said != known:
        log.guessed(path, f"the article has {said!r} and the journal profile {known!r}; the article's value is used")
    return said or known


def _publisher(
    said: Publisher | None, known: Publisher | None, log: Log, container: str = "journal"
) -> Publisher | None:
    """The article's publisher, else the profile's; the profile knows the place of its own alone."""
    if not (said and known):
        return said or known
    name = _kept(said.name, known.name, f"{container}.publisher.name", log)
    place = _kept(said.place, known.place, f"{container}.publisher.place", log) if name == known.name else said.place
    return Publisher(name=name, place=place)


def _contradiction(path: str, said: str, known: str) -> Problem:
    message = f"the article has {said!r} and the journal profile {known!r}"
    return Problem(Kind.INVALID, message, path, remedy=_REMEDY)
