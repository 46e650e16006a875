"""Documents are read, copied and downloaded; what is downloaded is what the command line writes, byte for byte."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

import pubmeta
from pubmeta import Config, Log
from pubmeta.choices import able
from tests.web.browser.conftest import Visit

EXAMPLES = Path(__file__).resolve().parents[3] / "src/pubmeta/web/page/examples"


def written_by_the_command_line(file: str, folder: Path, page: Page, *arguments: str) -> dict[str, bytes]:
    """What `pubmeta export` writes of an example, with the batch id and the time that the page has."""
    options = []
    for name in ("timestamp", "batch_id"):
        options += ["--option", f"crossref.{name}={page.locator(f'input[name={name}]').input_value()}"]
    command = [sys.executable, "-m", "pubmeta", "export", str(EXAMPLES / file), "--out", str(folder), *arguments]
    subprocess.run([*command, *options, "--to", ",".join(able("write"))], capture_output=True, check=False)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize(
    ("example", "file", "arguments", "count"),
    [
        ("jats", "leaves.jats.xml", ("--config", str(EXAMPLES / "journal.toml")), 14),
        ("page", "case-report.txt", (), 9),
        ("html", "landing.html", (), 8),
    ],
)
@pytest.mark.parametrize("options", [{}, {"java_script_enabled": False}], ids=["script", "no script"])
def test_downloads_are_what_the_command_line_writes(
    visit: Visit, tmp_path: Path, example: str, file: str, arguments: tuple[str, ...], count: int, options: Any
) -> None:
    page = visit(f"/examples/{example}", **options)
    expected = written_by_the_command_line(file, tmp_path, page, *arguments)
    downloaded = {}
    for button in page.get_by_role("button", name=re.compile("^Download ")).all():
        with page.expect_download() as download:
            button.click()
        downloaded[download.value.suggested_filename] = Path(download.value.path()).read_bytes()
    assert downloaded == expected
    assert len(downloaded) == count


def test_a_document_is_read_in_its_place(visit: Visit) -> None:
    page = visit("/examples/jats")
    button = page.get_by_role("button", name="Read CSL-JSON")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    region = page.get_by_role("region", name="CSL-JSON")
    expect(region).to_be_focused()
    expect(region).to_contain_text("article-journal")
    expect(button).to_have_attribute("aria-expanded", "true")
    button.click()
    expect(region).to_be_hidden()


def test_a_document_is_copied(visit: Visit) -> None:
    page = visit("/examples/jats", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy RIS").click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").startswith("TY  - JOUR")


def test_without_a_script_a_record_is_handed_in_read_and_corrected(visit: Visit) -> None:
    page = visit(java_script_enabled=False)
    page.get_by_label("or choose a file").set_input_files(EXAMPLES / "list.bib")
    page.get_by_role("button", name="Show me").click()
    expect(page.locator("#result-heading")).to_have_text("Light and Leaves in Østfold")
    page.get_by_label("Record", exact=True).select_option("3")
    page.get_by_role("button", name="Show it", exact=True).click()
    expect(page.locator("#result-heading")).to_contain_text("On")
    page.locator("#journal-issn_print").fill("1234-5679")
    page.locator("#journal-issn_print").press("Enter")
    expect(page.locator("#document-bibtex")).to_contain_text("Valid")
    page.get_by_role("button", name="Read BibTeX").click()
    expect(page.get_by_role("region", name="BibTeX")).to_contain_text("@article")
    expect(page.get_by_role("region", name="BibTeX")).to_contain_text("1234-5679")
    page.get_by_role("button", name="Back to the article").click()
    expect(page.locator("#result-heading")).to_contain_text("On")


def test_without_a_script_text_is_pasted(visit: Visit) -> None:
    page = visit(java_script_enabled=False)
    page.get_by_label("Paste a record here").fill("TY  - JOUR\nTI  - Leaves\nER  - \n")
    page.get_by_role("button", name="Show me").click()
    expect(page.locator("#result-heading")).to_have_text("Leaves")


def test_the_head_is_copied(visit: Visit) -> None:
    page = visit("/examples/jats", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the head").click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    article = Config.load(EXAMPLES / "journal.toml").completed(
        pubmeta.read(EXAMPLES / "leaves.jats.xml").article, Log()
    )
    made = pubmeta.head(article, page=str(article.landing_page))
    assert page.evaluate("navigator.clipboard.readText()") == made.html


def test_a_document_s_own_page_leads_back_with_a_script_too(visit: Visit) -> None:
    page = visit("/examples/jats")
    page.get_by_role("button", name="Read RIS").evaluate("button => { delete button.dataset.read; button.click(); }")
    expect(page.get_by_role("heading", level=1)).to_have_text("RIS")
    page.get_by_role("button", name="Back to the article").click()
    expect(page.locator("#result-heading")).to_contain_text("Uptake of CO2")
