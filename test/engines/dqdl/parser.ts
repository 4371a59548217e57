import { execFile } from 'node:child_process';
import * as path from 'node:path';
import { installProgram } from '../../support/maven';

const VERSION = '1.0.0';
const CACHE = path.resolve(__dirname, '../../../.cache/dqdl');

/** AWS publishes the parser, from https://github.com/awslabs/dqdl; it logs by slf4j, and leaves what to log to others. */
const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>local</groupId>
  <artifactId>dqdl-parser</artifactId>
  <version>${VERSION}</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>software.amazon.glue</groupId><artifactId>dqdl</artifactId><version>${VERSION}</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
`;

const MAIN = `import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import software.amazon.glue.dqdl.exception.InvalidDataQualityRulesetException;
import software.amazon.glue.dqdl.parser.DQDLParser;

public class Main {
  public static void main(String[] args) throws Exception {
    DQDLParser parser = new DQDLParser();
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      String ruleset = new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8);
      String answer;
      try {
        answer = "rules " + parser.parse(ruleset).getRules().size();
      } catch (InvalidDataQualityRulesetException error) {
        answer = "fault " + error.getMessage();
      }
      System.out.println(Base64.getEncoder().encodeToString(answer.getBytes(StandardCharsets.UTF_8)));
    }
  }
}
`;

/** What AWS' own parser makes of a ruleset. */
export interface Judgment {
  /** How many rules it has; undefined when it is none. */
  readonly rules?: number;
  /** What is wrong with it. */
  readonly fault?: string;
}

/** Puts AWS' parser together from Maven Central, once: about 16 MB. Gives the folder. */
export function installParser(): Promise<string> {
  return installProgram(path.join(CACHE, VERSION), POM, MAIN);
}

/** Has AWS' parser judge rulesets. */
export async function judge(home: string, rulesets: string[]): Promise<Judgment[]> {
  const input = rulesets.map((ruleset) => `${Buffer.from(ruleset).toString('base64')}\n`).join('');
  const answers = (await output(home, input)).trim().split('\n').map((line) => Buffer.from(line, 'base64').toString());
  if (answers.length !== rulesets.length) throw new Error(`${answers.length} answers to ${rulesets.length} rulesets`);
  return answers.map((answer) => (answer.startsWith('rules ') ? { rules: Number(answer.slice(6)) } : { fault: answer.slice(6) }));
}

function output(home: string, input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const java = execFile('java', ['-cp', 'lib/*', 'Main.java'], { cwd: home, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`the parser ended: ${stderr.trim().split('\n')[0]}`));
      else resolve(stdout);
    });
    java.stdin!.end(input);
  });
}
