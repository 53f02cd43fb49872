import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from './use-audit-pages';

/** One noted fact of an entry, in words. */
interface AuditDetail {
  readonly label: string;
  readonly value: string;
}

interface AuditWords {
  action(name: string): string;
  entity(name: string): string;
  details(entry: AuditEntry): readonly AuditDetail[];
}

/** Words of the log: what was done and to what kind of record. A name that the catalogue lacks is shown as it is. */
export function useAuditWords(): AuditWords {
  const { t } = useTranslation('system');
  return useMemo(() => {
    const word = (group: 'action' | 'entity' | 'detail', name: string) =>
      t(`audit.${group}.${name}` as 'audit.title', { defaultValue: name });
    return {
      action: (name) => word('action', name),
      entity: (name) => word('entity', name),
      details: (entry) =>
        Object.entries(JSON.parse(entry.details) as Readonly<Record<string, unknown>>)
          .map(([name, value]) => ({ label: word('detail', name), value: plain(value) }))
          .filter((detail) => detail.value !== ''),
    };
  }, [t]);
}

/** A noted value as text; lists line up, anything deeper is shown as it was written. */
function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return value.join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
