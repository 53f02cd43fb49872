import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { InlineNote } from '../../../ui/InlineNote';
import { MaskedValue } from '../../../ui/MaskedValue';
import { Panel } from '../../../ui/Page';
import { FactList } from '../../../ui/RecordPage';
import { SimpleTable } from '../../../ui/SimpleTable';
import { ToneChip } from '../../../ui/StateChip';
import { useErrorText } from '../../../ui/use-error-text';
import type { Hazard } from '../hazard-forms';
import { AlarmDrawer } from './AlarmDrawer';
import styles from './hazards.module.css';

const four = (value: number | null) => (value === null ? null : Math.round(value * 10_000) / 10_000);

/** What was entered about the hazard. */
export function FactsPanel({ hazard }: { hazard: Hazard }) {
  const { t } = useTranslation('hazards');
  const { t: codes } = useTranslation('codes');
  const api = useApi();
  const mayReveal = usePermission('reveal');
  const { fields } = hazard;
  const reveal = async () => (await api.hazards.reveal({ of: 'hazard', id: hazard.id })).value;
  const plain = ['number', 'rValue', 'peopleNearby', 'place'] as const;
  const long = ['process', 'monitoring', 'neighbours'] as const;
  const days = ['assessor', 'assessedOn', 'nextAssessmentOn', 'filedOn', 'filingNo', 'filingOffice'] as const;
  return (
    <Panel title={t('tab.facts')}>
      <FactList
        facts={[
          {
            label: t('field.level'),
            value: fields.level === null ? null : codes(`majorHazardLevel.${fields.level as 1}`),
          },
          ...plain.map((name) => ({ label: t(`field.${name}`), value: fields[name] })),
          { label: t('field.reachM'), value: fields.reachM },
          { label: t('field.startedOn'), value: fields.startedOn },
          ...long.map((name) => ({ label: t(`field.${name}`), value: fields[name], wide: true })),
          { label: t('field.responsible'), value: fields.responsible },
          {
            label: t('field.phone'),
            value: (
              <MaskedValue
                masked={fields.responsiblePhone}
                label={t('field.phone')}
                onReveal={mayReveal ? reveal : undefined}
              />
            ),
          },
          ...days.map((name) => ({ label: t(`field.${name}`), value: fields[name] })),
          { label: t('field.remark'), value: fields.remark, wide: true },
        ]}
      />
    </Panel>
  );
}

/** Substances with their shares, and what they give. */
export function SubstancesPanel({ hazard, onEdit }: { hazard: Hazard; onEdit(): void }) {
  const { t } = useTranslation('hazards');
  const mayEdit = usePermission('edit') && hazard.ours && hazard.voided === null;
  const { data: rules } = useQuery(ask(useApi(), 'hazards', 'rules', {}));
  const { result } = hazard;
  return (
    <Panel
      title={t('substances.title')}
      actions={
        mayEdit && (
          <Button size="small" onClick={onEdit}>
            {t('substances.edit')}
          </Button>
        )
      }
    >
      <div className={styles.panel}>
        {result.terms.length === 0 ? (
          <p>{t('substances.none')}</p>
        ) : (
          <SimpleTable
            label={t('substances.title')}
            rows={result.terms}
            rowId={(row) => row.name}
            columns={[
              { key: 'name', label: t('substances.name'), cell: (row) => row.name },
              {
                key: 'quantity',
                label: t('substances.quantity'),
                align: 'end',
                cell: (row) => four(row.quantity),
              },
              {
                key: 'critical',
                label: t('substances.critical'),
                align: 'end',
                cell: (row) => four(row.critical) ?? t('unknown'),
              },
              {
                key: 'beta',
                label: t('substances.beta'),
                align: 'end',
                cell: (row) => four(row.beta) ?? t('unknown'),
              },
              { key: 'ratio', label: t('substances.ratio'), align: 'end', cell: (row) => four(row.ratio) },
              {
                key: 'weighted',
                label: t('substances.weighted'),
                align: 'end',
                cell: (row) => four(row.weighted),
              },
            ]}
          />
        )}
        <FactList
          facts={[
            { label: t('result.ratio'), value: four(result.ratio) },
            {
              label: t('result.major'),
              value: result.major === null ? t('unknown') : t(result.major ? 'result.yes' : 'result.no'),
            },
            { label: t('result.alpha'), value: four(result.alpha) },
            { label: t('result.r'), value: four(result.r) },
            { label: t('result.level'), value: result.level?.name },
            ...(result.missing.length === 0
              ? []
              : [
                  {
                    label: t('result.missing'),
                    value: result.missing.map((what) => t(`missing.${what}`)).join(t('separator')),
                  },
                ]),
          ]}
        />
        {rules && (
          <InlineNote tone="open">
            {t('result.source', {
              title: rules.source.title,
              article: rules.source.article,
              note: rules.note,
            })}
          </InlineNote>
        )}
      </div>
    </Panel>
  );
}

/** Where what mends a gap is found. */
const mends = (hazard: Hazard, code: Hazard['gaps'][number]['code'], ref: string | null): string | null => {
  if (code === 'no-plan') return `/plans/new?enterprise=${hazard.unit.id}`;
  if (code === 'plan-not-in-force') return `/plans/${ref}`;
  if (code === 'no-drill') return `/drills/new?enterprise=${hazard.unit.id}`;
  if (code === 'team-not-bound' || code === 'team-too-far') return `/teams/${ref}`;
  if (code === 'supply-used-up' || code === 'supply-expired') return `/supplies/${ref}`;
  return null;
};

/** Plans, teams and supplies that answer the hazard, what is missing, and what could be linked. */
export function LinkagePanel({ hazard }: { hazard: Hazard }) {
  const { t } = useTranslation('hazards');
  const go = useGo();
  const api = useApi();
  const errorText = useErrorText();
  const mayEdit = usePermission('edit') && hazard.ours && hazard.voided === null;
  const { data: offers } = useQuery({
    ...ask(api, 'hazards', 'offers', { id: hazard.id }),
    enabled: mayEdit,
  });
  const run = async (work: () => Promise<unknown>, done: string) => {
    try {
      await work();
      showToast({ tone: 'met', text: done });
    } catch (error) {
      showToast({ tone: 'late', text: t('failed'), detail: errorText(error) });
    }
  };
  const kilometres = (distance: number | null) =>
    distance === null ? null : t('kilometres', { distance: Math.round(distance / 100) / 10 });
  const rowsOf = (from: Pick<Hazard, 'plans' | 'teams' | 'supplies'>) => [
    ...from.plans.map((plan) => ({
      ...plan,
      kind: 'plan' as const,
      name: plan.title,
      facts:
        plan.lastDrillOn === null ? t('link.neverDrilled') : t('link.drilled', { day: plan.lastDrillOn }),
    })),
    ...from.teams.map((team) => ({
      ...team,
      kind: 'team' as const,
      facts: [team.field, kilometres(team.distance), team.bound ? t('link.bound') : null]
        .filter(Boolean)
        .join(t('separator')),
    })),
    ...from.supplies.map((supply) => ({
      ...supply,
      kind: 'supply' as const,
      facts: [`${four(supply.usable)}${supply.unit ?? ''}`, supply.depot, kilometres(supply.distance)]
        .filter(Boolean)
        .join(t('separator')),
    })),
  ];
  const paths = { plan: '/plans', team: '/teams', supply: '/supplies' } as const;
  const table = (label: string, rows: ReturnType<typeof rowsOf>, linked: boolean) => (
    <SimpleTable
      label={label}
      rows={rows}
      rowId={(row) => `${row.kind} ${row.id}`}
      columns={[
        { key: 'kind', label: t('link.kind'), fixed: true, cell: (row) => t(`link.of.${row.kind}`) },
        {
          key: 'name',
          label: t('link.name'),
          cell: (row) => (
            <Button size="small" variant="text" onClick={() => go(`${paths[row.kind]}/${row.id}`)}>
              {row.name}
            </Button>
          ),
        },
        { key: 'facts', label: t('link.facts'), cell: (row) => row.facts },
        {
          key: 'action',
          label: '',
          align: 'end',
          cell: (row) =>
            mayEdit && (
              <Button
                size="small"
                variant="text"
                aria-label={t(linked ? 'link.undoOf' : 'link.doOf', { name: row.name })}
                onClick={() =>
                  void run(
                    () =>
                      linked
                        ? api.hazards.unlink({ linkId: row.linkId ?? '' })
                        : api.hazards.link({ id: hazard.id, kind: row.kind, targetId: row.id }),
                    t(linked ? 'link.undone' : 'link.done', { name: row.name }),
                  )
                }
              >
                {t(linked ? 'link.undo' : 'link.do')}
              </Button>
            ),
        },
      ]}
    />
  );
  const linkedRows = rowsOf(hazard);
  const offered = offers ? rowsOf(offers) : [];
  return (
    <>
      <Panel title={t('gap.title')} flush={hazard.gaps.length > 0}>
        {hazard.gaps.length === 0 ? (
          <p>{t('gap.none')}</p>
        ) : (
          <SimpleTable
            label={t('gap.title')}
            rows={hazard.gaps}
            rowId={(gap) => `${gap.code} ${gap.ref ?? ''}`}
            columns={[
              {
                key: 'gap',
                label: t('gap.what'),
                fixed: true,
                cell: (gap) => (
                  <ToneChip quiet tone="soon">
                    {t(`gap.${gap.code}`)}
                  </ToneChip>
                ),
              },
              { key: 'name', label: t('gap.about'), cell: (gap) => gap.name },
              {
                key: 'mend',
                label: '',
                align: 'end',
                cell: (gap) => {
                  const path = mends(hazard, gap.code, gap.ref);
                  return (
                    path !== null && (
                      <Button size="small" variant="text" onClick={() => go(path)}>
                        {t('gap.mend')}
                      </Button>
                    )
                  );
                },
              },
            ]}
          />
        )}
      </Panel>
      <Panel title={t('link.title')} flush={linkedRows.length > 0}>
        {linkedRows.length === 0 ? <p>{t('link.none')}</p> : table(t('link.title'), linkedRows, true)}
      </Panel>
      {mayEdit && offered.length > 0 && (
        <Panel title={t('link.offered')} flush>
          {table(t('link.offered'), offered, false)}
        </Panel>
      )}
    </>
  );
}

/** Warning levels of the hazard and of its whole unit. */
export function AlarmPanel({ hazard }: { hazard: Hazard }) {
  const { t } = useTranslation('hazards');
  const { t: codes } = useTranslation('codes');
  const api = useApi();
  const mayReveal = usePermission('reveal');
  const mayEdit = usePermission('edit') && hazard.ours && hazard.voided === null;
  const [open, setOpen] = useState<string | null>(null);
  const chosen = hazard.alarms.find(({ id }) => id === open);
  return (
    <Panel
      title={t('tab.alarms')}
      actions={
        mayEdit && (
          <Button size="small" onClick={() => setOpen('new')}>
            {t('alarm.add')}
          </Button>
        )
      }
    >
      {hazard.alarms.length === 0 ? (
        <p>{t('alarm.none')}</p>
      ) : (
        <SimpleTable
          label={t('tab.alarms')}
          rows={hazard.alarms}
          rowId={(alarm) => alarm.id}
          columns={[
            {
              key: 'level',
              label: t('alarm.level'),
              fixed: true,
              cell: (alarm) => codes(`alarmLevel.${alarm.level}`),
            },
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
                  onReveal={
                    mayReveal
                      ? async () => (await api.hazards.reveal({ of: 'alarm', id: alarm.id })).value
                      : undefined
                  }
                />
              ),
            },
            {
              key: 'edit',
              label: '',
              align: 'end',
              cell: (alarm) =>
                mayEdit && (
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
          hazard={hazard}
          {...(chosen && { alarm: chosen })}
          onClose={() => setOpen(null)}
        />
      )}
    </Panel>
  );
}
