import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useGo } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import { MaskedValue } from '../../../ui/MaskedValue';
import { Panel } from '../../../ui/Page';
import { FactList } from '../../../ui/RecordPage';
import type { Incident } from '../incident-form';
import { momentText } from '../moment-text';
import styles from './incidents.module.css';
import { GradeDrawer, TollDrawer } from './StepDrawers';
import { TollPanel } from './TollPanel';

/** 概况: harm and grade first, then what is known. */
export function OverviewTab({ incident }: { incident: Incident }) {
  const { t } = useTranslation('incidents');
  const go = useGo();
  const api = useApi();
  const mayEdit = usePermission('edit') && incident.ours && incident.state !== 'closed';
  const mayReveal = usePermission('reveal');
  const [drawer, setDrawer] = useState<'toll' | 'grade' | null>(null);
  const { fields, enterprise } = incident;
  const close = () => setDrawer(null);
  return (
    <>
      <TollPanel
        incident={incident}
        mayEdit={mayEdit}
        onToll={() => setDrawer('toll')}
        onGrade={() => setDrawer('grade')}
      />
      <Panel title={t('section.what')}>
        <FactList
          facts={[
            { label: t('field.accidentKind'), value: fields.accidentKind },
            {
              label: t('field.enterpriseId'),
              value: enterprise && (
                <button
                  type="button"
                  className={styles.link}
                  onClick={() => go(`/enterprises/${enterprise.id}`)}
                >
                  {enterprise.name}
                </button>
              ),
            },
            { label: t('field.place'), value: fields.place, wide: true },
            { label: t('field.happenedAt'), value: momentText(fields.happenedAt) },
            { label: t('field.learnedAt'), value: momentText(fields.learnedAt) },
            { label: t('field.unitLearnedAt'), value: momentText(fields.unitLearnedAt) },
            { label: t('field.reportedBy'), value: fields.reportedBy },
            {
              label: t('field.reporterPhone'),
              value: fields.reporterPhone && (
                <MaskedValue
                  masked={fields.reporterPhone}
                  label={t('field.reporterPhone')}
                  {...(mayReveal && {
                    onReveal: async () => (await api.incidents.reveal({ id: incident.id })).value,
                  })}
                />
              ),
            },
            { label: t('field.substances'), value: fields.substances },
            {
              label: t('field.coordinates'),
              value: fields.longitude === null ? null : `${fields.longitude}, ${fields.latitude}`,
            },
            { label: t('field.description'), value: lines(fields.description), wide: true },
          ]}
        />
      </Panel>
      <Panel title={t('section.command')}>
        <FactList
          facts={[
            { label: t('field.commander'), value: fields.commander },
            { label: t('field.responseLevel'), value: fields.responseLevel },
            {
              label: t('field.plans'),
              value: incident.plans
                .map(({ title, startedAt }) =>
                  t('startedPlan', { title: title.replace(/^《|》$/g, ''), at: momentText(startedAt) }),
                )
                .join('\n'),
              wide: true,
            },
            { label: t('field.endedAt'), value: momentText(incident.endedAt) },
            { label: t('field.endReason'), value: incident.endReason },
            { label: t('field.remark'), value: lines(fields.remark), wide: true },
          ]}
        />
      </Panel>
      {drawer === 'toll' && <TollDrawer incident={incident} onClose={close} />}
      {drawer === 'grade' && <GradeDrawer incident={incident} onClose={close} />}
    </>
  );
}

const lines = (text: string | null) => text && <span className={styles.lines}>{text}</span>;
