import '../../support/fast-synthesis';
import { installParser, judge } from './parser';
import { WrittenRuleset, rulesetsOfAnyNames, rulesetsOfGraphs, rulesetsOfRules, rulesetsOfTemplates } from './rulesets';
import { NO_RULESETS, RULESETS } from '../../quality/rulesets';
import { missingJava } from '../../support/maven';
import { Counts, Tally } from '../../support/tally';

/** What that parser reads to the end of the last bracket only, and this library to the end. */
const READ_IN_PART = ['Rules = [RowCount > 0] and more', 'Rules = [RowCount > 0] Rules = [RowCount > 1]', 'Rules = [RowCount > 0], ]', 'Rules = [RowCount > 0)]'];

/** Has AWS' own parser of DQDL judge every ruleset that tests make. */
export async function testDqdl(): Promise<Counts> {
  const tally = new Tally('dqdl');
  const missing = await missingJava();
  if (missing.length > 0) return tally.lacks(missing);
  const parser = await installParser();
  await tally.check('the rulesets of the templates', () => faultOf(parser, rulesetsOfTemplates()));
  await tally.check('those of the graphs that Spark runs', () => faultOf(parser, rulesetsOfGraphs()));
  await tally.check('each rule alone', () => faultOf(parser, rulesetsOfRules()));
  await tally.check('fields of any name that the library takes', () => faultOf(parser, rulesetsOfAnyNames()));
  await tally.check('texts that the library takes for rulesets', () =>
    faultOf(parser, RULESETS.map(([text, rules]) => ({ of: text, text, rules: rules.length }))));
  await tally.check('texts that it takes for none', async () => {
    const texts = NO_RULESETS.filter((text) => !READ_IN_PART.includes(text));
    const taken = (await judge(parser, texts)).flatMap(({ fault }, index) => (fault === undefined ? [texts[index]] : []));
    return taken.length === 0 ? undefined : `the parser takes ${taken.join(' and ')}`;
  });
  return tally;
}

async function faultOf(parser: string, rulesets: WrittenRuleset[]): Promise<string | undefined> {
  if (rulesets.length === 0) return 'there are none';
  const judged = await judge(parser, rulesets.map(({ text }) => text));
  const faults = judged.flatMap(({ rules, fault }, index) => {
    const { of, rules: expected } = rulesets[index];
    if (fault !== undefined) return [`${of}: ${fault}`];
    return rules === expected ? [] : [`${of}: ${rules} rules, expected ${expected}`];
  });
  console.log(`  ${rulesets.length} rulesets`);
  return faults.length === 0 ? undefined : `${faults.length} of ${rulesets.length}: ${faults.slice(0, 5).join('\n')}`;
}
