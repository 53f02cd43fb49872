import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useGo } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { EmptyState } from '../../../ui/EmptyState';
import { showToast } from '../../../ui/feedback/toast-store';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { useErrorText } from '../../../ui/use-error-text';
import { useNumberFormat } from '../../../ui/use-number-format';
import type { Participant } from '../design-forms';
import type { DesignDesk } from '../hooks/use-design';
import styles from './drill-design.module.css';
import { OffersDrawer } from './OffersDrawer';
import { ParticipantDrawer } from './ParticipantDrawer';

/** 参演人员和资源: who and what is needed on the day, and what another drill needs at the same time. */
export function ParticipantsPanel({ desk, state }: { desk: DesignDesk; state: string }) {
  const { t } = useTranslation('drillDesign');
  const api = useApi();
  const go = useGo();
  const word = useCodeWord();
  const format = useNumberFormat();
  const errorText = useErrorText();
  const { participants, clashes, ours } = desk.design;
  const mayEdit = usePermission('edit') && ours && state !== 'closed' && state !== 'cancelled';
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState<Participant | null>(null);
  const remove = async ({ id, version, name }: Participant) => {
    try {
      await api.drillDesign.removeParticipant({ id, expectedVersion: version });
      showToast({ tone: 'met', text: t('people.removed', { name }) });
    } catch (error) {
      showToast({ tone: 'late', text: t('failed'), detail: errorText(error) });
    }
  };
  const add = mayEdit && <Button onClick={() => setAdding(true)}>{t('people.add')}</Button>;
  return (
    <>
      {clashes.map((clash) => (
        <InlineNote
          key={`${clash.drillId} ${clash.kind} ${clash.name}`}
          tone="late"
          action={
            <Button size="small" variant="text" onClick={() => go(`/drills/${clash.drillId}`)}>
              {t('people.toDrill')}
            </Button>
          }
        >
          {t(clash.ownerName === null ? 'people.clash' : 'people.clashOf', {
            name: clash.name,
            date: clash.date,
            drill: clash.drillTitle,
            owner: clash.ownerName ?? '',
          })}
        </InlineNote>
      ))}
      <Panel title={t('people.title')} actions={participants.length > 0 && add} flush>
        {participants.length === 0 ? (
          <EmptyState title={t('people.none')} text={t('people.noneText')} action={add} />
        ) : (
          <SimpleTable
            label={t('people.title')}
            rows={participants}
            rowId={({ id }) => id}
            columns={[
              {
                key: 'role',
                label: t('field.role'),
                fixed: true,
                cell: ({ role }) => role !== null && word('codes.participantRole', role),
              },
              {
                key: 'name',
                label: t('field.name'),
                cell: (row) => (
                  <>
                    {mayEdit ? (
                      <button type="button" className={styles.link} onClick={() => setEditing(row)}>
                        {row.name}
                      </button>
                    ) : (
                      row.name
                    )}
                    {row.post && <div className={styles.small}>{row.post}</div>}
                  </>
                ),
              },
              {
                key: 'kind',
                label: t('field.kind'),
                fixed: true,
                cell: ({ kind }) => word('codes.participantKind', kind),
              },
              {
                key: 'count',
                label: t('field.headcount'),
                fixed: true,
                align: 'end',
                cell: ({ headcount, quantity }) => {
                  const number = headcount ?? quantity;
                  return number === null ? '' : format(number);
                },
              },
              { key: 'phone', label: t('field.phone'), fixed: true, cell: ({ phone }) => phone },
              { key: 'duty', label: t('field.duty'), cell: ({ duty }) => duty },
              {
                key: 'do',
                label: '',
                fixed: true,
                cell: (row) =>
                  mayEdit && (
                    <Button size="small" variant="text" onClick={() => void remove(row)}>
                      {t('remove')}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Panel>
      {adding && <OffersDrawer drillId={desk.design.id} onClose={() => setAdding(false)} />}
      {editing && <ParticipantDrawer participant={editing} onClose={() => setEditing(null)} />}
    </>
  );
}
