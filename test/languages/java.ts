import * as fs from 'fs';
import * as path from 'path';
import { Consumer, Preparation } from './consumer';
import { API_APPS, EXAMPLES, PACKAGES, buildPackage, copyExample, prepareMaven, synthesize } from './project';
import { run, works } from './run';

const EXAMPLE = path.join(EXAMPLES, 'java');
const SOURCES = path.join('src', 'main', 'java', 'com', 'example');

/** A Maven project against the built artifact. */
export class JavaConsumer implements Consumer {
  public readonly name = 'Java';
  public readonly awsCdkVersion = /<aws-cdk-lib\.version>([^<]+)</.exec(fs.readFileSync(path.join(EXAMPLE, 'pom.xml'), 'utf8'))![1];
  public readonly preparation: Preparation[] = [
    ['a Maven repository with aws-cdk-lib prepared', async () => { this.localRepository = await prepareMaven(); }],
    ['the Maven artifact built', () => buildPackage('java', { JSII_PACMAK_MAVEN_LOCAL_REPOSITORY: this.localRepository })],
    ['the example copied and its artifact made known to Maven', async () => this.createProject()],
  ];
  private localRepository = '';

  constructor(private readonly folder: string) {}

  public async missing(): Promise<string[]> {
    const hasJdk = await works('javac', ['-version']);
    const hasMaven = await works('mvn', ['-version']);
    return [
      ...(hasJdk ? [] : ['A JDK is missing: install version 17 or newer (`apt-get install openjdk-17-jdk-headless`, or adoptium.net)']),
      ...(hasMaven ? [] : ['Maven is missing: install version 3.6 or newer (`apt-get install maven`, or maven.apache.org)']),
    ];
  }

  public async example(): Promise<string> {
    return synthesize(this.folder, path.join(this.folder, 'example.out'));
  }

  public async apiApp(): Promise<{ assembly: string; printed: string }> {
    const assembly = path.join(this.folder, 'api.out');
    fs.copyFileSync(path.join(API_APPS, 'ApiApp.java'), path.join(this.folder, SOURCES, 'ApiApp.java'));
    const printed = await run('mvn', ['--quiet', '--batch-mode', '-Dexec.mainClass=com.example.ApiApp', 'compile', 'exec:java'], {
      cwd: this.folder, env: { CDK_OUTDIR: assembly },
    });
    return { assembly, printed };
  }

  private createProject(): void {
    copyExample('java', this.folder);
    const { repository, version } = PACKAGES.maven;
    fs.mkdirSync(path.join(this.folder, '.mvn'));
    fs.writeFileSync(path.join(this.folder, '.mvn', 'maven.config'), [
      `-Dmaven.repo.local=${this.localRepository}`,
      `-Dcdk-spotify-analytics.version=${version}`,
      `-Dcdk-spotify-analytics.repository=file://${repository}`,
    ].join('\n'));
    // Maven keeps a copy of what it found once under a version.
    fs.rmSync(path.join(this.localRepository, 'io', 'github', 'cdkspotifyanalytics'), { recursive: true, force: true });
  }
}
