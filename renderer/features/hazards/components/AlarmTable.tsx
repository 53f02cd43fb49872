import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { usePermission } from '../../../app/use-system-state';
import { MaskedValue } from '../../../ui/MaskedValue';
import { Panel } from '../../../ui/Page';
import { type SimpleColumn, SimpleTable } from '../../../ui/SimpleTable';
import type { Hazard } from '../hazard-forms';
import { AlarmDrawer } from './AlarmDrawer';

type Alarm = Hazard['alarms'][number];

interface AlarmTableProps {
  readonly enterpriseId: string;
  /** Whose levels are added here; null: the whole unit's. */
  readonly hazardId: string | null;
  /** Name of the hazard or the unit. */
  readonly about: string;
  readonly alarms: readonly Alarm[];
  readonly editable: boolean;
  /** Names of hazards by id, where levels of several stand together. */
  readonly hazards?: ReadonlyMap<string, string>;
}

/** Warning levels: when each is given, what is done, who is called. */
export function AlarmTable({ enterpriseId, hazardId, about, alarms, editable, hazards }: AlarmTableProps) {
  const { t } = useTranslation('hazards');
  const { t: codes } = useTranslation('codes');
  const api = useApi();
  const mayReveal = usePermission('reveal');
  const mayEdit = usePermission('edit') && editable;
  const [open, setOpen] = useState<string | null>(null);
  const chosen = alarms.find(({ id }) => id === open);
  const reveal = (id: string) => async () => (await api.hazards.reveal({ of: 'alarm', id })).value;
  const of: SimpleColumn<Alarm>[] = hazards
    ? [
        {
          key: 'of',
          label: t('alarm.of'),
          cell: (alarm) =>
            alarm.hazardId === null
              ? t('alarm.wholeUnit')
              : (hazards.get(alarm.hazardId) ?? t('alarm.removed')),
        },
      ]
    : [];
  return (
    <Panel
      title={t('tab.alarms')}
      flush={alarms.length > 0}
      actions={
        mayEdit && (
          <Button size="small" onClick={() => setOpen('new')}>
            {t(hazardId === null ? 'alarm.addWholeUnit' : 'alarm.add')}
          </Button>
        )
      }
    >
      {alarms.length === 0 ? (
        <p>{t('alarm.none')}</p>
      ) : (
        <SimpleTable<Alarm>
          label={t('tab.alarms')}
          rows={alarms}
          rowId={(alarm) => alarm.id}
          columns={[
            {
              key: 'level',
              label: t('alarm.level'),
              fixed: true,
              cell: (alarm) => codes(`alarmLevel.${alarm.level}`),
            },
            ...of,
            { key: 'condition', label: t('alarm.condition'), cell: (alarm) => alarm.condition },
            { key: 'action', label: t('alarm.action'), cell: (alarm) => alarm.action },
            { key: 'contact', label: t('alarm.contact'), cell: (alarm) => alarm.contact },
            {
              key: 'phone',
              label: t('field.phone'),
              fixed: true,
              cell: (alarm) => (
                <MaskedValue
                  masked={alarm.phone}
                  label={t('field.phone')}
                  onReveal={mayReveal ? reveal(alarm.id) : undefined}
                />
              ),
            },
            {
              key: 'edit',
              label: '',
              align: 'end',
              cell: (alarm) =>
                mayEdit &&
                alarm.ours && (
                  <Button size="small" variant="text" onClick={() => setOpen(alarm.id)}>
                    {t('alarm.edit')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {open !== null && (
        <AlarmDrawer
          key={open}
          enterpriseId={enterpriseId}
          hazardId={hazardId}
          about={about}
          {...(chosen && { alarm: chosen })}
          onClose={() => setOpen(null)}
        />
      )}
    </Panel>
  );
}
