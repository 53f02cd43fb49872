import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/EmptyState';
import { Markdown } from '../ui/Markdown';
import { SideDrawer } from '../ui/SideDrawer';
import { screenAt } from './modules';

const pages = import.meta.glob<string>('../manual/*/*.md', { query: '?raw', import: 'default' });

async function loadPage(language: string, name: string): Promise<string | null> {
  const load = pages[`../manual/${language}/${name}.md`] ?? pages[`../manual/zh/${name}.md`];
  return load ? load() : null;
}

/** The manual page of the open screen, beside it. */
export function ManualDrawer({ path, onClose }: { path: string; onClose(): void }) {
  const { t, i18n } = useTranslation('shell');
  const name = screenAt(path)?.manual ?? 'home';
  const { data, isPending } = useQuery({
    queryKey: ['manual', i18n.language, name],
    queryFn: () => loadPage(i18n.language, name),
  });
  return (
    <SideDrawer open title={t('manual.title')} onClose={onClose}>
      {data ? <Markdown text={data} /> : !isPending && <EmptyState title={t('manual.none')} />}
    </SideDrawer>
  );
}
