"""Contributors: names, identifiers, roles, and what they point to."""

from __future__ import annotations

from typing import Any

import pytest

from pubmeta.model import (
    Affiliation,
    Anonymous,
    Contribution,
    ContributorRole,
    CreditDegree,
    CreditRole,
    Group,
    NameVariant,
    Person,
)
from pubmeta.problems import Log
from tests.formats.jats.read.documents import article_of, said

NAME = "<name><surname>Doe</surname><given-names>Ann</given-names></name>"


def contributors_of(contribs: str, log: Log | None = None, *, meta: str = "") -> tuple[object, ...]:
    return article_of(f"<contrib-group>{contribs}</contrib-group>{meta}", log).contributors


def person_of(inside: str, log: Log | None = None, *, attributes: str = "", meta: str = "") -> Person:
    [person] = contributors_of(f"<contrib {attributes}>{inside}</contrib>", log, meta=meta)
    assert isinstance(person, Person)
    return person


class TestNames:
    @pytest.mark.parametrize(
        ("tagged", "expected"),
        [
            (NAME, {"family": "Doe", "given": "Ann"}),
            (
                (
                    "<name><prefix>Dr</prefix><given-names>A.</given-names><surname>van  Doe</surname>"
                    "<suffix>Jr</suffix></name>"
                ),
                {"family": "van Doe", "given": "A.", "prefix": "Dr", "suffix": "Jr"},
            ),
            ("<name><surname>Suharto</surname></name>", {"family": "Suharto"}),
            ('<name name-style="given-only"><given-names>Suharto</given-names></name>', {"family": "Suharto"}),
            (
                "<string-name><given-names>Ann</given-names> <surname>Doe</surname></string-name>",
                {"family": "Doe", "given": "Ann"},
            ),
            ("<string-name>Doe, Ann</string-name>", {"family": "Doe", "given": "Ann"}),
            ("<name><surname>O<italic>’</italic>Hara</surname></name>", {"family": "O’Hara"}),
        ],
    )
    def test_every_way_to_tag_a_person(self, tagged: str, expected: dict[str, Any]) -> None:
        assert person_of(tagged) == Person(**expected)

    def test_alternatives_are_variants_in_their_language(self) -> None:
        person = person_of(
            '<name-alternatives><name xml:lang="ja"><surname>山田</surname></name>'
            "<name><surname>Yamada</surname></name></name-alternatives>"
        )
        assert person == Person(family="Yamada", variants=(NameVariant(family="山田", language="ja"),))

    @pytest.mark.parametrize("first", [True, False])
    def test_the_formal_name_is_before_the_one_for_display(self, first: bool) -> None:  # noqa: FBT001
        shown = '<string-name specific-use="display">Ana de Roe</string-name>'
        formal = '<name specific-use="index"><surname>Roe</surname><given-names>Ana de</given-names></name>'
        both = shown + formal if first else formal + shown
        assert person_of(f"<name-alternatives>{both}</name-alternatives>") == Person(family="Roe", given="Ana de")

    @pytest.mark.parametrize("use", ["", 'specific-use="index"'])
    def test_of_two_that_are_not_divided_the_one_with_a_comma(self, use: str) -> None:
        both = f"<string-name>Ana de Roe</string-name><string-name {use}>Roe, Ana de</string-name>"
        assert person_of(f"<name-alternatives>{both}</name-alternatives>") == Person(family="Roe", given="Ana de")

    def test_another_name_for_display_is_reported(self) -> None:
        log = Log()
        names = f"<name-alternatives><string-name>Annie Doe</string-name>{NAME}</name-alternatives>"
        assert person_of(names, log) == Person(family="Doe", given="Ann")
        assert said(log) == [("dropped", "contrib-group/contrib/name-alternatives/string-name")]

    def test_the_primary_name_is_the_main_one(self) -> None:
        names = (
            "<name><surname>Doe</surname></name>"
            '<name specific-use="primary" xml:lang="en"><surname>Roe</surname></name>'
        )
        log = Log()
        found = person_of(f"<name-alternatives>{names}</name-alternatives>", log)
        assert (found.whole_family, [kind for kind, _ in said(log)]) == ("Roe", ["dropped", "dropped"])

    def test_a_name_that_had_to_be_divided(self) -> None:
        log = Log()
        assert person_of("<string-name>Ana de Roe</string-name>", log) == Person(family="de Roe", given="Ana")
        assert said(log) == [("guessed", "contrib-group/contrib/string-name")]
        assert person_of("<string-name>Roe, Ana</string-name>") == Person(family="Roe", given="Ana")

    def test_the_language_of_the_main_name_is_reported(self) -> None:
        log = Log()
        names = '<name xml:lang="ja"><surname>山田</surname></name><name xml:lang="en"><surname>Yamada</surname></name>'
        person = person_of(f"<name-alternatives>{names}</name-alternatives>", log)
        assert person == Person(family="山田", variants=(NameVariant(family="Yamada", language="en"),))
        assert said(log) == [("dropped", "contrib-group/contrib/name-alternatives/name[1]")]

    def test_an_alternative_without_a_language_has_no_place(self) -> None:
        log = Log()
        assert person_of(f"{NAME}<name><surname>山田</surname></name>", log) == Person(family="Doe", given="Ann")
        assert said(log) == [("dropped", "contrib-group/contrib/name[2]")]

    @pytest.mark.parametrize(
        "collab",
        [
            "<collab>The Group</collab>",
            "<collab><institution>The Group</institution></collab>",
            "<collab><named-content>The Group</named-content></collab>",
            "<collab-alternatives><collab>The Group</collab></collab-alternatives>",
            "<collab-name>The Group</collab-name>",
            "<collab-wrap><collab-name>The Group</collab-name></collab-wrap>",
            "<string-name>The Study Group</string-name>",
        ],
    )
    def test_groups(self, collab: str) -> None:
        [group] = contributors_of(f"<contrib>{collab}</contrib>")
        assert isinstance(group, Group)
        assert group.name in ("The Group", "The Study Group")

    def test_what_has_no_place_in_a_name_of_a_group_is_reported(self) -> None:
        log = Log()
        group = "<collab>The Group<email>g@example.org</email></collab>"
        [made] = contributors_of(f'<contrib rid="g1">{group}</contrib>', log=log)
        assert isinstance(made, Group)
        assert made.name == "The Group"
        assert [problem.message for problem in log] == [
            "points to 'g1', which is neither an affiliation nor a group; left out",
            "an article has no place for it; left out: 'g@example.org'",
        ]

    def test_the_kind_of_a_group_is_reported_unless_it_is_a_role(self) -> None:
        for kind, expected in {"authors": [], "choir": [("dropped", "contrib-group")]}.items():
            log = Log()
            article_of(f'<contrib-group content-type="{kind}"><contrib>{NAME}</contrib></contrib-group>', log)
            assert said(log) == expected

    def test_an_affiliation_to_which_the_contributor_itself_points(self) -> None:
        group = f'<contrib-group><contrib rid="a1">{NAME}</contrib></contrib-group><aff id="a1">Here</aff>'
        [person] = article_of(group).contributors
        assert [one.name for one in person.affiliations] == ["Here"]

    def test_a_group_with_id_and_members(self) -> None:
        [group] = contributors_of(
            '<contrib><collab><institution-wrap><institution-id institution-id-type="ROR">https://ror.org/05gq02987'
            "</institution-id><institution>The Group</institution></institution-wrap>"
            f'<contrib-group><contrib contrib-type="member">{NAME}<xref ref-type="aff" rid="a1"/></contrib>'
            f"</contrib-group>"
            '</collab></contrib><aff id="a1"><institution>Here</institution></aff>'
        )
        member = Person(family="Doe", given="Ann", affiliations=(Affiliation(name="Here"),))
        assert group == Group(name="The Group", ror="05gq02987", members=(member,))

    def test_nobody_and_nothing(self) -> None:
        log = Log()
        assert contributors_of("<contrib><anonymous/></contrib><contrib><role>x</role></contrib>", log) == (
            Anonymous(anonymous=True),
        )
        assert said(log) == [("dropped", "contrib-group/contrib[2]")]


class TestRoles:
    @pytest.mark.parametrize(
        ("given", "role"),
        [
            ('contrib-type="author"', ContributorRole.AUTHOR),
            ("", ContributorRole.AUTHOR),
            ('contrib-type="Editor"', ContributorRole.EDITOR),
            ('contrib-type="senior_editor"', ContributorRole.EDITOR),
            ('contrib-type="collaboration"', ContributorRole.AUTHOR),
            ('contrib-type="review-assistant"', ContributorRole.REVIEW_ASSISTANT),
        ],
    )
    def test_of_the_type(self, given: str, role: ContributorRole) -> None:
        assert person_of(NAME, attributes=given).role is role

    def test_an_unknown_type_is_reported(self) -> None:
        log = Log()
        assert person_of(NAME, log, attributes='contrib-type="wizard"').role is ContributorRole.OTHER
        assert said(log) == [("guessed", "contrib-group/contrib")]

    @pytest.mark.parametrize(
        ("kind", "role"),
        [
            ("first-author", ContributorRole.AUTHOR),
            ("corresp_author", ContributorRole.AUTHOR),
            ("Consulting Editor", ContributorRole.EDITOR),
            ("book-reviewer", ContributorRole.OTHER),
        ],
    )
    def test_an_unknown_type_of_a_known_kind_is_of_that_kind(self, kind: str, role: ContributorRole) -> None:
        log = Log()
        assert person_of(NAME, log, attributes=f'contrib-type="{kind}"').role is role
        assert said(log) == [("guessed", "contrib-group/contrib")]

    def test_a_group_of_editors_needs_no_types(self) -> None:
        article = article_of(f'<contrib-group content-type="editors"><contrib>{NAME}</contrib></contrib-group>')
        assert [person.role for person in article.contributors] == [ContributorRole.EDITOR]

    @pytest.mark.parametrize(
        ("kind", "role", "expected"),
        [
            ("reviewers", "", ContributorRole.REVIEWER),
            ("Academic editors", "", ContributorRole.EDITOR),
            ("translator", "", ContributorRole.TRANSLATOR),
            ("authors", "", ContributorRole.AUTHOR),
            ("", "Guest Editor", ContributorRole.EDITOR),
            ("", "Reviewer", ContributorRole.REVIEWER),
            ("", "Reader", ContributorRole.AUTHOR),
        ],
    )
    def test_without_a_type_the_group_or_the_role_says_it(
        self, kind: str, role: str, expected: ContributorRole
    ) -> None:
        contrib = f"<contrib>{NAME}{f'<role>{role}</role>' if role else ''}</contrib>"
        log = Log()
        article = article_of(f'<contrib-group content-type="{kind}">{contrib}</contrib-group>', log)
        assert [person.role for person in article.contributors] == [expected]
        is_guess = bool(role) and expected is not ContributorRole.AUTHOR
        assert said(log) == [("guessed", "contrib-group/contrib")] * is_guess + [
            ("dropped", "contrib-group/contrib/role")
        ] * bool(role)

    @pytest.mark.parametrize(
        "tagged",
        [
            '<role vocab="credit" vocab-term="Formal analysis">FA</role>',
            '<role content-type="http://credit.casrai.org/">Formal Analysis</role>',
            '<role content-type="https://credit.niso.org/contributor-roles/formal-analysis/">Análise formal</role>',
            '<role content-type="http://credit.niso.org/contributor-roles/formal-analysis"/>',
            '<role vocab-term-identifier="https://credit.niso.org/contributor-roles/formal-analysis/">x</role>',
            "<role>formal  analysis</role>",
        ],
    )
    def test_credit(self, tagged: str) -> None:
        assert person_of(NAME + tagged).credit == (Contribution(role=CreditRole.FORMAL_ANALYSIS),)

    def test_credit_in_words_of_its_own(self) -> None:
        roles = ("Writing — review &amp; editing", "Writing - Review and Editing", "Writing–original draft preparation")
        person = person_of(NAME + "".join(f"<role>{role}</role>" for role in roles))
        editing, draft = CreditRole.WRITING_REVIEW_EDITING, CreditRole.WRITING_ORIGINAL_DRAFT
        assert [contribution.role for contribution in person.credit] == [editing, editing, draft]

    def test_degrees_of_contribution(self) -> None:
        log = Log()
        roles = [f'<role degree-contribution="{degree}">Software</role>' for degree in ("lead", "Equal", "huge")]
        person = person_of(NAME + "".join(roles), log)
        assert [contribution.degree for contribution in person.credit] == [
            CreditDegree.LEAD,
            CreditDegree.EQUAL,
            None,
        ]
        assert said(log) == [("dropped", "contrib-group/contrib/role[3]")]

    def test_other_roles_have_no_place(self) -> None:
        log = Log()
        assert person_of(f"{NAME}<role>Professor</role>", log).credit == ()
        assert said(log) == [("dropped", "contrib-group/contrib/role")]


class TestIdentifiers:
    @pytest.mark.parametrize(
        "tagged",
        [
            '<contrib-id contrib-id-type="orcid">0000-0002-1825-0097</contrib-id>',
            '<contrib-id contrib-id-type="orcid">http://orcid.org/0000-0002-1825-0097</contrib-id>',
            '<contrib-id contrib-id-type="ORCID"> https://orcid.org/0000-0002-1825-0097 </contrib-id>',
            "<contrib-id>https://orcid.org/0000-0002-1825-0097</contrib-id>",
            '<contrib-id vocab="orcid">0000-0002-1825-0097</contrib-id>',
            '<contrib-id contrib-id-type="other" assigning-authority="ORCID">0000-0002-1825-0097</contrib-id>',
            '<uri content-type="orcid">https://orcid.org/0000-0002-1825-0097</uri>',
            '<ext-link xlink:href="https://orcid.org/0000-0002-1825-0097">0000-0002-1825-0097</ext-link>',
        ],
    )
    def test_orcid_in_every_form(self, tagged: str) -> None:
        assert person_of(tagged + NAME) == Person(family="Doe", given="Ann", orcid="0000-0002-1825-0097")

    @pytest.mark.parametrize(("given", "expected"), [("true", True), ("false", False), ("maybe", None)])
    def test_whether_it_is_authenticated(self, given: str, expected: object) -> None:
        tagged = f'<contrib-id contrib-id-type="orcid" authenticated="{given}">0000-0002-1825-0097</contrib-id>'
        assert person_of(tagged + NAME).orcid_authenticated is expected

    @pytest.mark.parametrize(
        "tagged",
        [
            '<contrib-id contrib-id-type="orcid" authenticated="true">0000-0002-1825-0098</contrib-id>',
            '<contrib-id contrib-id-type="lattes">123</contrib-id>',
            "<uri>https://www.example.org/~doe</uri>",
        ],
    )
    def test_a_wrong_one_or_another_is_reported(self, tagged: str) -> None:
        log = Log()
        assert person_of(tagged + NAME, log) == Person(family="Doe", given="Ann")
        assert [kind for kind, _ in said(log)] == ["dropped"]

    def test_degrees_and_flags(self) -> None:
        flags = 'corresp="yes" equal-contrib="yes" deceased="yes"'
        person = person_of(f"{NAME}<degrees>MD</degrees><degrees>PhD</degrees>", attributes=flags)
        assert person.degrees == ("MD", "PhD")
        assert person.corresponding
        assert person.equal_contribution
        assert person.deceased

    def test_what_has_no_place_is_reported(self) -> None:
        log = Log()
        person_of(f"{NAME}<bio><p>Long.</p></bio><on-behalf-of>All</on-behalf-of>", log)
        assert said(log) == [
            ("dropped", "contrib-group/contrib/on-behalf-of"),
            ("dropped", "contrib-group/contrib/bio"),
        ]


class TestAffiliations:
    HERE = Affiliation(name="Here")

    def test_in_the_group_in_the_article_and_in_the_contributor(self) -> None:
        one = f'<contrib>{NAME}<xref ref-type="aff" rid="a1 a2"/><aff>There</aff></contrib>'
        article = article_of(f'<contrib-group>{one}<aff id="a1">Here</aff></contrib-group><aff id="a2">Up</aff>')
        [person] = article.contributors
        assert [affiliation.name for affiliation in person.affiliations] == ["Here", "Up", "There"]

    def test_one_that_is_everybody_s_needs_no_pointer(self) -> None:
        log = Log()
        people = contributors_of(f"<contrib>{NAME}</contrib><contrib>{NAME}</contrib><aff>Here</aff>", log)
        assert [getattr(person, "affiliations", None) for person in people] == [(self.HERE,), (self.HERE,)]
        assert said(log) == [("guessed", "contrib-group/aff")]

    def test_of_one_author_it_is_no_guess(self) -> None:
        assert article_of(f"<contrib-group><contrib>{NAME}</contrib></contrib-group><aff>Here</aff>").contributors == (
            Person(family="Doe", given="Ann", affiliations=(self.HERE,)),
        )

    def test_one_that_nobody_points_to_beside_others_is_reported(self) -> None:
        log = Log()
        people = contributors_of(
            f'<contrib>{NAME}<xref rid="a1"/></contrib><contrib>{NAME}</contrib><aff id="a1">Here</aff>'
            f"<aff>There</aff>",
            log,
        )
        assert [getattr(person, "affiliations", None) for person in people] == [(self.HERE,), ()]
        assert said(log) == [("dropped", "contrib-group/aff[2]")]

    def test_alternatives_are_one(self) -> None:
        log = Log()
        [person] = contributors_of(
            f'<contrib>{NAME}<xref rid="a1"/></contrib><aff-alternatives id="a1"><aff xml:lang="en">Here</aff>'
            '<aff xml:lang="de">Hier</aff></aff-alternatives>',
            log,
        )
        assert getattr(person, "affiliations", None) == (self.HERE,)
        assert said(log) == [("dropped", "contrib-group/aff-alternatives/aff[2]")]


def test_the_end_of_a_line_is_a_space_in_a_name() -> None:
    assert contributors_of("<contrib><collab>Otter<break/>Group</collab></contrib>") == (Group(name="Otter Group"),)
    [person] = contributors_of("<contrib><string-name>Ole<break/>Berg</string-name></contrib>")
    assert person == Person(family="Berg", given="Ole")


AFFS = "<aff><label>1</label><institution>A</institution></aff><aff><label>2</label><institution>B</institution></aff>"


class TestMarksWithoutIds:
    @pytest.mark.parametrize(
        ("marks", "expected"),
        [
            (("1", "2"), [["A"], ["B"]]),
            (("1,2", "(2)"), [["A", "B"], ["B"]]),
            (("1</xref><xref ref-type='aff'>2", "1."), [["A", "B"], ["A"]]),
            (("1–2", "2"), [["A", "B"], ["B"]]),
            (("1 and 2", "1 &amp; 2"), [["A", "B"], ["A", "B"]]),
            (("1 e 2", "2"), [["A", "B"], ["B"]]),
            (("</xref><xref>1", "</xref><xref>2"), [["A"], ["B"]]),
        ],
    )
    def test_an_affiliation_is_found_by_its_label(self, marks: tuple[str, str], expected: list[list[str]]) -> None:
        log = Log()
        contribs = "".join(f'<contrib>{NAME}<xref ref-type="aff">{mark}</xref></contrib>' for mark in marks)
        people = contributors_of(contribs, log, meta=AFFS)
        assert [[one.name for one in getattr(person, "affiliations")] for person in people] == expected  # noqa: B009
        assert not len(log)

    def test_a_label_may_be_a_sign_set_high(self) -> None:
        affs = "<aff><sup>*</sup>A</aff><aff><sup>†</sup>B</aff>"
        contribs = "".join(f'<contrib>{NAME}<xref ref-type="aff"><sup>{sign}</sup></xref></contrib>' for sign in "†*")
        people = contributors_of(contribs, meta=affs)
        assert [[one.name for one in person.affiliations] for person in people if isinstance(person, Person)] == [
            ["B"],
            ["A"],
        ]

    def test_marks_may_be_in_emphasis(self) -> None:
        marks = '<sup><xref ref-type="aff">1</xref>,<xref ref-type="aff">2</xref></sup>'
        [person] = contributors_of(f"<contrib>{NAME}{marks}</contrib>", meta=AFFS)
        assert isinstance(person, Person)
        assert [one.name for one in person.affiliations] == ["A", "B"]

    def test_a_mark_that_no_label_repeats_gives_nobody_an_affiliation(self) -> None:
        log = Log()
        contribs = f'<contrib>{NAME}<xref ref-type="aff">3</xref></contrib><contrib>{NAME}</contrib>'
        people = contributors_of(contribs, log, meta=AFFS)
        assert [person.affiliations for person in people if isinstance(person, Person)] == [(), ()]
        assert [kind for kind, _ in said(log)] == ["dropped", "dropped", "dropped"]


@pytest.mark.parametrize(
    "tagged",
    [
        '<uri content-type="orcid" xlink:href="https://orcid.org/0000-0002-1825-0097"/>',
        '<ext-link ext-link-type="uri" xlink:href="https://orcid.org/0000-0002-1825-0097">ORCID</ext-link>',
        '<contrib-id content-type="orcid">0000-0002-1825-0097</contrib-id>',
    ],
)
def test_an_orcid_in_a_link_or_of_a_content_type(tagged: str) -> None:
    log = Log()
    assert person_of(NAME + tagged, log).orcid == "0000-0002-1825-0097"
    assert not len(log)


def test_a_pointer_to_no_element_is_reported() -> None:
    log = Log()
    marks = '<xref ref-type="aff" rid="a1">1</xref><xref ref-type="fn" rid="n1 n2">*</xref><xref rid="b1">b</xref>'
    meta = '<aff id="a1">Oslo</aff><author-notes><fn id="n1" fn-type="equal"><p>x</p></fn></author-notes>'
    article_of(f"<contrib-group><contrib>{NAME}{marks}</contrib></contrib-group>{meta}", log, body='<sec id="b1"/>')
    assert [problem.message for problem in log] == ["points to 'n2', and no element has this id; left out"]


@pytest.mark.parametrize(
    ("collab", "name"),
    [
        ('<named-content content-type="pre">on behalf of the</named-content> Otter Group', "Otter Group"),
        ('<named-content content-type="pre">and the </named-content>Otter Group', "Otter Group"),
        ("on behalf of Otter Group", "Otter Group"),
        ("and on behalf of the Otter Group", "Otter Group"),
        ("for the Otter Group", "Otter Group"),
        ("Society for the Otter", "Society for the Otter"),
    ],
)
def test_for_whom_the_authors_write_is_named_without_the_words_before_it(collab: str, name: str) -> None:
    assert contributors_of(f"<contrib><collab>{collab}</collab></contrib>") == (Group(name=name),)


def test_marks_in_the_name_of_a_group_are_followed() -> None:
    collab = f'The Group<xref ref-type="aff" rid="a1">1</xref><contrib-group><contrib>{NAME}</contrib></contrib-group>'
    (group,) = contributors_of(f"<contrib><collab>{collab}</collab></contrib>", meta='<aff id="a1">Oslo</aff>')
    assert isinstance(group, Group)
    assert [one.name for one in group.affiliations] == ["Oslo"]
    assert [getattr(one, "affiliations", None) for one in group.members] == [()]


def test_a_second_name_of_a_group_is_reported() -> None:
    log = Log()
    names = "<collab>The Group</collab><collab>Le groupe</collab>"
    found = contributors_of(f"<contrib><collab-alternatives>{names}</collab-alternatives></contrib>", log)
    assert found == (Group(name="The Group"),)
    assert said(log) == [("dropped", "contrib-group/contrib/collab-alternatives/collab[2]")]


def test_an_affiliation_in_the_contributor_and_pointed_to_is_one() -> None:
    own = '<aff>University of Otter, Oslo</aff><xref ref-type="aff" rid="a1"/>'
    [one] = contributors_of(f"<contrib>{NAME}{own}</contrib>", meta='<aff id="a1">University of Otter, Oslo.</aff>')
    assert isinstance(one, Person)
    assert len(one.affiliations) == 1
