import { basename } from 'node:path';
import {
  attachToDrill,
  describeAttachment,
  listAttachments,
  removeAttachment,
} from '../../../db/services/drill-conduct/attachments';
import { enterRunSheet, enterSignIn, viewSheet } from '../../../db/services/drill-conduct/enter-sheet';
import { drillInSight } from '../../../db/services/drill-conduct/open-run';
import { makeKit } from '../../../db/services/drill-conduct/paper-kit';
import {
  endRun,
  goOnAfterInterruption,
  jumpRun,
  pauseRun,
  resumeRun,
  startRun,
  takeOver,
} from '../../../db/services/drill-conduct/run-clock';
import { viewConduct } from '../../../db/services/drill-conduct/view-conduct';
import { correctEntry, noteEntry, settleInject } from '../../../db/services/drill-conduct/write-log';
import type { Contract } from '../../contract/index';
import type { CommandContext, Handlers } from '../dispatch';
import { drillClocks, keepBeating } from '../drill-clocks';
import { readDocument } from '../read-documents';

/** The clocks of this database, written down from now on. */
const led = ({ host, core, session }: CommandContext) => {
  keepBeating(host, core, session);
  return drillClocks(host, core);
};

/** Photos that one page of a drill shows. */
const MOST_PHOTOS = 200;

export const drillConduct: Handlers<Contract>['drillConduct'] = {
  get: ({ host, core, read, session }, { id }) =>
    viewConduct(
      {
        db: read,
        clocks: drillClocks(host, core),
        self: host.requireSelf(),
        now: core.clock.now(),
        today: core.clock.today(),
        viewer: session.actor.name,
      },
      id,
    ),
  start: (context, input) => {
    context.audit('drill', input.id);
    return startRun(context.deps, led(context), input);
  },
  pause: (context, input) => {
    context.audit('drill', input.id);
    return pauseRun(context.deps, led(context), input);
  },
  resume: (context, input) => {
    context.audit('drill', input.id);
    return resumeRun(context.deps, led(context), input);
  },
  jump: (context, input) => {
    context.audit('drill', input.id, { to: input.to });
    return jumpRun(context.deps, led(context), input);
  },
  end: (context, input) => {
    context.audit('drill', input.id);
    return endRun(context.deps, led(context), input);
  },
  goOn: (context, input) => {
    context.audit('drill', input.id, { countAway: input.countAway });
    return goOnAfterInterruption(context.deps, led(context), input);
  },
  takeOver: (context, input) => {
    context.audit('drill', input.id);
    return takeOver(context.deps, led(context), input);
  },
  note: (context, input) => {
    context.audit('drill', input.id, { kind: input.kind });
    return noteEntry(context.deps, led(context), input);
  },
  send: (context, { id, injectId }) => {
    context.audit('drill', id, { injectId });
    return settleInject(context.deps, led(context), { id, injectId, kind: 'inject', text: '' });
  },
  skip: (context, { id, injectId, reason }) => {
    context.audit('drill', id, { injectId, reason });
    return settleInject(context.deps, led(context), { id, injectId, kind: 'skip', text: reason });
  },
  correct: (context, input) => {
    context.audit('drill', input.id, { entryId: input.entryId });
    return correctEntry(context.deps, led(context), input);
  },
  files: ({ read, host }, { id }) => listAttachments(read, host.requireSelf(), id),
  attach: async ({ host, core, progress, signal, depsFor, auditIn }, { file, ...words }) => {
    const path = host.grants.path(file);
    const fileName = basename(path);
    const { packed, extraction } = await readDocument(host, { path }, fileName, { progress, signal });
    if (!packed) throw new Error('a file from outside comes back packed');
    return core.transaction((db) => {
      const kept = attachToDrill(depsFor(db), { ...words, fileName, packed, extraction });
      auditIn(db, 'drill', words.drillId, { file: words.kind, fileName, sha256: kept.sha256 });
      return kept;
    });
  },
  describeFile: ({ deps, audit }, input) => {
    const { drillId, saved } = describeAttachment(deps, input);
    audit('drill', drillId, { file: input.kind, caption: input.caption });
    return saved;
  },
  removeFile: ({ deps, audit }, input) => {
    const { drillId, fileName } = removeAttachment(deps, input);
    audit('drill', drillId, { fileName, reason: input.reason });
    return {};
  },
  makeKit: ({ deps, audit }, { id }) => {
    audit('drill', id);
    return makeKit(deps, id);
  },
  kitPreview: ({ host, core, read }, { id }) => {
    drillInSight(read, id);
    return host.tasks.run('drill-kit', {
      ...{ database: core.file, resourcesFolder: host.options.resourcesFolder, id, target: null },
    });
  },
  kit: async ({ host, core, signal, auditIn }, { id, file }) => {
    const target = host.grants.path(file);
    drillInSight(core.read, id);
    await host.tasks.run(
      'drill-kit',
      { database: core.file, resourcesFolder: host.options.resourcesFolder, id, target },
      { signal },
    );
    await core.transaction((db) => auditIn(db, 'drill', id, { file: basename(target) }));
    return { fileName: basename(target) };
  },
  sheet: ({ read, host }, { code }) => viewSheet(read, host.requireSelf(), code),
  enterRun: ({ deps, audit }, input) => {
    const made = enterRunSheet(deps, input);
    audit('drill', made.drillId, { entries: made.entries });
    return made;
  },
  enterSignIn: ({ deps, audit }, input) => {
    const made = enterSignIn(deps, input);
    audit('drill', made.drillId, { attended: made.attended });
    return made;
  },
  gallery: async ({ host, core, progress, signal }, { id }) => {
    const { rows } = listAttachments(core.read, host.requireSelf(), id);
    const photos = rows.filter(({ kind, stored }) => kind === 'photo' && stored).slice(0, MOST_PHOTOS);
    const key = `photos/${photos.map(({ id: photo }) => photo).join()}`;
    const { ticket, folder } = host.views.newFolder();
    try {
      const shown = await host.tasks.run(
        'lay-out-gallery',
        {
          database: core.file,
          photos: photos.map(({ id: photo, sha256 }) => ({ id: photo, sha256 })),
          folder,
        },
        { progress, signal },
      );
      host.views.keep(key, { ticket, show: 'blocks', reason: null, size: 0 });
      return { ticket, photos: shown };
    } catch (error) {
      host.views.discard(folder);
      throw error;
    }
  },
};
