"""`foedus mcp`: the read questions as tools for assistants, over standard input and output."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.cli.connection import reached
from app.errors import FoedusError
from app.main import create_app
from app.settings import Settings, read_settings

if TYPE_CHECKING:
    from fastmcp import FastMCP
    from fastmcp.server.providers.openapi import (
        OpenAPIResource,
        OpenAPIResourceTemplate,
        OpenAPITool,
    )
    from fastmcp.utilities.openapi import HTTPRoute

    Component = OpenAPITool | OpenAPIResource | OpenAPIResourceTemplate

_JSON = "application/json"


class Missing(FoedusError):
    """What serves tools to assistants is not installed."""

    title = "The command needs another package"


def mcp_command() -> None:
    """Serve the questions as Model Context Protocol tools over stdio.

    Each tool is a route of /v1 with its parameters; nothing can be written.

    Example: [bold]foedus mcp[/], as the command of an assistant's MCP server
    """
    # Quiet: standard output belongs to the protocol.
    server(reached(read_settings())).run(transport="stdio", show_banner=False)


def server(settings: Settings) -> FastMCP[Any]:  # of whatever lifespan state
    """The MCP server made from the API's own OpenAPI document.

    Raises Missing where the extra that brings FastMCP is not installed.
    """
    try:
        from fastmcp import FastMCP
        from fastmcp.server.providers.openapi.routing import MCPType, RouteMap
    except ModuleNotFoundError as error:
        raise Missing(
            f"the package {error.name} is missing: pip install 'foedus[local]' brings it"
        ) from error

    return FastMCP.from_fastapi(
        create_app(settings),
        name="Foedus",
        instructions="Who arms whom, who is sworn to whom, and who says so. Every answer names "
        "its claims; claims/{id} gives the quote. A promise is not a delivery: read `status` and "
        "`standing`.",
        # An unknown parameter is an error here as everywhere.
        strict_input_validation=True,
        mcp_component_fn=_as_it_answers,
        route_maps=[
            RouteMap(methods=["GET"], pattern=r"^/v1/", mcp_type=MCPType.TOOL),
            RouteMap(mcp_type=MCPType.EXCLUDE),
        ],
    )


def _as_it_answers(route: HTTPRoute, component: Component) -> None:
    """Promise a client no JSON of a route that has other formats: it would refuse those."""
    from fastmcp.server.providers.openapi import OpenAPITool

    if isinstance(component, OpenAPITool) and [*route.responses["200"].content_schema] != [_JSON]:
        component.output_schema = None
