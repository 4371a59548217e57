/** Genre words, the frequent ones first. */
export const GENRES: readonly string[] = [
  'karaoke', 'dance pop', 'k-pop', 'album rock', 'hip hop', 'classical', 'alternative r&b', 'alternative metal', 'dancehall', 'pop',
  'contemporary country', 'reggaeton', 'afrobeats', 'adult standards', 'alternative rock', 'lullaby', 'banda', 'piano cover', 'classic soul',
  'bass house', 'corrido', 'asmr', 'melodic rap', 'edm', 'environmental', 'filmi', 'lo-fi beats', 'cloud rap', "children's music", 'art pop',
  'techno', 'deep house', 'trance', 'drum and bass', 'dub', 'roots reggae', 'ska', 'salsa', 'bachata', 'cumbia', 'samba', 'bossa nova', 'fado',
  'flamenco', 'tango', 'chanson', 'schlager', 'polka', 'celtic', 'bluegrass', 'delta blues', 'gospel', 'neo soul', 'funk', 'disco', 'synthpop',
  'new wave', 'post-punk', 'punk', 'hardcore', 'emo', 'grunge', 'shoegaze', 'dream pop', 'indie folk', 'indie pop', 'chamber pop', 'baroque',
  'opera', 'choral', 'early music', 'minimalism', 'ambient', 'drone', 'new age', 'sleep', 'meditation', 'soundtrack', 'show tunes', 'cabaret',
  'big band', 'swing', 'bebop', 'cool jazz', 'free jazz', 'jazz fusion', 'smooth jazz', 'acid jazz', 'trip hop', 'drill', 'grime', 'g funk',
  'j-rock', 'j-pop', 'mandopop', 'cantopop', 'anime', 'bhangra', 'qawwali', 'rai', 'highlife', 'amapiano', 'kizomba', 'zouk', 'soca', 'calypso',
  'black metal', 'death metal', 'doom metal', 'power metal', 'thrash metal', 'stoner rock', 'psychedelic rock', 'progressive rock', 'math rock',
];

/** `dance pop` as `artist_genres` writes it: `Dance Pop`. */
export function titleCase(genre: string): string {
  return genre.replace(/(^|\s)([a-z])/g, (_, gap: string, letter: string) => gap + letter.toUpperCase());
}
