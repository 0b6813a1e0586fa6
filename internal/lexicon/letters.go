package lexicon

// The letters that conjugation and declension add or change, by name, since
// no Arabic stands in Go. All are folded letters.
const (
	alef  = "\u0627"
	ba    = "\u0628"
	ta    = "\u062a"
	sin   = "\u0633"
	fa    = "\u0641"
	kaf   = "\u0643"
	lam   = "\u0644"
	mim   = "\u0645"
	nun   = "\u0646"
	ha    = "\u0647" // also folded ta marbuta
	waw   = "\u0648"
	ya    = "\u064a" // also folded alef maqsura
	hamza = "\u0621"
)
