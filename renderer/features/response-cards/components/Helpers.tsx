import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { showToast } from '../../../ui/feedback/toast-store';
import { Panel } from '../../../ui/Page';
import { useErrorText } from '../../../ui/use-error-text';
import type { CardEntry, CardList, CardTemplate } from '../card-form';
import styles from './cards.module.css';

/** Puts a line into the first blank place of a list, or at its end. */
function useTake(): (list: CardList, line: string) => void {
  const { getValues, setValue } = useFormContext<CardEntry>();
  return (list, line) => {
    const lines = getValues(list);
    const blank = lines.findIndex((one) => one.trim() === '');
    const taken = blank < 0 ? [...lines, line] : lines.map((one, at) => (at === blank ? line : one));
    setValue(list, taken, { shouldDirty: true, shouldValidate: true });
  };
}

/** What a card can start from: a template of the accident kind. */
export function Templates() {
  const { t } = useTranslation('responseCards');
  const { reset, getValues } = useFormContext<CardEntry>();
  const { data } = useQuery(ask(useApi(), 'responseCards', 'templates', {}));
  const start = ({ kind, post, ...template }: CardTemplate) => {
    const now = getValues();
    reset(
      { ...now, ...template, post: now.post.trim() === '' ? post : now.post },
      { keepDefaultValues: true },
    );
  };
  return (
    <Panel title={t('templates.title')}>
      <div className={styles.starts}>
        {data?.templates.map((template) => (
          <Button key={template.kind} size="small" onClick={() => start(template)}>
            {template.kind}
          </Button>
        ))}
      </div>
      <p className={styles.muted}>{t('templates.note')}</p>
    </Panel>
  );
}

/** Measures that the plan's own text names. */
export function StepSuggestions({ planId }: { planId: string }) {
  const { t } = useTranslation('responseCards');
  const take = useTake();
  const { data } = useQuery(ask(useApi(), 'responseCards', 'suggest', { planId }));
  if (!data) return null;
  return (
    <Panel title={t('suggest.title')}>
      {data.steps.length === 0 && (
        <p className={styles.muted}>{data.fileName === null ? t('suggest.noText') : t('suggest.nothing')}</p>
      )}
      <div className={styles.suggestions}>
        {data.steps.map((step) => (
          <div key={step.offset} className={styles.suggestion} title={step.heading}>
            <span>{step.text}</span>
            <Button size="small" variant="text" onClick={() => take('steps', step.text)}>
              {t('suggest.take')}
            </Button>
          </div>
        ))}
      </div>
    </Panel>
  );
}

/** People of the record and teams; the number comes in full when somebody is taken. */
export function Contacts({ planId }: { planId: string }) {
  const { t } = useTranslation('responseCards');
  const api = useApi();
  const take = useTake();
  const errorText = useErrorText();
  const { data } = useQuery(ask(api, 'responseCards', 'contacts', { planId }));
  const choose = async (key: string) => {
    try {
      take('contacts', (await api.responseCards.takeContact({ planId, key })).line);
    } catch (error) {
      showToast({ tone: 'late', text: t('contacts.failed'), detail: errorText(error) });
    }
  };
  return (
    <Panel title={t('contacts.title')}>
      {data?.options.length === 0 && <p className={styles.muted}>{t('contacts.none')}</p>}
      <div className={styles.suggestions}>
        {data?.options.map((option) => (
          <div key={option.key} className={styles.suggestion}>
            <span>
              {option.name}　<span className={styles.muted}>{`${option.duty} ${option.phone}`}</span>
            </span>
            <Button size="small" variant="text" onClick={() => void choose(option.key)}>
              {t('suggest.take')}
            </Button>
          </div>
        ))}
      </div>
    </Panel>
  );
}
