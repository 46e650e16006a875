"""What the parts of one deposit share while it is written: the schema version, the options, the log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pubmeta.checks.content_rules import TextBreaches, by_code
from pubmeta.formats.crossref.options import CrossrefOptions
from pubmeta.formats.crossref.rules import RULES
from pubmeta.formats.crossref.rules.dates import year_breaches
from pubmeta.formats.crossref.rules.document import year_of
from pubmeta.formats.crossref.terms import (
    DOI,
    DOI_CHARACTERS,
    FACES,
    LENGTHS,
    YEARS,
    Edition,
    may_be_registered_already,
    schema_values,
)
from pubmeta.formats.crossref.write.kinds import RecordKind
from pubmeta.model import Doi, Language, Markup, PartialDate, Span, Url, plain_text
from pubmeta.problems import Log, Place
from pubmeta.xml.build import Attributes, Element, Inline, attribute, block, marked_up, text_element

RULE = by_code(RULES)
_MATH = "MathML"
_NAMES = {"s": "strike-through"}


@dataclass(frozen=True, slots=True)
class Deposit:
    """Checks values against the schema's limits before they are written; what does not fit is reported."""

    edition: Edition
    options: CrossrefOptions
    log: Log
    crossmark: bool
    """Whether the record has Crossmark: a policy is given, and records of its kind may have it."""
    kind: RecordKind = RecordKind.JOURNAL_ARTICLE

    def advise(self, breaches: TextBreaches, at: Place, field: str = "") -> None:
        """Report, once, content rules that are broken by what is written with these options."""
        for code, message in breaches:
            problem = RULE[code].problem(at.path(field), message)
            if problem not in self.log:
                self.log.add(problem)

    def fits(self, name: str, value: str, at: Place, field: str = "", *, needed: bool = True) -> bool:
        """Whether a value is as long as the element of this name may be; if not, it is reported as by `misfit`."""
        if len(value) in LENGTHS[name]:
            return True
        self.misfit(name, value, at, field, needed=needed)
        return False

    def misfit(self, name: str, value: str, at: Place, field: str = "", *, needed: bool = True) -> None:
        """Report a value that is not as long as the element of this name may be.

        It is `invalid` where it is `needed`, `dropped` where the record does without.
        """
        least, most = LENGTHS[name][0], LENGTHS[name][-1]
        limit = f"accepts {least} to {most} characters here, not {len(value)}"
        if needed:
            at.invalid(field, f"Crossref {limit}", remedy=f"{'shorten' if len(value) > most else 'lengthen'} it")
        else:
            at.dropped(field, f"Crossref {limit}")

    def text(self, name: str, value: str | None, at: Place, field: str = "", *, needed: bool = True) -> Element | None:
        """The element of this name, if there is a value and it fits."""
        return text_element(name, value) if value and self.fits(name, value, at, field, needed=needed) else None

    def fitting(self, name: str, value: str | None, at: Place, field: str = "") -> str | None:
        """A value that the record does without, if it fits the element of this name."""
        return value if value and self.fits(name, value, at, field, needed=False) else None

    def plain(self, text: str | Markup, at: Place, field: str = "") -> str:
        """Text for an element that takes none but plain text; lost markup is reported."""
        if isinstance(text, str):
            return text
        at.dropped(field, "Crossref has no markup here; the text is written without it")
        return plain_text(text)

    def faces(
        self,
        text: str | Markup,
        at: Place,
        field: str = "",
        names: Mapping[str, str] = FACES,
        *,
        with_math: bool = True,
    ) -> Inline:
        """Text with face markup and MathML; markup without a face is reported, its text kept."""
        if isinstance(text, str):
            return marked_up(text, names)
        lost: dict[str, None] = {}

        def unplaced(span: Span) -> None:
            lost[_NAMES.get(span.name, span.name)] = None

        if not with_math and any(isinstance(node, Span) and _holds_math(node) for node in text.nodes):
            lost[_MATH] = None
            inline = marked_up(plain_text(text), names)
        else:
            inline = marked_up(text, names, unplaced=unplaced)
        if lost:
            at.dropped(field, f"Crossref has no {' or '.join(lost)} here; the text in it is written")
        return inline

    def language(self, tag: Language | None, at: Place, field: str = "language") -> str | None:
        """The language's code as Crossref takes it: ISO 639, without script or region."""
        if tag is None:
            return None
        if tag.base not in schema_values(self.edition.version, "language"):
            at.dropped(field, f"the schema {self.edition.version} does not know the language code {tag.base!r}")
            return None
        if tag.base != tag:
            at.dropped(
                field, f"Crossref records languages without script or region; {tag.base!r} of {tag!r} is written"
            )
        return tag.base

    def doi(self, doi: Doi, at: Place, field: str = "doi", *, needed: bool = True) -> str | None:
        """A DOI, if it has the form that the schema takes."""
        if DOI.fullmatch(doi):
            return doi
        message = "Crossref accepts DOIs of the form 10., four to nine digits, / and 1 to 200 characters"
        if needed:
            at.invalid(field, message, remedy="correct it")
        else:
            at.dropped(field, message)
        return None

    def registered_doi(self, doi: Doi, at: Place, field: str = "doi", *, year: int | None = None) -> Element | None:
        """The `doi` element of a DOI that the deposit registers; cited ones may have other characters.

        year: in which the work was published.
        """
        if DOI_CHARACTERS.fullmatch(doi):
            pass
        elif may_be_registered_already(doi, year):
            at.discouraged(
                field,
                "has characters with which Crossref registers no DOI since 2008; if it is registered, this updates it",
                code="crossref.doi-old",
            )
        else:
            at.invalid(
                field,
                "Crossref registers only DOIs of the characters A-Z a-z 0-9 - . _ ; : ( ) /",
                remedy="use another DOI",
                code="crossref.doi-characters",
            )
        return text_element("doi", self.doi(doi, at, field))

    def resource(
        self, url: Url, at: Place, field: str, attributes: Attributes | None = None, *, needed: bool = True
    ) -> Element | None:
        """A `resource` element, if the URL fits."""
        fits = self.fits("resource", url, at, field, needed=needed)
        return text_element("resource", url, attributes) if fits else None

    def day(self, date: PartialDate | None, at: Place, field: str) -> str | None:
        """A date for an attribute that takes full days only; others are reported."""
        if date is None:
            return None
        if date.day is not None:
            return str(date)
        at.dropped(field, f"Crossref needs a full day here, not {date}")
        return None

    def date(self, name: str, date: PartialDate, at: Place, field: str, medium: str | None = None) -> Element | None:
        """A date element, as far as the date is known: month, day, year."""
        self.check_year(date, at, field)
        self.advise(year_breaches(date.year, year_of(self.options.timestamp or "")), at, field)
        content = [f"<month>{date.month:02d}</month>"] if date.month else []
        if date.day:
            content.append(f"<day>{date.day:02d}</day>")
        content.append(f"<year>{date.year}</year>")
        return block(name, content, attribute("media_type", medium) if medium else "")

    def check_year(self, date: PartialDate, at: Place, field: str) -> None:
        """Report a year that the schema does not accept."""
        if date.year not in YEARS:
            at.invalid(
                field,
                f"Crossref accepts the years {YEARS[0]} to {YEARS[-1]}, not {date.year}",
                remedy="correct the date",
            )


def _holds_math(span: Span) -> bool:
    return span.is_math or any(isinstance(child, Span) and _holds_math(child) for child in span.children)
