import type { GrantedFile } from '../../../electron/contract/shell';
import type { CaseRehearsal } from './filing-package-types';

/**
 * How a package stands: `clear`: can be received as it is; `by-hand`: somebody must decide something first; `known`:
 * received before; `blocked`: cannot be received; `locked`: needs its password; `broken`: cannot be read.
 */
export type Verdict = 'clear' | 'by-hand' | 'known' | 'blocked' | 'locked' | 'broken';

/** A package among many that were chosen or dropped at once. */
export interface QueuedPackage {
  readonly file: GrantedFile;
  readonly state: 'waiting' | 'looking' | 'received' | Verdict;
  /** Whom it is from, and which of the sender's packages it is; null before it was looked at. */
  readonly sender: { id: string; name: string; sequence: number } | null;
  /** What is to be said of it: why it cannot be received, what is to be decided. */
  readonly problems: readonly { code: string; message: string }[];
}

/** Findings that a person must decide upon before the package is received. */
const TO_DECIDE: ReadonlySet<string> = new Set([
  'FILING_UNIT_UNKNOWN',
  'FILING_FACTS_DIFFER',
  'FILING_SETS_DIFFER',
]);

/** What a look at a package comes to. */
export function verdictOf({ blocks, warnings, intake, result }: CaseRehearsal): Verdict {
  if (intake?.as === 'known' || result?.known === true) return 'known';
  if (blocks.length > 0)
    return blocks.every(({ code }) => code === 'SENDER_KEY_CHANGED') ? 'by-hand' : 'blocked';
  return warnings.some(({ code }) => TO_DECIDE.has(code)) ? 'by-hand' : 'clear';
}

/** A package with what was found of it. */
export function judged(one: QueuedPackage, look: CaseRehearsal): QueuedPackage {
  const { sender, sequence } = look.package;
  return {
    ...one,
    state: verdictOf(look),
    sender: { id: sender.id, name: sender.name, sequence },
    problems: [...look.blocks, ...look.warnings],
  };
}

/** By sender, and each sender's in the order they were written; what could not be read comes last. */
export function inOrder(packages: readonly QueuedPackage[]): QueuedPackage[] {
  const byName = new Intl.Collator('zh-CN', { numeric: true });
  return packages.toSorted((a, b) => {
    if (a.sender === null || b.sender === null)
      return (
        Number(a.sender === null) - Number(b.sender === null) || byName.compare(a.file.name, b.file.name)
      );
    return (
      byName.compare(a.sender.name, b.sender.name) ||
      a.sender.id.localeCompare(b.sender.id) ||
      a.sender.sequence - b.sender.sequence
    );
  });
}
