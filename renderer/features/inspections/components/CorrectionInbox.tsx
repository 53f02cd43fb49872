import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { Panel } from '../../../ui/Page';
import { CorrectionRows } from './CorrectionRows';

/** Lines of a group on home. */
const linesAtMost = 8;

/** On home: corrections that the office has to see to (overdue, to be re-checked), or those still in time. Nothing while there are none. */
export function CorrectionInbox({ urgent }: { urgent: boolean }) {
  const { t } = useTranslation('inspections');
  const { data } = useQuery(ask(useApi(), 'inspections', 'inbox', {}));
  return (
    <>
      {data?.groups.map(
        ({ key, rows }) =>
          rows.length > 0 &&
          (key !== 'open') === urgent && (
            <Panel key={key} title={t(`inbox.${key}`, { count: rows.length })} flush>
              <CorrectionRows
                rows={rows.slice(0, linesAtMost)}
                withUnit
                label={t(`inbox.${key}`, { count: rows.length })}
              />
            </Panel>
          ),
      )}
    </>
  );
}
