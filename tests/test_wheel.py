"""The package is whole: what is in the wheel builds a newsroom anywhere, without the project around it."""

import shutil
import subprocess
import sys
import zipfile

import pytest


@pytest.fixture(scope="module")
def unpacked(root, tmp_path_factory):
    """The wheel, made from the project and unpacked as pip would."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=root, check=True)
    (wheel,) = folder.glob("publisher-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


def publish(package, house):
    """Build site and feeds with this package, all anew."""
    for made_before in ("output", ".publisher"):
        shutil.rmtree(house.parent / made_before, ignore_errors=True)
    code = f"import sys; sys.path.insert(0, {str(package)!r}); from publisher.cli import main; main()"
    command = [sys.executable, "-P", "-c", code, "build", "--house", house, "--format", "web", "--format", "feeds"]
    return subprocess.run(command, cwd=house.parent, capture_output=True, text=True, check=False)


def outputs(house):
    made = house.parent / "output"
    return {path.relative_to(made).as_posix(): path.read_bytes() for path in made.rglob("*") if path.is_file()}


def test_the_wheel_builds_the_same_site_as_the_project(unpacked, root, house_file):
    house = house_file()
    answer = publish(unpacked, house)
    by_wheel = outputs(house)
    publish(root, house)

    assert answer.returncode == 0, answer.stderr
    assert "site/index.html" in by_wheel
    assert outputs(house) == by_wheel


def test_the_wheel_holds_no_more_than_it_needs(unpacked):
    assert {path.name.partition("-")[0] for path in unpacked.iterdir()} == {"publisher"}
    assert (unpacked / "publisher" / "templates").is_dir()


def test_the_wheel_says_its_licence(unpacked):
    (metadata,) = unpacked.glob("*.dist-info/METADATA")

    assert "License-Expression: BSD-3-Clause\n" in metadata.read_text("utf-8")
    assert (metadata.parent / "licenses" / "LICENSE").read_text("utf-8").startswith("BSD 3-Clause License")
