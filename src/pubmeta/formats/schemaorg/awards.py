"""Awards, which are in funders and in grants apart; writer and reader put them together alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pubmeta.model import Award, Funder


def regrouped(funders: Iterable[Funder], grants: Sequence[Award]) -> tuple[Award, ...]:
    """The awards of each funder: its grants, or that it is known to have paid."""
    of_funder: dict[Funder, list[Award]] = {}
    for award in grants:
        of_funder.setdefault(award.funder, []).append(award)
    return tuple(award for funder in funders for award in of_funder.get(funder) or [Award(funder=funder)])
