"""What the records of a journal article and of a conference paper have in common."""

from __future__ import annotations

from pubmeta.formats.crossref.write.crossmark import crossmark_or_programs
from pubmeta.formats.crossref.write.dates import acceptance_date
from pubmeta.formats.crossref.write.deposit import Deposit
from pubmeta.formats.crossref.write.location import archive_locations, doi_data, pages, publisher_item
from pubmeta.formats.crossref.write.references import citation_list
from pubmeta.formats.crossref.write.relations import relations
from pubmeta.formats.crossref.write.version import version_info
from pubmeta.model import Article
from pubmeta.xml.build import Element


def after_publication_dates(article: Article, deposit: Deposit) -> list[Element | None]:
    """What follows the dates of publication, in the order of the schema."""
    return [
        acceptance_date(article.dates, deposit),
        pages(article, deposit),
        publisher_item(article, deposit),
        *crossmark_or_programs(article, deposit),
        relations(article, deposit),
        archive_locations(article, deposit),
        version_info(article, deposit),
        doi_data(article, deposit),
        citation_list(article, deposit),
    ]
