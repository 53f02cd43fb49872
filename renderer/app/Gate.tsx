import { useQueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useClient } from '../api/context';
import { nativeShell } from '../api/shell';
import { ErrorState } from '../ui/ErrorState';
import { BootFrame } from './BootFrame';
import { rememberStart } from './expected-state';
import { createAppRouter } from './router';
import { useSystemStateQuery } from './use-system-state';

const StartScreen = lazy(() => import('./start/StartScreen').then((file) => ({ default: file.StartScreen })));
const DamagedScreen = lazy(() =>
  import('./start/DamagedScreen').then((file) => ({ default: file.DamagedScreen })),
);
const SignInScreen = lazy(() =>
  import('./start/SignInScreen').then((file) => ({ default: file.SignInScreen })),
);

/** Decides what is shown first: start, damaged database, sign-in, or the program itself. */
export function Gate() {
  const { data: state, error, refetch, isFetching } = useSystemStateQuery();
  const database = state?.database?.file ?? null;
  const phase = state?.phase;
  useEffect(() => {
    if (state && !isFetching) rememberStart(state);
  }, [state, isFetching]);
  useFreshStateOnChange(database);
  useTellPainted(phase !== undefined && phase !== 'ready');
  // Another database or another person begins at home, with a history of its own.
  const session = phase === 'ready' ? `${database}|${state?.user?.id}` : null;
  const [router, setRouter] = useState(() => ({ session, router: createAppRouter() }));
  if (session !== null && router.session !== session) {
    if (router.session !== null) window.location.hash = '#/';
    setRouter({ session, router: router.session === null ? router.router : createAppRouter() });
  }

  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!state) return <BootFrame />;
  return (
    <Suspense fallback={<BootFrame />}>
      {phase === 'none' && <StartScreen state={state} />}
      {phase === 'damaged' && <DamagedScreen state={state} />}
      {phase === 'locked' && <SignInScreen state={state} />}
      {phase === 'ready' && <RouterProvider key={session} router={router.router} />}
    </Suspense>
  );
}

/** Asks for the state again when the core says so, and forgets every answer that came from another database. */
function useFreshStateOnChange(database: string | null): void {
  const client = useClient();
  const queries = useQueryClient();
  useEffect(
    () => client.onState(() => void queries.invalidateQueries({ queryKey: ['system', 'state'] })),
    [client, queries],
  );
  const before = useRef(database);
  useEffect(() => {
    if (before.current === database) return;
    if (before.current !== null)
      queries.removeQueries({ predicate: (query) => query.queryKey[1] !== 'state' });
    before.current = database;
  }, [database, queries]);
}

/** Tells the main process that a real screen stands; home tells it itself once its rows are there. */
function useTellPainted(stands: boolean): void {
  const told = useRef(false);
  useEffect(() => {
    if (!stands || told.current) return;
    told.current = true;
    requestAnimationFrame(() => requestAnimationFrame(() => nativeShell().painted()));
  }, [stands]);
}
