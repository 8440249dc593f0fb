"""Vsix: the extension of VS Code as the file that is installed, with the libraries that it needs.

    python tools/vsix.py FOLDER       FOLDER/dj-lint-VERSION.vsix; needs npm, and a registry that it reaches

`code --install-extension dj-lint-0.1.0.vsix` installs it. A .vsix is a zip of the extension and of two lists of what is
in it, as `vsce package` writes it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "editors" / "vscode"
OWN = ("package.json", "extension.js", "README.md")
_TYPES = {
    "json": "application/json", "js": "application/javascript", "md": "text/markdown", "txt": "text/plain",
    "vsixmanifest": "text/xml", "mjs": "application/javascript", "ts": "video/mp2t", "map": "application/json",
}  # fmt: skip
_OTHER = "application/octet-stream"
# What the libraries bring along and nobody runs.
_IDLE = (".ts", ".map", ".md", ".yml")


def manifest(package: dict[str, Any]) -> str:
    """The list that says what the extension is."""
    engine, lists = package["engines"]["vscode"], "Microsoft.VisualStudio"
    names = {"Id": "name", "Version": "version", "Publisher": "publisher"}
    identity = " ".join(f"{name}={quoteattr(package[key])}" for name, key in names.items())
    return f"""\
<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="zh-CN" {identity} />
    <DisplayName>{escape(package["displayName"])}</DisplayName>
    <Description xml:space="preserve">{escape(package["description"])}</Description>
    <Tags>{escape(",".join(package["keywords"]))}</Tags>
    <Categories>{escape(",".join(package["categories"]))}</Categories>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value={quoteattr(engine)} />
      <Property Id="Microsoft.VisualStudio.Code.ExtensionKind" Value="workspace" />
    </Properties>
    <License>extension/LICENSE.txt</License>
  </Metadata>
  <Installation><InstallationTarget Id="{lists}.Code" /></Installation>
  <Dependencies />
  <Assets>
    <Asset Type="{lists}.Code.Manifest" Path="extension/package.json" Addressable="true" />
    <Asset Type="{lists}.Services.Content.Details" Path="extension/README.md" Addressable="true" />
    <Asset Type="{lists}.Services.Content.License" Path="extension/LICENSE.txt" Addressable="true" />
  </Assets>
</PackageManifest>
"""


def types(names: list[str]) -> str:
    """The list of what kinds of files there are."""
    suffixes = sorted({name.rpartition(".")[2] for name in names if "." in name.rpartition("/")[2]})
    kinds = ((suffix, _TYPES.get(suffix, _OTHER)) for suffix in suffixes)
    rows = "".join(f'<Default Extension=".{suffix}" ContentType="{kind}"/>' for suffix, kind in kinds)
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'<?xml version="1.0" encoding="utf-8"?>\n<Types xmlns="{space}">{rows}</Types>\n'


def build(out: Path) -> Path:
    """Build the file; where it is."""
    package = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"{package['name']}-{package['version']}.vsix"
    with tempfile.TemporaryDirectory(prefix="dj-lint-vsix-") as name:
        work = Path(name)
        for own in (*OWN, "package-lock.json"):
            shutil.copy(FOLDER / own, work / own)
        npm = shutil.which("npm")
        if npm is None:
            raise SystemExit("vsix: npm is not installed")
        line = [npm, "ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        subprocess.run(line, cwd=work, check=True)
        shutil.copy(ROOT / "LICENSE", work / "LICENSE.txt")
        (work / "package-lock.json").unlink()
        files = {
            f"extension/{path.relative_to(work).as_posix()}": path
            for path in sorted(work.rglob("*"))
            if path.is_file() and not (path.suffix in _IDLE and "node_modules" in path.parts)
        }
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("extension.vsixmanifest", manifest(package))
            archive.writestr("[Content_Types].xml", types([*files, "extension.vsixmanifest"]))
            for inside, path in files.items():
                archive.write(path, inside)
    return target


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    print(build(Path(sys.argv[1])))
