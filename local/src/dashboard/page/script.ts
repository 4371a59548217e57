import { createHash } from 'crypto';
import * as fs from 'fs';
import * as path from 'path';

/** Both from the sources and from what is compiled of them. */
const BUNDLE = path.join(__dirname, '..', '..', '..', 'lib', 'dashboard', 'browser.js');

/** The script that draws the dashboard, as it stands in the page. */
export function dashboardScript(): string {
  return fs.readFileSync(BUNDLE, 'utf8');
}

/** How a Content-Security-Policy names a script that may run: https://www.w3.org/TR/CSP3/#grammardef-hash-source */
export function scriptSource(script: string): string {
  return `'sha256-${createHash('sha256').update(script, 'utf8').digest('base64')}'`;
}

/** Any value as JSON that ends no script element and begins no comment, whatever text it holds. */
export function inlineJson(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c').replace(/\u2028/g, '\\u2028').replace(/\u2029/g, '\\u2029');
}
