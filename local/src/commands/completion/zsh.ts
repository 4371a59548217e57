import type { CallCommand, CallOption, ValueKind } from './call-tree';

/** A script that completes calls in zsh. */
export function zshScript(programs: readonly string[], commands: readonly CallCommand[]): string {
  const [program] = programs;
  const name = `_${program.replace(/[^A-Za-z]/g, '_')}`;
  return `#compdef ${programs.join(' ')}
# Completion of ${programs.join(' and ')} in zsh
${name}() {
  if (( CURRENT == 2 )); then
    local -a commands=(
${commands.map((command) => `      ${quoted(`${command.name}:${command.description}`)}`).join('\n')}
    )
    _describe command commands
    return
  fi
  local called=$words[2]
  shift words
  (( CURRENT-- ))
  case $called in
${commands.map(commandCase).join('\n')}
  esac
}
if [[ $funcstack[1] == ${name} ]]; then
  ${name} "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
  compdef ${name} ${programs.join(' ')}
fi
`;
}

function commandCase({ name, options, arguments: values }: CallCommand): string {
  const specs = [...options.flatMap(optionSpecs), ...values.map((value, index) => quoted(`${index + 1}:value:${action(value)}`))];
  return `    ${name}) _arguments ${specs.join(' ')} ;;`;
}

function optionSpecs({ names, description, value }: CallOption): string[] {
  const told = description.replace(/[[\]\\:]/g, '\\$&');
  return names.map((name) => quoted(`*${name}${value !== undefined && name.startsWith('--') ? '=' : ''}[${told}]${value === undefined ? '' : `:value:${action(value)}`}`));
}

function action(value: ValueKind): string {
  if (typeof value === 'object') return `(${value.words.join(' ')})`;
  return { file: '_files', folder: '_files -/', text: ' ' }[value];
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
