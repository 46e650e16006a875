"""Journal articles for measuring: varied, as publishers know them, and the same ones for the same seed."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from stdnum import issn
from stdnum.iso7064 import mod_11_2

from pubmeta.model import (
    Abstract,
    AbstractSection,
    Affiliation,
    Article,
    ArticleType,
    Award,
    Contribution,
    ContributorRole,
    Copyright,
    CreditDegree,
    CreditRole,
    Dates,
    Doi,
    FreeToRead,
    FullText,
    Funder,
    Group,
    IdType,
    Issn,
    Journal,
    Keywords,
    Language,
    License,
    LicenseScope,
    LinkPurpose,
    Name,
    Orcid,
    OtherId,
    Pages,
    PartialDate,
    Person,
    PersonName,
    Publisher,
    Relation,
    RelationType,
    Ror,
    Statement,
    Statements,
    TargetType,
    Url,
)
from tests.benchmarks import words
from tests.benchmarks.references import References

# What a deposit script gives besides the article, by format.
OPTIONS = {
    "jats": {},
    "crossref": {
        "depositor_name": "Example Press",
        "depositor_email": "deposits@example.org",
        "registrant": "Example Press",
        "batch_id": "pubmeta-benchmark",
        "timestamp": "20240301120000000",
    },
    "csl": {},
    "schemaorg": {},
}
FURTHER: Mapping[str, Mapping[str, str]] = {
    "bibtex": {},
    "ris": {},
    "doaj": {},
    "doaj-xml": {},
    "datacite": {},
    "datacite-xml": {},
}
"""Formats of reference managers and directories, which are measured apart: most have no schema to compare with."""
_PREFIXES = ("10.5555", "10.50505")


def records(count: int, seed: int) -> list[Article]:
    """So many different articles with 24 references in the mean (0 to 80)."""
    made = _Records(Random(seed))  # noqa: S311 (no secret is made)
    return [made.article(number) for number in range(1, count + 1)]


def article_with(*, references: int, authors: int) -> Article:
    """One article with just so many references and authors."""
    return _Records(Random(1)).article(1, references=references, authors=authors)  # noqa: S311 (as above)


class _Records(References):
    def __init__(self, random: Random) -> None:
        super().__init__(random)
        self._journals = [self._journal(number) for number in range(8)]

    def article(self, number: int, *, references: int | None = None, authors: int | None = None) -> Article:
        random = self.random
        index = random.randrange(len(self._journals))
        journal = self._journals[index]
        received = datetime.date(2015, 1, 1) + datetime.timedelta(days=random.randrange(3200))
        revised, accepted, online = (received + datetime.timedelta(days=days) for days in (60, 95, 120))
        first = random.randrange(1, 900)
        paginated = self.happens(0.6)
        doi = Doi(f"{_PREFIXES[index % 2]}/{journal.publisher_id}.{online.year}.{number:06d}")
        page = Url(f"https://www.example.org/{journal.publisher_id}/{online.year}/{number}")
        people = self._contributors(authors or min(40, 1 + round(random.gammavariate(1.6, 3))))
        holder = f"{people[0].family} et al." if isinstance(people[0], Person) else "The authors"
        license_url, spdx, license_name = random.choice(words.LICENSES)
        if references is None:
            references = round(80 * random.betavariate(1.2, 2.8))
        return Article(
            title=self.title(),
            subtitle=f"Evidence from {random.choice(words.SETTINGS)}" if self.happens(0.15) else None,
            short_title=random.choice(words.TOPICS).capitalize() if self.happens(0.3) else None,
            type=random.choice((ArticleType.RESEARCH_ARTICLE,) * 6 + (ArticleType.REVIEW_ARTICLE, ArticleType.LETTER)),
            language=Language("en"),
            doi=doi,
            other_ids=(OtherId(type=IdType.PUBLISHER, value=f"{journal.publisher_id}-{number}"),),
            contributors=people,
            abstracts=self._abstracts(),
            keywords=(
                Keywords(keywords=tuple(random.sample(words.KEYWORDS, 5)), language=Language("en"), kind="author"),
            ),
            section=random.choice(words.SECTIONS),
            journal=journal,
            volume=str(online.year - 2003),
            issue=str(1 + online.month // 4) if paginated or self.happens(0.5) else None,
            pages=Pages(first=str(first), last=str(first + random.randrange(4, 30))) if paginated else None,
            article_number=None if paginated else f"e{number:06d}",
            dates=Dates(
                received=PartialDate(received),
                revised=(PartialDate(revised),) if self.happens(0.5) else (),
                accepted=PartialDate(accepted),
                published_online=PartialDate(online),
                published_print=PartialDate.of(online.year, online.month) if paginated else None,
            ),
            licenses=(
                License(
                    url=Url(license_url),
                    spdx=spdx,
                    name=f"Creative Commons {license_name} 4.0 International License",
                    statement=f"This article is distributed under the Creative Commons {license_name} 4.0 License.",
                    start_date=PartialDate(online),
                    applies_to=LicenseScope.VERSION_OF_RECORD,
                ),
            ),
            copyright=Copyright(statement=f"© {online.year} {holder}", year=online.year, holder=holder),
            free_to_read=FreeToRead(start_date=PartialDate(online)),
            statements=self._statements(),
            awards=tuple(self._award(people) for _ in range(random.choice((0, 1, 1, 2, 2, 3)))),
            relations=self._relations(number),
            landing_page=page,
            full_texts=(
                FullText(url=Url(f"{page}.pdf"), media_type="application/pdf", purpose=LinkPurpose.SIMILARITY_CHECK),
                FullText(url=Url(f"{page}.xml"), media_type="application/xml", purpose=LinkPurpose.TEXT_MINING),
            ),
            references=tuple(self.reference(each) for each in range(1, references + 1)),
        )

    def _abstracts(self) -> tuple[Abstract, ...]:
        if self.happens(0.04):
            return ()
        if self.happens(0.5):
            sections = [AbstractSection(paragraphs=(self.paragraph(self.random.randrange(5, 11)),))]
        else:
            headings = self.random.choice(words.HEADINGS)
            sections = [AbstractSection(title=title, paragraphs=(self.paragraph(2),)) for title in headings]
        return (Abstract(sections=tuple(sections), language=Language("en")),)

    def _journal(self, number: int) -> Journal:
        title = f"{words.ADJECTIVES[number % len(words.ADJECTIVES)]} {words.FIELDS[number]}"
        publisher, place = self.random.choice(words.PRESSES)
        return Journal(
            title=f"Journal of {title}",
            abbreviations=(f"J. {'. '.join(word[:4] for word in title.split())}.",),
            issn_print=self._issn() if number % 3 else None,
            issn_electronic=self._issn(),
            publisher_id="j" + "".join(word[:2].lower() for word in title.split()),
            publisher=Publisher(name=publisher, place=place),
        )

    def _issn(self) -> Issn:
        digits = f"{self.random.randrange(10**7):07d}"
        return Issn(digits + issn.calc_check_digit(digits))

    def _affiliation(self) -> Affiliation:
        random = self.random
        city, country, code = random.choice(words.PLACES)
        departments = random.sample(words.DEPARTMENTS, random.choice((0, 1, 1, 2)))
        return Affiliation(
            name=random.choice(words.INSTITUTIONS).format(city),
            departments=tuple(departments),
            city=city,
            country=country,
            country_code=code,
            ror=self._ror() if self.happens(0.85) else None,
        )

    def _ror(self) -> Ror:
        number = self.random.randrange(32**6)
        digits = "".join("0123456789abcdefghjkmnpqrstvwxyz"[number >> shift & 31] for shift in range(25, -1, -5))
        return Ror(f"0{digits}{98 - number * 100 % 97:02d}")

    def _orcid(self) -> Orcid:
        digits = f"{self.random.randrange(15_000_000, 35_000_000):015d}"  # the range of ORCID within ISNI
        return Orcid(digits + mod_11_2.calc_check_digit(digits))

    def _contributors(self, authors: int) -> tuple[Person | Group, ...]:
        affiliations = [self._affiliation() for _ in range(max(self.random.randrange(1, 5), authors // 10))]
        people: list[Person | Group] = [self._person(affiliations, first=not place) for place in range(authors)]
        if self.happens(0.05):
            people.append(Group(name=f"The {self.random.choice(words.FIELDS)} Consortium"))
        if self.happens(0.1):
            people.append(
                Person(**self._name_parts(), role=ContributorRole.EDITOR, affiliations=tuple(affiliations[:1]))
            )
        return tuple(people)

    def _person(self, affiliations: Sequence[Affiliation], *, first: bool) -> Person:
        random = self.random
        name = self._name_parts()
        orcid = self._orcid() if self.happens(0.8) else None
        degrees: tuple[CreditDegree | None, ...] = (None, None, *CreditDegree)
        roles = random.sample(list(CreditRole), random.randrange(1, 6))
        return Person(
            **name,
            particle=random.choice(words.PARTICLES) if self.happens(0.06) else None,
            suffix="Jr." if self.happens(0.01) else None,
            credit=tuple(Contribution(role=role, degree=random.choice(degrees)) for role in roles),
            affiliations=tuple(random.sample(affiliations, min(len(affiliations), random.choice((1, 1, 1, 2))))),
            orcid=orcid,
            orcid_authenticated=(True if self.happens(0.7) else None) if orcid else None,
            email=f"author{random.randrange(10**6)}@example.org" if first else None,
            corresponding=first,
        )

    def _name_parts(self) -> dict[str, Any]:
        given = self.random.choice(words.GIVEN_NAMES)
        if self.happens(0.4):
            given += f" {self.random.choice(words.GIVEN_NAMES)[0]}."
        return {"family": self.random.choice(words.FAMILY_NAMES), "given": given}

    def _award(self, people: Sequence[Person | Group]) -> Award:
        random = self.random
        name, ror, funder_id, country = random.choice(words.FUNDERS)
        funder = Funder(name=name, ror=ror, funder_id=funder_id, country_code=country)
        numbers = tuple(f"{name[0]}{random.randrange(10**6, 10**7)}" for _ in range(random.choice((0, 1, 1, 2))))
        recipient = people[0]
        recipients: tuple[Name, ...] = ()
        if numbers and isinstance(recipient, Person) and self.happens(0.3):
            recipients = (PersonName(family=recipient.family, given=recipient.given, particle=recipient.particle),)
        return Award(funder=funder, numbers=numbers, recipients=recipients)

    def _statements(self) -> Statements:
        def said(share: float, text: str) -> Statement | None:
            return Statement(paragraphs=(self.filled(text),)) if self.happens(share) else None

        return Statements(
            conflict_of_interest=said(0.9, "The authors declare that they have no competing interests."),
            data_availability=said(0.6, "The data on {topic} are available from the corresponding author."),
            ethics=said(0.3, "The ethics committee approved the study of {topic} (no. {n}/{m})."),
            acknowledgements=said(0.5, "We thank everybody who helped to collect the data in {setting}."),
            funding=said(0.5, "The funders had no part in the design of the study."),
        )

    def _relations(self, number: int) -> tuple[Relation, ...]:
        found = [
            Relation(type=kind, target=f"10.5555/{word}.{number}", target_type=TargetType.DOI)
            for kind, word, share in (
                (RelationType.HAS_PREPRINT, "preprint", 0.1),
                (RelationType.IS_SUPPLEMENTED_BY, "data", 0.2),
            )
            if self.happens(share)
        ]
        return tuple(found)
