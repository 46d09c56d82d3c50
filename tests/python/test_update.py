"""`legation.update` against a server on loopback, through the HTTP client of Python."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import legation
import pytest

HOLDERS = {("Q20", "P6"): ["Q900001"], ("Q419", "P35"): ["Q900002"]}
LABELS = {"Q900001": "Ysolde Kvant", "Q900002": "Inti Mamanqa"}


def literal(value: str) -> dict[str, str]:
    return {"type": "literal", "value": value}


def item(qid: str) -> dict[str, str]:
    return {"type": "uri", "value": f"http://www.wikidata.org/entity/{qid}"}


def reply(query: str) -> dict[str, Any]:
    """What Wikidata would say, in the shape in which it does."""
    rows = []
    if "VALUES ?person" in query:
        for qid in re.findall(r"wd:(Q\d+)", query.split("UNION")[0]):
            label = literal(LABELS[qid])
            facts = [("label", label, {"language": literal("en")})]
            facts.append(("born", literal("1980-01-02T00:00:00Z"), {"precision": literal("11")}))
            for fact, value, more in facts:
                rows.append({"person": item(qid), "fact": literal(fact), "value": value, **more})
    else:
        country = re.search(r"wd:(Q\d+) owl:sameAs\?", query)
        assert country is not None
        holder = "P35" if "p:P35 " in query else "P6"
        asked = (country[1], "minister" if "P1001" in query else holder)
        for qid in HOLDERS.get(asked, []):
            for by in ["country", "person"]:
                row = {"property": literal(by), "statement": item(f"s-{by}-{qid}")}
                row |= {"holder": item(qid), "start": literal("2025-02-01T00:00:00Z")}
                row |= {
                    "startPrecision": literal("11"),
                    "modified": literal("2031-01-01T00:00:00Z"),
                }
                rows.append(row)
    return {"head": {"vars": ["holder"]}, "results": {"bindings": rows}}


class Server(ThreadingHTTPServer):
    # How each of the next requests is answered, otherwise than well.
    faults: list[str]
    queries: list[str]
    agents: list[str | None]


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        query = self.rfile.read(int(self.headers["Content-Length"])).decode("utf-8")
        self.server.queries.append(query)
        self.server.agents.append(self.headers["User-Agent"])
        assert self.headers["Content-Type"] == "application/sparql-query"
        fault = self.server.faults.pop(0) if self.server.faults else ""
        body = json.dumps(reply(query)).encode("utf-8")
        if fault == "silence":
            time.sleep(3)
            return
        status = int(fault) if fault.isdigit() else 200
        self.send_response(status)
        if status == 429:
            self.send_header("Retry-After", "1")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if fault == "half" else body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(("127.0.0.1", 0), Handler) as server:
        server.faults, server.queries, server.agents = [], [], []
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def address(server: Server) -> str:
    return f"http://127.0.0.1:{server.server_port}/sparql"


def update(server: Server, directory: Path, **more: Any) -> legation.Refresh:
    settings: dict[str, Any] = {"countries": ["Peru", "NOR"], "interval": 0, "timeout": 1}
    settings |= {"endpoint": address(server), "directory": directory}
    settings |= {"offices": ["head_of_state", "head_of_government"], **more}
    return legation.update("desk@example.org", **settings)


def test_a_refresh(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refresh = update(server, tmp_path)
    lines = [str(change) for change in refresh.changes]
    kvant = "came: leader:Q900001: Ysolde Kvant, Prime Minister of Norway, 2025-02-01 –"
    assert kvant in lines
    assert (refresh.notes, refresh.fall, refresh.requests) == ([], None, 5)
    assert all(agent and "(desk@example.org)" in agent for agent in server.agents)
    assert not refresh.path.exists()
    assert refresh.apply() == refresh.path
    monkeypatch.setenv("LEGATION_DATA", str(tmp_path))
    both = legation.Gazetteer.builtin().extend("wikidata")
    assert both.data_info().layers[1].path == refresh.path
    document = legation.Extractor(both).extract("Ysolde Kvant flew to Lima.", date="2025-03-01")
    assert document.mentions[0].entity_id == "leader:Q900001"
    # What was answered a moment ago is not asked again.
    again = update(server, tmp_path)
    assert (again.changes, again.requests) == ([], 0)


@pytest.mark.parametrize("fault", ["429", "500", "half", "silence"])
def test_what_passes_is_asked_again(server: Server, tmp_path: Path, fault: str) -> None:
    server.faults = [fault]
    refresh = update(server, tmp_path)
    assert (refresh.requests, len(server.queries)) == (6, 6)
    assert repr(refresh).endswith("people=2 terms=2>")


def test_arguments_that_cannot_be(server: Server, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="contact must be"):
        legation.update("nobody", endpoint=address(server), directory=tmp_path)
    with pytest.raises(ValueError, match="at least a second"):
        update(server, tmp_path, endpoint="https://query.example.org/sparql")
    with pytest.raises(legation.DateError):
        update(server, tmp_path, since="yesterday")
    with pytest.raises(ValueError, match="timeout must be a number of seconds, not -1"):
        update(server, tmp_path, timeout=-1)
    with pytest.raises(ValueError, match="must be a tag such as"):
        update(server, tmp_path, languages=["english"])
    with pytest.raises(TypeError, match="give a list, also for one"):
        update(server, tmp_path, countries="NOR")
    with pytest.raises(ValueError, match="ambassador cannot be asked about"):
        update(server, tmp_path, offices=["ambassador"])
    assert server.queries == []


def test_ministers_are_asked_about_unless_told(server: Server, tmp_path: Path) -> None:
    assert update(server, tmp_path, offices=[]).requests == 13
    offices = {query.split("PREFIX")[-1] for query in server.queries if "P1001" in query}
    assert len(offices) == 8


def test_nobody_answers(server: Server, tmp_path: Path) -> None:
    server.faults = ["400"] * 9
    with pytest.raises(legation.LegationError, match=r"does not answer \(status 400"):
        update(server, tmp_path)
    assert len(server.queries) == 3


def test_the_command_of_the_wheel(server: Server, tmp_path: Path) -> None:
    settings = ["--contact", "desk@example.org", "--interval", "0", "--country", "Peru", "--yes"]
    command = [sys.executable, "-m", "legation", "update", "--endpoint", address(server)]
    command += ["--directory", str(tmp_path), *settings]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "came: leader:Q900002: Inti Mamanqa" in done.stdout
    assert len(list(tmp_path.glob("wikidata-*.jsonl"))) == 1


def test_the_line_of_the_docs_for_cron(server: Server, tmp_path: Path, root: Path) -> None:
    page = (root / "docs/own-entities.md").read_text(encoding="utf-8")
    line = re.search(r"```crontab\n15 5 \* \* 1  legation (update .*)\n", page)
    assert line is not None
    more = ["--endpoint", address(server), "--interval", "0", "--country", "Peru"]
    command = [sys.executable, "-m", "legation", *line[1].split(), *more]
    done = subprocess.run(
        command,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "LEGATION_DATA": str(tmp_path)},
    )
    assert done.returncode == 0, done.stderr
    assert len(list(tmp_path.glob("wikidata-*.jsonl"))) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="signals of a shell")
def test_ctrl_c_ends_a_wait(server: Server, tmp_path: Path) -> None:
    server.faults = ["500"] * 20
    settings = f"endpoint={address(server)!r}, directory={str(tmp_path)!r}"
    script = f"import legation\nlegation.update('desk@example.org', {settings})"
    with subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.PIPE) as process:
        began = time.monotonic()
        while not server.queries and time.monotonic() - began < 60:
            time.sleep(0.01)
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=10)
    assert b"KeyboardInterrupt" in errors
