"""Crossmark, and the programs that are within it or, without it, beside it: funding, licences, trials."""

from __future__ import annotations

from pubmeta.formats.crossref.options import CrossrefOptions
from pubmeta.formats.crossref.terms import (
    LICENSE_SCOPES,
    SHORTEST_LICENSE,
    TRIAL_REGISTRY_LENGTHS,
    TRIAL_STAGES,
    UPDATES,
)
from pubmeta.formats.crossref.write.assertions import assertions
from pubmeta.formats.crossref.write.deposit import Deposit
from pubmeta.formats.crossref.write.kinds import WITH_TRIALS
from pubmeta.model import Article, Award, Funder, License, LicenseScope, PartialDate, Update
from pubmeta.model.license_urls import license_url
from pubmeta.problems import Log, Place
from pubmeta.xml.build import Element, Line, block, element, empty, line


def check_notice(article: Article, options: CrossrefOptions, log: Log) -> None:
    """Report what a notice lacks for Crossmark, the only place of what it updates; what else: `article.notice`."""
    if options.crossmark_policy is None and (article.is_notice or article.updates):
        log.missing(
            "options.crossmark_policy",
            "Crossref records what a notice updates only in Crossmark metadata, which need it",
            remedy="set crossmark_policy, the DOI of your Crossmark policy page, under [crossref] in the configuration,"
            ' or options["crossmark_policy"]',
        )


def crossmark_or_programs(article: Article, deposit: Deposit) -> list[Element | None]:
    """With Crossmark, everything is inside it: a program beside it would be invalid."""
    if not deposit.crossmark:
        return programs(article, deposit)
    options = deposit.options
    exclusive = options.crossmark_domain_exclusive
    domains = [element("crossmark_domain", element("domain", domain)) for domain in options.crossmark_domains]
    crossmark = element(
        "crossmark",
        element("crossmark_version", options.crossmark_version),
        element("crossmark_policy", options.crossmark_policy),
        element("crossmark_domains", domains),
        element("crossmark_domain_exclusive", None if exclusive is None else str(exclusive).lower()),
        element(
            "updates",
            (_update(update, at, article, deposit) for at, update in deposit.log.each("updates", article.updates)),
        ),
        element("custom_metadata", assertions(article, deposit), _all_programs(article, deposit)),
    )
    return [crossmark]


def programs(article: Article, deposit: Deposit) -> list[Element | None]:
    """Funding, licences and trials of a record without Crossmark, as far as its kind has room for them."""
    if deposit.edition.posted_trials or deposit.kind in WITH_TRIALS:
        return _all_programs(article, deposit)
    return [funding(article, deposit), licenses(article, deposit)]


def _all_programs(article: Article, deposit: Deposit) -> list[Element | None]:
    return [funding(article, deposit), licenses(article, deposit), trials(article, deposit)]


def funding(article: Article, deposit: Deposit) -> Element | None:
    """One group for each award whose funder the schema version can name."""
    groups: list[Element | None] = []
    for at, award in deposit.log.each("awards", article.awards):
        if funder := _funder(award.funder, at, deposit):
            groups.append(block("fr:assertion", [*funder, *_grant(award, at, deposit)], ' name="fundgroup"'))
        else:
            at.dropped(
                "",
                f"the schema {deposit.edition.version} names funders by name or Funder ID, and neither is given",
                remedy=f"give {at.path('funder.name')}, or use version 5.5.0",
            )
    return block("fr:program", groups, ' name="fundref"')


def licenses(article: Article, deposit: Deposit) -> Element | None:
    """Whether the work is free to read, and its licences by URL."""
    free = None
    if period := article.free_to_read:
        start = deposit.day(period.start_date, deposit.log, "free_to_read.start_date")
        end = deposit.day(period.end_date, deposit.log, "free_to_read.end_date")
        free = empty("ai:free_to_read", {"start_date": start, "end_date": end})
    references = [_license(license_, at, deposit) for at, license_ in deposit.log.each("licenses", article.licenses)]
    return block("ai:program", [free, *references], ' name="AccessIndicators"')


def trials(article: Article, deposit: Deposit) -> Element | None:
    """The registered clinical trials."""
    numbers = []
    for at, trial in deposit.log.each("trials", article.trials):
        if len(trial.registry) not in TRIAL_REGISTRY_LENGTHS:
            at.invalid("registry", "is too short or too long for the id of a registry; the list is 10.18810/registries")
        attributes = {"registry": trial.registry, "type": trial.stage and TRIAL_STAGES[trial.stage]}
        numbers.append(element("ct:clinical-trial-number", attributes, trial.number))
    return element("ct:program", numbers)


def _assertion(name: str, text: str) -> Line:
    return Line(line("fr:assertion", text, f' name="{name}"'))


def _funder(funder: Funder, at: Place, deposit: Deposit) -> list[Element]:
    """The name beside the ROR id, or else with the Funder ID nested in it, which beside it would be another funder.

    These are the forms of Crossref's guide to funding metadata, which has none with both ids.
    """
    if funder.ror and deposit.edition.grants:
        if funder.funder_id:
            at.dropped("funder.funder_id", "Crossref records one id of a funder; the ROR id is written")
        ror = _assertion("ror", funder.ror.url)
        return [_assertion("funder_name", funder.name), ror] if funder.name else [ror]
    identifier = _assertion("funder_identifier", funder.funder_id.url) if funder.funder_id else None
    named = element("fr:assertion", {"name": "funder_name"}, funder.name, identifier) if funder.name else identifier
    return [named] if named else []


def _grant(award: Award, at: Place, deposit: Deposit) -> list[Line]:
    numbers = [_assertion("award_number", number) for number in award.numbers]
    if award.grant_doi and deposit.edition.grants and deposit.doi(award.grant_doi, at, "grant_doi", needed=False):
        numbers.append(_assertion("grant_doi", award.grant_doi))
    return numbers


def _license(license_: License, at: Place, deposit: Deposit) -> Element | None:
    url = license_url(license_, at)
    if url is None or len(url) < SHORTEST_LICENSE:
        at.dropped(
            "",
            f"Crossref records a licence by its URL, of at least {SHORTEST_LICENSE} characters",
            remedy="add the URL of the licence",
        )
        return None
    if license_.applies_to is LicenseScope.ARTICLE_SHARING and not deposit.edition.sharing:
        message = f"version {deposit.edition.version} of the schema has no licences for article sharing"
        at.dropped("", message, remedy="use version 5.5.0")
        return None
    attributes = {
        "applies_to": license_.applies_to and LICENSE_SCOPES[license_.applies_to],
        "start_date": deposit.day(license_.start_date, at, "start_date"),
    }
    return element("ai:license_ref", attributes, url)


def _update(update: Update, at: Place, article: Article, deposit: Deposit) -> Element | None:
    day = _day_of(update, article)
    if day is None:
        at.missing(
            "date",
            "Crossref needs the day on which the notice updated the work",
            remedy="add it, or the day on which the article was published",
        )
    elif update.date is None:
        at.assumed("date", f"is not given; the day on which the notice was published, {day}, is written")
    attributes = {"type": UPDATES[update.type], "date": day and str(day)}
    return element("update", attributes, deposit.doi(update.doi, at, "doi"))


def _day_of(update: Update, article: Article) -> PartialDate | None:
    """The day of the update; the notice is the update, so that its own publication is when it took place."""
    date = update.date or article.dates.first_published
    return date if date and date.day else None
