"""Copyright lines in the words of many publishers."""

from __future__ import annotations

import pytest

from pubmeta.vocabularies.copyrights import SENTENCE_END, copyright_line


@pytest.mark.parametrize(
    ("text", "year", "holder"),
    [
        ("© The Author(s) 2023", 2023, "The Author(s)"),
        ("©2017 Quay et al.", 2017, "Quay et al."),
        ("© 2016, Quay et al", 2016, "Quay et al"),
        ("© The Authors (2016)", 2016, "The Authors"),
        ("© 2024. The Author(s). Published by the Society of Otters.", 2024, "The Author(s)"),
        ("Copyright: © 2019 Quay A et al.", 2019, "Quay A et al."),
        ("Copyright ©2011 Quay and Reed; licensee Seaside Ltd.", 2011, "Quay and Reed"),
        ("© The Author(s), under exclusive licence to Seaside Press 2020", 2020, "The Author(s)"),
        ("© Owned by the authors, published by Seaside Press, 2014", 2014, "the authors"),
        ("© 2020 Copyright held by the owner/author(s).", 2020, "the owner/author(s)"),
        ("Copyright is held by the authors 2020", 2020, "the authors"),
        ("© 2020 for this paper by its authors. Use permitted.", 2020, "its authors"),
        ("Published by Seaside Ltd. © 2020 The Authors", 2020, "The Authors"),
        ("© 2013 The Authors. Journal compilation © 2013 Society of Otters", 2013, "The Authors"),
        ("© 2020 Seaside B.V. All rights reserved.", 2020, "Seaside B.V."),
        ("Copyright (C) 2020 Acme Inc. This work is free.", 2020, "Acme Inc."),
        ("© Crown copyright 2020", 2020, "Crown"),
        ("Derechos de autor 2021 Ana Peña", 2021, "Ana Peña"),
        ("Direitos autorais (c) 2021 Ana Souza", 2021, "Ana Souza"),
        ("Tous droits réservés © Revue des loutres, 2015", 2015, "Revue des loutres"),
        ("Авторские права (c) 2020 Иванов", 2020, "Иванов"),
        ("版权所有©《水獭》编辑部2022", 2022, "《水獭》编辑部"),
        ("© The Authors", None, "The Authors"),
        ("© 2020", 2020, None),
        ("Copyright 2020 This is an open-access article.", 2020, None),
        ("© 2022, Posted by the Seaside archive", 2022, None),
    ],
)
def test_what_a_line_spells_out(text: str, year: int | None, holder: str | None) -> None:
    found = copyright_line(text)
    assert found
    assert (found.year, found.holder, found.span) == (year, holder, None)


@pytest.mark.parametrize(
    ("text", "span"),
    [("© 2019–2021 Press", "2019–2021"), ("© 2019, 2021 Press", "2019, 2021"), ("© 2019-21 Press", "2019-21")],
)
def test_spans_of_years(text: str, span: str) -> None:
    assert copyright_line(text) == (None, span, "Press")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "unknown",
        "2020 A. Quay",
        "Published by the Seaside Press",
        "Quay et al. This is an open-access article",
        "Copyright is with the authors since 2021 or so",
        "Copyright transferred to the publisher",
        "© 2020 A. Quay. © 2021 B. Reed",
        "Text © 2020 A. Quay",
        "©" * 500,
    ],
)
def test_other_words_and_several_copyrights(text: str) -> None:
    assert copyright_line(text) is None


def test_a_sentence_does_not_end_in_an_abbreviation() -> None:
    assert SENTENCE_END.split("© 2020 A. Quay Inc. Press. Free. The work is free.") == [
        "© 2020 A. Quay Inc. Press.",
        "Free.",
        "The work is free.",
    ]
