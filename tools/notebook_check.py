"""`python -m tools.notebook_check`: what notebooks show, in a real JupyterLab in a real Chromium.

A notebook is opened and run in JupyterLab, light and dark. It fails when a cell does, when anything
of a hostile text ran or became an element, or when MathJax touched a dollar sign. The screenshots
stay in `--out`.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}
PATIENCE = 120
# No browser here has anything to fetch but the pages of JupyterLab.
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-device-scale-factor=1",
    "--window-size=1150,1500",
]

# What somebody malicious would hope for; each script that runs says so in a variable of the page.
HOSTILE = " ".join(
    [
        "\"'><script>window.ran = 'script'</script>",
        "<img src=http://127.0.0.1:9/x.png onerror=\"window.ran = 'image'\">",
        "<svg onload=\"window.ran = 'svg'\">",
        "<a href=\"javascript:window.ran = 'link'\">link</a>",
        "</style><style>body { display: none }</style>",
    ]
)

CELLS = [
    """
import legation
from legation.display import table

summit = (
    "Chinese President Xi Jinping held talks with South Korean President Lee Jae-myung in "
    "Gyeongju on Saturday. Xi, on his first visit to South Korea in 11 years, said China was "
    "ready to work with APEC."
)
legation.extract(summit, date="2025-11-01")
""",
    """
legation.leader("Xi Jinping")
""",
    """
texts = [summit, "Peru and Chile paid $5 and $6, said NATO.", "وصل بوتين إلى الصين."]
legation.extract_many(texts, ids=["summit", "prices", "arrival"], dates="2025-11-01")
""",
    """
legation.extract("وصل بوتين إلى الصين. Vladimir Putin (בוטין) paid $x_1$ and $x_2$.", language="ar")
""",
    """
table(legation.office_holders("Peru", on=2012))
""",
    f"""
hostile = {HOSTILE!r}
row = {{"id": "evil", "name": "Evil & Sons", "kind": hostile[:60], "wikipedia": hostile}}
mine = legation.Gazetteer.builtin().extend([row])
document = legation.Extractor(mine).extract(hostile + " Evil & Sons " + hostile)
document
""",
    """
mine.entity("evil")
""",
    """
legation.extract_many([hostile], ids=[hostile])
""",
]

# What is asked of the page; each is true when all is well.
CHECKS = {
    "nothing of a text ran": "return window.ran === undefined",
    "no element of a text is there": """
        return !document.querySelector('.legation img, .legation svg, .legation script')""",
    "the page is shown": "return getComputedStyle(document.body).display !== 'none'",
    "links go to Wikidata and Wikipedia only": """
        const places = /^https:\\/\\/(www\\.wikidata|en\\.wikipedia)\\.org\\/wiki\\//;
        const links = [...document.querySelectorAll('.legation a')];
        return links.length > 5 && links.every(link => places.test(link.href))""",
    "MathJax left dollar signs alone": """
        return !document.querySelector('.legation mjx-container, .legation .MathJax')""",
    "the style applies": """
        const marks = [...document.querySelectorAll('.legation mark')];
        return marks.length >= 9
            && marks.every(mark => getComputedStyle(mark).borderBottomWidth !== '0px')""",
    "a text from right to left is": """
        return [...document.querySelectorAll('.legation .lg-text')].some(
            text => text.matches(':dir(rtl)') && getComputedStyle(text).direction === 'rtl')""",
}
# What the screenshots are of, in the order of the cells.
PICTURES = ["document", "entity", "documents", "right-to-left", "table", "hostile"]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.notebook_check", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="directory for the screenshots")
    parser.add_argument("--chromium", default=shutil.which("chromium"))
    parser.add_argument("--chromedriver", default=shutil.which("chromedriver"))
    arguments = parser.parse_args()
    if not arguments.chromium or not arguments.chromedriver:
        sys.exit("Chromium and its driver are needed: apt-get install chromium chromium-driver")
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as directory:
        scratch = Path(directory)
        for theme in THEMES:
            check(theme, scratch / theme, arguments)
    print("notebooks show what they should")


def check(theme: str, scratch: Path, arguments: argparse.Namespace) -> None:
    """Runs the notebook in one theme, looks at the page and takes the screenshots."""
    scratch.mkdir()
    write_notebook(scratch / "check.ipynb")
    with lab(scratch, THEMES[theme]) as address, browser(scratch, arguments) as driver:
        driver.get(f"{address}/lab/tree/check.ipynb?reset")
        shell = "window.jupyterapp?.shell?.currentWidget"
        # The kernel that the notebook asks for must be there before cells are run.
        wait_for(driver, f"return {shell}?.content?.widgets?.length")
        wait_for(driver, f"return {shell}.sessionContext?.session?.kernel?.status === 'idle'")
        driver.execute_script("window.jupyterapp.commands.execute('notebook:run-all-cells')")
        wait_for(
            driver,
            f"return {shell}.content.widgets.every("
            "cell => cell.model.type !== 'code' || cell.model.executionCount !== null)",
        )
        errors = f"""
            const outputs = {shell}.content.widgets.flatMap(
                cell => [...(cell.model.outputs?.toJSON() ?? [])]);
            return outputs.filter(output => output.output_type === 'error')
                .map(output => output.traceback.join(' '))"""
        if failed := driver.execute_script(errors):
            sys.exit("a cell failed:\n" + "\n".join(failed))
        wait_for(driver, f"return document.querySelectorAll('.legation').length >= {len(CELLS)}")
        for what, script in CHECKS.items():
            if not driver.execute_script(script):
                driver.save_screenshot(str(arguments.out / f"{theme}-failed.png"))
                sys.exit(f"{theme}: it does not hold that {what}")
            print(f"{theme}: {what}")
        outputs = driver.find_elements("css selector", ".legation")
        for name, output in zip(PICTURES, outputs, strict=False):
            driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", output)
            time.sleep(0.5)
            output.screenshot(str(arguments.out / f"{theme}-{name}.png"))


def write_notebook(path: Path) -> None:
    """The notebook as JupyterLab stores it, without outputs."""
    empty: dict[str, Any] = {
        "cell_type": "code",
        "metadata": {},
        "outputs": [],
        "execution_count": None,
    }
    cells = [
        {**empty, "id": f"cell-{number}", "source": source.strip()}
        for number, source in enumerate(CELLS)
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    metadata = {"kernelspec": kernel}
    notebook = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    path.write_text(json.dumps(notebook), encoding="utf-8")


@contextmanager
def lab(scratch: Path, theme: str) -> Iterator[str]:
    """JupyterLab with nothing of the user's, at a port of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = scratch / "settings" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True)
    (settings / "themes.jupyterlab-settings").write_text(json.dumps({"theme": theme}))
    (settings / "notification.jupyterlab-settings").write_text(json.dumps({"fetchNews": "false"}))
    environment = os.environ | {
        "JUPYTER_CONFIG_DIR": str(scratch / "config"),
        "JUPYTER_RUNTIME_DIR": str(scratch / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(scratch / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(scratch / "workspaces"),
        "IPYTHONDIR": str(scratch / "ipython"),
    }
    flags = {
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.port": port,
        "ServerApp.root_dir": scratch,
        "ServerApp.password": "",
        "IdentityProvider.token": "",
    }
    command = [sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root"]
    command += ["--expose-app-in-browser", *(f"--{name}={value}" for name, value in flags.items())]
    with (scratch / "lab.log").open("w") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, env=environment, cwd=scratch)
        try:
            address = f"http://127.0.0.1:{port}"
            wait_until_up(f"{address}/api", server, scratch / "lab.log")
            yield address
        finally:
            server.terminate()
            server.wait(30)


def wait_until_up(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5)
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
    sys.exit(f"JupyterLab does not answer:\n{log.read_text()[-2000:]}")


@contextmanager
def browser(scratch: Path, arguments: argparse.Namespace) -> Iterator[Any]:
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = arguments.chromium
    for flag in [*FLAGS, f"--user-data-dir={scratch / 'browser'}"]:
        options.add_argument(flag)
    driver = webdriver.Chrome(options, webdriver.ChromeService(arguments.chromedriver))
    driver.set_script_timeout(PATIENCE)
    try:
        yield driver
    finally:
        driver.quit()


def wait_for(driver: Any, script: str) -> None:
    """Waits until what a script returns is true."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if driver.execute_script(script):
            return
        time.sleep(0.3)
    driver.save_screenshot("notebook-check-failed.png")
    sys.exit(f"still not true after {PATIENCE} s: {script}; see notebook-check-failed.png")


if __name__ == "__main__":
    main()
