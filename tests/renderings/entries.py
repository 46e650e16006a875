"""What a printed entry of a bibliography must have, by the article and its references."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from pubmeta import Article
from pubmeta.model import Anonymous, ContributorRole, GroupName, Markup, PersonName, Work


@dataclass(frozen=True, slots=True)
class Entry:
    """Author names (of persons the family names), title, subtitle, year: what is known of them."""

    authors: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    year: int | None = None

    def missing(self, printed: str) -> list[str]:
        """What the printed text lacks; authors must stand in their order, each as words of their own.

        Letters and digits are compared, and not their case, which styles change as they do punctuation.
        """
        lacking = []
        words, start = _words(printed), 0
        for author in self.authors:
            place = _place(_words(author), words, start)
            if place is None:
                lacking.append(f"author {author}")
            else:
                start = place
        lacking += [f"title {title}" for title in self.titles if "".join(_words(title)) not in "".join(words)]
        if self.year and not any(re.fullmatch(f"{self.year}[a-z]?", word) for word in words):
            lacking.append(f"year {self.year}")
        return lacking


def entries(article: Article) -> Iterator[Entry]:
    """What is to be printed of the article and of each work that it cites, in the order of the items."""
    authors = [person for person in article.contributors if person.role is ContributorRole.AUTHOR]
    published = article.dates.formally_published  # by which a work is cited
    yield Entry(
        tuple(_name(author) for author in authors if not isinstance(author, Anonymous)),
        _texts(article.title, article.subtitle),
        published.year if published else None,
    )
    for reference in article.references:
        yield _of_work(reference.work) if reference.work else Entry()


def _of_work(work: Work) -> Entry:
    names = tuple(_name(author) for author in work.authors)
    return Entry(names, _texts(work.title), work.date.year if work.date else None)


def _name(known: PersonName | GroupName) -> str:
    return known.name if isinstance(known, GroupName) else known.family


def _texts(*texts: str | Markup | None) -> tuple[str, ...]:
    return tuple(str(text) for text in texts if text is not None)


def _words(text: str) -> list[str]:
    """Runs of letters and digits, whatever their case and form; names in Chinese script are not spaced."""
    return re.findall(r"[\u3040-\u9fff]|[^\W_\u3040-\u9fff]+", unicodedata.normalize("NFKC", text).casefold())


def _place(wanted: list[str], words: list[str], start: int) -> int | None:
    """Where the words after these begin."""
    ends = range(start + len(wanted), len(words) + 1)
    return next((end for end in ends if words[end - len(wanted) : end] == wanted), None)
