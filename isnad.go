// Package isnad holds the nouns of the program: a report, what was found in
// it layer by layer, and where each finding stands in the text.
//
// The package imports nothing of the project. Stages (internal/…) read earlier
// layers of an [Analysis] and return their own; engine puts them together.
package isnad

import "time"

// Span is a half-open range of bytes of Report.Text.
type Span struct{ Start, End int }

// Len is the span's length in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Contains tells whether o lies wholly within s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps tells whether s and o share a byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Ref is a 1-based index into a layer; zero means none.
type Ref int

// Report is one news report as it came in. Text is never altered: all spans
// are byte ranges of it.
type Report struct {
	ID        string // content address, or what the input gave
	Outlet    string // who published it
	URL       string
	Author    string    // by the report's own word
	Form      string    // article (also ""), live-blog, gallery, stub
	Title     string    // the headline; it stands in Text too where Text has one
	Text      string    // headline and body as read, UTF-8
	Published time.Time // zero where unknown; only the date counts
}

// Analysis is everything that was read in a report, one layer a stage.
type Analysis struct {
	Report     Report
	Sentences  []Sentence
	Words      []Word
	Parts      []Part
	Tags       []Tag // one a part
	Numbers    []Number
	Times      []Time
	Phrases    []Phrase
	Entities   []Entity
	Mentions   []Mention
	Statements []Statement
	Events     []Event
	Warnings   []Warning
}

// Sentence is a range of the text that ends at . ؟ ! or a line's end.
type Sentence struct {
	Span
	Line     int // zero-based line of the text
	Headline bool
	First    int // index of its first word in Words
	Last     int // one past its last word
}

// WordKind tells what sort of token a word is.
type WordKind uint8

// The kinds of words.
const (
	Arabic WordKind = iota // letters of the Arabic script
	Latin                  // letters of another script
	Digits                 // a number in digits of either kind, with its separators
	Punct                  // a mark; one mark is one word
)

// Word is a token as written: letters, digits or one mark.
type Word struct {
	Span
	Kind     WordKind
	Norm     string // folded form: see text.Fold
	Sentence int    // index into Sentences
	First    int    // index of its first part in Parts
	Last     int    // one past its last part
}

// Part is a clitic or a stem within a word, in order.
type Part struct {
	Span
	Word   int    // index into Words
	Norm   string // folded form
	Clitic bool   // a proclitic or an enclitic, not the stem
}

// POS is a part of speech of Universal Dependencies.
type POS string

// The parts of speech in use.
const (
	ADJ   POS = "ADJ"
	ADP   POS = "ADP"
	ADV   POS = "ADV"
	AUX   POS = "AUX"
	CCONJ POS = "CCONJ"
	DET   POS = "DET"
	INTJ  POS = "INTJ"
	NOUN  POS = "NOUN"
	NUM   POS = "NUM"
	PART  POS = "PART"
	PRON  POS = "PRON"
	PROPN POS = "PROPN"
	PUNCT POS = "PUNCT"
	SCONJ POS = "SCONJ"
	SYM   POS = "SYM"
	VERB  POS = "VERB"
	X     POS = "X"
)

// Feats are the grammatical features of a part. The zero value says nothing.
type Feats struct {
	Gender byte // 'm', 'f' or 0
	Number byte // 's', 'd', 'p' or 0
	Person byte // '1', '2', '3' or 0
	Tense  byte // 'p' past, 'f' present or future, 'i' imperative, 0
	Voice  byte // 'a' active only, 'p' passive only, 'b' spelt alike
	Def    bool // bears the article
	Verbal byte // 'm' verbal noun (masdar), 'a' active participle, 'p' passive participle, 0
	Tanwin bool // tanwin alef: indefinite accusative
	Bound  bool // a form that stands only before a pronoun (قوت of قوة)
}

// Tag says what a part is.
type Tag struct {
	Lemma   string // folded lemma: 3ms past for a verb, singular for a noun
	Dict    string // the lemma as a dictionary spells it, without vowel marks
	Root    string // lemma of the verb a verbal noun or participle belongs to, folded
	POS     POS
	Feats   Feats
	Class   string // semantic class of a noun: person, people, organization, place, time, unit, act, thing
	Name    bool   // stands in a list of personal names
	Guessed bool   // unknown to the lexicon
}

// Number is a quantity in words or digits.
type Number struct {
	Span
	Kind   string // cardinal, ordinal, percent, fraction, range
	Value  float64
	Upper  float64 // of a range; else equal to Value
	Vague  string  // "", "dozens", "hundreds", "thousands", "tens of thousands", "hundreds of thousands"
	Approx bool    // نحو, حوالي
	Min    bool    // at least, more than
	Max    bool    // at most, less than
	Unit   string  // what is counted: an ISO 4217 code for money, a UCUM code for measures; empty where it is neither or ambiguous
	First  int     // words, half-open
	Last   int
}

// Time is an expression of time, resolved against Report.Published.
type Time struct {
	Span
	Type  string    // DATE, TIME, DURATION, SET
	Value string    // TIMEX3 value; empty where it stays unresolved
	From  time.Time // half-open interval in local time; zero for a duration or a set
	To    time.Time
	Grain string // second minute hour day week month quarter year decade
	Zone  string // IANA name of the time zone told with an hour, "local" for the place's own; empty where none is told
	First int    // words, half-open
	Last  int
}

// Phrase is a noun phrase: a head with what belongs to it.
type Phrase struct {
	Span
	Head     int // part index of the head noun
	First    int // parts, half-open
	Last     int
	Prep     int // part index of the preposition that governs it, -1 where none
	Sentence int
	Conj     Ref  // the phrase to which it is coordinated, if any
	Def      bool // definite by article, idafa or name
}

// Entity is what mentions refer to.
type Entity struct {
	Kind   string // person office state organization group place agreement
	Name   string
	NameEn string
	ID     string // ISO 3166-1 alpha-3 or an id of IDS.tsv
	Sector string
	Role   string
	Source string // the line of knowledge behind it, "actors/states.tsv:12"
}

// Mention is a stretch of text that names an entity.
type Mention struct {
	Span
	Entity   Ref
	Kind     string // as Entity.Kind, or role for a common noun (جنود)
	Name     string // full name as best known from the report
	ID       string
	Sector   string
	Head     int // word index of the head
	First    int // words, half-open: the whole noun phrase
	Last     int
	NameSpan Span   // the proper name within, where there is one
	Prep     string // lemma of a preposition before it, clitic or word; "" where none
	Actor    bool   // can act: a state, body, group, person or people
	Place    bool   // can be where something happens
	Country  string // ISO code of the place, or of the state named by an adjective
	PlaceRef string // name_en of a place
	Lat, Lon float64
	Adj      bool   // an adjective of nationality or group on another noun (الإسرائيلي)
	Loose    bool   // a common noun: whom it means is not told beside it, and ID is inferred from the report
	Count    Ref    // number that counts it, into Numbers
	Casualty string // killed, injured: the noun itself tells (قتيلا, جريحا)
	Coord    Ref    // mention before it in a coordination
	Of       []Whom // those whom it means together (الطرفان, عناصر من الحركة والحزب); none where it means one
	Lemma    string // folded lemma of the head noun, where it is a common noun
	Feats    Feats  // of the head
	Phrase   Ref    // the phrase it stands in; its head where Embedded is false
	Embedded bool   // stands inside another mention's phrase (قطر in أمير قطر)
	Sentence int
	Source   string
}

// Whom names somebody by id and sector.
type Whom struct{ ID, Sector string }

// Statement is a stretch of the report put in somebody's mouth.
type Statement struct {
	Speaker     Ref // into Mentions; zero where the speaker is implied only by SpeakerName
	SpeakerSpan Span
	SpeakerText string
	SpeakerName string
	SpeakerID   string
	Sector      string
	Cue         Span
	CueLemma    string
	Class       string // say claim confirm deny announce condemn demand warn promise ask report
	Content     Span
	Kind        string // direct indirect mixed
	Channel     string
	Cites       []string // ids of those whom the speaker cites, "" for one unknown
	Via         []string // ids of those who pass it on from the speaker
	AssertedBy  []string
	Rule        string
	Within      Ref // the statement in whose content it stands
}

// Arg is one side of an event.
type Arg struct {
	Mention Ref
	Span    Span
	Text    string
	ID      string
	Sector  string
	Carried bool // implied: taken from an earlier sentence
}

// Count is a number of people; Vague where the report counts vaguely.
type Count struct {
	N     int
	Vague string
	Known bool
	Span  Span
}

// Factuality tells how an event stands to the world by its teller.
type Factuality string

// The factualities of the annotation guide.
const (
	Occurred  Factuality = "occurred"
	Ongoing   Factuality = "ongoing"
	Planned   Factuality = "planned"
	CalledFor Factuality = "called-for"
	Possible  Factuality = "possible"
	Denied    Factuality = "denied"
)

// Evidence ties a field of a record to the words that carry it.
type Evidence struct {
	Field string
	Span
}

// Event is something that a political actor does by some teller's word.
type Event struct {
	Type, Mode  string
	Contexts    []string
	Trigger     Span
	TriggerPart int // part index of the trigger
	Actors      []Arg
	Recipients  []Arg
	Date        string
	Place       Arg
	Country     string
	PlaceEn     string
	Lat, Lon    float64
	Factuality  Factuality
	Killed      Count
	Injured     Count
	Detained    Count
	Displaced   Count
	AssertedBy  []string
	Claimed     bool // its doer says so: تبنى التنظيم الهجوم
	Sentence    int
	Rule        string
	Confidence  float64
	Evidence    []Evidence
}

// Warning is a doubt that a reader of the records should know.
type Warning struct {
	Code string
	Span
	Text string
}
