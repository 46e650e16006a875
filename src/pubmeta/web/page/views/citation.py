"""A citation of the article in a plain author-date form, put together from its fields.

It is of no style that journals prescribe. Those are the work of processors of CSL, of which the one in Python is large,
with its styles, and takes the markup of titles for text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup as Html

from pubmeta.model import Anonymous, Article, Contributor, ContributorRole, Person
from pubmeta.web.page.views.markup import html_of

MOST_AUTHORS = 20
"""So many authors are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """In the text, and in the list of references."""

    in_text: str
    entry: Html


def citation_of(article: Article) -> Citation:
    """The article as it would be cited; what is not known is left out."""
    authors = [each for each in article.contributors if each.role is ContributorRole.AUTHOR]
    date = article.dates.formally_published
    year = f"{date.year:04d}" if date else "no date"
    shown = [_inverted(each) for each in authors[:MOST_AUTHORS]]
    left_out = len(authors) - len(shown)
    names = ", ".join(shown) + (f" and {left_out:,} others" if left_out else "")
    title = html_of(article.title) + (Html(": ") + html_of(article.subtitle) if article.subtitle else Html(""))
    parts = [Html.escape(f"{names} ({year}). " if names else ""), title]
    parts.append(Html("") if str(title).endswith((".", "?", "!")) else Html("."))
    parts.append(Html("") if names else Html.escape(f" ({year})."))
    if place := _place(article):
        parts.append(Html(" ") + place + Html("."))
    if article.doi:
        parts.append(Html(' <a href="{0}" target="_blank" rel="noreferrer">{0}</a>').format(article.doi.url))
    return Citation(in_text=f"({_short(authors)} {year})" if authors else f"({year})", entry=Html("").join(parts))


def _inverted(each: Contributor) -> str:
    """The family name, and the first letters of the given names."""
    match each:
        case Anonymous():
            return "Anonymous"
        case Person():
            initials = " ".join(f"{part[0]}." for part in (each.given or "").replace("-", " ").split())
            return " ".join(filter(None, (each.whole_family, initials, each.suffix)))
    return each.name


def _short(authors: Sequence[Contributor]) -> str:
    named = ["Anonymous" if isinstance(each, Anonymous) else _family(each) for each in authors[:3]]
    if len(named) == 1:
        return named[0]
    return f"{named[0]} & {named[1]}" if len(named) == 2 else f"{named[0]} et al."


def _family(each: Contributor) -> str:
    return each.whole_family if isinstance(each, Person) else getattr(each, "name", "")


def _place(article: Article) -> Html:
    """The journal or the proceedings, with volume, issue and pages."""
    number = (article.volume or "") + (f"({article.issue})" if article.issue else "")
    pages = str(article.pages).replace("-", "–") if article.pages else article.article_number
    rest = ", ".join(filter(None, (number, pages)))
    title = _container(article)
    if title is None:
        return Html.escape(rest)
    return Html("<cite>{}</cite>").format(title) + Html.escape(f" {rest}" if rest else "")


def _container(article: Article) -> Html | None:
    """The title of what the article is in."""
    if article.journal:
        return Html.escape(article.journal.title)
    volume = article.proceedings
    if volume is None:
        return None
    if volume.title:
        return html_of(volume.title)
    return Html.escape(volume.series.title) if volume.series else None
