"""`diagnostic schema`: the JSON Schema of every file of a questionnaire, for editors of code."""

import json
from pathlib import Path

import click

from diagnostic.definition.schema import schemas


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def schema(folder: Path) -> None:
    """Write the schema of each file of a questionnaire into FOLDER.

    An editor of code that knows one completes keys while you type, explains them in French and in Dutch, and
    underlines what cannot stand there. A first line in each YAML file names its schema.

    \b
    Examples:
      diagnostic schema docs/schema
      diagnostic schema my-questionnaire/schema
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in schemas():
        text = json.dumps(content, ensure_ascii=False, indent=1)
        (folder / f"{name}.json").write_text(f"{text}\n", encoding="utf-8", newline="\n")
