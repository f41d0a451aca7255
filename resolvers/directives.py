"""What the SDL's directives do."""

from ariadne import SchemaDirectiveVisitor
from graphql import GraphQLField

from engine import BatchInfo, guard_field
from resolvers.context import context_of
from resolvers.errors import unauthenticated


class AuthDirective(SchemaDirectiveVisitor):
    """`@auth`: an anonymous viewer gets an error with the code UNAUTHENTICATED."""

    def visit_field_definition(self, field: GraphQLField, object_type: object) -> GraphQLField:
        guard_field(field, _require_viewer)
        return field


def _require_viewer(info: BatchInfo) -> None:
    if context_of(info).viewer is None:
        raise unauthenticated()
