import { useQuery } from '@tanstack/react-query';
import { FormProvider } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { useGo, useRouteParam, useRouteSearch } from '../../../app/use-go';
import { useSystemState } from '../../../app/use-system-state';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { showToast } from '../../../ui/feedback/toast-store';
import { DateField } from '../../../ui/form/DateField';
import { Form, FormSection } from '../../../ui/form/Form';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { Page } from '../../../ui/Page';
import { type Card, type CardEntry, cardForm, emptyCard, entryOf } from '../card-form';
import styles from '../components/cards.module.css';
import { Contacts, StepSuggestions, Templates } from '../components/Helpers';
import { LinesField } from '../components/LinesField';
import { LivePreview } from '../components/LivePreview';

/** One response card: written on the left, seen as it is printed on the right. */
export function CardPage() {
  const { t } = useTranslation('responseCards');
  const planId = useRouteParam('id');
  const cardId = useRouteParam('card');
  const { data, error, refetch } = useQuery(ask(useApi(), 'responseCards', 'forPlan', { planId }));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const card = data.cards.find((one) => one.id === cardId) ?? null;
  if (cardId !== '' && card === null)
    return <EmptyState title={t('editor.gone')} text={t('editor.goneText')} />;
  return <CardEditor key={cardId} plan={data} card={card} />;
}

function CardEditor({ plan, card }: { plan: Answer<'responseCards', 'forPlan'>; card: Card | null }) {
  const { t } = useTranslation('responseCards');
  const api = useApi();
  const { today } = useSystemState();
  const post = useRouteSearch('post') ?? '';
  const { planId } = plan;
  const go = useGo();
  const back = () => go(`/plans/${planId}?tab=cards`);
  const stored: CardEntry = card ? entryOf(card) : emptyCard(post, today);
  const zodForm = useZodForm(`card-${card?.id ?? `new-${planId}-${post}`}`, cardForm, stored);

  const save = async (fields: ReturnType<typeof cardForm.parse>) => {
    if (card) await api.responseCards.update({ id: card.id, expectedVersion: card.version, fields });
    else await api.responseCards.make({ planId, fields });
    showToast({ tone: 'met', text: t('editor.saved', { post: fields.post }) });
    back();
  };
  return (
    <Page
      title={card ? t('editor.title', { post: card.post }) : t('editor.newTitle')}
      fact={plan.enterprise ? `${plan.enterprise.name} · ${plan.title}` : plan.title}
      content="fill"
    >
      <div className={styles.editor}>
        <div className={styles.writing}>
          <Form zodForm={zodForm} saveLabel={t('editor.save')} onSave={save} onCancel={back}>
            <FormSection title={t('section.front')} note={t('section.frontNote')}>
              <TextField name="post" label={t('field.post')} required />
              <TextField name="risk" label={t('field.risk')} required />
              <LinesField name="signs" label={t('field.signs')} />
              <LinesField name="steps" label={t('field.steps')} help={t('help.steps')} required ordered />
            </FormSection>
            <FormSection title={t('section.back')} note={t('section.backNote')}>
              <LinesField name="never" label={t('field.never')} />
              <LinesField name="gear" label={t('field.gear')} />
              <LinesField name="contacts" label={t('field.contacts')} help={t('help.contacts')} />
              <DateField name="issuedOn" label={t('field.issuedOn')} />
              <TextField name="remark" label={t('field.remark')} />
            </FormSection>
          </Form>
        </div>
        <FormProvider {...zodForm.form}>
          <aside className={styles.aside} aria-label={t('editor.aside')}>
            <LivePreview planId={planId} />
            {card === null && <Templates />}
            <StepSuggestions planId={planId} />
            <Contacts planId={planId} />
          </aside>
        </FormProvider>
      </div>
    </Page>
  );
}
