"""Some cases have every field of the model together, so that the contract sees each of them written or reported."""

from __future__ import annotations

import pytest

from pubmeta import Article, Kind, Log, get_format
from pubmeta.model import Affiliation, Person, Reference, Work
from tests.field_fates import ONLY_TRUE, changes
from tests.sharing import MadeOnce
from tests.test_contract import FORMS, format_of


def test_the_cases_use_every_field_of_the_model(made_once: MadeOnce) -> None:
    changed = made_once("changes", changes)
    assert {pattern for pattern, values in changed.items() if not any(each.others for each in values)} == ONLY_TRUE


class MyAffiliation(Affiliation):
    floor: int


class MyWork(Work):
    shelf: str


class MyArticle(Article):
    internal_id: int


@pytest.mark.parametrize("form", FORMS)
def test_fields_that_the_model_does_not_have_yet_are_reported(form: str) -> None:
    person = Person(family="Ito", affiliations=(MyAffiliation(name="University", floor=3),))
    reference = Reference(key="r1", work=MyWork(title="Work", shelf="A7"))
    article = MyArticle(title="Title", contributors=(person,), references=(reference,), internal_id=7)
    log = Log()
    target = get_format(format_of(form))
    assert target.write is not None
    content = target.write(article, target.options.model_validate(FORMS[form]), log)
    dropped = [problem.path for problem in log if problem.kind is Kind.DROPPED]
    for path in ("internal_id", "contributors[0].affiliations[0].floor", "references[0].work.shelf"):
        assert any(path == each or path.startswith((f"{each}.", f"{each}[")) for each in dropped), path
    assert b"A7" not in content
