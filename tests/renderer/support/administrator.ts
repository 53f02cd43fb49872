import { readyState } from './sample';

/** The desk of the sample with its administrator signed in. */
export const administratorState: typeof readyState = {
  ...readyState,
  user: {
    id: 'user-1',
    name: '示思源',
    role: 'administrator',
    permissions: ['read', 'edit', 'decide', 'exchange', 'reveal', 'administer', 'audit'],
  },
};
