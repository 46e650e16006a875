"""Who made the work: `contrib-group`, and the `author-notes` that it points to."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.write.marked import marked
from pubmeta.formats.jats.write.names import name
from pubmeta.formats.jats.write.review import written_role
from pubmeta.model import (
    Affiliation,
    Anonymous,
    Article,
    Contribution,
    Contributor,
    CreditDegree,
    CreditRole,
    Group,
    Person,
    Statement,
    Text,
)
from pubmeta.problems import Log, Place
from pubmeta.vocabularies import credit
from pubmeta.xml.build import Content, Element, Inline, element, empty, inline, text_element

_BEFORE = frozenset(",;:)]")
_BEHIND = frozenset(",;:([")


class Contributors:
    """The contributors of one article, numbered as they are met: affiliations, correspondence, personal statements."""

    def __init__(self, article: Article, log: Log) -> None:
        self._article = article
        self._affiliations: dict[Affiliation, int] = {}
        self._addresses: list[str] = []
        self._conflicts: list[Text] = []
        self._group = self._contrib_group()
        _check_equal_contribution(article, log)
        for at, contributor in log.each("contributors", article.contributors):
            _report_affiliations(contributor, at)

    def group(self) -> Element | None:
        """`contrib-group`: the contributors in their order, then each affiliation once."""
        return self._group

    def notes(self) -> Element | None:
        """`author-notes`: addresses for correspondence, statements of conflicts of interest and of contributions."""
        statements = self._article.statements
        return element(
            "author-notes",
            (
                element("corresp", {"id": f"cor{number}"}, inline("email", address))
                for number, address in enumerate(self._addresses, 1)
            ),
            _statement_note(terms.CONFLICT, statements.conflict_of_interest),
            (
                element("fn", {"id": f"coi{number}", "fn-type": terms.CONFLICT}, element("p", marked(conflict)))
                for number, conflict in enumerate(self._conflicts, 1)
            ),
            _statement_note(terms.CONTRIBUTIONS, statements.author_contributions),
        )

    def _contrib_group(self) -> Element | None:
        contribs = [self._contrib(contributor) for contributor in self._article.contributors]
        affiliations = [
            aff(affiliation, {"id": f"aff{number}"}, inline("label", str(number)))
            for affiliation, number in self._affiliations.items()
        ]
        return element("contrib-group", contribs, affiliations)

    def _contrib(self, contributor: Contributor, *, member: bool = False) -> Element | None:
        role, in_review = written_role(contributor, self._article)
        if member and role == terms.AUTHOR:
            role = terms.MEMBER
        match contributor:
            case Person():
                particulars = self._person(contributor)
            case Group():
                particulars = self._collab(contributor)
            case Anonymous():
                particulars = empty("anonymous")
        return element(
            "contrib",
            {"contrib-type": role},
            particulars,
            in_review,
            map(self._affiliation_xref, contributor.affiliations),
        )

    def _person(self, person: Person) -> Content:
        return [
            {
                "corresp": _yes(person.corresponding),
                "equal-contrib": _yes(person.equal_contribution),
                "deceased": _yes(person.deceased),
            },
            _orcid(person),
            _names(person),
            (element("degrees", degree) for degree in person.degrees),
            self._correspondence(person),
            map(_role, person.credit),
            self._conflict_xref(person),
        ]

    def _collab(self, group: Group) -> Content:
        members = element("contrib-group", [self._contrib(member, member=True) for member in group.members])
        return [
            {"corresp": _yes(group.corresponding), "equal-contrib": _yes(group.equal_contribution)},
            element("collab", _institution([("ror", group.ror and group.ror.url)], [], group.name), members),
            self._correspondence(group),
        ]

    def _correspondence(self, contributor: Person | Group) -> Element | None:
        """The address of a corresponding author is in `author-notes`, any other's here."""
        if not (contributor.email and contributor.corresponding):
            return text_element("email", contributor.email)
        self._addresses.append(contributor.email)
        return empty("xref", {"ref-type": "corresp", "rid": f"cor{len(self._addresses)}"})

    def _conflict_xref(self, person: Person) -> Element | None:
        if person.conflict_of_interest is None:
            return None
        self._conflicts.append(person.conflict_of_interest)
        return empty("xref", {"ref-type": "fn", "rid": f"coi{len(self._conflicts)}"})

    def _affiliation_xref(self, affiliation: Affiliation) -> Element | None:
        number = self._affiliations.setdefault(affiliation, len(self._affiliations) + 1)
        return text_element("xref", str(number), {"ref-type": "aff", "rid": f"aff{number}"})


def _report_affiliations(contributor: Contributor, at: Place) -> None:
    """Those of a contributor, and of the members of a group, of which punctuation is lost."""
    for place, affiliation in at.each("affiliations", contributor.affiliations):
        report_punctuation(affiliation, place)
    for place, member in at.each("members", contributor.members if isinstance(contributor, Group) else ()):
        _report_affiliations(member, place)


def report_punctuation(affiliation: Affiliation, at: Place) -> None:
    """Report an affiliation that is read back without what it begins or ends with, or divided at a comma."""
    names = (affiliation.name, *affiliation.departments, affiliation.city, affiliation.region)
    values = [value for value in (*names, affiliation.postal_code, affiliation.country) if value]
    has_city, has_region = affiliation.city is not None, affiliation.region is not None
    parts = terms.country_parts(affiliation.country or "", has_city=has_city, has_region=has_region)
    if len(parts) > 1 or any(value[0] in _BEFORE or value[-1] in _BEHIND for value in values):
        at.guessed("", "readers take punctuation at the ends of names, and commas in a country, for separators")


def _check_equal_contribution(article: Article, log: Log) -> None:
    """JATS4R refuses an author who contributed equally with nobody."""
    equal = [
        at
        for at, contributor in log.each("contributors", article.contributors)
        if isinstance(contributor, Person | Group)
        and contributor.equal_contribution
        and written_role(contributor, article)[0] == terms.AUTHOR
    ]
    if len(equal) == 1:
        equal[0].invalid(
            "equal_contribution",
            "only one author is marked as having contributed equally",
            remedy="mark the others too, or remove the mark",
            code="jats.equal-contribution",
        )


def _yes(fact: bool) -> str | None:  # noqa: FBT001 (the fact is all there is)
    return "yes" if fact else None


def _orcid(person: Person) -> Element | None:
    if person.orcid is None:
        return None
    authenticated = None if person.orcid_authenticated is None else str(person.orcid_authenticated).lower()
    return text_element("contrib-id", person.orcid.url, {"contrib-id-type": "orcid", "authenticated": authenticated})


def _names(person: Person) -> Element | None:
    if not person.variants:
        return name(person)
    return element("name-alternatives", name(person), [name(variant, variant.language) for variant in person.variants])


def _role(contribution: Contribution) -> Element | None:
    return _credit(contribution.role, contribution.degree)


@cache
def _credit(role: CreditRole, degree: CreditDegree | None) -> Element | None:
    term = terms.CREDIT_ROLES[role]
    return text_element(
        "role",
        term,
        {
            "vocab": "credit",
            "vocab-identifier": credit.URL,
            "vocab-term": term,
            "vocab-term-identifier": credit.role_url(role),
            "degree-contribution": degree and degree.value,
        },
    )


def aff(affiliation: Affiliation, attributes: Mapping[str, str], label: Inline | None = None) -> Element | None:
    """The `aff` of an affiliation."""
    ids = {
        field: value.url if field == "ror" else value
        for field in terms.INSTITUTION_IDS
        if (value := getattr(affiliation, field))
    }
    institution = _institution(
        [(terms.INSTITUTION_IDS[field], value) for field, value in ids.items()],
        affiliation.departments,
        affiliation.name,
    )
    country = affiliation.country or affiliation.country_code
    places = [
        inline("city", affiliation.city),
        inline("state", affiliation.region),
        inline("postal-code", affiliation.postal_code),
        inline("country", {"country": affiliation.country_code}, country),
    ]
    parts = [part for part in (institution, *places) if part]
    return element("aff", attributes, label, Inline(", ".join(parts)))


def _institution(
    ids: list[tuple[str, str | None]], departments: tuple[str, ...] | list[str], institution: str | None
) -> Inline | None:
    """Identifiers and names of one institution: in `institution-wrap` where there is more than a name."""
    parts = [
        *(inline("institution-id", {"institution-id-type": kind}, value) for kind, value in ids if value),
        *(inline("institution", {"content-type": "dept"}, department) for department in departments),
        inline("institution", institution),
    ]
    found = [part for part in parts if part]
    if len(found) == 1 and institution:
        return found[0]
    return inline("institution-wrap", found)


def _statement_note(kind: str, statement: Statement | None) -> Element | None:
    if statement is None:
        return None
    return element(
        "fn",
        {"fn-type": kind},
        element("label", statement.heading and marked(statement.heading)),
        [element("p", marked(paragraph)) for paragraph in statement.paragraphs],
    )
