import type { Answer, Question } from '../../api/contract';

/** What the controller's screen shows of a drill. */
export type Conduct = Answer<'drillConduct', 'get'>;
export type Run = NonNullable<Conduct['run']>;
export type Inject = Conduct['injects'][number];
export type LogEntry = Conduct['log'][number];
export type Person = Conduct['people'][number];
export type NotedKind = Question<'drillConduct', 'note'>['kind'];
/** When a key was pressed: what the clock showed, and the page's own time then. */
export interface Pressed {
  readonly clockSeconds: number;
  readonly at: number;
}

/** What is being typed at the foot of the stage. */
export type Prompt =
  | {
      readonly kind: 'note';
      readonly noted: NotedKind;
      readonly pressed: Pressed;
      readonly injectId: string | null;
      readonly actor: string | null;
    }
  | { readonly kind: 'skip'; readonly injectId: string }
  | { readonly kind: 'jump' }
  | { readonly kind: 'correct'; readonly entry: LogEntry }
  | { readonly kind: 'end' }
  | { readonly kind: 'help' };

/** A file of a drill. */
export type KeptFile = Answer<'drillConduct', 'files'>['rows'][number];
export type AttachmentKind = KeptFile['kind'];
/** In the order in which they are offered. */
export const attachmentKinds = [
  'photo',
  'sign-in',
  'paper',
  'report',
  'proof',
  'recording',
  'other',
] as const satisfies readonly AttachmentKind[];
/** A sheet of the paper kit that was found by its code. */
export type Sheet = Answer<'drillConduct', 'sheet'>;
