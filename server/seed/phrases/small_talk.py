"""What people write whatever the topic: asides, mentions, quotes, and short answers."""

from server.seed.phrases.topic import lines

ASIDES = lines(
    """
    Small joys.
    That's all, carry on.
    Highly recommended.
    I have no further questions.
    Ten out of ten, would do it again.
    Anyway, how was your day?
    More soon.
    I'm still smiling.
    It has been a week.
    Not sorry.
    Sleep well, everyone.
    You had to be there.
    Proud of us.
    Future me will be grateful.
    Some days are just good.
    This made my {weekday}.
    I needed that.
    And so to bed.
    Never again. Until {weekday}.
    Grateful for days like this.
    """
)

# Openers made of what somebody did.
FRAMES = lines(
    """
    Today I {deed}.
    Today I {deed}, and nothing can spoil it now.
    So I {deed}. No further plans.
    Small victory: I {deed}.
    {name} and I {deed} today.
    {name} and I {deed}. We should do this more often.
    Yesterday I {deed}, and I'm still thinking about it.
    I {deed}. I repeat: I {deed}.
    Plan for {weekday}: nothing. Reality: I {deed}.
    First time in years: I {deed}.
    I never thought I'd write this, but I {deed}.
    We {deed}, and then it was somehow midnight.
    It took me until {month}, but I {deed}.
    Confession: I {deed}.
    News from {home}: I {deed}.
    My {weekday} so far: I {deed}, then a {coffee}, then a nap.
    I {deed}, and {name} has proof.
    If anybody asks, I {deed}.
    Somebody dared me, so I {deed}.
    What a day. I {deed}.
    Instead of tidying up I {deed}.
    Because {name} asked nicely, I {deed}.
    On the way home I {deed}.
    Off the list at last: I {deed}.
    """
)

# A post may end with one of these; {mention} is the handle of somebody whom its author follows.
MENTIONS = lines(
    """
    Thanks to @{mention} for the idea.
    @{mention} was right all along.
    @{mention}, you would have loved it.
    cc @{mention}
    Blame @{mention}.
    Next time with @{mention}!
    Still not as good as @{mention}, but getting there.
    Inspired by @{mention}.
    @{mention}, your turn.
    Don't tell @{mention}.
    """
)

QUOTES = lines(
    """
    This. All of this.
    Everybody should read this.
    I think about this more often than I would like to admit.
    Adding this to the list of things I wish I had written.
    Exactly what I was trying to say on {weekday}.
    Disagree, politely, but what a good way to put it.
    Same here, and I thought I was the only one.
    Saving this for the next rainy {weekday}.
    My whole week in one post.
    Can confirm. Happened to me in {city}.
    Come for the post, stay for the comments.
    I laughed at this for {minutes} minutes.
    Quoting this so that I find it again.
    Somebody needed to say it.
    And this is why I'm still on here.
    A good reminder on a grey {weekday}.
    I have sent this to {name} twice now.
    For the back row: this!
    There it is. The post of the {season}.
    I was going to write the same, only worse.
    Asked around in {home}: everybody agrees.
    Twelve words, and my {weekday} is saved.
    Put this on a tea towel.
    Old, but I keep coming back to it.
    My mother says the same, and she is always right.
    Filed under: things to read before a meeting.
    Well. I feel seen.
    Not me reading this aloud to the whole kitchen.
    Somebody give this person a {coffee}.
    I tried it. It is true.
    {name}, this is what I meant!
    Nothing to add, so I'm adding nothing.
    """
)

COMMENTS = lines(
    """
    Love this.
    So true!
    This made my day.
    Haha, same here.
    Wonderful!
    I feel this deeply.
    Well said.
    Thank you for sharing.
    Oh no. Oh yes.
    Brilliant.
    Tell me more!
    I was just thinking about this.
    Saving this for later.
    Honestly? Goals.
    Wait, really?
    Now that is what I call a {weekday}.
    I'm not jealous. I'm a bit jealous.
    You always post the good stuff.
    This is the content I'm here for.
    Beautiful.
    Couldn't agree more.
    Not sure I agree, but I like how you put it.
    Hard same.
    Good luck!
    Congratulations!
    Made me laugh out loud on the tram.
    How did it end?
    I want to hear the whole story over a {coffee}.
    Noted. I will try this on {weekday}.
    That escalated nicely.
    Respect.
    Sending this to my sister right now.
    My {weekday} needed this.
    Story of my life.
    Iconic.
    It is like that here in {home} as well.
    Say hello to {city} for me!
    Been there. It gets better.
    You inspired me, and I resent it slightly.
    I have read this three times now.
    """
)

# What follows a short answer now and then.
AFTERTHOUGHTS = lines(
    """
    Just saying.
    Greetings from {home}!
    But still.
    Every single time.
    Ask {name}.
    Anyway, carry on.
    Or is it just me?
    I will shut up now.
    Keep us posted!
    Good night.
    """
)

EMOJI_COMMENTS = ("😂", "😂😂", "❤️", "🔥", "👏👏👏", "🙌", "😍", "💯", "🥲", "👀", "🎉", "💪", "😮", "🤝", "✨")

REPLIES = lines(
    """
    Exactly!
    Ha, fair point.
    I was going to say the same thing.
    Wait, is that true?
    Really? I had it the other way round.
    Yes! And nobody talks about it.
    That's what I keep telling everyone.
    Hmm, depends on the {season}, I'd say.
    I stand corrected.
    Thanks, that helps.
    You two should meet.
    Agreed, with one exception.
    Let me know how it goes!
    Where did you find that?
    Same, since {month} at least.
    Never thought of it like that.
    Come on, it's not that bad.
    Speak for yourself!
    I would add one thing: patience.
    Okay, now I have to try it.
    Take it back.
    Took me years to see that.
    Not in {city}, it isn't.
    I owe you a {coffee} for that.
    Oh, this explains a lot.
    My neighbour swears by the opposite.
    You, me and half of {city}.
    That was my first thought as well.
    Now we are getting somewhere.
    Thank you for saying it.
    I tried that once. Once.
    And did it work?
    Sounds like {name} to me.
    Only on {weekday}s.
    Can we talk about this for {minutes} minutes, please?
    I was there, I can confirm.
    Bold. I like it.
    Give it {small} weeks.
    Works for me since {month}.
    """
)

# The author of a post answers below it.
AUTHOR_REPLIES = lines(
    """
    Thank you!
    Thanks, that means a lot.
    Haha, you know me.
    I will report back!
    Come by and see for yourself.
    No idea, to be honest. It just happened.
    You're too kind.
    Good question. I will find out on {weekday}.
    Just luck, I promise.
    Let's do it together next time.
    I knew you would say that.
    Tomorrow I will tell the rest.
    You were there, you know how it was!
    Not my proudest moment.
    Deal!
    I blame {name}.
    Glad you liked it!
    It took {small} attempts, nobody saw the others.
    Yes! Exactly that.
    More of it on {weekday}, promised.
    I had help from {name}.
    Honestly, I was as surprised as you are.
    Come to {home} and I will show you.
    No secrets, just stubbornness.
    You have a point there.
    Sure, I'll send you the details.
    I will think about it over a {coffee}.
    Right? I couldn't believe it either.
    Took me about {minutes} minutes.
    You're next!
    """
)

BIO_OPENERS = lines(
    """
    {job} in {home}.
    {job}, {home}.
    {job} by day.
    From {city}, now in {home}.
    {home}.
    Living in {home}, thinking of {city}.
    {job} and part-time optimist.
    {job}. Formerly of {city}.
    Slowly becoming a morning person in {home}.
    """
)

BIO_CLOSERS = lines(
    """
    Opinions are my own, and temporary.
    Usually late.
    Left-handed.
    Always hungry.
    Mostly here for the comments.
    I post when I should be sleeping.
    Ask me about {tongue}.
    Kind until proven tired.
    Typos are a feature.
    Say hello.
    Nothing here is advice.
    """
)
