"""What the Playground's examples speak of: ids of real objects, from the point of view of the demo account."""

from resolvers.context import Database
from resolvers.ids import comment_id, post_id, user_id
from sql import queries


async def example_values(db: Database, handle: str) -> tuple[int | None, dict[str, str]]:
    """The key of the account with this handle (None without one), and the values of the examples' placeholders."""
    row = await db.fetch_row(queries.playground.example_values, handle)
    if row is None:
        return None, {}
    values = {
        "post": row["post_id"] and post_id(row["post_id"]),
        "comment": row["comment_id"] and comment_id(row["comment_id"]),
        "own_post": row["own_post_id"] and post_id(row["own_post_id"]),
        "own_comment": row["own_comment_id"] and comment_id(row["own_comment_id"]),
        "user": row["user_id"] and user_id(row["user_id"]),
        "handle": row["handle"],
    }
    return row["viewer_id"], {name: value for name, value in values.items() if value}
