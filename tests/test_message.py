"""A message: words to translate, values apart."""

from __future__ import annotations

import pytest

from generator.message import N_, Message


def in_french(text: str) -> str:
    return {
        "no {kind} “{id}”": "pas de fiche « {id} » ({kind})",
        "order": "ordre",
        "hello": "bonjour",
        "": "Project-Id-Version: x",
    }.get(text, text)


def test_marking_a_text_does_not_change_it() -> None:
    assert N_("the file is empty") == "the file is empty"


def test_a_message_is_in_english_by_itself() -> None:
    assert str(Message("no {kind} “{id}”", kind="order", id="oiq2")) == "no order “oiq2”"


def test_its_words_are_translated_and_its_values_put_where_the_translation_wants_them() -> None:
    message = Message("no {kind} “{id}”", kind="order", id="oiq2")
    assert message.translated(in_french) == "pas de fiche « oiq2 » (order)"


def test_a_value_that_is_a_message_is_translated_too() -> None:
    message = Message("no {kind} “{id}”", kind=Message("order"), id="oiq2")
    assert message.translated(in_french) == "pas de fiche « oiq2 » (ordre)"
    assert str(message) == "no order “oiq2”"


def test_a_value_that_is_text_is_never_translated() -> None:
    assert Message("“{word}”", word="hello").translated(in_french) == "“hello”"


@pytest.mark.parametrize("typed", ["{id}", "{0}", "{", "}", "{id.__class__}", "{{}}", "%s", "%(id)s"])
def test_a_value_is_never_read_as_a_format(typed: str) -> None:
    message = Message("no {kind} “{id}”", kind=typed, id=typed)
    assert str(message) == f"no {typed} “{typed}”"
    assert message.translated(in_french) == f"pas de fiche « {typed} » ({typed})"


def test_values_are_kept_as_text() -> None:
    assert Message("{n} of {most}", n=31, most=30).values == (("n", "31"), ("most", "30"))


def test_equal_messages_are_interchangeable() -> None:
    one, other = Message("{n}", n=1), Message("{n}", n="1")
    assert one == other
    assert len({one, other, Message("{n}", n=2)}) == 2
