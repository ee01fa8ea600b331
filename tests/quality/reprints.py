#!/usr/bin/env python3
"""How well reprints are found: imports a folder of articles with altered copies of some of them (cut, reordered,
re-titled, another byline, re-encoded), then half of it, and prints precision and recall of the pairs and both times.

  reprints.py --binary sulieu --in FOLDER [--copies 500] [--articles N]

A copy is found when it and its article are in one cluster. Of the other clusters nothing is known (the news has reprints
of its own), so precision is that of the copies: how many of the articles a copy was joined with share its origin.
"""
import argparse, os, random, re, shutil, sqlite3, subprocess, tempfile, time, unicodedata


def alter(text, kind, chance):
    lines = [line for line in text.split('\n') if line.strip()]
    sentences = re.split(r'(?<=[.!?]) ', lines[-1])
    if kind == 'cut':
        lines[-1] = ' '.join(sentences[:max(4, int(len(sentences) * chance.uniform(.4, .8)))])
    if kind == 'reorder':
        chance.shuffle(sentences)
        lines[-1] = ' '.join(sentences)
    if kind == 'title':
        lines[0] = 'Tin mới nhất hôm nay về sự việc đang được quan tâm'
    if kind == 'byline':
        lines.append('Theo Cổng thông tin điện tử')
    text = '\n\n'.join(lines)
    return unicodedata.normalize('NFD', text) if kind == 'nfd' else text


def clusters(db):
    """document -> the origin of its cluster, by file name."""
    with sqlite3.connect(db) as connection:
        rows = connection.execute('SELECT document, reprint_of FROM documents').fetchall()
    return {os.path.basename(document): os.path.basename(origin or document) for document, origin in rows}


def timed_import(binary, db, folder):
    begun = time.time()
    subprocess.run([binary, 'import', '--quiet', '--db', db, folder], check=True)
    return time.time() - begun


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--binary', required=True)
    parser.add_argument('--in', dest='input', required=True)
    parser.add_argument('--copies', type=int, default=500)
    parser.add_argument('--articles', type=int)
    options = parser.parse_args()
    chance = random.Random(11)
    names = sorted(os.listdir(options.input))[:options.articles]
    folder = tempfile.mkdtemp(prefix='sulieu_reprints_')
    try:
        half, whole = os.path.join(folder, 'half'), os.path.join(folder, 'whole')
        os.mkdir(half), os.mkdir(whole)
        for i, name in enumerate(names):
            shutil.copy(os.path.join(options.input, name), whole)
            if i % 2:
                shutil.copy(os.path.join(options.input, name), half)
        truth = {}
        kinds = ['cut', 'reorder', 'title', 'byline', 'nfd']
        for i, name in enumerate(chance.sample(names, options.copies)):
            copy = f'copy_{kinds[i % 5]}_{name}'
            text = open(os.path.join(options.input, name), encoding='utf-8').read()
            open(os.path.join(whole, copy), 'w', encoding='utf-8').write(alter(text, kinds[i % 5], chance))
            truth[copy] = name
        short = timed_import(options.binary, os.path.join(folder, 'half.db'), half)
        long = timed_import(options.binary, os.path.join(folder, 'whole.db'), whole)
        origin = clusters(os.path.join(folder, 'whole.db'))
        before = clusters(os.path.join(folder, 'half.db'))
        found = wrong = 0
        missed = {}
        members = {}
        for document, cluster in origin.items():
            members.setdefault(cluster, []).append(document)
        for copy, article in truth.items():
            joined = origin.get(copy) == origin.get(article) and copy in origin
            found += joined
            if not joined:
                missed[copy.split('_')[1]] = missed.get(copy.split('_')[1], 0) + 1
            wrong += not joined and len(members.get(origin.get(copy), [])) > 1
        print(f'{len(names)} articles, {len(truth)} copies: recall {found / len(truth):.3f}, '
              f'precision {found / max(1, found + wrong):.3f}; missed {missed}')
        print(f'{len(before)} documents {short:.1f} s, {len(origin)} documents {long:.1f} s')
    finally:
        shutil.rmtree(folder)


main()
