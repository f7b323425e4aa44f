"""The numbers of acts, regulations and codes."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.model.law import ActCode, RegulationCode
from generator.model.programme import Designation
from generator.model.text import CitedCode

ACTS: TypeAdapter[str] = TypeAdapter(ActCode)
REGULATIONS: TypeAdapter[str] = TypeAdapter(RegulationCode)


@pytest.mark.parametrize("code", ["I-8", "C-26", "T-16", "M-9", "C-73.2", "A-14.1", "S-4.2"])
def test_the_chapter_of_an_act(code: str) -> None:
    assert ACTS.validate_python(code) == code


@pytest.mark.parametrize(
    "code", ["", "I8", "i-8", "I-", "ABCD-1", "I-8,", "I-8, r. 16", "I-٨", "RLRQ, c. I-8", "I-8\n"]
)
def test_nothing_else_is_a_chapter(code: str) -> None:
    with pytest.raises(ValidationError):
        ACTS.validate_python(code)


@pytest.mark.parametrize("code", ["I-8, r. 16", "C-26, r. 2", "C-26, r. 91.1", "C-26, r. 222.1.01", "A-23, r. 14.1"])
def test_the_number_of_a_regulation(code: str) -> None:
    assert REGULATIONS.validate_python(code) == code


@pytest.mark.parametrize(
    "code", ["", "I-8", "I-8 r. 16", "I-8, r.16", "I-8, r 16", "I-8,r. 16", "I-8, r. ", "I-8, R. 16", "I-8, r. ١٦"]
)
def test_nothing_else_is_the_number_of_a_regulation(code: str) -> None:
    with pytest.raises(ValidationError):
        REGULATIONS.validate_python(code)


@pytest.mark.parametrize(
    ("code", "is_one"), [("31301", True), ("3130", False), ("313010", False), ("3130a", False), ("٣١٣٠١", False)]
)
def test_a_code_of_the_national_occupational_classification_has_five_digits(code: str, is_one: bool) -> None:
    if is_one:
        assert CitedCode(code=code, source=("s1",)).code == code
    else:
        with pytest.raises(ValidationError):
            CitedCode(code=code, source=("s1",))


@pytest.mark.parametrize(
    ("section", "is_one"),
    [("1.17", True), ("2.09", True), ("1.1", False), ("11.17", False), ("1,17", False), ("١.١٧", False)],
)
def test_a_section_of_the_regulation_on_diplomas_has_two_decimals(section: str, is_one: bool) -> None:
    values = {"profession": "infirmiere", "section": section, "basis": "regulation", "source": "s1"}
    if is_one:
        assert Designation.model_validate(values).section == section
    else:
        with pytest.raises(ValidationError):
            Designation.model_validate(values)
