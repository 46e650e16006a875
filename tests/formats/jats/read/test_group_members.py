"""Members of a group who are beside it: which contributors they are, and of which group."""

from __future__ import annotations

import pytest

from pubmeta.model import Affiliation, ContributorRole, Group, Person
from pubmeta.problems import Log
from tests.formats.jats.read.documents import article_of, said


def name(family: str) -> str:
    return f"<name><surname>{family}</surname></name>"


ANN = f'<contrib contrib-type="author">{name("Ann")}</contrib>'
FEN = '<contrib contrib-type="author" id="g1"><collab>The Fen Watch</collab></contrib>'
MOOR = '<contrib contrib-type="author" id="g2"><collab>Moor Watch</collab></contrib>'
FEN_OF_CAT = Group(name="The Fen Watch", members=(Person(family="Cat"),))


def byline(*contribs: str) -> str:
    return f"<contrib-group>{''.join(contribs)}</contrib-group>"


def listed(*contribs: str, kind: str = "collab-list") -> str:
    return f'<contrib-group content-type="{kind}">{"".join(contribs)}</contrib-group>'


@pytest.mark.parametrize(
    "group",
    [
        byline(ANN, FEN) + listed(f'<contrib contrib-type="author" rid="g1">{name("Cat")}</contrib>'),
        listed(f'<contrib contrib-type="author" rid="g1">{name("Cat")}</contrib>') + byline(ANN, FEN),
        byline(ANN, FEN, f'<contrib rid="g1">{name("Cat")}</contrib>'),
        byline(ANN, FEN) + listed(f'<contrib contrib-type="non-byline-author" rid="g1">{name("Cat")}</contrib>'),
        byline(ANN, FEN) + listed(f'<contrib>{name("Cat")}<xref ref-type="contrib" rid="g1"/></contrib>'),
        byline(ANN, '<contrib><collab id="c">The Fen Watch</collab></contrib>')
        + listed(f'<contrib rid="c">{name("Cat")}</contrib>'),
        byline(ANN, '<contrib><collab>The Fen Watch</collab><xref ref-type="collab" rid="l"/></contrib>')
        + listed(
            f'<contrib contrib-type="collaborator">{name("Cat")}</contrib>',
            '<on-behalf-of id="l">The Fen Watch:</on-behalf-of>',
            kind="investigator-list",
        ),
        byline(ANN, '<contrib><collab>The Fen Watch</collab><xref ref-type="other" rid="l"/></contrib>')
        + f'<contrib-group id="l"><contrib>{name("Cat")}</contrib></contrib-group>',
        byline(ANN, FEN)
        + listed(
            f'<contrib contrib-type="collaborator">{name("Cat")}</contrib>',
            "<on-behalf-of>on behalf of the <italic>Fen Watch</italic></on-behalf-of>",
            kind="investigator-list",
        ),
        byline(ANN, FEN)
        + listed(f"<contrib>{name('Cat')}<on-behalf-of>Fen Watch</on-behalf-of></contrib>", kind="Collaborators"),
        byline(
            ANN,
            '<contrib><contrib-id contrib-id-type="group-author-key">k</contrib-id>'
            "<collab>The Fen Watch</collab></contrib>",
        )
        + byline(
            '<contrib contrib-type="author non-byline"><contrib-id contrib-id-type="group-author-key">k</contrib-id>'
            f"{name('Cat')}</contrib>"
        ),
    ],
)  # fmt: skip
def test_every_way_to_name_a_member(group: str) -> None:
    assert article_of(group).contributors == (Person(family="Ann"), FEN_OF_CAT)


@pytest.mark.parametrize(
    ("section", "group"),
    [
        ("sec", 'contrib-group content-type="collab-list"'),
        ('sec sec-type="collaborators"', "contrib-group"),
        ("sec", "contrib-group"),
    ],
)
@pytest.mark.parametrize("part", ["body", "back"])
def test_a_section_may_hold_the_list_of_members(part: str, section: str, group: str) -> None:
    kind = "" if "=" in section + group else 'contrib-type="collaborator"'
    members = f'<contrib {kind} rid="g1">{name("Cat")}<xref rid="a9"/></contrib><aff id="a9">Ely</aff>'
    held = f"<sec-meta><{group}>{members}</contrib-group></sec-meta><title>Members of the Fen Watch</title><p/>"
    held = f"<{section}>{held}</sec>"
    article = article_of(byline(ANN, FEN), body=held if part == "body" else "", back=held if part == "back" else "")
    cat = Person(family="Cat", affiliations=(Affiliation(name="Ely"),))
    assert article.contributors == (Person(family="Ann"), Group(name="The Fen Watch", members=(cat,)))


def test_the_authors_of_a_section_are_nobody_s_members() -> None:
    log = Log()
    section = f"<sec-meta><contrib-group><contrib>{name('Cat')}</contrib></contrib-group></sec-meta><p>Words.</p>"
    article = article_of(byline(ANN, FEN), log, back=f"<sec>{section}</sec>")
    assert article.contributors == (Person(family="Ann"), Group(name="The Fen Watch"))
    assert said(log) == [("dropped", "/article/back/sec")]


def test_other_words_in_a_section_with_members_are_reported() -> None:
    log = Log()
    members = f'<contrib contrib-type="collaborator" rid="g1">{name("Cat")}</contrib>'
    section = f"<sec-meta><contrib-group>{members}</contrib-group></sec-meta><p>All were <bold>brave</bold>.</p>"
    article = article_of(byline(FEN), log, back=f"<sec>{section}</sec>")
    assert article.contributors == (FEN_OF_CAT,)
    assert [problem.message.partition("left out: ")[2] for problem in log] == ["'All were brave.'"]


def test_of_several_groups_each_has_its_own_and_both_have_who_is_in_both() -> None:
    members = listed(
        f'<contrib rid="g2">{name("Bee")}</contrib>',
        f'<contrib rid="g1">{name("Cat")}</contrib>',
        f'<contrib rid="g1 g2">{name("Dog")}</contrib>',
    )
    fen, moor = article_of(byline(FEN, MOOR) + members).contributors
    assert isinstance(fen, Group)
    assert isinstance(moor, Group)
    assert [member.family for member in fen.members] == ["Cat", "Dog"]
    assert [member.family for member in moor.members] == ["Bee", "Dog"]


def test_an_author_with_the_mark_of_a_group_is_an_author() -> None:
    log = Log()
    people = article_of(byline(FEN, f'<contrib>{name("Cat")}<xref ref-type="collab" rid="g1"/></contrib>'), log)
    assert people.contributors == (Group(name="The Fen Watch"), Person(family="Cat"))
    assert said(log) == [("dropped", "contrib-group/contrib[2]")]


@pytest.mark.parametrize("kind", ["collab-list", "investigator-list", "members", "non-byline"])
def test_a_list_without_pointers_is_of_the_only_group(kind: str) -> None:
    log = Log()
    members = listed(f"<contrib>{name('Cat')}</contrib>", f"<contrib>{name('Dog')}</contrib>", kind=kind)
    _, group = article_of(byline(ANN, FEN) + members, log).contributors
    assert group == Group(name="The Fen Watch", members=(Person(family="Cat"), Person(family="Dog")))
    assert said(log) == [("guessed", "contrib-group[2]/contrib[1]")]


@pytest.mark.parametrize(
    ("groups", "of_list"),
    [((), ""), ((FEN, MOOR), ""), ((FEN,), "<on-behalf-of>Moor Watch</on-behalf-of>")],
)
def test_members_of_a_group_that_is_not_known_are_no_authors(groups: tuple[str, ...], of_list: str) -> None:
    log = Log()
    article = article_of(byline(ANN, *groups) + listed(f"<contrib>{name('Cat')}</contrib>", of_list), log)
    assert article.contributors[-1] == Person(family="Cat", role=ContributorRole.OTHER)
    assert ("guessed", "contrib-group[2]/contrib") in said(log)
    is_open = len(groups) > 1
    message = next(problem.message for problem in log if problem.path.endswith("contrib-group[2]/contrib"))
    assert ("nothing says of which group" in message) is is_open


def test_several_members_in_one_contrib() -> None:
    log = Log()
    one = f'<contrib contrib-type="collab" rid="g1">{name("Cat")}{name("Dog")}<aff>Here</aff></contrib>'
    [group] = article_of(byline(FEN) + listed(one), log).contributors
    assert isinstance(group, Group)
    here = (Affiliation(name="Here"),)
    assert group.members == (Person(family="Cat", affiliations=here), Person(family="Dog", affiliations=here))
    assert said(log) == [("guessed", "contrib-group[2]/contrib")]


def test_names_beside_a_collab_are_its_members() -> None:
    log = Log()
    one = f"<contrib><collab>The Fen Watch</collab>{name('Cat')}{name('Dog')}<aff>Here</aff></contrib>"
    [group] = article_of(byline(one), log).contributors
    assert isinstance(group, Group)
    assert (group.affiliations, group.members) == (
        (Affiliation(name="Here"),),
        (Person(family="Cat"), Person(family="Dog")),
    )
    assert said(log) == [("guessed", "contrib-group/contrib")]


def test_the_members_of_a_group_within_a_group_are_members() -> None:
    log = Log()
    team = f"<contrib><collab>Team<contrib-group><contrib>{name('Cat')}</contrib></contrib-group></collab></contrib>"
    whole = f'<contrib id="g1"><collab>The Fen Watch<contrib-group>{team}</contrib-group></collab></contrib>'
    assert article_of(byline(whole), log).contributors == (FEN_OF_CAT,)
    assert [kind for kind, _ in said(log)] == ["dropped"]


def test_a_group_that_points_to_a_group_gives_it_its_members() -> None:
    log = Log()
    team = '<contrib id="g3" rid="g1"><collab>Team</collab></contrib>'
    members = listed(f'<contrib rid="g3">{name("Cat")}</contrib>')
    assert article_of(byline(FEN, team) + members, log).contributors == (FEN_OF_CAT,)
    assert [kind for kind, _ in said(log)] == ["dropped"]


def test_groups_that_point_to_each_other_lose_nobody() -> None:
    log = Log()
    one, other = (f'<contrib id="{a}" rid="{b}"><collab>{a}</collab></contrib>' for a, b in (("x", "y"), ("y", "x")))
    [group] = article_of(byline(one, other) + listed(f'<contrib rid="x">{name("Cat")}</contrib>'), log).contributors
    assert group == Group(name="y", members=(Person(family="Cat"),))


def test_an_affiliation_within_a_list_is_of_the_members_in_it() -> None:
    members = listed(f'<contrib rid="g1">{name("Cat")}</contrib>', "<aff>Here</aff>")
    [group] = article_of(byline(FEN) + members).contributors
    assert isinstance(group, Group)
    assert group.affiliations == ()
    assert [member.affiliations for member in group.members] == [(Affiliation(name="Here"),)]


def test_the_group_for_which_an_author_writes_is_reported() -> None:
    log = Log()
    of_all = "<on-behalf-of>for the <italic>Moor</italic> Watch</on-behalf-of>"
    article = article_of(byline(f"<contrib>{name('Cat')}<on-behalf-of>Fen</on-behalf-of></contrib>", of_all), log)
    assert article.contributors == (Person(family="Cat"),)
    assert [problem.message.rpartition(": ")[2] for problem in log] == ["'Fen'", "'for the Moor Watch'"]


def test_what_is_pointed_to_and_is_nothing_is_reported() -> None:
    log = Log()
    article_of(byline(f'<contrib rid="gone">{name("Cat")}</contrib>'), log)
    assert said(log) == [("dropped", "contrib-group/contrib")]
