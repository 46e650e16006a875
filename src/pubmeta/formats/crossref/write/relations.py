"""Relations of the work to others, and to other forms of itself."""

from __future__ import annotations

from collections.abc import Iterator

from pubmeta.formats.crossref.terms import INTRA_WORK, RELATION_FACES, RELATIONS, TARGETS
from pubmeta.formats.crossref.write.deposit import Deposit
from pubmeta.model import Article, Relation, RelationType, TargetType
from pubmeta.xml.build import Element, element


def relations(article: Article, deposit: Deposit) -> Element | None:
    """Each relation once, as inter- or intra-work relation; a second one to the same target is reported.

    Where the funding data of a schema version has no place for a grant's DOI, the work is financed by the grant.
    """
    return element("rel:program", {"name": "relations"}, _related_items(article, deposit))


def _related_items(article: Article, deposit: Deposit) -> Iterator[Element | None]:
    seen: dict[tuple[str, str], str] = {}
    for index, (relation, path) in enumerate(_all(article, deposit)):
        first = seen.setdefault((relation.type, relation.target.lower()), path)
        if first != path:
            deposit.log.dropped(path, f"says the same as {first}")
            continue
        if not path.startswith("relations"):
            deposit.log.dropped(path, "the award has no place for it; it is written as a relation")
            deposit.log.guessed(f"relations[{index}]", f"stands for {path}")
        yield _related_item(relation, path, deposit)


def _all(article: Article, deposit: Deposit) -> Iterator[tuple[Relation, str]]:
    for index, relation in enumerate(article.relations):
        yield relation, f"relations[{index}]"
    if not deposit.edition.grant_doi:
        for index, award in enumerate(article.awards):
            if award.grant_doi:
                kind = RelationType.IS_FINANCED_BY
                relation = Relation(type=kind, target=award.grant_doi, target_type=TargetType.DOI)
                yield relation, f"awards[{index}].grant_doi"


def _related_item(relation: Relation, path: str, deposit: Deposit) -> Element | None:
    name = "intra_work_relation" if relation.type in INTRA_WORK else "inter_work_relation"
    description = relation.description and element(
        "rel:description",
        deposit.faces(relation.description, f"{path}.description", RELATION_FACES, with_math=False),
    )
    attributes = {"relationship-type": RELATIONS[relation.type], "identifier-type": TARGETS[relation.target_type]}
    return element("rel:related_item", description, element(f"rel:{name}", attributes, relation.target))
