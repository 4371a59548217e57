import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { maven } from '../../support/maven';

/** Of the releases whose parts are in Maven Central, the newest that runs on Java 17. Athena engine version 3 is a fork of Trino. */
export const TRINO_VERSION = '416';

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>local</groupId>
  <artifactId>trino-server</artifactId>
  <version>${TRINO_VERSION}</version>
  <packaging>pom</packaging>
  <dependencyManagement>
    <dependencies>
      <dependency><groupId>io.trino</groupId><artifactId>trino-root</artifactId><version>${TRINO_VERSION}</version><type>pom</type><scope>import</scope></dependency>
    </dependencies>
  </dependencyManagement>
  <dependencies>
    <dependency><groupId>io.trino</groupId><artifactId>trino-main</artifactId><version>${TRINO_VERSION}</version></dependency>
  </dependencies>
</project>
`;

const MAIN = `public class Main {
  public static void main(String[] args) { new io.trino.server.Server().start("${TRINO_VERSION}"); }
}
`;

/** Puts Trino together from Maven Central, once: about 370 MB. Gives the folder. */
export async function installTrino(cache: string): Promise<string> {
  const home = path.join(cache, TRINO_VERSION);
  const done = path.join(home, 'installed');
  if (existsSync(done)) return home;
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  writeFileSync(path.join(home, 'pom.xml'), POM);
  writeFileSync(path.join(home, 'Main.java'), MAIN);
  await maven(home, 'dependency:copy-dependencies', '-DincludeScope=runtime', '-DoutputDirectory=lib');
  await maven(home, 'dependency:unpack', `-Dartifact=io.trino:trino-hive-hadoop2:${TRINO_VERSION}:zip`, '-DoutputDirectory=plugin');
  writeFileSync(done, '');
  return home;
}
