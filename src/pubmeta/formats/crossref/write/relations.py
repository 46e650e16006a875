"""Relations of the work to others, and to other forms of itself."""

from __future__ import annotations

from collections.abc import Iterator

from pubmeta.formats.crossref.terms import INTRA_WORK, RELATION_FACES, RELATIONS, TARGETS
from pubmeta.formats.crossref.write.deposit import Deposit
from pubmeta.model import Article, Relation, RelationType, TargetType
from pubmeta.problems import Place
from pubmeta.xml.build import Element, element


def relations(article: Article, deposit: Deposit) -> Element | None:
    """Each relation once, as inter- or intra-work relation; a second one to the same target is reported.

    Where the funding data of a schema version has no place for a grant's DOI, the work is financed by the grant.
    """
    return element("rel:program", {"name": "relations"}, _related_items(article, deposit))


def _related_items(article: Article, deposit: Deposit) -> Iterator[Element | None]:
    seen: dict[tuple[str, str], Place] = {}
    for index, (at, relation) in enumerate(_all(article, deposit)):
        first = seen.setdefault((relation.type, relation.target.lower()), at)
        if first is not at:
            at.dropped("", f"says the same as {first.path()}")
            continue
        if index >= len(article.relations):
            at.dropped("", "the award has no place for it; it is written as a relation")
            deposit.log.at("relations", index).guessed("", f"stands for {at.path()}")
        yield _related_item(relation, at, deposit)


def _all(article: Article, deposit: Deposit) -> Iterator[tuple[Place, Relation]]:
    yield from deposit.log.each("relations", article.relations)
    if not deposit.edition.grant_doi:
        for at, award in deposit.log.each("awards", article.awards):
            if award.grant_doi:
                kind = RelationType.IS_FINANCED_BY
                relation = Relation(type=kind, target=award.grant_doi, target_type=TargetType.DOI)
                yield at.at("grant_doi"), relation


def _related_item(relation: Relation, at: Place, deposit: Deposit) -> Element | None:
    name = "intra_work_relation" if relation.type in INTRA_WORK else "inter_work_relation"
    description = relation.description and element(
        "rel:description",
        deposit.faces(relation.description, at, "description", RELATION_FACES, with_math=False),
    )
    attributes = {"relationship-type": RELATIONS[relation.type], "identifier-type": TARGETS[relation.target_type]}
    return element("rel:related_item", description, element(f"rel:{name}", attributes, relation.target))
