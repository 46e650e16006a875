"""A record is pasted, chosen or dropped, and the result takes the place of the form."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import JSHandle, Page, expect

from tests.web.browser.conftest import Visit, serving

EXAMPLES = Path(__file__).resolve().parents[3] / "src/pubmeta/web/page/examples"
RIS = "TY  - JOUR\nTI  - Leaves in the shade\nAU  - Roe, R.\nPY  - 2024\nER  - \n"


def dropped(page: Page, *files: tuple[str, str]) -> JSHandle:
    """What a browser hands over when files are dropped."""
    return page.evaluate_handle(
        "files => { const found = new DataTransfer();"
        " for (const [name, text] of files) found.items.add(new File([text], name)); return found; }",
        [list(each) for each in files],
    )


def drop(page: Page, *files: tuple[str, str]) -> None:
    transfer = dropped(page, *files)
    for event in ("dragenter", "dragover", "drop"):
        page.dispatch_event("body", event, {"dataTransfer": transfer})


def heading(page: Page, text: str) -> None:
    """The result is there: its heading has the text, the focus, and was said to those who hear the page."""
    found = page.locator("#result-heading")
    expect(found).to_contain_text(text)
    expect(found).to_be_focused()
    expect(page.get_by_role("status")).to_contain_text(text)


def test_a_record_is_pasted(visit: Visit) -> None:
    page = visit()
    page.get_by_label(re.compile("Paste a record")).fill(RIS)
    page.get_by_role("button", name="Show me").click()
    heading(page, "Leaves in the shade")
    expect(page.locator("#start")).to_have_count(0)


def test_a_file_is_chosen(visit: Visit) -> None:
    page = visit()
    page.get_by_label("or choose a file").set_input_files(EXAMPLES / "leaves.jats.xml")
    page.get_by_role("button", name="Show me").click()
    heading(page, "Uptake of CO2")
    expect(page.locator(".from")).to_contain_text("leaves.jats.xml, read as JATS XML")


def test_a_file_is_dropped(visit: Visit) -> None:
    page = visit()
    drop(page, ("mine.ris", RIS))
    heading(page, "Leaves in the shade")
    expect(page.locator(".from")).to_contain_text("mine.ris")


def test_a_file_that_is_dragged_over_the_page_is_expected(visit: Visit) -> None:
    page = visit()
    transfer = dropped(page, ("mine.ris", RIS))
    page.dispatch_event("body", "dragenter", {"dataTransfer": transfer})
    expect(page.locator("body")).to_have_class("is-dragging")
    page.dispatch_event("body", "dragleave", {"dataTransfer": transfer})
    expect(page.locator("body")).not_to_have_class("is-dragging")


def test_settings_and_the_registered_record_are_dropped_with_it(visit: Visit) -> None:
    page = visit()
    names = ("leaves.crossref.json", "journal.toml", "leaves.jats.xml")
    drop(page, *((name, (EXAMPLES / name).read_text(encoding="utf-8")) for name in names))
    heading(page, "Uptake of CO2")
    expect(page.locator("#difference-heading")).to_have_text("What is registered")
    expect(page.locator("#difference")).to_contain_text("CLOCKSS")
    expect(page.locator("#document-crossref")).to_contain_text("Valid")


def test_the_registered_record_is_dropped_later(visit: Visit) -> None:
    page = visit()
    drop(page, ("leaves.jats.xml", (EXAMPLES / "leaves.jats.xml").read_text(encoding="utf-8")))
    heading(page, "Uptake of CO2")
    expect(page.locator("#difference")).to_have_count(0)
    page.get_by_label("The record as Crossref has it").last.set_input_files(EXAMPLES / "leaves.crossref.json")
    page.get_by_role("button", name="Show it again with these").click()
    expect(page.locator("#difference")).to_contain_text("CLOCKSS")


def test_what_belongs_to_an_example_is_not_said_of_another_record(visit: Visit) -> None:
    page = visit("/examples/jats")
    expect(page.locator("#difference")).to_have_count(1)
    drop(page, ("mine.json", '{"title": "Leaves in the shade", "journal": {"title": "Trees"}}'))
    heading(page, "Leaves in the shade")
    expect(page.locator("#difference")).to_have_count(0)
    expect(page.locator("#to-do")).not_to_contain_text("journal profile")
    expect(page.locator("#document-csl")).to_contain_text("Valid")


def test_a_settings_file_holds_for_the_next_record(visit: Visit) -> None:
    page = visit()
    drop(page, ("a.toml", '[journal]\ntitle = "Trees"\npublisher = "Leaf Press"\n'), ("mine.ris", RIS))
    heading(page, "Leaves in the shade")
    expect(page.locator("#article")).to_contain_text("Leaf Press")
    drop(page, ("mine.json", '{"title": "Leaves in the sun", "journal": {"title": "Trees"}}'))
    heading(page, "Leaves in the sun")
    expect(page.locator("#article")).to_contain_text("Leaf Press")


def test_no_two_fields_have_one_name_on_the_page(visit: Visit) -> None:
    page = visit()
    drop(page, ("mine.ris", RIS))
    heading(page, "Leaves in the shade")
    assert (
        page.evaluate(
            "[...document.querySelectorAll('[id]')].map(each => each.id).filter((id, at, all) => all.indexOf(id) < at)"
        )
        == []
    )


def test_what_is_missing_is_filled_in(visit: Visit) -> None:
    page = visit("/examples/page")
    card = page.locator("#to-do .card", has_text="DOAJ finds the journal by the ISSN")
    card.get_by_role("link", name="Fill it in here").click()
    field = page.locator("#journal-issn_electronic")
    expect(field).to_be_focused()
    field.fill("2345-6787")
    field.press("Enter")
    heading(page, "Bee Stings")
    expect(page.locator("#document-doaj")).to_contain_text("Valid")
    expect(page.locator("#journal-issn_electronic")).to_have_value("2345-6787")


def test_one_of_several_records_is_chosen(visit: Visit) -> None:
    page = visit("/examples/bibtex")
    page.get_by_label("Record", exact=True).select_option("3")
    page.get_by_role("button", name="Show it", exact=True).click()
    heading(page, "On")
    expect(page.locator("#result-heading math, #result-heading")).to_contain_text(["α"])


def test_another_record_is_handed_in_and_the_way_back_works(visit: Visit) -> None:
    page = visit()
    drop(page, ("mine.ris", RIS))
    heading(page, "Leaves in the shade")
    page.get_by_role("link", name="What to do").click()
    page.get_by_role("link", name="Another record").click()
    expect(page.locator("#start")).to_be_visible()
    expect(page.locator("#text")).to_be_focused()
    drop(page, ("mine.ris", RIS))
    heading(page, "Leaves in the shade")
    page.go_back()
    expect(page.locator("#start")).to_be_visible()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nothing that is known", "This could not be read"),
        ("<article><front>", "This could not be read"),
        ("\0\1\2", "This could not be read"),
    ],
)
def test_what_cannot_be_read_is_said(visit: Visit, text: str, said: str) -> None:
    visit.expected = "status of 422"
    page = visit()
    drop(page, ("a.txt", text))
    heading(page, said)
    page.get_by_role("link", name="Another record").click()
    expect(page.locator("#text")).to_be_focused()


def test_nothing_is_not_handed_in(visit: Visit) -> None:
    page = visit()
    page.get_by_role("button", name="Show me").click()
    expect(page.get_by_role("status")).to_have_text("Paste a record, or choose a file.")
    expect(page.locator("#start")).to_be_visible()


def test_what_is_too_large_is_not_sent(visit: Visit) -> None:
    page = visit()
    drop(page, ("large.xml", "x" * 10_000_001))
    expect(page.locator("#result-heading")).to_have_text("There is no answer")
    expect(page.locator("#result")).to_contain_text("larger than the 10,000,000 bytes")
    assert not [url for url in visit.asked if url.endswith("/show")]


def test_a_service_that_is_gone_is_said(visit: Visit) -> None:
    visit.expected = "ERR_CONNECTION_REFUSED"
    with serving() as base:
        page = visit(base=base)
    drop(page, ("mine.ris", RIS))
    expect(page.locator("#result")).to_contain_text("The service cannot be reached")


def test_a_problem_leads_to_its_line(visit: Visit) -> None:
    page = visit("/examples/html")
    page.locator("#to-do").get_by_role("link", name=re.compile("line 13")).first.click()
    line = page.locator("#source-13")
    expect(line).to_be_focused()
    expect(line).to_be_in_viewport()
    expect(line).to_contain_text("has a range of pages")


def test_a_link_opens_what_it_leads_into(visit: Visit) -> None:
    page = visit()
    references = "".join(f'{{"key": "r{number}", "raw": "Printed {number}"}},' for number in range(40))
    drop(page, ("a.json", f'{{"title": "Many", "references": [{references[:-1]}]}}'))
    heading(page, "Many")
    page.evaluate("() => { const link = document.createElement('a'); link.href = '#at-references-39';"
                  " link.textContent = 'there'; document.querySelector('#to-do').append(link); }")  # fmt: skip
    page.get_by_role("link", name="there").click()
    expect(page.locator("#at-references-39")).to_be_in_viewport()


def test_settings_alone_are_kept_for_the_record(visit: Visit) -> None:
    page = visit()
    drop(page, ("journal.toml", '[journal]\ntitle = "Trees"\nissn_print = "1234-5679"\n'))
    expect(page.get_by_role("status")).to_have_text("These are settings. Now hand in the record.")
    expect(page.get_by_label("Settings as a file")).to_be_focused()
    drop(page, ("a.bib", "@article{a, title={Leaves}, journal={Trees}}"))
    heading(page, "Leaves")
    expect(page.locator("#at-journal")).to_contain_text("1234-5679")
    expect(page).to_have_title("Leaves – pubmeta")


def test_settings_are_remembered_where_it_is_asked_for_and_forgotten_again(visit: Visit) -> None:
    page = visit()
    drop(page, ("mine.ris", RIS))
    heading(page, "Leaves in the shade")
    page.get_by_label("Publisher", exact=True).fill("Example Press")
    page.get_by_label(re.compile("^Remember these")).check()
    page.get_by_role("button", name="Show it again with these").click()
    expect(page.get_by_label(re.compile("^Remember these"))).to_be_checked()
    page.reload()
    expect(page.get_by_label("Publisher", exact=True)).to_have_value("Example Press")
    drop(page, ("mine.ris", RIS))
    heading(page, "Leaves in the shade")
    expect(page.get_by_label("Publisher", exact=True)).to_have_value("Example Press")
    page.get_by_label(re.compile("^Remember these")).uncheck()
    page.get_by_role("button", name="Show it again with these").click()
    expect(page.get_by_label(re.compile("^Remember these"))).not_to_be_checked()
    page.reload()
    expect(page.get_by_label("Publisher", exact=True)).to_have_value("")
