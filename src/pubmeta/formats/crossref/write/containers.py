"""What journals, proceedings and series have in common: ISSNs, and DOIs of their own."""

from __future__ import annotations

from pubmeta.formats.crossref.write.deposit import Deposit
from pubmeta.model import Doi, Issn, Url
from pubmeta.xml.build import Element, element, text_element


def issns(electronic: Issn | None, printed: Issn | None) -> list[Element | None]:
    """The ISSNs of the media."""
    return [
        text_element("issn", electronic, {"media_type": "electronic"}),
        text_element("issn", printed, {"media_type": "print"}),
    ]


def container_doi(
    doi: Doi | None, path: str, page: Url | None, option: str, article_doi: Doi | None, deposit: Deposit
) -> Element | None:
    """The container's own DOI, which needs a page to lead to.

    path: of the DOI in the article, ``journal.doi``; option: the name of the option that `page` is.
    """
    if doi is None:
        return None
    name = path.removesuffix(".doi").rpartition(".")[2]
    if article_doi and doi.key == article_doi.key:
        code = "journal-doi" if name == "journal" else "doi-repeated"
        deposit.log.invalid(
            path, f"is the article's DOI, not that of the {name}", remedy="correct it", code=f"crossref.{code}"
        )
    elif article_doi and doi.prefix != article_doi.prefix:
        deposit.log.dropped(
            path, f"all DOIs of a deposit need the same prefix, and the article's is {article_doi.prefix}"
        )
        return None
    if page is None:
        deposit.log.dropped(
            path,
            f"Crossref registers the DOI of the {name} only with the page that it leads to",
            remedy=f"set {option} under [crossref] in the configuration",
        )
        return None
    return element(
        "doi_data",
        deposit.registered_doi(doi, deposit.log, path),
        deposit.resource(page, deposit.log, f"options.{option}"),
    )
