package term

// Kind is a list of lexicon/terms. What stands in each, the table tells.
type Kind uint8

// The kinds of the table.
const (
	About Kind = iota
	Abroad
	According
	Adhere
	Aftermath
	Against
	Agency
	Agent
	Agentprep
	Agreedon
	Aide
	Alike // nouns spelt like a verb's participle in the feminine
	Ally
	Among
	Amount
	Any
	Anybody
	Apposed
	As
	Aside
	Asking // opens a question
	Auxiliary
	Away
	Bearer
	Bears
	Beforethat
	Behalf
	Between
	Blame
	Board
	Body
	Branch
	Bounding  // verbs of being more or less, which behind ما only bound a number
	Boundprep // prepositions of these
	Break
	Burden
	But
	Callback
	Called
	Chainprep
	Charge
	Claims
	Commonoffice // offices that many of one state hold
	Clausal
	Club
	Condition
	Conditional // opens a condition right before a verb in the past, and means something else elsewhere
	Countries
	Courtesy
	Crowd
	Customer
	Datednames
	Defender
	Deity
	Denies
	Deputy
	Desire
	Document
	Due // nouns that with a preposition bring whom a deed befalls (بحق)
	Dwelling
	Endowed
	Entitles
	Envoy
	Faith
	Father
	For
	Force // of nature, illness or the market, which besieges and invades without politics
	Foretells
	Former
	From
	Furniture
	Future
	Givenrole
	Guest // who visits, buys, watches or reviews
	Harm
	Homeland
	Informant
	Inplace
	Inscribed // tells that words stand written on something
	Irrealis
	Issuer
	Kin
	Known // adjectives of what has a name by which it is known
	Kunya
	Lasting
	Lastingdeed
	Leadsto
	Led
	Listing
	Management // a board of which is of a firm
	Manner
	Matter
	Membership
	Misplaced
	Monument
	More // what with من only bounds a number
	Need
	Needy
	Negation
	Ofarmy
	Ofcourt
	Officer
	Official
	Ofhealth
	Ofpolice
	Ofstate
	Oftribe
	Oneof
	Ongoing
	Onlooker
	Origin
	Others
	Owns
	Pair
	Penal   // what tells that a word for a prison is a sentence
	Penalty // words for a prison that are also what a court metes out
	Particle
	Party
	Patient
	Peer
	Perfect
	Performer
	Placeprep
	Planned
	Player
	Populace // who may block a road without ruling it
	Portfolio
	Deedbody // deeds that name a body with the article only (ادعاء فلان is no prosecution)
	Possible
	Presence
	Prize
	Proposition
	Protester // of a crowd: what they do to places and roads is protest
	Pundit
	Purpose
	Puzzles // nouns of questions
	Quote
	Ranks
	Reach
	Region
	Relation
	Relative
	Relativeneg
	Relay
	Responsibility
	Royal
	Sacred
	Servant
	Sides
	Since
	Sincethen
	Site
	Sonof
	Sortal
	Sound
	Sport
	Staff
	Standing
	Stands
	Strife
	Suspect
	Takesplace
	Teller
	That
	Topic
	Topical
	Town
	Trader
	Upon
	Uprising
	Utterance
	Weakletter
	Weekday
	What
	Where
	Whose
	Work // bears a title, which tells of no happening
	Worldwide

	count // how many there are
)

// names gives the kinds as the table writes them.
func names() [count]string {
	return [...]string{
		About:          "about",
		Abroad:         "abroad",
		According:      "according",
		Adhere:         "adhere",
		Aftermath:      "aftermath",
		Against:        "against",
		Agency:         "agency",
		Agent:          "agent",
		Agentprep:      "agentprep",
		Agreedon:       "agreedon",
		Aide:           "aide",
		Alike:          "alike",
		Ally:           "ally",
		Among:          "among",
		Amount:         "amount",
		Any:            "any",
		Anybody:        "anybody",
		Apposed:        "apposed",
		As:             "as",
		Aside:          "aside",
		Asking:         "asking",
		Auxiliary:      "auxiliary",
		Away:           "away",
		Bearer:         "bearer",
		Bears:          "bears",
		Beforethat:     "beforethat",
		Behalf:         "behalf",
		Between:        "between",
		Blame:          "blame",
		Board:          "board",
		Body:           "body",
		Branch:         "branch",
		Bounding:       "bounding",
		Boundprep:      "boundprep",
		Break:          "break",
		Burden:         "burden",
		But:            "but",
		Callback:       "callback",
		Called:         "called",
		Chainprep:      "chainprep",
		Charge:         "charge",
		Claims:         "claims",
		Commonoffice:   "commonoffice",
		Clausal:        "clausal",
		Club:           "club",
		Condition:      "condition",
		Conditional:    "conditional",
		Countries:      "countries",
		Courtesy:       "courtesy",
		Crowd:          "crowd",
		Customer:       "customer",
		Datednames:     "datednames",
		Defender:       "defender",
		Deity:          "deity",
		Denies:         "denies",
		Deputy:         "deputy",
		Desire:         "desire",
		Document:       "document",
		Due:            "due",
		Dwelling:       "dwelling",
		Endowed:        "endowed",
		Entitles:       "entitles",
		Envoy:          "envoy",
		Faith:          "faith",
		Father:         "father",
		For:            "for",
		Force:          "force",
		Foretells:      "foretells",
		Former:         "former",
		From:           "from",
		Furniture:      "furniture",
		Future:         "future",
		Givenrole:      "givenrole",
		Guest:          "guest",
		Harm:           "harm",
		Homeland:       "homeland",
		Informant:      "informant",
		Inplace:        "inplace",
		Inscribed:      "inscribed",
		Irrealis:       "irrealis",
		Issuer:         "issuer",
		Kin:            "kin",
		Known:          "known",
		Kunya:          "kunya",
		Lasting:        "lasting",
		Lastingdeed:    "lastingdeed",
		Leadsto:        "leadsto",
		Led:            "led",
		Listing:        "listing",
		Management:     "management",
		Manner:         "manner",
		Matter:         "matter",
		Membership:     "membership",
		Misplaced:      "misplaced",
		Monument:       "monument",
		More:           "more",
		Need:           "need",
		Needy:          "needy",
		Negation:       "negation",
		Ofarmy:         "ofarmy",
		Ofcourt:        "ofcourt",
		Officer:        "officer",
		Official:       "official",
		Ofhealth:       "ofhealth",
		Ofpolice:       "ofpolice",
		Ofstate:        "ofstate",
		Oftribe:        "oftribe",
		Oneof:          "oneof",
		Ongoing:        "ongoing",
		Onlooker:       "onlooker",
		Origin:         "origin",
		Others:         "others",
		Owns:           "owns",
		Pair:           "pair",
		Penal:          "penal",
		Penalty:        "penalty",
		Particle:       "particle",
		Party:          "party",
		Patient:        "patient",
		Peer:           "peer",
		Perfect:        "perfect",
		Performer:      "performer",
		Placeprep:      "placeprep",
		Planned:        "planned",
		Player:         "player",
		Populace:       "populace",
		Portfolio:      "portfolio",
		Deedbody:       "deedbody",
		Possible:       "possible",
		Presence:       "presence",
		Prize:          "prize",
		Proposition:    "proposition",
		Protester:      "protester",
		Pundit:         "pundit",
		Purpose:        "purpose",
		Puzzles:        "puzzles",
		Quote:          "quote",
		Ranks:          "ranks",
		Reach:          "reach",
		Region:         "region",
		Relation:       "relation",
		Relative:       "relative",
		Relativeneg:    "relativeneg",
		Relay:          "relay",
		Responsibility: "responsibility",
		Royal:          "royal",
		Sacred:         "sacred",
		Servant:        "servant",
		Sides:          "sides",
		Since:          "since",
		Sincethen:      "sincethen",
		Site:           "site",
		Sonof:          "sonof",
		Sortal:         "sortal",
		Sound:          "sound",
		Sport:          "sport",
		Staff:          "staff",
		Standing:       "standing",
		Stands:         "stands",
		Strife:         "strife",
		Suspect:        "suspect",
		Takesplace:     "takesplace",
		Teller:         "teller",
		That:           "that",
		Topic:          "topic",
		Topical:        "topical",
		Town:           "town",
		Trader:         "trader",
		Upon:           "upon",
		Uprising:       "uprising",
		Utterance:      "utterance",
		Weakletter:     "weakletter",
		Weekday:        "weekday",
		What:           "what",
		Where:          "where",
		Whose:          "whose",
		Work:           "work",
		Worldwide:      "worldwide",
	}
}
