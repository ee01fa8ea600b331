#!/usr/bin/env python3
"""How well people are joined and told apart: draws pairs to be judged, and compares what a database says of them with
the judgements of people who read the sentences (corpus/people-joins.tsv).

  people.py draw  --db news.db --pairs 200 [--seed 7]     > to-judge.tsv
  people.py score --db news.db --judged corpus/people-joins.tsv

A pair is two places where a name stands: digest of the document, first and last byte of the name's quote in its text.
`drawn` says how the program had it when the pair was drawn: `joined` (one step of what makes a person, a step a
person, reprints left out) or `split` (two people of one name judged `different`). `verdict` says what they are: `same`, `different`.
"""
import argparse, csv, random, sqlite3, sys

PLACE = '''SELECT d.source_sha256, m.text_begin, m.text_end, k.name, k.position, d.document, d.published, d.title,
  substr(CAST(d.text AS BLOB), m.sentence_begin + 1, m.sentence_end - m.sentence_begin)
  FROM facts AS f JOIN fact_officials AS k ON k.fact = f.id JOIN documents_imported AS d ON d.id = f.document
  JOIN fact_mentions AS fm ON fm.fact = f.id AND fm.seq = 0 JOIN mentions_made AS m ON m.id = fm.mention WHERE f.id = ?'''


def draw(db, options):
    chance = random.Random(options.seed)
    steps = {}
    for person, *step in db.execute("""SELECT p.person, j.fact, j.other_fact, j.reason FROM joins_made AS j
      JOIN facts AS f ON f.id = j.fact JOIN facts AS g ON g.id = j.other_fact JOIN posts_made AS p ON p.fact = j.fact
      WHERE j.reason <> 'the same article, reprinted' ORDER BY f.fact_id, g.fact_id"""):
        steps.setdefault(person, []).append(step)
    joined = [chance.choice(of_person) for of_person in steps.values()]
    split = db.execute("""SELECT (SELECT min(p.fact) FROM posts_made AS p WHERE p.person = n.person),
      (SELECT min(p.fact) FROM posts_made AS p WHERE p.person = n.other), n.reason FROM namesakes AS v
      JOIN people_made AS a USING (person_id) JOIN people_made AS b ON b.person_id = v.other_person_id
      JOIN namesakes_made AS n ON n.person = a.id AND n.other = b.id
      WHERE v.judgement = 'different' ORDER BY a.person_id, b.person_id""").fetchall()
    print('drawn\tdocument\tbegin\tend\tother_document\tother_begin\tother_end\tverdict')
    for drawn, pairs in (('joined', joined), ('split', split)):
        for fact, other, reason in chance.sample(pairs, min(options.pairs, len(pairs))):
            a, b = (db.execute(PLACE, (f,)).fetchone() for f in (fact, other))
            print(drawn, *a[:3], *b[:3], '?', sep='\t')
            print(f'# {reason}', file=sys.stderr)
            for place in (a, b):
                print(f'#   {place[3]} | {place[4]} | {place[6]} | {place[7]}\n#     {place[8].decode()}', file=sys.stderr)


def person_at(db, digest, begin, end):
    row = db.execute('''SELECT p.person FROM documents_imported AS d JOIN mentions_made AS m ON m.document = d.id
      JOIN fact_mentions AS fm ON fm.mention = m.id JOIN posts_made AS p ON p.fact = fm.fact
      WHERE d.source_sha256 = ? AND m.text_begin < ? AND m.text_end > ? ORDER BY m.text_begin = ? DESC, p.fact''',
                     (digest, end, begin, begin)).fetchone()
    return row and row[0]


def score(db, options):
    count = {}
    with open(options.judged, encoding='utf-8') as file:
        for row in csv.DictReader((line for line in file if not line.startswith('#')), delimiter='\t'):
            a = person_at(db, row['document'], int(row['begin']), int(row['end']))
            b = person_at(db, row['other_document'], int(row['other_begin']), int(row['other_end']))
            if a is None or b is None:
                says = 'not there'
            elif a == b:
                says = 'joined'
            else:
                judged = db.execute("SELECT judgement FROM namesakes_made WHERE person IN (?, ?) AND other IN (?, ?)",
                                    (a, b, a, b)).fetchone()
                says = 'split' if judged and judged[0] == 'different' else 'left open'
            key = (says, row['verdict'])
            count[key] = count.get(key, 0) + 1
    right = {'joined': 'same', 'split': 'different'}
    for says in ('joined', 'split'):
        n = sum(c for (s, _), c in count.items() if s == says)
        ok = count.get((says, right[says]), 0)
        print(f'{says}: {ok} of {n} right' + (f' ({ok / n:.3f})' if n else ''))
    for says in ('left open', 'not there'):
        print(f'{says}:', sum(c for (s, _), c in count.items() if s == says))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('what', choices=['draw', 'score'])
    parser.add_argument('--db', required=True)
    parser.add_argument('--pairs', type=int, default=200)
    parser.add_argument('--seed', type=int, default=7)
    parser.add_argument('--judged', default='corpus/people-joins.tsv')
    options = parser.parse_args()
    with sqlite3.connect(f'file:{options.db}?mode=ro', uri=True) as db:
        {'draw': draw, 'score': score}[options.what](db, options)


main()
