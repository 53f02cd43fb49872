import createCache from '@emotion/cache';
import { createRoot } from 'react-dom/client';
import { listenForChanges } from './api/change-listener';
import { createClient } from './api/client';
import type { Api } from './api/contract';
import { ask, createQueryClient } from './api/queries';
import { nativeShell } from './api/shell';
import { createPortTransport } from './api/transport';
import { App } from './app/App';
import { expectedState } from './app/expected-state';
import { loadNamespaces, startI18n } from './app/i18n';
import { inboxLines } from './app/use-alerts';
import { homeScreens } from './features/home/screens';
import { getPreferences } from './ui/preferences';

// The port may be handed over as soon as the document stands, so the transport listens before anything else.
const client = createClient<Api>(createPortTransport(window));
const queries = createQueryClient();
listenForChanges(client, queries);

const { theme } = getPreferences();
if (theme !== 'system') document.documentElement.dataset.theme = theme;

const [home] = homeScreens;
const state = ask(client.api, 'system', 'state', {});
void queries.prefetchQuery(state);
// While the core opens the database, the code and the words of home are read; its question waits at the core for the
// database to be open, behind the one that says where the program stands. Refused before somebody has signed in.
if (home && (window.location.hash === '' || window.location.hash === '#/')) {
  void home.load();
  void queries.prefetchQuery(ask(client.api, 'duties', 'inbox', { limit: inboxLines }));
}

const [info] = await Promise.all([nativeShell().info(), startI18n()]);
const root = document.getElementById('root');
if (!root) throw new Error('the page has no root element');
if (home) void loadNamespaces(home.namespaces);
const styles = createCache({ key: 'pd', nonce: info.nonce, prepend: true });
createRoot(root).render(<App client={client} queries={queries} styles={styles} />);

// The frame of the program is laid out while the core opens the database, once the window has painted at all; the core's
// own answer is on the way.
const expected = expectedState(info);
if (expected) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    if (queries.getQueryData(state.queryKey) === undefined)
      queries.setQueryData(state.queryKey, expected, { updatedAt: 0 });
  };
  requestAnimationFrame(() => port2.postMessage(null));
}
