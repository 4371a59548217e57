import { spawn } from 'child_process';

/** Opens a file as a double click would. @returns whether there was something to open it with */
export type Opener = (file: string) => Promise<boolean>;

/** For how long a program may say that it cannot. Some of them stay, as a browser does that was not running. */
const GRACE_MS = 2_000;

/** Opens a page in the browser of this machine, and does not wait until it is closed. */
export async function openInBrowser(file: string): Promise<boolean> {
  const call = callFor(file);
  return call === undefined ? false : starts(call.program, call.args);
}

interface Call {
  readonly program: string;
  readonly args: readonly string[];
}

/**
 * What opens files on a platform. No shell is asked, so that a path is never more than a path.
 *
 * @returns undefined where nobody looks at a screen
 */
export function callFor(file: string, { platform, env }: Pick<NodeJS.Process, 'platform' | 'env'> = process): Call | undefined {
  if (platform === 'darwin') return { program: 'open', args: [file] };
  // `start` is a word of the shell; this is what it calls for a file.
  if (platform === 'win32') return { program: 'rundll32', args: ['url.dll,FileProtocolHandler', file] };
  const hasScreen = [env.DISPLAY, env.WAYLAND_DISPLAY].some((display) => display !== undefined && display !== '');
  return hasScreen ? { program: 'xdg-open', args: [file] } : undefined;
}

/** Whether a program is there, and does not end with an error at once. */
export async function starts(program: string, args: readonly string[], graceMs = GRACE_MS): Promise<boolean> {
  const child = spawn(program, args, { detached: true, stdio: 'ignore' });
  return new Promise((resolve) => {
    const end = (isOpen: boolean) => {
      clearTimeout(grace);
      child.unref();
      resolve(isOpen);
    };
    const grace = setTimeout(() => end(true), graceMs);
    child.once('error', () => end(false));
    child.once('exit', (status) => end(status === 0));
  });
}
