"""What the set-up says and does about system packages, on machines that have more or less."""

from __future__ import annotations

import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from streamlit import config

from tests.serving import ROOT
from tests.some import some

SCRIPT = ROOT / ".ci" / "system-packages"
DPKG_QUERY = '[ "${@: -1}" = here ] && echo installed || exit 1'
APT_GET = 'echo "apt-get $*" >> "$LOG"'


class Machine:
    """A folder of commands that stand for those of another machine."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.log = folder / "bin", folder / "log"
        self.folder.mkdir()
        self.log.touch()
        for name in ("bash", "env", "grep"):
            (self.folder / name).symlink_to(shutil.which(name) or "")
        self.has("dpkg-query", DPKG_QUERY)

    def has(self, name: str, script: str) -> Machine:
        command = self.folder / name
        command.write_text(f"#!{shutil.which('bash')}\n{script}\n")
        command.chmod(0o755)
        return self

    def run(self, *packages: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [SCRIPT, *packages],
            env={"PATH": str(self.folder), "LOG": str(self.log)},
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_nothing_is_said_or_done_when_nothing_is_missing(machine: Machine) -> None:
    done = machine.run("here")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_root_installs_only_what_is_missing_and_says_so(machine: Machine) -> None:
    done = machine.has("id", "echo 0").has("apt-get", APT_GET).run("here", "chromium")
    assert done.returncode == 0, done.stderr
    assert "Missing system packages: chromium" in done.stdout
    update, install = machine.log.read_text().splitlines()
    assert update.startswith("apt-get update")
    assert install.startswith("apt-get install")
    assert install.endswith(" chromium")


def test_others_install_through_sudo(machine: Machine) -> None:
    machine.has("id", "echo 1000").has("apt-get", APT_GET)
    done = machine.has("sudo", 'echo "sudo" >> "$LOG"; exec "$@"').run("chromium")
    assert done.returncode == 0, done.stderr
    assert machine.log.read_text().split("\n", 1)[0] == "sudo"


def test_neither_root_nor_sudo_gives_the_sentence_to_run_by_hand(machine: Machine) -> None:
    done = machine.has("id", "echo 1000").has("apt-get", APT_GET).run("chromium")
    assert done.returncode == 1
    assert "there is no sudo here" in done.stderr
    assert "apt-get install chromium" in done.stderr


def test_a_machine_without_apt_gives_the_sentence_too(machine: Machine) -> None:
    done = machine.run("chromium")
    assert done.returncode == 1
    assert "There is no apt-get here" in done.stderr


def _settings(table: dict[str, object], prefix: str = "") -> list[str]:
    found = []
    for name, value in table.items():
        inner = _settings(value, f"{prefix}{name}.") if isinstance(value, dict) else []
        found += inner or [f"{prefix}{name}"]
    return found


def test_streamlit_knows_every_setting() -> None:
    with (ROOT / ".streamlit" / "config.toml").open("rb") as file:
        settings = _settings(tomllib.load(file))
    assert not set(settings) - set(config.get_config_options())


def test_requirements_are_pinned() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        for line in some((ROOT / name).read_text(encoding="utf-8").splitlines()):
            wanted = line.partition("#")[0].strip()
            assert not wanted or "==" in wanted or wanted == "-r requirements.txt", line
