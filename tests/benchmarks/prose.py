"""Words put together at random: the sentences and names of benchmark records."""

from __future__ import annotations

from random import Random

from pubmeta.model import Markup, Text
from tests.benchmarks import words


class Prose:
    """Text from one source of chance."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def happens(self, share: float) -> bool:
        """True in this share of the calls."""
        return self.random.random() < share

    def filled(self, sentence: str) -> str:
        """The sentence with words and numbers for its fields."""
        random = self.random
        return sentence.format(
            cause=random.choice(words.CAUSES),
            topic=random.choice(words.TOPICS),
            setting=random.choice(words.SETTINGS),
            species=random.choice(words.SPECIES),
            formula=random.choice(words.FORMULAS),
            n=random.randrange(10, 90),
            m=random.randrange(1, 10),
        )

    def title(self) -> Text:
        """Of an article, now and then with markup."""
        if self.happens(0.35):
            return Markup(markup=self.filled(self.random.choice(words.MARKED_TITLES)))
        return self.filled(self.random.choice(words.TITLES))

    def paragraph(self, sentences: int) -> Text:
        """So many sentences, now and then with markup and mathematics."""
        chosen = [self.filled(self.random.choice(words.SENTENCES)) for _ in range(sentences)]
        if not self.happens(0.4):
            return " ".join(chosen)
        marked = self.filled(self.random.choice(words.MARKED_SENTENCES))
        escaped = [each.replace("&", "&amp;").replace("<", "&lt;") for each in chosen]
        return Markup(markup=" ".join([*escaped, marked]))
