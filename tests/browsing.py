"""A real browser on a real server: Debian's Chromium, driven by Playwright.

`running(desk)` serves a desk at a port of its own and gives its address. `Look` opens pages as somebody would
who has a wide screen or a phone, likes it dark or light, and lets scripts run or not.
"""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from backchannel.desk import Desk
from backchannel.serving import make_app

WIDE, PHONE = (1280, 900), (390, 844)


@contextmanager
def running(desk: Desk) -> Iterator[str]:
    """The address of a server of this desk, as long as it is asked."""
    config = uvicorn.Config(make_app(desk), port=0, log_level="error", access_log=False, lifespan="on")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    patience = time.monotonic() + 30
    while not server.started:
        assert thread.is_alive() and time.monotonic() < patience, "the server does not start"
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(20)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of this machine."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    assert path, "install Chromium (Debian: apt-get install chromium)"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        try:
            yield browser
        finally:
            browser.close()


def somebody(
    browser: Browser, size: tuple[int, int] = WIDE, *, scripts: bool = True, dark: bool = False
) -> BrowserContext:
    """A visitor with a screen of this size."""
    return browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        java_script_enabled=scripts,
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
    )
