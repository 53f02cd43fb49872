import { type CollectedFile, type CollectOrder, collect } from '../../db/collect/collect';
import { connect } from '../../db/collect/server';
import { loadLaw } from '../../db/law';
import { resourcesFolder, scratchFolder } from './database';
import type { PostgresServer } from './postgres';

const law = loadLaw(resourcesFolder);

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
  return {
    run: async (database, files, order = {}, progress = () => undefined) => {
      const server = await connect({ url: postgres().database(database), password: null });
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
