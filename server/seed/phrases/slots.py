"""The words that fill the slots of the phrases."""

from server.seed.phrases.topic import lines

CITIES = lines(
    """
    Lisbon
    Ghent
    Bilbao
    Leipzig
    Utrecht
    Porto
    Kraków
    Ljubljana
    Bologna
    Glasgow
    Montréal
    Oaxaca
    Valparaíso
    Medellín
    Kyoto
    Busan
    Taipei
    Hanoi
    Penang
    Pune
    Tbilisi
    Izmir
    Thessaloniki
    Zagreb
    Brno
    Gdańsk
    Turku
    Bergen
    Gothenburg
    Aarhus
    Reykjavík
    Galway
    Cork
    Bristol
    Sheffield
    Lyon
    Nantes
    Marseille
    Basel
    Graz
    Innsbruck
    Trieste
    Palermo
    Valencia
    Granada
    Rabat
    Accra
    Nairobi
    Cape Town
    Melbourne
    Wellington
    Portland
    Chicago
    New Orleans
    Halifax
    Toronto
    Recife
    Montevideo
    """
)

# The writer adds names, companies and jobs from Faker, and {home}, the city where the person lives.
SLOTS: dict[str, tuple[str, ...]] = {
    "city": CITIES,
    "weekday": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "month": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "season": ("spring", "summer", "autumn", "winter", "season"),
    "weather": (
        "light rain", "thick fog", "bright sunshine", "horizontal rain", "wet snow", "soft drizzle", "strong wind",
        "golden light", "freezing mist", "warm rain",
    ),
    "small": ("two", "three", "four", "five", "six", "seven", "eight", "nine"),
    "small_cap": ("Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"),
    "teens": ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
    "dozens": ("twenty", "thirty", "forty", "fifty", "sixty", "eighty"),
    "minutes": tuple(str(number) for number in range(6, 60)),
    "km": tuple(str(number) for number in range(5, 43)),
    "big": tuple(str(number) for number in range(61, 400)),
    "hundreds": tuple(str(number) for number in range(200, 1900, 100)),
    "place": (
        "the canal", "the old harbour", "the station", "the river", "the market hall", "the park", "the city wall",
        "the botanical garden", "the reservoir", "the lighthouse", "the town hall", "the observatory", "the allotments",
        "the swimming pool", "the library",
    ),
    "bird": ("heron", "kingfisher", "robin", "buzzard", "goldfinch", "jay", "woodpecker", "swift", "blackbird", "wren"),
    "plant": ("lavender", "jasmine", "lilac", "honeysuckle", "wisteria", "sweet peas", "roses", "sage", "mint"),
    "veg": (
        "tomatoes", "courgettes", "leeks", "carrots", "beetroots", "runner beans", "radishes", "artichokes", "turnips",
        "parsnips", "peppers", "pumpkins", "spring onions",
    ),
    "fruit": ("apricots", "plums", "figs", "cherries", "peaches", "blackberries", "quinces", "lemons", "pears"),
    "spice": (
        "smoked paprika", "cumin", "sumac", "white pepper", "miso", "cardamom", "nutmeg", "fennel seed", "brown butter",
        "lime zest", "fish sauce",
    ),
    "dish": (
        "ramen", "mushroom risotto", "lentil soup", "shakshuka", "lasagne", "dal", "pho", "goulash", "ratatouille",
        "moussaka", "paella", "kimchi stew", "onion soup", "chickpea curry", "jollof rice", "mac and cheese", "laksa",
        "borscht", "fried rice", "gumbo", "minestrone", "couscous",
    ),
    "dish_cap": ("Ramen", "Lasagne", "Fried rice", "Cold pizza", "Dal", "Onion soup", "Kimchi stew", "Mac and cheese"),
    "cake": (
        "banana bread", "apple cake", "carrot cake", "gingerbread", "plum crumble", "lemon drizzle", "cheesecake",
        "rhubarb pie", "marble cake", "poppy-seed cake", "honey cake", "tiramisu",
    ),
    "drink": ("lemonade", "cold beer", "mint tea", "ginger ale", "cider", "iced tea", "elderflower cordial"),
    "coffee": ("flat white", "cortado", "macchiato", "filter coffee", "cappuccino", "double espresso"),
    "pet": (
        "Miso", "Biscuit", "Luna", "Pickle", "Oskar", "Nori", "Waffles", "Bruno", "Mochi", "Fig", "Taco", "Juno",
        "Hazel", "Pepper", "Moose", "Captain", "Beans", "Olive",
    ),
    "object": ("toaster", "kettle", "radio", "lamp", "sewing machine", "vacuum cleaner", "record player"),
    "tool": ("jigsaw", "router", "belt sander", "cordless drill", "block plane", "workbench", "soldering iron"),
    "room": ("hallway", "kitchen", "bathroom", "bedroom", "study", "stairwell"),
    "instrument": (
        "cello", "banjo", "fiddle", "clarinet", "trombone", "harmonica", "double bass", "saxophone", "mandolin",
    ),
    "genre": (
        "crime novel", "Gothic novel", "memoir", "family saga", "graphic novel", "space opera", "heist thriller",
        "courtroom drama", "period drama", "locked-room thriller",
    ),
    "museum": ("clock museum", "museum of bread", "salt museum", "tram museum", "museum of lost letters"),
    "tongue": (
        "Portuguese", "Japanese", "Finnish", "Arabic", "Welsh", "Italian", "Swahili", "Korean", "Greek", "Czech",
        "Dutch", "Turkish", "Irish", "Polish", "Mandarin",
    ),
    "planet": ("Saturn", "Jupiter", "Mars", "Venus"),
}  # fmt: skip
