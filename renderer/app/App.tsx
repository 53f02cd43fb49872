import type { EmotionCache } from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import { ThemeProvider } from '@mui/material/styles';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, type ReactNode, useEffect, useMemo } from 'react';
import type { Client } from '../api/client';
import { ClientProvider } from '../api/context';
import type { Api } from '../api/contract';
import { nativeShell } from '../api/shell';
import { ConfirmDialog } from '../ui/feedback/ConfirmDialog';
import { Toasts } from '../ui/feedback/Toasts';
import { PaperViewContext } from '../ui/paper-view';
import { usePreference } from '../ui/preferences';
import { createPlanDeskTheme } from '../ui/theme';
import { useEffectiveTheme } from '../ui/use-effective-theme';
import { Gate } from './Gate';
import { loadNamespaces } from './i18n';

/** Pages of forms are drawn by the document viewer, which is loaded with the first of them. */
const PaperView = lazy(async () => {
  const [{ PaperView: View }] = await Promise.all([
    import('../features/documents/components/PaperView'),
    loadNamespaces(['documents']),
  ]);
  return { default: View };
});

interface AppProps {
  readonly client: Client<Api>;
  readonly queries: QueryClient;
  readonly styles: EmotionCache;
}

/** What every screen stands on: client, cached answers, styles, theme, the places for questions and toasts. */
export function App({ client, queries, styles }: AppProps) {
  return (
    <CacheProvider value={styles}>
      <QueryClientProvider client={queries}>
        <ClientProvider client={client}>
          <Themed>
            <PaperViewContext value={PaperView}>
              <Gate />
            </PaperViewContext>
            <ConfirmDialog />
            <Toasts />
          </Themed>
        </ClientProvider>
      </QueryClientProvider>
    </CacheProvider>
  );
}

function Themed({ children }: { children: ReactNode }) {
  const mode = useEffectiveTheme();
  const [choice] = usePreference('theme');
  const theme = useMemo(() => createPlanDeskTheme(mode), [mode]);
  useEffect(() => {
    document.documentElement.dataset.theme = mode;
    // The frame of the window and the colour it has before the page stands follow too.
    void nativeShell().setTheme(choice);
  }, [mode, choice]);
  return <ThemeProvider theme={theme}>{children}</ThemeProvider>;
}
