"""Where the work appeared: `journal-meta`, of a journal or of proceedings, and the institutions behind the work."""

from __future__ import annotations

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.write.contributors import aff, loses_punctuation, report_punctuation
from pubmeta.formats.jats.write.marked import unmarked
from pubmeta.formats.jats.write.names import name
from pubmeta.model import Article, Journal, Name, PersonName, Proceedings, Publisher, Series
from pubmeta.problems import Log
from pubmeta.xml.build import Content, Element, element, text_element


def journal_meta(article: Article, log: Log) -> Element | None:
    """The whole element."""
    journal = article.journal
    for at, institution in log.each("institutions", article.institutions):
        if loses_punctuation(institution):
            report_punctuation(at)
    institutions = [aff(each, f' content-type="{terms.INSTITUTION}"') for each in article.institutions]
    if journal is None:
        proceedings = article.proceedings
        return element("journal-meta", _of_proceedings(proceedings, institutions, log) if proceedings else institutions)
    return element(
        "journal-meta",
        [
            text_element("journal-id", getattr(journal, field), {"journal-id-type": kind})
            for field, kind in terms.JOURNAL_IDS.items()
        ],
        element(
            "journal-title-group",
            text_element("journal-title", journal.title),
            [text_element("abbrev-journal-title", abbreviation) for abbreviation in journal.abbreviations],
        ),
        institutions,
        _issns(journal),
        _publisher(journal.publisher),
    )


def _of_proceedings(proceedings: Proceedings, institutions: Content, log: Log) -> Content:
    """The content for proceedings: their series, or, where they are in none, the proceedings themselves."""
    series, at = proceedings.series, log.at("proceedings")
    doi = series.doi if series else proceedings.doi
    title: Content
    if series:
        kind, title = terms.SERIES, text_element("journal-title", series.title)
    else:
        kind = terms.PROCEEDINGS
        title = [
            text_element("journal-title", unmarked(proceedings.title, at, "title") if proceedings.title else None),
            text_element(
                "journal-subtitle", unmarked(proceedings.subtitle, at, "subtitle") if proceedings.subtitle else None
            ),
        ]
    return [
        text_element("journal-id", doi, {"journal-id-type": terms.JOURNAL_IDS["doi"]}),
        None
        if doi or not series
        else [text_element("journal-id", one, {"journal-id-type": "issn"}) for one in series.issns[:1]],
        element("journal-title-group", {"content-type": kind}, title),
        element("contrib-group", map(_editor, proceedings.editors)),
        institutions,
        series and _issns(series),
        _publisher(proceedings.publisher),
    ]


def _editor(editor: Name) -> Element | None:
    named = name(editor) if isinstance(editor, PersonName) else text_element("collab", editor.name)
    return element("contrib", {"contrib-type": "editor"}, named)


def _publisher(publisher: Publisher | None) -> Element | None:
    if publisher is None:
        return None
    return element(
        "publisher",
        text_element("publisher-name", publisher.name),
        text_element("publisher-loc", publisher.place),
    )


def _issns(journal: Journal | Series) -> Content:
    """`issn` by medium. A linking ISSN is the ISSN of one of the media: alone, it is written without saying which."""
    by_medium = [
        text_element("issn", journal.issn_print, {"publication-format": "print"}),
        text_element("issn", journal.issn_electronic, {"publication-format": "electronic"}),
    ]
    known = by_medium if any(by_medium) else [text_element("issn", journal.issn_linking)]
    return [*known, text_element("issn-l", journal.issn_linking)]
