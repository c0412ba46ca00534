"""Pairs of abstracts that one author wrote: what is near in meaning without being alike in words.

Frequent surnames and papers of more than 40 authors are left out, as is every paper that an evaluation ranks (--without).
"""
import argparse
import collections
import json
import random
import unicodedata

MOST_AUTHORS = 40
MOST_PAPERS = 30
MOST_PAIRS = 8  # of one author
MOST_NAMESAKES = 3  # different first names that a surname may have in the data


def surname(author):
    plain = unicodedata.normalize("NFD", author).encode("ascii", "ignore").decode().lower().split()
    return plain[-1] if plain else ""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out")
    parser.add_argument("papers", nargs="+")
    parser.add_argument("--without", nargs="*", default=[], help="files of one paper's id a line")
    parser.add_argument("--before", default="2025-09-01")
    parser.add_argument("--after", default="2026-05-01", help="papers between the two days are for evaluations")
    options = parser.parse_args()
    kept_out = {line.strip() for name in options.without for line in open(name)}
    papers, seen = [], set()
    for name in options.papers:
        for line in open(name, encoding="utf-8"):
            paper = json.loads(line)
            within = paper["day"] < options.before or paper["day"] >= options.after
            if within and paper["id"] not in seen and paper["id"] not in kept_out:
                seen.add(paper["id"])
                papers.append(paper)
    namesakes = collections.defaultdict(set)
    for paper in papers:
        for author in paper["authors"]:
            namesakes[surname(author)].add(author)
    by_author = collections.defaultdict(list)
    for place, paper in enumerate(papers):
        if len(paper["authors"]) <= MOST_AUTHORS:
            for author in set(paper["authors"]):
                if len(namesakes[surname(author)]) <= MOST_NAMESAKES:
                    # Pairs lie on one side of the evaluations' months.
                    by_author[author, paper["day"] < options.before].append(place)
    random.seed(1)
    pairs = set()
    for places in by_author.values():
        if 2 <= len(places) <= MOST_PAPERS:
            own = [(a, b) for k, a in enumerate(places) for b in places[k + 1 :]]
            random.shuffle(own)
            pairs.update(own[:MOST_PAIRS])
    numbers = {}
    rows = [
        [p["title"], p["abstract"][:1800], p["categories"][0], [numbers.setdefault(a, len(numbers)) for a in p["authors"][:MOST_AUTHORS]]]
        for p in papers
    ]
    with open(options.out, "w", encoding="utf-8") as out:
        json.dump({"papers": rows, "pairs": sorted(pairs)}, out, ensure_ascii=False)
    print(len(rows), "papers,", len(pairs), "pairs")


if __name__ == "__main__":
    main()
