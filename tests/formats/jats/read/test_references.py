"""References: which there are, their keys and labels, and how they were printed."""

from __future__ import annotations

import pytest

from pubmeta.formats.jats.write.reference_ids import reference_id, reference_key
from pubmeta.model import Markup, Reference, Work
from pubmeta.problems import Log
from tests.formats.jats.read.documents import article_of, said

WORK = Work(title="A", type="journal-article")
TAGGED = '<element-citation publication-type="journal"><article-title>A</article-title></element-citation>'
PRINTED = "<mixed-citation>Doe, A.</mixed-citation>"


def references_of(refs: str, log: Log | None = None) -> tuple[Reference, ...]:
    return article_of(back=f"<ref-list><title>R</title>{refs}</ref-list>", log=log).references


def reference_of(inside: str, log: Log | None = None) -> Reference:
    [reference] = references_of(f'<ref id="r">{inside}</ref>', log)
    return reference


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (PRINTED, Reference(key="r", raw="Doe, A.")),
        (TAGGED, Reference(key="r", work=WORK)),
        (TAGGED.replace("element-citation", "nlm-citation"), Reference(key="r", work=WORK)),
        (TAGGED + PRINTED, Reference(key="r", raw="Doe, A.", work=WORK)),
        (
            f"<citation-alternatives>{TAGGED}{PRINTED}</citation-alternatives>",
            Reference(key="r", raw="Doe, A.", work=WORK),
        ),
        (
            '<citation citation-type="book">Doe: <source>B</source></citation>',
            Reference(key="r", raw="Doe: B", work=Work(title="B", type="book")),
        ),
        ("<element-citation><comment>in prep.</comment></element-citation>", None),
    ],
)
def test_as_printed_as_tagged_or_both(inside: str, expected: Reference | None) -> None:
    log = Log()
    assert reference_of(inside, log) == (expected or Reference(key="r", raw="in prep."))
    assert {kind for kind, _ in said(log)} == (set() if expected else {"dropped", "guessed"})


def test_a_comment_that_is_the_whole_reference_is_kept_as_printed() -> None:
    log = Log()
    words = "<comment>A. Doe, <italic>On reeds and moss</italic>, J. Fen 5 (1999) 2.</comment>"
    doi = '<pub-id pub-id-type="doi">10.1234/x</pub-id>'
    found = reference_of(f"<element-citation>{words}{doi}</element-citation>", log)
    raw = Markup(markup="A. Doe, <i>On reeds and moss</i>, J. Fen 5 (1999) 2.")
    assert found == Reference(key="r", raw=raw, work=Work(doi="10.1234/x"))
    assert [kind for kind, _ in said(log)] == ["guessed"]


def test_several_citations_are_several_references() -> None:
    log = Log()
    found = references_of(
        '<ref id="c1"><label>[1]</label><mixed-citation id="c1a">A.</mixed-citation>'
        "<mixed-citation>B.</mixed-citation></ref>"
        f'<ref id="c2">{TAGGED}{TAGGED}{PRINTED}</ref><ref id="c1">{PRINTED}</ref>',
        log,
    )
    assert [(reference.key, reference.label, reference.raw) for reference in found] == [
        ("c1a", "1", "A."),
        ("c1", "1", "B."),
        ("c2", None, None),
        ("c2-2", None, None),
        ("c2-3", None, "Doe, A."),
        ("c1-2", None, "Doe, A."),
    ]
    assert said(log) == [("guessed", "/article/back/ref-list/ref[1]"), ("guessed", "/article/back/ref-list/ref[2]")]


def test_lists_within_lists_and_keys_where_there_are_none() -> None:
    found = references_of(f"<ref>{PRINTED}</ref><ref-list><ref>{PRINTED}</ref></ref-list>")
    assert [reference.key for reference in found] == ["ref1", "ref2"]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("1", "1"),
        ("[1]", "1"),
        ("1.", "1"),
        ("(12a)", "12a"),
        ("[ Doe 2019 ]", "Doe 2019"),
        ("Doe (2019)", "Doe (2019)"),
    ],
)
def test_labels_are_without_brackets(label: str, expected: str) -> None:
    assert reference_of(f"<label>{label}</label>{PRINTED}").label == expected
    assert reference_of(f"<mixed-citation><label>{label}</label> Doe, A.</mixed-citation>").label == expected


@pytest.mark.parametrize("key", ["B1", "1", "ref-1", "a b", "aff1", "_20", "Ä", "x" * 60, "ref-x_20", "é.é"])
def test_ids_that_we_made_give_their_keys(key: str) -> None:
    assert reference_key(reference_id(key)) == key


@pytest.mark.parametrize("identifier", ["ref-CR5", "ref-smith_2x", "ref-_FF", "CIT0001", "ref-"])
def test_ids_that_others_made_are_keys(identifier: str) -> None:
    assert reference_key(identifier) == identifier


def test_what_has_no_place_is_reported() -> None:
    log = Log()
    assert references_of(f'<ref id="r"><note><p>N</p></note>{PRINTED}</ref><ref id="s"/>', log)
    assert said(log) == [
        ("dropped", "/article/back/ref-list/ref[1]/note"),
        ("dropped", "/article/back/ref-list/ref[2]"),
    ]


@pytest.mark.parametrize(
    ("inside", "printed"),
    [
        (
            "<string-name><surname>Doe</surname>, <given-names>A.</given-names></string-name> (<year>2019</year>).",
            "Doe, A. (2019).",
        ),
        ("<name><surname>Doe</surname><given-names>A</given-names></name>, <etal/>: x", "Doe A, et al.: x"),
        (
            "<name><surname>Doe</surname>\n<given-names>A</given-names></name>, <etal>and others</etal>.",
            "Doe A, and others.",
        ),
        (
            "<person-group><name><surname>Doe</surname></name> <name><surname>Roe</surname></name></person-group>: x",
            "Doe, Roe: x",
        ),
        ("<person-group><string-name>Doe</string-name> <string-name>Roe</string-name></person-group> x.", "Doe Roe x."),
        ("<label>1</label> Doe.", "Doe."),
        (
            "<object-id>1a</object-id>Doe.<pub-id pub-id-type='doi' specific-use='suppress-display'>10.1234/x</pub-id>",
            "Doe.",
        ),
        ("<source>Am J</source><volume>83</volume>: <fpage>52</fpage>", "Am J 83: 52"),
        ("<given-names>J.</given-names><surname>Doe</surname>, x", "J.Doe, x"),
        ("<source>王</source><volume>明</volume>. x", "王明. x"),
        ("H<sub>2</sub>O", Markup(markup="H<sub>2</sub>O")),
        (
            "<article-title>A <italic>b</italic></article-title>, <source><italic>C</italic></source>.",
            Markup(markup="A <i>b</i>, <i>C</i>."),
        ),
        ("<italic>A</italic><bold>b</bold>", Markup(markup="<i>A</i><b>b</b>")),
        ("See\n  <ext-link xlink:href='https://www.example.org/'>here</ext-link>", "See here"),
        ("<collab>WHO</collab>", "WHO"),
    ],
)
def test_how_it_was_printed(inside: str, printed: str | Markup) -> None:
    log = Log()
    assert reference_of(f"<mixed-citation>{inside}</mixed-citation>", log).raw == printed


@pytest.mark.parametrize("between", ["", ", "])
def test_names_side_by_side_have_a_comma_between_them(between: str) -> None:
    name = "<string-name><surname>{}</surname> <given-names>{}</given-names></string-name>"
    both = f"{name.format('Abel', 'A.')}{between}{name.format('Pearl', 'L.')}"
    for inside in (f"{both}, T", f"<person-group>{both}</person-group>, T"):
        found = reference_of(f"<mixed-citation>{inside}, <year>2001</year></mixed-citation>")
        assert found.raw == "Abel A., Pearl L., T, 2001"


@pytest.mark.parametrize(
    "inside",
    [
        "<name><surname>Doe</surname></name><article-title>A</article-title><year>2019</year>",
        " <person-group> <name> <surname>Doe</surname> </name> </person-group> <article-title>A</article-title> ",
        "<collab>WHO</collab><source>B</source><year>2019</year>",
    ],
)
def test_database_records_in_a_mixed_citation_say_nothing_of_it(inside: str) -> None:
    reference = reference_of(f"<mixed-citation>{inside}</mixed-citation>")
    assert reference.raw is None
    assert reference.work


def test_of_a_printed_reference_nothing_more_is_reported_and_of_another_everything() -> None:
    inside = "<article-title>A</article-title>{} <comment>Epub</comment><season>Spring</season>"
    printed, tagged = Log(), Log()
    reference_of(f"<mixed-citation>{inside.format('.')}</mixed-citation>", printed)
    reference_of(f"<element-citation>{inside.format('')}</element-citation>", tagged)
    assert said(printed) == []
    assert [path.rpartition("/")[2] for _, path in said(tagged)] == ["comment", "season"]


def test_a_tagged_citation_takes_identifiers_from_the_printed_one() -> None:
    printed = '<mixed-citation>Doe. <ext-link xlink:href="https://doi.org/10.1234/x">link</ext-link></mixed-citation>'
    work = reference_of(TAGGED + printed).work
    assert work
    assert (work.title, work.doi) == ("A", "10.1234/x")


@pytest.mark.parametrize(
    ("printed", "doi", "kinds"),
    [
        ("<article-title>A</article-title>. {doi}", "10.5555/a", []),
        ("<article-title>A</article-title>. {doi} <pub-id pub-id-type='doi'>10.5555/b</pub-id>", "10.5555/a", []),
        ("<article-title>A</article-title>, <year calendar='Hijri'>1426</year>. {doi}", "10.5555/a", ["dropped"]),
        ("<string-name>Doe Ann of Fen</string-name>. {doi}", "10.5555/a", ["guessed"]),
    ],
)
def test_a_printed_citation_that_has_more_than_the_same_identifier_is_read(
    printed: str, doi: str, kinds: list[str]
) -> None:
    log = Log()
    identifier = f"<pub-id pub-id-type='doi'>{doi}</pub-id>"
    tagged = TAGGED.replace("</element-citation>", f"{identifier}</element-citation>")
    found = reference_of(f"{tagged}<mixed-citation>{printed.format(doi=identifier)}</mixed-citation>", log)
    assert found.work == Work(title="A", type="journal-article", doi=doi)
    assert [kind for kind, _ in said(log)] == kinds
