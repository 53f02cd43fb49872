import { type CollectedFile, type CollectOrder, collect } from '../../db/collect/collect';
import { prepareSchema } from '../../db/collect/schema';
import { connect } from '../../db/collect/server';
import { shippedLaw as law, scratchFolder } from './database';
import type { PostgresServer } from './postgres';

/** Collects into a server of the test's, and asks it. */
export interface Collecting {
  /** Takes packages into a database; the first key of each sender is accepted unless told otherwise. */
  run(
    database: string,
    files: readonly string[],
    order?: Partial<CollectOrder>,
    progress?: (label: string) => void,
  ): Promise<CollectedFile[]>;
  ask<T>(database: string, sql: string, values?: readonly unknown[]): Promise<T[]>;
  close(): void;
}

export function collecting(postgres: () => PostgresServer): Collecting {
  const { folder, remove } = scratchFolder();
  let runs = 0;
  let prepared: Promise<void> | null = null;
  /** Tables and views are made once; a database of its own is then a copy of files. */
  const prepare = async (): Promise<void> => {
    const server = await connect({ url: postgres().database('prepared'), password: null });
    await prepareSchema(server, null);
    await server.close();
  };
  return {
    run: async (database, files, order = {}, progress = () => undefined) => {
      prepared ??= prepare();
      await prepared;
      const url = postgres().database(database, { template: 'prepared' });
      const server = await connect({ url, password: null });
      try {
        return await collect(
          server,
          {
            files,
            office: null,
            keys: { firstContact: true, confirmed: new Set() },
            scratchFolder: `${folder}/run-${++runs}`,
            law,
            now: () => '2026-11-21T01:00:00.000Z',
            ...order,
          },
          { progress: ({ label }) => progress(label), signal: new AbortController().signal },
        );
      } finally {
        await server.close();
      }
    },
    ask: async (database, sql, values = []) => {
      const server = await connect({ url: postgres().database(database), password: null });
      try {
        return await server.all(sql, values);
      } finally {
        await server.close();
      }
    },
    close: remove,
  };
}
