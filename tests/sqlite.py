"""SQLite without its waits: tests of pages lose nothing if the machine stops."""

from sqlalchemy import event


def hurry(engine):
    """Let SQLite not wait for the disk: that nothing is lost is for the tests of the store."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=OFF"))
        engine.dispose()
