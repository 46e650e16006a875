"""Who made the work."""

from __future__ import annotations

from typing import Any

import pytest

import pubmeta
from pubmeta.model import Article, ContributorRole, CreditRole
from pubmeta.problems import Kind, Log
from tests.formats.jats.conftest import Written

OSLO = {"name": "University of Oslo", "city": "Oslo", "country": "Norway", "country_code": "NO"}
LEIDEN = {
    "name": "Leiden University",
    "departments": ["Faculty", "Department"],
    "city": "Leiden",
    "region": "South Holland",
    "postal_code": "2300 RC",
    "country": "Netherlands",
    "country_code": "NL",
    "ror": "027bh9e22",
    "isni": "0000000123121970",
    "grid": "grid.5132.5",
    "wikidata": "Q156598",
}


def contribs_of(written: Written, *contributors: dict[str, Any], **fields: Any) -> tuple[Any, list[Any]]:
    meta = written(contributors=contributors, **fields).find("front/article-meta")
    return meta, meta.findall("contrib-group/contrib")


def parts(element: Any) -> list[tuple[str, str]]:
    return [(each.tag, each.text) for each in element]


def test_a_person_with_everything(written: Written, log: Log) -> None:
    _, (contrib,) = contribs_of(
        written,
        {
            "family": "Cruz",
            "given": "José",
            "prefix": "Dr.",
            "suffix": "Jr.",
            "degrees": ["MD", "PhD"],
            "orcid": "0000-0002-1825-0097",
            "orcid_authenticated": True,
            "email": "a@example.org",
            "deceased": True,
            "credit": [{"role": "formal-analysis", "degree": "lead"}],
            "affiliations": [OSLO],
        },
    )
    assert dict(contrib.attrib) == {"contrib-type": "author", "deceased": "yes"}
    assert [child.tag for child in contrib] == ["contrib-id", "name", "degrees", "degrees", "email", "role", "xref"]
    assert contrib.findtext("contrib-id") == "https://orcid.org/0000-0002-1825-0097"
    assert contrib.find("contrib-id").get("authenticated") == "true"
    assert parts(contrib.find("name")) == [
        ("surname", "Cruz"),
        ("given-names", "José"),
        ("prefix", "Dr."),
        ("suffix", "Jr."),
    ]
    assert dict(contrib.find("role").attrib) == {
        "vocab": "credit",
        "vocab-identifier": "https://credit.niso.org/",
        "vocab-term": "Formal analysis",
        "vocab-term-identifier": "https://credit.niso.org/contributor-roles/formal-analysis/",
        "degree-contribution": "lead",
    }
    assert contrib.findtext("email") == "a@example.org"
    assert not log.problems


@pytest.mark.parametrize(("known", "said"), [(True, "true"), (False, "false"), (None, None)])
def test_whether_an_orcid_is_authenticated_is_said_only_if_known(
    written: Written, *, known: bool | None, said: str | None
) -> None:
    person = {"family": "X", "orcid": "0000-0002-1825-0097", "orcid_authenticated": known}
    _, (contrib,) = contribs_of(written, person)
    assert contrib.find("contrib-id").get("authenticated") == said


@pytest.mark.parametrize("role", list(CreditRole))
def test_every_credit_role_has_term_and_url(written: Written, role: CreditRole) -> None:
    _, (contrib,) = contribs_of(written, {"family": "X", "credit": [{"role": role}]})
    made = contrib.find("role")
    assert made.text == made.get("vocab-term")
    assert made.get("vocab-term-identifier") == f"https://credit.niso.org/contributor-roles/{role}/"
    assert made.text.lower().replace(" – ", "-").replace(" & ", "-").replace(" ", "-") == role
    assert made.get("degree-contribution") is None


@pytest.mark.parametrize("role", list(ContributorRole))
def test_every_role_is_a_type_of_contributor(written: Written, role: ContributorRole) -> None:
    _, contribs = contribs_of(written, {"family": "X", "role": role}, {"name": "G", "role": role})
    assert [contrib.get("contrib-type") for contrib in contribs] == [role, role]


def test_one_word_names_and_names_in_other_scripts(written: Written) -> None:
    variants = [
        {"family": "張", "given": "偉", "language": "zh-Hant"},
        {"family": "スミス", "given": "ジョン", "language": "ja"},
        {"family": "김", "language": "ko"},
    ]
    _, (one, many) = contribs_of(
        written, {"family": "Sukarno"}, {"family": "Zhang", "given": "Wei", "variants": variants}
    )
    assert parts(one.find("name")) == [("surname", "Sukarno")]
    names = many.findall("name-alternatives/name")
    assert [each.get("{http://www.w3.org/XML/1998/namespace}lang") for each in names] == [None, "zh-Hant", "ja", "ko"]
    assert [each.get("name-style") for each in names] == [None, "eastern", None, "eastern"]
    assert parts(names[1]) == [("surname", "張"), ("given-names", "偉")]


def test_a_particle_goes_into_the_surname_and_that_is_reported(written: Written, log: Log) -> None:
    _, (contrib,) = contribs_of(written, {"family": "Engelen", "given": "B. G.", "particle": "van"})
    assert contrib.findtext("name/surname") == "van Engelen"
    assert [problem.path for problem in log] == ["contributors[0].particle"]


def test_an_affiliation_is_written_once_and_pointed_to(written: Written) -> None:
    meta, contribs = contribs_of(
        written,
        {"family": "A", "affiliations": [LEIDEN, OSLO]},
        {"family": "B", "affiliations": [OSLO]},
        {"anonymous": True, "affiliations": [LEIDEN]},
    )
    pointed = [[(x.get("ref-type"), x.get("rid"), x.text) for x in contrib.findall("xref")] for contrib in contribs]
    first, second = ("aff", "aff1", "1"), ("aff", "aff2", "2")
    assert pointed == [[first, second], [second], [first]]
    assert contribs[2].find("anonymous") is not None
    leiden, oslo = meta.findall("contrib-group/aff")
    assert (leiden.get("id"), leiden.findtext("label"), oslo.get("id"), oslo.findtext("label")) == (
        "aff1",
        "1",
        "aff2",
        "2",
    )
    assert [(each.get("institution-id-type"), each.text) for each in leiden.iter("institution-id")] == [
        ("ror", "https://ror.org/027bh9e22"),
        ("isni", "0000000123121970"),
        ("grid", "grid.5132.5"),
        ("wikidata", "Q156598"),
    ]
    assert [(each.get("content-type"), each.text) for each in leiden.iter("institution")] == [
        ("dept", "Faculty"),
        ("dept", "Department"),
        (None, "Leiden University"),
    ]
    assert "".join(oslo.itertext()) == "2University of Oslo, Oslo, Norway"
    assert leiden.find("country").get("country") == "NL"
    assert (leiden.findtext("state"), leiden.findtext("postal-code")) == ("South Holland", "2300 RC")


@pytest.mark.parametrize(
    ("affiliation", "text"),
    [
        ({"country_code": "NO"}, "1NO"),
        ({"city": "Oslo"}, "1Oslo"),
        ({"ror": "027bh9e22"}, "1https://ror.org/027bh9e22"),
    ],
)
def test_an_affiliation_of_which_little_is_known(written: Written, affiliation: dict[str, str], text: str) -> None:
    meta, _ = contribs_of(written, {"family": "A", "affiliations": [affiliation]})
    assert "".join(meta.find("contrib-group/aff").itertext()) == text


@pytest.mark.parametrize("where", ["institutions[0]", "contributors[0].affiliations[0]"])
@pytest.mark.parametrize(
    ("affiliation", "is_told"),
    [
        ({"name": ".NET Foundation"}, True),
        ({"name": ")a("}, True),
        ({"name": ",."}, True),
        ({"name": ":", "ror": "027bh9e22"}, True),
        ({"name": "."}, False),
        ({"name": "Institute of Health, E-mail:"}, True),
        ({"name": "E-mail"}, False),
        ({"name": "Davis, California (a)"}, False),
        ({"name": "A", "departments": ["B", ": C"]}, True),
        ({"name": "A", "departments": ["(B", ".C."], "city": "[D", "postal_code": ".E"}, False),
        ({"name": "A", "city": "B;"}, True),
        ({"name": "A", "country": "Norway."}, True),
        ({"name": "A", "country": "Bergen, Norway"}, True),
        ({"name": "A", "country": "U.K."}, False),
    ],
)
def test_what_readers_take_from_an_affiliation_is_told(
    affiliation: dict[str, str], where: str, *, is_told: bool
) -> None:
    fields: dict[str, Any] = {"title": "A", "institutions": [affiliation]}
    if where != "institutions[0]":
        fields = {"title": "A", "contributors": [{"family": "B", "affiliations": [affiliation]}]}
    document = pubmeta.export(Article.model_validate(fields), "jats", {"tag_set": "archiving"}, verify=True)
    told = [problem.path for problem in document.problems if "punctuation" in problem.message]
    assert told == ([where] if is_told else [])


def test_correspondence(written: Written) -> None:
    meta, contribs = contribs_of(
        written,
        {"family": "A", "corresponding": True, "email": "a@example.org"},
        {"family": "B", "email": "b@example.org"},
        {"family": "C", "corresponding": True},
        {"family": "D", "corresponding": True, "email": "d@example.org"},
    )
    assert [contrib.get("corresp") for contrib in contribs] == ["yes", None, "yes", "yes"]
    assert [contrib.findtext("email") for contrib in contribs] == [None, "b@example.org", None, None]
    assert [[x.get("rid") for x in contrib.findall("xref")] for contrib in contribs] == [["cor1"], [], [], ["cor2"]]
    assert [(each.get("id"), each.findtext("email")) for each in meta.findall("author-notes/corresp")] == [
        ("cor1", "a@example.org"),
        ("cor2", "d@example.org"),
    ]


def test_a_group_has_its_members_within_it(written: Written) -> None:
    meta, (contrib,) = contribs_of(
        written,
        {
            "name": "The Group",
            "ror": "027bh9e22",
            "affiliations": [OSLO],
            "corresponding": True,
            "members": [
                {"family": "A", "affiliations": [LEIDEN]},
                {"family": "B", "role": "editor", "conflict_of_interest": "Fees."},
            ],
        },
    )
    collab = contrib.find("collab")
    assert (contrib.get("contrib-type"), contrib.get("corresp")) == ("author", "yes")
    assert collab.findtext("institution-wrap/institution") == "The Group"
    assert collab.findtext("institution-wrap/institution-id") == "https://ror.org/027bh9e22"
    members = collab.findall("contrib-group/contrib")
    assert [member.get("contrib-type") for member in members] == ["member", "editor"]
    assert members[0].find("xref").get("rid") == "aff1"
    assert contrib.find("xref").get("rid") == "aff2"
    assert meta.find("author-notes/fn").get("id") == members[1].find("xref").get("rid") == "coi1"


def test_a_group_without_identifier_is_an_institution(written: Written) -> None:
    _, (contrib,) = contribs_of(written, {"name": "The Group"})
    assert parts(contrib.find("collab")) == [("institution", "The Group")]


def test_statements_of_conflicts_of_the_article_and_of_persons(written: Written) -> None:
    meta, contribs = contribs_of(
        written,
        {"family": "A"},
        {"family": "B", "conflict_of_interest": {"markup": "<i>Fees</i>."}},
        statements={
            "conflict_of_interest": {"heading": "Competing interests", "paragraphs": ["One.", "Two."]},
            "author_contributions": {"paragraphs": ["All wrote."]},
        },
    )
    notes = meta.findall("author-notes/fn")
    assert [(note.get("id"), note.get("fn-type")) for note in notes] == [
        (None, "coi-statement"),
        ("coi1", "coi-statement"),
        (None, "con"),
    ]
    assert parts(notes[0]) == [("label", "Competing interests"), ("p", "One."), ("p", "Two.")]
    assert notes[1].findtext("p/italic") == "Fees"
    assert [[x.get("rid") for x in contrib.findall("xref[@ref-type='fn']")] for contrib in contribs] == [[], ["coi1"]]


@pytest.mark.parametrize(
    ("equal", "refused"), [([0], ["contributors[0].equal_contribution"]), ([0, 1], []), ([2], []), ([], [])]
)
def test_equal_contribution_takes_two(written: Written, log: Log, equal: list[int], refused: list[str]) -> None:
    people: list[dict[str, Any]] = [{"family": "A"}, {"name": "G"}, {"family": "E", "role": "editor"}]
    for index in equal:
        people[index]["equal_contribution"] = True
    _, contribs = contribs_of(written, *people)
    assert [index for index, contrib in enumerate(contribs) if contrib.get("equal-contrib") == "yes"] == equal
    assert [problem.path for problem in log if problem.kind is Kind.INVALID] == refused


def test_without_contributors_there_is_no_empty_element(written: Written) -> None:
    meta, contribs = contribs_of(written)
    assert not contribs
    assert meta.find("contrib-group") is None
    assert meta.find("author-notes") is None


@pytest.mark.parametrize("kind", ["peer-review", "letter"])
def test_of_a_review_the_reviewers_are_the_authors_who_contribute_equally(
    written: Written, log: Log, kind: str
) -> None:
    people = [{"family": "Roe", "role": "reviewer", "equal_contribution": True}, {"family": "Poe", "role": "reviewer"}]
    written(type=kind, contributors=people)
    refused = [problem.path for problem in log if problem.code == "jats.equal-contribution"]
    assert refused == (["contributors[0].equal_contribution"] if kind == "peer-review" else [])
