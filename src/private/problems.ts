import { Token } from 'aws-cdk-lib';

// What is wrong with a property: a message each, none when nothing is. What is only known at deployment is not judged.

/** What names a pipeline in messages to people: AWS lets these be of ASCII only, and in what EventBridge tells, < and > are those of placeholders. */
export function isMessageText(text: string): boolean {
  return /^[\x20-;=?-\x7e]*$/.test(text);
}

/** Of the name of a table or a database. */
export function catalogNameProblems(prop: string, name: string | undefined): string[] {
  if (name === undefined || Token.isUnresolved(name) || /^[a-z0-9_]{1,255}$/.test(name)) return [];
  return [`${prop} is 1 to 255 lower-case letters, digits and '_', got: '${name}'`];
}
