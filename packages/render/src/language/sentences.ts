import type { SpeechTopic } from "./lexicon.ts";

/**
 * What is said when a prompt names speech without giving its words. Each text is a run of sentences that may end after
 * any of them; the first is short enough for a clip of three seconds.
 */
export const speeches: Readonly<Record<SpeechTopic, readonly (readonly string[])[]>> = {
  recipe: [
    [
      "Start with a really hot pan.",
      "Add a little oil, then the garlic, and let it turn golden.",
      "Now the tomatoes go in, with a good pinch of salt.",
      "Stir slowly, and give it ten quiet minutes.",
      "Finish with fresh basil, and taste before you serve.",
    ],
    [
      "Today we are making a simple soup.",
      "Soften the onions in butter until they are sweet.",
      "Pour in the stock, and bring it gently to a simmer.",
      "A squeeze of lemon at the end makes everything brighter.",
      "Serve it hot, with good bread.",
    ],
    [
      "The secret is patience.",
      "Let the dough rest for an hour, under a warm cloth.",
      "Then fold it, turn it, and fold it once more.",
      "Bake it until the crust sings when you tap it.",
    ],
  ],
  story: [
    [
      "Listen, this is how it began.",
      "An old lamp stood at the end of our street, and it never went out.",
      "One winter night it did, and everyone came outside to see why.",
      "That is how I met your grandmother.",
    ],
    [
      "Long ago, there was a quiet lake.",
      "Every evening a boy came to count the stars in it.",
      "One night he counted one too many.",
      "So he rowed out, to bring it home.",
    ],
  ],
  speech: [
    [
      "We have come a long way.",
      "Every step was taken by somebody who was told to turn back.",
      "So let us not ask whether it can be done.",
      "Let us ask who will begin.",
      "I say, we will.",
    ],
    [
      "Friends, look at each other.",
      "Everything we need is already in this place.",
      "What we build tomorrow starts with what we promise today.",
    ],
  ],
  news: [
    [
      "Good evening, here is the news.",
      "The city has opened its new bridge this afternoon, two months ahead of plan.",
      "Thousands crossed it on foot in the first hour.",
      "More on that story, later tonight.",
    ],
    [
      "We are live from the city centre.",
      "Behind me, crews are finishing the last repairs.",
      "Officials expect the roads to reopen by the morning.",
    ],
  ],
  poem: [
    [
      "The evening lays its gold on stone.",
      "A window wakes, and then another.",
      "No one who walks is quite alone.",
      "Each light is somebody's brother.",
    ],
    [
      "Snow on the mountain, slow and deep.",
      "The water keeps what the sky lets fall.",
      "I counted the hills, instead of sheep.",
      "And morning answered, after all.",
    ],
  ],
  greeting: [
    ["Hello! It is good to see you.", "Come in, there is so much to show you."],
    ["Hi there, welcome!", "I am so glad that you could make it."],
  ],
  lesson: [
    [
      "Let me show you how it works.",
      "First we look at the whole, and then at its parts.",
      "Each part has one job, and does it well.",
      "Put them together again, and you see why.",
      "It is simpler than it looks.",
    ],
    [
      "Here is the important part.",
      "What matters is not how fast you go, but that you go the same way every time.",
      "Try it slowly, and watch what changes.",
    ],
  ],
  tour: [
    [
      "Come with me, I know the way.",
      "This is the oldest corner of the whole place.",
      "People still meet here, every morning, before the day begins.",
      "And from up there you can see all of it.",
    ],
    [
      "Look at this view!",
      "I have wanted to bring you here for years.",
      "Give it a minute, the light is about to change.",
    ],
  ],
  conversation: [
    [
      "You know what I keep thinking about?",
      "It was such a small thing, and it changed the whole day.",
      "I should tell you how it started.",
      "We were already late, and then it began to rain.",
    ],
    [
      "I wanted to tell you something.",
      "It took me a while to find the words.",
      "But I think we should simply try it.",
      "What could go wrong?",
    ],
    [
      "So, this is where we are.",
      "It is a little different from what I expected.",
      "Honestly, I like it better this way.",
    ],
  ],
  song: [
    [
      "Oh, the night is young and slow.",
      "And the river knows my name.",
      "Take me where the lanterns glow.",
      "I will follow all the same.",
    ],
    [
      "Sleep now, little star of mine.",
      "The moon has gone to bed.",
      "I will keep your dreams in line.",
      "And the blanket on your head.",
    ],
  ],
  pitch: [
    [
      "This will change your mornings.",
      "It is small enough for any pocket, and it simply works.",
      "No cables, no manual, nothing to learn.",
      "Try it once, and you will see.",
    ],
    [
      "I have tested it for a month.",
      "It does one thing, and does it beautifully.",
      "If you have been waiting for a good one, this is it.",
    ],
  ],
  joke: [
    [
      "I told my plants a joke.",
      "They have been growing on me ever since.",
      "My cactus, though, found it a little too dry.",
    ],
    ["I bought a very honest map.", "It says, you are here, and good luck."],
  ],
  forecast: [
    [
      "It will be clear by noon.",
      "A few clouds drift in from the west this afternoon, with a light breeze.",
      "Tonight stays dry, and cooler than yesterday.",
      "Tomorrow, keep an umbrella close.",
    ],
  ],
  phone: [
    [
      "Hello? Yes, I can hear you.",
      "I am nearly there, give me five minutes.",
      "No, do not start without me.",
      "I have something to tell you, and not on the phone.",
    ],
  ],
  introduction: [
    [
      "Hi, it is nice to meet you.",
      "I have lived here all my life, and I still find new corners.",
      "Let me show you what I do.",
    ],
  ],
  argument: [
    [
      "You never asked me.",
      "That is not how I remember it.",
      "Then tell me how it was.",
      "I said wait, and you went.",
      "I went because somebody had to.",
    ],
  ],
  confession: [
    [
      "I have never told anyone this.",
      "I was here that night, and I saw the light go out.",
      "I could have said something.",
      "Tonight, I think I will.",
    ],
  ],
};
