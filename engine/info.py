"""What a batch resolver is told, and what it may answer with."""

from collections.abc import Callable, Collection, Coroutine, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLObjectType,
    InlineFragmentNode,
    SelectionNode,
    SelectionSetNode,
    get_named_type,
)
from graphql.execution.collect_fields import should_include_node

COLUMN = "column"
"""The key in a field's `extensions` under which the name of its column lies."""

T = TypeVar("T")


class Row(Protocol):
    """What a field's parent is: anything that gives its columns by name, such as a database row or a dict."""

    def __getitem__(self, column: str, /) -> Any: ...


class Wanted:
    """The fields that are selected below some field nodes, through fragments, `@skip` and `@include`.

    It looks only where it is asked to, and once: all of what a short document selects can be very much.
    """

    __slots__ = ("_below", "_fragments", "_nodes", "_variables", "known")

    def __init__(
        self, nodes: Sequence[FieldNode], fragments: Mapping[str, FragmentDefinitionNode], variables: dict[str, Any]
    ) -> None:
        self._nodes = nodes
        self._fragments = fragments
        self._variables = variables
        self._below: dict[str, Wanted] | None = None
        self.known: dict[Any, Any] = {}  # what resolvers worked out from the selection, by the function that did

    def names(self) -> Collection[str]:
        """The names of the selected fields."""
        return self._fields().keys()

    def columns(self, graphql_type: GraphQLObjectType) -> set[str]:
        """The columns of this type that the selected fields read."""
        fields = (graphql_type.fields.get(name) for name in self._fields())
        return {field.extensions[COLUMN] for field in fields if field is not None and COLUMN in field.extensions}

    def below(self, name: str) -> "Wanted | None":
        """What is selected below the field of this name; None when the field itself is not selected."""
        return self._fields().get(name)

    def _fields(self) -> "dict[str, Wanted]":
        if self._below is None:
            self._below = {
                name: Wanted(nodes, self._fragments, self._variables) for name, nodes in self._selected().items()
            }
        return self._below

    def _selected(self) -> dict[str, list[FieldNode]]:
        selected: dict[str, list[FieldNode]] = {}
        visited: set[str] = set()
        waiting: list[SelectionSetNode | None] = [node.selection_set for node in self._nodes]
        while waiting:
            selection_set = waiting.pop()
            for selection in selection_set.selections if selection_set else ():
                if not self._included(selection):
                    continue
                if isinstance(selection, FieldNode):
                    selected.setdefault(selection.name.value, []).append(selection)
                elif isinstance(selection, InlineFragmentNode):
                    waiting.append(selection.selection_set)
                elif isinstance(selection, FragmentSpreadNode) and selection.name.value not in visited:
                    visited.add(selection.name.value)
                    fragment = self._fragments.get(selection.name.value)
                    waiting.append(fragment.selection_set if fragment else None)
        return selected

    def _included(self, selection: SelectionNode) -> bool:
        try:
            return should_include_node(self._variables, selection)  # type: ignore[arg-type]
        except GraphQLError:
            return True  # a condition that is null: the executor reports it when it gets there


class BatchInfo:
    """What a batch resolver is told besides its parents.

    `args` are coerced, with defaults applied, under snake_case names. `path` leads to the field through response names,
    without list indices.
    """

    __slots__ = ("args", "context", "field_name", "parent_type", "path", "wanted")

    def __init__(
        self,
        context: Any,
        args: Mapping[str, Any],
        path: tuple[str, ...],
        field_name: str,
        parent_type: GraphQLObjectType,
        wanted: Wanted,
    ) -> None:
        self.context = context
        self.args = args
        self.path = path
        self.field_name = field_name
        self.parent_type = parent_type
        self.wanted = wanted

    def wants(self, *names: str) -> bool:
        """Whether the operation selects this field below the current one: `info.wants("edges", "node", "author")`.

        Type conditions are not looked at, so a field that is selected for another type counts as well.
        """
        wanted = self.wanted
        for name in names:
            below = wanted.below(name)
            if below is None:
                return False
            wanted = below
        return True

    def wants_nothing_but(self, *names: str) -> bool:
        """Whether only these fields are selected below the current one: `info.wants_nothing_but("id")`."""
        return all(name in names or name == "__typename" for name in self.wanted.names())

    def reads_only(self, columns: Collection[str]) -> bool:
        """Whether the fields that are selected of this field's rows read no other columns than these. The field's type
        is an object type; fields with resolvers are not looked at."""
        named = get_named_type(self.parent_type.fields[self.field_name].type)
        assert isinstance(named, GraphQLObjectType)
        return self.wanted.columns(named) <= set(columns)

    def once(self, function: Callable[["BatchInfo"], T]) -> T:
        """`function(info)`, for a function that looks at the selection alone: it is kept with the operation's plan."""
        known = self.wanted.known
        if function not in known:
            known[function] = function(self)
        return known[function]  # type: ignore[no-any-return]


class Later:
    """What a resolver that is a plain function returns when it turns out that it needs I/O: the coroutine that will
    return the values. It is awaited when the field's level is reached, like those of `async def` resolvers."""

    __slots__ = ("values",)

    def __init__(self, values: Coroutine[Any, Any, Sequence[Any]]) -> None:
        self.values = values
