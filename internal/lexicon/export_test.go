package lexicon

// Seal makes a block of any bytes, so that fuzzing reaches behind the checksum.
func Seal(body []byte) []byte { return seal(body) }

// Body gives what Seal sealed.
func Body(block []byte) []byte { return block[len(magic)+4:] }
