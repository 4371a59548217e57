import * as path from 'node:path';
import { installProgram } from '../../support/maven';

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
export function installTrino(cache: string): Promise<string> {
  return installProgram(path.join(cache, TRINO_VERSION), POM, MAIN,
    ['dependency:unpack', `-Dartifact=io.trino:trino-hive-hadoop2:${TRINO_VERSION}:zip`, '-DoutputDirectory=plugin']);
}
