"""Requests that name their document by its hash, and what they may be answered from."""

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
import pytest

from app import TRUSTED_DOCUMENTS, create_app
from server.persisted import SIZE, InvalidManifest, PersistedDocuments, trusted_documents
from server.settings import Settings, load_settings
from tests.conftest import SECRET

GRAPHQL_JSON = "application/graphql-response+json"

LATEST = "query Latest { latestPosts { nodes { id } } }"
EMPTY = {"data": {"latestPosts": {"nodes": []}}}


def hash_of(document: str) -> str:
    return sha256(document.encode()).hexdigest()


def automatic(document: str) -> dict[str, Any]:
    """What Apollo's clients send for a document."""
    return {"persistedQuery": {"version": 1, "sha256Hash": hash_of(document)}}


@asynccontextmanager
async def serving(settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    app = create_app(settings)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://test", headers={"accept": GRAPHQL_JSON}
        ) as client,
    ):
        yield client


@pytest.fixture
async def http(settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    async with serving(settings) as client:
        yield client


async def post(http: httpx.AsyncClient, **request: Any) -> httpx.Response:
    return await http.post("/graphql", json=request)


async def get(http: httpx.AsyncClient, **request: Any) -> httpx.Response:
    params = {name: value if isinstance(value, str) else json.dumps(value) for name, value in request.items()}
    return await http.get("/graphql", params=params)


def error_of(response: httpx.Response) -> tuple[int, str, str]:
    (error,) = response.json()["errors"]
    assert "data" not in response.json()
    return response.status_code, error["extensions"]["code"], error["message"]


NOT_FOUND = 400, "PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound"

# The hash of a document that is known ---------------------------------------------------------------------------------


def trusted(name: str) -> list[str]:
    """The trusted documents that begin with the operation of this name."""
    manifest: Mapping[str, str] = json.loads(TRUSTED_DOCUMENTS.read_text())
    found = [identifier for identifier, text in manifest.items() if f"query {name}(" in text]
    assert found
    return found


async def test_a_trusted_document_is_asked_for_by_its_hash(http: httpx.AsyncClient) -> None:
    for identifier in trusted("LatestPosts"):
        variables = {"first": 3}
        for response in (
            await post(http, documentId=f"sha256:{identifier}", variables=variables),
            await get(http, documentId=f"sha256:{identifier}", variables=variables),
            await post(http, extensions={"persistedQuery": {"version": 1, "sha256Hash": identifier}}),
        ):
            assert response.status_code == 200
            assert response.json()["data"]["latestPosts"]["edges"] == []


async def test_an_unknown_hash_is_not_found(http: httpx.AsyncClient) -> None:
    unknown = hash_of("{ __typename }")
    assert error_of(await post(http, documentId=f"sha256:{unknown}")) == NOT_FOUND
    assert error_of(await get(http, documentId=f"sha256:{unknown}")) == NOT_FOUND
    assert error_of(await post(http, extensions=automatic("{ __typename }"))) == NOT_FOUND
    assert error_of(await post(http, documentId="of-another-kind")) == NOT_FOUND


async def test_a_client_that_asks_for_plain_json_gets_the_same_error_as_200(http: httpx.AsyncClient) -> None:
    response = await http.post(
        "/graphql", json={"extensions": automatic("{ __typename }")}, headers={"accept": "application/json"}
    )
    assert error_of(response) == (200, *NOT_FOUND[1:])


# Registering a document -----------------------------------------------------------------------------------------------


async def test_a_document_that_came_with_its_hash_is_known_from_then_on(http: httpx.AsyncClient) -> None:
    assert error_of(await get(http, extensions=automatic(LATEST))) == NOT_FOUND
    assert (await post(http, query=LATEST, extensions=automatic(LATEST))).json() == EMPTY
    assert (await get(http, extensions=automatic(LATEST))).json() == EMPTY
    assert (await post(http, documentId=f"sha256:{hash_of(LATEST)}")).json() == EMPTY


async def test_a_document_can_be_registered_by_get_and_by_its_identifier(http: httpx.AsyncClient) -> None:
    assert (await get(http, query=LATEST, extensions=automatic(LATEST))).json() == EMPTY
    assert (await get(http, extensions=automatic(LATEST))).json() == EMPTY
    other = LATEST.replace("Latest", "Other", 1)
    assert (await post(http, query=other, documentId=f"sha256:{hash_of(other)}")).json() == EMPTY
    assert (await post(http, documentId=f"sha256:{hash_of(other)}")).json() == EMPTY


async def test_an_invalid_document_is_not_registered(http: httpx.AsyncClient) -> None:
    for wrong in ("{ nothingOfThatName }", "{"):
        assert (await post(http, query=wrong, extensions=automatic(wrong))).status_code == 400
        assert error_of(await post(http, extensions=automatic(wrong))) == NOT_FOUND


async def test_a_hash_that_is_not_the_documents_is_refused(http: httpx.AsyncClient) -> None:
    message = "The hash is not that of the document that came with it."
    expected = (400, "BAD_REQUEST", message)
    assert error_of(await post(http, query=LATEST, extensions=automatic("{ __typename }"))) == expected
    assert error_of(await post(http, query=LATEST, documentId=f"sha256:{hash_of('x')}")) == expected
    assert error_of(await get(http, extensions=automatic("{ __typename }"))) == NOT_FOUND


@pytest.mark.parametrize(
    "persisted",
    [
        *(1, "x", [], {}),
        {"version": 1},
        {"version": 2, "sha256Hash": "a" * 64},
        {"version": 1, "sha256Hash": "A" * 64},
        {"version": 1, "sha256Hash": "a" * 63},
        {"version": 1, "sha256Hash": 7},
    ],
)
async def test_a_malformed_hash_is_refused(http: httpx.AsyncClient, persisted: Any) -> None:
    message = "`extensions.persistedQuery` must have `version` 1 and a `sha256Hash`."
    assert error_of(await post(http, extensions={"persistedQuery": persisted})) == (400, "BAD_REQUEST", message)


@pytest.mark.parametrize("identifier", ["", "sha256:", "md5:abc", "sha256:x:y"])
async def test_a_malformed_identifier_is_refused(http: httpx.AsyncClient, identifier: str) -> None:
    message = "`documentId` must be `sha256:` and 64 lower-case hexadecimal digits."
    assert error_of(await post(http, documentId=identifier)) == (400, "BAD_REQUEST", message)


async def test_a_request_without_any_document_says_so(http: httpx.AsyncClient) -> None:
    assert error_of(await post(http)) == (400, "BAD_REQUEST", "`query` is missing.")
    assert error_of(await post(http, extensions={"persistedQuery": None})) == (
        400,
        "BAD_REQUEST",
        "`query` is missing.",
    )


async def test_mutations_can_be_persisted_but_not_sent_by_get(http: httpx.AsyncClient) -> None:
    document = 'mutation { logIn(input: {handleOrEmail: "nobody", password: "not a password"}) { errors { code } } }'
    answer = (await post(http, query=document, extensions=automatic(document))).json()
    assert answer == {"data": {"logIn": {"errors": [{"code": "WRONG_CREDENTIALS"}]}}}
    assert (await post(http, extensions=automatic(document))).json() == answer
    refused = await get(http, extensions=automatic(document))
    assert error_of(refused) == (405, "METHOD_NOT_ALLOWED", "Send mutations by POST.")
    assert refused.headers["allow"] == "POST"


def test_a_flood_of_documents_evicts_and_never_grows() -> None:
    documents = PersistedDocuments({})
    for number in range(300):
        text = f"{{ a{number}: __typename }}".ljust(10_000)
        documents.register({"query": text, "extensions": automatic(text)})
        assert documents.registered.weight <= SIZE
    assert len(documents.registered) == SIZE // 10_000


# Trusted documents only -----------------------------------------------------------------------------------------------


@pytest.fixture
async def strict(database_url: str, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """A server that runs trusted documents only, among them one of a client of its own."""
    manifest = tmp_path / "ours.json"
    manifest.write_text(json.dumps({hash_of(LATEST): LATEST, "by-another-name": LATEST + " "}))
    settings = load_settings(
        database_url=database_url,
        secret_key=SECRET,
        data_dir=tmp_path,
        log_level="warning",
        usage_log=False,
        documents="trusted",
        trusted_documents=str(manifest),
    )
    async with serving(settings) as client:
        yield client


NOT_TRUSTED = 400, "DOCUMENT_NOT_TRUSTED", "Only documents that are registered with this server are run."


async def test_trusted_documents_run_by_hash_and_as_text(strict: httpx.AsyncClient) -> None:
    assert (await post(strict, documentId=f"sha256:{hash_of(LATEST)}")).json() == EMPTY
    assert (await post(strict, extensions=automatic(LATEST))).json() == EMPTY
    assert (await post(strict, query=LATEST)).json() == EMPTY
    assert (await post(strict, documentId="by-another-name")).json() == EMPTY
    for identifier in trusted("LatestPosts"):
        assert (await get(strict, documentId=f"sha256:{identifier}")).status_code == 200


async def test_no_other_document_runs_however_it_comes(strict: httpx.AsyncClient) -> None:
    document = "{ __typename }"
    assert error_of(await post(strict, query=document)) == NOT_TRUSTED
    assert error_of(await get(strict, query=document)) == NOT_TRUSTED
    assert error_of(await post(strict, query=document, extensions=automatic(document))) == NOT_TRUSTED
    assert error_of(await post(strict, extensions=automatic(document))) == NOT_FOUND
    assert error_of(await post(strict, query=LATEST + "\n")) == NOT_TRUSTED


# Manifests ------------------------------------------------------------------------------------------------------------


def test_a_manifest_takes_hashes_with_their_prefix(tmp_path: Path) -> None:
    path = tmp_path / "documents.json"
    path.write_text(json.dumps({f"sha256:{hash_of(LATEST)}": LATEST}))
    assert trusted_documents([path]) == {hash_of(LATEST): LATEST}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "Can't read the trusted documents in {path}: No such file or directory."),
        ("{", "Can't read the trusted documents in {path}: it is not JSON."),
        ("[]", "The trusted documents in {path} are not an object of identifiers and documents."),
        ('{"a": 1}', "The trusted documents in {path} are not an object of identifiers and documents."),
        (json.dumps({"a" * 64: LATEST}), "In {path}, " + "a" * 64 + " does not identify its document."),
        (json.dumps({"md5:abc": LATEST}), "In {path}, md5:abc does not identify its document."),
    ],
)
def test_a_manifest_that_can_not_be_used_is_one_line(tmp_path: Path, content: str | None, message: str) -> None:
    path = tmp_path / "documents.json"
    if content is not None:
        path.write_text(content)
    with pytest.raises(InvalidManifest) as raised:
        trusted_documents([path])
    assert str(raised.value) == message.format(path=path)
