"""A server on the loopback that speaks the protocol of OpenAI-compatible endpoints."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Json = dict[str, Any]
SENTENCE = "North Korea delivered 3,000 artillery shells to Russia in September 2023, Seoul said."
GOOD: Json = {
    "type": "SUPPLIES",
    "subject": "North Korea",
    "object": "Russia",
    "weapon": "artillery shells",
    "place": None,
    "agreement": None,
    "status": "delivered",
    "modality": "claimed",
    "quantity": {"min": 3000, "max": 3000, "unit": "shell"},
    "date": {"from": "2023-09", "to": "2023-09"},
    "speaker": "Seoul",
    "quote": SENTENCE,
}


class Server:
    """Answers in turn with what it is told; the last one stays.

    Facts, a text, a status, or what is to be otherwise in the answer.
    """

    def __init__(self) -> None:
        self.answers: list[object] = []
        self.asked: list[Json] = []
        self.wait = 0.0
        told = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                assert self.path == "/v1/chat/completions"
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                told.asked.append({**body, "key": self.headers["Authorization"]})
                time.sleep(told.wait)
                answer = told.answers.pop(0) if len(told.answers) > 1 else told.answers[0]
                self._send(*_spoken(answer, body["model"]))

            def _send(self, status: int, content: Json) -> None:
                raw = json.dumps(content).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(raw)))
                self.send_header("Retry-After-Ms", "1")
                self.end_headers()
                self.wfile.write(raw)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1"


def _spoken(answer: object, model: str) -> tuple[int, Json]:
    if isinstance(answer, int):
        return answer, {"error": {"message": "told to fail", "type": "test", "code": None}}
    text = answer if isinstance(answer, str) else json.dumps({"facts": answer})
    message = {"role": "assistant", "content": text}
    otherwise = answer if isinstance(answer, dict) else {}
    return 200, {
        "id": "test",
        "object": "chat.completion",
        "created": 1,
        "model": model,
        "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120},
        **otherwise,
    }
