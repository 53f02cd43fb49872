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

/** The clocks of this database, written down from now on. */
const led = ({ host, core, session }: CommandContext) => {
  keepBeating(host, core, session);
  return drillClocks(host, core);
};

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
};
