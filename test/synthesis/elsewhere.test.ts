import { Construct } from 'constructs';
import { ELSEWHERE, Elsewhere } from './elsewhere';
import * as given from './given';
import { referenceFaults, takenFromElsewhere } from './references';
import { VARIANTS, stagedFiles } from './variants';
import * as library from '../../src';

const { SpotifyAnalyticsPipeline } = library;

// What is handed to a construct from another stack becomes exports, imports and parameters. Nothing names what its template does not
// hold, and no stack or resource waits for one that waits for it.

/** What a pipeline can be given at once. */
const PIPELINES: Record<string, (elsewhere: Elsewhere) => library.SpotifyAnalyticsPipelineProps> = {
  'buckets, keys, a topic and a security configuration': (elsewhere) => ({
    ...given.pipelineThings(elsewhere),
    jobs: given.jobOptions(elsewhere),
    quickSight: given.quickSight(elsewhere),
    catalog: { lakeFormation: {} },
  }),
  'roles, too': (elsewhere) => ({
    ...given.pipelineThings(elsewhere, ['staging', 'warehouse']),
    jobs: given.jobOptions(elsewhere),
    quickSight: given.quickSight(elsewhere),
    catalog: { lakeFormation: given.lakeFormation(elsewhere) },
    startFrom: library.PipelineStart.STAGING,
    initialData: stagedFiles(),
    roles: given.roles(elsewhere),
  }),
  'roles alone': (elsewhere) => ({ startFrom: library.PipelineStart.STAGING, initialData: stagedFiles(), roles: given.roles(elsewhere) }),
  'a key alone': ({ key }) => ({ storage: { encryptionKey: key('Key') } }),
};

describe.each(Object.keys(ELSEWHERE))('what is in %s', (kind) => {
  test.each(Object.keys(PIPELINES))('is given to a pipeline: %s', (name) => {
    const elsewhere = ELSEWHERE[kind]();
    new SpotifyAnalyticsPipeline(elsewhere.here, 'Spotify', PIPELINES[name](elsewhere));
    expect(referenceFaults(elsewhere.app)).toEqual([]);
    expect(takenFromElsewhere(elsewhere.app) > 0).toBe(elsewhere.isMade);
  });

  test('is given to every construct, each in a stack of its own', () => {
    const elsewhere = ELSEWHERE[kind]();
    given.buildApart(elsewhere);
    expect(referenceFaults(elsewhere.app)).toEqual([]);
    expect(takenFromElsewhere(elsewhere.app)).toBeGreaterThan(20);
    const built = new Set(elsewhere.app.node.findAll().map(({ constructor }) => constructor));
    const constructs = Object.values<any>(library).filter((value) => typeof value === 'function' && value.prototype instanceof Construct);
    // The pipelines are given all at once: see above.
    expect(constructs.filter((each) => !built.has(each))).toEqual([library.AnalyticsPipeline, SpotifyAnalyticsPipeline]);
  });
});

describe.each(Object.keys(ELSEWHERE).slice(0, 2))('what a variant needs is in %s', (kind) => {
  test.each(Object.keys(VARIANTS))('a pipeline %s', (name) => {
    const elsewhere = ELSEWHERE[kind]();
    new SpotifyAnalyticsPipeline(elsewhere.here, 'Spotify', VARIANTS[name](elsewhere.theirs));
    expect(referenceFaults(elsewhere.app)).toEqual([]);
  });
});
