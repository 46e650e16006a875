"""Awards, which are in funders and in grants apart; writer and reader put them together alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pubmeta.model import Award, Funder


def regrouped(funders: Iterable[Funder], grants: Sequence[Award]) -> tuple[Award, ...]:
    """The awards of each funder: its grants, or that it is known to have paid.

    A funder of whom a grant says the same and more, such as its identifier, is that of the grant.
    """
    of_funder: dict[Funder, list[Award]] = {}
    for award in grants:
        of_funder.setdefault(award.funder, []).append(award)
    of_name: dict[str, list[Funder]] = {}
    for funder in of_funder:
        of_name.setdefault(_name(funder), []).append(funder)
    found: list[Award] = []
    for funder in funders:
        own = of_funder.get(funder)
        if own or not any(_says_more(known, funder) for known in of_name.get(_name(funder), ())):
            found += own or [Award(funder=funder)]
    return tuple(found)


def _name(funder: Funder) -> str:
    return (funder.name or "").casefold()


def _says_more(known: Funder, funder: Funder) -> bool:
    """Whether a funder of the same name has each of the identifiers of the other."""
    return all(value in (None, vars(known)[field]) for field, value in vars(funder).items() if field != "name")
