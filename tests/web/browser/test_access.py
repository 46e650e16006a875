"""For people who do not see the page, or use no mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.web.browser.conftest import Visit
from tests.web.browser.test_handing_in import RIS, drop

PLACES = ("/", "/examples/jats", "/examples/page", "/examples/crossref", "/examples/html", "/examples/bibtex")


def assert_accessible(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PLACES)
def test_axe_finds_nothing(visit: Visit, path: str, scheme: str) -> None:
    page = visit(path, color_scheme=scheme)
    assert_accessible(page)
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    assert_accessible(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_something_was_done(visit: Visit, scheme: str) -> None:
    visit.expected = "status of 422"
    page = visit(color_scheme=scheme)
    drop(page, ("mine.ris", RIS))
    expect(page.locator("#result-heading")).to_be_focused()
    page.get_by_role("button", name="Read RIS").click()
    expect(page.get_by_role("region", name="RIS")).to_be_focused()
    assert_accessible(page)
    drop(page, ("a.txt", "nothing that is known"))
    expect(page.locator("#result-heading")).to_have_text("This could not be read")
    assert_accessible(page)


def test_a_phone_has_room_for_it(visit: Visit) -> None:
    page = visit("/examples/jats", viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert_accessible(page)


def test_the_page_has_its_landmarks(visit: Visit) -> None:
    page = visit("/examples/jats")
    for landmark in (page.get_by_role("banner"), page.get_by_role("main"), page.get_by_role("contentinfo")):
        expect(landmark).to_have_count(1)
    expect(page.get_by_role("navigation", name="Parts of the result")).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)


def test_all_of_it_is_done_with_the_keyboard(visit: Visit, tmp_path: Path) -> None:
    page = visit()
    keyboard = page.keyboard
    keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    keyboard.press("Tab")
    expect(page.locator("#text")).to_be_focused()
    keyboard.insert_text(RIS)
    keyboard.press("Tab")
    expect(page.locator("#file")).to_be_focused()
    keyboard.press("Tab")
    expect(page.get_by_role("button", name="Show me")).to_be_focused()
    keyboard.press("Enter")
    expect(page.locator("#result-heading")).to_be_focused()
    tab_to(page, "Documents")
    keyboard.press("Enter")
    expect(page.locator("#documents")).to_be_focused()
    tab_to(page, "Read CSL-JSON")
    keyboard.press("Enter")
    expect(page.get_by_role("region", name="CSL-JSON")).to_be_focused()
    page.get_by_role("button", name="Read CSL-JSON").focus()
    tab_to(page, "Download CSL-JSON")
    with page.expect_download() as download:
        keyboard.press("Enter")
    assert b"Leaves in the shade" in Path(download.value.path()).read_bytes()


def tab_to(page: Page, name: str) -> None:
    """Press the key until what has the focus begins with this name."""
    for _ in range(80):
        page.keyboard.press("Tab")
        found = page.evaluate(
            "(document.activeElement.getAttribute('aria-label') || document.activeElement.textContent).trim()"
        )
        if found.startswith(name):
            return
    pytest.fail(f"{name} is not reached")
