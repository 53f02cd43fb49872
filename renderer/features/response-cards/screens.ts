import type { Screen } from '../../app/screens';

const namespaces = ['responseCards', 'codes'] as const;
const load = async () => (await import('./pages/CardPage')).CardPage;

/** Screens of this feature; the cards of a plan stand on the plan's own page. */
export const responseCardScreens: readonly Screen[] = [
  { path: '/plans/$id/cards/new', manual: 'response-card', namespaces, load },
  { path: '/plans/$id/cards/$card', manual: 'response-card', namespaces, load },
];
