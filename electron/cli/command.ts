import type { Caller } from './caller';

/** One answer of a command: the JSON document, and the lines for people. */
export interface Answer {
  json: unknown;
  lines: string[];
  /** 0 unless the command wants to say "refused" with a regular answer. */
  exitCode?: number;
}

export interface Command {
  /** How it is written, for the usage text. */
  usage: string;
  run(args: readonly string[], caller: Caller): Promise<Answer>;
}
