"""Who made the work: `contrib-group`, and the `author-notes` that it points to."""

from __future__ import annotations

from collections.abc import Iterable, Set
from functools import cache

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.affiliations import EDGES, country_name, country_parts, institution_name
from pubmeta.formats.jats.write.marked import marked
from pubmeta.formats.jats.write.names import NameTags, name, name_as
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
from pubmeta.xml.build import (
    Element,
    Inline,
    Line,
    Part,
    attribute,
    attributes_of,
    block,
    element,
    empty,
    line,
    start_of_line,
    text_element,
)

_NAME = NameTags(start_of_line(5))
"""Of who is in a `contrib`, `contrib-group`, `article-meta`, `front` and `article`."""
_MEMBER_NAME = NameTags(start_of_line(2))
"""Of who is in a `contrib` and `contrib-group` within the text of a `collab`, whose lines begin as if at the margin."""


class Contributors:
    """The contributors of one article, numbered as they are met: affiliations, correspondence, personal statements."""

    def __init__(self, article: Article, log: Log) -> None:
        self._article = article
        self._affiliations: dict[Affiliation, int] = {}
        self._addresses: list[str] = []
        self._conflicts: list[Text] = []
        self._group = self._contrib_group()
        _check_equal_contribution(article, log)
        if unclear := frozenset(filter(loses_punctuation, self._affiliations)):
            for at, contributor in log.each("contributors", article.contributors):
                _report_affiliations(contributor, unclear, at)

    def group(self) -> Element | None:
        """`contrib-group`: the contributors in their order, then each affiliation once."""
        return self._group

    def notes(self) -> Element | None:
        """`author-notes`: addresses for correspondence, statements of conflicts of interest and of contributions."""
        statements = self._article.statements
        lines: list[Part | None] = [
            *[
                f'<corresp id="cor{number}">{line("email", address)}</corresp>'
                for number, address in enumerate(self._addresses, 1)
            ],
            _statement_note(terms.CONFLICT, statements.conflict_of_interest),
            *[
                element("fn", {"id": f"coi{number}", "fn-type": terms.CONFLICT}, text_element("p", marked(conflict)))
                for number, conflict in enumerate(self._conflicts, 1)
            ],
            _statement_note(terms.CONTRIBUTIONS, statements.author_contributions),
        ]
        return block("author-notes", lines)

    def _contrib_group(self) -> Element | None:
        contribs = [*map(self._contrib, self._article.contributors)]  # these number the affiliations
        affiliations = [
            aff(affiliation, f' id="aff{number}"', f"<label>{number}</label>")
            for affiliation, number in self._affiliations.items()
        ]
        return block("contrib-group", [*contribs, *affiliations])

    def _contrib(self, contributor: Contributor, *, member: bool = False) -> Element | None:
        role, in_review = written_role(contributor, self._article)
        if member and role == terms.AUTHOR:
            role = terms.MEMBER
        match contributor:
            case Person():
                particulars = self._person(contributor, _MEMBER_NAME if member else _NAME)
            case Group():
                particulars = self._collab(contributor)
            case Anonymous():
                particulars = [empty("anonymous")]
        affiliations = map(self._affiliation_xref, contributor.affiliations)
        return block(
            "contrib", [*particulars, in_review, *affiliations], f' contrib-type="{role}"{_marks(contributor)}'
        )

    def _person(self, person: Person, tags: NameTags) -> list[Part | None]:
        return [
            _orcid(person),
            _names(person) if person.variants else name_as(tags, person),
            *[line("degrees", degree) for degree in person.degrees],
            self._correspondence(person),
            *map(_role, person.credit),
            self._conflict_xref(person),
        ]

    def _collab(self, group: Group) -> list[Part | None]:
        contribs = [self._contrib(member, member=True) for member in group.members]
        institution = _institution([("ror", group.ror and group.ror.url)], (), group.name)
        members = block("contrib-group", contribs)
        return [element("collab", institution, members), self._correspondence(group)]

    def _correspondence(self, contributor: Person | Group) -> Part | None:
        """The address of a corresponding author is in `author-notes`, any other's here."""
        email = contributor.email
        if not email:
            return None
        if not contributor.corresponding:
            return line("email", email)
        self._addresses.append(email)
        return f'<xref ref-type="corresp" rid="cor{len(self._addresses)}"/>'

    def _conflict_xref(self, person: Person) -> str | None:
        if person.conflict_of_interest is None:
            return None
        self._conflicts.append(person.conflict_of_interest)
        return f'<xref ref-type="fn" rid="coi{len(self._conflicts)}"/>'

    def _affiliation_xref(self, affiliation: Affiliation) -> str:
        number = self._affiliations.setdefault(affiliation, len(self._affiliations) + 1)
        return f'<xref ref-type="aff" rid="aff{number}">{number}</xref>'


def _report_affiliations(contributor: Contributor, unclear: Set[Affiliation], at: Place) -> None:
    """Those of a contributor, and of the members of a group, of which punctuation is lost."""
    for place, affiliation in at.each("affiliations", contributor.affiliations):
        if affiliation in unclear:
            report_punctuation(place)
    for place, member in at.each("members", contributor.members if isinstance(contributor, Group) else ()):
        _report_affiliations(member, unclear, place)


def loses_punctuation(affiliation: Affiliation) -> bool:
    """Whether an affiliation is read back without what it begins or ends with, or divided at a comma."""
    name, country = affiliation.name, affiliation.country
    others = (*affiliation.departments, affiliation.city, affiliation.region, affiliation.postal_code)
    has_city, has_region = affiliation.city is not None, affiliation.region is not None
    return (
        (name is not None and institution_name(name) != name)
        or (country is not None and country_name(country) != country)
        or any(value != value.strip(EDGES) for value in filter(None, others))
        or len(country_parts(country or "", has_city=has_city, has_region=has_region)) > 1
    )


def report_punctuation(at: Place) -> None:
    """Report the place of an affiliation that loses punctuation."""
    at.guessed("", "readers take punctuation at the ends of names, and commas in a country, for separators")


def _check_equal_contribution(article: Article, log: Log) -> None:
    """JATS4R refuses an author who contributed equally with nobody."""
    equal = [
        index
        for index, contributor in enumerate(article.contributors)
        if contributor.__dict__.get("equal_contribution") and written_role(contributor, article)[0] == terms.AUTHOR
    ]
    if len(equal) == 1:
        log.at("contributors", equal[0]).invalid(
            "equal_contribution",
            "only one author is marked as having contributed equally",
            remedy="mark the others too, or remove the mark",
            code="jats.equal-contribution",
        )


_MARKS = {
    "corresponding": attribute("corresp", "yes"),
    "equal_contribution": attribute("equal-contrib", "yes"),
    "deceased": attribute("deceased", "yes"),
}


def _marks(contributor: Contributor) -> str:
    """The attributes that say what is so of a contributor; groups and anonymous ones have but some of the fields."""
    return "".join([_MARKS[field] for field in filter(contributor.__dict__.get, _MARKS)])


def _orcid(person: Person) -> str | None:
    if person.orcid is None:
        return None
    signed_in = person.orcid_authenticated
    authenticated = "" if signed_in is None else f' authenticated="{str(signed_in).lower()}"'
    return line("contrib-id", person.orcid.url, f' contrib-id-type="orcid"{authenticated}')


def _names(person: Person) -> Element | None:
    return element("name-alternatives", name(person), [name(variant, variant.language) for variant in person.variants])


def _role(contribution: Contribution) -> str:
    return _credit(contribution.role, contribution.degree)


@cache
def _credit(role: CreditRole, degree: CreditDegree | None) -> str:
    term = terms.CREDIT_ROLES[role]
    attributes = {
        "vocab": "credit",
        "vocab-identifier": credit.URL,
        "vocab-term": term,
        "vocab-term-identifier": credit.role_url(role),
        "degree-contribution": degree and degree.value,
    }
    return line("role", term, attributes_of(attributes))


def aff(affiliation: Affiliation, attributes: str, label: str = "") -> Line:
    """The `aff` of an affiliation; `attributes` and `label` are XML already."""
    ids = [
        (kind, value.url if field == "ror" else value)
        for field, kind in terms.INSTITUTION_IDS.items()
        if (value := getattr(affiliation, field))
    ]
    parts: list[str] = [_institution(ids, affiliation.departments, affiliation.name)]
    parts += [line(tag, value) for field, tag in _PLACES.items() if (value := getattr(affiliation, field))]
    code = affiliation.country_code
    if country := affiliation.country or code:
        parts.append(line("country", country, f' country="{code}"' if code else ""))
    return Line(f"<aff{attributes}>{label}{', '.join(filter(None, parts))}</aff>")


_PLACES = {"city": "city", "region": "state", "postal_code": "postal-code"}


def _institution(ids: Iterable[tuple[str, str | None]], departments: Iterable[str], institution: str | None) -> Inline:
    """Identifiers and names of one institution: in `institution-wrap` where there is more than a name."""
    parts = [line("institution-id", value, f' institution-id-type="{kind}"') for kind, value in ids if value]
    parts += [line("institution", department, ' content-type="dept"') for department in departments]
    if institution:
        parts.append(line("institution", institution))
    together = "".join(parts)
    is_name_alone = len(parts) == 1 and institution
    return Inline(together if is_name_alone or not parts else f"<institution-wrap>{together}</institution-wrap>")


def _statement_note(kind: str, statement: Statement | None) -> Element | None:
    if statement is None:
        return None
    paragraphs = [text_element("p", marked(paragraph)) for paragraph in statement.paragraphs]
    return block("fn", [text_element("label", marked(statement.heading)), *paragraphs], attribute("fn-type", kind))
