/** What a transport tells the client. */
export interface TransportListener {
  /** A port is ready; calls may be posted from now on. */
  onOpen(): void;
  /** The port is gone and its unanswered calls with it. */
  onLost(): void;
  onText(text: string): void;
}

/** A line to the core host that carries one JSON document a message. */
export interface Transport {
  post(text: string): void;
  listen(listener: TransportListener): () => void;
}

/** The message by which the preload hands a port to the page. */
export const portMessage = 'plandesk:port';

/**
 * A transport over the MessagePort that the preload posts to the window. The core host is replaced when another
 * database is opened or when it had to be restarted: each time a new port arrives and the old one is let go.
 */
export function createPortTransport(target: Window): Transport {
  let port: MessagePort | null = null;
  let listener: TransportListener | null = null;

  const adopt = (next: MessagePort) => {
    if (port) {
      port.onmessage = null;
      port.close();
      listener?.onLost();
    }
    port = next;
    next.onmessage = (event: MessageEvent<unknown>) => {
      if (typeof event.data === 'string') listener?.onText(event.data);
    };
    next.start();
    listener?.onOpen();
  };

  // Listening starts at once: the port may be posted before anybody asks for the client.
  target.addEventListener('message', (event: MessageEvent<unknown>) => {
    const next = event.ports[0];
    if (event.source === target && event.data === portMessage && next) adopt(next);
  });

  return {
    post(text) {
      if (!port) throw new Error('no port');
      port.postMessage(text);
    },
    listen(next) {
      listener = next;
      if (port) next.onOpen();
      return () => {
        if (listener === next) listener = null;
      };
    },
  };
}
