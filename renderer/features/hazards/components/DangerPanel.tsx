import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import { ErrorState } from '../../../ui/ErrorState';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { InlineNote } from '../../../ui/InlineNote';
import { MaskedValue } from '../../../ui/MaskedValue';
import { PaperPreview } from '../../../ui/PaperPreview';
import { type Fact, FactList } from '../../../ui/RecordPage';
import { SideDrawer } from '../../../ui/SideDrawer';
import { StateChip } from '../../../ui/StateChip';
import { useErrorText } from '../../../ui/use-error-text';
import type { Danger, DangerAction } from '../hazard-forms';
import { DangerDrawer, DangerStepDrawer } from './DangerDrawers';
import styles from './hazards.module.css';

type Form = DangerAction | 'edit' | 'notice';

/** One hidden danger beside the list: what is known of it, or the form of the step that is being taken. */
export function DangerPanel({ id, onClose }: { id: string; onClose(): void }) {
  const { t } = useTranslation('hazards');
  const api = useApi();
  const [form, setForm] = useState<Form | null>(null);
  const { data: danger, error, refetch } = useQuery(ask(api, 'hiddenDangers', 'get', { id }));
  const back = () => setForm(null);
  if (danger && form === 'edit') return <DangerDrawer danger={danger} onClose={back} />;
  if (danger && form === 'notice') return <Notice danger={danger} onClose={back} />;
  if (danger && form !== null && form !== 'edit' && form !== 'notice')
    return <DangerStepDrawer danger={danger} action={form} onClose={back} />;
  return (
    <SideDrawer
      open
      title={danger?.title ?? t('danger.loading')}
      {...(danger && { subtitle: danger.unit.name })}
      onClose={onClose}
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {danger && <Detail danger={danger} onForm={setForm} onVoided={onClose} />}
    </SideDrawer>
  );
}

function Notice({ danger, onClose }: { danger: Danger; onClose(): void }) {
  const { t } = useTranslation('hazards');
  const api = useApi();
  return (
    <PaperPreview
      title={t('paper.notice')}
      paper={useQuery({ ...ask(api, 'hiddenDangers', 'preview', { id: danger.id }), gcTime: 0 })}
      write={(file, options) => api.hiddenDangers.exportNotice({ id: danger.id, file }, options)}
      onClose={onClose}
    />
  );
}

function Detail({
  danger,
  onForm,
  onVoided,
}: {
  danger: Danger;
  onForm(form: Form): void;
  onVoided(): void;
}) {
  const { t } = useTranslation('hazards');
  const { t: codes } = useTranslation('codes');
  const go = useGo();
  const api = useApi();
  const errorText = useErrorText();
  const mayEdit = usePermission('edit') && danger.ours && danger.voided === null;
  const mayDecide = usePermission('decide') && danger.ours && danger.voided === null;
  const mayReveal = usePermission('reveal');
  const steps = danger.actions.filter((action) => (action === 'correct' ? mayEdit : mayDecide));
  const takeBack = async () => {
    const answer = await confirm({
      title: t('void.title'),
      body: t('void.body'),
      reasonLabel: t('void.reason'),
      confirmLabel: t('void.run'),
      danger: true,
    });
    if (!answer) return;
    try {
      await api.hiddenDangers.void({
        id: danger.id,
        expectedVersion: danger.version,
        reason: answer.reason,
      });
      showToast({ tone: 'met', text: t('void.done') });
      onVoided();
    } catch (error) {
      showToast({ tone: 'late', text: t('failed'), detail: errorText(error) });
    }
  };
  const plain = ['category', 'place', 'foundOn', 'foundBy', 'filedOn', 'filingOffice'] as const;
  const supervision = ['listingNo', 'listedOn', 'supervisor', 'dueOn', 'extendedTo', 'extendReason'] as const;
  const ending = [
    'correctedOn',
    'acceptedOn',
    'acceptedBy',
    'acceptance',
    'delistedOn',
    'delistingNo',
  ] as const;
  const name = (key: (typeof plain | typeof supervision | typeof ending)[number]) =>
    key === 'place' ? t('field.place') : t(`danger.field.${key}`);
  return (
    <div className={styles.detail}>
      <div className={styles.actions}>
        <StateChip of="hiddenDanger" state={danger.state} />
        {danger.overdue && <StateChip of="duty" state="overdue" />}
      </div>
      {!danger.ours && <InlineNote tone="open">{t('foreign', { name: danger.originName })}</InlineNote>}
      <div className={styles.actions}>
        {steps.map((action, at) => (
          <Button key={action} variant={at === 0 ? 'contained' : 'outlined'} onClick={() => onForm(action)}>
            {t(`step.${action}`)}
          </Button>
        ))}
        {danger.listingNo !== null && <Button onClick={() => onForm('notice')}>{t('paper.notice')}</Button>}
      </div>
      <FactList
        facts={known([
          { label: t('danger.field.description'), value: danger.description, wide: true },
          ...plain.map((key) => ({ label: name(key), value: danger[key] })),
          {
            label: t('danger.field.listingLevel'),
            value: danger.listingLevel === null ? null : codes(`listingLevel.${danger.listingLevel}`),
          },
          ...supervision.map((key) => ({ label: name(key), value: danger[key] })),
          { label: t('danger.field.responsible'), value: danger.responsible },
          {
            label: t('field.phone'),
            value: danger.responsiblePhone && (
              <MaskedValue
                masked={danger.responsiblePhone}
                label={t('field.phone')}
                onReveal={
                  mayReveal
                    ? async () => (await api.hazards.reveal({ of: 'danger', id: danger.id })).value
                    : undefined
                }
              />
            ),
          },
          { label: t('danger.field.measures'), value: danger.measures, wide: true },
          { label: t('danger.field.funds'), value: danger.funds },
          ...ending.map((key) => ({ label: name(key), value: danger[key] })),
          {
            label: t('field.remark'),
            value: danger.remark && <span className={styles.lines}>{danger.remark}</span>,
            wide: true,
          },
        ])}
      />
      <div className={styles.actions}>
        {danger.hazard && (
          <Button onClick={() => go(`/hazards/${danger.hazard?.id}`)}>{t('danger.openHazard')}</Button>
        )}
        {mayEdit && <Button onClick={() => onForm('edit')}>{t('danger.edit')}</Button>}
        {mayDecide && danger.listingNo === null && (
          <Button color="error" onClick={() => void takeBack()}>
            {t('void.run')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** A danger that was just found has most of its life before it: only what is known is shown. */
const known = (facts: readonly Fact[]): readonly Fact[] =>
  facts.filter(({ value }) => value !== null && value !== undefined && value !== '');
