"""What readers share: taking values as the model wants them, leniently, and saying what could not be taken.

Nothing here raises for bad data. A value that the model refuses is reported and left out, and a reader goes on:
`taken` for one value, `part` for a part of the model, `article_of` for the whole. `JsonObject` and `Fields` remember
what was read, so that the rest is reported.
"""

from pubmeta.reading.article_types import article_type_in
from pubmeta.reading.dates import date_in, date_of, month_number
from pubmeta.reading.fields import Fields, Found
from pubmeta.reading.fragments import Tag, abstract_of, content_of, literal_of, text_from, text_of, unescaped
from pubmeta.reading.issns import FoundIssn, issn_fields, issns_in, journal_of
from pubmeta.reading.json.object import JsonObject
from pubmeta.reading.languages import language_of
from pubmeta.reading.names import name_fields, names_group
from pubmeta.reading.pages import pages_between, pages_of
from pubmeta.reading.streams import lines_of, marked_encoding, only_record
from pubmeta.reading.values import article_of, is_doi_link, line_of, part, quoted, taken, unique_key

__all__ = [
    "Fields",
    "Found",
    "FoundIssn",
    "JsonObject",
    "Tag",
    "abstract_of",
    "article_of",
    "article_type_in",
    "content_of",
    "date_in",
    "date_of",
    "is_doi_link",
    "issn_fields",
    "issns_in",
    "journal_of",
    "language_of",
    "line_of",
    "lines_of",
    "literal_of",
    "marked_encoding",
    "month_number",
    "name_fields",
    "names_group",
    "only_record",
    "pages_between",
    "pages_of",
    "part",
    "quoted",
    "taken",
    "text_from",
    "text_of",
    "unescaped",
    "unique_key",
]
