"""What may be done with the work, and who paid for it: `permissions` and `funding-group`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.write.marked import emphasised, marked
from pubmeta.formats.jats.write.names import name
from pubmeta.model import Article, Award, Copyright, FreeToRead, Funder, License, Name, PartialDate, PersonName
from pubmeta.model.license_urls import license_url
from pubmeta.problems import Log, Place
from pubmeta.vocabularies.licences import is_creative_commons
from pubmeta.xml.build import (
    Content,
    Element,
    Line,
    Part,
    attribute,
    attributes_of,
    block,
    element,
    empty,
    inline,
    line,
    text_element,
)

if TYPE_CHECKING:
    from pubmeta.formats.jats.options import JatsOptions


_FUNDER_REGISTRY = attributes_of(terms.FUNDER_REGISTRY)
_ROR = attribute("institution-id-type", "ror")
_AWARD_NUMBER = attribute("award-id-type", "award-number")
_GRANT_DOI = attribute("award-id-type", "doi")


def permissions(article: Article, log: Log) -> Element | None:
    """`permissions`: the copyright line, `ali:free_to_read`, and each licence with its `ali:license_ref` (JATS4R)."""
    owned, free = article.copyright, article.free_to_read
    lines: list[Part | None] = [
        *(_copyright(owned, log.at("copyright")) if owned else ()),
        _free_to_read(free, log.at("free_to_read")) if free else None,
        *[_license(license_, at) for at, license_ in log.each("licenses", article.licenses)],
    ]
    return block("permissions", lines)


def _copyright(line: Copyright, at: Place) -> list[Element | None]:
    return [
        text_element("copyright-statement", emphasised(line.statement, at, "statement") if line.statement else None),
        text_element("copyright-year", None if line.year is None else str(line.year)),
        text_element("copyright-holder", line.holder),
    ]


def _free_to_read(period: FreeToRead, at: Place) -> Element:
    return empty(
        "ali:free_to_read",
        {
            "start_date": _full_day(period.start_date, at, "start_date"),
            "end_date": _full_day(period.end_date, at, "end_date"),
        },
    )


def _license(license_: License, at: Place) -> Element | None:
    url = license_url(license_, at)
    open_access = url is not None and is_creative_commons(url)
    if license_.start_date and not url:
        at.dropped("start_date", "JATS puts the start date on the licence's URL, and there is none")
    # beside a URL only a word with a capital surely differs from the words that others write there
    beside_url = license_.spdx if url and license_.spdx != (license_.spdx or "").lower() else None
    return element(
        "license",
        {
            "license-type": "open-access" if open_access else None,
            "specific-use": license_.applies_to and terms.LICENSE_SCOPES[license_.applies_to],
        },
        url
        and element(
            "ali:license_ref",
            {
                "start_date": _full_day(license_.start_date, at, "start_date"),
                "content-type": beside_url,
            },
            url,
        ),
        None if beside_url else text_element("license-p", license_.spdx, {"content-type": terms.LICENSE_SPDX}),
        text_element("license-p", license_.name, {"content-type": terms.LICENSE_NAME}),
        text_element("license-p", marked(license_.statement)),
    )


def _full_day(value: PartialDate | None, at: Place, field: str) -> str | None:
    if value is not None and value.day is None:
        at.dropped(field, "NISO ALI needs a full day", remedy="add the day")
        return None
    return str(value) if value else None


def funding_group(article: Article, options: JatsOptions, log: Log) -> Element | None:
    """`funding-group`: an `award-group` for each award, then what the article says of it all."""
    statement = article.statements.funding
    without = terms.NOT_IN_FUNDING_STATEMENTS.get((options.version, options.tag_set), frozenset())
    lines: list[Part | None] = [*map(_award_group, article.awards)]
    if statement:
        lines += [
            text_element("funding-statement", emphasised(text, at, without=without))
            for at, text in log.at("statements").at("funding").each("paragraphs", statement.paragraphs)
        ]
    return block("funding-group", lines)


def _award_group(award: Award) -> Element | None:
    lines: list[Part | None] = [
        _funding_source(award.funder),
        *[line("award-id", number, _AWARD_NUMBER) for number in award.numbers],
        line("award-id", award.grant_doi, _GRANT_DOI) if award.grant_doi else None,
        text_element("award-name", award.title),
        *[element("principal-award-recipient", _recipient(recipient)) for recipient in award.recipients],
    ]
    return block("award-group", lines, attributes_of({"xlink:href": award.url}))


def _funding_source(funder: Funder) -> Line:
    known = (
        ("institution", funder.name, ""),
        ("institution-id", funder.funder_id, _FUNDER_REGISTRY),
        ("institution-id", funder.ror and funder.ror.url, _ROR),
    )
    parts = [line(tag, text, attributes) for tag, text, attributes in known if text]
    country = attributes_of({"country": funder.country_code})
    return Line(f"<funding-source{country}><institution-wrap>{''.join(parts)}</institution-wrap></funding-source>")


def _recipient(recipient: Name) -> Content:
    return name(recipient) if isinstance(recipient, PersonName) else inline("institution", recipient.name)
