"""Notes to the authors: addresses for correspondence, marks, conflicts of interest of one's own."""

from __future__ import annotations

import pytest

from pubmeta.model import Article, Person
from pubmeta.problems import Log
from tests.formats.jats.read.documents import article_of, said


def contrib(family: str, given: str = "A", *, points: str = "", attributes: str = "") -> str:
    xrefs = "".join(f'<xref ref-type="corresp" rid="{identifier}"/>' for identifier in points.split())
    name = f"<name><surname>{family}</surname><given-names>{given}</given-names></name>"
    return f"<contrib {attributes}>{name}{xrefs}</contrib>"


def article_with(contribs: str, notes: str, log: Log | None = None, *, back: str = "") -> Article:
    meta = f"<contrib-group>{contribs}</contrib-group><author-notes>{notes}</author-notes>"
    return article_of(meta, log, back=back)


def addresses(article: Article) -> dict[str, str | None]:
    """Of those who correspond."""
    return {
        person.family: person.email
        for person in article.contributors
        if isinstance(person, Person) and person.corresponding
    }


class TestCorrespondence:
    @pytest.mark.parametrize(
        "notes",
        [
            '<corresp id="c1"><email>doe@example.org</email></corresp>',
            '<corresp id="c1"><label>*</label>Correspondence to <email>doe@example.org</email></corresp>',
            '<corresp id="c1">* E-mail: doe@example.org.</corresp>',
            '<corresp id="c1">Corresponding author: A Doe. E-mail: <email>doe@example.org</email></corresp>',
            '<fn id="c1" fn-type="corresp"><p>*Correspondence: <email>doe@example.org</email></p></fn>',
            '<fn id="c1"><p>*<bold>For correspondence:</bold> doe@example.org</p></fn>',
            (
                '<corresp id="c1"><label>a</label>'
                '<email xlink:href="mailto:doe@example.org">doe@example.org</email></corresp>'
            ),
        ],
    )
    def test_the_address_is_that_of_who_points_to_it(self, notes: str) -> None:
        article = article_with(contrib("Roe") + contrib("Doe", points="c1"), notes)
        assert addresses(article) == {"Doe": "doe@example.org"}

    def test_without_a_pointer_it_is_that_of_who_is_said_to_correspond(self) -> None:
        people = contrib("Roe") + contrib("Doe", attributes='corresp="yes"')
        assert addresses(article_with(people, "<corresp><email>x@example.org</email></corresp>")) == {
            "Doe": "x@example.org"
        }

    def test_else_of_whom_the_note_names(self) -> None:
        log = Log()
        people = contrib("Roe") + contrib("Dœ-Müller")
        article = article_with(people, "<corresp>A. Dœ-Müller (x@example.org)</corresp>", log)
        assert addresses(article) == {"Dœ-Müller": "x@example.org"}
        assert said(log) == [("guessed", "author-notes/corresp")]

    def test_else_of_the_only_author(self) -> None:
        log = Log()
        assert addresses(article_with(contrib("Doe"), "<corresp>x@example.org</corresp>", log)) == {
            "Doe": "x@example.org"
        }
        assert said(log) == [("guessed", "author-notes/corresp")]

    def test_else_of_nobody(self) -> None:
        log = Log()
        assert addresses(article_with(contrib("Roe") + contrib("Doe"), "<corresp>x@example.org</corresp>", log)) == {}
        assert said(log) == [("dropped", "author-notes/corresp")]

    @pytest.mark.parametrize(
        "note",
        [
            "<email>b@example.org</email> (BR); <email>a@example.org</email> (AD)",
            "<email>roe.b@example.org</email>, <email>ann.doe@example.org</email>",
            "b@example.org; a@example.org",
        ],
    )
    def test_several_in_one_note_are_told_by_initials_by_name_or_by_order(self, note: str) -> None:
        people = contrib("Roe", "Bo", points="c1") + contrib("Doe", "Ann", points="c1")
        found = addresses(article_with(people, f'<corresp id="c1">{note}</corresp>'))
        assert [str(address).partition("@")[0][-1] for address in found.values()] in (["b", "a"], ["b", "e"])
        assert list(found) == ["Roe", "Doe"]

    def test_one_s_own_address_is_kept_and_another_reported(self) -> None:
        log = Log()
        person = contrib("Doe", points="c1").replace("<xref", "<email>own@example.org</email><xref")
        article = article_with(person, '<corresp id="c1"><email>x@example.org</email></corresp>', log)
        assert addresses(article) == {"Doe": "own@example.org"}
        assert said(log) == [("dropped", "author-notes/corresp")]

    def test_postal_addresses_have_no_place(self) -> None:
        log = Log()
        note = '<corresp id="c1">Ann Doe, Road 5, 1234 Town. Tel: 555 <email>x@example.org</email></corresp>'
        assert addresses(article_with(contrib("Doe", points="c1"), note, log)) == {"Doe": "x@example.org"}
        assert said(log) == [("dropped", "author-notes/corresp")]

    def test_a_group_may_correspond(self) -> None:
        people = '<contrib corresp="yes"><collab>The Group</collab><xref rid="c1"/></contrib>'
        [group] = article_with(people, '<corresp id="c1"><email>g@example.org</email></corresp>').contributors
        assert getattr(group, "email", None) == "g@example.org"

    def test_an_address_in_a_note_of_another_kind_does_not_make_one_correspond(self) -> None:
        log = Log()
        note = '<fn fn-type="current-aff"><p>Ann Doe is now in Town. E-mail: <email>x@example.org</email></p></fn>'
        [person] = article_with(contrib("Doe"), note, log).contributors
        assert isinstance(person, Person)
        assert (person.email, person.corresponding) == ("x@example.org", False)
        assert [kind for kind, _ in said(log)] == ["guessed", "dropped"]


class TestMarks:
    @pytest.mark.parametrize(
        "note",
        [
            '<fn id="c1" fn-type="equal"><p>*</p></fn>',
            '<fn id="c1" fn-type="con"><label>†</label><p>These authors contributed equally to this work</p></fn>',
            '<fn id="c1"><p>Equal contribution.</p></fn>',
        ],
    )
    def test_equal_contribution(self, note: str) -> None:
        people = contrib("Roe", points="c1") + contrib("Doe", points="c1") + contrib("Poe")
        article = article_with(people.replace('ref-type="corresp"', 'ref-type="fn"'), note)
        assert [getattr(person, "equal_contribution", None) for person in article.contributors] == [True, True, False]
        assert article.statements.author_contributions is None

    def test_that_others_contributed_equally_among_themselves_is_reported(self) -> None:
        people = "".join(
            contrib(family, points=points).replace('ref-type="corresp"', 'ref-type="fn"')
            for family, points in (("Roe", "e1"), ("Doe", "e1"), ("Poe", "e2"), ("Coe", "e2"))
        )
        notes = '<fn id="e1" fn-type="equal"><p>Equal first.</p></fn><fn id="e2" fn-type="equal"><p>Last.</p></fn>'
        log = Log()
        article = article_with(people, notes, log)
        assert [getattr(person, "equal_contribution", None) for person in article.contributors] == [True] * 4
        assert said(log) == [("dropped", "author-notes/fn[2]")]

    def test_what_else_a_note_on_equal_contribution_says_is_reported(self) -> None:
        people = contrib("Roe", points="c1") + contrib("Doe", points="c1") + contrib("Poe")
        log = Log()
        note = '<fn id="c1"><p>These authors contributed equally. Roe is the guarantor.</p></fn>'
        article_with(people.replace('ref-type="corresp"', 'ref-type="fn"'), note, log)
        assert said(log) == [("dropped", "author-notes/fn")]
        assert "'Roe is the guarantor.'" in log.problems[0].message

    @pytest.mark.parametrize(
        ("text", "left_out"),
        [("† Deceased.", None), ("Author is deceased", None), ("Deceased 5 May 2019.", "5 May 2019")],
    )
    def test_deceased_in_the_words_of_a_note(self, text: str, left_out: str | None) -> None:
        people, log = contrib("Doe", '<xref ref-type="fn" rid="c1">†</xref>'), Log()
        [person] = article_with(people, f'<fn id="c1" fn-type="other"><p>{text}</p></fn>', log).contributors
        assert getattr(person, "deceased", None)
        assert [problem.message.rpartition(": ")[2] for problem in log] == ([repr(left_out)] if left_out else [])

    def test_deceased(self) -> None:
        people = contrib("Roe", points="c1").replace("corresp", "fn")
        [person] = article_with(people, '<fn id="c1" fn-type="deceased"><p>Deceased</p></fn>').contributors
        assert getattr(person, "deceased", None)

    @pytest.mark.parametrize("where", ["front", "back"])
    def test_a_conflict_is_that_of_those_who_point_to_it(self, where: str) -> None:
        people = contrib("Roe", points="f1") + contrib("Doe", points="f2") + contrib("Poe", points="f2")
        notes = (
            '<fn id="f1" fn-type="conflict"><p>BR: Senior editor.</p></fn>'
            '<fn id="f2" fn-type="conflict"><p>The other authors have none.</p></fn>'
        )
        back = f'<fn-group content-type="competing-interest"><title>Competing interests</title>{notes}</fn-group>'
        people = people.replace('ref-type="corresp"', 'ref-type="fn"')
        article = article_with(people, notes) if where == "front" else article_with(people, "", back=back)
        own = [getattr(person, "conflict_of_interest", None) for person in article.contributors]
        assert own == ["BR: Senior editor.", "The other authors have none.", "The other authors have none."]
        assert article.statements.conflict_of_interest is None

    def test_a_conflict_that_all_point_to_is_the_article_s(self) -> None:
        people = (contrib("Roe", points="f1") + contrib("Doe", points="f1")).replace("corresp", "fn")
        article = article_with(people, '<fn id="f1" fn-type="coi-statement"><p>None declared.</p></fn>')
        assert [getattr(person, "conflict_of_interest", None) for person in article.contributors] == [None, None]
        assert article.statements.conflict_of_interest
        assert article.statements.conflict_of_interest.paragraphs == ("None declared.",)

    @pytest.mark.parametrize(
        ("note", "statement"),
        [
            ("<p>Competing interests: Paid by A.</p>", "Paid by A."),
            ("<p><bold>Conflict of Interest.</bold> Paid by A.</p>", "Paid by A."),
            ("<p><italic>Declaration of interests</italic> – Paid by <italic>A</italic>.</p>", "Paid by A."),
            ("<label>a</label><p>Competing interests</p><p>Paid by A.</p>", "Paid by A."),
            ("<p>Competing interests of RB: Paid by A.</p>", "Competing interests of RB: Paid by A."),
            ("<p>Competing interests</p>", "Competing interests"),
        ],
    )
    def test_the_usual_heading_is_no_part_of_what_one_person_declares(self, note: str, statement: str) -> None:
        people = (contrib("Roe", points="f1") + contrib("Doe")).replace("corresp", "fn")
        article = article_with(people, f'<fn id="f1" fn-type="coi-statement">{note}</fn>')
        own = [getattr(one, "conflict_of_interest", None) for one in article.contributors]
        assert [own[0] and str(own[0]), own[1]] == [statement, None]

    def test_conflicts_in_several_notes_are_all_kept(self) -> None:
        people = (contrib("Roe", points="f1 f2") + contrib("Doe", points="f1")).replace("corresp", "fn")
        notes = (
            '<fn id="f1" fn-type="coi-statement"><p>Paid by A.</p></fn>'
            '<fn id="f2" fn-type="coi-statement"><p>Owns B.</p></fn>'
        )
        people += contrib("Poe")
        own = [getattr(one, "conflict_of_interest", None) for one in article_with(people, notes).contributors]
        assert own == ["Paid by A. Owns B.", "Paid by A.", None]

    def test_a_mark_within_the_name_is_followed(self) -> None:
        people = (
            '<contrib><string-name>Ann Roe<xref ref-type="fn" rid="f1">*</xref></string-name></contrib>'
            "<contrib><string-name>Bo Doe</string-name></contrib>"
        )
        article = article_with(people, '<fn id="f1" fn-type="coi-statement"><p>Paid by A.</p></fn>')
        own = [getattr(one, "conflict_of_interest", None) for one in article.contributors]
        assert own == ["Paid by A.", None]
        assert [getattr(one, "family", None) for one in article.contributors] == ["Roe", "Doe"]

    def test_other_notes_are_reported_with_what_they_say(self) -> None:
        log = Log()
        article_with(contrib("Doe"), '<fn fn-type="edited-by"><p>Edited by: X</p></fn><p>More</p>', log)
        assert said(log) == [("dropped", "author-notes/p"), ("dropped", "author-notes/fn")]
        assert "'Edited by: X'" in log.problems[1].message


def with_marks(*marks: str) -> str:
    """A contributor for each group of marks: Adler, Berg, Cole."""
    people = zip((("Mina", "Adler"), ("Ole", "Berg"), ("Ann", "Cole")), marks, strict=False)
    return "".join(
        f"<contrib><name><surname>{family}</surname><given-names>{given}</given-names></name>{mark}</contrib>"
        for (given, family), mark in people
    )


def note_mark(label: str, kind: str = "fn") -> str:
    return f'<xref ref-type="{kind}"><sup>{label}</sup></xref>'


class TestMarksWithoutIds:
    def test_a_mark_is_of_the_note_that_has_it_as_its_label(self) -> None:
        people = with_marks(note_mark("*", "corresp"), note_mark("†"), "<xref>†</xref>")
        notes = (
            "<corresp><label>*</label><email>m@example.org</email></corresp>"
            "<fn><label>†</label><p>These authors contributed equally.</p></fn>"
        )
        article = article_with(people, notes)
        assert addresses(article) == {"Adler": "m@example.org"}
        assert [one.equal_contribution for one in article.contributors if isinstance(one, Person)] == [
            False, True, True,
        ]  # fmt: skip

    def test_a_mark_of_correspondence_says_by_itself_who_corresponds(self) -> None:
        people = with_marks("", note_mark("*", "corresp"))
        article = article_with(people, "<corresp><email>x@example.org</email></corresp>")
        assert addresses(article) == {"Berg": "x@example.org"}

    def test_a_mark_that_no_note_has_is_reported(self) -> None:
        log = Log()
        article_with(with_marks(note_mark("9")), "<fn><label>1</label><p>Deceased.</p></fn>", log)
        assert ("dropped", "contrib-group/contrib/xref") in said(log)


class TestNotesOfSome:
    def test_credit_roles_in_a_note_are_those_of_who_points_to_it(self) -> None:
        marks = ("k1", "k1", "k2")
        people = with_marks(*(f'<xref ref-type="fn" rid="{one}"/>' for one in marks))
        back = (
            '<fn-group content-type="author-contribution"><title>Author contributions</title>'
            '<fn fn-type="con" id="k1"><p>Data curation, Writing—review and editing</p></fn>'
            '<fn fn-type="con" id="k2"><p>Supervision</p></fn></fn-group>'
        )
        article = article_with(people, "", back=back)
        roles = [[one.role.value for one in person.credit] for person in article.contributors]  # type: ignore[union-attr]
        assert roles == [["data-curation", "writing-review-editing"]] * 2 + [["supervision"]]
        assert article.statements.author_contributions is None

    @pytest.mark.parametrize(
        ("text", "said_of"),
        [
            ("Funded by Reed.", "Mina Adler and Ole Berg: Funded by Reed."),
            ("M.A. and O.B. were funded by Reed.", "M.A. and O.B. were funded by Reed."),
            ("Adler and Berg were funded.", "Adler and Berg were funded."),
        ],
    )
    def test_a_statement_of_some_names_them(self, text: str, said_of: str) -> None:
        log = Log()
        people = with_marks(*['<xref ref-type="fn" rid="f"/>'] * 2, "")
        notes = f'<fn fn-type="financial-disclosure" id="f"><p>{text}</p></fn>'
        statement = article_with(people, notes, log).statements.funding
        assert statement
        assert statement.paragraphs == (said_of,)
        assert [kind for kind, _ in said(log)] == (["guessed"] if said_of != text else [])

    def test_a_conflict_of_a_group_is_a_statement_that_names_it(self) -> None:
        log = Log()
        group = '<contrib><collab>Otter Group</collab><xref ref-type="fn" rid="f"/></contrib>'
        notes = '<fn fn-type="coi-statement" id="f"><p>Paid by Reed.</p></fn>'
        statement = article_with(with_marks("") + group, notes, log).statements.conflict_of_interest
        assert statement
        assert statement.paragraphs == ("Otter Group: Paid by Reed.",)
        assert said(log) == [("guessed", "author-notes/fn")]

    def test_what_is_said_of_the_work_is_nobody_s(self) -> None:
        people = with_marks('<xref ref-type="fn" rid="f"/>', "")
        notes = '<fn id="f"><p>Data availability: all data are in Dryad.</p></fn>'
        statement = article_with(people, notes).statements.data_availability
        assert statement
        assert statement.paragraphs == ("Data availability: all data are in Dryad.",)

    def test_a_conflict_is_known_by_the_heading_before_a_colon_in_other_languages(self) -> None:
        people = with_marks('<xref ref-type="fn" rid="f"/>', "")
        notes = '<fn id="f"><p>Conflito de interesses: a autora recebeu fundos.</p></fn>'
        mina, ole = article_with(people, notes).contributors
        assert isinstance(mina, Person)
        assert mina.conflict_of_interest == "Conflito de interesses: a autora recebeu fundos."
        assert isinstance(ole, Person)
        assert ole.conflict_of_interest is None

    def test_a_statement_to_which_all_point_is_that_of_the_article(self) -> None:
        people = with_marks(*['<xref ref-type="fn" rid="f"/>'] * 3)
        notes = '<fn fn-type="financial-disclosure" id="f"><p>Funded by Reed.</p></fn>'
        statement = article_with(people, notes).statements.funding
        assert statement
        assert statement.paragraphs == ("Funded by Reed.",)
