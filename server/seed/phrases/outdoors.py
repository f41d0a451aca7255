"""Sport and open air."""

from server.seed.phrases.topic import Topic, lines

RUNNING = Topic(
    interests=("trail running", "long slow runs", "parkrun", "half marathons", "running before work"),
    hashtags=("running", "morningrun", "trailrunning", "marathontraining", "runners"),
    emoji=("🏃", "🏃‍♀️", "👟", "💨", "💪"),
    openers=lines(
        """
        {km} km before breakfast and I feel like a different person.
        Went out for an easy {km} km and came back with {minutes} minutes of new personal opinions about hills.
        First run in {weather} this {season}. Shoes are drying on the radiator, again.
        New personal best on my loop round {place}: {minutes} seconds faster than last {month}.
        Signed up for the half marathon in {city}. Talk me out of it. Or don't.
        My watch says I need {minutes} hours of recovery. My watch has never met my boss.
        Intervals today. Eight times {hundreds} metres, and the last two were mostly a negotiation.
        Ran past {place} with {name} tonight and we talked the whole way, so it was either easy or we are fit now.
        Day {big} of running every day. Today it was {minutes} minutes in {weather}, and it still counts.
        Turns out that running slowly on purpose is the hardest skill in the sport.
        Race day in {city} tomorrow. Number pinned, alarm set, nerves arriving on schedule.
        Came last but one in the club relay and have not laughed that much in months.
        Retired my old shoes after {hundreds} km. They go on the balcony, next to the other retired shoes.
        """
    ),
    deeds=lines(
        """
        ran the whole loop round {place} without stopping
        did hill repeats until the street lamps came on
        ran to work and arrived before the bus
        finished {km} km in {weather}
        paced {name} to a first sub-thirty park run
        ran without a watch, just for the quiet
        joined the track session of the club
        ran down the whole coast path in the dark with a head torch
        swapped the headphones for birdsong and ran for {minutes} minutes
        raced a tram for {small} stops and won
        """
    ),
    details=lines(
        """
        Legs are heavy, head is light.
        The first two kilometres lied to me, as always.
        Saw a {bird} on the way and stopped for a photo that nobody will be able to decode.
        Average pace: don't ask. Average mood: excellent.
        {name} waited for me at every corner, which is friendship.
        I earned {dish}, and I intend to collect.
        Stretching afterwards this time. Really. Probably.
        It was {weather} the whole way and I didn't mind one bit.
        """
    ),
    questions=lines(
        """
        Which shoes do you wear when it is wet?
        Does anybody else count lamp posts?
        Any flat routes near {city} that you can recommend?
        What do you eat before a long one?
        """
    ),
    comments=lines(
        """
        That pace! I would need a bicycle.
        Strong. Rest well tomorrow.
        You make me want to put my shoes on, which is rude on a rest day.
        The first two kilometres always lie.
        See you at the start line?
        I did {km} km this morning and complained for every single one of them.
        Which route was that?
        Hills are just speed work in disguise.
        """
    ),
)

CYCLING = Topic(
    interests=("gravel bikes", "cycling to work", "slow bicycle touring", "old steel bikes"),
    hashtags=("cycling", "bikecommute", "gravel", "bikelife", "cyclinglife"),
    emoji=("🚴", "🚲", "🚵‍♀️", "🌬️"),
    openers=lines(
        """
        {km} km of gravel, one puncture, zero regrets.
        Commuted by bike every day this week. The {weather} on {weekday} was character building.
        Headwind on the way out. Headwind on the way back. Somebody explain.
        Finally fixed the creak. It was the seatpost. It is always the seatpost.
        Rode to {city} and took the train home like a civilised person.
        Bought a second-hand steel frame from somebody called {name} and I am already in love.
        The new cycle lane by {place} is open and it is a joy: wide, smooth, and nobody parks in it yet.
        Climbed {hundreds} metres today. Descended them grinning.
        Cleaned the chain for the first time since {month}. It is silver! Who knew.
        Group ride this morning. I held the wheel in front for {minutes} minutes, then had a long talk with my lungs.
        A driver waited patiently behind me all the way up the hill today. Thank you, whoever you are.
        Packed for a weekend tour: tent, stove, {small} bananas and far too much optimism.
        """
    ),
    deeds=lines(
        """
        rode out to {place} and back before work
        changed a tube in under {minutes} minutes
        climbed the long hill without getting off
        rode {km} km on a bicycle made before the moon landing
        carried a whole cello home on the cargo bike
        cycled to the ferry and straight on to the island
        trued a wheel without making it worse
        got dropped on the first climb and enjoyed the rest of it
        rode through {weather} and sang the whole way
        fitted mudguards and felt invincible
        """
    ),
    details=lines(
        """
        Coffee stop at {km} km, cake stop at every opportunity.
        The legs are done and the mind is quiet.
        Road surface: from velvet to moonscape within {minutes} minutes.
        {name} pulled the whole way and I owe them {dish}.
        Passed {place} just as the light turned gold.
        Nobody fell off, which is how I measure a good ride.
        Next time with lower gears. I say that every time.
        """
    ),
    questions=lines(
        """
        What tyres do you run on wet gravel?
        Is there a cure for buying more bikes?
        Who is in for {weekday}?
        """
    ),
    comments=lines(
        """
        The correct number of bikes is one more.
        Tubeless changed my life, I will not be taking questions.
        Headwind both ways is the law.
        That climb is a beast. Well done!
        It is always the seatpost.
        Count me in next time.
        Did you try lower pressure?
        """
    ),
)

FOOTBALL = Topic(
    interests=("football in the lower leagues", "Sunday league", "women's football", "away games"),
    hashtags=("football", "matchday", "sundayleague", "womensfootball", "awaydays"),
    emoji=("⚽", "🥅", "🟥", "📣", "🧤"),
    openers=lines(
        """
        Two-nil down after {minutes} minutes and we won. I have no voice left.
        Our Sunday league side has now lost {small} in a row and morale has never been higher.
        Drove {big} km to watch a nil-nil in {weather}. Would do it again on {weekday}.
        That was never a penalty, and I will be saying so until {month}.
        The under-nines won their first match today. The whole touchline cried, mostly the parents.
        {name} scored from the halfway line this evening and will never pay for a drink again.
        New season, same knees.
        Our goalkeeper went up for the last corner and scored with his shoulder. Football, please never change.
        Sold out for the women's match in {city} tonight, and what an atmosphere.
        We were promoted! After {small} years! I am hugging people I have never met.
        Played five-a-side with people half my age. They were very kind about it.
        The new away shirt looks like a bus seat and I have ordered two.
        """
    ),
    deeds=lines(
        """
        watched a goalless draw from behind a pillar
        kept a clean sheet for the first time since {month}
        stood in the away end in {weather}
        refereed the under-tens and was booed by a grandmother
        volunteered on the gate and saw half of the match
        played {minutes} minutes and was useful for two of them
        took the little ones to their first match
        missed an open goal in front of everyone
        bought a season ticket for a team in the sixth division
        sang for {minutes} minutes and lost anyway
        """
    ),
    details=lines(
        """
        The referee had a good game, and I don't say that lightly.
        Best pie of the season, too.
        We defended as if the ball owed us money.
        I am told that the highlights don't show the best part.
        Singing all the way home on the train.
        Next match is on {weekday} and I am already nervous.
        My dad rang before the final whistle, as he has done since I was {small}.
        """
    ),
    questions=lines(
        """
        Was anybody else there?
        Who starts on {weekday}, then?
        Do we dare to dream?
        """
    ),
    comments=lines(
        """
        Never a penalty.
        Clear penalty.
        I was in the away end. Horrible afternoon. Well played.
        That second goal, though.
        Say what you like, but the midfield was class.
        We go again on {weekday}.
        I still can't speak.
        It is the hope that kills you.
        """
    ),
)

HIKING = Topic(
    interests=("mountain huts", "long walks with a flask", "hiking", "maps", "wild camping"),
    hashtags=("hiking", "getoutside", "mountains", "wildcamping", "trailhead"),
    emoji=("🥾", "🏔️", "⛰️", "🏕️", "🌲"),
    openers=lines(
        """
        Above the clouds by eight, down in time for {dish}.
        All the way up, all the way down, and my knees have filed a complaint.
        Slept in a hut above {city} and woke up to a {bird} on the windowsill.
        The forecast said {weather}. The mountain had its own ideas.
        We got lost for {minutes} minutes and found the best view of the day.
        Carried an actual paper map today and felt like an explorer.
        First frost on the tent this {season}. Worth every shiver.
        Somebody had left a thermos of tea at the summit with a note saying "help yourself". People are good.
        Walked {km} km without a single bar of reception. Recommended.
        Taught {name} to read contour lines. We now argue about shortcuts with proper vocabulary.
        Boots resoled, rucksack patched. I refuse to buy new things this {season}.
        Scrambled up the last bit on all fours and called it technique.
        """
    ),
    deeds=lines(
        """
        walked over the ridge to the next valley
        got up at four to see the sun come over the ridge
        carried {small} kilos of cheese up a mountain
        slept under the stars and hardly slept at all
        followed the old smugglers' path to the end
        crossed the pass in {weather}
        read the map upside down and found a waterfall
        walked {km} km with a blister and a good mood
        shared a bench and an apple with a complete stranger
        washed in a stream that was snow an hour before
        """
    ),
    details=lines(
        """
        Nothing up there but wind and one very confident sheep.
        My sandwich tasted like a restaurant.
        Photos never show how steep it is.
        We met {small} people all day, and {small} dogs.
        I forgot the sun cream, so now I have a map of my rucksack on my shoulders.
        The silence lasted for a whole hour.
        Feet are in a bucket of cold water and I am smiling.
        """
    ),
    questions=lines(
        """
        What is always in your rucksack?
        Where should we go next {month}?
        Does anybody know a good hut near {city}?
        """
    ),
    comments=lines(
        """
        That view! Where exactly is this?
        I can feel my knees just reading this.
        Adding it to the list for {month}.
        The tea at the top is the whole point.
        Was the path clear? We turned back there last {season}.
        Up is optional, down is mandatory.
        Take me with you next time.
        """
    ),
)

GARDEN = Topic(
    interests=("a small wild garden", "growing too many courgettes", "balcony plants", "allotment life"),
    hashtags=("gardening", "growyourown", "allotment", "houseplants", "wildlifegarden"),
    emoji=("🌱", "🍅", "🌻", "🐝", "🪴"),
    openers=lines(
        """
        First {veg} of the {season}, all the size of a coin. I have told everyone.
        The slugs have eaten the {plant}. Again. I have started to respect them.
        {big} seedlings on the windowsill and nowhere to put a coffee cup.
        Planted {plant} where nothing has ever grown. Let's see who is more stubborn.
        My neighbour {name} left a bag of {veg} on the doorstep. No note. We all know the code.
        A {bird} has moved into the hedge, so the hedge stays untrimmed this year.
        Repotted everything. There is soil in the bed. I don't want to talk about it.
        Composting update: it is steaming. I am far too excited about this.
        Found a bumblebee asleep in the {plant} this morning and tiptoed around it.
        The allotment in {weather} is still better than the office in any weather.
        Harvested {big} grams of {veg}. At this rate I will be self-sufficient by 2090.
        Somebody said "just mulch it" and honestly, yes, just mulch it.
        """
    ),
    deeds=lines(
        """
        dug up {big} potatoes out of a bed for ten
        sowed {veg} in the rain
        built a pond out of an old bathtub
        rescued the {plant} from the compost
        turned the lawn into a meadow by simply doing nothing
        swapped seeds with everybody on the street
        planted a tree that will outlive us all
        counted {small} kinds of bees before breakfast
        pruned the apple tree with a book in one hand
        spent {minutes} minutes watching a snail
        """
    ),
    details=lines(
        """
        My back disagrees with my plans.
        No chemicals, just patience and swearing.
        The cat supervised from the wheelbarrow.
        I talk to them. It helps at least one of us.
        Next year I will label things. I say this every year.
        Rain is due on {weekday}, so the watering can gets a rest.
        The bees seem to approve.
        """
    ),
    questions=lines(
        """
        What do you do against slugs that isn't cruel?
        Is it too early to sow {veg}?
        Does anybody want {veg}? I have far too many.
        """
    ),
    comments=lines(
        """
        Copper tape. Or beer. Or acceptance.
        Mine never came up at all, so count yourself lucky!
        Coffee grounds worked for me.
        The bees will thank you.
        I would take some {veg} off your hands.
        Leave it until {month}, it will recover.
        Please post a photo when it flowers.
        """
    ),
)

PHOTOGRAPHY = Topic(
    interests=("film photography", "street photos", "an old camera and two lenses", "blue hour"),
    hashtags=("photography", "filmphotography", "streetphotography", "bluehour", "believeinfilm"),
    emoji=("📷", "📸", "🎞️", "🌅"),
    openers=lines(
        """
        Got a roll back from the lab. {small} good frames out of thirty-six, and one of them is luck.
        Waited {minutes} minutes at {place} for one person with an umbrella to walk into the frame.
        Blue hour in {city}: {minutes} minutes of magic, then it is just dark.
        Found my grandfather's camera. The light meter still works, which is more than I can say for mine.
        Sold the zoom. One prime lens until {month}, that's the rule.
        A stranger asked me to take her portrait today and then told me her whole life. Best afternoon of the {season}.
        The best photo I took this week was by accident, from the hip, in {weather}.
        I printed {small} pictures and put them on a real wall. Screens have been lying to us.
        Went to photograph the {bird} at {place}. Came home with {big} pictures of leaves.
        Scanning negatives tonight. Dust is my co-author.
        Spent a whole day with only black and white. You start to hear the shadows.
        Tried the pinhole camera with {name}. Exposure time: one conversation.
        """
    ),
    deeds=lines(
        """
        photographed {place} in {weather}
        shot a whole roll in {minutes} minutes and don't remember any of it
        developed a film in the bathroom sink
        left the camera at home and saw twelve pictures
        photographed the same tree for the hundredth day in a row
        printed a picture for the neighbours and hung it in the stairwell
        found an undeveloped roll in a flea market camera
        waited for the light at {place} until the fingers froze
        took portraits of everybody at the market in {city}
        learned to use flash without scaring anybody
        """
    ),
    details=lines(
        """
        No crop, no filter, a little tremble.
        The light did all the work.
        I deleted the rest without looking twice.
        Slow shutter, steady breath.
        Everything was slightly out of focus, including me.
        {name} carried the tripod and the mood.
        I keep coming back to the one with the red coat.
        """
    ),
    questions=lines(
        """
        Which one would you print?
        Who still develops at home?
        What is your one-lens focal length?
        """
    ),
    comments=lines(
        """
        The light in this one!
        Print it. Big.
        Which film was that?
        Accidents are half of the craft.
        You have such an eye for quiet things.
        I walk past there every day and have never seen it like this.
        Thirty-five millimetres, always.
        """
    ),
)
