"""An edition reaches its plant whole, once, and only if the plant would print it."""

import datetime as dt
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from publisher.delivery import kind_of
from publisher.delivery.address import destination_of
from publisher.delivery.dispatch import Patience, deliver
from publisher.delivery.parcel import pages_of, parcel_of
from publisher.delivery.receipts import Receipts
from publisher.errors import DeliveryError
from publisher.lock import locked
from publisher.store import Store
from tests.desk import Desk, story
from tests.outbox import DAY, PAGES, Outbox, files_of, opened

MANIFEST, TRIGGER = f"{DAY}.sha256", f"{DAY}.ready"
PLANT = '[[targets]]\nname = "plant"\naddress = "hot"\ntrigger = "{day}.ready"\n'
ROOT = Path(__file__).parent.parent


@pytest.fixture
def outbox(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Outbox:
    outbox = opened(tmp_path / "newsroom", capsys)
    (outbox.root / "hot").mkdir()
    outbox.house(PLANT)
    return outbox


@pytest.fixture
def hot(outbox: Outbox) -> Path:
    return outbox.root / "hot"


def pages(outbox: Outbox) -> dict[str, bytes]:
    return {name: (outbox.folder / name).read_bytes() for name in outbox.names()}


def test_pages_arrive_in_order_then_the_manifest_then_the_trigger(outbox, hot):
    sent = outbox.send("plant")
    arrived = files_of(hot)

    assert (sent.code, sent.files) == (0, [*PAGES, MANIFEST, TRIGGER])
    assert {name: arrived[name] for name in PAGES} == pages(outbox)
    assert arrived.keys() == {*PAGES, MANIFEST, TRIGGER}
    assert sent.err == f"publisher: file://{hot}: 5 files sent, 0 sent before\n"


def test_sha256sum_takes_the_manifest_and_the_trigger(outbox, hot):
    outbox.page(PAGES[1], b"%PDF a page that is rejected", "reject")
    outbox.send("plant", "--force", PAGES[1])
    for name in (MANIFEST, TRIGGER):
        told = subprocess.run(
            ["sha256sum", "--check", "--strict", name], cwd=hot, capture_output=True, text=True, check=False
        )

        assert (told.returncode, told.stderr) == (0, "")
        assert told.stdout.count(": OK\n") == (3 if name == MANIFEST else 1)


def test_the_same_bytes_are_not_sent_twice_even_if_the_plant_has_taken_them_away(outbox, hot):
    outbox.send("plant")
    for path in hot.iterdir():
        path.unlink()
    again = outbox.send("plant")

    assert (again.code, again.files, files_of(hot)) == (0, [], {})
    assert again.out.splitlines() == [f"{name}: sent before" for name in (*PAGES, MANIFEST, TRIGGER)]


def test_the_same_edition_goes_to_another_place_as_well(outbox, tmp_path):
    outbox.send("plant")
    (tmp_path / "archive").mkdir()
    other = outbox.send(str(tmp_path / "archive"))

    assert other.files == [*PAGES, MANIFEST]
    assert files_of(tmp_path / "archive").keys() == {*PAGES, MANIFEST}


def test_one_place_has_one_address_however_it_is_written(outbox, hot, monkeypatch):
    outbox.send("plant")
    monkeypatch.chdir(hot.parent)

    assert outbox.send(f"file://{hot}/").files == []
    assert outbox.send("./hot").files == []


def test_of_a_changed_edition_the_changed_page_is_sent_with_manifest_and_trigger_anew(outbox, hot):
    outbox.send("plant")
    outbox.page(PAGES[1], b"%PDF another second page")
    sent = outbox.send("plant")

    assert sent.files == [PAGES[1], MANIFEST, TRIGGER]
    assert {name: files_of(hot)[name] for name in PAGES} == pages(outbox)


def test_the_trigger_is_taken_back_before_a_page_changes(outbox, hot):
    outbox.send("plant")
    outbox.page(PAGES[0], b"%PDF another first page")
    (hot / f".{PAGES[0]}.part").mkdir()  # so that this page cannot be written
    stopped = outbox.send("plant")
    (hot / f".{PAGES[0]}.part").rmdir()

    assert stopped.code == 5
    assert not {MANIFEST, TRIGGER} & files_of(hot).keys()
    assert outbox.send("plant").files == [PAGES[0], MANIFEST, TRIGGER]


def test_an_edition_put_back_as_it_was_gets_its_trigger_again(outbox, hot):
    before = pages(outbox)
    outbox.send("plant")
    outbox.page(PAGES[0], b"%PDF another first page")
    (hot / f".{PAGES[0]}.part").mkdir()
    outbox.send("plant")
    (hot / f".{PAGES[0]}.part").rmdir()
    outbox.page(PAGES[0], before[PAGES[0]])
    sent = outbox.send("plant")

    assert sent.files == [MANIFEST, TRIGGER]
    assert {name: files_of(hot)[name] for name in PAGES} == before


def test_a_page_that_leaves_the_edition_is_told_and_stays_at_the_plant(outbox, hot):
    outbox.page(f"{DAY}-A04.pdf", b"%PDF a fourth page")
    outbox.send("plant")
    (outbox.folder / "pagemap.json").unlink()
    for name in PAGES:
        outbox.page(name, (outbox.folder / name).read_bytes())
    sent = outbox.send("plant")

    assert f"{DAY}-A04.pdf was sent before and is not in the edition any more" in sent.err
    assert f"{DAY}-A04.pdf" in files_of(hot)
    assert sent.files == [MANIFEST, TRIGGER]


def test_a_dry_run_says_what_would_be_sent_and_sends_nothing(outbox, hot):
    outbox.send("plant")
    outbox.page(PAGES[2], b"%PDF another third page")
    before = files_of(hot)
    told = outbox.send("plant", "--dry-run")

    assert told.code == 0
    assert told.out.splitlines() == [
        f"{PAGES[0]}: sent before",
        f"{PAGES[1]}: sent before",
        f"{PAGES[2]}: would be sent",
        f"{MANIFEST}: would be sent",
        f"{TRIGGER}: would be sent",
    ]
    assert files_of(hot) == before


def test_pages_in_folders_of_their_own_keep_them(outbox, hot):
    outbox.page("B/01.pdf", b"%PDF the business section")
    outbox.send("plant")

    assert files_of(hot)["B/01.pdf"] == b"%PDF the business section"


def reject(outbox: Outbox) -> None:
    outbox.page(PAGES[1], b"%PDF a page that is rejected", "reject")


def never_examined(outbox: Outbox) -> None:
    (outbox.folder / "preflight.json").unlink()


def left_out(outbox: Outbox) -> None:
    path = outbox.folder / "preflight.json"
    path.write_text(json.dumps([each for each in json.loads(path.read_bytes()) if PAGES[1] not in each["file"]]))


def changed_since(outbox: Outbox) -> None:
    (outbox.folder / PAGES[1]).write_bytes(b"%PDF made anew after preflight")


def from_before_digests(outbox: Outbox) -> None:
    outbox.verdict({"file": f"print/{DAY}/{PAGES[1]}", "outcome": "ok"})


def unreadable(outbox: Outbox) -> None:
    (outbox.folder / "preflight.json").write_text("[{")


def no_known_outcome(outbox: Outbox) -> None:
    page = (outbox.folder / PAGES[1]).read_bytes()
    outbox.page(PAGES[1], page, "perhaps")


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (reject, "the plant would reject it (C01)"),
        (never_examined, "preflight never looked at it"),
        (left_out, "preflight never looked at it"),
        (changed_since, "preflight looked at other bytes than these"),
        (from_before_digests, "preflight looked at other bytes than these"),
        (unreadable, "preflight.json cannot be read"),
        (no_known_outcome, "the plant would reject it"),
    ],
)
def test_nothing_is_sent_of_an_edition_with_a_page_that_did_not_pass(outbox, hot, spoil, why):
    spoil(outbox)
    refused = outbox.send("plant")

    assert (refused.code, refused.out, files_of(hot)) == (4, "", {})
    assert f"publisher: {PAGES[1]}: {why}\n" in refused.err
    assert "or name each with --force" in refused.err


def test_a_page_with_warnings_is_sent(outbox):
    outbox.page(PAGES[1], b"%PDF a page with hairlines", "warn")

    assert outbox.send("plant").code == 0


def test_a_page_is_sent_by_force_if_it_is_named_and_the_manifest_says_so(outbox, hot):
    reject(outbox)
    outbox.page(PAGES[2], b"%PDF another one", "reject")
    other = outbox.send("plant", "--force", PAGES[1])
    sent = outbox.send("plant", "--force", PAGES[1], "--force", PAGES[2])

    assert other.code == 4
    assert sent.code == 0
    assert f"publisher: {PAGES[1]} is sent by force: the plant would reject it (C01)\n" in sent.err
    assert (hot / MANIFEST).read_text().startswith(f"# sent by force, the plant would reject it (C01): {PAGES[1]}\n")


def test_a_verdict_on_the_edition_as_a_whole_counts_too(outbox, hot):
    outbox.verdict({"file": f"print/{DAY}", "outcome": "reject", "findings": []})
    refused = outbox.send("plant")

    assert (refused.code, files_of(hot)) == (4, {})
    assert f"publisher: print/{DAY}: the plant would reject it\n" in refused.err
    assert outbox.send("plant", "--force", f"print/{DAY}").code == 0


def test_a_page_that_was_built_is_sent_as_it_was_examined(tmp_path, capsys):
    desk = Desk.open(tmp_path / "newsroom")
    desk.drop("1.txt", story())
    desk.build("press")
    (tmp_path / "hot").mkdir()
    sent = Outbox(desk.root, capsys).send(str(tmp_path / "hot"))
    built = desk.files()

    assert sent.files == [PAGES[0], MANIFEST]
    assert (tmp_path / "hot" / PAGES[0]).read_bytes() == built[f"print/{DAY}/{PAGES[0]}"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nowhere",), "nowhere: no such folder, and no target of the house file; its targets are: plant"),
        (
            ("gopher://plant.example/in",),
            "nothing can be sent to gopher://; there are: file://, ipp://, ipps://, s3://, sftp",
        ),
        (("sftp://desk:secret@plant.example/in",), "sftp://plant.example: no password goes into an address; use a key"),
        (("sftp://plant.example:port/in",), "sftp://plant.example:port/in: Port could not be cast"),
        (("sftp:///in",), "sftp:///in: names no host"),
        (("sftp://plant..example/in",), "sftp://plant..example/in: "),
        (("file://elsewhere/in",), "file://elsewhere/in: names no folder of this machine"),
        (("ipp://plant.example/in?x=1",), "an address has no ? and no #"),
        (("plant", "--force", "A09.pdf"), f"--force A09.pdf: the edition of {DAY} has no such file"),
    ],
)
def test_what_cannot_be_meant_is_said_with_exit_2(outbox, arguments, message):
    refused = outbox.send(*arguments)

    assert (refused.code, refused.out) == (2, "")
    assert message in refused.err
    assert "secret" not in refused.err


@pytest.mark.parametrize(
    ("edition", "message"),
    [
        ("soon", "--edition: 'soon' is no day such as 2015-10-08"),
        ("2015-10-07", "there is no edition of 2015-10-07; make it with: publisher print --edition 2015-10-07"),
    ],
)
def test_an_edition_that_is_not_there_is_said(outbox, edition, message):
    refused = outbox.send("plant", edition=edition)

    assert refused.code == 2
    assert message in refused.err


def test_an_edition_that_lacks_a_page_or_has_a_broken_page_map_is_not_sent(outbox, hot):
    (outbox.folder / PAGES[1]).unlink()
    lame = outbox.send("plant")
    (outbox.folder / "pagemap.json").write_text("{")
    broken = outbox.send("plant")

    assert (lame.code, broken.code, files_of(hot)) == (2, 2, {})
    assert f"the edition of {DAY} has no {PAGES[1]}; make it with" in lame.err
    assert f"print/{DAY}/pagemap.json cannot be read; make it with" in broken.err


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ('name = "plant"\naddress = "hot"\npassword = "x"', "unknown field `password`"),
        ('name = "plant"', "missing required field `address`"),
        ('name = "sftp://plant"\naddress = "hot"', "'sftp://plant' is no name such as plant"),
        ('name = "plant"\naddress = "hot"\ntrigger = "{page}.ready"', "'{page}.ready' is no file name"),
        ('name = "plant"\naddress = "hot"\ntrigger = "{day"', "'{day' is no file name"),
        ('name = "plant"\naddress = "hot"\nmanifest = "../{day}"', "'../{day}' is no file name"),
        ('name = "plant"\naddress = "hot"\ntrigger = "{day}.sha256"', "'{day}.sha256' is the manifest's name"),
    ],
)
def test_a_target_that_is_wrong_is_named_with_exit_2(outbox, row, message):
    outbox.house(f"[[targets]]\n{row}\n")
    refused = outbox.send("plant")

    assert refused.code == 2
    assert message in refused.err


def test_a_target_may_want_neither_manifest_nor_trigger(outbox, hot):
    outbox.house('[[targets]]\nname = "plant"\naddress = "hot"\nmanifest = ""\n')

    assert outbox.send("plant").files == list(PAGES)
    assert files_of(hot).keys() == set(PAGES)


def test_a_folder_that_is_not_there_is_not_made(outbox, hot):
    hot.rmdir()
    refused = outbox.send("plant")

    assert refused.code == 5
    assert f"file://{hot}: there is no such folder; sent: nothing; not sent: {PAGES[0]}, " in refused.err
    assert not hot.exists()


def limited(outbox: Outbox, most: int) -> subprocess.CompletedProcess[str]:
    """Send where no file may have more than so many bytes, as on a disk that is full."""
    limit = (
        f"signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}))"
    )
    code = f"import resource, signal, sys; {limit}; from publisher.cli import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", code, "send", "plant", "--edition", DAY]
    return subprocess.run(command, cwd=outbox.root, capture_output=True, text=True, check=False)


def test_a_full_disk_leaves_no_half_page_and_is_said(outbox, hot):
    outbox.send("plant", "--dry-run")  # so that the receipts have their file
    outbox.page(PAGES[1], b"%PDF a page too large " * 50_000)
    full = limited(outbox, 500_000)

    assert full.returncode == 5
    assert full.stderr == (
        f"publisher: file://{hot}: file too large; sent: {PAGES[0]};"
        f" not sent: {PAGES[1]}, {PAGES[2]}, {MANIFEST}, {TRIGGER}\n"
    )
    assert files_of(hot).keys() == {PAGES[0]}
    assert outbox.send("plant").files == [PAGES[1], PAGES[2], MANIFEST, TRIGGER]


@pytest.mark.skipif(
    os.geteuid() != 0, reason="only root may mount a small disk; the test above fills it in another way"
)
def test_a_small_disk_that_fills_up_is_survived(outbox, hot):
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", hot], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this machine lets nobody mount a small disk; the test above fills it in another way")
    try:
        full = outbox.send("plant")
        left = files_of(hot)
    finally:
        subprocess.run(["umount", hot], check=True)

    assert full.code == 5
    assert f"no space left on device; sent: {PAGES[0]}; not sent: {PAGES[1]}, " in full.err
    assert left == {PAGES[0]: (outbox.folder / PAGES[0]).read_bytes()}


def test_a_send_that_is_killed_leaves_no_half_page_and_the_next_one_goes_on(outbox, hot):
    for name in PAGES:
        outbox.page(name, name.encode() * 1_000_000)
    killed = 0
    for _ in range(12):
        running = subprocess.Popen(
            [sys.executable, "-m", "publisher", "send", "plant", "--edition", DAY],
            cwd=outbox.root,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        before = files_of(hot).keys()
        while running.poll() is None and not [path for path in hot.glob(".*.part") if path.name not in before]:
            time.sleep(0.002)
        running.send_signal(signal.SIGKILL)
        killed += running.wait() == -signal.SIGKILL
        arrived = {name: content for name, content in files_of(hot).items() if not name.endswith(".part")}
        assert {name: pages(outbox).get(name) for name in arrived if name in PAGES} == {
            name: content for name, content in arrived.items() if name in PAGES
        }
        if killed >= 2:
            break
    last = outbox.send("plant")

    assert killed >= 2, "no send was caught in the act"
    assert last.code == 0
    assert files_of(hot).keys() == {*PAGES, MANIFEST, TRIGGER}
    assert {name: files_of(hot)[name] for name in PAGES} == pages(outbox)


def test_a_page_that_is_made_anew_while_others_are_sent_is_not_sent(outbox, hot):
    destination, address = destination_of(str(hot), (), outbox.root)
    pages = pages_of(dt.date.fromisoformat(DAY), Store(outbox.root / "output"))
    patience = Patience(1, time.sleep, print)
    with Receipts(outbox.root / "sent.sqlite", address.text, DAY) as receipts:
        under_way = deliver(parcel_of(pages, destination, {}), address, kind_of(address), receipts, patience)
        first = next(under_way)
        (outbox.folder / PAGES[1]).write_bytes(b"%PDF made anew")
        with pytest.raises(DeliveryError, match=f"{PAGES[1]} has been made anew since this send began; send again"):
            next(under_way)

    assert first == (PAGES[0], "sent")
    assert files_of(hot).keys() == {PAGES[0]}


def test_one_send_at_a_time_and_none_during_a_build(outbox):
    state = outbox.root / ".publisher"
    with locked(state):
        building = outbox.send("plant")
    with locked(state, "send"):
        sending = outbox.send("plant")

    assert (building.code, sending.code) == (3, 3)
    assert "another build of this newsroom is at work" in building.err
    assert "another send of this newsroom is at work" in sending.err


@pytest.mark.parametrize(("address", "library"), [("sftp://plant.example/in", "paramiko"), ("s3://plant/in", "s3fs")])
def test_a_library_that_is_not_installed_is_named_with_the_line_that_installs_it(outbox, monkeypatch, address, library):
    monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.delitem(sys.modules, f"publisher.delivery.kinds.{address.partition(':')[0]}", raising=False)
    refused = outbox.send(address)

    assert refused.code == 3
    assert f"{library} is missing on this machine; install it with: pip install 'publisher[send]'" in refused.err
