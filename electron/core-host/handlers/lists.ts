import { findList } from '../../../db/repositories/lists/index';
import { listInSight } from '../../../db/repositories/lists/own-list';
import { queryFacet, queryIds, queryPage } from '../../../db/repositories/lists/query';
import { listViews, removeView, saveView } from '../../../db/repositories/saved-view';
import type { Contract } from '../../contract/index';
import type { Handlers } from '../dispatch';

/** Most ids that a bulk action takes at once. */
const MAX_IDS = 10_000;

export const lists: Handlers<Contract>['lists'] = {
  describe: (_context, input) => {
    const list = findList(input.list);
    return {
      columns: list.columns.map(({ key, type, codes, width, sortable, filter, usual }) => ({
        key,
        type,
        ...(codes === undefined ? {} : { codes }),
        width,
        sortable,
        filter,
        usual,
      })),
      defaultSort: { ...list.defaultSort },
    };
  },
  page: ({ core, read }, input) =>
    queryPage(read, listInSight(read, input.list), input, {
      offset: input.offset,
      limit: input.limit,
      today: core.clock.today(),
    }),
  facet: ({ core, read }, input) => ({
    values: queryFacet(read, listInSight(read, input.list), input, input.column, core.clock.today()),
  }),
  ids: ({ core, read }, input) => ({
    ids: queryIds(read, listInSight(read, input.list), input, MAX_IDS, core.clock.today()),
  }),

  exportTable: async ({ host, core, progress, signal, auditIn }, input) => {
    const { list, text, filters, sort, columns, title, labels } = input;
    const written = await host.tasks.run(
      'export-list',
      {
        file: core.file,
        target: host.grants.path(input.file),
        list,
        request: { text, filters, sort },
        columns,
        title,
        labels,
        today: core.clock.today(),
      },
      { progress, signal },
    );
    // What left the program, for the log: which list, how it was filtered, which columns, how many rows.
    await core.transaction((db) =>
      auditIn(db, 'list', list, { title, text, filters, columns, rows: written.rows }),
    );
    return written;
  },

  views: ({ read }, input) => ({ views: listViews(read, input.screen) }),
  saveView: ({ deps, audit }, input) => {
    const id = saveView(deps.db, { id: deps.newId(), ...input }, deps.clock.now());
    deps.changed('views', [id]);
    audit('view', id, { screen: input.screen, name: input.name });
    return { id };
  },
  removeView: ({ deps, audit }, input) => {
    removeView(deps.db, input.id);
    deps.changed('views', [input.id]);
    audit('view', input.id);
    return {};
  },
};
