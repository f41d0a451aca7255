"""Kitchen, household, family."""

from server.seed.phrases.topic import Topic, lines

COOKING = Topic(
    interests=("cooking for friends", "spicy noodles", "one-pot dinners", "my grandmother's recipes"),
    hashtags=("cooking", "homecooking", "whatsfordinner", "vegetarian", "foodie"),
    emoji=("🍲", "🌶️", "🍜", "🧄", "😋"),
    openers=lines(
        """
        Made {dish} from scratch tonight. It took {minutes} minutes longer than the recipe promised.
        Nobody told me that {dish} is this easy. I have been lied to by restaurants.
        Used up all of the {veg} in the fridge. There are no rules in soup.
        The smoke alarm now knows when I make {dish}.
        My grandmother's {dish}: no quantities, just "until it looks right". It finally looked right.
        Cooked for {small} people on two hobs and nobody went hungry.
        {dish_cap} for breakfast is legal, and I have checked.
        Bought a proper knife. I have been living in the dark.
        Garlic: the recipe said two cloves. I measured with my heart.
        Tonight's experiment: {veg} with {spice}. It works and I can't explain why.
        The children ate {veg}. Voluntarily. Please mark the date.
        {name} brought {dish} to the potluck and there was a short, respectful silence.
        Sunday is for a big pot of {dish} and no plans.
        """
    ),
    deeds=lines(
        """
        cooked {dish} for {small} people on one hob
        made {dish} with whatever the market had left
        learned to fold dumplings from a video without sound
        roasted {veg} until they tasted of caramel
        finally seasoned the big pan properly
        fermented a jar of {veg} and nobody was hurt
        made {dish} the slow way
        put {spice} in everything
        cooked through the whole freezer
        tried to copy the {dish} from that place by the station
        """
    ),
    details=lines(
        """
        Secret ingredient: {spice}, and being hungry.
        There are leftovers, so tomorrow is already a good day.
        The kitchen looks like a crime scene.
        More lemon next time. There is always more lemon next time.
        I burned the first batch and called it an appetiser.
        Served with {drink} and a strong opinion on {spice}.
        Recipe is from {name}, who refuses to write anything down.
        Ready in {minutes} minutes, gone in five.
        """
    ),
    questions=lines(
        """
        What do you put in yours?
        Is {spice} overrated, or am I using it wrong?
        What is everybody having tonight?
        Recipe, anyone?
        """
    ),
    comments=lines(
        """
        Recipe, please!
        I can smell this through the screen.
        Try it with a bit of {spice}, thank me later.
        Now I am hungry, and it is only ten.
        My mother would have words about the garlic, but I approve.
        When are you inviting us?
        Leftovers are the best part.
        Two cloves is a starting point.
        """
    ),
)

BAKING = Topic(
    interests=("sourdough", "cinnamon buns", "baking at midnight", "proper bread"),
    hashtags=("baking", "sourdough", "breadmaking", "homebaker", "homebaking"),
    emoji=("🍞", "🥐", "🧁", "🥧", "🍪"),
    openers=lines(
        """
        The starter is alive! After {small} days of doubt there are bubbles.
        Baked {cake} at midnight, because why not.
        This loaf has an ear. If you know, you know.
        Today's {cake} sank in the middle. We call it a bowl and fill it with cream.
        {small_cap} kilos of flour in the house and I can still talk myself into "just one more loaf".
        Brought {cake} to the office. I have never been so popular before nine.
        Folded the dough every {minutes} minutes like a person with a purpose.
        {name} asked for a "simple" birthday cake. It has three tiers now.
        Croissants, attempt number {small}: there are layers. Actual layers.
        The bakery by {place} retired its rye, so I had to learn.
        Weighing flour instead of scooping it has fixed half of my problems.
        I named the starter {name}. It is needy and I love it.
        """
    ),
    deeds=lines(
        """
        baked {cake} for the whole stairwell
        made croissants from scratch
        revived a starter that had been in the fridge since {month}
        baked in a wood oven at {place}
        braided a loaf with six strands
        burned the first tray and ate it anyway
        took {cake} to the new neighbours
        baked bread without a recipe
        made a wedding cake for {dozens} guests
        won third prize for {cake} at the village fair
        """
    ),
    details=lines(
        """
        The crust sang when it came out.
        House smells like Saturday.
        I waited a whole {minutes} minutes before cutting it, which is my record.
        A little too dark, just how I like it.
        Half is gone already and nobody saw anything.
        Butter makes all of it right.
        Hydration seventy-{small} percent, confidence zero.
        """
    ),
    questions=lines(
        """
        Why does mine always spread?
        Cold proof or not?
        Who wants a piece of the starter?
        """
    ),
    comments=lines(
        """
        That crumb!
        Cold proof overnight and never look back.
        I would pay money for this.
        Mine came out like a discus.
        Let it cool! (I never do.)
        Could I have a spoonful of the starter?
        Is that rye?
        """
    ),
)

COFFEE = Topic(
    interests=("filter coffee", "flat whites", "too much espresso", "strong tea"),
    hashtags=("coffee", "butfirstcoffee", "espresso", "coffeetime", "tea"),
    emoji=("☕", "🫖", "🤎", "😴"),
    openers=lines(
        """
        New beans from a roaster in {city}. They taste of {fruit}, and for once the label didn't lie.
        Third coffee. It is not even ten.
        The machine at work is broken. Send help. Send a {coffee}.
        Switched to decaf for a week. Nobody noticed, except everybody.
        The café at {place} knows my order now. I feel seen, and slightly judged.
        Hand grinder, pour-over, {minutes} seconds of bloom: my only religious practice.
        Made a {coffee} for {name}, who said "it's fine". From them that is poetry.
        Tea drinkers of this feed, this is your moment: what is good at four in the afternoon?
        Found a tiny coffee bar in {city} with four stools and no wifi. Stayed {minutes} minutes, solved two problems.
        My cup says "world's okayest colleague" and today that feels about right.
        Cold brew season starts when I say so, and I say {month}.
        """
    ),
    deeds=lines(
        """
        took the coffee machine apart and put it back together
        tasted {small} coffees blind and got every one of them wrong
        drank a {coffee} by {place} in {weather}
        descaled the kettle, and what a sound it makes now
        switched to tea until noon
        roasted beans in a popcorn maker
        found the best {coffee} in {city}
        made it through a {weekday} on one cup
        poured a swan that looks like a potato
        inherited a moka pot that is older than the house
        """
    ),
    details=lines(
        """
        Grind a little finer, be a little kinder.
        It is the ritual as much as the taste.
        No sugar, no talking, {minutes} minutes.
        I can hear colours now.
        Milk was oat. Opinions may be left at the door.
        Tomorrow I will stop at two. Watch me.
        """
    ),
    questions=lines(
        """
        What is in your cup?
        Where do you get your beans?
        Is a {coffee} a personality? Asking for me.
        """
    ),
    comments=lines(
        """
        Two is a minimum, not a limit.
        Grind size is everything.
        Tea. The answer is tea.
        Where is this place? I need it.
        Decaf is just warm brown hope.
        Save me a stool.
        I just made one because of you.
        """
    ),
)

PETS = Topic(
    interests=("two cats and a lint roller", "rescue dogs", "a very old cat", "dog walks"),
    hashtags=("catsofnexus", "dogsofnexus", "caturday", "rescuedog", "pets"),
    emoji=("🐶", "🐱", "🐾", "🐈", "🦴"),
    openers=lines(
        """
        {pet} has learned to open the fridge. We are doomed.
        Working from home means that {pet} attends every meeting, tail first.
        {pet} turned {small} today and got {dish}. I got licked.
        The vet says that {pet} is "solidly built". We are both on a diet now.
        Adopted a dog from the shelter in {city}. Everyone, meet {pet}.
        {pet} barked at a snowman for {minutes} minutes and won.
        It is impossible to be sad while a cat is asleep on your feet.
        {pet} brought me a leaf. A whole leaf. From outside. For me.
        {big} euros for a cat tree, and {pet} lives in the box.
        Three in the morning. {pet} would like to discuss the food situation.
        {name}'s dog and {pet} met at {place} and it was love at first sniff.
        Found the missing sock. And the other missing sock. {pet} has a collection.
        """
    ),
    deeds=lines(
        """
        taught {pet} to ring a bell for the door
        walked {small} dogs at once and only fell over twice
        gave {pet} a bath and had one too, as it turned out
        took {pet} to the sea for the first time
        built a cat tunnel out of {small} boxes
        carried {pet} down {small} floors to the vet
        bottle-fed a whole litter of kittens
        spent {minutes} minutes looking for a cat that was in the drawer
        met {small} dogs on the way to work and greeted all of them
        gave up the good armchair to {pet}
        """
    ),
    details=lines(
        """
        No remorse whatsoever.
        I have four hundred photos of this and they are all blurred.
        Treats were involved.
        There is hair on everything I own, and I don't mind.
        The neighbours send their regards.
        A good boy was had by all.
        We don't deserve them.
        """
    ),
    questions=lines(
        """
        Is this normal?
        Show me your animals, I had a long day.
        How do you get a pill into a cat?
        """
    ),
    comments=lines(
        """
        Give {pet} a scratch from me!
        More photos, please. This is important.
        Mine does exactly the same at three in the morning.
        The box is always better.
        Hide the pill in cheese. Works once.
        What a face!
        We don't deserve them.
        """
    ),
)

FAMILY = Topic(
    interests=("parent of two", "a house full of cousins", "big family dinners", "bedtime stories"),
    hashtags=("family", "parenting", "kids", "siblings", "weekend"),
    emoji=("👨‍👩‍👧", "🧸", "❤️", "😂", "👵"),
    openers=lines(
        """
        My daughter asked who invented Monday, and whether we can talk to them.
        The tooth fairy has been informed that inflation is real.
        My grandmother discovered voice messages. They are {minutes} minutes long and I treasure every one.
        Bedtime took {minutes} minutes, {small} stories and one glass of water that had to be "the blue water".
        My son drew me. I have seven fingers and a great smile.
        Family dinner, {small} people, one conversation each, all at the same time.
        My mother rang to ask how to attach a photo. We are on hour two and laughing.
        The little one said "Reykjavík" as a first proper word. We have never been to Iceland.
        School play tonight. He was a tree. He was the best tree.
        My sister and I found our old tapes and listened to our own radio show from when we were {small}.
        Three generations at one table and everybody complained about the {veg}. Perfect.
        We moved the bedtime by {minutes} minutes and nobody told the children. Heroes.
        My dad and I repaired the {object} together without a single argument. This is a first.
        """
    ),
    deeds=lines(
        """
        built a fort that takes up the entire {room}
        read the same bedtime story {small} times
        cooked with four generations in one kitchen
        learned all about dinosaurs before seven in the morning
        got everybody into one photo with their eyes open
        lost a game of memory to a five-year-old, fairly
        drove {big} km to eat {cake} with an aunt
        repaired a teddy bear under full supervision
        rang the grandparents and stayed on for {minutes} minutes
        survived a birthday party for {teens} children
        """
    ),
    details=lines(
        """
        I wouldn't swap it for anything.
        I laughed so hard that I had to leave the room.
        They are asleep now. I am looking at photos of them.
        Nobody is allowed to grow any further.
        There was {cake}, so there was peace.
        Writing it down here so that I don't forget.
        I am not crying, you are.
        """
    ),
    questions=lines(
        """
        How do you do this with more than one?
        Any ideas for a rainy {weekday}?
        What did your family argue about today?
        """
    ),
    comments=lines(
        """
        The best tree!
        I needed this today. Thank you.
        Frame that drawing.
        They grow so fast, it's a bit rude.
        We had the blue water as well!
        Give them a hug from us.
        Grandmothers are undefeated.
        """
    ),
)

DIY = Topic(
    interests=("fixing old furniture", "woodwork", "renovating slowly", "knitting", "repair cafés"),
    hashtags=("diy", "woodworking", "repair", "knitting", "upcycling"),
    emoji=("🔧", "🪚", "🧶", "🛠️", "🪑"),
    openers=lines(
        """
        Put up one shelf. It is level. I have been standing in front of it for {minutes} minutes.
        The {object} is fixed, and there were only {small} screws left over.
        Sanded the table down and found a note under the veneer: "{name}, 1962".
        Measured twice, cut once, still wrong. How.
        Finished the first sleeve. There is a rumour that jumpers have two.
        The repair café at {place} saved my {object} today, and taught me to solder.
        Painted the {room}. It is either "warm sand" or "hospital", depending on the light.
        Bought a {tool}. Now everything in this flat looks like a project.
        The tap dripped for {small} months. It took {minutes} minutes to fix. I have learned nothing.
        Built a bench for the balcony out of the old bed. It holds two people and one cat.
        The flat-pack instructions had {big} steps and no words. We are still together.
        Unravelled {small} hours of knitting to fix one stitch. That's growth, I think.
        """
    ),
    deeds=lines(
        """
        fixed the {object} with a paper clip and some nerve
        painted the {room} in one day
        sharpened every knife in the house
        built a bookcase without a single straight wall to help
        finished a jumper that fits a human being
        soldered for the first time and burned only one finger
        sanded the floor of the {room} down to the good wood
        patched {small} pairs of jeans
        hung a door, and it closes
        put up {small} shelves, all of them level
        """
    ),
    details=lines(
        """
        Sawdust in places where no sawdust should be.
        It isn't perfect, but it is mine.
        {name} held the other end and said nothing, which was the right thing to say.
        It cost next to nothing, apart from the {tool}.
        The neighbours have been very patient with the drilling.
        Second coat on {weekday}.
        I keep touching it.
        """
    ),
    questions=lines(
        """
        Oil or varnish?
        What do you do with all the left-over screws?
        Does anybody have a {tool} that I could borrow?
        """
    ),
    comments=lines(
        """
        Oil. Always oil.
        The left-over screws are a reward.
        Level! Show-off.
        I can lend you mine until {weekday}.
        This makes me want to repair everything I own.
        The note under the veneer, I can't even.
        What colour is that, exactly?
        """
    ),
)
