"""The line to a language model the person runs themselves: one question, one answer, or nothing at all.

The one place that can make a request (safety.md §7.18); own_model.py decides where to, and what of the answer counts.
"""

import http.client
import json
from typing import Any
from urllib.parse import urlsplit

PATIENCE = 8.0  # seconds; after that the coach's own answer is given alone
MOST = 64_000  # bytes of an answer that are read
FAULTS = (OSError, http.client.HTTPException, ValueError, KeyError, IndexError, TypeError, RecursionError)


def asked(address: str, name: str, task: str, data: dict[str, Any]) -> dict[str, Any]:
    """What the model called `name` at `address` answers to this task, as an object.

    An empty one where nobody answers in time, or what comes is no JSON object. Redirects are not followed.
    """
    parts = urlsplit(address)
    line = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = line(parts.hostname or "", parts.port, timeout=PATIENCE)
    try:
        sent = json.dumps(_question(name, task, data)).encode()
        place = f"{parts.path.rstrip('/')}/chat/completions"
        connection.request("POST", place, sent, {"Content-Type": "application/json"})
        reply = connection.getresponse()
        whole = json.loads(reply.read(MOST)) if reply.status == http.client.OK else {}
        said = json.loads(whole["choices"][0]["message"]["content"])
    except FAULTS:
        return {}
    finally:
        connection.close()
    return said if isinstance(said, dict) else {}


def _question(name: str, task: str, data: dict[str, Any]) -> dict[str, Any]:
    return {
        "model": name,
        "temperature": 0,
        "stream": False,
        "response_format": {"type": "json_object"},
        "messages": [
            {"role": "system", "content": task},
            {"role": "user", "content": json.dumps(data, ensure_ascii=False)},
        ],
    }
