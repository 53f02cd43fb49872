import type { Answer } from '../../api/contract';

/** One rule of the book as the screen explains it. */
export type Rule = Answer<'duties', 'rules'>['rules'][number];
