// Word lists of our own: names are put together from them, none is of a real artist, album or track.

const list = (words: string): readonly string[] => words.trim().split(/\s*,\s*/);

export const ADJECTIVES = list(`
  Velvet, Silver, Golden, Hollow, Crimson, Quiet, Broken, Electric, Paper, Midnight, Distant, Sleepless, Wild, Frozen, Burning,
  Gentle, Restless, Faded, Neon, Lonely, Tender, Bitter, Sacred, Hidden, Endless, Northern, Southern, Invisible, Crooked, Amber,
  Blue, Green, Scarlet, Violet, Ivory, Copper, Marble, Wooden, Painted, Falling, Rising, Drifting, Dancing, Singing, Whispering,
  Patient, Stubborn, Brave, Humble, Holy, Foreign, Familiar, Forgotten, Remembered, Second, Last, First, Slow, Sudden, Weightless,
  Summer, Winter, Autumn, April, October, Sunday, Morning, Evening, Coastal, Desert, Mountain, Parallel, Borrowed, Stolen, Honest`);

export const NOUNS = list(`
  Harbor, Lantern, River, Garden, Window, Mirror, Engine, Station, Orchard, Compass, Anchor, Shadow, Feather, Letter, Bridge, Tower,
  Valley, Canyon, Meadow, Island, Ocean, Tide, Storm, Thunder, Ember, Ash, Smoke, Glass, Stone, Iron, Satellite, Planet, Comet,
  Horizon, Highway, Railroad, Avenue, Parade, Carnival, Theater, Library, Kitchen, Attic, Cellar, Staircase, Balcony, Umbrella,
  Raincoat, Bicycle, Telephone, Radio, Television, Postcard, Photograph, Notebook, Alphabet, Whisper, Echo, Signal, Silence, Promise,
  Secret, Rumor, Answer, Question, Stranger, Neighbor, Sister, Brother, Mother, Daughter, Captain, Sailor, Hunter, Dancer, Dreamer,
  Wolf, Fox, Sparrow, Raven, Heron, Tiger, Whale, Moth, Honeybee, Cathedral, Chapel, Pilgrim, Prophet, Kingdom, Empire, Republic,
  Machine, Circuit, Pattern, Spiral, Circle, Diamond, Pearl, Thread, Needle, Ribbon, Blanket, Pillow, Heartbeat, Fever, Season`);

export const FIRST_NAMES = list(`
  Mira, Jonas, Talia, Ruben, Odette, Silas, Noor, Emil, Greta, Ilya, Paloma, Dario, Freya, Kofi, Amara, Tomas, Ines, Bruno, Celia,
  Anton, Yara, Mateo, Elif, Oskar, Zoya, Hugo, Nadia, Luca, Esme, Rafa, Sunny, Blue, Kit, Remy, Ozzy, Lou, Mo, Bea, Jo, Max`);

export const LAST_NAMES = list(`
  Almeida, Berglund, Castellan, Dragić, Eversole, Fontaine, Grünwald, Hakimi, Iversen, Jankowska, Kovács, Lindqvist, Moreau, Nakata,
  Okonjo, Pellegrini, Quintana, Rosewall, Sørby, Tavares, Uzun, Vasquez, Wójcik, Ximenes, Yıldız, Zamora, Ashgrove, Brightwater,
  O'Dell, D'Amico, O'Rourke, Von Hagen, De La Vega, Núñez, Peña, Müller, Brontë, Françoise, Çelik, Åkesson`);

/** Parts of names that no list has: beginnings, middles and ends. */
export const SYLLABLES: readonly (readonly string[])[] = [
  list('Bel, Cal, Dor, Fen, Gal, Hal, Jor, Kel, Lar, Mar, Nel, Or, Pel, Ro, Sal, Tar, Val, Wes, Zan, Bri, Cor, Dan, Es, Fal, Gre, Lin, Mon, Tel'),
  list('a, e, i, o, u, an, el, or, ari, eni, ovi, ulo, ami, ita, ode, ano'),
  list('ski, dez, ton, ley, man, berg, sen, ro, nov, lini, kis, ra, vic, des, wood, lund, tti, ko, mura, ga, son, va, dal, field, more'),
];

/** Groups of these words follow a name: "… Trio". */
export const ENSEMBLES = list('Trio, Quartet, Orchestra, Ensemble, Choir, Band, Collective, Project, Sound System, Brass, Singers, Players');

/** Words whose script is not Latin, or whose letters carry marks: whole names and parts of them. */
export const SCRIPTS: readonly (readonly string[])[] = [
  list('夜の海, 春の雨, 星空, 遠い夏, 青い鳥, 月光, 風の歌, 光の街, 雪国, 約束, 夢の続き, 花束'),
  list('カラフル, メロディ, サクラ, キラキラ, ドリーム, ひかり, さよなら, ゆめ, はるかぜ, こもれび'),
  list('月光之路, 海上明月, 春天来了, 故鄉, 風中的雲, 夜航, 花火, 長河, 山茶, 回聲'),
  list('봄비, 별빛, 바람의 노래, 겨울 바다, 하늘, 꿈길, 첫눈, 달빛'),
  list('Северный ветер, Белая ночь, Тишина, Река, Последний поезд, Зима, Огонёк, Дорога домой'),
  list('Θάλασσα, Νύχτα, Το Φεγγάρι, Άνοιξη, Ουρανός'),
  list('לילה שקט, ים כחול, הדרך הביתה, אור ראשון'),
  list('ليلة هادئة, قمر المدينة, طريق البحر, نسيم, أغنية الصباح'),
  list('चाँदनी रात, बारिश, सपना, नदी किनारे'),
  list('ทะเลสีคราม, ดวงดาว, ฝนแรก, กลับบ้าน'),
  list('Corazón Abierto, Canción Del Río, Mañana Será, Última Estación, Señal, Año Nuevo'),
  list('Manhã De Abril, Coração, Saudade Do Mar, Chão, Amanhã É Longe'),
  list('Über Den Dächern, Schöne Stille, Großer Fluss, Nächte, Frühling'),
  list('Été Sans Fin, Forêt, À Demain, Le Château, Déjà Loin, Cœur Léger'),
  list('Gece Yağmuru, Güneş, İlk Işık, Çocuk, Şehir'),
  list('Żółty Liść, Świt, Łódź Podwodna, Noc Nad Wisłą'),
];

/** Titles that many tracks share. */
export const COMMON_TITLES = list('Intro, Outro, Interlude, Home, Paradise, Memories, Holiday, Silent Night, Red, Skit, Sunrise, Freedom, Gravity, Angel');

/** Titles that many albums share. */
export const COMMON_ALBUMS = list('Greatest Hits, Nursery Rhymes, Live, Action, The Collection, Future, Her, Exodus, Best Of, Christmas');

/** What stands behind the title of a track. */
export const VERSIONS = list(`
  Live, Remastered, Radio Edit, Acoustic, Instrumental, Original Mix, Extended Mix, Sped Up, Slowed, Karaoke Version, Demo, Remix,
  2009 Remaster, 2014 Remaster, From "The Paper Kingdom"`);

export const FORMS = list('Sonata, Concerto, Prelude, Nocturne, Suite, Quartet, Symphony, Fantasia, Mass, Trio');
export const TEMPI = list('Allegro, Andante, Adagio Sostenuto, Presto, Largo, Vivace, Menuetto');
export const KEYS = list('A Minor, B Flat Major, C Major, D Minor, E Flat Major, F Sharp Minor, G Major');

export const LABEL_ENDINGS = list('Records, Music, Entertainment, Recordings, Sound, Music Group, Digital, Productions, Media Ltd., Discos, Classics, Tapes');

export const EMOJI = ['🌙', '🔥', '💔', '✨', '🌊', '🎧'];
