"""Relations of the work to others, and to other forms of itself."""

from __future__ import annotations

from collections.abc import Iterator

from pubmeta.formats.crossref.terms import FINANCING, INTRA_WORK, RELATION_FACES, RELATIONS, TARGETS
from pubmeta.formats.crossref.write.deposit import Deposit
from pubmeta.formats.crossref.write.kinds import RecordKind
from pubmeta.model import Article, Relation, RelationType, TargetType
from pubmeta.problems import Place
from pubmeta.xml.build import Element, element


def relations(article: Article, deposit: Deposit) -> Element | None:
    """Each relation once, as inter- or intra-work relation; a second one to the same target is reported."""
    return element("rel:program", {"name": "relations"}, _related_items(article, deposit))


def _related_items(article: Article, deposit: Deposit) -> Iterator[Element | None]:
    seen: dict[tuple[str, str], Place] = {}
    of = article.review.of if article.review and deposit.kind is RecordKind.PEER_REVIEW else None
    if of:
        at = deposit.log.at("review")
        reviewed = Relation(type=RelationType.IS_REVIEW_OF, target=of, target_type=TargetType.DOI)
        seen[reviewed.type, reviewed.target.lower()] = at
        yield _related_item(reviewed, at, deposit)
    for at, relation in deposit.log.each("relations", article.relations):
        first = seen.setdefault((relation.type, relation.target.lower()), at)
        if first is not at:
            at.dropped("", f"says the same as {first.path()}")
        elif relation.type in FINANCING and not deposit.edition.grants:
            at.dropped("", f"the schema {deposit.edition.version} has no relation {RELATIONS[relation.type]}")
        else:
            yield _related_item(relation, at, deposit)


def _related_item(relation: Relation, at: Place, deposit: Deposit) -> Element | None:
    name = "intra_work_relation" if relation.type in INTRA_WORK else "inter_work_relation"
    description = relation.description and element(
        "rel:description",
        deposit.faces(relation.description, at, "description", RELATION_FACES, with_math=False),
    )
    attributes = {"relationship-type": RELATIONS[relation.type], "identifier-type": TARGETS[relation.target_type]}
    return element("rel:related_item", description, element(f"rel:{name}", attributes, relation.target))
