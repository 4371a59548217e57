import type { TrackRow } from '../../../local/test/queries/rows';

/** Names that break a page which takes them for anything but text. */
const NAMES: readonly (string | null)[] = [
  '<script>alert(1)</script>',
  '</script><script>window.hacked = true</script>',
  '<img src=x onerror="window.hacked = true">',
  '"quoted" and \'quoted\'',
  '<!-- no comment',
  '{{constructor}} ${window} {a|b} %s',
  'مرحبا بالعالم',
  '\u202Eright to left\u202C',
  '👩‍👩‍👧‍👦 🎧 é̀',
  'two\nlines\tand a tab',
  '   spaces   ',
  'a'.repeat(600),
  `${'word '.repeat(80)}end`,
  '__proto__',
  'constructor',
  'None',
  'Other',
  '',
  null,
];

/** Rows whose every name is one that is hard to show. */
export function hostileRows(): TrackRow[] {
  return Array.from({ length: 12 * NAMES.length }, (_, index) => {
    const name = (step: number) => NAMES[(index * step + Math.floor(index / NAMES.length)) % NAMES.length];
    const duration = index % 11 === 0 ? null : 30_000 + index * 1_700;
    const [artist, album] = [index % (2 * NAMES.length), index % (3 * NAMES.length)];
    return {
      track_id: `t${index}`,
      track_name: name(1),
      duration_ms: duration,
      duration_sec: duration === null ? null : duration / 1000,
      track_popularity: index % 7 === 0 ? null : (index * 13) % 101,
      album_id: `al${album}`,
      album_name: NAMES[album % NAMES.length],
      label: NAMES[(album + 5) % NAMES.length],
      album_popularity: album % 5 === 0 ? null : (album * 7) % 101,
      release_date: album % 6 === 0 ? null : `${1958 + album}-0${1 + album % 9}-1${album % 10}`,
      artist_id: `ar${artist}`,
      name: NAMES[artist % NAMES.length],
      artist_popularity: artist % 9 === 0 ? null : (artist * 11) % 101,
      followers: artist % 8 === 0 ? null : artist ** 4,
      genre: NAMES[(artist + 3) % NAMES.length],
    };
  });
}
