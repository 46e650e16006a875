"""The page at three widths, in light and dark, in print, and with what is extreme: kept as pictures to look at."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.web.browser.conftest import PICTURES, Visit
from tests.web.browser.test_handing_in import RIS, drop

PLACES = {
    "start": "/",
    "jats": "/examples/jats",
    "page": "/examples/page",
    "crossref": "/examples/crossref",
    "html": "/examples/html",
    "bibtex": "/examples/bibtex",
}
EXTREME: dict[str, Any] = {
    "title": "On leaves, shade, and the uptake of light by plants in many places, " * 12 + "and a" + "word" * 30,
    "contributors": [{"family": f"Family{number}", "given": "Given"} for number in range(3_000)],
    "references": [
        {"key": f"r{number}", "raw": f"Author {number}. Printed. 2020.", "work": {"title": "Printed", "date": "2020"}}
        for number in range(500)
    ],
    "keywords": ["a-very-long-keyword-that-has-no-place-to-break-" * 4, "short"],
    "abstracts": ["Sentence after sentence. " * 300],
}  # fmt: skip


def assert_no_wider(page: Any, width: int) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 820, 1_400])
@pytest.mark.parametrize("place", PLACES)
def test_the_page_fits(visit: Visit, place: str, width: int, scheme: str) -> None:
    page = visit(PLACES[place], viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
    assert_no_wider(page, width)
    page.screenshot(path=PICTURES / f"{place}-{width}-{scheme}.png", full_page=True)


@pytest.mark.parametrize("width", [390, 1_400])
def test_what_is_extreme_fits(visit: Visit, width: int) -> None:
    page = visit(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    drop(page, ("extreme.article.json", json.dumps(EXTREME)))
    expect(page.locator("#result-heading")).to_be_focused(timeout=60_000)
    assert_no_wider(page, width)
    page.screenshot(path=PICTURES / f"extreme-{width}.png")
    page.get_by_role("link", name="The article").click()
    page.screenshot(path=PICTURES / f"extreme-people-{width}.png")
    page.evaluate("for (const each of document.querySelectorAll('#article details')) each.open = true")
    assert_no_wider(page, width)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_state_has_a_picture(visit: Visit, scheme: str) -> None:
    visit.expected = "status of 422"
    page = visit(color_scheme=scheme, reduced_motion="reduce")
    page.route("**/show", lambda _: None)
    page.locator("body").evaluate("body => body.classList.add('is-dragging')")
    page.screenshot(path=PICTURES / f"dragging-{scheme}.png")
    page.locator("body").evaluate("body => body.classList.remove('is-dragging')")
    drop(page, ("mine.ris", RIS))
    expect(page.locator(".working")).to_have_text("Reading…")
    page.screenshot(path=PICTURES / f"working-{scheme}.png")
    page.unroute("**/show")
    drop(page, ("a.txt", "nothing that is known"))
    expect(page.locator("#result-heading")).to_have_text("This could not be read")
    page.screenshot(path=PICTURES / f"not-read-{scheme}.png")


def test_it_is_printed_in_full(visit: Visit) -> None:
    page = visit("/examples/jats")
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Parts of the result")).to_be_hidden()
    expect(page.locator("#settings")).to_be_hidden()
    code = page.locator("#source .code")
    assert code.evaluate("code => code.scrollHeight <= code.clientHeight")
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.pdf(path=PICTURES / "print.pdf", format="A4")
    assert (PICTURES / "print.pdf").read_bytes().startswith(b"%PDF")
