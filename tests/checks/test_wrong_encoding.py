"""UTF-8 that was read in another encoding is seen, whatever the script, and nothing else is."""

from __future__ import annotations

import pytest

from pubmeta.checks.wrong_encoding import wrongly_read

MEANT = ["Müller", "Łódź", "naïve œuvre", "5 °C", "Привет", "Ελληνικά", "©", "ﬁn"]


@pytest.mark.parametrize("text", MEANT)
@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_what_was_read_wrongly_is_seen_with_what_it_means(text: str, encoding: str) -> None:
    spelled = [bytes([byte]).decode(encoding, "replace").replace("\ufffd", chr(byte)) for byte in text.encode()]
    found = dict(wrongly_read("".join(spelled)))
    assert set("".join(found.values())) <= set(text)
    assert found


def test_signs_are_seen_in_the_encoding_of_windows() -> None:
    assert dict(wrongly_read("donâ€™t â€“ â€œx")) == {"â€™": "’", "â€“": "–", "â€œ": "“"}


@pytest.mark.parametrize("text", [*MEANT, "“IRMÔ", "«IRMû", "Âge d’or", "Å 5", "Ða", "â€ 5", "SÃO, Ð and Ñ"])
def test_any_other_text_is_left_alone(text: str) -> None:
    assert list(wrongly_read(text)) == []
