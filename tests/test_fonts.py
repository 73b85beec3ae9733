"""Promise: the faces are cut the same way every time, set every letter a European newspaper prints, weigh little on the
wire, and keep to the terms of their licences."""

import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from publisher.fonts import PRESS_CUTS, WEB_CUTS, Cut, cut_digest
from publisher.fonts.cutting import press_cut, web_cut

_BUDGET_BYTES = 120 * 1024
_NAMES_AND_SIGNS = "Davutoğlu Łukasz François Ţepeş “tragically flawed” ‘it’s’ – — … • € £ ½ ¼ é ñ ß"
_COPYRIGHT, _LICENCE, _LICENCE_ADDRESS = 0, 13, 14


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def _faces(cache: Path) -> list[tuple[Cut, TTFont]]:
    web = [(cut, TTFont(io.BytesIO(web_cut(cut, cache)))) for cut in WEB_CUTS]
    return web + [(cut, TTFont(press_cut(cut, cache))) for cut in PRESS_CUTS]


def test_all_web_faces_together_stay_within_the_budget_of_the_wire(cache: Path) -> None:
    sizes = {cut.name: len(web_cut(cut, cache)) for cut in WEB_CUTS}

    assert sum(sizes.values()) <= _BUDGET_BYTES, sizes


def test_every_face_has_the_letters_and_signs_of_european_newspapers(cache: Path) -> None:
    for cut, face in _faces(cache):
        missing = {sign for sign in _NAMES_AND_SIGNS if ord(sign) not in face.getBestCmap()}

        assert not missing, cut.name


def test_no_face_carries_a_name_its_maker_reserved(cache: Path) -> None:
    for cut, face in _faces(cache):
        names = {name.nameID: name.toUnicode() for name in face["name"].names}
        told = " ".join(text for number, text in names.items() if number != _COPYRIGHT)

        assert "Source" not in told, cut.name
        assert names[16] == cut.family
        assert names[6].startswith(cut.family.replace(" ", ""))


def test_every_face_keeps_its_copyright_and_its_licence(cache: Path) -> None:
    for cut, face in _faces(cache):
        of_source = TTFont(cut.source)["name"]

        for number in (_COPYRIGHT, _LICENCE, _LICENCE_ADDRESS):
            assert face["name"].getDebugName(number) == of_source.getDebugName(number), cut.name


def test_press_faces_are_static_and_complete(cache: Path) -> None:
    for cut in PRESS_CUTS:
        face, source = TTFont(press_cut(cut, cache)), TTFont(cut.source)

        assert "fvar" not in face
        assert face.getBestCmap().keys() == source.getBestCmap().keys(), cut.name
        assert face["OS/2"].usWeightClass == cut.weights[0]


def test_two_workshops_cut_the_same_bytes(cache: Path, tmp_path: Path) -> None:
    cut, pressed = WEB_CUTS[0], PRESS_CUTS[0]

    assert web_cut(cut, cache) == web_cut(cut, tmp_path)
    assert press_cut(pressed, cache).read_bytes() == press_cut(pressed, tmp_path).read_bytes()


def test_a_face_is_cut_once(cache: Path) -> None:
    first = press_cut(PRESS_CUTS[0], cache)
    made_at = first.stat().st_mtime_ns

    assert press_cut(PRESS_CUTS[0], cache) == first
    assert first.stat().st_mtime_ns == made_at


def test_cuts_differ_in_digest_and_name() -> None:
    for cuts in (WEB_CUTS, PRESS_CUTS):
        assert len({cut_digest(cut) for cut in cuts}) == len(cuts)
        assert len({cut.name for cut in cuts}) == len(cuts)
