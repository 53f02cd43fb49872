import type { ErrorEnvelope, Progress } from './define';

/**
 * What travels over the MessagePort between page and core host, each message one JSON string
 * (a third of the cost of structured objects, measured at 10,000 rows).
 */
export type ClientMessage = { id: number; method: string; input: unknown } | { id: number; cancel: true };

export type HostMessage =
  | { id: number; ok: true; value: unknown }
  | { id: number; ok: false; error: ErrorEnvelope }
  | { id: number; progress: Progress }
  | { event: 'changed'; topic: string; ids: readonly string[] }
  /** The open database, the user or the lock changed: ask `system.state` again. */
  | { event: 'state' };
