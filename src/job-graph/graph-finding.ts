import { Finding, FindingSeverity } from './finding';

/** An error that is seen only from the graph as a whole. */
export function graphError(id: string, message: string, node?: { readonly name: string }): Finding {
  return finding(FindingSeverity.ERROR, id, message, node);
}

/** A warning that is seen only from the graph as a whole. */
export function graphWarning(id: string, message: string, node?: { readonly name: string }): Finding {
  return finding(FindingSeverity.WARNING, id, message, node);
}

function finding(severity: FindingSeverity, id: string, message: string, node?: { readonly name: string }): Finding {
  return { severity, id, node: node?.name, message: node ? `node '${node.name}': ${message}` : message };
}
