import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useSystemState } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { DateField } from '../../../ui/form/DateField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { NumberField } from '../../../ui/form/NumberField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { InlineNote } from '../../../ui/InlineNote';
import {
  correctForm,
  type Deployment,
  type DeploymentItem,
  handOverForm,
  momentOf,
  returnForm,
  stepForm,
  wallNow,
} from '../deployment-forms';
import styles from './deployments.module.css';

interface StepProps {
  readonly deployment: Deployment;
  onClose(): void;
}

const versioned = ({ id, version }: Deployment) => ({ id, expectedVersion: version });
const outcomes = ['returned', 'damaged', 'consumed', 'lost'] as const;

/** 出动, 到达, 全部归还: when it was. */
export function StepDrawer({
  deployment,
  action,
  onClose,
}: StepProps & { readonly action: 'depart' | 'arrive' | 'finish' }) {
  const { t } = useTranslation('deployments');
  const api = useApi();
  const zodForm = useZodForm(`deployment-${deployment.id}-${action}`, stepForm, wallNow());
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t(`action.${action}`)}
      subtitle={deployment.purpose}
      saveLabel={t(`action.${action}`)}
      onClose={onClose}
      onSave={async (entry) => {
        await api.deployments.step({ ...versioned(deployment), action, at: momentOf(entry) });
        showToast({ tone: 'met', text: t(`done.${action}`) });
        onClose();
      }}
    >
      <DateField name="on" label={t('field.on')} required />
      <TextField name="time" label={t('field.time')} required />
    </FormDrawer>
  );
}

/** 交接: everything that waits, to whoever takes it. */
export function HandOverDrawer({ deployment, onClose }: StepProps) {
  const { t } = useTranslation('deployments');
  const api = useApi();
  const zodForm = useZodForm(`deployment-${deployment.id}-hand-over`, handOverForm, {
    ...wallNow(),
    receiver: deployment.receiver ?? '',
    receiverPhone: deployment.receiverPhone,
  });
  const waiting = deployment.items.filter(({ handedOverAt }) => handedOverAt === null);
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('action.hand-over')}
      subtitle={deployment.purpose}
      saveLabel={t('action.hand-over')}
      onClose={onClose}
      onSave={async ({ on, time, receiver, receiverPhone }) => {
        const at = momentOf({ on, time });
        await api.deployments.handOver({
          ...versioned(deployment),
          itemIds: null,
          at,
          receiver,
          receiverPhone,
        });
        showToast({ tone: 'met', text: t('done.hand-over', { count: waiting.length }) });
        onClose();
      }}
    >
      <ul className={styles.rows}>
        {waiting.map((item) => (
          <li key={item.id}>
            {t('handOver.line', { name: item.name, count: item.quantity, unit: item.unit ?? '' })}
          </li>
        ))}
      </ul>
      <TextField name="receiver" label={t('field.receiver')} required />
      <TextField name="receiverPhone" label={t('field.receiverPhone')} />
      <DateField name="on" label={t('field.on')} required />
      <TextField name="time" label={t('field.time')} required />
      {!deployment.practice && <InlineNote tone="open">{t('handOver.stock')}</InlineNote>}
    </FormDrawer>
  );
}

/** 登记归还: any part of what is out, thing by thing; what is left empty stays out. */
export function ReturnDrawer({ deployment, onClose }: StepProps) {
  const { t } = useTranslation('deployments');
  const api = useApi();
  const { today } = useSystemState();
  const out = deployment.items.filter(({ outstanding }) => outstanding > 0);
  const zodForm = useZodForm(`deployment-${deployment.id}-return-${deployment.version}`, returnForm, {
    onDate: today,
    lines: out.map(({ id, outstanding }) => ({
      itemId: id,
      returned: outstanding,
      damaged: null,
      consumed: null,
      lost: null,
      note: null,
    })),
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('action.take-back')}
      subtitle={deployment.purpose}
      saveLabel={t('action.take-back')}
      onClose={onClose}
      onSave={async ({ onDate, lines }) => {
        const told = lines
          .map(({ itemId, returned, damaged, consumed, lost, note }) => ({
            itemId,
            note,
            returned: returned ?? 0,
            damaged: damaged ?? 0,
            consumed: consumed ?? 0,
            lost: lost ?? 0,
          }))
          .filter((line) => outcomes.some((part) => line[part] > 0));
        await api.deployments.takeBack({ ...versioned(deployment), onDate, lines: told });
        showToast({ tone: 'met', text: t('done.take-back') });
        onClose();
      }}
    >
      <DateField name="onDate" label={t('field.onDate')} required />
      {out.map((item, at) => (
        <fieldset key={item.id} className={styles.wishes}>
          <legend>
            {t('return.line', { name: item.name, count: item.outstanding, unit: item.unit ?? '' })}
          </legend>
          <div className={styles.line}>
            {outcomes.map((part) => (
              <NumberField key={part} name={`lines.${at}.${part}`} label={t(`outcome.${part}`)} />
            ))}
          </div>
          <TextField name={`lines.${at}.note`} label={t('field.note')} wide />
        </fieldset>
      ))}
    </FormDrawer>
  );
}

/** 更正归还: what was noted wrongly of one thing; the stock follows. */
export function CorrectDrawer({ deployment, item, onClose }: StepProps & { readonly item: DeploymentItem }) {
  const { t } = useTranslation('deployments');
  const api = useApi();
  const zodForm = useZodForm(`deployment-correct-${item.id}-${deployment.version}`, correctForm, {
    returned: item.returned,
    damaged: item.damaged,
    consumed: item.consumed,
    lost: item.lost,
    reason: '',
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('action.correct')}
      subtitle={t('correct.of', { name: item.name, count: item.quantity, unit: item.unit ?? '' })}
      saveLabel={t('action.correct')}
      onClose={onClose}
      onSave={async ({ reason, returned, damaged, consumed, lost }) => {
        const after = {
          returned: returned ?? 0,
          damaged: damaged ?? 0,
          consumed: consumed ?? 0,
          lost: lost ?? 0,
        };
        await api.deployments.correctReturn({ ...versioned(deployment), itemId: item.id, after, reason });
        showToast({ tone: 'met', text: t('done.correct') });
        onClose();
      }}
    >
      {outcomes.map((part) => (
        <NumberField key={part} name={part} label={t(`outcome.${part}`)} />
      ))}
      <TextField name="reason" label={t('field.reason')} required wide />
    </FormDrawer>
  );
}
