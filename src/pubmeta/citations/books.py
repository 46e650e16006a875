"""Books, in any style that names town and publisher: ``Lark, M. (2010). Salt. Odry: Salt Press.``

``LARK, M. Salt. Odry: Salt Press, 2010.``, ``Lark, Mary. 2010. Salt. Odry: Salt Press.``, ``Lark M. Salt. Odry: Salt
Press; 2010.``, ``Lark M (2010) Salt. Odry University Press, Odry``. Editions, volumes, translators and editors are not
read: a text that holds one gets no answer.
"""

from __future__ import annotations

import re

from pubmeta.citations import names
from pubmeta.citations.names import Names
from pubmeta.citations.places import YEAR
from pubmeta.citations.titles import clean_title, is_sentence
from pubmeta.citations.words import UPPER
from pubmeta.model import PartialDate, Work, WorkType

_DATE_FIRST = re.compile(rf"(?P<names>[^()\d]{{4,}}?)\s\(?{YEAR}\)?\s?[.,:]?\s(?P<after>.+)")
_DATE_LAST = re.compile(rf"(?P<before>.+?)[,;]\s?{YEAR}")

_TOWN_WORD = rf"(?:St\.\s)?[{UPPER}][\w’'-]+"
_ONE_TOWN = rf"{_TOWN_WORD}(?:[\s-](?:(?:de|do|da|del|la|le|am|upon|an der|en)\s)?{_TOWN_WORD}){{0,2}}"
_COUNTRY = rf"(?:,\s(?:[A-Z]{{2,3}}|(?:[A-Z]\.\s?){{2,3}}|{_TOWN_WORD}\.?(?:\s{_TOWN_WORD})?))?"
_TOWN = rf"(?P<town>{_ONE_TOWN}{_COUNTRY}(?:(?:\s(?:and|&|et|und|y|e)\s|[/,;]\s?){_ONE_TOWN}{_COUNTRY})?)"
_PUBLISHER_WORD = (
    rf"(?:(?:[{UPPER}]\.)+|[{UPPER}][\w’'&-]*(?:(?<=Univ)\.)?|&|and|und|et|e|y|of|the|for|de|do|da|des|du|la|le)"
)
_COMPANY = r"(?:,?\s(?:Inc|Ltd|Co)\b\.?)*"
_PUBLISHER = rf"(?P<publisher>(?:{_PUBLISHER_WORD},?\s){{0,8}}{_PUBLISHER_WORD}{_COMPANY})"
_SURE = (
    r"(?:Press|Verlag|Publish(?:ers?|ing)|Publications|Books|Editora|Editorial|Ediciones|Edizioni|[ÉE]ditions|"
    r"Springer|Wiley|Elsevier|Routledge|Penguin|Blackwell|McGraw-Hill|Palgrave|Sage|Birkhäuser|Kluwer|Gallimard|"
    r"Addison-Wesley|Prentice[ -]Hall|Macmillan|Norton|Dover|Clarendon|Brill|De Gruyter)"
)
_IS_SURE = re.compile(rf"\b{_SURE}\b")
_SURE_PUBLISHER = rf"(?P<publisher>(?:{_PUBLISHER_WORD},?\s){{0,6}}{_SURE}(?:[\s-]{_PUBLISHER_WORD}){{0,2}}{_COMPANY})"
# Before the colon is the publisher, not the town.
_TOWNS = frozenset(
    """
    Amsterdam Barcelona Berlin Boston Bruxelles Cambridge Chicago Genève Lisboa London Madrid Milano Moscow Oxford Paris
    Roma Tokyo Toronto
    """.split()
)
_PLACES = (
    re.compile(rf"(?P<title>.+?[.?!]|.+?,)\s{_TOWN}\s?:\s?{_PUBLISHER}"),
    re.compile(rf"(?P<title>.+?[.?!])\s{_SURE_PUBLISHER}(?:[.,]\s{_TOWN})?"),
)
_THESIS = re.compile(
    r"(?i)\b(?:diss\w*|thesis|thèse|tese|mestrado|doutorado|doctora\w*|ph\.?\s?d|report|working paper)\b"
)
# An edition, a volume, a translator, an editor, a chapter: the title is not all that is before the town.
_NO_TITLE = re.compile(
    r"(?i)\b(?:edn?|edition|édition|edição|ediç|aufl|aufla\w+|vol|volume|band|bd|tome|tomo|trans|tr|transl|trad|"
    r"tradu\w+|translat\w+|eds?|editors?|org|orgs|coord|dir|hrsg|thesis|thèse|tese|dissertation|report|series|in|"
    r"pp?|chapter|accessed|available|proceedings)\b[.:]|\b(?:ed|eds|org|orgs|coord|dir|hrsg|trans)\b|,\s[Ii]n\s[A-Z]|[()\[\]“”\"«»]"
)
_FORMS = (
    (names.INVERTED, names.INVERTED),
    (names.INVERTED, names.GIVEN_FIRST),
    (names.FAMILY_FIRST, names.FAMILY_FIRST),
    (names.CAPITALS, names.CAPITALS),
    (names.INVERTED_IN_FULL, names.GIVEN_FIRST_IN_FULL),
    (names.INVERTED_IN_FULL, names.INVERTED_IN_FULL),
)


def parsed(text: str) -> Work | None:
    """The work that a description in this style describes."""
    if ":" not in text and not _IS_SURE.search(text):
        return None
    if dated := _DATE_FIRST.fullmatch(text):
        if not _has_place(dated["after"]):
            return None
        authors = names.whole_in_one_form(dated["names"], *_FORMS)
        return _book(authors, dated["after"], dated["year"]) if authors else None
    dated = _DATE_LAST.fullmatch(text) if text[-4:].isdecimal() else None
    if not dated or not _has_place(dated["before"]):
        return None
    answers = {_led(dated["before"], form, dated["year"]) for form in _FORMS} - {None}
    return answers.pop() if len(answers) == 1 else None


def _has_place(text: str) -> bool:
    return any(form.fullmatch(text) for form in _PLACES)


def _led(text: str, form: tuple[re.Pattern[str], re.Pattern[str]], year: str) -> Work | None:
    """The book whose description starts with its authors."""
    authors, after = names.leading(text, *form) or (None, "")
    if authors and after.startswith((". ", ", ")):
        return _book(authors, after[2:], year)
    if authors and (authors.persons[-1].given or "").endswith("."):
        return _book(authors, after.lstrip(), year)
    return None


def _book(authors: Names, text: str, year: str) -> Work | None:
    for form in _PLACES:
        found = form.fullmatch(text)
        if not found:
            continue
        if _THESIS.search(found["publisher"]) or found["publisher"] in _TOWNS or found["publisher"] == found["town"]:
            return None
        title = found["title"]
        if _NO_TITLE.search(title) or not is_sentence(title) or (title.endswith(",") and title.count(",") > 1):
            return None
        return Work(
            type=WorkType.BOOK if _IS_SURE.search(found["publisher"]) else None,
            authors=authors.persons,
            et_al=authors.et_al,
            title=clean_title(title),
            date=PartialDate.of(int(year)),
            publisher=found["publisher"].strip(" .,"),
            publisher_place=found["town"],
        )
    return None
