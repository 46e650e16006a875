"""A work of each kind that Crossref has a record of its own for, as fields beside those of `conftest.ARTICLE`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

AUTHORS = [{"family": "Ito", "given": "Ken"}]
PROCEEDINGS: Mapping[str, Any] = {
    "title": "Proceedings of the Water Days",
    "isbns": [{"isbn": "9783161484100", "medium": "electronic"}],
    "series": {"title": "Notes on Water", "issn_electronic": "2345-6787", "doi": "10.5555/series"},
    "publisher": {"name": "Example Press", "place": "Oslo"},
    "doi": "10.5555/volume",
}
PAGES = {
    "proceedings_page": "https://www.example.org/proceedings",
    "series_page": "https://www.example.org/series",
}
KINDS: Mapping[str, Mapping[str, Any]] = {
    "conference": {
        "type": "conference-paper",
        "contributors": AUTHORS,
        "journal": None,
        "event": {"name": "Water Days"},
        "proceedings": PROCEEDINGS,
        "options": PAGES,
    },
    "peer_review": {
        "type": "peer-review",
        "contributors": AUTHORS,
        "journal": None,
        "review": {"of": "10.5555/reviewed"},
    },
    "pending": {
        "contributors": AUTHORS,
        "landing_page": None,
        "status": {"type": "pending"},
        "dates": {"accepted": "2024-02-29"},
    },
    "posted": {
        "type": "preprint",
        "contributors": AUTHORS,
        "journal": "Example Archive",
        "dates": {"posted": "2024-02-29"},
        "status": {"type": "withdrawn", "date": "2024-03-01", "reason": "It leaked."},
    },
}
