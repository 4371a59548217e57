import * as fs from 'fs';
import * as path from 'path';
import type { Language } from './app-folder';
import { AppPlan, planApp } from './app-plan';
import { appStatements } from './app-statements';
import { pythonApp } from './python-app';
import { typescriptApp } from './typescript-app';
import { UserError } from '../../errors';
import { writeAllAside } from '../../output/write-aside';
import { localVersion } from '../../version';
import type { Inspection } from '../inspect-files';
import { fieldName } from '../names';

/** The app that was written. */
export interface WrittenApp {
  readonly files: readonly string[];
  readonly plan: AppPlan;
  /** The folder of the files, seen from that of the app. */
  readonly data: string;
}

/**
 * Writes an app that makes a pipeline of files.
 *
 * @param folder the folder of the files
 * @throws UserError where no source reads any of them, or the app cannot be written
 */
export function writeApp(inspection: Inspection, folder: string, out: string, language: Language): WrittenApp {
  const plan = planApp(inspection);
  if (plan.sources.length === 0) throw new UserError('Put the files right, so that a source can read them. No app was written.', plan.leftOut);
  const data = path.relative(fs.existsSync(out) ? fs.realpathSync(out) : path.resolve(out), fs.realpathSync(folder)).split(path.sep).join('/') || '.';
  const name = appName(out, folder);
  const statements = appStatements(plan, { name, data });
  const files = language === 'python' ? pythonFiles(pythonApp(statements)) : typescriptFiles(name, typescriptApp(statements));
  writeAllAside(files.map(([file, content]) => ({ file: path.join(out, file), content })), 'Give --out a folder that can be written to.');
  return { files: files.map(([file]) => file), plan, data };
}

/** After the folder of the data; after its own where that says nothing. */
function appName(out: string, folder: string): string {
  const names = [folder, out].map((place) => fieldName(path.basename(path.resolve(place))).replace(/^_+/, '').replace(/_+/g, '-'));
  return names.find((name) => !['', 'column', 'data'].includes(name)) ?? 'data';
}

type TextFiles = readonly (readonly [file: string, content: string])[];

function typescriptFiles(name: string, app: string): TextFiles {
  const { versions, own } = libraryVersions();
  const manifest = {
    name: `${name}-analytics`,
    private: true,
    scripts: { synth: 'cdk synth --quiet' },
    dependencies: { 'aws-cdk-lib': versions['aws-cdk-lib'], 'cdk-spotify-analytics': own, 'constructs': versions.constructs },
    devDependencies: { '@types/node': '^22', 'aws-cdk': '^2', 'cdk-spotify-analytics-local': localVersion(), 'ts-node': '^10', 'typescript': '^5' },
  };
  const compilerOptions = { target: 'es2022', module: 'node16', strict: true, skipLibCheck: true, noEmit: true, types: ['node'] };
  return [
    ['bin/app.ts', app],
    ['cdk.json', json({ app: 'npx ts-node bin/app.ts', versionReporting: false })],
    ['package.json', json(manifest)],
    ['tsconfig.json', json({ compilerOptions, include: ['bin/*.ts'] })],
    ['.gitignore', 'node_modules/\ncdk.out/\nout/\n'],
  ];
}

function pythonFiles(app: string): TextFiles {
  const { versions, own } = libraryVersions();
  const requirements = [pinned('aws-cdk-lib', versions['aws-cdk-lib']), pinned('constructs', versions.constructs), pinned('cdk-spotify-analytics', own)];
  return [
    ['app.py', app],
    ['cdk.json', json({ app: 'python3 app.py', versionReporting: false })],
    ['requirements.txt', `${requirements.join('\n')}\n`],
    ['.gitignore', '.venv/\ncdk.out/\nout/\n'],
  ];
}

/** `^2.270.0` as pip has it. */
function pinned(name: string, version: string): string {
  const [, major, rest] = /^\^?([0-9]+)(.*)$/.exec(version)!;
  return version.startsWith('^') ? `${name}>=${major}${rest},<${Number(major) + 1}` : `${name}==${version}`;
}

/** The version of the construct library that is installed, and those of what it needs. */
function libraryVersions(): { readonly own: string; readonly versions: Readonly<Record<string, string>> } {
  const file = require.resolve('cdk-spotify-analytics/package.json');
  const { version, peerDependencies } = JSON.parse(fs.readFileSync(file, 'utf8')) as { version: string; peerDependencies: Record<string, string> };
  return { own: version, versions: peerDependencies };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
