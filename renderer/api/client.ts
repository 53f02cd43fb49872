import type { Progress } from '../../electron/contract/define';
import type { ClientMessage, HostMessage } from '../../electron/contract/wire';
import { ApiError, cancelledCode, connectionLostCode } from './errors';
import type { Transport } from './transport';

export interface CallOptions {
  onProgress?(progress: Progress): void;
  /** Asks the core to stop. The call still settles with the core's answer, because the work may have been finished. */
  readonly signal?: AbortSignal;
}

/** Records that were changed by a committed command. An empty `ids` means: any of them. */
export interface ChangeEvent {
  readonly topic: string;
  readonly ids: readonly string[];
}

export type Connection = 'connecting' | 'open' | 'lost';

export interface Client<Api extends object> {
  readonly api: Api;
  connection(): Connection;
  onConnection(listener: (connection: Connection) => void): () => void;
  onChange(listener: (event: ChangeEvent) => void): () => void;
  /** The open database, the user or the lock changed. */
  onState(listener: () => void): () => void;
}

interface PendingCall {
  readonly message: ClientMessage;
  sent: boolean;
  readonly options: CallOptions;
  resolve(value: unknown): void;
  reject(error: ApiError): void;
}

function cancelled(): ApiError {
  return new ApiError(cancelledCode, '已取消，没有写入任何内容。');
}

/**
 * Makes the typed client of the contract `Api`: `client.api.<feature>.<method>(input, options)`.
 *
 * Calls made before the core host is there wait for it. When the line is lost every unanswered call fails with
 * `CONNECTION_LOST`: a command must not be repeated blindly, and queries are asked again when the line returns.
 */
export function createClient<Api extends object>(transport: Transport): Client<Api> {
  const pending = new Map<number, PendingCall>();
  const changeListeners = new Set<(event: ChangeEvent) => void>();
  const stateListeners = new Set<() => void>();
  const connectionListeners = new Set<(connection: Connection) => void>();
  let connection: Connection = 'connecting';
  let lastId = 0;

  const setConnection = (next: Connection) => {
    connection = next;
    for (const listener of connectionListeners) listener(next);
  };

  const post = (message: ClientMessage) => transport.post(JSON.stringify(message));

  const receive = (message: HostMessage) => {
    if ('event' in message) {
      if (message.event === 'state') for (const listener of stateListeners) listener();
      else for (const listener of changeListeners) listener(message);
      return;
    }
    const call = pending.get(message.id);
    if (!call) return;
    if ('progress' in message) {
      call.options.onProgress?.(message.progress);
      return;
    }
    pending.delete(message.id);
    if (message.ok) call.resolve(message.value);
    else call.reject(new ApiError(message.error.code, message.error.message, message.error.details));
  };

  transport.listen({
    onOpen() {
      setConnection('open');
      for (const call of pending.values()) {
        if (call.sent) continue;
        call.sent = true;
        post(call.message);
      }
    },
    onLost() {
      const lost = [...pending].filter(([, call]) => call.sent);
      for (const [id] of lost) pending.delete(id);
      setConnection('lost');
      for (const [, call] of lost) {
        call.reject(new ApiError(connectionLostCode, '与数据服务的连接中断过，刚才的操作结果请刷新后核对。'));
      }
    },
    onText(text) {
      receive(JSON.parse(text) as HostMessage);
    },
  });

  const call = (method: string, input: unknown, options: CallOptions = {}): Promise<unknown> => {
    const { signal } = options;
    if (signal?.aborted) return Promise.reject(cancelled());
    lastId += 1;
    const id = lastId;
    return new Promise<unknown>((resolve, reject) => {
      const stop = () => {
        const open = pending.get(id);
        if (!open) return;
        if (open.sent) {
          post({ id, cancel: true });
          return;
        }
        pending.delete(id);
        reject(cancelled());
      };
      const settle = () => signal?.removeEventListener('abort', stop);
      const entry: PendingCall = {
        message: { id, method, input },
        sent: false,
        options,
        resolve: (value) => {
          settle();
          resolve(value);
        },
        reject: (error) => {
          settle();
          reject(error);
        },
      };
      pending.set(id, entry);
      signal?.addEventListener('abort', stop);
      if (connection === 'open') {
        entry.sent = true;
        post(entry.message);
      }
    });
  };

  return {
    api: methodTree(call) as Api,
    connection: () => connection,
    onConnection(listener) {
      connectionListeners.add(listener);
      return () => connectionListeners.delete(listener);
    },
    onChange(listener) {
      changeListeners.add(listener);
      return () => changeListeners.delete(listener);
    },
    onState(listener) {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
  };
}

type Call = (method: string, input: unknown, options?: CallOptions) => Promise<unknown>;

/**
 * `tree.feature.method(input)` calls `feature.method`. The names are taken from the property path so that the page
 * needs only the contract's types: loading its schemas would cost the first paint tens of milliseconds.
 */
function methodTree(call: Call): object {
  const features = new Map<string, object>();
  return new Proxy(
    {},
    {
      get(_target, feature) {
        if (typeof feature !== 'string') return undefined;
        let methods = features.get(feature);
        if (!methods) {
          const known = new Map<string, unknown>();
          methods = new Proxy(
            {},
            {
              get(_inner, method) {
                if (typeof method !== 'string') return undefined;
                if (!known.has(method)) {
                  known.set(method, (input: unknown, options?: CallOptions) =>
                    call(`${feature}.${method}`, input, options),
                  );
                }
                return known.get(method);
              },
            },
          );
          features.set(feature, methods);
        }
        return methods;
      },
    },
  );
}
