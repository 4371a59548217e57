import { createHash } from 'crypto';
import * as fs from 'fs';
import * as path from 'path';
import { Consumer, Preparation } from './consumer';
import { API_APPS, CACHE, EXAMPLES, PACKAGES, buildPackage, copyExample, synthesize } from './project';
import { run, works } from './run';

const REQUIREMENTS = path.join(EXAMPLES, 'python', 'requirements.txt');
const VENV = path.join(CACHE, 'python');
/** Says of what the virtual environment was made; written when it is complete. */
const MADE_OF = path.join(VENV, 'made-of.txt');

/** A Python project: the wheel and what requirements.txt names, in a virtual environment. */
export class PythonConsumer implements Consumer {
  public readonly name = 'Python';
  public readonly awsCdkVersion = /^aws-cdk-lib==(\S+)$/m.exec(fs.readFileSync(REQUIREMENTS, 'utf8'))![1];
  public readonly preparation: Preparation[] = [
    ['the wheel built', () => buildPackage('python')],
    ['the wheel and requirements.txt installed in a virtual environment', () => this.install()],
  ];

  constructor(private readonly folder: string) {}

  public async missing(): Promise<string[]> {
    const ready = await works('python3', ['-c', 'import ensurepip, venv, sys; sys.exit(sys.version_info < (3, 10))']);
    return ready ? [] : ['Python is missing: install Python 3.10 or newer with venv (`apt-get install python3-venv`, or python.org)'];
  }

  public async example(): Promise<string> {
    const bin = path.join(VENV, 'bin');
    return synthesize(this.folder, path.join(this.folder, 'example.out'), { VIRTUAL_ENV: VENV, PATH: `${bin}${path.delimiter}${process.env.PATH}` });
  }

  public async shop(): Promise<string> {
    const assembly = path.join(this.folder, 'shop.out');
    await this.python([path.join(EXAMPLES, 'shop', 'python', 'app.py')], { CDK_OUTDIR: assembly });
    return assembly;
  }

  public async apiApp(): Promise<{ assembly: string; printed: string }> {
    const assembly = path.join(this.folder, 'api.out');
    const printed = await this.python([path.join(API_APPS, 'api_app.py')], { CDK_OUTDIR: assembly });
    return { assembly, printed };
  }

  private async install(): Promise<void> {
    copyExample('python', this.folder);
    const madeOf = await this.describe();
    if (!fs.existsSync(MADE_OF) || fs.readFileSync(MADE_OF, 'utf8') !== madeOf) {
      fs.rmSync(VENV, { recursive: true, force: true });
      await run('python3', ['-m', 'venv', VENV], { cwd: this.folder });
    }
    // pip keeps an installed package of the same version, whatever is in the wheel.
    await this.python(['-m', 'pip', 'uninstall', '--quiet', '--yes', 'cdk-spotify-analytics']);
    await this.python(['-m', 'pip', 'install', '--quiet', '--no-compile', '-r', 'requirements.txt', PACKAGES.wheel]);
    await this.python(['-m', 'pip', 'check']);
    fs.writeFileSync(MADE_OF, madeOf);
  }

  private async describe(): Promise<string> {
    const version = await run('python3', ['-VV'], { cwd: this.folder });
    return `${version}requirements ${createHash('sha256').update(fs.readFileSync(REQUIREMENTS)).digest('hex')}\n`;
  }

  private async python(args: string[], env: Record<string, string> = {}): Promise<string> {
    return run(path.join(VENV, 'bin', 'python'), args, { cwd: this.folder, env });
  }
}
