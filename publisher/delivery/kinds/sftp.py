"""A server that speaks SFTP.

In: files. Out: the same on the server, of the right size before they have their names; that no byte was changed on the
way is what SSH itself sees to. Keys come from the agent, from ``~/.ssh`` or as ``~/.ssh/config`` says, hosts are held
against ``known_hosts``, and one that is not there is refused: whoever answers in the plant's place gets no page.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

import paramiko

from publisher.delivery.address import Address
from publisher.delivery.place import FalteringError, Fate, Kind, RefusedError, lay
from publisher.store import within

_CONNECT_S, _ANSWER_S = 20, 60
_SSH_PORT = 22
_KNOWN_HOSTS = "~/.ssh/known_hosts"
_OF_ALL_USERS = "/etc/ssh/ssh_known_hosts"
# paramiko logs what it raises as well, and what nobody listens to Python prints among our own notes.
logging.getLogger("paramiko").setLevel(logging.CRITICAL + 1)


class SftpServer:
    """The folder of an address on its server; ``/~/`` at the start of its path is the user's own folder there."""

    def __init__(self, address: Address) -> None:
        self._root = _folder(address.path)
        self._client = paramiko.SSHClient()
        try:
            with self._told():
                _connect(self._client, address)
                self._files = self._client.open_sftp()
            self._channel.settimeout(_ANSWER_S)
            with self._told(f"there is no folder {self._root} on the server"):
                self._files.stat(self._root)  # not every plant lets others look into it
        except BaseException:
            self._client.close()
            raise

    @property
    def _channel(self) -> paramiko.Channel:
        channel = self._files.get_channel()
        if channel is None:
            raise FalteringError("the connection is gone")
        return channel

    def put(self, name: str, content: bytes) -> str:
        lay(self, name, content)
        return ""

    def write(self, path: str, content: bytes) -> None:
        for folder in reversed(PurePosixPath(path).parents[:-1]):
            self._make(folder.as_posix())
        with self._told(), self._files.open(self._place(path), "wb") as stream:
            stream.set_pipelined(True)  # on a long line, to wait for every answer takes longer than the page
            stream.write(content[:-1])
            stream.set_pipelined(False)  # now every answer is read: a full disk is told by one of them
            stream.write(content[-1:])

    def holds(self, path: str, content: bytes) -> bool:
        with self._told():
            return self._files.stat(self._place(path)).st_size == len(content)

    def rename(self, path: str, onto: str) -> None:
        with self._told():
            try:
                self._files.posix_rename(self._place(path), self._place(onto))
            except OSError:  # SFTP's own rename replaces nothing (draft-ietf-secsh-filexfer-02, 6.5)
                self._passed_on()
                with suppress(FileNotFoundError):
                    self._files.remove(self._place(onto))
                self._files.rename(self._place(path), self._place(onto))

    def remove(self, name: str) -> None:
        with self._told(), suppress(FileNotFoundError):
            self._files.remove(self._place(name))

    def fate(self, mark: str) -> tuple[Fate, str]:  # noqa: ARG002  a server gives no marks
        return Fate.DONE, ""

    def close(self) -> None:
        with suppress(Exception):
            self._client.close()

    def _make(self, folder: str) -> None:
        with self._told():
            try:
                self._files.stat(self._place(folder))
            except FileNotFoundError:
                self._files.mkdir(self._place(folder))

    def _place(self, path: str) -> str:
        return within(self._root.rstrip("/"), path)

    def _passed_on(self) -> None:
        """Ask nothing more of a connection that is gone."""
        transport = self._client.get_transport()
        if transport is None or not transport.is_active():
            raise EOFError("the connection broke")

    @contextmanager
    def _told(self, missing: str = "") -> Iterator[None]:
        """Turn what paramiko says into what may pass and what will not."""
        try:
            yield
        except paramiko.BadHostKeyException as fault:
            why = f"the host shows another key than {_KNOWN_HOSTS} has of it ({fault.key.fingerprint})"
            raise RefusedError(f"{why}; ask the plant before you take the old one out") from fault
        except paramiko.AuthenticationException as fault:
            raise RefusedError(f"the server lets nobody in with the keys of this machine: {fault}") from fault
        except (paramiko.SSHException, EOFError, ConnectionError, TimeoutError) as fault:
            raise FalteringError(str(fault) or "the connection broke") from fault
        except FileNotFoundError as fault:
            raise RefusedError(missing or str(fault)) from fault
        except OSError as fault:
            transport = self._client.get_transport()
            is_open = transport is not None and transport.is_active()
            raise (RefusedError if is_open else FalteringError)(fault.strerror or str(fault)) from fault


def _folder(path: str) -> str:
    """A path as the server has it: what begins with a tilde begins in the user's own folder."""
    if path == "/~":
        return "."
    return path.removeprefix("/~/")


def _connect(client: paramiko.SSHClient, address: Address) -> None:
    """Connect as ``ssh`` would: by what its own files say of this host, and by the address where that says more."""
    said = _config().lookup(address.host)
    for known in (_OF_ALL_USERS, *str(said.get("userknownhostsfile", _KNOWN_HOSTS)).split()):
        path = Path(known).expanduser()
        if path.is_file():
            client.load_system_host_keys(str(path))
    client.set_missing_host_key_policy(_RefuseUnknown())
    client.connect(
        said.get("hostname", address.host),
        port=address.port or int(said.get("port", _SSH_PORT)),
        username=address.user or said.get("user"),
        key_filename=[str(Path(key).expanduser()) for key in said.get("identityfile", [])]  # type: ignore[arg-type]
        or None,  # paramiko takes any number of them; only its stubs do not
        timeout=_CONNECT_S,
        banner_timeout=_CONNECT_S,
        auth_timeout=_CONNECT_S,
        channel_timeout=_CONNECT_S,
    )


def _config() -> paramiko.SSHConfig:
    path = Path("~/.ssh/config").expanduser()
    try:
        return paramiko.SSHConfig.from_path(str(path)) if path.is_file() else paramiko.SSHConfig()
    except paramiko.ConfigParseError as fault:
        raise RefusedError(f"{path}: {fault}") from fault


class _RefuseUnknown(paramiko.MissingHostKeyPolicy):
    """A host that is not known is refused, with its key and the line that makes it known."""

    def missing_host_key(self, client: paramiko.SSHClient, hostname: str, key: paramiko.PKey) -> None:  # noqa: ARG002  so asked
        line = f"echo '{hostname} {key.get_name()} {key.get_base64()}' >> {_KNOWN_HOSTS}"
        raise RefusedError(
            f"the host is not known; its key is {key.get_name()} {key.fingerprint}:"
            f" if the plant says the same, accept it with: {line}"
        )


KIND = Kind(keeps_files=True, connect=SftpServer)
