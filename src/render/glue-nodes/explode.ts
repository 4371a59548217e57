import { outputSchemas, type GlueNodeModel } from './node-json';
import { ESCAPED, LIST_ELEMENT, QUOTED_ELEMENT } from '../../manifest/list-text';
import type { ExplodeNode } from '../../manifest/schema';
import { sparkName } from '../../manifest/sql-text';

const ALIAS = 'input';

/** The API has no word for it that says all of it: a statement in Spark's SQL, with patterns in literals that are taken as they are. */
export function explode(node: ExplodeNode): GlueNodeModel {
  const elements = elementsOf(sparkName(node.field), node.separator);
  const value = node.take === 'all' ? `explode_outer(${elements})` : `get(${elements}, 0)`;
  const items = node.schema.map(({ name }) => (name === node.field ? `${value} AS ${sparkName(name)}` : sparkName(name)));
  return {
    nodeType: 'SparkSQL',
    members: {
      SqlQuery: `SELECT ${items.join(', ')}\nFROM ${ALIAS}`,
      SqlAliases: [{ From: node.inputs[0], Alias: ALIAS }],
      ...outputSchemas(node.schema),
    },
  };
}

function elementsOf(text: string, separator: string | undefined): string {
  const elements = separator === undefined
    ? `transform(regexp_extract_all(${text}, r'${LIST_ELEMENT}', 0), e -> `
      + `if(e rlike r'${QUOTED_ELEMENT}', regexp_replace(substr(e, 2, length(e) - 2), r'${ESCAPED}', '$1'), e))`
    : `transform(split(${text}, '[${separator}]'), e -> trim(e))`;
  return `filter(${elements}, e -> e != '')`;
}
