"""Settings: where each comes from, and the one line that a bad one ends with."""

from pathlib import Path

import pytest

from server.settings import Settings, SettingsError, load_settings

NAMES = [name.upper() for name in Settings.model_fields]

SECRET = "hunter2-hunter2-hunter2-hunter2-hunter2"


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting is set, and there is no `.env` but the test's own."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def test_without_an_environment_the_settings_suit_development() -> None:
    settings = load_settings()
    assert (settings.host, settings.port, settings.workers) == ("127.0.0.1", 8000, 1)
    assert (settings.environment, settings.development, settings.log_level) == ("development", True, "info")
    assert settings.data_dir == Path(".data")
    assert settings.database_url is None
    assert settings.broadcast_url is None
    assert settings.secret_key is None


VALUES = {
    "HOST": ("0.0.0.0", "0.0.0.0"),
    "PORT": ("8080", 8080),
    "DATA_DIR": ("data", Path("data")),
    "DATABASE_URL": ("postgresql://me:pw@db/feed", "postgresql://me:pw@db/feed"),
    "BROADCAST_URL": ("redis://cache", "redis://cache"),
    "WORKERS": ("4", 4),
    "ENVIRONMENT": ("production", "production"),
    "SECRET_KEY": (SECRET, SECRET),
    "LOG_LEVEL": ("debug", "debug"),
    "EXECUTOR": ("reference", "reference"),
    "DOCUMENTS": ("trusted", "trusted"),
    "TRUSTED_DOCUMENTS": ("web.json, apps/ios.json", (Path("web.json"), Path("apps/ios.json"))),
    "INTROSPECTION": ("false", False),
    "USAGE_LOG": ("false", False),
}


def test_there_is_a_value_here_for_every_setting() -> None:
    assert list(VALUES) == NAMES


def loaded(name: str) -> object:
    value = getattr(load_settings(), name.lower())
    return value.get_secret_value() if hasattr(value, "get_secret_value") else value


@pytest.mark.parametrize("name", NAMES)
def test_each_setting_comes_from_its_environment_variable(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text, value = VALUES[name]
    monkeypatch.setenv("SECRET_KEY", SECRET)
    monkeypatch.setenv(name, text)
    assert loaded(name) == value


@pytest.mark.parametrize("name", NAMES)
def test_each_setting_comes_from_the_env_file(name: str) -> None:
    text, value = VALUES[name]
    Path(".env").write_text(f"SECRET_KEY={SECRET}\n{name}={text}\n")
    assert loaded(name) == value


def test_the_environment_wins_over_the_env_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("PORT=9001\nHOST=0.0.0.0\n")
    monkeypatch.setenv("PORT", "9002")
    settings = load_settings()
    assert (settings.host, settings.port) == ("0.0.0.0", 9002)


def test_an_argument_wins_over_the_environment_and_none_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "9002")
    monkeypatch.setenv("WORKERS", "3")
    settings = load_settings(port=9003, workers=None)
    assert (settings.port, settings.workers) == (9003, 3)


def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.setenv(name, "")
    assert load_settings() == Settings()


def test_what_the_env_file_says_of_other_programs_is_left_alone() -> None:
    Path(".env").write_text("PGPASSWORD=something\nPORT=9001\n")
    assert load_settings().port == 9001


@pytest.mark.parametrize("value", ["PRODUCTION", "Production"])
def test_upper_and_lower_case_are_the_same(value: str) -> None:
    settings = load_settings(environment=value, log_level="WARNING", secret_key=SECRET)
    assert (settings.environment, settings.log_level) == ("production", "warning")


@pytest.mark.parametrize("url", ["postgres://db/feed", "postgresql://db/feed"])
def test_both_schemes_of_postgresql_are_taken(url: str) -> None:
    assert load_settings(database_url=url).database_url is not None


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("PORT", "abc", "PORT should be a valid integer, unable to parse string as an integer (it is 'abc')."),
        ("PORT", "70000", "PORT should be less than or equal to 65535 (it is '70000')."),
        ("PORT", "-1", "PORT should be greater than or equal to 0 (it is '-1')."),
        ("WORKERS", "0", "WORKERS should be greater than or equal to 1 (it is '0')."),
        ("WORKERS", "many", "WORKERS should be a valid integer, unable to parse string as an integer (it is 'many')."),
        ("ENVIRONMENT", "x", "ENVIRONMENT should be 'development' or 'production' (it is 'x')."),
        ("LOG_LEVEL", "x", "LOG_LEVEL should be 'debug', 'info', 'warning' or 'error' (it is 'x')."),
        ("EXECUTOR", "x", "EXECUTOR should be 'breadth-first' or 'reference' (it is 'x')."),
        ("DATABASE_URL", "mysql://u:hunter2@h/d", "DATABASE_URL must begin with postgresql://."),
        ("DATABASE_URL", "postgresql+psycopg://u:hunter2@h/d", "DATABASE_URL must begin with postgresql://."),
        ("DATABASE_URL", "postgresql://u:hunter2@[h/d", "DATABASE_URL is not a URL."),
        ("DATABASE_URL", "postgresql://u:hunter2@h:port/d", "DATABASE_URL is not a URL."),
        ("BROADCAST_URL", "kafka://u:hunter2@h", "BROADCAST_URL must begin with postgres://, redis:// or memory://."),
        ("BROADCAST_URL", "redis://u:hunter2@[h", "BROADCAST_URL is not a URL."),
        ("SECRET_KEY", "hunter2", "SECRET_KEY must have at least 32 characters."),
        ("ENVIRONMENT", "production", "SECRET_KEY must be set in production."),
    ],
)
def test_a_bad_value_is_one_clear_line(name: str, value: str, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert str(caught.value) == line


def test_several_bad_values_are_all_named_in_the_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "abc")
    monkeypatch.setenv("WORKERS", "0")
    monkeypatch.setenv("DATABASE_URL", "mysql://u:hunter2@h/d")
    with pytest.raises(SettingsError) as caught:
        load_settings()
    line = str(caught.value)
    assert "\n" not in line
    assert all(name in line for name in ("PORT", "WORKERS", "DATABASE_URL"))
    assert "hunter2" not in line


def test_a_line_break_in_a_bad_value_does_not_break_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL", "x\ny")
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert "\n" not in str(caught.value)


def test_no_secret_shows_when_settings_are_printed() -> None:
    settings = load_settings(
        database_url=f"postgresql://u:{SECRET}@h/d", broadcast_url=f"redis://u:{SECRET}@h", secret_key=SECRET
    )
    assert "hunter2" not in f"{settings} {settings!r} {settings.model_dump()}"


def test_no_secret_is_in_the_error_or_what_it_came_from(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "hunter2")
    with pytest.raises(SettingsError) as caught:
        load_settings()
    # A traceback would show the cause as well.
    assert "hunter2" not in repr(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
