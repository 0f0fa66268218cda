"""The Scrapy request for an address, with or without something that is posted to it."""

from collections.abc import Mapping
from typing import Any

from scrapy import FormRequest, Request
from scrapy.http import JsonRequest, Response


def request_to(url: str, payload: Mapping[str, Any] | None = None, *, form: bool = False, **options: Any) -> Request:
    """A GET of *url*; with a *payload* a POST of it, as JSON or as a form. The *options* are those of a Request."""
    if payload is None:
        return Request(url, **options)
    if form:
        return FormRequest(url, formdata={name: str(value) for name, value in payload.items()}, **options)
    return JsonRequest(url, data=dict(payload), **options)


def answered_at(response: Response) -> str:
    """The address of the article in *response*: an API answers for all of them at one of its own."""
    asked: Mapping[str, Any] = response.meta
    return str(asked["article"]) if asked.get("asked_at") == response.url else response.url
