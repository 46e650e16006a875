"""Who paid: funders by name, or with their awards in parts, as HighWire has them."""

from __future__ import annotations

from pubmeta.formats.html import terms
from pubmeta.formats.html.read.parts import parted
from pubmeta.model import Award, Funder, FunderId
from pubmeta.reading import Field, FieldReader, name_in


def awards(fields: FieldReader) -> tuple[Award, ...]:
    """An award for each element: of the funder that it names, or with the number and recipient in its parts."""
    found = (_award(field) for field in fields.all(*terms.SPONSORS))
    return tuple(dict.fromkeys(award for award in found if award))


def _award(field: Field) -> Award | None:
    before, parts = parted(field)
    if parts is None:
        funder = field.part(Funder, {"name": before.as_text()})
        return Award(funder=funder) if funder else None

    def lines(name: str) -> list[str]:
        return [line for each in parts.all(f"{field.path}.{name}") if (line := each.as_line())]

    name = parts.one(f"{field.path}.citation_funder", f"{field.path}.citation_funding_source") or before
    of_funder = {"name": name.as_line(), "funder_id": parts.taken(FunderId, f"{field.path}.citation_funder_id")}
    recipients = (name_in(each) for each in parts.all(f"{field.path}.citation_grant_recipient"))
    made = {
        "numbers": tuple(lines("citation_grant_number")),
        "recipients": tuple(filter(None, recipients)),
    }
    parts.report_rest({})
    if not (of_funder["name"] or of_funder["funder_id"]):
        field.unplaced("an award needs a funder, and this one names none")
        return None
    funder = field.part(Funder, of_funder)
    return field.part(Award, {"funder": funder, **made}) if funder else None
