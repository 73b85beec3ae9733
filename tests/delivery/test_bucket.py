"""A bucket gets whole objects, none twice, and is waited for while its server is busy."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import fsspec
import pytest
from moto.server import ThreadedMotoServer

from tests.outbox import DAY, PAGES, Outbox, opened

pytestmark = [
    pytest.mark.filterwarnings("ignore"),  # those of other people's servers
    pytest.mark.usefixtures("server"),
]

MANIFEST = f"{DAY}.sha256"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """An S3 server on this machine, with a bucket."""
    moto = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    moto.start()
    host, port = moto.get_host_and_port()
    endpoint = f"http://{host}:{port}"
    with pytest.MonkeyPatch.context() as patch:
        told = {
            "ENDPOINT_URL": endpoint,
            "ACCESS_KEY_ID": "desk",
            "SECRET_ACCESS_KEY": "x",
            "DEFAULT_REGION": "us-east-1",
        }
        for name, value in told.items():
            patch.setenv(f"AWS_{name}", value)
        fsspec.filesystem("s3", skip_instance_cache=True).mkdir("plant")
        yield endpoint
    moto.stop()


@pytest.fixture
def outbox(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Outbox:
    return opened(tmp_path / "newsroom", capsys)


def objects(prefix: str) -> dict[str, bytes]:
    system = fsspec.filesystem("s3", skip_instance_cache=True)
    return {path.removeprefix(f"{prefix}/"): system.cat_file(path) for path in system.find(prefix)}


@contextmanager
def busy(times: int) -> Iterator[str]:
    """A server that answers with 503 so many times and then drops every line; its address.

    With a negative number it takes everything, and keeps something else.
    """
    left = [times]

    class Busy(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"  # those who put ask whether to go on

        def do_PUT(self) -> None:
            if left[0] < 0:
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            if not left[0]:
                self.close_connection = True
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            left[0] -= 1
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            body = b"<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>"
            self.send_response(503)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_HEAD(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", "4")
            self.end_headers()

        def do_GET(self) -> None:
            self.do_HEAD()
            self.wfile.write(b"%PDF")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    running = ThreadingHTTPServer(("127.0.0.1", 0), Busy)
    thread = threading.Thread(target=running.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{running.server_address[1]}"
    finally:
        running.shutdown()
        thread.join()
        running.server_close()


def test_pages_are_objects_below_the_prefix_and_are_not_sent_twice(outbox):
    outbox.house('[[targets]]\nname = "plant"\naddress = "s3://plant/tonight/"\ntrigger = "{day}.ready"\n')
    sent = outbox.send("plant")
    arrived = objects("plant/tonight")
    again = outbox.send("s3://plant/tonight")

    assert (sent.code, sent.files) == (0, [*PAGES, MANIFEST, f"{DAY}.ready"])
    assert arrived.keys() == set(sent.files)
    assert {name: arrived[name] for name in PAGES} == {name: (outbox.folder / name).read_bytes() for name in PAGES}
    assert again.files == []


def test_a_changed_page_replaces_its_object(outbox):
    outbox.send("s3://plant/changed")
    outbox.page(PAGES[0], b"%PDF another first page")
    again = outbox.send("s3://plant/changed")

    assert again.files == [PAGES[0], MANIFEST]
    assert objects("plant/changed")[PAGES[0]] == b"%PDF another first page"


def test_a_bucket_that_is_not_there_is_refused_at_once(outbox):
    refused = outbox.send("s3://elsewhere/tonight")

    assert refused.code == 5
    assert "s3://elsewhere/tonight: The specified bucket does not exist; sent: nothing; not sent: " in refused.err
    assert "trying again" not in refused.err


@pytest.mark.parametrize("times", [0, 1], ids=["drops every line", "is busy, then drops every line"])
def test_a_server_that_cannot_at_present_is_tried_again_and_then_given_up(outbox, server, monkeypatch, times):
    with busy(times) as endpoint:
        monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint)
        stopped = outbox.send("s3://plant/later", "--tries", "2")
    monkeypatch.setenv("AWS_ENDPOINT_URL", server)

    assert stopped.code == 5
    assert stopped.err.count("; trying again in 1 s\n") == 1
    assert "sent: nothing; not sent: " in stopped.err
    assert outbox.send("s3://plant/later").files == [*PAGES, MANIFEST]


def test_a_server_that_keeps_other_bytes_than_it_took_is_found_out(outbox, monkeypatch):
    with busy(-1) as endpoint:
        monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint)
        stopped = outbox.send("s3://plant/other", "--tries", "1")

    assert stopped.code == 5
    assert f"s3://plant/other: {PAGES[0]} did not arrive whole; sent: nothing" in stopped.err


def test_a_server_that_takes_a_page_and_says_nothing_is_given_up(outbox, monkeypatch):
    monkeypatch.setattr("publisher.delivery.kinds.s3._FILE_S", 1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{silent.getsockname()[1]}")
        stopped = outbox.send("s3://plant/silent", "--tries", "1")

    assert stopped.code == 5
    assert "s3://plant/silent: no answer; sent: nothing" in stopped.err


def test_a_machine_without_keys_is_told_so(outbox, monkeypatch, tmp_path):
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    refused = outbox.send("s3://plant/tonight-2")

    assert refused.code == 5
    assert "Unable to locate credentials; sent: nothing" in refused.err


def test_an_edition_that_was_published_into_a_bucket_is_sent_from_there(outbox, tmp_path):
    system = fsspec.filesystem("s3", skip_instance_cache=True)
    for path in outbox.folder.iterdir():
        system.pipe_file(f"plant/paper/print/{DAY}/{path.name}", path.read_bytes())
        path.unlink()
    (tmp_path / "hot").mkdir()
    sent = outbox.send(str(tmp_path / "hot"), "--output", "s3://plant/paper")

    assert (sent.code, sent.files) == (0, [*PAGES, MANIFEST])
    assert (tmp_path / "hot" / PAGES[2]).read_bytes() == system.cat_file(f"plant/paper/print/{DAY}/{PAGES[2]}")
