import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/context';
import { ask } from '../api/queries';
import { beyondTitle, hitPath } from '../features/search/hit-path';
import { screensOf } from './modules';
import { shellPanel } from './shell-panels';
import { useDatabaseCommands } from './use-database-commands';
import { useGo } from './use-go';
import { useVisibleModules } from './use-visible-modules';

type Mark = readonly [number, number];

export interface PaletteEntry {
  readonly key: string;
  readonly group: 'commands' | 'records';
  readonly title: string;
  /** Start and length of what is marked in the title and the note. */
  readonly titleMarks?: readonly Mark[];
  readonly note?: string;
  readonly noteMarks?: readonly Mark[];
  /** What sort of record it is. */
  readonly kind?: string;
  readonly keys?: string;
  run(): void;
}

const waitForTyping = 120;
/** Hits of one type; more of it stand on the search page. */
const mostOfType = 4;
const mostRecords = 16;

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
  /** Goes to the page with all hits and filters. */
  showAll(): void;
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
    ...ask(api, 'search', 'find', { text: settled, limit: mostRecords, perType: mostOfType }),
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
    });
    for (const screen of screensOf(modules)) {
      if (!screen.command) continue;
      all.push({
        key: screen.command.id,
        group: 'commands',
        title: t(`command.${screen.command.id}`),
        initials: screen.command.initials,
        run: () => void navigate({ to: screen.path }),
      });
    }
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
  const found = commands
    .filter((entry) => entry.title.toLowerCase().includes(low) || entry.initials.startsWith(low))
    .map((entry): PaletteEntry => {
      const at = entry.title.toLowerCase().indexOf(low);
      return low === '' || at < 0 ? entry : { ...entry, titleMarks: [[at, low.length]] };
    });
  const records = (wanted && data ? data.hits : []).flatMap((hit): PaletteEntry[] => {
    const path = hitPath(hit);
    if (!path) return [];
    const place = [
      hit.ownerName === hit.title ? '' : hit.ownerName,
      hit.page === null ? '' : t('palette.page', { page: hit.page }),
    ]
      .filter(Boolean)
      .join('　');
    const passage = beyondTitle(hit);
    const before = place === '' ? 0 : place.length + 1;
    return [
      {
        key: `${hit.type}-${hit.id}`,
        group: 'records',
        title: hit.title || t('palette.noNumber'),
        titleMarks: hit.titleMarks,
        kind: t(`palette.type.${hit.type}`),
        note: [place, passage.text].filter(Boolean).join('　'),
        noteMarks: passage.marks.map(([at, length]): Mark => [at + before, length]),
        run: () => go(path),
      },
    ];
  });
  const total = wanted ? (data?.total ?? 0) : 0;
  const showAll = () => void navigate({ to: '/search', search: { text: wanted } as never });
  const all: PaletteEntry[] =
    total === 0
      ? []
      : [
          {
            key: 'all-hits',
            group: 'records',
            title: t('palette.all', { count: total }),
            keys: 'Ctrl+Enter',
            run: showAll,
          },
        ];
  return { entries: [...found, ...records, ...all], total, searching: isFetching, showAll };
}
