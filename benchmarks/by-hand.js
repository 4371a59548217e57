// The statement that somebody would write by hand for DuckDB: staged CSV files, typed as they are read, joined, to snappy Parquet.
//   node by-hand.js STAGING_DIR OUT.parquet     prints {"seconds": ..., "peakBytes": ...}
const { DuckDBInstance } = require('@duckdb/node-api');

const [staging, out] = process.argv.slice(2);
const csv = (file, columns) => `read_csv('${staging}/${file}.csv', header = true, delim = ',', quote = '"', escape = '"', auto_detect = false,
  timestampformat = '%Y-%m-%d %H:%M:%S UTC', columns = ${JSON.stringify(columns).replace(/"/g, "'")})`;

const ALBUMS = csv('albums', {
  track_name: 'VARCHAR', track_id: 'VARCHAR', duration_ms: 'BIGINT', album_name: 'VARCHAR', release_date: 'TIMESTAMP', label: 'VARCHAR',
  album_popularity: 'INTEGER', album_id: 'VARCHAR', artist_id: 'VARCHAR', duration_sec: 'DOUBLE',
});
const ARTISTS = csv('artists', { id: 'VARCHAR', name: 'VARCHAR', artist_popularity: 'INTEGER', followers: 'BIGINT', genre: 'VARCHAR' });
const TRACKS = csv('track', { track_id: 'VARCHAR', track_popularity: 'INTEGER' });

async function main() {
  const instance = await DuckDBInstance.create(':memory:', { threads: String(require('os').availableParallelism()) });
  const connection = await instance.connect();
  const start = process.hrtime.bigint();
  await connection.run(`COPY (
    SELECT a.track_name, a.track_id, a.duration_ms, a.album_name, a.release_date::DATE AS release_date, a.label, a.album_popularity, a.album_id,
      a.artist_id, a.duration_sec, r.name, r.artist_popularity, r.followers, r.genre, t.track_popularity
    FROM ${ALBUMS} AS a
    JOIN ${ARTISTS} AS r ON a.artist_id = r.id
    JOIN ${TRACKS} AS t ON a.track_id = t.track_id
  ) TO '${out}' (FORMAT parquet, COMPRESSION snappy)`);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  console.log(JSON.stringify({ seconds, peakBytes: process.resourceUsage().maxRSS * 1024 }));
}

void main();
