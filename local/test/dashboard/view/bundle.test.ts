import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';

const SCRIPT = path.join(__dirname, '..', '..', '..', 'scripts', 'bundle-browser.js');

function bundle(folder: string, name: string): string {
  const file = path.join(folder, name);
  execFileSync(process.execPath, [SCRIPT, file]);
  return fs.readFileSync(file, 'utf8');
}

test('the script is the same from call to call, ends nothing in HTML, and names its libraries and their licences', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bundle-'));
  try {
    const [script, again] = [bundle(folder, 'one.js'), bundle(folder, 'two.js')];
    expect(again === script).toBe(true);
    expect(script).not.toMatch(/<\/script|<!--|\r/i);
    expect(script).not.toContain(process.cwd());
    const [licences] = script.split('*/');
    ['echarts', 'zrender', 'tslib'].forEach((name) => expect(licences).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+, `, 'm')));
    ['Apache ECharts', 'Copyright (c) 2017, Baidu Inc.', 'Microsoft Corporation'].forEach((notice) => expect(licences).toContain(notice));
    expect(script.length).toBeLessThan(900_000);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});
