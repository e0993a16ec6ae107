"""EKTP Desk's one command for people who run, test or change it: `python3 dev.py VERB`.

Standard library only. Sets up `.venv` from the hash-locked requirements when needed, then does
what was asked:

  run [ARGS]    start the program (without a screen: the demonstration day, offscreen)
  test [ARGS]   every check and test; ARGS go to pytest and skip the checks
  test --windows [ARGS]  build the Windows program, run the tests under Windows' Python and try
                the program; ARGS, such as tests/windows, name the tests to run instead
  test --faults [ARGS]  the long form of tests/faults, an hour or two, counted in build/faults/:
                each kind of act killed fifty times on each database, then the other faults;
                ARGS, as `--kills 200` or kinds of act, are for the kills and leave out the rest
  shots         a picture of every page and dialog, into build/shots/
  bench [NAMES] the benchmarks, as ratios; `bench queue` is the queue under load, an hour
  fuzz [SECONDS] [NAMES]  feed every reader of foreign files, or those named, for so many seconds
                each (120), led by their code; Linux. Every test run has a short form
  audit-packages  ask whether a locked package has a known weakness; 3 when nobody could be asked
  lock          write the requirement locks anew from requirements/*.in
  build         make the program's folder for this system, with PyInstaller
  build --windows  make the Windows program; on Linux through Wine, which is installed if need be
  setup         set up .venv and stop
"""

import ctypes.util
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
STAMP = VENV / "ektp-desk.stamp"
LOCKS = ("runtime", "dev")
WINDOWS_LOCKS = ("windows", "windows-python", "windows-test")  # CPython 3.13 on 64-bit Windows
Check = tuple[str, tuple[str, ...]]
COMPILED = "tests compiled"
# The longest first; beside it there is time to compile the tests once for all workers.
CHECKS: tuple[Check, ...] = (
    ("mypy", ("-m", "mypy")),
    (COMPILED, ("-m", "pytest", "--collect-only", "-q")),
    ("ruff check", ("-m", "ruff", "check", ".")),
    ("ruff format", ("-m", "ruff", "format", "--check", ".")),
    ("import-linter", ("-c", "from importlinter.cli import lint_imports_command as c; c()")),
)
# A worker that has nothing left takes over tests of another.
WHOLE = ("-n", "3", "--dist", "worksteal")
# What PySide6 links and the wheel does not carry: library, Debian package.
QT_LIBRARIES = (
    ("EGL", "libegl1"),
    ("GL", "libgl1"),
    ("xkbcommon", "libxkbcommon0"),
    ("xkbcommon-x11", "libxkbcommon-x11-0"),
    ("dbus-1", "libdbus-1-3"),
    ("fontconfig", "libfontconfig1"),
    ("glib-2.0", "libglib2.0-0"),
    ("pulse", "libpulse0"),
    ("xcb-cursor", "libxcb-cursor0"),
    ("xcb-icccm", "libxcb-icccm4"),
    ("xcb-image", "libxcb-image0"),
    ("xcb-keysyms", "libxcb-keysyms1"),
    ("xcb-randr", "libxcb-randr0"),
    ("xcb-render-util", "libxcb-render-util0"),
    ("xcb-shape", "libxcb-shape0"),
    ("xcb-xinerama", "libxcb-xinerama0"),
    ("xcb-xkb", "libxcb-xkb1"),
)


def main(arguments: Sequence[str]) -> int:
    """Do the verb named first; 2 for a wrong one."""
    verbs: dict[str, Callable[[list[str]], int]] = {
        "run": run,
        "test": test,
        "shots": lambda rest: python("-m", "tests.shots", "--out", "build/shots", *rest),
        "bench": lambda rest: python("-m", "benchmarks", *rest),
        "fuzz": fuzz,
        "audit-packages": audit_packages,
        "lock": lock,
        "build": build,
        "setup": lambda _rest: 0,
    }
    if not arguments or arguments[0] not in verbs:
        print(__doc__)
        return 2
    if sys.version_info < (3, 11):  # noqa: UP036 - the file must be able to say it
        print(f"EKTP Desk needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
        return 2
    set_up()
    return verbs[arguments[0]](list(arguments[1:]))


def run(arguments: list[str]) -> int:
    """Start the program, in this process's place where the system can."""
    if not arguments and sys.platform.startswith("linux") and not has_screen():
        print("No screen here: running the demonstration day offscreen instead.", flush=True)
        out = ROOT / "build" / "demo-day"
        code = python("-m", "ektp_desk", "demo-day", "--out", str(out))
        if code == 0:
            print(f"The database, papers, pictures and summary lie in {out}")
        return code
    command = [str(PYTHON), "-m", "ektp_desk", *arguments]
    if WINDOWS:
        return subprocess.call(command, cwd=ROOT)
    os.chdir(ROOT)
    return os.execv(command[0], command)


def test(arguments: list[str]) -> int:
    """Every check, then the tests; with ARGS only the tests."""
    if "--windows" in arguments:
        return test_windows([argument for argument in arguments if argument != "--windows"])
    if "--faults" in arguments:
        return test_faults([argument for argument in arguments if argument != "--faults"])
    failed = [] if arguments else checks()
    print("== pytest", flush=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # no window may flash over somebody's work
    if python("-m", "pytest", *(arguments or WHOLE)) != 0:
        failed.append("pytest")
    if failed:
        print(f"Failed: {', '.join(failed)}")
    return 1 if failed else 0


def checks() -> list[str]:
    """Make the checks, two at a time; the names of those that failed."""
    failed = []
    with ThreadPoolExecutor(2) as pool:
        for name, done, seconds in pool.map(check, CHECKS):
            outcome = "ok" if done.returncode == 0 else f"failed ({done.returncode})"
            print(f"== {name}", flush=True)
            if done.returncode or name != COMPILED:
                sys.stdout.buffer.write(done.stdout)
            print(f"== {name}: {outcome}, {seconds:.1f} s", flush=True)
            if done.returncode:
                failed.append(name)
    return failed


def check(named: Check) -> tuple[str, subprocess.CompletedProcess[bytes], float]:
    """Make one check; its name, what it said, and the seconds it took."""
    name, command = named
    started = time.monotonic()
    done = subprocess.run(
        [str(PYTHON), *command], cwd=ROOT, env=environment(), check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    return name, done, time.monotonic() - started


def fuzz(arguments: list[str]) -> int:
    """Feed the readers in an environment of their own, with the program's own locked packages."""
    if not sys.platform.startswith("linux"):
        print("The fuzzer runs on Linux; `test tests/fuzz` runs everywhere.")
        return 2
    own = own_environment("fuzz", "runtime", "fuzz")
    return subprocess.call([str(own), "-m", "fuzz", *arguments], cwd=ROOT)


def audit_packages(_arguments: list[str]) -> int:
    """Ask the index's advisories about every package of the locks: 1 for a weakness, 3 unasked.

    An answer that leaves packages out is no clean bill: they are counted and said.
    """
    own = own_environment("audit", "audit")
    weak, unasked, asked = [], set(), set()
    for name in (*LOCKS, "build", *WINDOWS_LOCKS, "fuzz", "audit"):
        command = [str(own), "-m", "pip_audit", "--disable-pip", "--require-hashes", "-f", "json",
                   "--progress-spinner", "off", "-r", f"requirements/{name}.txt"]  # fmt: skip
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if not done.stdout.strip():
            print(f"{name}: no answer\n{done.stderr.strip()[-300:]}")
            unasked.add(name)
            continue
        for package in json.loads(done.stdout)["dependencies"]:
            known = f"{package['name']} {package.get('version', '')}".strip()
            (unasked if "skip_reason" in package else asked).add(known)
            weak += [f"{known}: {one['id']}" for one in package.get("vulns", ())]
    print(f"Asked about {len(asked)} packages; nobody could be asked about {len(unasked)}.")
    print("\n".join(sorted(set(weak))) or "Nothing is known against those asked about.")
    return 1 if weak else 3 if unasked else 0


def own_environment(purpose: str, *locks: str) -> Path:
    """The Python of `build/PURPOSE/venv`, made from these locks if it does not agree with them."""
    folder = ROOT / "build" / purpose / "venv"
    own = folder / ("Scripts/python.exe" if WINDOWS else "bin/python")
    stamp = folder / "made-of"
    wanted = hashlib.sha256(sys.version.encode())
    for name in locks:
        wanted.update((ROOT / "requirements" / f"{name}.txt").read_bytes())
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted.hexdigest():
        return own
    if folder.exists():
        shutil.rmtree(folder)
    subprocess.check_call([str(PYTHON), "-m", "venv", str(folder)])
    files = [part for name in locks for part in ("-r", f"requirements/{name}.txt")]
    subprocess.check_call(
        [str(own), "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
         "--require-hashes", *files], cwd=ROOT,
    )  # fmt: skip
    stamp.write_text(wanted.hexdigest(), encoding="utf-8")
    return own


def lock(_arguments: list[str]) -> int:
    """Resolve requirements/*.in for all systems and Python versions, with hashes."""
    uv = VENV / ("Scripts/uv.exe" if WINDOWS else "bin/uv")
    if not uv.exists():
        python("-m", "pip", "install", "--quiet", "uv")
    everywhere = ("--universal", "--python-version", "3.11")
    windows = ("--python-platform", "windows", "--python-version", "3.13")
    for name in (*LOCKS, "build", *WINDOWS_LOCKS, "fuzz", "audit"):
        target = windows if name in WINDOWS_LOCKS else everywhere
        code = subprocess.call(
            [str(uv), "pip", "compile", "--quiet", *target, "--generate-hashes",
             "--no-emit-index-url", "--no-header",
             f"requirements/{name}.in", "-o", f"requirements/{name}.txt"],
            cwd=ROOT, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        if code:
            return code
    return 0


def build(arguments: list[str]) -> int:
    """Make the program's folder, for this system or for Windows."""
    rest = [argument for argument in arguments if argument != "--windows"]
    code = pip_install("runtime", "build")
    if code == 0 and (WINDOWS or len(rest) < len(arguments)):
        return python("packaging/windows/build.py", *rest)
    code = code or python("-m", "PyInstaller", "--noconfirm", *rest, "build.spec")
    return code or python("packaging/linux_parts.py")


def test_windows(arguments: list[str]) -> int:
    """Build and try the Windows program; 3, loudly, when this machine cannot run one."""
    code = build(["--windows"])
    if code == 3:
        print("=" * 78 + "\nTHE WINDOWS PROGRAM WAS NOT TESTED: see above.\n" + "=" * 78)
        return code
    os.environ["EKTP_TEST_WINDOWS"] = "1"
    if code == 0 and not arguments and not WINDOWS:
        code = python("packaging/windows/suite.py")
    return code or python("-m", "pytest", *(arguments or ["tests/windows"]))


def test_faults(arguments: list[str]) -> int:
    """Kill, and without ARGS do the machine's, the network's and the server's faults as well."""
    code = python("-m", "tests.faults", *arguments)
    if arguments:
        return code
    os.environ["EKTP_FAULTS"] = "long"
    return python("-m", "pytest", "tests/faults", "--timeout", "3600") or code


def python(*command: str) -> int:
    """Run the project's Python."""
    return subprocess.call([str(PYTHON), *command], cwd=ROOT, env=environment())


def environment() -> dict[str, str]:
    """What the project's Python is run with: Qt without a screen where there is none.

    Compiled files are kept whatever the shell says: a run reads each test in every worker and
    starts hundreds of programs.
    """
    found = dict(os.environ, PYTHONUTF8="1", PYTHONDONTWRITEBYTECODE="")
    if sys.platform.startswith("linux") and not has_screen():
        found.setdefault("QT_QPA_PLATFORM", "offscreen")
    return found


def has_screen() -> bool:
    """Whether a display server is named."""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def set_up() -> None:
    """Make `.venv` agree with the locks; cheap when it does already.

    The stamp is written last, so an interrupted set-up is noticed and begun again.
    """
    wanted = fingerprint()
    if STAMP.exists() and PYTHON.exists() and STAMP.read_text(encoding="utf-8") == wanted:
        return
    print("Setting up .venv (once; a minute or two) …", flush=True)
    install_system_libraries()
    if VENV.exists():
        shutil.rmtree(VENV)
    try:
        subprocess.check_call([sys.executable, "-m", "venv", str(VENV)])
    except subprocess.CalledProcessError:
        stop("Python's venv is missing", "python3-venv")
    if pip_install(*LOCKS) != 0:
        sys.exit("The packages could not be installed; see above.")
    write_launcher()
    STAMP.write_text(wanted, encoding="utf-8")


def pip_install(*locks: str) -> int:
    """Install from hash-locked requirement files."""
    files = [part for name in locks for part in ("-r", f"requirements/{name}.txt")]
    return python("-m", "pip", "install", "--quiet", "--disable-pip-version-check",
                  "--require-hashes", *files)  # fmt: skip


def write_launcher() -> None:
    """Put the checkout on `.venv`'s path and `ektp-desk` into its programs."""
    version = subprocess.check_output(
        [str(PYTHON), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], text=True
    )
    Path(version.strip(), "ektp_desk_checkout.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    if WINDOWS:
        text = f'@"{PYTHON}" -m ektp_desk %*\r\n'
        (VENV / "Scripts" / "ektp-desk.cmd").write_text(text, encoding="utf-8")
        return
    launcher = VENV / "bin" / "ektp-desk"
    launcher.write_text(f'#!/bin/sh\nexec "{PYTHON}" -m ektp_desk "$@"\n', encoding="utf-8")
    launcher.chmod(0o755)


def fingerprint() -> str:
    """What `.venv` was made from: this Python, this place and the locks."""
    digest = hashlib.sha256(f"{sys.version}\n{ROOT}\n".encode())
    for name in LOCKS:
        digest.update((ROOT / "requirements" / f"{name}.txt").read_bytes())
    return digest.hexdigest()


def install_system_libraries() -> None:
    """On Debian and its kin: the libraries Qt needs, installed when that is allowed."""
    if not sys.platform.startswith("linux") or not shutil.which("apt-get"):
        return
    missing = [package for name, package in QT_LIBRARIES if not ctypes.util.find_library(name)]
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        missing.append("python3-venv")
    if not missing:
        return
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if prefix and not may_sudo():
        stop("System libraries that Qt needs are missing", *missing)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    environment = ["env", "DEBIAN_FRONTEND=noninteractive"]
    subprocess.call([*prefix, *environment, "apt-get", "update", "-qq"], env=quiet)
    command = [*prefix, *environment, "apt-get", "install", "-y", "-qq",
               "--no-install-recommends", *missing]  # fmt: skip
    if subprocess.call(command, env=quiet, stdout=subprocess.DEVNULL) != 0:
        stop("System libraries that Qt needs could not be installed", *missing)


def may_sudo() -> bool:
    """Whether sudo works here without asking for a password."""
    if not shutil.which("sudo"):
        return False
    return subprocess.call(["sudo", "-n", "true"], stderr=subprocess.DEVNULL) == 0


def stop(reason: str, *packages: str) -> None:
    """Say what to type, and end."""
    sys.exit(f"{reason}. Type:\n  sudo apt-get install {' '.join(packages)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
