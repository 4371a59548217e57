import { Rights } from './rights';

const ROLE = 'arn:aws:iam::111122223333:role/Reader';
const MAY_READ = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::bucket/a/*' }] };

let rights: Rights;
beforeEach(async () => { rights = await Rights.start(); });
afterEach(() => rights.stop());

async function ask(action: string, resource: string): Promise<{ allowed: boolean; why: string }> {
  const question = { principal: ROLE, action, resource, context: {}, identity: [{ name: 'Own', policy: MAY_READ }], ofResource: null };
  const answer = await fetch(`http://127.0.0.1:${rights.port}`, { method: 'POST', body: JSON.stringify(question) });
  return await answer.json() as { allowed: boolean; why: string };
}

test('what policies allow is counted, what they do not is refused, and kept until it is taken', async () => {
  expect(await ask('s3:GetObject', 'arn:aws:s3:::bucket/a/b')).toMatchObject({ allowed: true });
  expect(await ask('s3:PutObject', 'arn:aws:s3:::bucket/a/b')).toMatchObject({ allowed: false });
  expect([rights.countOf('Reader'), rights.countOf('Other')]).toEqual([2, 0]);
  expect(rights.takeRefused()).toEqual(['Reader s3:PutObject on arn:aws:s3:::bucket/a/b {}: no statement has the action']);
  expect(rights.takeRefused()).toEqual([]);
});

test('a request of which nothing is known is refused', async () => {
  expect(await ask('s3:ReadObject', 'arn:aws:s3:::bucket/a/b')).toEqual({ allowed: false, why: expect.stringContaining('invalid.action') });
  expect(await ask('glue:ListJobs', 'nothing is known of this operation')).toMatchObject({ allowed: false });
  expect(rights.takeRefused()).toHaveLength(2);
});
