"""The links of a linkset in the other two forms that FAIR Signposting has: elements of HTML and the header `Link`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape
from typing import NamedTuple


class Link(NamedTuple):
    """A link of the page: its relation, where it leads, and the media type of what is there, where it is known."""

    relation: str
    target: str
    media_type: str | None = None


def links_of(linkset: bytes) -> list[Link]:
    """The links of the one page in a linkset, in its order."""
    (context,) = json.loads(linkset)["linkset"]
    return [
        Link(relation, target["href"], target.get("type"))
        for relation, targets in context.items()
        if relation != "anchor"
        for target in targets
    ]


def as_html(links: Iterable[Link]) -> str:
    """The links as elements of a page's head, one a line."""
    return "".join(map(_element, links))


def _element(link: Link) -> str:
    media_type = f' type="{escape(link.media_type)}"' if link.media_type else ""
    return f'<link rel="{escape(link.relation)}" href="{escape(link.target)}"{media_type}>\n'


def as_header(links: Iterable[Link]) -> str:
    """The value of the HTTP header `Link` (RFC 8288); a URL has no character that would end it."""
    return ", ".join(map(_field, links))


def _field(link: Link) -> str:
    media_type = f'; type="{link.media_type}"' if link.media_type else ""
    return f'<{link.target}>; rel="{link.relation}"{media_type}'
