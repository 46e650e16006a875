"""The format: what it is registered as, its options, and how its documents are recognised."""

from __future__ import annotations

import subprocess
import sys

import pytest
from pydantic import ValidationError

from pubmeta.checks.schemas import schema_keys
from pubmeta.formats.jats import FORMAT, JatsOptions, recognise, schema


def test_every_combination_of_options_has_its_schema() -> None:
    keys = {
        schema(JatsOptions(version=version, tag_set=tag_set))
        for version in ("1.4", "1.3")
        for tag_set in ("publishing", "archiving")
    }
    assert keys == {key for key in schema_keys() if key.startswith("jats/")}
    assert FORMAT.schema is not None
    assert FORMAT.schema(JatsOptions()) == "jats/1.4/publishing"


@pytest.mark.parametrize("options", [{"version": "1.2"}, {"tag_set": "blue"}, {"edition": "1.4"}])
def test_other_options_are_refused(options: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        JatsOptions.model_validate(options)


@pytest.mark.parametrize(
    "head",
    [
        b'<article dtd-version="1.3"><front/>',
        b'<?xml version="1.0"?>\n<!-- <html> -->\n<article article-type="research-article" xml:lang="en">',
        b'<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.1//EN" "x">\n<article>',
        b'<!DOCTYPE article PUBLIC "-//NLM//DTD Journal Publishing DTD v3.0//EN" "x" [<!ENTITY a "b">]><article>',
        b"\xef\xbb\xbf<article>\n<!-- c --><front>",
        b"<article><processing-meta/>",
        b'<!DOCTYPE article PUBLIC "-//Press//DTD Archive//EN" "x"><article article-type="letter"><front>',
        b'<!DOCTYPE article PUBLIC "-//Host//DTD for NLM DTD v3.0.5//EN" "x.dtd"><article dtd-version="3.0"><front>',
        b'<!DOCTYPE article SYSTEM "../journalpublishing.dtd">\n<article xml:lang="pt"><front>',
        b'<article xmlns="http://press.example/ns" article-type="letter"><front>',
    ],
)
def test_jats_is_recognised(head: bytes) -> None:
    assert recognise(head)


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"<articles><front>",
        b"<article><title>DocBook 4</title>",
        b'<article xmlns="http://docbook.org/ns/docbook" version="5.0"><front>',
        b'<!DOCTYPE article PUBLIC "-//OASIS//DTD DocBook XML V4.5//EN" "docbookx.dtd"><article lang="en"><front>',
        b"<article class='post'><h1>HTML</h1></article>",
        b'<!DOCTYPE article PUBLIC "-//ES//DTD journal article DTD 5.6//EN" "a"><article docsubtype="fla">',
        b'<html><body><article dtd-version="1.3"><front/>',
        b'{"title": "<article>"}',
        b"\x00\x01\x02",
    ],
)
def test_other_content_is_not(head: bytes) -> None:
    assert not recognise(head)


def test_loading_the_format_loads_no_xml_library() -> None:
    code = "import sys; from pubmeta.formats.jats import FORMAT; sys.exit('lxml' in str(sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_rule_codes_are_unique_and_of_this_format() -> None:
    codes = [rule.code for rule in FORMAT.rules]
    assert len(set(codes)) == len(codes)
    assert all(code.startswith("jats.") for code in codes)
