import type { Contract, Endpoint, InputOf, OutputOf } from '../../electron/contract';
import type { CallOptions } from './client';

/** The contract as a page sees it. Only types are taken: its schemas stay out of the first file. */
export type Api = {
  readonly [F in keyof Contract]: {
    readonly [M in keyof Contract[F]]: Contract[F][M] extends Endpoint
      ? (input: InputOf<Contract[F][M]>, options?: CallOptions) => Promise<OutputOf<Contract[F][M]>>
      : never;
  };
};

/** What a method answers: `Answer<'enterprises', 'get'>`. */
export type Answer<F extends keyof Contract, M extends keyof Contract[F]> = Contract[F][M] extends Endpoint
  ? OutputOf<Contract[F][M]>
  : never;

/** What a method is asked with. */
export type Question<F extends keyof Contract, M extends keyof Contract[F]> = Contract[F][M] extends Endpoint
  ? InputOf<Contract[F][M]>
  : never;
