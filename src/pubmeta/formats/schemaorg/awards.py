"""Awards, which are in funders and in grants apart; writer and reader put them together alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pubmeta.model import Award, Funder


def regrouped(funders: Iterable[Funder], grants: Sequence[Award]) -> tuple[Award, ...]:
    """The awards of each funder: its grants, or that it is known to have paid."""
    found: list[Award] = []
    for funder in funders:
        found += [award for award in grants if award.funder == funder] or [Award(funder=funder)]
    return tuple(found)
