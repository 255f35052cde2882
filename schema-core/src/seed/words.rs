//! The words that values are made of.

pub(super) const FIRST_NAMES: &[&str] = &[
    "Ada", "Alan", "Amara", "Anna", "Aisha", "Bela", "Bruno", "Carla", "Chen", "Dana", "Diego", "Edith", "Elif",
    "Emil", "Farah", "Felix", "Grace", "Hana", "Hugo", "Ines", "Ivan", "Jana", "Jonas", "Kaito", "Karin", "Lea",
    "Linus", "Luis", "Mara", "Mateo", "Mei", "Nadia", "Nils", "Noor", "Olga", "Omar", "Petra", "Priya", "Rafael",
    "Rosa", "Samir", "Sofia", "Tara", "Theo", "Uma", "Viktor", "Wanda", "Yara", "Yusuf", "Zoe",
];

pub(super) const LAST_NAMES: &[&str] = &[
    "Abe", "Adler", "Bauer", "Becker", "Brandt", "Castro", "Costa", "Cruz", "Dubois", "Eriksen", "Fischer", "Fuchs",
    "Garcia", "Gruber", "Haas", "Hansen", "Horvat", "Ito", "Jansen", "Kaya", "Keller", "Khan", "Kowalski", "Lang",
    "Larsen", "Lopez", "Marino", "Meyer", "Mori", "Moreau", "Nguyen", "Novak", "Okafor", "Olsen", "Patel", "Pereira",
    "Popov", "Ricci", "Rossi", "Sato", "Silva", "Singh", "Sommer", "Tanaka", "Torres", "Vega", "Virtanen", "Wagner",
    "Weber", "Yilmaz",
];

pub(super) const NOUNS: &[&str] = &[
    "anchor", "bridge", "candle", "cedar", "circle", "cloud", "copper", "coral", "delta", "ember", "falcon", "field",
    "forest", "garden", "harbor", "hazel", "island", "jade", "lantern", "linen", "maple", "meadow", "mirror", "nova",
    "ocean", "olive", "orbit", "pebble", "pepper", "pine", "prairie", "quartz", "river", "saffron", "silver", "spark",
    "spring", "summit", "thunder", "valley", "velvet", "violet", "walnut", "willow", "winter",
];

pub(super) const ADJECTIVES: &[&str] = &[
    "amber", "blue", "bold", "bright", "calm", "clear", "crisp", "early", "fair", "fresh", "gentle", "golden", "grand",
    "green", "happy", "keen", "light", "lively", "mellow", "mighty", "modern", "new", "noble", "open", "plain",
    "proud", "quick", "quiet", "rapid", "rare", "red", "sharp", "simple", "small", "smooth", "solid", "steady",
    "still", "strong", "sunny", "swift", "true", "warm", "white", "wise",
];

pub(super) const CITIES: &[&str] = &[
    "Aachen", "Accra", "Bergen", "Bilbao", "Bogota", "Cairo", "Cork", "Dakar", "Delft", "Dresden", "Fukuoka", "Geneva",
    "Ghent", "Graz", "Hanoi", "Izmir", "Jaipur", "Kyoto", "Lagos", "Leeds", "Lima", "Lisbon", "Lyon", "Malmo",
    "Nairobi", "Oslo", "Porto", "Prague", "Quito", "Riga", "Salzburg", "Seville", "Tampere", "Turin", "Utrecht",
    "Vienna", "Zagreb",
];

pub(super) const COUNTRIES: &[(&str, &str)] = &[
    ("AT", "Austria"),
    ("BR", "Brazil"),
    ("CH", "Switzerland"),
    ("CO", "Colombia"),
    ("DE", "Germany"),
    ("EG", "Egypt"),
    ("ES", "Spain"),
    ("FI", "Finland"),
    ("FR", "France"),
    ("GH", "Ghana"),
    ("IE", "Ireland"),
    ("IN", "India"),
    ("IT", "Italy"),
    ("JP", "Japan"),
    ("KE", "Kenya"),
    ("NL", "Netherlands"),
    ("NO", "Norway"),
    ("PE", "Peru"),
    ("PT", "Portugal"),
    ("SE", "Sweden"),
    ("TR", "Turkey"),
    ("VN", "Vietnam"),
];

pub(super) const AGENTS: &[&str] = &[
    "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15",
];
