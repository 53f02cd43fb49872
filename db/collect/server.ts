import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { serverError } from './problems';

/** A PostgreSQL database as collecting uses it: one connection, its faults named. */
export interface Server {
  /** Rows of one statement as objects; `$1`, `$2` … stand for `values`. */
  all<T>(sql: string, values?: readonly unknown[]): Promise<T[]>;
  /** Runs one statement; answers how many rows it touched. */
  run(sql: string, values?: readonly unknown[]): Promise<number>;
  /** Several statements without values. */
  exec(sql: string): Promise<void>;
  /** Puts lines in PostgreSQL's text format through `COPY … FROM STDIN`. */
  copyIn(sql: string, lines: Iterable<string>): Promise<void>;
  /** One transaction; a throw rolls everything back. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Where the server is: a URL without a password, or null for the PG* variables of the environment. */
export interface ServerAddress {
  url: string | null;
  password: string | null;
}

/** How long a server may take to answer the first word. */
const PATIENCE_MS = 15_000;

/**
 * Connects to a server. The driver is loaded here and nowhere else: no other command needs it.
 * @throws PlanDeskError COLLECT_NO_SERVER, COLLECT_NO_DATABASE, COLLECT_LOGIN_REFUSED
 */
export async function connect({ url, password }: ServerAddress): Promise<Server> {
  const [{ default: pg }, { from }] = await Promise.all([import('pg'), import('pg-copy-streams')]);
  const client = new pg.Client({
    ...(url !== null && { connectionString: url }),
    ...(password !== null && { password }),
    connectionTimeoutMillis: PATIENCE_MS,
    application_name: 'PlanDesk collect',
  });
  // A connection that breaks while nothing is asked of it would end the process; the next question says so by name.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw serverError(error);
  }
  return serverOf(client, (sql) => client.query(from(sql)));
}

function serverOf(client: Client, copyInto: (sql: string) => NodeJS.WritableStream): Server {
  const named = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw serverError(error);
    }
  };
  const server: Server = {
    all: async <T>(sql: string, values: readonly unknown[] = []) =>
      (await named(client.query(sql, [...values]))).rows as T[],
    run: async (sql, values = []) => (await named(client.query(sql, [...values]))).rowCount ?? 0,
    exec: async (sql) => {
      await named(client.query(sql));
    },
    copyIn: (sql, lines) => named(pipeline(Readable.from(lines), copyInto(sql))),
    transaction: async (work) => {
      await server.exec('BEGIN');
      try {
        const result = await work();
        await server.exec('COMMIT');
        return result;
      } catch (error) {
        // On a broken connection the server rolls back by itself; the first fault is the news.
        await client.query('ROLLBACK').catch(() => undefined);
        throw error;
      }
    },
    close: () => client.end(),
  };
  return server;
}
