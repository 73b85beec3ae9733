"""A print queue gets one job a page, and what becomes of the jobs is asked."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from publisher.delivery.printing import Answer, Operation, Tag, answer, request
from tests.outbox import PAGES, Outbox, opened

PROGRAM = shutil.which("ippeveprinter") or shutil.which("/usr/sbin/ippeveprinter")
BUS = """<busconfig><type>session</type><listen>unix:path={}</listen><policy context="default">
<allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>"""

needs_printer = pytest.mark.skipif(
    (PROGRAM is None or shutil.which("dbus-daemon") is None) and "CI" not in os.environ,
    reason="no ippeveprinter or no dbus-daemon on this machine: apt install cups-ipp-utils dbus-daemon",
)
Printer = Callable[..., str]


@pytest.fixture
def outbox(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Outbox:
    return opened(tmp_path / "newsroom", capsys)


@pytest.fixture
def spool(tmp_path: Path) -> Path:
    spool = tmp_path / "spool"
    spool.mkdir()
    return spool


@pytest.fixture(scope="module")
def bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A message bus of our own: without one the printer does not start, though it is to announce itself to nobody."""
    folder = tmp_path_factory.mktemp("bus")
    (folder / "conf").write_text(BUS.format(folder / "socket"))
    with started("dbus-daemon", "--nofork", f"--config-file={folder / 'conf'}"):
        wait_for((folder / "socket").exists)
        yield f"unix:path={folder / 'socket'}"


@pytest.fixture
def printer(bus: str, spool: Path) -> Iterator[Printer]:
    """Starts a printer with options of its own; the address of its queue."""
    with ExitStack() as running:

        def start(*options: str) -> str:
            port = free_port()
            command = [str(PROGRAM), "-r", "off", "-n", "localhost", "-p", str(port), "-d", str(spool), "-k"]
            running.enter_context(started(*command, *options, "press", DBUS_SYSTEM_BUS_ADDRESS=bus))
            wait_for(lambda: answers(port))
            return f"ipp://localhost:{port}/ipp/print"

        yield start


@contextmanager
def started(*command: str, **environment: str) -> Iterator[None]:
    running = subprocess.Popen(
        command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        running.send_signal(signal.SIGTERM)
        try:
            running.wait(5)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def answers(port: int) -> bool:
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


def wait_for(it: Callable[[], bool]) -> None:
    for _ in range(200):
        if it():
            return
        time.sleep(0.05)
    pytest.fail("what the test needs did not start in ten seconds")


@needs_printer
def test_every_page_is_one_job_named_after_its_file_and_no_page_is_printed_twice(outbox, printer, spool):
    queue = printer("-f", "application/pdf", "-c", str(shutil.which("true")))
    sent = outbox.send(queue)
    again = outbox.send(queue)
    jobs = [path for path in sorted(spool.iterdir()) if path.stat().st_size]  # what the program printed is empty

    assert (sent.code, sent.files) == (0, list(PAGES))
    assert [path.read_bytes() for path in jobs] == [(outbox.folder / name).read_bytes() for name in PAGES]
    named = [re.sub(r"\W|_", "", name).lower() for name in PAGES]
    assert all(name in re.sub(r"\W|_", "", path.name) for path, name in zip(jobs, named, strict=True))
    assert again.files == []


@needs_printer
def test_a_job_that_fails_is_told_and_its_page_is_sent_again(outbox, printer):
    program = shutil.which("false")
    queue = printer("-f", "application/pdf", "-c", str(program))
    stopped = outbox.send(queue)
    again = outbox.send(queue, "--dry-run")

    assert stopped.code == 5
    assert f"{PAGES[0]}: job 1 is aborted" in stopped.err
    assert f"{PAGES[0]}: would be sent" in again.out


@needs_printer
def test_a_queue_that_takes_no_pdf_is_refused_before_a_page_is_sent(outbox, printer, spool):
    refused = outbox.send(printer("-f", "image/jpeg"))

    assert refused.code == 5
    assert "the queue does not take application/pdf, only " in refused.err
    assert "sent: nothing; not sent: " in refused.err
    assert list(spool.iterdir()) == []


@needs_printer
def test_a_queue_that_is_not_there_is_named(outbox, printer):
    refused = outbox.send(printer("-f", "application/pdf").replace("/ipp/print", "/ipp/other"))

    assert refused.code == 5
    assert "the queue says there is no such queue (status 0406)" in refused.err


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    """A folder for the key and the certificate that a printer makes for itself, and nobody else has signed."""
    folder = tmp_path / "keys"
    folder.mkdir()
    return folder


def safe(queue: str) -> str:
    return queue.replace("ipp://", "ipps://")


@needs_printer
def test_a_page_goes_over_tls_to_a_queue_whose_certificate_is_trusted(outbox, printer, spool, keys, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(keys / "localhost.crt"))
    queue = safe(printer("-f", "application/pdf", "-c", str(shutil.which("true")), "-K", str(keys)))
    unknown = outbox.send(queue)  # a printer makes its certificate when it is first asked
    sent = outbox.send(queue)

    assert (unknown.code, unknown.files) == (5, [])
    assert (sent.code, sent.files) == (0, list(PAGES))
    assert len([path for path in spool.iterdir() if path.stat().st_size]) == len(PAGES)


@needs_printer
def test_a_queue_whose_certificate_nobody_trusts_gets_nothing(outbox, printer, spool, keys):
    refused = outbox.send(safe(printer("-f", "application/pdf", "-K", str(keys))))

    assert refused.code == 5
    assert "the certificate of localhost is not to be trusted: self" in refused.err
    assert "trying again" not in refused.err
    assert list(spool.iterdir()) == []


@needs_printer
def test_a_certificate_for_another_name_is_not_trusted(outbox, printer, spool, keys, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(keys / "localhost.crt"))
    queue = safe(printer("-f", "application/pdf", "-K", str(keys)))
    outbox.send(queue)  # so that it has a certificate
    refused = outbox.send(queue.replace("localhost", "127.0.0.1"))

    assert refused.code == 5
    assert "the certificate of 127.0.0.1 is not to be trusted: IP address mismatch" in refused.err
    assert list(spool.iterdir()) == []


def test_a_server_without_tls_is_told_so(outbox, tmp_path):
    port = free_port()
    with started(sys.executable, "-m", "http.server", "--bind", "localhost", "--directory", str(tmp_path), str(port)):
        wait_for(lambda: answers(port))
        refused = outbox.send(f"ipps://localhost:{port}/")

    assert refused.code == 5
    assert "there is no TLS with it" in refused.err


def test_a_printer_that_does_not_answer_is_given_up(outbox):
    refused = outbox.send(f"ipp://localhost:{free_port()}/ipp/print", "--tries", "2")

    assert refused.code == 5
    assert "trying again in 1 s" in refused.err


def test_a_server_that_speaks_something_else_is_told_so(outbox, tmp_path):
    port = free_port()
    with started(sys.executable, "-m", "http.server", "--bind", "localhost", "--directory", str(tmp_path), str(port)):
        wait_for(lambda: answers(port))
        refused = outbox.send(f"ipp://localhost:{port}/", "--tries", "1")

    assert refused.code == 5
    assert "HTTP 501" in refused.err


def test_a_request_is_written_as_rfc_8010_shows():
    written = request(
        Operation.PRINT_JOB,
        "ipp://printer.example.com/ipp/print/pinetree",
        ((Tag.NAME, "job-name", "foobar"),),
        b"%!PS",
    )

    # RFC 8010, appendix A.1, but for the attributes after the job's name.
    assert written == (
        b"\x01\x01\x00\x02\x00\x00\x00\x01\x01"
        b"\x47\x00\x12attributes-charset\x00\x05utf-8"
        b"\x48\x00\x1battributes-natural-language\x00\x02en"
        b"\x45\x00\x0bprinter-uri\x00\x2cipp://printer.example.com/ipp/print/pinetree"
        b"\x42\x00\x08job-name\x00\x06foobar"
        b"\x03%!PS"
    )


def test_an_answer_is_read_with_all_values_of_an_attribute():
    told = answer(
        b"\x01\x01\x00\x00\x00\x00\x00\x01\x01\x47\x00\x12attributes-charset\x00\x05utf-8"
        b"\x02\x21\x00\x06job-id\x00\x04\x00\x00\x00\x93\x23\x00\x09job-state\x00\x04\x00\x00\x00\x03"
        b"\x44\x00\x11job-state-reasons\x00\x04none\x44\x00\x00\x00\x04busy\x22\x00\x01x\x00\x01\x01\x03"
    )

    assert told == Answer(
        0,
        {
            "attributes-charset": ("utf-8",),
            "job-id": (147,),
            "job-state": (3,),
            "job-state-reasons": ("none", "busy"),
            "x": (True,),
        },
    )


@pytest.mark.parametrize(
    "spoiled",
    [b"", b"\x01\x01\x00", b"\x01\x01\x00\x00\x00\x00\x00\x01\x01\x47\x00", b"\x01\x01\x00\x00\x00\x00\x00\x01"],
)
def test_an_answer_that_breaks_off_is_none(spoiled):
    with pytest.raises(ValueError, match="the answer"):
        answer(spoiled)
