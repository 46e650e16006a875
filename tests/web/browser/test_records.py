"""The pages of the records that a service keeps, in the browser: as they look, and for those who do not see them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.web.browser.conftest import PICTURES, Visit, serving
from tests.web.browser.test_access import assert_accessible
from tests.web.browser.test_handing_in import EXAMPLES, RIS, drop


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a service with a folder of records."""
    folder: Path = tmp_path_factory.mktemp("records")
    for name in ("leaves.jats.xml", "wheat.crossref.xml", "landing.html"):
        shutil.copy(EXAMPLES / name, folder)
    with serving("--store", str(folder)) as found:
        yield found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 820, 1_400])
def test_records_are_looked_through_and_read(visit: Visit, base: str, width: int, scheme: str) -> None:
    page = visit("/records", base=base, viewport={"width": width, "height": 900}, color_scheme=scheme)
    assert_accessible(page)
    page.screenshot(path=PICTURES / f"records-{width}-{scheme}.png")
    page.get_by_role("link", name="Uptake of CO2").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Zea mays")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert_accessible(page)
    page.screenshot(path=PICTURES / f"record-{width}-{scheme}.png", full_page=True)


def test_a_file_that_is_dropped_on_a_record_s_page_changes_nothing(visit: Visit, base: str) -> None:
    page = visit("/records", base=base)
    drop(page, ("mine.ris", RIS))
    expect(page.get_by_role("heading", level=1)).to_have_text("Records")
