"""A value under its name, as the page lists them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup as Html

from pubmeta.model.identifiers import Identifier
from pubmeta.model.text import Markup
from pubmeta.model.urls import Url
from pubmeta.web.page.views.markup import html_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A name and its value. path: of the value in the article. link: where the value leads. note: said after it.

    is_code: the value is an identifier, and not words.
    """

    name: str
    value: Html
    path: str = ""
    link: str | None = None
    note: str | None = None
    language: str | None = None
    is_code: bool = False

    @property
    def anchor(self) -> str:
        """The id of the value on the page."""
        return anchor_of(self.path)


def anchor_of(path: str) -> str:
    """The id on the page of a place in the article: ``contributors[3].orcid`` is ``at-contributors-3-orcid``."""
    return "at-" + path.replace("[", "-").replace("]", "").replace(".", "-") if path else ""


def fact(
    name: str, value: object, path: str = "", *, note: str | None = None, language: str | None = None
) -> Iterator[Fact]:
    """The value under its name; nothing where there is none."""
    if value is None or value in ("", ()):
        return
    text = value if isinstance(value, Markup) else str(value)
    yield Fact(
        name=name,
        value=html_of(text),
        path=path,
        link=link_of(value),
        note=note,
        language=language,
        is_code=isinstance(value, Identifier),
    )


def link_of(value: object) -> str | None:
    """Where an identifier leads; a URL leads to itself, if a browser follows it."""
    if isinstance(value, Url):
        return str(value) if value.lower().startswith(("http://", "https://")) else None
    return getattr(value, "url", None) if isinstance(value, Identifier) else None


def worded(name: str) -> str:
    """The name of a field or of a value of a closed list in words: ``published_online`` is ``Published online``."""
    words = name.replace("_", " ").replace("-", " ")
    return words[:1].upper() + words[1:]


def of_fields(model: object, names: Iterable[str], path: str, called: dict[str, str] | None = None) -> Iterator[Fact]:
    """A fact for each field that has a value; of several values one each."""
    for name in names:
        value = getattr(model, name)
        label = (called or {}).get(name) or worded(name)
        place = f"{path}.{name}" if path else name
        if isinstance(value, tuple):
            for index, each in enumerate(value):
                yield from fact(label, each, f"{place}[{index}]")
        else:
            yield from fact(label, value, place)
