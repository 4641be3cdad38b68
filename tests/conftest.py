"""What tests share: new stores on each of the two databases, the recogniser and the pipeline.

A folder whose tests have a small company of their own calls it `company`, too; see its conftest.
"""

import os
from collections.abc import Iterator

import pytest

from bot.pipeline import Pipeline
from crm_store.actors import Defaults
from crm_store.database import Database
from intents.history import History
from intents.understand.reader import Reader
from retrieval.service import Retrieval
from tests.stores import DIALECTS, SHANGHAI, MakeDatabase, Stores, opened, quick_folder, remove

os.environ.setdefault("OMP_NUM_THREADS", "1")  # each worker has a core of its own


@pytest.fixture(scope="session")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stores]:
    """What makes new stores: one server and one set of templates for the whole run."""
    with quick_folder(tmp_path_factory.mktemp("stores")) as folder:
        made = Stores(folder)
        yield made
        made.close()


@pytest.fixture
def bare_database(stores: Stores) -> Iterator[MakeDatabase]:
    """Makes databases without tables; "sqlite" or "postgresql"."""
    yield from opened(stores.bare)


@pytest.fixture
def new_database(stores: Stores) -> Iterator[MakeDatabase]:
    """Makes empty stores; "sqlite" or "postgresql"."""
    yield from opened(stores.empty)


@pytest.fixture(params=DIALECTS)
def database(request: pytest.FixtureRequest, new_database: MakeDatabase) -> Database:
    """A store with its stages and nothing else, on each of the two databases."""
    return new_database(request.param)


@pytest.fixture(params=DIALECTS)
def company(request: pytest.FixtureRequest, stores: Stores) -> Iterator[Database]:
    """The sample company of 23 November 2026, fresh, on each of the two databases."""
    database = Database(stores.sample(request.param))
    yield database
    remove(database)


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The recogniser, whose model is loaded once for all tests."""
    return Reader()


@pytest.fixture
def pipeline(company: Database, reader: Reader) -> Pipeline:
    """The pipeline over the sample company; its history is searched by word alone."""
    history = History(Retrieval(company, None, None))
    return Pipeline(company, reader, Defaults("zh", SHANGHAI), history=history)
