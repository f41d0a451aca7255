"""Jobs, software, learning, science."""

from server.seed.phrases.topic import Topic, lines

PROGRAMMING = Topic(
    interests=("distributed systems", "open source", "databases", "type systems", "small, boring programs"),
    hashtags=("programming", "opensource", "postgresql", "graphql", "devlife", "python"),
    emoji=("💻", "🐛", "🐘", "🤓", "🚀"),
    openers=lines(
        """
        Spent {minutes} minutes on a bug that was a missing comma. The comma and I have made peace.
        Deleted {big} lines of code today. Best commit of the {season}.
        The query went from {big} ms to two. The index had been there all along, in the wrong order.
        It works on my machine, so we are shipping my machine.
        Reviewed a pull request from {name} this morning and learned more than in a week of reading.
        Wrote the test first. Felt smug. The test was wrong.
        Our build takes {minutes} minutes, which is exactly one {coffee}.
        Production was quiet all {season}. I don't trust it.
        Today I explained a race condition with two spoons and a pot of yoghurt. It went well.
        "It's just a small change", I said, {small} days ago.
        Upgraded to the new major version. Nothing broke. I have checked three times, and now I am worried.
        A cache with no expiry is just a slow way to be wrong.
        Our schema has {big} types now, and I can defend maybe half of them.
        Pairing with {name} on {weekday}s is the best part of my job.
        Somebody left a comment in the code in 2016: "remove after the launch". The launch went well, thanks for asking.
        """
    ),
    deeds=lines(
        """
        deleted a feature that nobody used and nobody noticed
        wrote a migration that ran in {minutes} seconds instead of hours
        found a bug that is older than our intern
        replaced {small} services with one query
        sent a first patch to a project that I use every day
        read the whole error message, and it said exactly what was wrong
        upgraded everything on a Friday and lived
        made the build {minutes} seconds faster
        wrote documentation that somebody thanked me for
        spent {minutes} minutes debugging the wrong server
        """
    ),
    details=lines(
        """
        The logs knew it all along.
        No framework was harmed.
        Turns out the manual explains it. Who reads the manual? I do, now.
        Rubber duck gets a raise.
        It is documented now, so the next person suffers less.
        Rolled out to {minutes} percent so far, and the graphs are boring. I love boring graphs.
        Naming it took longer than writing it.
        """
    ),
    questions=lines(
        """
        How do you handle this in your team?
        Is anybody running this in production?
        Tabs or spaces? (Kidding. Please don't.)
        What is the oldest code that you still look after?
        """
    ),
    comments=lines(
        """
        It is always the comma. Or DNS.
        Deleting code is the best feature.
        Would you write this up? I would read it twice.
        Have you tried it with a partial index?
        We hit the same thing last {month}. It was the time zone.
        Boring graphs are the best graphs.
        Laughed, then checked our own code, then stopped laughing.
        The small change is never small.
        """
    ),
)

WORK = Topic(
    interests=("public libraries", "teaching", "night shifts", "quiet offices", "leaving on time"),
    hashtags=("work", "mondaymood", "teamwork", "remotework", "worklife"),
    emoji=("💼", "📅", "🙃", "🎉", "📎"),
    openers=lines(
        """
        First day at {company}! Everybody is nice, and I have already forgotten {small} names.
        This meeting could have been a {coffee}.
        {minutes} minutes of silence on a video call before somebody noticed that we were all waiting for {name}.
        Handed in my notice after {small} years. Scared, happy, hungry.
        Our trainee {name} fixed in one day what we had been discussing since {month}.
        Inbox zero. It lasted for {minutes} minutes, and it was beautiful.
        Night shift over. The tram is full of people starting their day, and I'm eating {dish}.
        A pupil told me today that she now likes fractions. That's it, that's the post.
        Said "no" to a meeting, and the world kept turning.
        Somebody has labelled every plug under the office desks. Whoever you are: I love you.
        Out of office from {weekday}. Don't look for me.
        Our team won the {company} prize for accessibility. So proud of everybody.
        Printed something for the first time in a year. The printer remembers me, and holds grudges.
        """
    ),
    deeds=lines(
        """
        finished at five and went straight to {place}
        gave a talk in front of {big} people and remembered all of it
        closed {small} tickets and opened nine
        trained the new colleagues and learned just as much
        said goodbye to the old office after {small} years
        taught a class that laughed at all the right moments
        cleared the desk, found a {object} under it
        asked for a raise and got it
        swapped shifts with {name} and saw a sunrise
        helped a lady at the library find a book from 1958
        """
    ),
    details=lines(
        """
        I will celebrate with {dish}.
        Small team, big week.
        Calendar for tomorrow: empty. Suspicious.
        Nobody put that in the job description.
        Shoes off, phone off.
        {name} brought {cake}, and productivity doubled.
        More of this, please.
        """
    ),
    questions=lines(
        """
        What do you do to switch off?
        Is it {weekday} yet?
        How many meetings are too many?
        """
    ),
    comments=lines(
        """
        Congratulations! So well deserved.
        Good luck! They are lucky to have you.
        The answer is two. More than two is too many.
        That's it, that's the post.
        We need a {name} in our team.
        Enjoy every minute of it!
        Printers can smell fear.
        """
    ),
)

LANGUAGES = Topic(
    interests=("learning {tongue}", "languages", "mispronouncing {tongue}", "etymology"),
    hashtags=("languages", "languagelearning", "linguistics", "polyglot", "words"),
    emoji=("🗣️", "📖", "✏️", "🌍"),
    openers=lines(
        """
        Day {big} of learning {tongue}. Today I ordered {dish} and nobody switched to English.
        {tongue} has a word for the day after a party, and I need it in every language.
        Dreamed in {tongue} for the first time. I was buying stamps.
        Told the waiter in {city} that I am "very boiled". He was gracious about it.
        My tandem partner {name} says that my {tongue} is "brave". I will take it.
        Reading a children's book in {tongue} and losing to a bear.
        Does anybody else pick an accent by whoever they spoke to last?
        Today's false friend has cost me {minutes} minutes and some dignity.
        My grandfather's dialect has {small} words for drizzle. Writing them down before they are gone.
        Passed the {tongue} exam! Celebrating with verbs.
        The subjunctive and I have agreed to see other people.
        """
    ),
    deeds=lines(
        """
        ordered {dish} in {tongue} and got what I wanted
        made a joke in {tongue} and somebody laughed
        read a whole newspaper page in {tongue}
        argued about football in {tongue}
        held a phone call in {tongue} without hanging up
        learned {dozens} words of {tongue} on the tram
        wrote a postcard in {tongue} and asked nobody
        watched a film in {tongue} without subtitles and followed most of it
        mixed up "kitchen" and "chicken" in {tongue} again
        joined a {tongue} conversation table at {place}
        """
    ),
    details=lines(
        """
        Grammar is just gossip about words.
        Ten minutes a day really does add up.
        Pronunciation: fearless. Accuracy: pending.
        Everybody was so kind about it.
        I have flashcards in the bathroom now.
        The dictionary and I are inseparable.
        """
    ),
    questions=lines(
        """
        What is your favourite word in your language?
        How did you get past the middle level?
        Does anybody want to swap {tongue} for English?
        """
    ),
    comments=lines(
        """
        Very boiled! I am stealing that.
        Brave is the highest grade.
        My favourite word is the one for "the day after tomorrow". English needs it.
        Podcasts got me over the hump.
        I could help with {tongue}, if you like.
        Losing to a bear is how we all started.
        Congratulations! Now the subjunctive.
        """
    ),
)

SCIENCE = Topic(
    interests=("amateur astronomy", "the night sky", "maps and data", "mushrooms", "physics for fun"),
    hashtags=("astronomy", "science", "nightsky", "citizenscience", "space"),
    emoji=("🔭", "🌙", "✨", "🧪", "🪐"),
    openers=lines(
        """
        Saw {planet} through a neighbour's telescope tonight. It is really just there, like a place.
        The space station went over at nine. {small_cap} of us waved. You have to.
        {minutes} minutes under a dark sky near {city} and I remembered how small my problems are.
        Our citizen science project has counted its {hundreds}th {bird}.
        Explained tides to a six-year-old with an orange. I understand them now, too.
        The lab finally got the result that we have been chasing since {month}. Repeating it before anybody breathes.
        Reading about slime moulds. They plan better transport networks than {city} does.
        There is a mushroom in the park that glows. I am thirty-{small} years old and I screamed.
        Cloudy for the meteor shower. We ate {cake} in the dark and called it astronomy.
        The museum let me hold a four-billion-year-old rock. I held it very, very still.
        Today in the archive: a weather diary from 1783, with recipes in the margins.
        """
    ),
    deeds=lines(
        """
        looked at {planet} through a telescope for {minutes} minutes
        counted {bird}s for the citizen science weekend
        grew crystals on the windowsill
        helped to catalogue {big} old weather diaries
        built a radio out of scrap and heard {city}
        took a class of ten-year-olds to the observatory
        identified {small} kinds of moss on one wall
        put a bucket out for the rain survey
        watched the eclipse from {place}
        repeated the experiment and got the same result
        """
    ),
    details=lines(
        """
        The universe is under no obligation to be this pretty.
        Took notes like a Victorian.
        Cold feet, wide eyes.
        Data first, excitement later. All right, excitement first.
        {name} brought hot chocolate and facts.
        I keep thinking about the scale of it.
        """
    ),
    questions=lines(
        """
        What should I look at next?
        Does anybody have a good beginner's book?
        Who saw it as well?
        """
    ),
    comments=lines(
        """
        You have to wave. It's the law.
        Start with a pair of binoculars, honestly.
        It was cloudy here as well. Solidarity.
        I want to hold the rock.
        Repeat it, then breathe!
        Seeing {planet} for the first time is something you never forget.
        Slime moulds for mayor.
        """
    ),
)

GAMES = Topic(
    interests=("board games", "puzzle games", "bad chess", "pub quizzes", "retro consoles"),
    hashtags=("boardgames", "gaming", "chess", "retrogaming", "pubquiz"),
    emoji=("🎲", "🎮", "♟️", "🧩", "🏆"),
    openers=lines(
        """
        Game night. {name} won again, and we are not friends until {weekday}.
        Lost at chess to an eleven-year-old who said "good try". Devastating.
        {big} pieces, and the last one of the puzzle is missing. {pet} denies everything.
        Our pub quiz team came second by one point. It is always the capital of Australia.
        Replaying the game that I loved at {small}. It is harder, slower and still perfect.
        We read the rules for {minutes} minutes and played for {minutes} more. Worth it.
        I have built a virtual farm so large that I need a second virtual farmer.
        Taught my parents a co-operative game, and they found a way to compete.
        Found a box of old cartridges at {place}. Blew on them. You have to.
        My rating went up by {big} today. It will go down tomorrow. That's chess.
        {small_cap} hours into the campaign and the party is still in the first tavern.
        """
    ),
    deeds=lines(
        """
        won a board game without understanding it
        finished a puzzle of a completely blue sky
        lost to {name} in {minutes} moves
        taught the whole family to play mahjong
        got the old console to work with a modern screen
        came second in the pub quiz by knowing too much about {bird}s
        played a game with {small} players and only two arguments
        painted {big} tiny soldiers
        solved the crossword in ink
        finished a campaign that started {small} years ago
        """
    ),
    details=lines(
        """
        I demand a rematch.
        Snacks were the real winners.
        There is now a spreadsheet.
        We laughed until the neighbours knocked, and then they joined in.
        My strategy was confidence.
        The dice hate me personally.
        """
    ),
    questions=lines(
        """
        What is good with {small} players?
        Who is up for a game on {weekday}?
        Which game did you never finish?
        """
    ),
    comments=lines(
        """
        It is always Canberra.
        Good try. (Sorry.)
        Rematch! I will bring snacks.
        Check under the sofa. Check {pet}.
        For that number of players we like the one with the trains.
        Still in the tavern is the correct way to play.
        Count me in for {weekday}.
        """
    ),
)
