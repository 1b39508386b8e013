"""Carries one attempt of a step through, whatever becomes of the server that started it.

    python run.py FOLDER LIMIT GRACE function NAME
    python run.py FOLDER LIMIT GRACE command PROGRAM [ARGUMENT...]

FOLDER/process holds what the server and this script tell each other. `claim` is made once, atomically, before the
step's own code begins: whoever finds it there must not begin. `exit` says how it ended. `stop` is the server's wish.
`alive` is locked for as long as this script lives, so that a server which is not its parent sees it end at once.

The function runs in a fork of this process: one start of Python instead of two.
"""

import fcntl
import os
import signal
import sys
import time

CLAIMED_BY_ANOTHER = 75
PR_SET_CHILD_SUBREAPER = 36
HELD_BACK = {signal.SIGTERM, signal.SIGALRM, signal.SIGINT, signal.SIGHUP}


def start_time(pid):
    """Together with the pid it names a process for good: pids are used again."""
    try:
        with open(f"/proc/{pid}/stat", "rb") as stat:
            return stat.read().rsplit(b")", 1)[1].split()[19].decode()
    except FileNotFoundError:
        with os.popen(f"LC_ALL=C TZ=UTC ps -o lstart= -p {pid}") as ps:
            return "-".join(ps.read().split())


def first_line(path):
    try:
        with open(path) as file:
            return file.readline().strip()
    except OSError:
        return ""


def out_of_memory_kills():
    try:
        with open("/proc/vmstat") as file:
            return next((line for line in file if line.startswith("oom_kill ")), "")
    except OSError:
        return ""


def write_durably(path, facts):
    temporary = f"{path}.{os.getpid()}"
    with open(temporary, "w") as file:
        file.write("".join(f"{name}={value}\n" for name, value in facts.items()))
        file.flush()
        os.fsync(file.fileno())
    return temporary


def claim(folder, facts):
    temporary = write_durably(f"{folder}/claim", facts)
    try:
        os.link(temporary, f"{folder}/claim")
    except FileExistsError:
        return False
    finally:
        os.unlink(temporary)
    directory = os.open(folder, os.O_RDONLY)
    os.fsync(directory)
    os.close(directory)
    return True


def inherit_orphans():
    """On Linux, children of the step that outlive their parent become ours, also those in a session of their own."""
    if sys.platform.startswith("linux"):
        try:
            import _ctypes  # without the rest of ctypes, which takes longer than all else in here

            _ctypes.call_function(_ctypes.dlsym(_ctypes.dlopen(None, 0), "prctl"), (PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0))
        except (ImportError, OSError, AttributeError):
            pass  # then only its process group is ended with it


def children():
    own = str(os.getpid()).encode()
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/stat", "rb") as stat:
                if stat.read().rsplit(b")", 1)[1].split()[1] == own:
                    yield int(pid)
        except OSError:
            pass


def send(kill, pid, number):
    try:
        kill(pid, number)
    except (ProcessLookupError, PermissionError):
        pass


class Step:
    """The step's process group, from its release to its end."""

    def __init__(self, pid, folder, limit, grace):
        self.pid, self.folder, self.grace = pid, folder, grace
        self.cause = "itself"
        self.ending = False
        signal.signal(signal.SIGTERM, self.asked_to_end)
        signal.signal(signal.SIGALRM, self.time_is_up)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        if limit:
            signal.setitimer(signal.ITIMER_REAL, limit)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, HELD_BACK)

    def asked_to_end(self, *_):
        if not self.ending and os.path.exists(f"{self.folder}/stop"):
            self.cause = "stop"
        self.end()

    def time_is_up(self, *_):
        if self.ending:
            send(os.killpg, self.pid, signal.SIGKILL)
        else:
            self.cause = "limit"
            self.end()

    def end(self):
        if not self.ending:
            self.ending = True
            send(os.killpg, self.pid, signal.SIGTERM)
            signal.setitimer(signal.ITIMER_REAL, self.grace)

    def wait(self):
        while True:
            pid, status, usage = os.wait4(-1, 0)
            if pid == self.pid:
                return status, usage

    def clear(self):
        """Whatever the step left behind ends with it."""
        send(os.killpg, self.pid, signal.SIGKILL)
        try:
            while True:
                if os.waitpid(-1, os.WNOHANG)[0] == 0:
                    for pid in children():
                        send(os.kill, pid, signal.SIGKILL)
                    os.waitpid(-1, 0)
        except ChildProcessError:
            pass


def words_to_mask(folder):
    """Secrets of the step, which must not stand in its log. The step itself does not find them here."""
    try:
        with open(f"{folder}/mask", "rb") as file:
            words = file.read()
        os.unlink(f"{folder}/mask")
        return words.split(b"\0")
    except FileNotFoundError:
        return []


def become_function(folder, name):
    import runpy
    import types

    with open(f"{folder}/process/executor_input.json") as file:
        executor_input = file.read()
    sys.argv = ["", "--component_module_path", f"{folder}/process/ephemeral_component.py",
                "--executor_input", executor_input, "--function_to_execute", name]
    sys.modules["__main__"] = types.ModuleType("__main__")
    shown = sys.__excepthook__  # without the frames of this script
    sys.excepthook = lambda kind, error, trace: shown(kind, error, trace.tb_next.tb_next.tb_next)
    runpy._run_module_as_main("kfp.dsl.executor_main")  # what `python -m` calls


def become_command(command):
    try:
        os.execvp(command[0], command)
    except OSError as error:
        print(f"{command[0]}: {error.strerror}", file=sys.stderr)
        os._exit(127 if isinstance(error, FileNotFoundError) else 126)


def become(folder, released, kind, arguments):
    os.setpgid(0, 0)
    for number in HELD_BACK:
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    os.chdir(f"{folder}/work")
    if kind == "function":
        sys.path[0] = os.getcwd()
        try:
            import kfp.dsl.executor  # noqa: F401  takes its time while the claim is written; nothing of the step runs yet
        except Exception:
            pass  # comes again, and is shown, when it is run
    if os.read(released, 1) != b"1":
        os._exit(CLAIMED_BY_ANOTHER)
    os.close(released)
    if kind == "function":
        become_function(folder, *arguments)
    else:
        become_command(arguments)


def supervise(pid, release, folder, limit, grace, log):
    send(os.setpgid, pid, pid)
    facts = {
        "supervisor": os.getpid(),
        "supervisor-start": start_time(os.getpid()),
        "process": pid,
        "process-start": start_time(pid),
        "boot": first_line("/proc/sys/kernel/random/boot_id"),
        "started": int(time.time() * 1000),
    }
    inherit_orphans()
    kills = out_of_memory_kills()
    if not claim(folder, facts):
        os._exit(CLAIMED_BY_ANOTHER)
    os.write(release, b"1")
    os.close(release)
    step = Step(pid, folder, limit, grace)
    status, usage = step.wait()
    step.clear()
    if log:
        log.acquire(timeout=10)  # nobody holds the pipe any more, but the last of it may still be written
    killed = os.WIFSIGNALED(status)
    temporary = write_durably(f"{folder}/exit", {
        "signal" if killed else "code": os.WTERMSIG(status) if killed else os.WEXITSTATUS(status),
        "cause": step.cause,
        "out-of-memory": int(killed and kills != out_of_memory_kills()),
        "cpu-micros": int((usage.ru_utime + usage.ru_stime) * 1e6),
        "peak-bytes": usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
        "ended": int(time.time() * 1000),
    })
    os.rename(temporary, f"{folder}/exit")


def main():
    folder, limit, grace, kind, *arguments = sys.argv[1:]
    signal.pthread_sigmask(signal.SIG_BLOCK, HELD_BACK)
    if os.getpid() != os.getsid(0):
        os.setsid()
    alive = os.open(f"{folder}/process/alive", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.lockf(alive, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        sys.exit(CLAIMED_BY_ANOTHER)
    released, release = os.pipe()
    words = words_to_mask(f"{folder}/process")
    source, sink = os.pipe() if words else (None, None)
    pid = os.fork()
    if pid == 0:
        os.close(release)
        os.close(alive)
        if words:
            os.dup2(sink, 1)
            os.dup2(sink, 2)
            os.close(sink)
            os.close(source)
        become(folder, released, kind, arguments)
    else:
        os.close(released)
        log = None
        if words:
            import mask
            os.close(sink)
            log = mask.carry(source, words)  # while signals are held back: they are the other thread's
        supervise(pid, release, f"{folder}/process", float(limit), float(grace), log)
        os._exit(0)

