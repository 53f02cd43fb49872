import type { Progress } from '../../../electron/contract/define';
import type { ClientMessage, HostMessage } from '../../../electron/contract/wire';
import { type Client, createClient } from '../../../renderer/api/client';
import type { Api } from '../../../renderer/api/contract';
import type { Transport, TransportListener } from '../../../renderer/api/transport';

/** What a fake method can do besides answering. */
export interface FakeCall {
  progress(progress: Progress): void;
  readonly signal: AbortSignal;
}

/** Answers of the fake core, by feature and method; typed by the contract. A method that is not given is refused. */
export type FakeAnswers = {
  [F in keyof Api]?: { [M in keyof Api[F]]?: FakeMethod<Api[F][M]> };
};
type FakeMethod<T> = T extends (input: infer I, ...rest: never[]) => Promise<infer O>
  ? (input: I, call: FakeCall) => O | Promise<O>
  : never;

/** A refusal as the core words it. */
export class FakeRefusal extends Error {
  readonly code: string;
  readonly details: Record<string, unknown>;

  constructor(code: string, message: string, details: Record<string, unknown> = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

export interface FakeCore {
  readonly client: Client<Api>;
  /** Every call that arrived: method and input. */
  readonly calls: { method: string; input: unknown }[];
  announce(topic: string, ids?: readonly string[]): void;
  announceState(): void;
  /** Loses the line, as when the core host ends. */
  lose(): void;
  /** Brings the line back. */
  restore(): void;
}

type Method = (input: unknown, call: FakeCall) => unknown;

/** A core that answers from given functions; messages pass through JSON as they do in the program. */
export function createFakeCore(answers: FakeAnswers): FakeCore {
  const calls: { method: string; input: unknown }[] = [];
  const running = new Map<number, AbortController>();
  let listener: TransportListener | undefined;

  const send = (message: HostMessage) => listener?.onText(JSON.stringify(message));
  const methodOf = (name: string): Method | undefined => {
    const [feature, method] = name.split('.');
    return (answers as Record<string, Record<string, Method>>)[feature ?? '']?.[method ?? ''];
  };
  const run = async (id: number, name: string, input: unknown) => {
    const controller = new AbortController();
    running.set(id, controller);
    calls.push({ method: name, input });
    try {
      const method = methodOf(name);
      if (!method) throw new FakeRefusal('METHOD_UNKNOWN', `没有准备 ${name} 的回答`);
      const value = await method(input, {
        signal: controller.signal,
        progress: (progress) => send({ id, progress }),
      });
      send({ id, ok: true, value });
    } catch (error) {
      const { code = 'INTERNAL', message, details = {} } = error as FakeRefusal;
      send({ id, ok: false, error: { code, message, details } });
    } finally {
      running.delete(id);
    }
  };
  const transport: Transport = {
    post(text) {
      const message = JSON.parse(text) as ClientMessage;
      if ('cancel' in message) running.get(message.id)?.abort();
      else void run(message.id, message.method, message.input);
    },
    listen(next) {
      listener = next;
      next.onOpen();
      return () => {
        listener = undefined;
      };
    },
  };
  return {
    client: createClient<Api>(transport),
    calls,
    announce: (topic, ids = []) => send({ event: 'changed', topic, ids }),
    announceState: () => send({ event: 'state' }),
    lose: () => listener?.onLost(),
    restore: () => listener?.onOpen(),
  };
}
