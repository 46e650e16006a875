"""Where the title of a work ends and that of its journal begins."""

from __future__ import annotations

import pytest

from pubmeta.citations.titles import is_journal, title_and_container, title_if_any


@pytest.mark.parametrize(
    ("text", "title", "journal"),
    [
        ("Tides of the harbour. Annals of Tides", "Tides of the harbour", "Annals of Tides"),
        ("Do tides matter? Annals of Tides", "Do tides matter?", "Annals of Tides"),
        ("Tides. The record of a year. Tide Sci.", "Tides. The record of a year", "Tide Sci"),
        ("Water in the harbour. Nat. Rev. Genet.", "Water in the harbour", "Nat. Rev. Genet."),
        ("Water in the harbour. Proc. Natl. Acad. Sci. USA", "Water in the harbour", "Proc. Natl. Acad. Sci. USA"),
        ("Growth of E. coli in water. J. Am. Chem. Soc.", "Growth of E. coli in water", "J. Am. Chem. Soc."),
        ("Water in the harbour. eLife", "Water in the harbour", "eLife"),
        ("Water in the harbour. Medicine (Baltimore)", "Water in the harbour", "Medicine (Baltimore)"),
        ("“Water. And time,” Annals of Tides", "Water. And time", "Annals of Tides"),
        ("« Water and time », Annales des marées", "Water and time", "Annales des marées"),
        ("Water and time, Annals of Tides", "Water and time", "Annals of Tides"),
        ("Water, salt and time, Phys. Rev. D", "Water, salt and time", "Phys. Rev. D"),
        ("The tide of the day. Speech, Water, and Time", "The tide of the day", "Speech, Water, and Time"),
    ],
)
def test_title_and_journal(text: str, title: str, journal: str) -> None:
    assert title_and_container(text) == (title, journal)


@pytest.mark.parametrize(
    "text",
    [
        "Water and time",
        "Human Brain. Zeits. Meer. Wass",  # abbreviations that nobody knows
        "Effects of salt vs. Water in Rivers",
        "The salt of the sea. The role of water, Journal of Tides, and Others",
        "Water in rivers (and seas. Annals of Tides",
        "Of ‘water. Annals of Tides’ and others",
        "Water in rivers. In: Annals of Tides",
        "Water in rivers. In Annals of Tides",
        "Water. Annals of Tides",  # one word may be an abbreviation
        "Water in rivers.Biol. Rev",
        "Water in rivers. Annals of Tides 3 no",
        "Water in rivers. Annals of Tides, Seaside Press",
        "Water in rivers. Annals of Tides 1999",
        "Water in rivers. JHEP",
        "Water in time, Tides, Law and Salt",
        "The shape of water Culture, Medicine and Psychiatry",
        "",
    ],
)
def test_no_answer_where_it_is_not_sure(text: str) -> None:
    assert title_and_container(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phys. Rev. Lett.", (None, "Phys. Rev. Lett.")),
        ("Nature (London)", (None, "Nature (London)")),
        ("MNRAS", (None, "MNRAS")),
        ("Journal of Tides", (None, "Journal of Tides")),
        ("Water and salt, Phys. Rev. D", ("Water and salt", "Phys. Rev. D")),
        ("Water of salt. Annu. Rev. Immunol.", ("Water of salt", "Annu. Rev. Immunol.")),
        ("Jie Lu, Guangquan Zhang, Journal of Tides", None),
        ("Jie Lu and Guangquan Zhang. Journal of Tides", None),
        ("Some Words", None),
    ],
)
def test_a_title_or_none(text: str, expected: tuple[str | None, str] | None) -> None:
    assert title_if_any(text) == expected


@pytest.mark.parametrize("text", ["J. Phys. Chem. A", "Annals of Tides", "Nature", "Revista de Saúde", "Icarus"])
def test_journals(text: str) -> None:
    assert is_journal(text)


@pytest.mark.parametrize("text", ["Seaside Press", "Tides of the sea", "New York", "a study of letters", "2010", ""])
def test_no_journals(text: str) -> None:
    assert not is_journal(text)
