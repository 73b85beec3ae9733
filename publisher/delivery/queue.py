"""A print queue that speaks IPP (RFC 8010, RFC 8011), over TLS or without (RFC 7472).

In: pages. Out: one job a page, named after its file; the queue is asked what became of it. A queue holds no files, so
it gets neither manifest nor trigger. Each page is announced first: a queue that would not take it says so then.
Over TLS the queue has to show a certificate for its name that this machine trusts; there is no way round that.
"""

import http.client
import ssl
from dataclasses import dataclass
from enum import IntEnum
from urllib.parse import quote

from publisher.delivery.address import Address
from publisher.delivery.place import FalteringError, Fate, RefusedError
from publisher.delivery.printing import Answer, Attribute, Operation, Tag, answer, request

SAFE = "ipps"
_PORT = 631  # RFC 8010, 4; RFC 7472, 4.1
_WAIT_S = 60
_PDF = "application/pdf"
_FIRST_ERROR, _FIRST_SERVER_ERROR = 0x0400, 0x0500  # RFC 8011, appendix B
_FIRST_HTTP_ERROR, _FIRST_HTTP_SERVER_ERROR = 400, 500
_UNKNOWN_JOB = 0x0406  # client-error-not-found: a queue forgets jobs that are done
_WORDS = {
    0x0401: "forbidden",
    0x0402: "not authenticated",
    0x0403: "not authorised",
    0x0406: "there is no such queue",
    0x0408: "the page is too large for it",
    0x040A: "it does not take PDF",
    0x0500: "internal error",
    0x0501: "it does not know this operation",
    0x0502: "not available",
    0x0504: "device error",
    0x0505: "temporary error",
    0x0506: "it takes no jobs at present",
    0x0507: "busy",
}
_NEVER = {0x0501, 0x0503}  # operation or version not supported: asking again helps nobody


class _State(IntEnum):
    """States of a job (RFC 8011, 5.3.7)."""

    PENDING = 3
    HELD = 4
    PROCESSING = 5
    STOPPED = 6
    CANCELED = 7
    ABORTED = 8
    COMPLETED = 9


_FATES = {_State.CANCELED: Fate.LOST, _State.ABORTED: Fate.LOST, _State.COMPLETED: Fate.DONE}


@dataclass(frozen=True, slots=True)
class PrintQueue:
    """The queue of an address; each question has a connection of its own."""

    address: Address

    def put(self, name: str, content: bytes) -> str:
        told: tuple[Attribute, ...] = (
            (Tag.NAME, "requesting-user-name", self.address.user or "publisher"),
            (Tag.NAME, "job-name", name),
            (Tag.MEDIA_TYPE, "document-format", _PDF),
        )
        self.ask(Operation.VALIDATE_JOB, told)
        job = self.ask(Operation.PRINT_JOB, told, content).first("job-id")
        if not isinstance(job, int):
            raise RefusedError(f"the queue took {name} and gave it no number")
        return str(job)

    def remove(self, name: str) -> None:
        """A queue holds no files."""

    def fate(self, mark: str) -> tuple[Fate, str]:
        wanted: tuple[Attribute, ...] = (
            (Tag.INTEGER, "job-id", int(mark)),
            (Tag.KEYWORD, "requested-attributes", "job-state"),
        )
        state = self.ask(Operation.GET_JOB_ATTRIBUTES, wanted, may_say=_UNKNOWN_JOB).first("job-state")
        if state not in list(_State):
            return Fate.DONE, "it is not known any more"
        said = _State(int(state))
        return _FATES.get(said, Fate.WAITING), f"job {mark} is {said.name.lower()}"

    def close(self) -> None:
        """There is nothing to let go of."""

    def ask(
        self, operation: Operation, attributes: tuple[Attribute, ...], document: bytes = b"", may_say: int = 0
    ) -> Answer:
        """Ask the printer; its answer, if it is not an error other than ``may_say``."""
        body = request(operation, self._printer, attributes, document)
        try:
            told = answer(self._posted(body))
        except ValueError as fault:
            raise RefusedError(f"it does not speak IPP: {fault}") from fault
        if told.status >= _FIRST_ERROR and told.status != may_say:
            passes = told.status >= _FIRST_SERVER_ERROR and told.status not in _NEVER
            why = f"the queue says {_WORDS.get(told.status, 'no')} (status {told.status:04x})"
            raise (FalteringError if passes else RefusedError)(why)
        return told

    @property
    def _printer(self) -> str:
        host = f"[{self.address.host}]" if ":" in self.address.host else self.address.host
        return f"{self.address.scheme}://{host}:{self.address.port or _PORT}{quote(self.address.path)}"

    def _connection(self) -> http.client.HTTPConnection:
        host, port = self.address.host, self.address.port or _PORT
        if self.address.scheme == SAFE:
            return http.client.HTTPSConnection(host, port, timeout=_WAIT_S, context=ssl.create_default_context())
        return http.client.HTTPConnection(host, port, timeout=_WAIT_S)

    def _posted(self, body: bytes) -> bytes:
        connection = self._connection()
        try:
            connection.request("POST", quote(self.address.path), body, {"Content-Type": "application/ipp"})
            response = connection.getresponse()
            content = response.read()
        except ssl.SSLCertVerificationError as fault:
            why = f"the certificate of {self.address.host} is not to be trusted: {fault.verify_message}"
            hint = "let it have one that this machine trusts, or name its own in SSL_CERT_FILE"
            raise RefusedError(f"{why}; {hint}") from fault
        except ssl.SSLError as fault:
            raise RefusedError(f"there is no TLS with it: {fault.reason or fault}") from fault
        except (http.client.HTTPException, OSError) as fault:
            raise FalteringError(str(fault) or "the connection broke") from fault
        finally:
            connection.close()
        if response.status >= _FIRST_HTTP_ERROR:
            passes = response.status >= _FIRST_HTTP_SERVER_ERROR
            raise (FalteringError if passes else RefusedError)(f"HTTP {response.status} {response.reason}")
        return content


def connected(address: Address) -> PrintQueue:
    """The queue, once it has said that it takes PDF."""
    queue = PrintQueue(address)
    wanted: tuple[Attribute, ...] = ((Tag.KEYWORD, "requested-attributes", "document-format-supported"),)
    formats = queue.ask(Operation.GET_PRINTER_ATTRIBUTES, wanted).attributes.get("document-format-supported", ())
    if formats and _PDF not in formats:
        raise RefusedError(f"the queue does not take {_PDF}, only {', '.join(map(str, formats))}")
    return queue
