import { z } from 'zod';
import type { Permission } from '../../db/domain/access';

/** `query` reads, `command` is one short transaction, `job` may take long, tells its progress and can be cancelled. */
export type EndpointKind = 'query' | 'command' | 'job';

export interface Endpoint<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  K extends EndpointKind = EndpointKind,
> {
  readonly kind: K;
  readonly input: I;
  readonly output: O;
  /** Least right that a role must have; checked before the handler runs. */
  readonly permission: Permission;
  /** True where no database need be open (first start, opening files). */
  readonly withoutDatabase: boolean;
  /** True where nobody need be signed in: what the start and sign-in screens ask. `permission` then asks nothing. */
  readonly beforeSignIn: boolean;
  /**
   * Who writes the audit entry. `own`: the call itself, in its transaction; a command without words of its own gets a
   * plain one. `none`: it keeps nothing. `elsewhere`: whoever does the work, and only if it is
   * done (databases opened and closed, sign-in, a merge that changes something).
   */
  readonly audit: 'own' | 'none' | 'elsewhere';
}

interface Options {
  permission?: Permission;
  withoutDatabase?: boolean;
  beforeSignIn?: boolean;
  audit?: 'none' | 'elsewhere';
}

const define =
  <K extends EndpointKind>(kind: K, usual: Permission) =>
  <I extends z.ZodType, O extends z.ZodType>(
    input: I,
    output: O,
    options: Options = {},
  ): Endpoint<I, O, K> => ({
    kind,
    input,
    output,
    permission: options.permission ?? usual,
    withoutDatabase: options.withoutDatabase ?? false,
    beforeSignIn: options.beforeSignIn ?? false,
    audit: options.audit ?? (kind === 'query' ? 'none' : 'own'),
  });

export const query = define('query', 'read');
export const command = define('command', 'edit');
export const job = define('job', 'edit');

/** Input or output without fields. */
export const nothing = z.object({});

export type Feature = Readonly<Record<string, Endpoint>>;
export type ContractShape = Readonly<Record<string, Feature>>;
export type InputOf<E extends Endpoint> = z.input<E['input']>;
/** What the handler receives: the parsed input with defaults filled. */
export type ParsedInputOf<E extends Endpoint> = z.output<E['input']>;
export type OutputOf<E extends Endpoint> = z.output<E['output']>;

/** Progress of a job; `total` 0 while it is not known. */
export interface Progress {
  done: number;
  total: number;
  label: string;
}

/** An expected failure as it travels to a screen or the command line. */
export interface ErrorEnvelope {
  code: string;
  message: string;
  details: Record<string, unknown>;
}
export type Reply<T> = { ok: true; value: T } | { ok: false; error: ErrorEnvelope };
