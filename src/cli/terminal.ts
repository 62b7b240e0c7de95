import { createInterface } from 'node:readline';
import { Writable, type Readable } from 'node:stream';
import { AppError } from '../core/error';
import { printable } from './rows-text';
import { UsageError } from './usage-error';

/** The user, as far as one is there. */
export interface Terminal {
  /** A sentence beside the rows. */
  note(text: string): void;
  /**
   * Asks for a line that is not shown while it is typed. Absent where nobody is there to answer.
   * Rejects with `cancelled`.
   */
  readonly askSecret?: (question: string, signal: AbortSignal) => Promise<string>;
  /** What was piped in, without the final line break. Throws UsageError when asked a second time. */
  input(): Promise<string>;
}

export interface TerminalStreams {
  readonly input: Readable & { readonly isTTY?: boolean };
  /** Standard error: standard output is for rows alone. */
  readonly output: Writable;
}

export function createTerminal({ input, output }: TerminalStreams): Terminal {
  let isRead = false;
  const askSecret = (question: string, signal: AbortSignal): Promise<string> => {
    output.write(question);
    // Readline echoes through its output: this one shows nothing.
    const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
    const line = createInterface({ input, output: silent, terminal: true });
    return new Promise<string>((resolve, reject) => {
      const stop = () => line.close();
      // Ctrl-C reaches readline alone while it reads.
      line.once('SIGINT', stop);
      signal.addEventListener('abort', stop, { once: true });
      line.once('close', () => {
        signal.removeEventListener('abort', stop);
        output.write('\n');
        reject(new AppError('cancelled', {}, signal.reason));
      });
      line.once('line', (text) => {
        resolve(text);
        line.close();
      });
    });
  };
  return {
    note: (text) => void output.write(`${text.split('\n').map(printable).join('\n')}\n`),
    ...(input.isTTY && { askSecret }),
    async input() {
      if (isRead) throw new UsageError('Standard input can stand for one value only.');
      isRead = true;
      let text = '';
      for await (const part of input.setEncoding('utf8')) text += part;
      return text.replace(/\r?\n$/, '');
    },
  };
}
