import type { Screen } from '../../app/screens';

const namespaces = ['deployments', 'registers', 'lists', 'codes'] as const;

/** 调用与征用: the list and one call-up. */
export const deploymentScreens: readonly Screen[] = [
  {
    path: '/deployments',
    manual: 'deployments',
    namespaces,
    load: async () => (await import('./pages/DeploymentsPage')).DeploymentsPage,
  },
  {
    path: '/deployments/$id',
    manual: 'deployment',
    namespaces,
    load: async () => (await import('./pages/DeploymentPage')).DeploymentPage,
  },
];
