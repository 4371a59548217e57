import type { CallCommand, CallOption, ValueKind } from './call-tree';

/** A script that completes calls in fish. */
export function fishScript(programs: readonly string[], commands: readonly CallCommand[]): string {
  return [
    `# Completion of ${programs.join(' and ')} in fish`,
    ...programs.flatMap((program) => [
      `complete -c ${program} -f`,
      ...commands.map(({ name, description }) => `complete -c ${program} -n __fish_use_subcommand -a ${name} -d ${quoted(description)}`),
      ...commands.flatMap((command) => commandLines(program, command)),
    ]),
    '',
  ].join('\n');
}

function commandLines(program: string, { name, options, arguments: values }: CallCommand): string[] {
  const begin = `complete -c ${program} -n '__fish_seen_subcommand_from ${name}'`;
  return [
    ...values.slice(0, 1).flatMap((value) => (value === 'text' ? [] : [`${begin}${offered(value)}`])),
    ...options.map(({ names, description, value }) => `${begin}${names.map(flag).join('')}${value === undefined ? '' : `${value === 'file' ? ' -r' : ' -x'}${offered(value)}`} -d ${quoted(description)}`),
  ];
}

function flag(name: CallOption['names'][number]): string {
  return name.startsWith('--') ? ` -l ${name.slice(2)}` : ` -s ${name.slice(1)}`;
}

function offered(value: ValueKind): string {
  if (typeof value === 'object') return ` -a '${value.words.join(' ')}'`;
  return { file: ' -F', folder: " -a '(__fish_complete_directories)'", text: '' }[value];
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
