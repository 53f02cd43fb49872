import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  type RouteComponent,
  RouterProvider,
} from '@tanstack/react-router';
import { act, screen } from '@testing-library/react';
import { loadNamespaces } from '../../../renderer/app/i18n';
import type { Screen } from '../../../renderer/app/screens';
import type { FakeAnswers } from './fake-core';
import { renderWithCore } from './render';
import { readyState } from './sample';

/** Stands where a screen leads to, so that a test can read the address. */
function Elsewhere() {
  return <p>elsewhere</p>;
}

/**
 * Renders a screen at an address as the shell does: its words and code are loaded, the system's state is known. The
 * router comes back so that a test can see where the screen leads.
 */
export async function renderScreen(
  target: Screen,
  address: string,
  answers: FakeAnswers,
  state = readyState,
) {
  const [component] = await Promise.all([target.load(), loadNamespaces(target.namespaces)]);
  const router = createScreenRouter(target.path, component as RouteComponent, address);
  const view = renderWithCore(<RouterProvider router={router} />, {
    ...answers,
    system: { state: () => state, ...answers.system },
  });
  // Screens of the shell read a state that the gate has waited for.
  await act(async () => {
    await view.queries.fetchQuery({ queryKey: ['system', 'state', {}], queryFn: () => state });
  });
  return { ...view, router };
}

function createScreenRouter(path: string, component: RouteComponent, address: string) {
  const root = createRootRoute({ notFoundComponent: Elsewhere });
  const route = createRoute({ getParentRoute: () => root, path, component });
  return createRouter({
    routeTree: root.addChildren([route]),
    history: createMemoryHistory({ initialEntries: [address] }),
  });
}

/** The address that a screen has gone to. */
export async function whereTo(router: { state: { location: { href: string } } }): Promise<string> {
  await screen.findByText('elsewhere');
  return router.state.location.href;
}
