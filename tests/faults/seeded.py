#!/usr/bin/env python3
"""Shows that the tests can fail: plants each fault of tests/faults/seeded into a copy of the sources, builds it, and
runs the tests. Every fault must be caught; one that is not, or whose patch no longer applies, is named.

  seeded.py [--only off-by-one] [--copy FOLDER] [--jobs N]

The copy is built once from scratch and kept when it is named. About a minute a fault; status 1 when one got away.
"""
import argparse, filecmp, os, re, shutil, subprocess, sys, tempfile

SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def run(*command, folder, **more):
    return subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          errors='replace', **more)


def copy_sources(folder):
    files = subprocess.run(['git', 'ls-files', '-z'], cwd=SOURCE, stdout=subprocess.PIPE, check=True).stdout
    for name in files.decode().split('\0')[:-1]:
        target = os.path.join(folder, name)
        source = os.path.join(SOURCE, name)
        # Only what differs, and as of now: what is built is compared with the time of its source.
        if os.path.exists(source) and not (os.path.exists(target) and filecmp.cmp(source, target, shallow=False)):
            os.makedirs(os.path.dirname(target), exist_ok=True)
            shutil.copyfile(source, target)
            shutil.copymode(source, target)


def build(folder, jobs):
    run('cmake', '--preset', 'release', folder=folder)
    return run('cmake', '--build', 'build', '-j', str(jobs), folder=folder)


def failed_test(folder):
    """The first test that fails, None when all pass."""
    try:
        done = run('build/tests/sulieu_tests', '--gtest_fail_fast', '--gtest_brief=1', folder=folder, timeout=3600,
                   env={**os.environ, 'RC_PARAMS': 'seed=20180131'})
    except subprocess.TimeoutExpired:
        return 'the tests do not end'
    if done.returncode == 0:
        return None
    names = re.findall(r'^\[  FAILED  \] (\S+?),? ', done.stdout, re.M)
    return names[0] if names else f'status {done.returncode}'


def try_fault(patch, folder, jobs):
    """What became of the fault: (caught?, how)."""
    if run('patch', '-p1', '--forward', '-i', patch, folder=folder).returncode != 0:
        return False, 'the patch does not apply: adapt it to the sources'
    try:
        if build(folder, jobs).returncode != 0:
            return False, 'the faulty program does not compile: mend the patch'
        test = failed_test(folder)
        return test is not None, test or 'NOT CAUGHT'
    finally:
        run('patch', '-p1', '--reverse', '-i', patch, folder=folder)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--only', default='', help='faults whose name has this')
    parser.add_argument('--copy', help='where the copy is made and kept')
    parser.add_argument('--jobs', type=int, default=os.cpu_count())
    options = parser.parse_args()
    folder = options.copy or tempfile.mkdtemp(prefix='sulieu_seeded_')
    copy_sources(folder)
    built = build(folder, options.jobs)
    if built.returncode != 0:
        sys.exit(f'the sources do not build:\n{built.stdout[-2000:]}')
    broken = failed_test(folder)
    if broken:
        sys.exit(f'without a fault {broken} fails already')
    patches = os.path.join(SOURCE, 'tests', 'faults', 'seeded')
    names = sorted(name for name in os.listdir(patches) if options.only in name)
    escaped = 0
    for name in names:
        caught, how = try_fault(os.path.join(patches, name), folder, options.jobs)
        escaped += not caught
        print(f'{name[:-6]:36} {"caught by " + how if caught else how}', flush=True)
    if not options.copy:
        shutil.rmtree(folder)
    print(f'{len(names)} faults, {escaped} not caught')
    return int(escaped > 0 or not names)


if __name__ == '__main__':
    sys.exit(main())
