"""The resolvers, a module a domain: thin, batch-shaped, calling named SQL."""

from functools import cache
from pathlib import Path

from graphql import GraphQLSchema

import engine
from resolvers import comment, feed, interaction, node, post, relationship, scalars, session, user
from resolvers.directives import AuthDirective

SDL = Path(__file__).parent.parent / "schema.graphql"


@cache
def make_schema() -> GraphQLSchema:
    """The executable schema: the SDL with every field bound to a resolver or a column. The same one for every app."""
    return engine.make_schema(
        SDL.read_text(),
        *(domain.bindables for domain in (user, session, post, comment, interaction, relationship, feed, node)),
        scalars.date_time,
        directives={"auth": AuthDirective},  # type: ignore[type-abstract]  # Ariadne declares its base as a Protocol
    )
