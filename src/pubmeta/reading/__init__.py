"""What readers share: taking values as the model wants them, leniently, and saying what could not be taken.

Nothing here raises for bad data. A value that the model refuses is reported and left out, and a reader goes on:
`taken` for one value, `part` for a part of the model, `article_of` for the whole. A `Field` is a text with its place.
`FieldReader`, for flat records, and `JsonObject` remember what was read, so that the rest is reported.

Names are loaded when they are first used: whoever only writes needs few of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubmeta.lazy import loader

if TYPE_CHECKING:
    from pubmeta.reading.article_types import article_type_in, other_kind_in, report_other_work
    from pubmeta.reading.capitals import has_initials_last
    from pubmeta.reading.dates import date_in, date_of, year_in
    from pubmeta.reading.dois import agreed_doi
    from pubmeta.reading.events import event_of
    from pubmeta.reading.field import Field, first_of
    from pubmeta.reading.fields import FieldReader
    from pubmeta.reading.fragments import Tag, abstract_of, content_of, literal_of, text_from, text_of, unescaped
    from pubmeta.reading.issns import FoundIssn, issn_fields, issns_in, journal_of
    from pubmeta.reading.json.object import JsonObject
    from pubmeta.reading.keywords import keyword_group, keywords_in
    from pubmeta.reading.languages import UNDETERMINED, language_of
    from pubmeta.reading.name_lists import names_in
    from pubmeta.reading.names import (
        contributor_fields,
        contributor_in,
        contributor_of,
        has_title,
        is_degree,
        is_name,
        is_sure_degree,
        name_fields,
        name_in,
        name_of,
        without_marks,
        without_others,
    )
    from pubmeta.reading.pages import page_fields, pages_between, pages_in, pages_of
    from pubmeta.reading.proceedings import isbns_in, names_of, proceedings_of
    from pubmeta.reading.streams import lines_of, marked_encoding, only_record
    from pubmeta.reading.values import article_of, folded, line_of, part, quoted, taken, unique_key, unplaced

_MODULES = {
    "article_types": ("article_type_in", "other_kind_in", "report_other_work"),
    "capitals": ("has_initials_last",),
    "dates": ("date_in", "date_of", "year_in"),
    "dois": ("agreed_doi",),
    "events": ("event_of",),
    "field": ("Field", "first_of"),
    "fields": ("FieldReader",),
    "fragments": ("Tag", "abstract_of", "content_of", "literal_of", "text_from", "text_of", "unescaped"),
    "issns": ("FoundIssn", "issn_fields", "issns_in", "journal_of"),
    "json.object": ("JsonObject",),
    "keywords": ("keyword_group", "keywords_in"),
    "languages": ("UNDETERMINED", "language_of"),
    "name_lists": ("names_in",),
    "names": (
        "contributor_fields",
        "contributor_in",
        "contributor_of",
        "has_title",
        "is_degree",
        "is_name",
        "is_sure_degree",
        "name_fields",
        "name_in",
        "name_of",
        "without_marks",
        "without_others",
    ),
    "pages": ("page_fields", "pages_between", "pages_in", "pages_of"),
    "proceedings": ("isbns_in", "names_of", "proceedings_of"),
    "streams": ("lines_of", "marked_encoding", "only_record"),
    "values": ("article_of", "folded", "line_of", "part", "quoted", "taken", "unique_key", "unplaced"),
}

__all__ = [
    "UNDETERMINED",
    "Field",
    "FieldReader",
    "FoundIssn",
    "JsonObject",
    "Tag",
    "abstract_of",
    "agreed_doi",
    "article_of",
    "article_type_in",
    "content_of",
    "contributor_fields",
    "contributor_in",
    "contributor_of",
    "date_in",
    "date_of",
    "event_of",
    "first_of",
    "folded",
    "has_initials_last",
    "has_title",
    "is_degree",
    "is_name",
    "is_sure_degree",
    "isbns_in",
    "issn_fields",
    "issns_in",
    "journal_of",
    "keyword_group",
    "keywords_in",
    "language_of",
    "line_of",
    "lines_of",
    "literal_of",
    "marked_encoding",
    "name_fields",
    "name_in",
    "name_of",
    "names_in",
    "names_of",
    "only_record",
    "other_kind_in",
    "page_fields",
    "pages_between",
    "pages_in",
    "pages_of",
    "part",
    "proceedings_of",
    "quoted",
    "report_other_work",
    "taken",
    "text_from",
    "text_of",
    "unescaped",
    "unique_key",
    "unplaced",
    "without_marks",
    "without_others",
    "year_in",
]

__getattr__ = loader(__name__, _MODULES)
