"""What a work appeared in: its journal, the server on which it was posted, the institutions behind it."""

from __future__ import annotations

from collections.abc import Iterable

from pubmeta.formats.crossref.rest.read.issns import issns, publisher
from pubmeta.formats.crossref.rest.read.values import ApiText, lines
from pubmeta.model import Affiliation, Journal, Language
from pubmeta.reading import Field, JsonObject, issn_fields, journal_of, quoted
from pubmeta.reading.json.affiliations import affiliation_in


def journal(
    work: JsonObject, language: Language | None, server: Field | None, behind: Iterable[Affiliation]
) -> Journal | None:
    """The journal; of a preprint without one the server. `behind`: the institutions, of which one may be the publisher.

    The member that registered a work without a container is named as its publisher, too.
    """
    titles = lines(work, "container-title") or ([server] if server else [])
    made = publisher(work)
    if made and not titles and any(each.name == made.name for each in behind):
        made = None
    found = issn_fields(work.log, issns(work))
    places = {"issn": work.at("ISSN"), "publisher": work.at("publisher")}
    fields: dict[str, object] = {"publisher": made, "language": language, **found}
    if not titles:
        return journal_of(work.log, work.path, fields, places)
    title, *others = titles
    for other in others:
        other.unplaced(f"a journal has one title, {quoted(title.text)}")
    short = dict.fromkeys(
        each.text for key in ("short-container-title", "container-title-short") for each in lines(work, key)
    )
    fields |= {"title": title.text, "abbreviations": tuple(each for each in short if each != title.text)}
    return journal_of(work.log, title.path, fields, places)


def institutions(work: JsonObject, *, has_server: bool) -> tuple[tuple[Affiliation, ...], Field | None]:
    """The institutions behind a work, and the server on which it was posted.

    has_server: whether the first of them that is only a name is the server, as it is of preprints.
    """
    found: list[Affiliation] = []
    server: Field | None = None
    for source in work.objects("institution"):
        names = lines(source, "name")
        if has_server and server is None and names and source.keys() <= {"name"}:
            server = names[0]
            server.guessed(f"{quoted(server.text)} is read as the server on which it was posted")
        elif made := affiliation_in(source, lambda field: ApiText(*field).as_line()):
            found.append(made)
    return tuple(found), server
