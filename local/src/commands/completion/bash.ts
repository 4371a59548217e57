import type { CallCommand, CallOption, ValueKind } from './call-tree';

/** A script that completes calls in bash. */
export function bashScript(programs: readonly string[], commands: readonly CallCommand[]): string {
  const [program] = programs;
  const name = `_${program.replace(/[^A-Za-z]/g, '_')}`;
  return `# Completion of ${programs.join(' and ')} in bash, version 4 or later
${name}() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" words='' files=''
  # Readline takes = for a word of its own.
  [ "$word" = '=' ] && word=''
  [ "$before" = '=' ] && before="\${COMP_WORDS[COMP_CWORD-2]}"
  if [ "$COMP_CWORD" -eq 1 ]; then
    words='${commands.map((command) => command.name).join(' ')}'
  else
    case "\${COMP_WORDS[1]} $before" in
${commands.flatMap(valueCases).join('\n')}
      *)
        case "\${COMP_WORDS[1]}" in
${commands.map(commandCase).join('\n')}
        esac ;;
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  case "$files" in
    file) compopt -o filenames; mapfile -t -O "\${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$word") ;;
    folder) compopt -o filenames; mapfile -t -O "\${#COMPREPLY[@]}" COMPREPLY < <(compgen -d -- "$word") ;;
  esac
}
complete -F ${name} ${programs.join(' ')}
`;
}

/** After an option that takes a value comes that value. */
function valueCases({ name, options }: CallCommand): string[] {
  return options.flatMap(({ names, value }) => (value === undefined ? [] : [`      ${names.map((each) => `'${name} ${each}'`).join(' | ')}) ${offer(value)} ;;`]));
}

/** Anywhere else comes an option or an argument. */
function commandCase({ name, options, arguments: values }: CallCommand): string {
  const flags = longNames(options).join(' ');
  const value = values[0] ?? 'text';
  return `          ${name}) case "$word" in -*) words='${flags}' ;; *) ${offer(value)} ;; esac ;;`;
}

function offer(value: ValueKind): string {
  if (typeof value === 'object') return `words='${value.words.join(' ')}'`;
  return value === 'text' ? ':' : `files=${value}`;
}

function longNames(options: readonly CallOption[]): string[] {
  return options.map(({ names }) => names[names.length - 1]);
}
