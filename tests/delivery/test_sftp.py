"""An SFTP server gets whole pages or none, over lines that break, and no stranger gets any.

The server is asyncssh, so that two implementations have to agree: our client is paramiko.
"""

import asyncio
import subprocess
import threading
from collections.abc import Awaitable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import asyncssh
import pytest

from tests.outbox import DAY, PAGES, Outbox, files_of, opened

pytestmark = pytest.mark.filterwarnings("ignore")  # those of other people's servers

MANIFEST = f"{DAY}.sha256"
_LITTLE = 1000  # bytes that break nothing


@dataclass
class Faults:
    """What is to go wrong at the server."""

    drops: int = 0  # how many writes cut the line
    is_full: bool = False
    loses: bool = False  # says thank you and keeps nothing
    renames_over: bool = True
    lines: list[asyncssh.SSHServerConnection] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)  # renames, and what lay there in plain sight when a line was cut


class Gate(asyncssh.SSHServer):
    """Knows every line, so that all of them can be cut in the end."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults

    def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
        self._faults.lines.append(conn)


class Plant(asyncssh.SFTPServer):
    """A server with faults, for one folder."""

    def __init__(self, chan: asyncssh.SSHServerChannel[bytes], folder: Path, faults: Faults) -> None:
        super().__init__(chan, chroot=str(folder).encode())
        self._chan = chan
        self._folder = folder
        self._faults = faults

    def write(self, file_obj: object, offset: int, data: bytes) -> int | Awaitable[int]:
        if self._faults.is_full:
            raise asyncssh.SFTPFailure("no space left on device")
        if self._faults.loses:
            return len(data)
        written = super().write(file_obj, offset, data)
        if self._faults.drops and offset > _LITTLE:
            self._faults.drops -= 1
            self._faults.seen += sorted(path.name for path in self._folder.iterdir())
            self._chan.get_connection().abort()
        return written

    def posix_rename(self, oldpath: bytes, newpath: bytes) -> None:
        if not self._faults.renames_over:
            raise asyncssh.SFTPOpUnsupported("this server renames over nothing")
        self._faults.seen.append(f"{oldpath.decode()} -> {newpath.decode()}")
        super().posix_rename(oldpath, newpath)

    def rename(self, oldpath: bytes, newpath: bytes) -> None:
        if (self._folder / newpath.decode().lstrip("/")).exists():
            raise asyncssh.SFTPFailure("there is a file of this name")
        super().rename(oldpath, newpath)


@dataclass(frozen=True)
class Server:
    """A server at work: its port, its folder, its key, its faults."""

    port: int
    folder: Path
    key: asyncssh.SSHKey
    faults: Faults

    @property
    def address(self) -> str:
        return f"sftp://desk@127.0.0.1:{self.port}/"

    @property
    def known(self) -> str:
        return f"[127.0.0.1]:{self.port} {self.key.export_public_key().decode()}"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with a key."""
    home = tmp_path / "home"
    (home / ".ssh").mkdir(parents=True)
    key = asyncssh.generate_private_key("ssh-ed25519")
    key.write_private_key(str(home / ".ssh" / "id_ed25519"))
    key.write_public_key(str(home / ".ssh" / "id_ed25519.pub"))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    return home


@pytest.fixture
def server(tmp_path: Path, home: Path) -> Iterator[Server]:
    """A server that lets the key of that home in, and is known there."""
    folder, faults = tmp_path / "plant", Faults()
    folder.mkdir()
    key = asyncssh.generate_private_key("ssh-ed25519")
    loop = asyncio.new_event_loop()
    listening = loop.run_until_complete(
        asyncssh.listen(
            "127.0.0.1",
            0,
            server_host_keys=[key],
            authorized_client_keys=str(home / ".ssh" / "id_ed25519.pub"),
            server_factory=lambda: Gate(faults),
            sftp_factory=lambda chan: Plant(chan, folder, faults),
        )
    )
    running = threading.Thread(target=loop.run_forever)
    running.start()
    made = Server(listening.get_port(), folder, key, faults)
    (home / ".ssh" / "known_hosts").write_text(made.known)
    yield made
    asyncio.run_coroutine_threadsafe(closed(listening, faults), loop).result(10)
    loop.call_soon_threadsafe(loop.stop)
    running.join(10)
    loop.close()


async def closed(listening: asyncssh.SSHAcceptor, faults: Faults) -> None:
    listening.close()
    for line in faults.lines:
        line.abort()
    await listening.wait_closed()
    await asyncio.sleep(0.05)  # what was cut off is let go of


@pytest.fixture
def outbox(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Outbox:
    return opened(tmp_path / "newsroom", capsys)


def test_every_file_arrives_under_another_name_and_is_then_renamed(outbox, server):
    sent = outbox.send(server.address)
    arrived = files_of(server.folder)

    assert (sent.code, sent.files) == (0, [*PAGES, MANIFEST])
    assert {name: arrived[name] for name in PAGES} == {name: (outbox.folder / name).read_bytes() for name in PAGES}
    assert arrived.keys() == {*PAGES, MANIFEST}
    assert server.faults.seen == [f"/.{name}.part -> /{name}" for name in (*PAGES, MANIFEST)]


def test_a_changed_page_replaces_the_one_that_is_there(outbox, server):
    outbox.send(server.address)
    outbox.page(PAGES[0], b"%PDF another first page")
    again = outbox.send(server.address)

    assert again.files == [PAGES[0], MANIFEST]
    assert files_of(server.folder)[PAGES[0]] == b"%PDF another first page"


def test_a_server_that_cannot_rename_over_a_file_takes_changed_pages_too(outbox, server):
    server.faults.renames_over = False
    outbox.send(server.address)
    outbox.page(PAGES[0], b"%PDF another first page")
    again = outbox.send(server.address)

    assert again.files == [PAGES[0], MANIFEST]
    assert files_of(server.folder)[PAGES[0]] == b"%PDF another first page"


def test_a_line_that_breaks_once_is_told_and_mended_and_shows_no_half_page(outbox, server):
    server.faults.drops = 1
    sent = outbox.send(server.address)

    assert (sent.code, sent.files) == (0, [*PAGES, MANIFEST])
    assert "; trying again in 1 s\n" in sent.err
    assert server.faults.seen[0] == f".{PAGES[0]}.part"
    assert files_of(server.folder).keys() == {*PAGES, MANIFEST}


def test_a_line_that_always_breaks_is_given_up_and_the_next_send_goes_on(outbox, server):
    outbox.page(PAGES[0], b"%PDF a little page")  # too little to break anything
    server.faults.drops = 99
    stopped = outbox.send(server.address, "--tries", "2")
    left = files_of(server.folder).keys()
    server.faults.drops = 0
    again = outbox.send(server.address)

    assert stopped.code == 5
    assert f"sent: {PAGES[0]}; not sent: {PAGES[1]}, {PAGES[2]}, {MANIFEST}\n" in stopped.err
    assert left == {PAGES[0], f".{PAGES[1]}.part"}
    assert again.files == [PAGES[1], PAGES[2], MANIFEST]
    assert files_of(server.folder).keys() == {*PAGES, MANIFEST}


def test_a_server_that_is_full_refuses_at_once_and_keeps_no_half_page(outbox, server):
    server.faults.is_full = True
    refused = outbox.send(server.address)

    assert refused.code == 5
    assert "no space left on device; sent: nothing; not sent: " in refused.err
    assert "trying again" not in refused.err
    assert files_of(server.folder) == {}


def test_a_server_that_loses_what_it_takes_is_found_out(outbox, server):
    server.faults.loses = True
    stopped = outbox.send(server.address, "--tries", "2")

    assert stopped.code == 5
    assert f"{PAGES[0]} did not arrive whole; trying again in 1 s\n" in stopped.err
    assert files_of(server.folder).keys() <= {f".{PAGES[0]}.part"}


def test_an_unknown_host_gets_nothing_and_the_line_that_is_told_makes_it_known(outbox, server, home):
    (home / ".ssh" / "known_hosts").unlink()
    refused = outbox.send(server.address)
    line = refused.err.partition("accept it with: ")[2].partition("; sent: ")[0]

    assert (refused.code, files_of(server.folder)) == (5, {})
    assert server.key.get_fingerprint() in refused.err
    assert line.startswith(f"echo '[127.0.0.1]:{server.port} ssh-ed25519 ")
    subprocess.run(["sh", "-c", line], check=True)
    assert outbox.send(server.address).code == 0


def test_a_host_with_another_key_than_it_had_gets_nothing(outbox, server, home):
    other = asyncssh.generate_private_key("ssh-ed25519").export_public_key().decode()
    (home / ".ssh" / "known_hosts").write_text(f"[127.0.0.1]:{server.port} {other}")
    refused = outbox.send(server.address)

    assert (refused.code, files_of(server.folder)) == (5, {})
    assert "the host shows another key than ~/.ssh/known_hosts has of it" in refused.err
    assert server.key.get_fingerprint() in refused.err


def test_a_desk_whose_key_is_not_known_is_told_so(outbox, server, home):
    (home / ".ssh" / "id_ed25519").unlink()
    asyncssh.generate_private_key("ssh-ed25519").write_private_key(str(home / ".ssh" / "id_ed25519"))
    refused = outbox.send(server.address)

    assert refused.code == 5
    assert "the server lets nobody in with the keys of this machine" in refused.err


@pytest.mark.parametrize("path", ["~", "~/", "~/incoming"])
def test_a_path_may_begin_in_the_users_own_folder(outbox, server, path):
    (server.folder / "incoming").mkdir()
    outbox.send(f"{server.address}{path}")

    assert ("incoming/" if "incoming" in path else "") + PAGES[0] in files_of(server.folder)


def test_a_folder_that_is_not_there_is_named(outbox, server):
    refused = outbox.send(f"{server.address}incoming")

    assert refused.code == 5
    assert "there is no folder /incoming on the server; sent: nothing" in refused.err


def test_a_host_may_be_one_that_the_configuration_of_ssh_names(outbox, server, home):
    (home / ".ssh" / "config").write_text(
        f"Host plant\n  HostName 127.0.0.1\n  Port {server.port}\n  User desk\n  IdentityFile ~/.ssh/plant\n"
    )
    (home / ".ssh" / "id_ed25519").rename(home / ".ssh" / "plant")
    outbox.house('[[targets]]\nname = "plant"\naddress = "sftp://plant/"\ntrigger = "{day}.ready"\n')
    sent = outbox.send("plant")

    assert (sent.code, sent.files[-1]) == (0, f"{DAY}.ready")
    assert f"{DAY}.ready" in files_of(server.folder)


def test_pages_in_folders_of_their_own_keep_them(outbox, server):
    outbox.page("B/01.pdf", b"%PDF the business section")
    outbox.send(server.address)

    assert files_of(server.folder)["B/01.pdf"] == b"%PDF the business section"


@pytest.mark.usefixtures("home")
def test_a_server_that_does_not_answer_is_given_up(outbox):
    refused = outbox.send("sftp://desk@127.0.0.1:9/in", "--tries", "2")

    assert refused.code == 5
    assert "sftp://desk@127.0.0.1:9/in: Unable to connect to port 9 on 127.0.0.1; trying again in 1 s" in refused.err
    assert "sent: nothing; not sent: " in refused.err
