import { existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  answersOf,
  answersOnRow,
  incomingReceipts,
  outgoingReceipts,
} from '../../../db/exchange/receipts/list-receipts';
import {
  type PreparedReceipt,
  prepareReceipt,
  takeBackReceipt,
} from '../../../db/exchange/receipts/outgoing-receipt';
import { returnRow, returnsTo, settleAnswer, withdrawReturn } from '../../../db/exchange/receipts/return-row';
import { assertInSight } from '../../../db/services/own-sight';
import type { Contract, OutputOf } from '../../contract/index';
import type { Handlers, JobContext } from '../dispatch';
import { safeFileName } from '../safe-file-name';
import { sendPackage } from '../send-package';

type Written = OutputOf<Contract['receipts']['write']>['written'][number];

/** A name that nothing in the folder has: an earlier receipt is never written over. */
function freeName(folder: string, { officeName, sequence }: PreparedReceipt): string {
  for (let time = 1; ; time++) {
    const again = time === 1 ? '' : `-${time}`;
    const name = safeFileName(`回执-${officeName}-第${sequence}号包${again}.yjpkg`);
    if (!existsSync(join(folder, name))) return name;
  }
}

/** Signs and writes one receipt. When the file does not come about, nothing has been answered. */
async function writeOne(
  context: JobContext,
  packageId: string,
  { note, target, password }: { note: string | null; target: string; password: string | undefined },
): Promise<Written> {
  const { core, depsFor } = context;
  const prepared = await core.transaction((db) => prepareReceipt(depsFor(db), packageId, note));
  const file = statSync(target, { throwIfNoEntry: false })?.isDirectory()
    ? join(target, freeName(target, prepared))
    : target;
  try {
    const view = await sendPackage(context, {
      prepared,
      target: file,
      password,
      order: {
        changedSince: null,
        withFiles: false,
        matter: { kind: 'receipt', caseId: prepared.receiptId, papers: [] },
      },
    });
    return { packageId, fileName: basename(file), package: view };
  } catch (error) {
    await core.transaction((db) => takeBackReceipt(depsFor(db), prepared));
    throw error;
  }
}

export const receipts: Handlers<Contract>['receipts'] = {
  outgoing: ({ read, host }) => ({ rows: outgoingReceipts(read, host.requireSelf()) }),
  incoming: ({ read, host }) => ({ rows: incomingReceipts(read, host.requireSelf()) }),
  answers: ({ read }, input) => answersOf(read, input),
  settle: ({ deps, audit }, input) => {
    audit('receipt_answer', input.id, { settled: input.note !== null });
    return settleAnswer(deps, input);
  },
  ofRow: ({ read, host }, { table, rowId }) => {
    assertInSight(read, table, rowId);
    return {
      returnTo: returnsTo({ db: read }, table, rowId),
      answers: answersOnRow(read, { self: host.requireSelf(), table, rowId }),
    };
  },
  returnRow: ({ deps, audit }, input) => {
    const returned = returnRow(deps, input);
    audit(input.table, input.rowId, { reason: input.reason });
    return returned;
  },
  withdraw: ({ deps, audit }, input) => {
    audit('receipt_answer', input.id);
    return withdrawReturn(deps, input);
  },
  write: async (context, { packageIds, note, target, password }) => {
    const { host, signal, progress } = context;
    const path = host.grants.path(target);
    const written: Written[] = [];
    for (const [done, packageId] of packageIds.entries()) {
      progress({ done, total: packageIds.length, label: 'receipts-write' });
      try {
        written.push(
          await writeOne({ ...context, progress: () => undefined }, packageId, {
            note,
            target: path,
            password,
          }),
        );
      } catch (error) {
        // What was written before somebody cancelled has been given; the rest is left.
        if (!signal.aborted || written.length === 0) throw error;
        break;
      }
    }
    return { written, stopped: written.length < packageIds.length };
  },
};
