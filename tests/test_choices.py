"""What is chosen by name; the command line and the service have the tests of what they say of a wrong name."""

from __future__ import annotations

import pytest

from pubmeta import choices
from pubmeta.choices import ChoiceError
from pubmeta.registry import format_names, get_format


def test_formats_are_chosen_by_what_they_can_do() -> None:
    assert choices.able("write") == tuple(name for name in format_names() if get_format(name).write)
    assert choices.writable(["jats, csl", "jats,,ris"]) == ("jats", "csl", "ris")
    for values in ([], [""], [","]):
        with pytest.raises(ChoiceError, match="names no format"):
            choices.writable(values)


@pytest.mark.parametrize("word", choices.strict_words())
def test_every_word_that_is_offered_is_taken(word: str) -> None:
    assert choices.strict([word])


def test_options_are_put_together_by_format() -> None:
    chosen = [("jats.version", "1.3"), ("crossref.crossmark_domains", "a.example, b.example"), ("jats.version", "1.4")]
    assert choices.option_tables([*chosen, ("crossref.crossmark_domains", "c.example")]) == {
        "jats": {"version": "1.4"},
        "crossref": {"crossmark_domains": ["a.example", "b.example", "c.example"]},
    }
    assert choices.option_tables([("crossref.crossmark_domains", "")]) == {"crossref": {"crossmark_domains": []}}


@pytest.mark.parametrize("name", ["jats", "jats.", ".version", "jats.versio", "jatz.version", "jats.version.a"])
def test_an_option_that_there_is_not(name: str) -> None:
    with pytest.raises(ChoiceError):
        choices.option_tables([(name, "1")])
