#!/usr/bin/env python3
"""Runs the program under faults and checks what it promises: after any of them the database opens, holds no half
document, and the same command again ends with the content of an undisturbed run.

  faults.py kill   --binary sulieu --in FOLDER [--command import|reextract|finalize|upgrade] [--step N]
  faults.py eio | enospc | oom | stdout | concurrent   (same options)

Needs strace (kill, eio) and root (enospc mounts small file systems). Prints the counts it ran; status 1 when a promise
was broken. With --expect-broken (the negative control) status 1 when none was.
"""
import argparse, gzip, os, re, shutil, sqlite3, subprocess, sys, tempfile, threading, time

WRITES = ['pwrite64', 'write', 'fdatasync', 'fsync', 'ftruncate', 'openat', 'unlink', 'rename']


class Harness:
    def __init__(self, options):
        self.o = options
        self.folder = tempfile.mkdtemp(prefix='sulieu_faults_', dir=options.tmp)
        self.db = os.path.join(self.folder, 'x.db')
        self.base = os.path.join(self.folder, 'base.db')  # what a fault starts from; absent for an import
        self.broken = []
        if options.files:
            names = sorted(os.listdir(options.input))[:options.files]
            few = os.path.join(self.folder, 'in')
            os.mkdir(few)
            for name in names:
                shutil.copy(os.path.join(options.input, name), few)
            options.input = few
        self.points = self.missed = 0

    def run(self, *arguments, prefix=(), env=None, stdout=subprocess.PIPE, binary=None):
        return subprocess.run([*prefix, binary or self.o.binary, *arguments], stdout=stdout, stderr=subprocess.PIPE,
                              env={**os.environ, **(env or {})}, errors='replace')

    def command(self, db):
        return {'import': ['import', '-j1', '--db', db, self.o.input],
                'reextract': ['reextract', '-j1', '--db', db],
                'finalize': ['finalize', '--db', db],
                'upgrade': ['upgrade', '--db', db]}[self.o.command]

    def old_rules(self):
        """Some of the rules: what was imported with them is extracted again with all."""
        rules = os.path.join(self.folder, 'rules')
        for kind in ('dates', 'legal_refs', 'phrases'):
            shutil.copytree(os.path.join(self.o.rules, kind), os.path.join(rules, kind))
        return ['--rules', rules]

    def prepare(self):
        """The starting point of the command and the content it must end with."""
        if self.o.command == 'upgrade':
            with gzip.open(self.o.old) as old, open(self.base, 'wb') as base:
                shutil.copyfileobj(old, base)
        elif self.o.command != 'import':
            rules = self.old_rules() if self.o.command == 'reextract' else []
            assert self.run('import', '-j1', '--db', self.base, *rules, self.o.input).returncode == 0
        self.reset()
        assert self.run(*self.command(self.db)).returncode == 0
        self.expected = self.content()
        assert self.expected, 'the undisturbed run does not verify'

    def reset(self):
        for name in os.listdir(self.folder):
            if name.startswith('x.db'):
                os.remove(os.path.join(self.folder, name))
        if os.path.exists(self.base):
            shutil.copy(self.base, self.db)

    def content(self):
        done = self.run('verify', '--db', self.db)
        found = re.search(r'^content (\w+)$', done.stdout, re.M)
        return found.group(1) if done.returncode == 0 and found else None

    def not_begun(self):
        """No database yet: nothing there, or a file whose tables were rolled back."""
        if not os.path.exists(self.db) or os.path.getsize(self.db) == 0:
            return True
        try:
            with sqlite3.connect(self.db) as db:
                return db.execute('PRAGMA user_version').fetchone()[0] == 0
        except sqlite3.Error:
            return False

    def still_old(self):
        """The database before the upgrade, whole."""
        if self.o.command != 'upgrade':
            return False
        with sqlite3.connect(self.db) as db, sqlite3.connect(self.base) as base:
            return list(db.iterdump()) == list(base.iterdump())

    def fault(self, what):
        self.broken.append(what)
        if len(self.broken) <= 10:
            print('BROKEN', what, flush=True)

    def check(self, what, status=None):
        """After a fault: whole; after the same command again: complete."""
        self.points += 1
        content = self.content()
        if content is None and not self.not_begun() and not self.still_old():
            return self.fault(f'{what}: does not verify')
        if status == 0 and content != self.expected:
            return self.fault(f'{what}: status 0, but the content is not complete')
        again = self.run(*self.command(self.db))
        if again.returncode != 0 or self.content() != self.expected:
            return self.fault(f'{what}: the second run does not complete it: {again.stderr[-300:]}')
        left = [name for name in os.listdir(self.folder) if name.startswith('x.db') and name != 'x.db' and not re.search('schema[0-9-]+$', name)]
        if left:
            self.fault(f'{what}: leaves {left}')

    def strace(self, inject):
        self.log = os.path.join(self.folder, 'strace')
        return ['strace', '-f', '-qq', '-o', self.log, '-e', 'inject=' + inject, '-e', 'trace=' + inject.split(':')[0]]

    def hit(self, mark):
        """Did the fault happen? A harness that injects nothing would find every program good."""
        happened = mark in open(self.log, errors='replace').read()
        self.missed += not happened
        return happened

    def calls(self, names):
        """How often the command makes each system call, traced as it will be with the fault: a slower run writes oftener."""
        log = os.path.join(self.folder, 'calls')
        counts = {}
        for name in names:
            self.reset()
            self.run(*self.command(self.db), prefix=['strace', '-f', '-qq', '-o', log, '-e', 'trace=' + name])
            counts[name] = len(re.findall(rf'^\d+ +{name}\(', open(log, errors='replace').read(), re.M))
        return counts

    def kill(self):
        for name, count in self.calls(WRITES).items():
            for n in range(1, count + 1, self.o.step):
                self.reset()
                self.run(*self.command(self.db), prefix=self.strace(f'{name}:signal=SIGKILL:when={n}'))
                if self.hit('killed by SIGKILL'):
                    self.check(f'kill at {name} {n}')

    def eio(self):
        for name, count in self.calls(name for name in WRITES if name not in ('openat', 'unlink', 'write')).items():
            for sticky in ('', '+'):
                for n in range(1, count + 1, self.o.step):
                    self.reset()
                    done = self.run(*self.command(self.db), prefix=self.strace(f'{name}:error=EIO:when={n}{sticky}'))
                    if self.hit('(INJECTED)'):
                        self.check(f'EIO at {name} {n}{sticky}', done.returncode)

    def enospc(self):
        whole = os.path.getsize(self.db) // 1024
        for n in range(self.o.points):
            size = max(16, int(whole * 2.2 * (n + 1) / self.o.points))
            mount = os.path.join(self.folder, 'small')
            os.makedirs(mount, exist_ok=True)
            subprocess.run(['mount', '-t', 'tmpfs', '-o', f'size={size}k', 'tmpfs', mount], check=True)
            try:
                saved, self.db = self.db, os.path.join(mount, 'x.db')
                if os.path.exists(self.base):
                    shutil.copy(self.base, self.db)
                done = self.run(*self.command(self.db))
                if done.returncode not in (0, 1):
                    self.fault(f'{size} KiB: status {done.returncode}')
                if done.returncode == 1 and 'disk is full' not in done.stderr:
                    self.fault(f'{size} KiB: says `{done.stderr.strip()}`')
                subprocess.run(['mount', '-o', 'remount,size=1g', mount], check=True)
                self.check(f'{size} KiB', done.returncode)
            finally:
                self.db = saved
                subprocess.run(['umount', mount], check=True)

    def oom(self):
        shim = os.path.join(self.folder, 'failing_malloc.so')
        source = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'failing_malloc.c')
        subprocess.run(['cc', '-O1', '-shared', '-fPIC', '-o', shim, source], check=True)
        for n in range(1, self.o.points + 1, self.o.step):
            self.reset()
            done = self.run(*self.command(self.db), env={'LD_PRELOAD': shim, 'FAIL_AT': str(n * self.o.stride)})
            if done.returncode < 0 and done.returncode != -6:  # an abort is a clean end; a stray pointer is not
                self.fault(f'allocation {n * self.o.stride}: signal {-done.returncode}')
            self.check(f'allocation {n * self.o.stride}', done.returncode)

    def stdout(self):
        for what, target in (('full', '/dev/full'), ('closed', None)):
            self.reset()
            if target:
                with open(target, 'w') as out:
                    done = self.run(*self.command(self.db), stdout=out)
            else:
                done = self.run('-c', '"$0" "$@" >&-', self.o.binary, *self.command(self.db), binary='/bin/sh')
            if done.returncode == 0:
                self.fault(f'standard output {what}: status 0')
            self.check(f'standard output {what}')

    def concurrent(self):
        """Two importers over halves that overlap, and a reader, for some time; then the content of one run."""
        files = sorted(os.path.join(self.o.input, name) for name in os.listdir(self.o.input))
        third = len(files) // 3
        ends = time.time() + self.o.seconds
        worst, reads, rounds = 0.0, 0, 0
        while time.time() < ends:
            self.reset()
            rounds += 1
            writers = [subprocess.Popen([self.o.binary, 'import', '--db', self.db, '-j1', *part], stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, text=True) for part in (files[:2 * third], files[third:])]
            outputs = [None, None]
            threads = [threading.Thread(target=lambda i=i: outputs.__setitem__(i, writers[i].communicate())) for i in (0, 1)]
            for thread in threads:
                thread.start()
            while any(writer.poll() is None for writer in writers):
                try:
                    with sqlite3.connect(f'file:{self.db}?mode=ro', uri=True, timeout=30) as db:
                        begun = time.time()
                        db.execute('SELECT count(*) FROM mentions').fetchone()
                        worst, reads = max(worst, time.time() - begun), reads + 1
                except sqlite3.OperationalError as error:
                    if 'locked' in str(error):
                        self.fault(f'reader: {error}')
                time.sleep(0.01)
            for thread in threads:
                thread.join()
            for writer, output in zip(writers, outputs):
                if writer.returncode != 0 or 'lock' in output[1]:
                    self.fault(f'importer: status {writer.returncode}: {output[1][-300:]}')
            self.check('two importers', 0)
        if worst > 1:
            self.fault(f'a reader waited {worst:.2f} s')
        print(f'{rounds} rounds, {reads} reads, the longest took {worst * 1000:.0f} ms')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('fault', choices=['kill', 'eio', 'enospc', 'oom', 'stdout', 'concurrent'])
    parser.add_argument('--binary', required=True)
    parser.add_argument('--in', dest='input', required=True)
    parser.add_argument('--command', choices=['import', 'reextract', 'finalize', 'upgrade'],
                        default='import')
    parser.add_argument('--old', help='upgrade: the database of an older schema, gzipped')
    parser.add_argument('--rules', help='the folder of the rules: some of them are those of the import before a reextract')
    parser.add_argument('--step', type=int, default=1, help='every Nth point only')
    parser.add_argument('--stride', type=int, default=1, help='oom: allocations per point')
    parser.add_argument('--points', type=int, default=50, help='enospc: sizes; oom: allocations')
    parser.add_argument('--seconds', type=int, default=60)
    parser.add_argument('--files', type=int, help='the first N of the folder only')
    parser.add_argument('--tmp')
    parser.add_argument('--expect-broken', action='store_true')
    options = parser.parse_args()
    options.binary = os.path.abspath(options.binary)
    harness = Harness(options)
    try:
        harness.prepare()
        getattr(harness, options.fault)()
    finally:
        shutil.rmtree(harness.folder, ignore_errors=True)
    print(f'{options.fault} {options.command}: {harness.points} points, {harness.missed} of the faults did not happen, '
          f'{len(harness.broken)} broken promises')
    if harness.points == 0 or harness.missed > harness.points / 10:
        print('too few faults happened')
        return 1
    return int((len(harness.broken) == 0) == options.expect_broken)


if __name__ == '__main__':
    sys.exit(main())
