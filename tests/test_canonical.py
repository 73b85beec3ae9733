"""An article survives being written as copy and read again."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.canonical import canonical
from publisher.house import read_house
from publisher.intake import reader
from publisher.model import Article
from publisher.reading import CopyFile
from publisher.show import as_record
from tests.conftest import ROOT, SEED

READ = reader(read_house(ROOT / "publisher.toml"))
COPY = (SEED, *sorted((ROOT / "tests" / "cases" / "copy").glob("*.txt")))
WORDS = st.sampled_from("harbour ferry council tide quay mayor north Monday Elm 14 rope lamp three new old".split())  # noqa: SIM905  reads better


def article_of(content: bytes) -> Article | None:
    return READ(CopyFile("one.txt", content)).article


def facts_of(content: bytes) -> dict[str, object]:
    record = as_record(READ(CopyFile("one.txt", content)))
    return {key: value for key, value in record.items() if key not in {"labels", "diagnostics", "outcome"}}


@pytest.mark.parametrize("path", [path for path in COPY if article_of(path.read_bytes())], ids=lambda path: path.stem)
def test_article_to_copy_to_article_is_the_same_article(path: Path) -> None:
    content = path.read_bytes()
    article = article_of(content)
    assert article is not None

    assert facts_of(canonical(article).encode()) == facts_of(content)


@st.composite
def copy(draw: st.DrawFn) -> str:
    """A plausible piece of copy, its furniture drawn at random."""

    def words(least: int, most: int) -> str:
        return " ".join(draw(st.lists(WORDS, min_size=least, max_size=most)))

    def sentence() -> str:
        return f"{words(3, 9).capitalize()}."

    head = [f"{words(2, 6).capitalize()} plan"]
    head += [f"{words(3, 6).capitalize()} at issue"] if draw(st.booleans()) else []
    head += ["By Ada Quill"] if draw(st.booleans()) else []
    opening = draw(st.sampled_from(["", "MARLOW • ", "LONDON, Oct 7 (Reuters) - ", "PARIS — "]))
    body = [f"{opening}{sentence()}", *(sentence() for _ in range(draw(st.integers(0, 4))))]
    body.insert(
        draw(st.integers(1, len(body))), draw(st.sampled_from(["PHOTO: ADA QUILL", sentence(), "• Nine of ten"]))
    )
    tail = draw(
        st.lists(st.sampled_from(["AFP", "SEE SPORT B2", "Subscribe", "Additional reporting by Bo Reed"]), unique=True)
    )
    return "\n\n".join((*head, *body, *tail)) + "\n"


@given(copy())
def test_any_copy_written_anew_is_the_same_article(text: str) -> None:
    article = article_of(text.encode())
    assert article is not None

    assert facts_of(canonical(article).encode()) == facts_of(text.encode())
