"""The organizations behind a posted work, a review or an announcement."""

from __future__ import annotations

from pubmeta.formats.crossref.terms import MOST_INSTITUTIONS
from pubmeta.formats.crossref.write.contributors import institution
from pubmeta.formats.crossref.write.deposit import Deposit
from pubmeta.model import Affiliation, Article
from pubmeta.xml.build import Element, element


def institutions(article: Article, deposit: Deposit) -> list[Element | None]:
    """Each institution of the article, as many as Crossref has room for."""
    return _up_to(MOST_INSTITUTIONS, article, deposit)


def institutions_with_server(article: Article, deposit: Deposit, *, is_preprint: bool) -> list[Element | None]:
    """The server first, by its name, which is all that Crossref has of it; then the institutions.

    Of a preprint, the first institution that is only a name is read as the server; of any other work, none is.
    """
    log, server = deposit.log, article.journal
    if server is None:
        named = [at for at, known in log.each("institutions", article.institutions) if is_only_named(known)]
        if is_preprint and named:
            named[0].guessed("", "is only a name, and so is read as the server on which the preprint was posted")
            log.assumed("journal.title", f"is not given; {named[0].path()} is read as the server")
        return institutions(article, deposit)
    if not is_preprint:
        log.guessed("journal.title", "is written as the name of an institution, for Crossref has no other place for it")
        log.assumed("institutions", f"{server.title!r}, the title of the journal, is written as the first of them")
    name = deposit.text("institution_name", server.title, log, "journal.title")
    return [element("institution", name), *_up_to(MOST_INSTITUTIONS - 1, article, deposit)]


def is_only_named(institution: Affiliation) -> bool:
    """Whether nothing is known of an institution but its name."""
    return [field for field, value in institution if value] == ["name"]


def _up_to(most: int, article: Article, deposit: Deposit) -> list[Element | None]:
    known = [*deposit.log.each("institutions", article.institutions)]
    for at, _ in known[most:]:
        at.dropped("", f"Crossref has room for {MOST_INSTITUTIONS} institutions")
    return [institution(affiliation, at, deposit) for at, affiliation in known[:most]]
