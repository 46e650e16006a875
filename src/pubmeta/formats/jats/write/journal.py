"""Where the work appeared: `journal-meta`, of a journal or of proceedings, and the institutions behind the work."""

from __future__ import annotations

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.write.contributors import aff, loses_punctuation, report_punctuation
from pubmeta.formats.jats.write.marked import unmarked
from pubmeta.formats.jats.write.names import name
from pubmeta.model import Article, Journal, Name, PersonName, Proceedings, Publisher, Series
from pubmeta.problems import Log
from pubmeta.xml.build import Element, Line, Part, attribute, block, element, line, text_element

_ID_TYPES = {field: attribute("journal-id-type", kind) for field, kind in terms.JOURNAL_IDS.items()}
_ISSN_TYPE = attribute("journal-id-type", "issn")
_ISSN_MEDIA = {
    "issn_print": attribute("publication-format", "print"),
    "issn_electronic": attribute("publication-format", "electronic"),
}


def journal_meta(article: Article, log: Log) -> Element | None:
    """The whole element."""
    journal = article.journal
    for at, institution in log.each("institutions", article.institutions):
        if loses_punctuation(institution):
            report_punctuation(at)
    institutions = [aff(each, f' content-type="{terms.INSTITUTION}"') for each in article.institutions]
    if journal is None:
        proceedings = article.proceedings
        return block("journal-meta", _of_proceedings(proceedings, institutions, log) if proceedings else institutions)
    values = journal.__dict__
    titles = [text_element("journal-title", journal.title)]
    titles += [text_element("abbrev-journal-title", abbreviation) for abbreviation in journal.abbreviations]
    lines: list[Part | None] = [
        *[line("journal-id", values[field], _ID_TYPES[field]) for field in filter(values.get, _ID_TYPES)],
        block("journal-title-group", titles),
        *institutions,
        *_issns(journal),
        _publisher(journal.publisher),
    ]
    return block("journal-meta", lines)


def _of_proceedings(proceedings: Proceedings, institutions: list[Line], log: Log) -> list[Part | None]:
    """The lines for proceedings: their series, or, where they are in none, the proceedings themselves."""
    series, at = proceedings.series, log.at("proceedings")
    doi = series.doi if series else proceedings.doi
    if series:
        kind, titles = terms.SERIES, [text_element("journal-title", series.title)]
    else:
        kind = terms.PROCEEDINGS
        titles = [
            text_element("journal-title", unmarked(proceedings.title, at, "title") if proceedings.title else None),
            text_element(
                "journal-subtitle", unmarked(proceedings.subtitle, at, "subtitle") if proceedings.subtitle else None
            ),
        ]
    issns = series.issns[:1] if series and not doi else ()
    return [
        text_element("journal-id", doi, {"journal-id-type": terms.JOURNAL_IDS["doi"]}),
        *[line("journal-id", issn, _ISSN_TYPE) for issn in issns],
        block("journal-title-group", titles, attribute("content-type", kind)),
        block("contrib-group", map(_editor, proceedings.editors)),
        *institutions,
        *(_issns(series) if series else ()),
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


def _issns(journal: Journal | Series) -> list[str]:
    """`issn` by medium. A linking ISSN is the ISSN of one of the media: alone, it is written without saying which."""
    values, linking = journal.__dict__, journal.issn_linking
    made = [line("issn", values[field], _ISSN_MEDIA[field]) for field in filter(values.get, _ISSN_MEDIA)]
    if linking:
        made += (line("issn-l", linking),) if made else (line("issn", linking), line("issn-l", linking))
    return made
