"""Ask the language server of the YAML extension what VS Code shows: flags, completions, explanations."""

import json
import queue
import shutil
import subprocess
import threading
from pathlib import Path

ROOT = Path(__file__).parents[1]
SERVER = ROOT / "tests" / "tools" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
PATIENCE = 60
SETTINGS = {"validate": True, "completion": True, "hover": True, "schemaStore": {"enable": False}}


def missing():
    """What this machine lacks to run the language server."""
    there = {"Node.js": shutil.which("node"), "tests/tools/node_modules": SERVER.exists()}
    return [name for name, found in there.items() if not found]


class LanguageServer:
    """One run of the server, as a context: it speaks JSON-RPC over its input and output."""

    def __init__(self):
        command = ["node", str(SERVER), "--stdio"]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.messages = queue.Queue()
        self.flags = {}
        self.number = 0

    def __enter__(self):
        threading.Thread(target=self._read, daemon=True).start()
        hover = {"contentFormat": ["markdown"]}
        self.ask(
            "initialize",
            processId=None,
            rootUri=ROOT.as_uri(),
            capabilities={"textDocument": {"hover": hover}, "workspace": {"configuration": True}},
        )
        self._tell("initialized")
        self._tell("workspace/didChangeConfiguration", settings={"yaml": SETTINGS})
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()

    def show(self, path, text):
        """(line, message) of all that is flagged in this text, as if in this file; one text each."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", textDocument=document)
        self._wait(lambda: path.as_uri() in self.flags)
        return [(flag["range"]["start"]["line"] + 1, flag["message"]) for flag in self.flags[path.as_uri()]]

    def completions(self, path, line, column):
        """What is offered at a place, both counted from 1."""
        answer = self.ask("textDocument/completion", **_position(path, line, column))
        return [item["label"] for item in answer["items"]]

    def hover(self, path, line, column):
        """What is explained at a place."""
        return self.ask("textDocument/hover", **_position(path, line, column))["contents"]["value"]

    def ask(self, method, **parameters):
        """The answer to a request."""
        self.number += 1
        number, answers = self.number, []
        self._send(id=number, method=method, params=parameters)
        self._wait(lambda: bool(answers), answers, number)
        return answers[0]

    def _tell(self, method, **parameters):
        self._send(method=method, params=parameters)

    def _send(self, **message):
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
        self.process.stdin.flush()

    def _wait(self, is_done, answers=None, number=None):
        """Take messages until it is done; one that does not come in a minute is a failure."""
        while not is_done():
            message = self.messages.get(timeout=PATIENCE)
            if message.get("method") == "textDocument/publishDiagnostics":
                self.flags[message["params"]["uri"]] = message["params"]["diagnostics"]
            elif message.get("method") == "workspace/configuration":
                settings = [
                    SETTINGS if item["section"] == "yaml" else {} for item in message["params"]["items"]
                ]
                self._send(id=message["id"], result=settings)
            elif "method" in message and "id" in message:
                self._send(id=message["id"], result=None)
            elif answers is not None and message.get("id") == number:
                answers.append(message["result"])

    def _read(self):
        """Each message: lines with its length, an empty line, its content."""
        size = 0
        while line := self.process.stdout.readline():
            if line.lower().startswith(b"content-length:"):
                size = int(line.partition(b":")[2])
            elif not line.strip():
                self.messages.put(json.loads(self.process.stdout.read(size)))


def _position(path, line, column):
    return {
        "textDocument": {"uri": path.as_uri()},
        "position": {"line": line - 1, "character": column - 1},
    }
