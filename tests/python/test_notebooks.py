"""The notebooks run from their first cell to the last, which shows something: `make notebooks`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
PROGRAMS = sorted(NOTEBOOKS.glob("*.py"))

# The tools that run notebooks warn of each other.
pytestmark = pytest.mark.filterwarnings("default")


def test_there_are_notebooks() -> None:
    assert len(PROGRAMS) >= 4
    assert {path.stem for path in PROGRAMS} == {path.stem for path in NOTEBOOKS.glob("*.ipynb")}


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_a_notebook_is_its_program_without_outputs(program: Path) -> None:
    nbformat = pytest.importorskip("nbformat")
    jupytext = pytest.importorskip("jupytext")
    notebook = nbformat.read(program.with_suffix(".ipynb"), as_version=4)
    cells = [(cell.cell_type, cell.source) for cell in jupytext.read(program).cells]
    assert [(cell.cell_type, cell.source) for cell in notebook.cells] == cells, (
        "the pair differs: make notebook-pairs"
    )
    for cell in notebook.cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None
    kind, title = cells[0]
    assert kind == "markdown"
    assert title.startswith("# ")


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_ends_with_something_to_show(program: Path) -> None:
    nbformat = pytest.importorskip("nbformat")
    nbclient = pytest.importorskip("nbclient")
    pytest.importorskip("matplotlib")
    notebook = nbformat.read(program.with_suffix(".ipynb"), as_version=4)
    nbclient.NotebookClient(
        notebook, timeout=300, resources={"metadata": {"path": str(NOTEBOOKS)}}
    ).execute()
    cells: list[Any] = [cell for cell in notebook.cells if cell.cell_type == "code"]
    # A warning in a notebook is the first that its reader sees.
    said = [o.text for cell in cells for o in cell.outputs if o.get("name") == "stderr"]
    assert said == []
    kinds = {kind for output in cells[-1].outputs for kind in output.get("data", {})}
    assert kinds & {"image/png", "text/html"}
