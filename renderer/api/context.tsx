import { createContext, type ReactNode, use, useSyncExternalStore } from 'react';
import type { Client, Connection } from './client';
import type { Api } from './contract';

const ClientContext = createContext<Client<Api> | null>(null);

export function ClientProvider({ client, children }: { client: Client<Api>; children: ReactNode }) {
  return <ClientContext value={client}>{children}</ClientContext>;
}

export function useClient(): Client<Api> {
  const client = use(ClientContext);
  if (!client) throw new Error('useClient outside ClientProvider');
  return client;
}

/** The typed calls of the contract: `useApi().lists.page(input)`. */
export function useApi(): Api {
  return useClient().api;
}

/** Whether the core host answers at the moment. */
export function useConnection(): Connection {
  const client = useClient();
  return useSyncExternalStore(client.onConnection, client.connection);
}
