"""Many short texts in the room of one are the texts that they were."""

from hypothesis import given
from hypothesis import strategies as st

from publisher.texts import Texts

ANY = st.lists(st.text(st.characters(codec=None), max_size=6), max_size=8)


@given(texts=ANY)
def test_texts_are_a_sequence_of_what_went_in_surrogates_and_all(texts: list[str]) -> None:
    whole = Texts.of(texts)

    assert whole == texts
    assert tuple(texts) == whole
    assert (list(whole), len(whole)) == (texts, len(texts))
    assert [whole[place] for place in range(-len(texts), len(texts))] == [*texts, *texts]
    assert (whole[1:], whole[::-1]) == (tuple(texts[1:]), tuple(texts[::-1]))
    assert hash(whole) == hash(tuple(texts))


@given(texts=ANY)
def test_texts_that_differ_are_not_equal(texts: list[str]) -> None:
    whole = Texts.of(texts)

    assert whole != [*texts, ""]
    assert whole != [*texts[:-1], "other than any of the others"]
    assert (whole == len(texts)) is False


@given(before=ANY, new=ANY, start=st.integers(0, 8), count=st.integers(0, 8))
def test_a_part_is_replaced_and_packed_as_it_is_of_a_list(
    before: list[str], new: list[str], start: int, count: int
) -> None:
    start, stop = min(start, len(before)), min(start + count, len(before))
    whole = Texts.of(before).replaced(slice(start, stop), Texts.of(new))

    assert whole == [*before[:start], *new, *before[stop:]]
    assert Texts.unpacked(*whole.packed(slice(start, start + len(new)))) == new
