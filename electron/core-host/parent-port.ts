/** The few members of Electron's utility-process ports that the host uses; keeps Electron's own types out of this room. */
export interface PagePort {
  postMessage(text: string): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
  start(): void;
}

interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown; ports: PagePort[] }) => void): void;
}

/** The line to the main process; only a utility process has one. */
export const parentPort = (process as unknown as { parentPort: ParentPort }).parentPort;
