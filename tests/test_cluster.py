"""A Dask cluster makes what one machine makes, whatever becomes of its workers; a bucket is a place like a folder."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pikepdf
import pytest
from distributed import LocalCluster
from moto.server import ThreadedMotoServer
from msgspec.structs import replace
from PIL import Image

from publisher.build import build
from publisher.errors import ClusterError, MissingPartError
from publisher.order import Order
from publisher.outcome import Outcome
from tests.desk import HOUSE, Desk, story

pytestmark = pytest.mark.filterwarnings("ignore")  # those of other people's servers

FORMATS = ("web", "feeds")
SENTENCES = "\n\n" + 4 * "Work begins in spring, said the board, and goes on until the pier is there. "
BUCKET = "s3://paper/site"


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    """An S3 server on this machine, and a bucket of it."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    told = {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "desk",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in told.items():
            patch.setenv(name, value)
        fsspec.filesystem("s3").mkdir("paper")
        yield BUCKET
    server.stop()


@pytest.fixture(scope="module")
def cluster(bucket: str) -> Iterator[LocalCluster]:  # noqa: ARG001  the workers are to know of it
    """A scheduler and two workers, each a process."""
    with LocalCluster(n_workers=2, threads_per_worker=2, dashboard_address=None, host="127.0.0.1") as running:
        yield running


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk.open(tmp_path / "newsroom")
    for number in range(1, 40):
        desk.drop(f"{number}.txt", story(f"Headline number {number}"))
    return desk


@pytest.fixture
def at_home(desk: Desk) -> dict[str, bytes]:
    build(desk.order(*FORMATS))
    return desk.files()


def far(desk: Desk, name: str, cluster: LocalCluster) -> tuple[Order, Path]:
    output = desk.root.parent / name
    return replace(desk.order(*FORMATS), output=output, cluster=cluster.scheduler_address), output


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def objects() -> dict[str, bytes]:
    system = fsspec.filesystem("s3")
    system.invalidate_cache()
    return {path.removeprefix("paper/site/"): system.cat_file(path) for path in system.find("paper/site")}


def test_a_cluster_makes_what_one_machine_makes(desk, at_home, cluster):
    order, output = far(desk, "far", cluster)
    outcome = build(order)

    assert outcome.faults == ()
    assert files_of(output) == at_home
    assert build(order).written == ()


@pytest.fixture
def edition(tmp_path: Path) -> Desk:
    """A newsroom whose paper has a picture, an advertisement of each kind, and proofs."""
    desk = Desk.open(tmp_path / "newsroom", f"{HOUSE}proofs = true\n")
    work = f"[quay.jpg] The quay. PHOTO: LENA HOBB{12 * SENTENCES}"
    desk.drop("1.txt", story().replace("Work begins in spring.", work))
    Image.linear_gradient("L").resize((1800, 1200)).save(desk.root / "seeds" / "quay.jpg")
    folder = desk.root / "editions" / "2015-10-08"
    folder.mkdir(parents=True)
    size = (94.1, 58.2)  # millimetres: two columns of a Berliner page, fifteen rows
    Image.new("RGB", [round(10 * side) for side in size], "#0a5").save(folder / "ferry.png")
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(size[0] * 72 / 25.4, size[1] * 72 / 25.4)).contents_add(
            b"0 1 0 0 k 9 9 99 99 re f"
        )
        document.save(folder / "chandlers.pdf")
    (folder / "edition.toml").write_text(
        "".join(
            f'[[advertisements]]\nfile = "{file}"\npage = 1\ncolumn = {column}\ncolumns = 2\nheight_mm = 58.2\n'
            for file, column in (("ferry.png", 1), ("chandlers.pdf", 5))
        )
    )
    return desk


def test_a_cluster_makes_up_an_edition_as_one_machine_does(edition, cluster):
    """Pages, map, proofs and the reader's edition, also when the desk wants something else the next time."""
    output = edition.root.parent / "far"
    order = replace(edition.order("press"), output=output, cluster=cluster.scheduler_address)
    for desk_wants in (None, "pages = 1\n"):
        if desk_wants:
            (edition.root / "editions" / "2015-10-08" / "edition.toml").write_text(desk_wants)
        outcome, at_home = build(order), edition.build("press")

        assert (outcome.faults, at_home.faults) == ((), ())
        assert files_of(output) == edition.files()
        assert build(order).written == ()
    assert b"quay.jpg" in edition.files()["print/2015-10-08/pagemap.json"]
    assert "site/2015/10/08/edition.pdf" in edition.files()
    assert "print/2015-10-08/proofs/2015-10-08-A01.png" in edition.files()


def test_a_worker_that_dies_in_the_middle_costs_nothing_but_time(desk, at_home, cluster, monkeypatch):
    monkeypatch.setattr("publisher.cluster._BATCH_MS", 4)  # many batches, so that the other worker has some under way
    order, output = far(desk, "hurt", cluster)
    killed: list[int] = []

    def kill(_: int, __: int, path: str) -> None:
        if path.endswith("/index.html") and not killed:
            killed.append(next(iter(cluster.workers.values())).pid)
            os.kill(killed[0], signal.SIGKILL)

    outcome = build(order, kill)

    assert killed
    assert outcome.faults == ()
    assert files_of(output) == at_home


def test_workers_write_into_a_bucket_and_a_change_writes_what_it_changes(desk, at_home, cluster, bucket):
    order = replace(desk.order(*FORMATS), output=bucket, cluster=cluster.scheduler_address)
    build(order)
    first = objects()
    again = build(order)
    desk.drop("1.txt", story("Another headline"))
    (desk.root / "seeds" / "2.txt").unlink()
    changed: Outcome = build(order)
    build(desk.order(*FORMATS))

    assert first == at_home
    assert again.written == ()
    assert 0 < len(changed.written) < len(first) / 2
    assert objects() == desk.files()


def test_a_bucket_is_published_to_from_one_machine_as_well(desk, bucket):
    command = [sys.executable, "-m", "publisher", "build", "--house", str(desk.root / "publisher.toml")]
    told = subprocess.run(
        [*command, "--format", "web", "--output", f"{bucket}-2"], capture_output=True, text=True, check=True
    )

    assert "up to date" in told.stdout
    assert fsspec.filesystem("s3").exists("paper/site-2/site/index.html")


def test_a_scheduler_that_is_not_there_is_named(desk, monkeypatch):
    monkeypatch.setattr("publisher.cluster._CONNECT_S", 1)
    order = replace(desk.order("web"), cluster="tcp://127.0.0.1:9")
    with pytest.raises(ClusterError, match=r"tcp://127.0.0.1:9: there is no scheduler"):
        build(order)


@pytest.mark.parametrize(
    ("library", "change"), [("distributed", {"cluster": "tcp://x:1"}), ("fsspec", {"output": "s3://x"})]
)
def test_a_library_that_is_not_installed_is_named_with_the_line_that_installs_it(desk, monkeypatch, library, change):
    monkeypatch.setitem(sys.modules, library, None)
    for module in ("publisher.cluster", "publisher.remote"):
        monkeypatch.delitem(sys.modules, module, raising=False)
    with pytest.raises(MissingPartError, match=rf"{library} is missing .* pip install 'publisher\[cluster\]'"):
        build(replace(desk.order("web"), **change))
