"""The characters that named entities of the standard sets mean, where a document declares none of them.

HTML's set holds those of ISO 8879, ISO 9573-13 and MathML, except the Greek ones below and a few of the JATS DTDs' own.
"""

from __future__ import annotations

from functools import cache
from html.entities import html5

_GREEK = dict(
    zip("a b g d e z ee th i k l m n x o p r s t u ph kh ps oh".split(), "αβγδεζηθικλμνξοπρστυφχψω", strict=True)
)
_ACUTE = dict(zip("a e ee i o u oh".split(), "άέήίόύώ", strict=True))
_BOLD_CAPITALS = "alpha beta Gamma Delta epsi zeta eta Theta iota kappa Lambda mu nu Xi o Pi rho thetav Sigma tau Upsi Phi chi Psi Omega"  # noqa: E501
_BOLD = (
    "alpha beta gamma delta epsi zeta eta thetas iota kappa lambda mu nu xi o pi rho sigmav sigma tau upsi phi chi psi"
    " omega part epsiv thetav kappav phiv rhov piv"
)


_OF_THE_DTDS = {"epsi": "ϵ", "epsiv": "ε", "varepsilon": "ε", "phi": "ϕ", "phiv": "φ", "varphi": "φ"}
"""Letters whose two forms have each other's names in HTML.

The DTDs of JATS spell a few signs by characters that Unicode has given up since, such as U+2329 for `lang`; those of
HTML, which are the same signs, are taken.
"""


def character_of(name: str) -> str | None:
    """What an entity of the standard sets means (``mdash``: ``—``), None for a name that none of them has."""
    return html5.get(f"{name};") or _others().get(name)


def character_by_dtd(name: str) -> str | None:
    """The same in a document that declares a DTD of JATS or NLM."""
    return _OF_THE_DTDS.get(name) or character_of(name)


@cache
def _others() -> dict[str, str]:
    """ISO 8879 Greek letters and monotoniko, ISO 9573-13 bold Greek, and three of the JATS DTDs."""
    return {
        **{f"{name}gr": letter for name, letter in _GREEK.items()},
        **{f"{name.upper()}gr": letter.upper() for name, letter in _GREEK.items()},
        "sfgr": "ς",
        **{f"{name}acgr": letter for name, letter in _ACUTE.items()},
        **{
            (name.upper() if len(name) > 1 else name.capitalize()) + "acgr": letter.upper()
            for name, letter in _ACUTE.items()
        },
        "idigr": "ϊ",
        "Idigr": "Ϊ",
        "idiagr": "ΐ",
        "udigr": "ϋ",
        "Udigr": "Ϋ",
        "udiagr": "ΰ",
        **{f"b.{name}": chr(0x1D6A8 + place) for place, name in enumerate(_BOLD_CAPITALS.split()) if name[0].isupper()},
        **{f"b.{name}": chr(0x1D6C2 + place) for place, name in enumerate(_BOLD.split()) if name not in ("o", "part")},
        "b.Gammad": "Ϝ",
        "b.gammad": "ϝ",
        "gcaron": "ǧ",
        "Hmacr": "H̄",
        "franc": "₣",
    }
