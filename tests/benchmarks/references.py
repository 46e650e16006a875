"""References for measuring: journal articles most of all, as fields, as printed, or both."""

from __future__ import annotations

from stdnum import ean

from pubmeta.model import Doi, GroupName, Isbn, Pages, PartialDate, PersonName, Reference, Url, Work, WorkType
from tests.benchmarks import words
from tests.benchmarks.prose import Prose


class References(Prose):
    """Made one by one."""

    def reference(self, number: int) -> Reference:
        """The one with this number: 60% as fields alone, 25% with the printed text too, 15% printed text alone."""
        work = self._work()
        kept = self.random.random()
        raw = self._printed(work) if kept < 0.4 else None
        return Reference(key=f"ref{number}", label=str(number), raw=raw, work=None if kept < 0.15 else work)

    def _work(self) -> Work:
        random = self.random
        kind = random.choices(
            (WorkType.JOURNAL_ARTICLE, WorkType.BOOK, WorkType.CHAPTER, WorkType.WEB_PAGE, WorkType.DATASET),
            (80, 8, 5, 4, 3),
        )[0]
        authors = tuple(self._cited_name() for _ in range(random.choice((1, 2, 3, 3, 4, 6))))
        title, year = self.title(), random.randrange(1975, 2024)
        first = random.randrange(1, 2000)
        pages = Pages(first=str(first), last=str(first + random.randrange(3, 25)))
        match kind:
            case WorkType.JOURNAL_ARTICLE:
                numbered = self.happens(0.2)
                return Work(
                    type=kind,
                    authors=authors,
                    et_al=len(authors) == 6,
                    title=title,
                    container_title=f"{random.choice(words.ADJECTIVES)} {random.choice(words.FIELDS)}",
                    volume=str(year - 1960),
                    issue=str(random.randrange(1, 13)) if self.happens(0.7) else None,
                    pages=None if numbered else pages,
                    article_number=f"e{first}" if numbered else None,
                    date=PartialDate.of(year),
                    doi=self._cited_doi(year) if self.happens(0.8) else None,
                    pmid=str(random.randrange(10**6, 3 * 10**7)) if self.happens(0.2) else None,
                )
            case WorkType.BOOK | WorkType.CHAPTER:
                digits = f"978{random.randrange(10**9):09d}"
                press, place = random.choice(words.PRESSES)
                chapter = kind is WorkType.CHAPTER
                return Work(
                    type=kind,
                    authors=authors,
                    editors=(self._cited_name(),) if chapter else (),
                    title=title,
                    container_title=f"Handbook of {random.choice(words.FIELDS)}" if chapter else None,
                    pages=pages if chapter else None,
                    edition=None if chapter else random.choice((None, "2nd ed.")),
                    date=PartialDate.of(year),
                    publisher=press,
                    publisher_place=place,
                    isbn=Isbn(digits + ean.calc_check_digit(digits)),
                )
            case WorkType.DATASET:
                return Work(
                    type=kind,
                    authors=authors,
                    title=title,
                    date=PartialDate.of(year),
                    publisher="Example Repository",
                    version="1.1",
                    doi=Doi(f"10.5555/data.{first}"),
                )
            case _:
                return Work(
                    type=kind,
                    authors=(GroupName(name="World Data Office"),),
                    title=title,
                    date=PartialDate.of(year),
                    url=Url(f"https://www.example.org/reports/{first}?year={year}&lang=en"),
                    accessed=PartialDate.of(2023, 5, random.randrange(1, 29)),
                )

    def _cited_doi(self, year: int) -> Doi:
        number = self.random.randrange(10**6)
        if self.happens(0.05):  # the kind of the 1990s, which every format must escape
            return Doi(f"10.5555/(SICI)1097-0142({year}0101)79:1<{number}::AID-EX1>3.0.CO;2-K")
        return Doi(f"10.5555/{self.random.choice(words.FIELDS).lower()}.{year}.{number}")

    def _printed(self, work: Work) -> str:
        names = ", ".join(name.display if isinstance(name, PersonName) else name.name for name in work.authors)
        issue = f"({work.issue})" if work.issue else ""
        place = f"{work.volume}{issue}:{work.pages or work.article_number}" if work.volume else None
        link = f"https://doi.org/{work.doi}" if work.doi else work.url
        parts = (f"{names} ({work.date})", work.title, work.container_title or work.publisher, place, link)
        return ". ".join(str(part) for part in parts if part)

    def _cited_name(self) -> PersonName:
        initials = [self.random.choice(words.GIVEN_NAMES)[0] for _ in range(self.random.choice((1, 1, 2)))]
        return PersonName(family=self.random.choice(words.FAMILY_NAMES), given=". ".join(initials) + ".")
