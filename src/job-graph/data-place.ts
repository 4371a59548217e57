import type { NodeCheck } from './checks/node-check';
import { WHOLE_LOCATION } from '../manifest/place';

/** Checks where a source reads or a target writes. A place is logical: which bucket it is, the pipeline decides. */
export function checkPlace(check: NodeCheck, location: string, path: string): void {
  if (!/^[a-z][a-z0-9-]*$/.test(location)) {
    check.error('invalidLocation', `location is a logical name in lower case such as 'staging', got: '${location}'`);
  }
  checkPath(check, 'path', path);
}

/** Checks a path under a location. */
export function checkPath(check: NodeCheck, what: string, path: string): void {
  if (path === WHOLE_LOCATION) return;
  if (/^\/|^[a-z0-9]+:\/\/|(^|\/)\.\.?(\/|$)|\/\/|[\u0000-\u001f\\*?[\]{}]/i.test(path) || path === '') {
    check.error('invalidPath', `${what} is a file or a folder under its location, such as 'albums.csv' or 'albums/', or '/' for all of it, got: '${path}'`);
  }
}
