"""Statements, wherever they stand."""

from __future__ import annotations

import pytest

from pubmeta.model import Statement, Statements
from pubmeta.problems import Log
from tests.formats.jats.read.documents import article_of, said

NONE = "We have none."


def statements_of(log: Log | None = None, /, **parts: str) -> Statements:
    return article_of(parts.pop("meta", ""), log, **parts).statements


P = f"<p>{NONE}</p>"


@pytest.mark.parametrize(
    ("place", "tagged", "heading"),
    [
        ("notes", f'<fn fn-type="conflict">{P}</fn>', None),
        ("notes", f'<fn fn-type="coi-statement"><label>COI</label>{P}</fn>', "COI"),
        ("notes", f'<fn id="n1" fn-type="COI-statement"><label>1</label>{P}</fn>', None),
        ("back", f'<fn-group><fn fn-type="conflict">{P}</fn></fn-group>', None),
        ("back", f'<fn-group><fn fn-type="conflict"><label>Conflict:</label>{P}</fn></fn-group>', "Conflict:"),
        ("back", f'<sec><title>Notes</title><fn-group><fn fn-type="conflict">{P}</fn></fn-group></sec>', None),
        (
            "back",
            (
                '<sec sec-type="additional-information"><title>More</title>'
                '<fn-group content-type="competing-interests">'
                f'<title>Competing Interests</title><fn id="c1">{P}</fn></fn-group></sec>'
            ),
            "Competing Interests",
        ),
        (
            "front",
            f'<notes><notes notes-type="competing-interest-statement"><title>Statement</title>{P}</notes></notes>',
            "Statement",
        ),
        ("back", f'<notes notes-type="COI-statement"><title>Conflicts</title>{P}</notes>', "Conflicts"),
        (
            "back",
            (
                '<sec sec-type="ethics-statement"><title>Declarations</title><sec sec-type="COI-statement">'
                f"<title>Competing interests</title>{P}</sec></sec>"
            ),
            "Competing interests",
        ),
        ("back", f"<sec><title>Declaration of interests</title>{P}</sec>", "Declaration of interests"),
        (
            "body",
            f"<sec><title>Methods</title><p>x</p></sec><sec><title>Conflict of Interest Statement</title>{P}</sec>",
            "Conflict of Interest Statement",
        ),
        (
            "meta",
            (
                "<custom-meta-group><custom-meta><meta-name>Competing interests</meta-name>"
                f"<meta-value>{NONE}</meta-value></custom-meta></custom-meta-group>"
            ),
            "Competing interests",
        ),
    ],
)
def test_conflicts_of_interest_in_every_place(place: str, tagged: str, heading: str | None) -> None:
    if place == "notes":
        place, tagged = "meta", f"<author-notes>{tagged}</author-notes>"
    expected = Statement(paragraphs=(NONE,), heading=heading)
    assert statements_of(**{place: tagged}) == Statements(conflict_of_interest=expected)


def test_a_conflict_without_type_or_heading_is_told_by_its_words() -> None:
    note = "<author-notes><fn><p>The authors declare that they have no competing interests.</p></fn></author-notes>"
    assert statements_of(meta=note).conflict_of_interest


@pytest.mark.parametrize(
    ("field", "parts"),
    [
        ("data_availability", {"back": '<sec sec-type="data-availability"><title>H</title><p>x</p></sec>'}),
        ("data_availability", {"back": "<notes><title>Data Availability Statement</title><p>x</p></notes>"}),
        ("data_availability", {"body": "<sec><title>Data availability</title><p>x</p></sec>"}),
        ("data_availability", {"back": '<fn-group><fn fn-type="data-availability"><p>x</p></fn></fn-group>'}),
        ("data_availability", {"back": '<sec sec-type="datasets"><title>H</title><p>x</p></sec>'}),
        ("data_availability", {"back": "<sec><title>Disponibilidade de dados</title><p>x</p></sec>"}),
        (
            "ethics",
            {"back": '<fn-group content-type="ethics-information"><title>H</title><fn><p>x</p></fn></fn-group>'},
        ),
        ("ethics", {"back": "<sec><title>Ethics approval and consent</title><p>x</p></sec>"}),
        ("author_contributions", {"back": '<fn-group><fn fn-type="con"><p>x</p></fn></fn-group>'}),
        ("author_contributions", {"back": "<sec><title>Authors' contributions</title><p>x</p></sec>"}),
        ("author_contributions", {"back": '<sec sec-type="author-contribution"><title>H</title><p>x</p></sec>'}),
        ("acknowledgements", {"back": "<ack><p>x</p></ack>"}),
        ("acknowledgements", {"body": "<sec><title>Acknowledgments</title><p>x</p></sec>"}),
        ("funding", {"back": "<sec><title>Funding</title><p>x</p></sec>"}),
        ("funding", {"back": '<fn-group><fn fn-type="supported-by"><p>x</p></fn></fn-group>'}),
        ("funding", {"meta": "<funding-group><funding-statement>x</funding-statement></funding-group>"}),
        ("funding", {"back": "<ack><title>Funding</title><p>x</p></ack>"}),
    ],
)
def test_the_others_in_their_places(field: str, parts: dict[str, str]) -> None:
    statements = statements_of(**parts)
    found = getattr(statements, field)
    assert found.paragraphs == ("x",)
    assert [name for name, value in statements if value] == [field]


def test_parts_in_several_places_are_one_statement_and_repetitions_are_none() -> None:
    statements = statements_of(
        meta="<funding-group><funding-statement>x</funding-statement></funding-group>",
        back="<sec><title>Funding</title><p>x</p><p>y</p></sec>",
    )
    assert statements.funding == Statement(heading="Funding", paragraphs=("x", "y"))


def test_a_second_heading_is_reported_unless_it_says_the_same() -> None:
    for second, problems in (("Competing Interests", []), ("COI", [("dropped", "/article/back/notes")])):
        log = Log()
        found = statements_of(
            log,
            back="<sec><title>Competing interests.</title><p>x</p></sec>"
            f'<notes notes-type="coi-statement"><title>{second}</title><p>y</p></notes>',
        ).conflict_of_interest
        assert found == Statement(heading="Competing interests.", paragraphs=("x", "y"))
        assert said(log) == problems


def test_headings_within_a_statement_stand_among_its_paragraphs() -> None:
    found = statements_of(
        body="<sec><title>Data availability</title><p>a</p><sec><title>Underlying data</title><p>b</p>"
        "<disp-quote><p>c</p></disp-quote></sec></sec>"
    ).data_availability
    assert found == Statement(heading="Data availability", paragraphs=("a", "Underlying data", "b", "c"))


def test_footnotes_and_appendices_are_full_text_and_other_parts_of_the_back_are_reported() -> None:
    log = Log()
    statements = statements_of(
        log,
        body='<p>See <xref ref-type="fn" rid="f1">1</xref>.</p>',
        back='<fn-group><fn id="f1"><p>A footnote.</p></fn><fn id="f2"><p>How to cite.</p></fn></fn-group>'
        "<notes><title>Publisher’s note</title><p>x</p></notes><sec><title>Supplement</title><p>x</p></sec>"
        "<app-group><app><p>x</p></app></app-group><glossary><p>x</p></glossary>",
    )
    assert statements == Statements()
    assert said(log) == [
        ("dropped", "/article/back/fn-group/fn[2]"),
        ("dropped", "/article/back/notes"),
        ("dropped", "/article/back/sec"),
    ]


def test_other_custom_metadata_are_named_together() -> None:
    log = Log()
    meta = "".join(
        f"<custom-meta><meta-name>{name}</meta-name><meta-value>v</meta-value></custom-meta>"
        for name in ("issue-count", "Data Availability", "cover-date")
    )
    found = statements_of(log, meta=f"<custom-meta-group>{meta}</custom-meta-group>")
    assert found.data_availability == Statement(heading="Data Availability", paragraphs=("v",))
    assert said(log) == [("dropped", "custom-meta-group")]
    assert log.problems[0].message.endswith("left out: issue-count, cover-date")


def test_what_is_beside_statements_in_a_section_is_reported() -> None:
    log = Log()
    sections = "".join(
        f"<sec><title>{title}</title><p>{text}</p></sec>"
        for title, text in (("Funding", "By F."), ("Consent for publication", "Given."), ("Ethics approval", "Yes."))
    )
    found = statements_of(log, back=f"<sec><title>Declarations</title><p>Here.</p>{sections}</sec>")
    assert (found.funding, found.ethics) == (
        Statement(heading="Funding", paragraphs=("By F.",)),
        Statement(heading="Ethics approval", paragraphs=("Yes.",)),
    )
    assert said(log) == [("dropped", "/article/back/sec/p"), ("dropped", "/article/back/sec/sec[2]")]
