"""What announces a statement, the same for every format."""

from __future__ import annotations

import pytest

from pubmeta.model import Statements
from pubmeta.vocabularies.statements import (
    STATEMENTS,
    statement_announced,
    statement_begun,
    statement_headed,
    statement_of_term,
)


def test_the_fields_are_those_of_the_model() -> None:
    assert tuple(Statements.model_fields) == STATEMENTS


@pytest.mark.parametrize(
    ("term", "field"),
    [
        ("conflict-statement", "conflict_of_interest"),  # JATS4R's rules
        ("COI-statement", "conflict_of_interest"),
        ("competing-interest-statement", "conflict_of_interest"),
        ("declaration_of_competing_interest", "conflict_of_interest"),  # a Crossmark assertion
        ("Data accessibility", "data_availability"),
        ("EthicsApproval", "ethics"),
        ("author_contribution", "author_contributions"),
        ("con", "author_contributions"),
        ("Acknowledgment", "acknowledgements"),
        ("funding_information", "funding"),
        ("supported-by", "funding"),
        ("fn1", None),
        ("", None),
    ],
)
def test_a_term_is_known_in_every_spelling(term: str, field: str | None) -> None:
    assert statement_of_term(term) == field


def test_the_first_term_that_means_a_statement_decides() -> None:
    assert statement_of_term("note", None, "coi", "ethics") == "conflict_of_interest"


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Authors’ Contributions:", "author_contributions"),
        ("Conflict-of-interest statement", "conflict_of_interest"),
        ("DATA AVAILABILITY.", "data_availability"),
        ("Conflicts", None),  # a section may be about conflicts
        ("Contributions", None),
        ("3 Ethics", None),
        ("Funding of hospitals", None),
    ],
)
def test_a_usual_heading_is_known_whole(heading: str, field: str | None) -> None:
    assert statement_headed(heading) == field


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Ethical considerations", "ethics"),
        ("Disclosure statement", "conflict_of_interest"),
        ("Conflito de interesses", "conflict_of_interest"),
        ("Conflictos de interés", "conflict_of_interest"),
        ("Declaración de intereses", "conflict_of_interest"),
        ("Liens d’intérêts", "conflict_of_interest"),
        ("Financiamiento", "funding"),
        ("Fuentes de financiamiento", "funding"),
        ("Förderung", "funding"),
        ("Consideraciones éticas", "ethics"),
        ("Contributions des auteurs", "author_contributions"),
        ("Conflits d’intérêts", "conflict_of_interest"),
        ("Availability of data and materials", "data_availability"),
        ("Author’s Contribution", "author_contributions"),
        ("Agradecimentos", "acknowledgements"),
        ("Data analysis", None),
        ("Ethical questions in medicine", None),
        (
            "The funding of science: who acknowledges whom, and what are the interests behind competing claims to it?",
            None,
        ),
        ("", None),
    ],
)
def test_what_a_heading_announces(heading: str, field: str | None) -> None:
    assert statement_announced(heading) == field


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Conflict of Interest: none.", "conflict_of_interest"),
        ("This work was supported by X.", "funding"),
        ("We gratefully acknowledge Y.", "acknowledgements"),
        ("Percentile values were provided by Z, whose conflicts of interest are known.", None),
        ("Conflito de interesses: nada a declarar.", "conflict_of_interest"),
        ("Fontes de financiamento: CNPq.", "funding"),
        ("Present address: University of Oslo.", None),
        ("Conflito de interesses:", None),
    ],
)
def test_what_a_text_is_by_its_first_words(text: str, field: str | None) -> None:
    assert statement_begun(text) == field
