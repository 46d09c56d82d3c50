"""HTTP for `legation.update`: the standard library, with Python's proxies and certificates."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request

# More than any honest reply has.
_MOST_BYTES = 64 << 20


def post(
    url: str, body: str, headers: dict[str, str], timeout: float
) -> tuple[int, str | None, bytes]:
    """Sends a body; returns the status, the header Retry-After and the body of the reply.

    A status of 400 or more is a reply, too. Raises `OSError` when no whole reply comes.
    """
    if not url.startswith(("http://", "https://")):
        raise OSError(f"not an http or https address: {url}")
    request = urllib.request.Request(url, body.encode("utf-8"), headers)
    try:
        try:
            reply = urllib.request.urlopen(request, timeout=timeout)
        except urllib.error.HTTPError as error:
            reply = error
        with reply:
            content = reply.read(_MOST_BYTES)
            return reply.status, reply.headers.get("Retry-After"), content
    except http.client.HTTPException as error:
        raise OSError(f"{type(error).__name__}: {error}") from error
