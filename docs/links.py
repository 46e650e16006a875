"""What is wrong with the links of a built site: pages and anchors that are not there, files of other hosts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree, html

_LOADS = {"script": "src", "img": "src", "iframe": "src", "source": "src"}
"""What a browser fetches by itself when it shows a page."""
_LINKED_FILES = {"stylesheet", "icon", "preload", "prefetch", "modulepreload", "preconnect", "dns-prefetch"}


def faults(site: Path) -> Iterator[str]:
    """Every fault of the site's pages, each on one line; a site without pages is a fault too."""
    pages = sorted(site.rglob("*.html"))
    if not pages:
        yield f"{site}: there are no pages"
    for page in pages:
        name = page.relative_to(site)
        for element in _tree(page).iter(etree.Element):
            for address in _fetched(element):
                if urlsplit(address).netloc:
                    yield f"{name}: the browser would fetch {address} from another host"
                elif not _exists(site, page, address):
                    yield f"{name}: there is no file {address}"
            if element.tag == "autoref":
                yield f"{name}: nothing is known of the name {element.get('identifier')}"
            href = element.get("href") if element.tag == "a" else None
            if href and page.name != "404.html" and not urlsplit(href).scheme and not urlsplit(href).netloc:
                yield from _link_faults(site, page, href)


def _link_faults(site: Path, page: Path, href: str) -> Iterator[str]:
    name = page.relative_to(site)
    target = _target(site, page, href)
    fragment = unquote(urlsplit(href).fragment)
    if not target.is_file():
        yield f"{name}: the link {href} leads to no page"
    elif fragment and fragment not in _anchors(target):
        yield f"{name}: the link {href} leads to no place in its page"


def _fetched(element: etree._Element) -> Iterator[str]:
    is_loaded = element.tag == "link" and _LINKED_FILES & set((element.get("rel") or "").split())
    attribute = "href" if is_loaded else _LOADS.get(str(element.tag))
    address = element.get(attribute) if attribute else None
    if address and not address.startswith("data:"):
        yield address


def _exists(site: Path, page: Path, address: str) -> bool:
    return page.name == "404.html" or _target(site, page, address).is_file()


def _target(site: Path, page: Path, address: str) -> Path:
    path = unquote(urlsplit(address).path)
    target = site / path.lstrip("/") if path.startswith("/") else page.parent / path if path else page
    return target / "index.html" if target.is_dir() else target


@cache
def _tree(page: Path) -> html.HtmlElement:
    return html.fromstring(page.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


@cache
def _anchors(page: Path) -> frozenset[str]:
    return frozenset(str(value) for value in _tree(page).xpath("//@id | //a/@name"))
