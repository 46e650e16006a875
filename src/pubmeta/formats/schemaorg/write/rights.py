"""What may be done with the article: licences, copyright, free reading."""

from __future__ import annotations

from typing import Any

from pubmeta.formats.schemaorg.dates import date_published
from pubmeta.formats.schemaorg.write.nodes import Node, node, plain, summary
from pubmeta.model import Article, Copyright, Group, License, LicenseScope, Person
from pubmeta.problems import Log, Place


def rights(article: Article, log: Log) -> dict[str, Any]:
    """The properties license, copyrightHolder, copyrightYear, copyrightNotice and isAccessibleForFree."""
    return {
        "license": _licenses(article.licenses, log),
        **(_copyright(article.copyright, article, log) if article.copyright else {}),
        "isAccessibleForFree": _is_free(article, log),
    }


def _licenses(licenses: tuple[License, ...], log: Log) -> Any:
    """The URL of the licence; where it has none, what it is called."""
    found: list[str | Node] = []
    for at, each in log.each("licenses", licenses):
        if each.applies_to not in (None, LicenseScope.VERSION_OF_RECORD):
            at.dropped("", f"schema.org has licences for every use only, and this one is not: {summary(each)}")
            continue
        if each.applies_to:
            at.dropped("applies_to", "schema.org has licences for every version only")
        if each.start_date:
            at.dropped("start_date", "schema.org has no start date of a licence")
        if each.url:
            for field in ("spdx", "name", "statement"):
                if getattr(each, field):
                    at.dropped(field, "schema.org identifies the licence by its URL")
            found.append(str(each.url))
        else:
            found.append(_license_node(each, at))
    return found[0] if len(found) == 1 else found


def _license_node(each: License, at: Place) -> Node:
    return node(
        "CreativeWork",
        {
            "name": each.name,
            "identifier": [each.spdx] if each.spdx else None,
            "text": each.statement and plain(each.statement, at, "statement"),
        },
    )


def _copyright(held: Copyright, article: Article, log: Log) -> dict[str, Any]:
    """Year, notice, and the holder if it is known whether that is a person or an organisation.

    A holder of unknown kind is in the notice, which is made of year and holder where none is printed.
    """
    holder = _holder(held.holder, article) if held.holder else None
    notice = plain(held.statement, log, "copyright.statement") if held.statement else None
    if held.holder and not holder:
        has_name = notice is not None and held.holder in notice
        if not has_name:
            line = " ".join(filter(None, ("©", str(held.year or ""), held.holder)))
            notice = f"{notice} {line}" if notice else line
        if not has_name:
            log.dropped("copyright.statement", "copyrightNotice contains the holder already")
        log.dropped(
            "copyright.holder",
            "a copyrightHolder is a Person or an Organization, and the article does not say which; the name is in"
            f" copyrightNotice, {'as printed' if has_name else 'put there'}: {held.holder}",
        )
    return {"copyrightHolder": holder, "copyrightYear": held.year, "copyrightNotice": notice}


def _holder(name: str, article: Article) -> Node | None:
    publisher = article.publisher
    if publisher and publisher.name == name:
        return node("Organization", {"name": name})
    for contributor in article.contributors:
        if isinstance(contributor, Person):
            if contributor.family in name and contributor.display == name:
                return node("Person", {"name": name})
        elif isinstance(contributor, Group) and contributor.name == name:
            return node("Organization", {"name": name})
    return None


def _is_free(article: Article, log: Log) -> bool | None:
    """True if the article is free to read for as long as it has been published.

    A property without dates cannot say "from then on" or "until then"; those are reported.
    """
    free, published = article.free_to_read, date_published(article)
    if free is None:
        return None
    start, end = free.start_date, free.end_date
    if end or (start and (published is None or start > published)):
        period = " ".join([*([f"from {start}"] if start else ()), *([f"until {end}"] if end else ())])
        log.dropped("free_to_read", f"schema.org has no dates of free access; the article is free {period}")
        return None
    if start:
        log.dropped("free_to_read.start_date", f"schema.org has no dates of free access; this one is {start}")
    return True
