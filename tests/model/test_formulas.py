from __future__ import annotations

import pytest

from pubmeta.model import Markup, plain_text


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("<msup><mi>y</mi><mn>2</mn></msup>", "y2"),
        (
            "<msqrt><mi> s </mi></msqrt> <mo> = </mo> <mn> 5 </mn><mo>.</mo><mn>02</mn><mtext> TeV</mtext>",
            "√s=5.02 TeV",
        ),
        ("<msqrt><mi>a</mi><mo>+</mo><mi>b</mi></msqrt>", "√(a+b)"),
        ("<mroot><mi>x</mi><mn>3</mn></mroot>", "∛x"),
        ("<mroot><mi>x</mi><mi>n</mi></mroot>", "x^(1/n)"),
        ("<mfrac><mn>1</mn><mn>2</mn></mfrac>", "1/2"),
        ("<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mi>c</mi></mfrac>", "(a+b)/c"),
        ('<mi>f</mi><mfenced close="]" open="["><mi>x</mi><mi>y</mi></mfenced>', "f[x, y]"),
    ],
)
def test_a_formula_as_text(formula: str, text: str) -> None:
    assert plain_text(Markup(markup=f"Of <math>{formula}</math> <i>in</i> rain")) == f"Of {text} in rain"
