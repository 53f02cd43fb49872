import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { LabelledInput } from '../../../ui/form/LabelledInput';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import type { Draw } from '../draw-forms';
import styles from './expert-draws.module.css';

/** Who could be drawn and who could not, as the lists were frozen, each of the left out with every reason. */
export function ListsPanel({ draw }: { draw: Draw }) {
  const { t } = useTranslation('expertDraws');
  const [text, setText] = useState('');
  const find = useDeferredValue(text.trim());
  const { data, error } = useQuery({
    ...ask(useApi(), 'expertDraws', 'lists', { id: draw.id, find }),
    placeholderData: (before) => before,
  });
  const labels = new Map(draw.needs.map(({ specialty, label }) => [specialty, label]));
  if (error) return <ErrorState error={error} />;
  return (
    <>
      <LabelledInput label={t('lists.find')} value={text} onChange={(event) => setText(event.target.value)} />
      <Panel title={t('lists.exclusions', { count: draw.excluded })} flush>
        {draw.excluded === 0 && <p className={styles.padded}>{t('lists.noneLeftOut')}</p>}
        {data && draw.excluded > 0 && (
          <>
            <SimpleTable
              label={t('lists.exclusions', { count: draw.excluded })}
              rows={data.exclusions}
              rowId={({ id }) => id}
              columns={[
                { key: 'name', label: t('field.expert'), fixed: true, cell: ({ name }) => name },
                { key: 'employer', label: t('field.employer'), cell: ({ employer }) => employer },
                {
                  key: 'reasons',
                  label: t('field.reasons'),
                  cell: ({ reasons }) => reasons.map(({ reason }) => reason).join(t('result.separator')),
                },
              ]}
            />
            <Rest shown={data.exclusions.length} found={data.exclusionsFound} />
          </>
        )}
      </Panel>
      <Panel title={t('lists.candidates', { count: draw.candidates })} flush>
        {draw.candidates === 0 && <EmptyState title={t('lists.nobody')} text={t('lists.nobodyText')} />}
        {data && draw.candidates > 0 && (
          <>
            <SimpleTable
              label={t('lists.candidates', { count: draw.candidates })}
              rows={data.candidates}
              rowId={({ id }) => id}
              columns={[
                { key: 'name', label: t('field.expert'), fixed: true, cell: ({ name }) => name },
                { key: 'employer', label: t('field.employer'), cell: ({ employer }) => employer },
                {
                  key: 'specialty',
                  label: t('field.specialty'),
                  cell: ({ specialties }) =>
                    specialties.map((code) => labels.get(code) ?? code).join(t('list.needSeparator')),
                },
              ]}
            />
            <Rest shown={data.candidates.length} found={data.candidatesFound} />
          </>
        )}
      </Panel>
    </>
  );
}

function Rest({ shown, found }: { shown: number; found: number }) {
  const { t } = useTranslation('expertDraws');
  if (found === 0) return <p className={styles.padded}>{t('lists.noMatch')}</p>;
  return shown < found ? <p className={styles.padded}>{t('lists.more', { shown, count: found })}</p> : null;
}
