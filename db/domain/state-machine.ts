import { err, ok, type Result } from './result';

/** Why an action cannot be taken now: a stable code, a Chinese sentence, the material or record it is about. */
export interface Blocker {
  readonly code: string;
  readonly message: string;
  readonly ref?: string;
}

/** One row of a transition table. */
export interface Transition<State extends string, Action extends string, Context> {
  readonly action: Action;
  readonly from: readonly State[];
  readonly to: State;
  /** Everything that blocks the action in this context; empty when it may be taken. */
  readonly guard?: (context: Context) => readonly Blocker[];
}

/** A transition table. At most one row fits a state and an action. */
export interface StateMachine<State extends string, Action extends string, Context> {
  readonly name: string;
  readonly states: readonly State[];
  readonly initial: State;
  readonly transitions: readonly Transition<State, Action, Context>[];
}

/** What can be done next, and what blocks it. */
export interface AllowedAction<State extends string, Action extends string> {
  readonly action: Action;
  readonly to: State;
  readonly blockers: readonly Blocker[];
}

/** Every action the table knows for `state`, each with its blockers in `context`. */
export function allowedActionsOf<S extends string, A extends string, C>(
  machine: StateMachine<S, A, C>,
  state: S,
  context: C,
): AllowedAction<S, A>[] {
  return machine.transitions
    .filter((row) => row.from.includes(state))
    .map((row) => ({ action: row.action, to: row.to, blockers: row.guard?.(context) ?? [] }));
}

/** The state after `action`, or all the reasons why it is refused. */
export function transitionOf<S extends string, A extends string, C>(
  machine: StateMachine<S, A, C>,
  state: S,
  action: A,
  context: C,
): Result<S, readonly Blocker[]> {
  const row = machine.transitions.find((t) => t.action === action && t.from.includes(state));
  if (row === undefined) {
    return err([{ code: 'ACTION_NOT_POSSIBLE', message: '当前状态下不能进行这项操作，请刷新后再试。' }]);
  }
  const blockers = row.guard?.(context) ?? [];
  return blockers.length > 0 ? err(blockers) : ok(row.to);
}

/**
 * The state at the end of a walk through the table, guards aside: for steps that were taken elsewhere and are only told of.
 * @throws Error when the table has no row for a step: such a walk is a mistake of the caller
 */
export function walkTable<S extends string, A extends string, C>(
  machine: StateMachine<S, A, C>,
  steps: readonly A[],
): S {
  let state = machine.initial;
  for (const step of steps) {
    const row = machine.transitions.find((t) => t.action === step && t.from.includes(state));
    if (row === undefined) throw new Error(`${machine.name}: no row for ${step} in ${state}`);
    state = row.to;
  }
  return state;
}
