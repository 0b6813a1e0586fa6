#!/usr/bin/env python3
"""Compare the lexicon's conjugation with two independent conjugators.

    pip install libqutrub mazini        # for this comparison only
    scripts/conjugators.py [--show N] [--only mazini|qutrub] [--classes]

Runs over every line of knowledge/lexicon/verbs.tsv, in the form in which words
are looked up: without vowel marks, hamza seats folded. For each tense and
voice it counts the slots (person, number, gender) in which the lexicon lacks a
form that the other gives, or gives one that the other lacks in every mood.
Run it in the project's root; --show prints the first N of each kind, --classes
counts the differences by the radicals: conjugators.md says why they are left.
"""
import argparse, collections, io, contextlib, re, subprocess

MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")
FORMS = {"QI": "Iq", "QII": "IIq"}
VOWELS = [("a", "u"), ("a", "i"), ("a", "a"), ("u", "u"), ("i", "a"), ("i", "i")]
HARAKA = {"a": "\u064e", "u": "\u064f", "i": "\u0650"}
FUTURE = {"a": "فتحة", "u": "ضمة", "i": "كسرة"}
SLOT = {"3sm": "3ms", "3sf": "3fs", "3pm": "3mp", "3pf": "3fp", "3dm": "3md", "3df": "3fd", "1s-": "1s", "1p-": "1p", "2pm": "2mp", "2sm": "2ms"}
PERSON = {"3ms": "هو", "3fs": "هي", "3mp": "هم", "3fp": "هن", "3md": "هما", "3fd": "هما مؤ", "1s": "أنا", "1p": "نحن", "2mp": "أنتم", "2ms": "أنت"}
MOODS = {("past", "a"): ["past_"], ("past", "p"): ["past_pass_"], ("present", "a"): ["ind_", "sub_", "juss_"],
         ("present", "p"): ["ind_pass_", "sub_pass_", "juss_pass_"], ("imperative", "a"): ["imp_"]}
TENSES = {("past", "a"): ["الماضي المعلوم"], ("past", "p"): ["الماضي المجهول"],
          ("present", "a"): ["المضارع المعلوم", "المضارع المنصوب", "المضارع المجزوم"],
          ("present", "p"): ["المضارع المجهول", "المضارع المجهول المنصوب", "المضارع المجهول المجزوم"], ("imperative", "a"): ["الأمر"]}


def seats(s):
    s = MARKS.sub("", s)
    for a, b in (("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ٱ", "ا"), ("ؤ", "و"), ("ئ", "ي")):
        s = s.replace(a, b)
    return s


def fold(s):
    return seats(s).replace("ى", "ي").replace("ة", "ه")


def nunation(s):
    """Participles and verbal nouns of defective verbs stand with their ya."""
    return fold(s) + ("ي" if s.endswith("\u064d") else "")


def union(moods):
    """The forms of all moods; a jussive that undoes a doubling beside one that
    keeps it is left out, as the lexicon leaves it out."""
    out = set()
    for forms in moods:
        out |= forms & out if forms & out else forms
    return out


def ours():
    """Slots of each table line: {line: {(tense, voice, slot): forms}}."""
    out = collections.defaultdict(lambda: collections.defaultdict(set))
    text = subprocess.run(["go", "run", "./internal/lexicon/compile", "verbs"], capture_output=True, text=True, check=True).stdout
    for row in text.splitlines():
        where, tense, voice, person, number, gender, verbal, bound, form = row.split("\t")
        if bound == "true" or not form:
            continue
        if verbal != "-":
            out[where][{"a": "participle", "p": "participle", "m": "masdar"}[verbal], verbal, ""].add(form)
            continue
        for v in ("ap" if voice == "b" else voice):
            name = {"p": "past", "f": "present", "i": "imperative"}[tense]
            if (name, v) in MOODS and person + number + gender in SLOT:
                out[where][name, v, SLOT[person + number + gender]].add(form)
    return out


def with_mazini(v):
    from mazini import conjugate, MaziniError
    out = collections.defaultdict(set)
    root, tries = "".join(v["root"].split()), []
    if v["form"] == "I":
        tries = [dict(wazn="I", vowels=x) for x in VOWELS]
    elif v["form"] == "QII" and v["lemma"][0] != "ت":
        tries = [dict(wazn="IVq"), dict(wazn="IIIq")]
    else:
        tries = [dict(wazn=FORMS.get(v["form"], v["form"]), reduced=r) for r in (False, True)]
    for kw in tries:
        for passive in (True, False):
            try:
                c = conjugate(root, passive=passive, **kw).slots
            except MaziniError:
                continue
            if not any(seats(f.form) == seats(v["lemma"]) for f in c.get("past_3ms", [])):
                continue
            if not any(seats(f.form) == seats(v["present"]) for f in c.get("ind_3ms", [])):
                continue
            for (tense, voice), moods in MOODS.items():
                for slot in PERSON:
                    out[tense, voice, slot] |= union({fold(f.form) for f in c.get(m + slot, [])} for m in moods)
            for k, verbal in (("ap", "a"), ("pp", "p"), ("vn", "m")):
                name = "masdar" if verbal == "m" else "participle"
                out[name, verbal, ""] |= {nunation(f.form) for f in c.get(k, []) if "?" not in f.form}
            break
    return {k: f for k, f in out.items() if f}


def spelt(v):
    """The lemma with the marks that qutrub asks for, with each future vowel."""
    l, root = v["lemma"], v["root"].split()
    doubled = len(root) == 3 and root[1] == root[2] and l[-1] == root[2] and l[-2] != root[2]
    sh = "\u0651"
    if v["form"] == "I":
        for past, fut in VOWELS:
            if doubled:
                yield l[0] + HARAKA["a"] + l[1] + sh, FUTURE[fut]
            elif len(l) == 3:
                mid = "" if l[1] == "ا" else HARAKA[past]
                yield l[0] + HARAKA["a"] + l[1] + mid + l[2], FUTURE[fut]
            elif len(l) == 2:
                yield l, FUTURE[fut]
        return
    at = {"II": 2, "V": 3, "IX": len(l)}.get(v["form"], 0)
    if v["form"] == "QII" and l[0] == "ا" or doubled and not at:
        at = len(l)
    if v["form"] == "VIII" and len(l) == 4 and l[:2] in ("ات", "اد", "اط"):
        at = 2
    yield (l[:at] + sh + l[at:] if at else l), FUTURE["a"]


def with_qutrub(v):
    from libqutrub.conjugator import conjugate
    out = collections.defaultdict(set)
    for word, future in spelt(v):
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                c = conjugate(word, future, transitive=True, passive=True, display_format="DICT")
        except Exception:  # it raises all sorts on verbs that it does not know
            continue
        if not isinstance(c, dict) or seats(c["الماضي المعلوم"]["هو"]) != seats(v["lemma"]) or seats(c["المضارع المعلوم"]["هو"]) != seats(v["present"]):
            continue
        for (tense, voice), names in TENSES.items():
            for slot, who in PERSON.items():
                out[tense, voice, slot] |= union({fold(c[n][who])} for n in names if c.get(n, {}).get(who))
    return {k: f for k, f in out.items() if f}


def radicals(root):
    """The class of a root by its radicals."""
    r = root.split()
    if len(r) > 3:
        return "quadriliteral"
    if len(r) == 3 and r[1] == r[2]:
        return "doubled"
    weak = [n for n, x in zip(("assimilated", "hollow", "defective"), r) if x in ("و", "ي")]
    return " ".join((["hamzated"] if "ء" in r else []) + weak) or "sound"


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--show", type=int, default=0)
    ap.add_argument("--only", default="mazini qutrub")
    ap.add_argument("--classes", action="store_true")
    args = ap.parse_args()
    have, columns = ours(), None
    others = {n: f for n, f in (("mazini", with_mazini), ("qutrub", with_qutrub)) if n in args.only.split()}
    slots, missing, extra = (collections.Counter() for _ in range(3))
    verbs, examples = collections.Counter(), collections.defaultdict(list)
    classes = collections.Counter()
    for n, line in enumerate(open("knowledge/lexicon/verbs.tsv", encoding="utf-8"), 1):
        cells = line.rstrip("\n").split("\t")
        if line.startswith("#") or not line.strip():
            continue
        if columns is None:
            columns = cells
            continue
        v = dict(zip(columns, cells))
        if len(v["lemma"]) < 2 or not v.get("present"):
            continue
        for name, run in others.items():
            theirs = run(v)
            verbs[name, bool(theirs)] += 1
            if not theirs:
                examples[name, "unmatched"].append(f"{n} {v['lemma']} {v['present']} {v['form']} {v['root']}")
            mine = have[f"lexicon/verbs.tsv:{n}"]
            for key in theirs.keys() & mine.keys():
                kind = (name,) + key[:2]
                slots[kind] += 1
                for count, what, diff in ((missing, "missing", theirs[key] - mine[key]), (extra, "extra", mine[key] - theirs[key])):
                    if diff:
                        count[kind] += 1
                        classes[name, what, f"{key[0]} {key[1]}", radicals(v["root"]), v["form"]] += 1
                        examples[kind + (what,)].append(f"{n} {v['lemma']} {v['form']} {key[2]} {'|'.join(sorted(diff))} ({what}; ours {'|'.join(sorted(mine[key]))})")
    for name in others:
        print(f"{name}: {verbs[name, True]} verbs compared, {verbs[name, False]} unknown to it or spelt otherwise")
        print("  tense       voice  slots  missing  extra")
        for kind in sorted(k for k in slots if k[0] == name):
            print(f"  {kind[1]:11} {kind[2]:5} {slots[kind]:6} {missing[kind]:8} {extra[kind]:6}")
    for k, n in classes.most_common() if args.classes else []:
        print(n, *k, sep="\t")
    for kind in sorted(examples):
        for e in examples[kind][: args.show]:
            print(*kind, e)


main()
