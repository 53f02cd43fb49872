import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/context';
import { ask } from '../api/queries';
import { recordPath } from './record-paths';
import { shellPanel } from './shell-panels';
import { useDatabaseCommands } from './use-database-commands';
import { useGo } from './use-go';
import { useVisibleModules } from './use-visible-modules';

export interface PaletteEntry {
  readonly key: string;
  readonly group: 'commands' | 'records';
  readonly title: string;
  readonly note?: string;
  /** What sort of record it is. */
  readonly kind?: string;
  readonly keys?: string;
  run(): void;
}

const waitForTyping = 120;
const mostRecords = 12;

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), waitForTyping);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** What the palette offers for the typed words: commands by name or pinyin initials, then records and plan text. */
export function usePaletteEntries(text: string): {
  entries: readonly PaletteEntry[];
  total: number;
  searching: boolean;
} {
  const { t } = useTranslation('shell');
  const api = useApi();
  const navigate = useNavigate();
  const go = useGo();
  const modules = useVisibleModules();
  const database = useDatabaseCommands();
  const wanted = text.trim();
  const settled = useSettled(wanted);
  const { data, isFetching } = useQuery({
    ...ask(api, 'search', 'find', { text: settled, limit: mostRecords }),
    enabled: settled.length > 0,
    placeholderData: (before) => before,
  });

  const commands = useMemo(() => {
    const all: (PaletteEntry & { initials: string })[] = [];
    modules.forEach((module, at) => {
      all.push({
        key: module.id,
        group: 'commands',
        title: t(`nav.${module.id}`),
        note: t('palette.goTo'),
        keys: `Alt+${at + 1}`,
        initials: module.initials,
        run: () => void navigate({ to: module.path }),
      });
      for (const screen of module.screens) {
        if (!screen.command) continue;
        all.push({
          key: screen.command.id,
          group: 'commands',
          title: t(`command.${screen.command.id}`),
          initials: screen.command.initials,
          run: () => void navigate({ to: screen.path }),
        });
      }
    });
    all.push(
      {
        key: 'backup',
        group: 'commands',
        title: t('database.backup'),
        initials: 'bf',
        run: () => void database.backup(),
      },
      {
        key: 'save-as',
        group: 'commands',
        title: t('database.saveAs'),
        initials: 'lcw',
        run: () => void database.saveAs(),
      },
      {
        key: 'shortcuts',
        group: 'commands',
        title: t('user.shortcuts'),
        initials: 'kjj',
        keys: 'Ctrl+/',
        run: () => shellPanel.set('shortcuts'),
      },
      {
        key: 'manual',
        group: 'commands',
        title: t('bar.help'),
        initials: 'sc',
        keys: 'F1',
        run: () => shellPanel.set('manual'),
      },
    );
    return all;
  }, [modules, navigate, database, t]);

  const low = wanted.toLowerCase();
  const found = commands.filter(
    (entry) => entry.title.toLowerCase().includes(low) || entry.initials.startsWith(low),
  );
  const records = (wanted && data ? data.hits : []).flatMap((hit): PaletteEntry[] => {
    const path = recordPath(hit.type, hit.id);
    if (!path) return [];
    return [
      {
        key: `${hit.type}-${hit.id}`,
        group: 'records',
        title: hit.title,
        kind: t(`palette.type.${hit.type}` as 'palette.type.plan', { defaultValue: hit.type }),
        note: [
          hit.ownerName === hit.title ? '' : hit.ownerName,
          hit.page === null ? '' : t('palette.page', { page: hit.page }),
          // The beginning of a record's own words says nothing beyond its title.
          hit.snippet.startsWith(hit.title) && hit.snippet.length < hit.title.length + 8 ? '' : hit.snippet,
        ]
          .filter(Boolean)
          .join('　'),
        run: () => go(path),
      },
    ];
  });
  return { entries: [...found, ...records], total: wanted ? (data?.total ?? 0) : 0, searching: isFetching };
}
