import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { ErrorState } from '../ui/ErrorState';
import { AppShell } from './AppShell';
import { loadNamespaces } from './i18n';
import { allScreens } from './modules';
import { NotFound } from './NotFound';
import type { Screen } from './screens';

const root = createRootRoute({ component: AppShell, notFoundComponent: NotFound });

function routeOf(screen: Screen) {
  return createRoute({
    getParentRoute: () => root,
    path: screen.path,
    component: lazyRouteComponent(async () => {
      const [page] = await Promise.all([screen.load(), loadNamespaces(screen.namespaces)]);
      return { default: page };
    }),
    errorComponent: ({ error, reset }) => <ErrorState error={error} onRetry={reset} />,
  });
}

/** All screens of all modules under the shell; addresses live behind the hash because the page is one file. */
export function createAppRouter() {
  return createRouter({
    routeTree: root.addChildren(allScreens.map(routeOf)),
    history: createHashHistory(),
    defaultPreload: 'intent',
    defaultPendingMs: 200,
    scrollRestoration: true,
  });
}
