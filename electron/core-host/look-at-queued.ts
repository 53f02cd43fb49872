import { rmSync } from 'node:fs';
import type { ReadDb } from '../../db/connection';
import { isPlanDeskError } from '../../db/domain/errors';
import { receiverOf } from '../../db/exchange/desk/receiver';
import { keyringOf } from '../../db/exchange/keyring';
import { type PackageProblem, packageProblem } from '../../db/exchange/problems';
import type { InspectedPackage } from '../../db/exchange/read/inspect-package';
import { lookAtReceipt, type ReceiptLook } from '../../db/exchange/receipts/look-at-receipt';
import { judgeForwardedKeys } from '../../db/exchange/rehearse/forwarded-keys';
import { judgePlace, judgeWay } from '../../db/exchange/rehearse/rehearse-package';
import type { JobContext } from './dispatch';
import type { Host } from './host-state';
import { namedFault } from './named-fault';
import { packageView, signerView } from './package-view';
import { mark, type QueueItem } from './receive-queue';
import { readReceipt } from './receive-receipt';

type Work = Pick<JobContext, 'host' | 'core' | 'progress' | 'signal'>;

/** Reports and rosters are merged row by row; receipts have their own way in. */
const KINDS: ReadonlySet<string> = new Set(['upload', 'roster']);

/**
 * Proves one package of the queue, every byte of it, and says how it stands. Whatever is wrong with it is said of it and
 * costs nobody else.
 * @throws the signal's reason when cancelled; PlanDeskError DISK_FULL, which would meet every other package as well
 */
export async function lookAtQueued(item: QueueItem, work: Work): Promise<void> {
  const { host, core, signal } = work;
  const { folder } = host.rehearsals.newFolder();
  try {
    const found = await host.tasks.run(
      'inspect-package',
      {
        file: item.path,
        scratchFolder: folder,
        full: true,
        keyring: keyringOf(core.read, host.requireSelf()),
        ...(item.password ? { password: item.password } : {}),
      },
      { signal },
    );
    item.view = packageView(found, signerView(found.signer, found.manifest.sender.id, core.read));
    const self = host.requireSelf();
    const answer = found.manifest.kind === 'receipt' ? await readReceipt(work, item) : null;
    const { state, problems } = answer
      ? judgeReceipt(lookAtReceipt(core.read, self, answer), found.manifest.sender.name)
      : judge(found, core.read, self, host);
    mark(item, state, problems);
  } catch (cause) {
    setAside(item, cause, work);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is said of a package beside its state. Gaps in the numbers are told per sender, over the whole queue. */
const TOLD: ReadonlySet<string> = new Set([
  'PACKAGE_REPEATED',
  'PACKAGE_CHAIN_BROKEN',
  'SENDER_KEY_SUCCEEDED',
  'PACKAGE_FROM_FUTURE',
  'PACKAGE_CLOCK_BACK',
  'PACKAGE_ROWS_FROM_FUTURE',
]);

interface Verdict {
  state: 'ready' | 'held' | 'aside';
  problems: PackageProblem[];
}

const aside = (...problems: PackageProblem[]): Verdict => ({ state: 'aside', problems });

/** Whether a proven package is one for this desk, and what a person has to vouch for before it is merged. */
function judge(
  { manifest, signer, originals }: InspectedPackage,
  read: ReadDb,
  self: string,
  { law, clock }: Pick<Host, 'law' | 'clock'>,
): Verdict {
  const { kind, sender, recipient } = manifest;
  if (signer === null) return aside(packageProblem('PACKAGE_UNSIGNED'));
  if (!KINDS.has(kind)) return aside(packageProblem('PACKAGE_OTHER_KIND', kind));
  if (sender.id === self) return aside(packageProblem('PACKAGE_OWN'));
  if (recipient.id !== null && recipient.id !== self)
    return aside(packageProblem('PACKAGE_WRONG_RECIPIENT', recipient.name));
  const receiver = receiverOf(read, self, law.exportProfiles, clock.now());
  const { place, warnings, blocks } = judgePlace(manifest, signer, receiver);
  const inside = judgeForwardedKeys(originals, { keyring: receiver.keyring, keyId: signer.keyId });
  const held: PackageProblem[] = [
    ...blocks.filter(({ code }) => code === 'SENDER_KEY_CHANGED'),
    ...warnings.filter(({ code }) => code === 'SENDER_KEY_OF_OTHER'),
    ...inside.blocks,
  ];
  // What its base lacks may stand before it in this very queue: that is known when its turn comes.
  const final = blocks.filter(({ code }) => code !== 'SENDER_KEY_CHANGED' && code !== 'PACKAGE_BASE_MISSING');
  if (final.length > 0) return aside(...final);
  if (place.standing === 'first-contact') held.push(packageProblem('PACKAGE_KEY_UNSEEN', sender.name));
  if (receiver.office) held.push(...judgeWay(manifest, self, receiver.office));
  const known = warnings.filter(({ code }) => TOLD.has(code));
  return { state: held.length > 0 ? 'held' : 'ready', problems: [...held, ...known, ...inside.warnings] };
}

/** A receipt that answers none of our packages is refused whoever signed it. */
function judgeReceipt({ standing, warnings, blocks }: ReceiptLook, sender: string): Verdict {
  const final = blocks.filter(({ code }) => code !== 'SENDER_KEY_CHANGED');
  if (final.length > 0) return aside(...final);
  const held = [...blocks];
  if (standing === 'first-contact') held.push(packageProblem('PACKAGE_KEY_UNSEEN', sender));
  return { state: held.length > 0 ? 'held' : 'ready', problems: [...held, ...warnings] };
}

/** The medium was pulled out or fails: what is on it is looked at once it is back. */
const AWAY: ReadonlySet<string> = new Set(['PACKAGE_MISSING', 'PACKAGE_UNREADABLE']);

const LOCKED: ReadonlySet<string> = new Set(['PACKAGE_PASSWORD_NEEDED', 'PACKAGE_PASSWORD_WRONG']);

/** Says of an item why it was not taken. @throws what concerns all of them */
export function setAside(
  item: QueueItem,
  cause: unknown,
  { host, signal }: Pick<JobContext, 'host' | 'signal'>,
  state: 'aside' | 'failed' = 'aside',
): void {
  const error = namedFault(cause);
  if (signal.aborted || isPlanDeskError(error, 'DISK_FULL')) throw error;
  if (isPlanDeskError(error)) {
    const { code, message, details } = error;
    const where = typeof details.where === 'string' ? details.where : null;
    item.state = LOCKED.has(code) ? 'locked' : state === 'aside' && AWAY.has(code) ? 'waiting' : state;
    item.problems = [{ code, message, where }];
    return;
  }
  host.log('bug', { queue: item.name, error: error instanceof Error ? (error.stack ?? '') : String(error) });
  item.state = state;
  item.problems = [{ code: 'READ_FAILED', message: '读取时出错，这个文件没有读出。', where: null }];
}
