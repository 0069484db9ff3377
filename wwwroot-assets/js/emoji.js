// The faces and signs that :names: find in a composer: each with its names, the usual one first. Loaded when the first is asked for.

export default `
  😀 grinning smile happy|😃 smiley happy joy|😄 smile happy laugh|😁 grin beaming|😆 laughing satisfied haha|😅 sweat_smile relief|🤣 rofl rolling laugh|😂 joy tears laugh|
  🙂 slightly_smiling smile|🙃 upside_down silly|😉 wink|😊 blush shy smile|😇 innocent angel halo|🥰 smiling_hearts love adore|😍 heart_eyes love|🤩 star_struck wow|
  😘 kissing_heart kiss|😋 yum tasty delicious|😛 tongue playful|😜 winking_tongue crazy|🤪 zany goofy|🤗 hugs hug|🤭 hand_over_mouth oops|🤫 shushing quiet secret|
  🤔 thinking hmm|🤨 raised_eyebrow doubt|😐 neutral meh|😑 expressionless|😶 no_mouth silent|😏 smirk|😒 unamused|🙄 roll_eyes|
  😬 grimacing awkward|😌 relieved calm|😔 pensive sad|😪 sleepy tired|😴 sleeping zzz|😷 mask sick|🤒 thermometer_face ill fever|🤕 head_bandage hurt|
  🤢 nauseated sick|🤧 sneezing cold|🥵 hot_face heat|🥶 cold_face freezing|🥴 woozy|😵 dizzy_face|🤯 exploding_head mind_blown|🥳 partying celebrate|
  😎 sunglasses cool|🤓 nerd|🧐 monocle inspect|😕 confused|😟 worried|🙁 slightly_frowning sad|😮 open_mouth surprised wow|😯 hushed|
  😲 astonished|😳 flushed|🥺 pleading please|😨 fearful scared|😰 anxious sweat|😥 disappointed_relieved|😢 cry sad tear|😭 sob crying|
  😱 scream shock|😖 confounded|😣 persevere|😞 disappointed|😓 sweat|😩 weary|😫 tired_face|🥱 yawning bored|
  😤 triumph huff|😡 rage angry|😠 angry mad|🤬 cursing|😈 smiling_imp devil|💀 skull dead|💩 poop|🤡 clown|
  👻 ghost|👽 alien|🤖 robot bot|😺 smiley_cat|🙈 see_no_evil monkey|🙉 hear_no_evil|🙊 speak_no_evil|❤️ heart love red|
  🧡 orange_heart|💛 yellow_heart|💚 green_heart|💙 blue_heart|💜 purple_heart|🖤 black_heart|💔 broken_heart|💕 two_hearts|
  💯 100 hundred perfect|💢 anger|💥 boom collision|💫 dizzy star|💦 sweat_drops|💬 speech_balloon comment|💭 thought_balloon|💤 zzz sleep|
  👋 wave hello bye|✋ raised_hand stop|👌 ok_hand perfect|✌️ victory peace|🤞 crossed_fingers luck|🤟 love_you|🤘 metal|🤙 call_me|
  👈 point_left|👉 point_right|👆 point_up|👇 point_down|👍 +1 thumbsup yes like|👎 -1 thumbsdown no|✊ fist|👊 facepunch|
  👏 clap applause|🙌 raised_hands hooray|👐 open_hands|🤝 handshake deal|🙏 pray thanks please|✍️ writing_hand|💪 muscle strong|👀 eyes look|
  👁️ eye|🧠 brain|👤 person user|👥 people users group|🙋 raising_hand question|🤷 shrug dunno|🤦 facepalm|🙇 bow sorry|
  💁 tipping_hand|🏃 runner run|💃 dancer|👨‍💻 technologist coder|👩‍💻 woman_coder|👷 builder worker|🕵️ detective|🐶 dog|
  🐱 cat|🐭 mouse|🐰 rabbit|🦊 fox|🐻 bear|🐼 panda|🐨 koala|🐯 tiger|
  🦁 lion|🐮 cow|🐷 pig|🐸 frog|🐵 monkey|🐔 chicken|🐧 penguin|🐦 bird|
  🦉 owl|🐢 turtle|🐍 snake|🐬 dolphin|🐳 whale|🐛 bug|🐝 bee|🦋 butterfly|
  🐌 snail slow|🌱 seedling plant|🌲 tree|🌵 cactus|🌷 tulip flower|🌹 rose|🌻 sunflower|🍀 clover luck|
  🍁 maple_leaf|🌍 earth world globe|🌙 moon|☀️ sun sunny|⭐ star|🌟 glowing_star|☁️ cloud|🌧️ rain|
  ⛄ snowman|❄️ snowflake cold|🔥 fire hot|⚡ zap lightning power|💧 droplet water ink|🌊 ocean wave|🌈 rainbow|🍎 apple|
  🍌 banana|🍇 grapes wine|🍓 strawberry|🍋 lemon|🍅 tomato|🌶️ pepper hot|🍞 bread|🧀 cheese|
  🍔 hamburger|🍟 fries|🍕 pizza|🍜 noodles ramen|🍣 sushi|🍚 rice|🥟 dumpling|🍦 icecream|
  🍰 cake|🎂 birthday|🍫 chocolate|🍪 cookie|☕ coffee|🍵 tea|🍺 beer|🍷 wine_glass|
  🥂 cheers|⚽ soccer|🏀 basketball|🏆 trophy win|🥇 first_place gold|🎯 dart target|🎮 game|🎲 dice|
  🎨 art|🎵 music note|🎉 tada party congratulations|🎊 confetti|🎁 gift present|🎈 balloon|🏠 house home|🏢 office|
  🏪 shop store|🚗 car|🚲 bike bicycle|✈️ airplane travel|🚀 rocket launch ship|⏰ alarm_clock|⏳ hourglass waiting|⌛ hourglass_done|
  🕐 clock time|📅 calendar date|📱 phone mobile|💻 laptop computer|🖥️ desktop screen|⌨️ keyboard|🖱️ computer_mouse|🖨️ printer|
  💾 floppy save|💿 cd|📷 camera|🎥 movie video|📺 tv|🔋 battery|🔌 plug power|💡 bulb idea|
  🔦 flashlight|📖 book read|📚 books|📰 news|🔖 bookmark|💰 money|💳 credit_card|🧾 receipt|
  📧 email mail|📦 package parcel|📬 mailbox|✏️ pencil edit|📝 memo note|📁 folder|📋 clipboard|📌 pushpin pin|
  📎 paperclip attach|📏 ruler|✂️ scissors cut|🔒 lock|🔓 unlock|🔑 key|🔨 hammer|🔧 wrench fix|
  🔩 bolt|⚙️ gear settings|🧪 test_tube experiment|🔬 microscope|🔍 mag search|🗑️ wastebasket trash|🛒 cart|🏷️ label tag|
  🔗 link|📈 chart_up growth|📉 chart_down|📊 bar_chart|✅ check done yes|☑️ ballot_check|✔️ heavy_check|❌ x no wrong|
  ❓ question|❗ exclamation important|⚠️ warning|🚫 prohibited forbidden|⛔ no_entry|🛑 stop|♻️ recycle|🔄 refresh sync|
  🔁 repeat|🔙 back|🆕 new|🆗 ok|🆘 sos help|ℹ️ info|🔔 bell|🔕 no_bell mute|
  📢 loudspeaker announcement|📣 megaphone|🏁 finish|🚩 flag|🔴 red_circle|🟠 orange_circle|🟡 yellow_circle|🟢 green_circle|
  🔵 blue_circle|⚫ black_circle|⚪ white_circle|➕ plus|➖ minus|➡️ arrow_right|⬅️ arrow_left|⬆️ arrow_up|
  ⬇️ arrow_down
`.split('|').map(entry => entry.trim()).map(entry => [entry.slice(0, entry.indexOf(' ')), entry.slice(entry.indexOf(' ') + 1)]);
