"""The Playground in a real browser: it opens, runs, explains, remembers, and talks to nobody but its own host."""

import json
import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

import httpx
import pytest
from graphql import OperationDefinitionNode, OperationType, parse
from playwright.async_api import (
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    Response,
    Route,
    async_playwright,
    expect,
)
from starlette.applications import Starlette

from server.playground import playground_routes

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
EXAMPLES = "/playground/examples.json"
DEADLINE_MS = 20_000

Settings = dict[str, Any]


class Server(Protocol):
    url: str


class Visitor:
    """One person's browser profile, and all that went wrong or over the wire in it."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.context = context
        self.url = url
        self.hosts: set[str] = set()
        self.sockets: list[str] = []
        self.problems: list[str] = []
        context.on("request", lambda request: self.hosts.add(urlsplit(request.url).netloc))
        context.on("requestfailed", self._failed)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.problems.append(f"page error: {error.error}"))

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # What a closing page was still fetching.
            self.problems.append(f"failed: {request.url} {request.failure}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.problems.append(f"console: {message.text}")

    async def settings(self) -> Settings:
        response = await self.context.request.get(f"{self.url}{EXAMPLES}")
        settings: Settings = await response.json()
        return settings

    async def open(self) -> Page:
        page = await self.context.new_page()
        page.on("websocket", lambda socket: self.sockets.append(socket.url))
        await page.goto(self.url)
        await expect(editor(page, "Operation Editor")).to_be_visible()
        await page.wait_for_function("() => globalThis.__MONACO?.editor.getModels().length === 4")
        return page

    async def serve_other_settings(self, settings: Settings) -> None:
        """From now on, this browser gets other examples than the server's."""

        async def answer(route: Route) -> None:
            await route.fulfill(json=settings)

        await self.context.unroute_all()
        await self.context.route(f"**{EXAMPLES}", answer)


@pytest.fixture
async def visitor(live_server: Server) -> AsyncIterator[Visitor]:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not chromium:
        pytest.fail("No browser: install Debian's `chromium`, or name a Chromium in $CHROMIUM.", pytrace=False)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        context = await browser.new_context(viewport={"width": 1440, "height": 900})
        context.set_default_timeout(DEADLINE_MS)
        expect.set_options(timeout=DEADLINE_MS)
        await context.add_init_script(
            "globalThis.violations = [];"
            "document.addEventListener('securitypolicyviolation', event => violations.push(event.violatedDirective))"
        )
        yield Visitor(context, live_server.url)
        await browser.close()


def editor(page: Page, name: str) -> Locator:
    return page.get_by_label(name, exact=True).locator(".monaco-editor").first


async def text_of(page: Page, file: str) -> str:
    """What an editor holds: Monaco draws only the lines in view."""
    text: str = await page.evaluate(
        "file => __MONACO.editor.getModels().find(model => model.uri.path.endsWith(file)).getValue()", file
    )
    return text


async def tab_names(page: Page) -> list[str]:
    buttons = await page.get_by_role("tab").locator("button[title]").all()
    return [await button.get_attribute("title") or "" for button in buttons]


async def choose(page: Page, tab: int, query: str) -> None:
    """Opens a tab and waits until GraphiQL has read the operation in it, which it does a moment after showing it."""
    await page.evaluate("() => localStorage.removeItem('graphiql:query')")
    await page.get_by_role("tab").nth(tab).click()
    await page.wait_for_function("query => localStorage.getItem('graphiql:query') === query", arg=query)


async def run(page: Page, operation: str) -> Response:
    async with page.expect_response(lambda response: operation_name(response.request) == operation) as received:
        await page.get_by_role("button", name="Execute query").click()
    return await received.value


async def append(page: Page, text: str) -> None:
    """Types at the end of the operation, and waits until it is saved."""
    await editor(page, "Operation Editor").click()
    await page.keyboard.press("Control+End")
    await page.keyboard.insert_text(text)
    await page.wait_for_function("text => localStorage.getItem('graphiql:tabState')?.includes(text)", arg=text)


def operation_name(request: Request) -> str | None:
    if request.method != "POST":
        return None
    name: str | None = json.loads(request.post_data or "{}").get("operationName")
    return name


def is_query(example: dict[str, Any]) -> bool:
    operations = [node for node in parse(example["query"]).definitions if isinstance(node, OperationDefinitionNode)]
    return all(operation.operation is OperationType.QUERY for operation in operations)


async def assert_nothing_went_wrong(visitor: Visitor, page: Page) -> None:
    assert visitor.problems == []
    assert await page.evaluate("() => violations") == []
    assert visitor.hosts == {urlsplit(visitor.url).netloc}


async def test_the_page_opens_with_every_example_as_a_tab(visitor: Visitor) -> None:
    settings = await visitor.settings()
    sent: list[str | None] = []
    visitor.context.on("request", lambda request: sent.append(operation_name(request)))
    page = await visitor.open()

    assert await page.title() == "Nexus Feed · Playground"
    assert await tab_names(page) == [example["name"] for example in settings["examples"]]
    await expect(page.get_by_role("tab").first).to_have_attribute("aria-selected", "true")
    assert await text_of(page, "operation.graphql") == settings["examples"][0]["query"]
    assert json.loads(await text_of(page, "variables.json") or "null") == settings["examples"][0]["variables"]
    assert {name for name in sent if name} <= {"IntrospectionQuery"}, "an example ran by itself"
    assert visitor.sockets == []
    await assert_nothing_went_wrong(visitor, page)


async def test_every_example_query_runs_as_it_is(visitor: Visitor) -> None:
    settings = await visitor.settings()
    page = await visitor.open()
    queries = [(tab, example) for tab, example in enumerate(settings["examples"]) if is_query(example)]
    assert queries

    for tab, example in queries:
        await choose(page, tab, example["query"])
        answer = await (await run(page, example["name"])).json()
        assert "errors" not in answer, f"{example['name']}: {answer['errors']}"
        assert answer["data"] is not None, example["name"]
        await expect(page.get_by_label("Result Window")).to_contain_text('"data"')
        assert json.loads(await text_of(page, "response.json")) == answer

    await assert_nothing_went_wrong(visitor, page)


async def test_the_docs_show_the_descriptions_of_the_schema(visitor: Visitor) -> None:
    settings = await visitor.settings()
    page = await visitor.open()
    introspection = "{ __schema { queryType { name fields { name description } } } }"
    response = await visitor.context.request.post(
        f"{visitor.url}{settings['endpoint']}", data={"query": introspection}, headers=settings["headers"]
    )
    root = (await response.json())["data"]["__schema"]["queryType"]

    await page.get_by_role("button", name="Show Documentation Explorer").click()
    docs = page.get_by_label("Documentation Explorer", exact=True)
    await docs.get_by_text(root["name"], exact=True).first.click()
    for field in root["fields"]:
        await expect(docs.get_by_role("link", name=field["name"], exact=True).first).to_be_visible()
        first_words = " ".join((field["description"] or "").replace("`", "").split()[:3])
        assert first_words, f"{field['name']} has no description"
        await expect(docs).to_contain_text(first_words)

    await assert_nothing_went_wrong(visitor, page)


async def test_a_query_can_be_tidied_and_the_theme_switched(visitor: Visitor) -> None:
    page = await visitor.open()
    await append(page, "      # mine")
    await page.get_by_role("button", name="Prettify query").click()
    await page.wait_for_function("() => /\\n# mine\\s*$/.test(localStorage.getItem('graphiql:query'))")
    await page.get_by_role("button", name="Open settings dialog").click()
    await page.get_by_role("button", name="Dark", exact=True).click()
    await expect(page.locator("body.graphiql-dark")).to_be_visible()
    await assert_nothing_went_wrong(visitor, page)


async def test_a_second_visit_keeps_an_edited_tab(visitor: Visitor) -> None:
    settings = await visitor.settings()
    page = await visitor.open()
    await choose(page, 1, settings["examples"][1]["query"])
    await append(page, "# mine")
    await page.close()

    page = await visitor.open()
    assert await tab_names(page) == [example["name"] for example in settings["examples"]]
    await expect(page.get_by_role("tab").nth(1)).to_have_attribute("aria-selected", "true")
    assert "# mine" in await text_of(page, "operation.graphql")
    await assert_nothing_went_wrong(visitor, page)


async def test_changed_examples_open_beside_the_tabs_that_were_edited(visitor: Visitor) -> None:
    settings = await visitor.settings()
    page = await visitor.open()
    await append(page, "# mine")
    await page.close()

    fresh = {"name": "Fresh", "query": "query Fresh {\n  __typename\n}\n", "variables": None}
    await visitor.serve_other_settings({**settings, "examples": [fresh]})
    page = await visitor.open()
    assert await tab_names(page) == ["Fresh", settings["examples"][0]["name"]]
    assert await text_of(page, "operation.graphql") == fresh["query"]
    await page.get_by_role("tab").nth(1).click()
    assert "# mine" in await text_of(page, "operation.graphql")


async def test_resetting_brings_the_examples_back_as_they_came(visitor: Visitor) -> None:
    settings = await visitor.settings()
    page = await visitor.open()
    page.on("dialog", lambda dialog: dialog.accept())
    await append(page, "# mine")
    await page.get_by_role("button", name="New tab").click()
    await expect(page.get_by_role("tab")).to_have_count(len(settings["examples"]) + 1)

    async with page.expect_event("load"):
        await page.get_by_role("button", name="Reset examples").click()
    await expect(page.get_by_role("tab")).to_have_count(len(settings["examples"]))
    await expect(editor(page, "Operation Editor")).to_be_visible()
    assert await text_of(page, "operation.graphql") == settings["examples"][0]["query"]


async def test_a_sign_in_is_never_stored_and_always_the_newest(visitor: Visitor) -> None:
    settings = await visitor.settings()
    for token in ("first-token", "second-token"):
        await visitor.serve_other_settings({**settings, "headers": {"Authorization": f"Bearer {token}"}})
        page = await visitor.open()
        expected = {"Authorization": f"Bearer {token}"}
        assert json.loads(await text_of(page, "request-headers.json")) == expected

        response = await run(page, settings["examples"][0]["name"])
        assert response.request.headers["authorization"] == expected["Authorization"]
        await page.wait_for_function("() => localStorage.getItem('graphiql:queries')")

        await page.get_by_role("button", name="Show History").click()
        await page.get_by_role("button", name="Set active").last.click()
        assert json.loads(await text_of(page, "request-headers.json")) == expected
        await page.get_by_role("button", name="Hide History").click()
        await append(page, f"# {token} seen")
        assert f"Bearer {token}" not in await page.evaluate("() => JSON.stringify(localStorage)")
        await page.close()


async def test_missing_examples_are_said_on_the_page(visitor: Visitor) -> None:
    await visitor.context.route(f"**{EXAMPLES}", lambda route: route.fulfill(status=500))
    page = await visitor.context.new_page()
    await page.goto(visitor.url)
    await expect(page.get_by_role("alert")).to_contain_text(f"{EXAMPLES}: it answered 500")


async def test_every_answer_carries_the_security_headers(live_server: Server) -> None:
    async with httpx.AsyncClient(base_url=live_server.url) as client:
        index = await client.get("/")
        asset = next(part for part in index.text.split('"') if part.startswith("/playground/assets/"))
        answers = {path: await client.get(path) for path in ("/", EXAMPLES, asset)}
    for path, answer in answers.items():
        assert answer.status_code == 200, path
        policy = dict(part.split(" ", 1) for part in answer.headers["content-security-policy"].split("; "))
        assert policy["default-src"] == "'none'"
        assert policy["script-src"] == policy["worker-src"] == policy["connect-src"] == "'self'"
        assert policy["frame-ancestors"] == policy["base-uri"] == policy["form-action"] == "'none'"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
    assert answers["/"].headers["cache-control"] == "no-cache"
    assert answers[EXAMPLES].headers["cache-control"] == "no-store"
    assert "immutable" in answers[asset].headers["cache-control"]


async def test_a_missing_build_is_said_in_one_line(tmp_path: Path) -> None:
    async def examples() -> dict[str, object]:
        return {}

    app = Starlette(routes=playground_routes(examples, dist=tmp_path / "dist"))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
        answer = await client.get("/")
    assert (answer.status_code, answer.text) == (503, "The Playground is not built: run `make playground`.\n")
