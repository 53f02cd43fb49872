import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Words of the log: what was done and to what kind of record. A name that the catalogue lacks is shown as it is. */
export function useAuditWords(): {
  action(name: string): string;
  entity(name: string): string;
  detail(name: string): string;
} {
  const { t } = useTranslation('system');
  const word = useCallback(
    (group: 'action' | 'entity' | 'detail', name: string) =>
      t(`audit.${group}.${name}` as 'audit.title', { defaultValue: name }),
    [t],
  );
  return {
    action: (name) => word('action', name),
    entity: (name) => word('entity', name),
    detail: (name) => word('detail', name),
  };
}
