"""Books, films, music, and being somewhere else."""

from server.seed.phrases.topic import Topic, lines

BOOKS = Topic(
    interests=("{genre}s", "library cards", "reading on trains", "second-hand bookshops"),
    hashtags=("books", "amreading", "bookclub", "currentlyreading", "library"),
    emoji=("📚", "📖", "🤓", "🔖"),
    openers=lines(
        """
        Finished a {genre} at two in the morning and now there is nobody to talk to about it.
        {big} pages in and I still don't trust the narrator.
        The library in {city} has removed late fees and I have never felt so loved by an institution.
        I went in for one book. I came out with {small}. This is a safe space.
        Book club tonight: {small} opinions, one of us had read it.
        Reading a {genre} on the tram and missed my stop. Twice.
        A stranger's note in my second-hand copy says "don't trust him, Anna". I don't, now.
        Gave up on a book after {big} pages. Life is short and the stack is tall.
        {name} lent me a {genre} with the words "you will be angry". I was.
        Sorted my shelves by colour, hated it, sorted them back. A full weekend.
        I read the last page first. Fight me.
        The translator deserves to be on the cover. Every time.
        """
    ),
    deeds=lines(
        """
        finished a {genre} in one sitting
        gave {dozens} books to the library and came home with three
        read on a bench by {place} until it got dark
        stayed up until two for the end of a {genre}
        joined a book club and actually read the book
        found a first edition between two cookbooks
        read a {genre} aloud on a long drive
        missed a stop because of a {genre}
        finally returned a book that was due in {month}
        started a new notebook for quotes
        """
    ),
    details=lines(
        """
        The last chapter undid me.
        Tea went cold twice.
        I want to forget it and read it again.
        Every sentence does its job and goes home.
        It made me ring my brother.
        The cover doesn't do it justice.
        Slow in the middle, but trust it.
        """
    ),
    questions=lines(
        """
        What are you reading?
        What should I read next?
        Paper or e-reader on holiday?
        """
    ),
    comments=lines(
        """
        Title, please!
        I am halfway through. No spoilers!
        Now I can't trust him either, thanks.
        The translator always deserves it.
        That ending. I needed a walk.
        Only {small}? Amateur.
        On my list. The list is a wall by now.
        """
    ),
)

FILMS = Topic(
    interests=("small cinemas", "documentaries", "series with an ending", "horror films through my fingers"),
    hashtags=("film", "cinema", "nowwatching", "series", "movienight"),
    emoji=("🎬", "🍿", "🎥", "😱", "📺"),
    openers=lines(
        """
        Watched it in a cinema with {small} other people and we all stayed for the credits.
        One more episode, I said, {small} episodes ago.
        The open-air cinema at {place} is back. Blanket, {drink}, thunder in the right places.
        Finally saw the {genre} that everybody talks about. Everybody is right, sorry.
        They cancelled it. On that cliffhanger. I will write a letter.
        {name} had never seen a silent film. Now we have tickets for {small} more.
        Three hours long and I would cut nothing. Maybe the goose.
        The soundtrack alone is worth the ticket.
        Fell asleep in the first {minutes} minutes, woke up, loved the ending.
        Film club showed a documentary about bus drivers in {city}, and I have thought of nothing else since.
        My parents describe plots like witnesses to an accident.
        """
    ),
    deeds=lines(
        """
        saw a {genre} with the sound of rain on the roof
        watched {small} films at the festival in {city}
        cried at a cartoon about an otter
        stayed for the credits and was rewarded
        watched a whole season in one {weekday}
        showed {name} a silent film
        sat in the front row by mistake and saw everything
        walked home from the late show in {weather}
        rewatched the film that scared me as a child, and it still works
        spent {minutes} minutes choosing and {minutes} minutes asleep
        """
    ),
    details=lines(
        """
        That last shot!
        See it on a big screen, if you can.
        I had to explain it to my date, and then she explained it to me. She was right.
        No spoilers, but bring tissues.
        The acting is all in the eyebrows.
        I have questions about the goose.
        Popcorn was gone before the title.
        """
    ),
    questions=lines(
        """
        What should we watch on {weekday}?
        Am I the only one who liked it?
        Which film do you never get tired of?
        """
    ),
    comments=lines(
        """
        I also have questions about the goose.
        No spoilers, I'm seeing it on {weekday}!
        The ending is perfect, and I will not discuss it.
        I walked out after {minutes} minutes. Should I have stayed?
        The eyebrows! Yes.
        Adding it to the list.
        Best thing I've seen since {month}.
        """
    ),
)

MUSIC = Topic(
    interests=("playing {instrument}", "small gigs", "vinyl", "singing in a choir", "ambient music"),
    hashtags=("music", "nowplaying", "livemusic", "vinyl", "choir"),
    emoji=("🎶", "🎸", "🎧", "🎹", "🥁"),
    openers=lines(
        """
        {minutes} people in a cellar in {city} and the best concert of my year.
        Started learning the {instrument} at thirty-{small}. The neighbours are being brave.
        Our choir has {small} tenors, and it is a miracle every time.
        Found the record I have been looking for since {month}. It was in a box marked "misc".
        The same song {big} times this week. No, I'm not all right. Yes, it's that good.
        Open mic at {place}. My hands shook for two verses, and then they didn't.
        The encore was longer than the set and nobody wanted to go home.
        {name} rewired my old amplifier, and it sounds like {season}.
        Street musician on the bridge tonight with a {instrument}. Missed my train, didn't care.
        Practised scales for {minutes} minutes. Nothing happened. Apparently that's how it works.
        Made a playlist for {name}'s birthday and accidentally told the whole story of our friendship.
        """
    ),
    deeds=lines(
        """
        played the {instrument} in front of people
        sang the hard part without counting
        heard a street band play a waltz at {place}
        found a record that I had been after since {month}
        restrung the old guitar
        saw a concert in a church in {city}
        learned a whole song on the {instrument}
        went to a gig alone and left with friends
        practised for {minutes} minutes and enjoyed four of them
        put the radio on and danced in the {room}
        """
    ),
    details=lines(
        """
        Bass right through the ribs.
        I had forgotten what a full room sounds like.
        Ears ringing, heart fine.
        It's out of tune and completely right.
        They played the old one.
        Headphones on, world off.
        Somebody next to me sang every harmony, and knew it.
        """
    ),
    questions=lines(
        """
        What are you listening to?
        Who was there?
        Any tips for sore fingers?
        """
    ),
    comments=lines(
        """
        I was there! Third row, crying.
        They played the old one?!
        Link, please.
        Sore fingers go away after about {small} weeks. Keep at it.
        Miscellaneous is where all treasure lives.
        On repeat now. Thanks a lot.
        Tenors are a myth.
        """
    ),
)

TRAVEL = Topic(
    interests=("night trains", "slow travel", "islands off season", "border towns"),
    hashtags=("travel", "slowtravel", "nighttrain", "interrail", "wanderlust"),
    emoji=("🚆", "🧳", "🗺️", "🏝️", "⛴️"),
    openers=lines(
        """
        Woke up on the night train just before {city}, with the sun coming in sideways.
        Lost my luggage in {city}. It is having a better holiday than I am.
        One rucksack, {small} weeks, no plan after {weekday}.
        {city} in {weather}: empty, shiny, all ours.
        The ferry was {minutes} minutes late and nobody minded, because somebody had an accordion.
        Ate {dish} from a paper plate at a bus station in {city}. Best meal of the trip.
        I asked for directions in {city} and was invited to a wedding.
        Back home. The fridge is empty, the plants are alive, the heart is still in {city}.
        We missed the connection in {city} by one minute and found a perfect little {museum}.
        A postcard from {name} arrived. It was sent in {month}, and it smells of {fruit}.
        Border crossing at four in the morning. The guard stamped my passport and wished me a happy birthday.
        """
    ),
    deeds=lines(
        """
        took the slow train to {city}
        swam in the sea off {city} in {weather}
        missed the last bus and walked along the coast
        got lost in {city} and found the {museum}
        packed for {small} weeks into one small bag
        crossed three borders in one day
        sent {teens} postcards from {city}
        ate {dish} on a ferry in {weather}
        slept in a former lighthouse
        learned to say thank you in {tongue}
        """
    ),
    details=lines(
        """
        No photo, I was busy looking.
        My phrasebook {tongue} was a great success, mostly with children.
        Everything is further uphill than it looks on the map.
        I could live here. I say that everywhere.
        Next stop: {city}.
        Feet sore, notebook full.
        It rained on {weekday} and we stayed in and played cards with the owner.
        """
    ),
    questions=lines(
        """
        What shouldn't I miss?
        Has anybody done this with children?
        Window or aisle?
        Where should I go with {small} days off in {month}?
        """
    ),
    comments=lines(
        """
        I love {city}! Try the {dish} at the market.
        Night trains are the only way.
        Window. Always window.
        Invited to a wedding! How was the cake?
        Take me with you.
        We were there last {month}. It rained, and it was perfect.
        Get lost there on purpose, it's worth it.
        """
    ),
)

CITY = Topic(
    interests=("trams", "{home} on foot", "public benches", "markets", "good pavements"),
    hashtags=("citylife", "publictransport", "urbanism", "neighbourhood", "tram"),
    emoji=("🏙️", "🚋", "🌆", "🥨", "🚏"),
    openers=lines(
        """
        The tram driver in {home} waited for me today. I'm telling everyone.
        {home} smells of {plant} this week and everybody walks a little slower.
        They closed our street to cars for a day, and {big} children appeared from nowhere.
        Market day in {home}: came for {veg}, left with {veg}, {fruit} and the life story of {name}.
        Somebody has put a bench on the sunny side of {place}. Best public spending of the decade.
        {minutes} minutes late, said the display. The whole platform sighed in harmony.
        A neighbour I have never met left the lift open for me and the cello. Small things.
        New bakery on the corner. There goes my salary.
        Power cut in our block. Everybody on the stairs, candles, {cake}, best evening in months.
        {home} in {weather} looks like somebody is dreaming it.
        I've lived in {home} for {small} years and today I found a street I'd never seen.
        The fountain by {place} is running again, so {season} is official.
        """
    ),
    deeds=lines(
        """
        walked from one end of {home} to the other
        took the tram to the terminus, just to see it
        met everyone from the building at the street party
        planted flowers round the tree in front of the house
        found a courtyard in {home} that isn't on any map
        sat on a bench by {place} for {minutes} minutes and did nothing at all
        counted {small} languages in one tram
        went to a council meeting, and it was better than television
        bought {veg} from the last farmer at the market
        watched the whole city go home in {weather}
        """
    ),
    details=lines(
        """
        This is why I stay.
        The pigeons have formed a committee.
        Nobody looked at their phone, for once.
        I took the long way home.
        {name} from the third floor agrees.
        More of this, {home}, please.
        You can hear the bells from here.
        """
    ),
    questions=lines(
        """
        What is the best bench in your city?
        Does anybody know what they are building at {place}?
        Who else lives around here?
        """
    ),
    comments=lines(
        """
        I know exactly which bench you mean.
        Drivers like that should get a medal.
        More benches! Everywhere!
        I moved away from there years ago and I miss it every day.
        The pigeon committee meets here as well.
        That is so {home}.
        My street next, please.
        """
    ),
)
