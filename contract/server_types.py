"""A plugin of ariadne-codegen: what resolvers are given, typed from the SDL, at no cost when the server runs.

Inputs become `TypedDict`s of what coercion makes of them (a key that may be left out is `NotRequired`), enums become
`Literal`s of their values, and custom scalars aliases of the Python types that the configuration names for them.
"""

import ast
from typing import Any, cast

from ariadne_codegen.plugins.base import Plugin
from graphql import (
    GraphQLEnumType,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    is_introspection_type,
    is_required_input_field,
    is_specified_scalar_type,
)
from graphql.pyutils import Undefined

LEAF_TYPES = "leaf_types"
"""The module of enums and scalars."""


class MissingScalar(Exception):
    """The SDL has a scalar for which the configuration names no Python type."""


class ServerTypes(Plugin):
    def __init__(self, schema: GraphQLSchema, config_dict: dict[str, Any]) -> None:
        super().__init__(schema, config_dict)
        configured = config_dict["tool"]["ariadne-codegen"].get("scalars", {})
        self._scalars: dict[str, str] = {}
        for graphql_type in schema.type_map.values():
            if isinstance(graphql_type, GraphQLScalarType) and not is_specified_scalar_type(graphql_type):
                if graphql_type.name not in configured:
                    raise MissingScalar(
                        f"The scalar {graphql_type.name} has no Python type: name one in contract/server_types.toml."
                    )
                self._scalars[graphql_type.name] = configured[graphql_type.name]["type"]

    def generate_enums_module(self, module: ast.Module) -> ast.Module:
        enums = [
            graphql_type
            for graphql_type in self.schema.type_map.values()
            if isinstance(graphql_type, GraphQLEnumType) and not is_introspection_type(graphql_type)
        ]
        packages = sorted({python_type.rpartition(".")[0] for python_type in self._scalars.values()} - {""})
        lines = [
            *(f"import {package}" for package in packages),
            "from typing import Literal, TypeAlias",
            *(f"{name}: TypeAlias = {python_type}" for name, python_type in self._scalars.items()),
            *(f"{enum.name}: TypeAlias = Literal[{', '.join(map(repr, enum.values))}]" for enum in enums),
        ]
        return ast.parse("\n".join(lines))

    def generate_input_class(self, class_def: ast.ClassDef, input_type: GraphQLInputObjectType) -> ast.ClassDef:
        class_def.bases = [ast.Name("TypedDict")]
        return class_def

    def generate_input_field(
        self, field_implementation: ast.AnnAssign, input_field: GraphQLInputField, field_name: str
    ) -> ast.AnnAssign:
        given = is_required_input_field(input_field) or input_field.default_value is not Undefined
        annotation = field_implementation.annotation
        return ast.AnnAssign(
            target=field_implementation.target,
            annotation=annotation if given else ast.Subscript(ast.Name("NotRequired"), annotation),
            simple=1,
        )

    def generate_inputs_module(self, module: ast.Module) -> ast.Module:
        imports = [statement for statement in module.body if isinstance(statement, ast.ImportFrom)]
        kept = [each for each in imports if each.module not in ("typing", "pydantic", "base_model")]
        typing = ast.parse("from typing import Any, NotRequired, Optional, TypedDict").body
        module.body = [*typing, *kept, *(each for each in module.body if isinstance(each, ast.ClassDef))]
        return module

    def generate_init_module(self, module: ast.Module) -> ast.Module:
        for statement in list(module.body):
            if isinstance(statement, ast.ImportFrom) and statement.module == "base_model":
                module.body.remove(statement)
            elif isinstance(statement, ast.ImportFrom) and statement.module == LEAF_TYPES:
                statement.names = sorted(
                    [*statement.names, *map(ast.alias, self._scalars)], key=lambda alias: alias.name
                )
            elif isinstance(statement, ast.Assign):
                names = {cast(str, cast(ast.Constant, each).value) for each in cast(ast.List, statement.value).elts}
                statement.value = ast.List(
                    [ast.Constant(name) for name in sorted(names - {"BaseModel"} | set(self._scalars))]
                )
        return module
