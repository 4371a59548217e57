import { jobOf } from './imported';
import { buildGraph } from '../../src/glue-job/calls/build-graph';
import { identifierDomains } from '../../src/glue-job/calls/identifier-domains';
import { jobCalls } from '../../src/glue-job/calls/job-calls';

function csv(file: string, ...columns: string[]): object {
  return { Name: 'Amazon S3', Paths: [`s3://lake/${file}`], OutputSchemas: [{ Columns: columns.map((Name) => ({ Name })) }] };
}

/** What the columns of sources identify: `file.column: thing`. */
function domains(sources: Readonly<Record<string, readonly string[]>>, name?: string): string[] {
  const nodes = Object.entries(sources).map(([file, columns]) => [file, { S3CsvSource: { ...csv(file, ...columns), ...(name && { Name: name }) } }]);
  const job = jobOf(Object.fromEntries(nodes));
  const domainOf = identifierDomains(job, new Map());
  return job.nodes.flatMap((node) => sources[node.id].flatMap((column) => {
    const domain = domainOf(node, column);
    return domain === undefined ? [] : [`${node.id} ${column}: ${domain}`];
  }));
}

describe('what a column identifies', () => {
  test('is told by its name and that of a file', () => {
    expect(domains({ 'albums.csv': ['album_id', 'artist_id', 'label'], 'artists.csv': ['id', 'name'], 'track.csv': ['track_id'] })).toEqual([
      'albums.csv album_id: album', 'albums.csv artist_id: artist', 'artists.csv id: artist', 'track.csv track_id: track',
    ]);
  });

  test.each([
    ['a folder', 'artists/'],
    ['a folder of parts', 'artists/part-0000.csv'],
    ['a longer name', 'spotify_artists-data_2023.csv'],
    ['camel case', 'SpotifyArtists.csv'],
    ['capitals', 'ARTIST.CSV'],
  ])('is told by %s', (_, file) => {
    expect(domains({ 'x.csv': ['artist_id'], [file]: ['id'] })).toEqual(['x.csv artist_id: artist', `${file} id: artist`]);
  });

  test.each([
    ['categories.csv', 'category'], ['boxes.csv', 'box'], ['glasses.csv', 'glass'], ['status.csv', 'status'], ['order_items.csv', 'order_item'],
  ])('is one of %s', (file, thing) => {
    expect(domains({ 'x.csv': [`${thing}_id`, 'order_id'], [file]: ['id'] })).toContain(`${file} id: ${thing}`);
  });

  test('is told by the name of the node where the file says nothing', () => {
    expect(domains({ 'in/1.csv': ['artist_id', 'id'] }, 'Artists')).toEqual(['in/1.csv artist_id: artist', 'in/1.csv id: artist']);
  });

  test('is not guessed: a manager is an employee, and a file of both may hold either', () => {
    expect(domains({ 'employees.csv': ['employee_id', 'manager_id'] })).toEqual(['employees.csv employee_id: employee']);
    expect(domains({ 'x.csv': ['album_id', 'artist_id'], 'albums of artists.csv': ['id'] })).not.toContainEqual(expect.stringContaining(' id:'));
    expect(domains({ 'artists.csv': ['id'] })).toEqual([]);
  });
});

test('a join of a track with an artist is found, whose keys are both text', () => {
  const source = (file: string, ...columns: string[]) => ({ S3CsvSource: { ...csv(file, ...columns), Name: file, Separator: 'comma', QuoteChar: 'quote', WithHeader: true } });
  const joined = (left: string, leftKey: string) => ({
    Join: { Name: 'Join', Inputs: [left, 'artists'], JoinType: 'equijoin', Columns: [{ From: left, Keys: [[leftKey]] }, { From: 'artists', Keys: [['id']] }] },
  });
  const findings = (leftKey: string) => buildGraph(jobCalls(jobOf({
    albums: source('albums.csv', 'album_id', 'artist_id', 'track_id'),
    artists: source('artists.csv', 'id'),
    tracks: source('tracks.csv', 'track_id'),
    join: joined('albums', leftKey),
  }))).findings.map(({ id }) => id);
  expect(findings('track_id')).toContain('keyDomains');
  expect(findings('artist_id')).not.toContain('keyDomains');
});
