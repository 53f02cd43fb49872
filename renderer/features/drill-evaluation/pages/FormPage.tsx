import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo, useRouteParam } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { showToast } from '../../../ui/feedback/toast-store';
import { InlineNote } from '../../../ui/InlineNote';
import { LoadingButton } from '../../../ui/LoadingButton';
import { Page } from '../../../ui/Page';
import { useErrorText } from '../../../ui/use-error-text';
import { useLawWord } from '../../../ui/use-law-word';
import { EvidenceDrawer } from '../components/EvidenceDrawer';
import { FormItemRow } from '../components/FormItemRow';
import { FormKeyHints } from '../components/FormKeyHints';
import { FormOpinion } from '../components/FormOpinion';
import styles from '../components/form.module.css';
import { type EvaluationForm, isAnswered, isWanting, type Score } from '../evaluation-forms';
import { useAnswers } from '../hooks/use-answers';
import { useFormKeys } from '../hooks/use-form-keys';

/** One form of a drill's evaluation, filled in with one key an item. */
export function FormPage() {
  const id = useRouteParam('form');
  const { data, error, refetch } = useQuery(ask(useApi(), 'drillEvaluation', 'form', { id }));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  // Opened again or handed in: the screen begins with what is kept.
  return <OpenForm key={`${data.id}-${data.done}`} form={data} />;
}

function OpenForm({ form }: { form: EvaluationForm }) {
  const { t } = useTranslation('drillEvaluation');
  const go = useGo();
  const mayEdit = usePermission('edit');
  const editable = mayEdit && form.writable && !form.done;
  const items = useMemo(
    () => form.tables.flatMap(({ groups }) => groups.flatMap((group) => group.items)),
    [form.tables],
  );
  const { scoreOf, answer, flush, keeping } = useAnswers(form);
  const [current, setCurrent] = useState(
    () => items.find(({ id }) => !isAnswered(scoreOf(id)))?.id ?? items[0]?.id ?? '',
  );
  const [evidence, setEvidence] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  useFormKeys({ form, items, current, editable, list, scoreOf, setCurrent, answer, setEvidence });
  // The rows stay as they are while another one is answered.
  const latest = useRef(answer);
  latest.current = answer;
  const onAnswer = useCallback((item: string, change: Partial<Score>) => latest.current(item, change), []);
  const answered = items.filter(({ id }) => isAnswered(scoreOf(id))).length;
  const actions = useFormActions(form, flush);
  const asked = evidence === null ? undefined : items.find(({ id }) => id === evidence);
  return (
    <Page
      title={t('form.title', { name: form.evaluator })}
      fact={`${form.standard} · ${t('form.progress', { answered, items: items.length })}`}
      content="fill"
      actions={
        <>
          {editable && (
            <span className={styles.kept} role="status">
              {t(`form.${keeping}`)}
            </span>
          )}
          <Button onClick={() => go(`/drills/${form.drillId}?tab=evaluation`)}>{t('back')}</Button>
        </>
      }
      primary={
        editable ? (
          <LoadingButton variant="contained" busy={actions.busy} onClick={() => void actions.finish()}>
            {t('form.finish')}
          </LoadingButton>
        ) : (
          mayEdit &&
          form.writable && (
            <LoadingButton busy={actions.busy} onClick={() => void actions.reopen()}>
              {t('form.reopen')}
            </LoadingButton>
          )
        )
      }
    >
      <div className={styles.page}>
        {form.done && form.writable && (
          <InlineNote tone="met">{t('form.finishedNote', { day: form.signedOn ?? '' })}</InlineNote>
        )}
        {!form.writable && <InlineNote tone="open">{t('form.closedNote')}</InlineNote>}
        {items.length === 0 && <EmptyState title={t('form.empty')} />}
        <div className={styles.panes}>
          <Groups form={form} scoreOf={scoreOf} current={current} onGo={setCurrent} list={list} />
          <div className={styles.items} ref={list}>
            {form.tables.map((table) => (
              <TableItems
                key={table.id}
                form={form}
                table={table}
                current={current}
                editable={editable}
                scoreOf={scoreOf}
                onFocus={setCurrent}
                onAnswer={onAnswer}
                onEvidence={setEvidence}
              />
            ))}
            <FormOpinion form={form} editable={editable} />
          </div>
        </div>
        {editable && <FormKeyHints scale={form.scale} />}
      </div>
      {asked && (
        <EvidenceDrawer
          form={form}
          text={asked.text}
          score={scoreOf(asked.id)}
          onAnswer={(change) => answer(asked.id, change)}
          onClose={() => setEvidence(null)}
        />
      )}
    </Page>
  );
}

function TableItems({
  form,
  table,
  current,
  editable,
  scoreOf,
  ...on
}: {
  readonly form: EvaluationForm;
  readonly table: EvaluationForm['tables'][number];
  readonly current: string;
  readonly editable: boolean;
  scoreOf(item: string): Score;
  onFocus(item: string): void;
  onAnswer(item: string, change: Partial<Score>): void;
  onEvidence(item: string): void;
}) {
  const law = useLawWord();
  return (
    <section aria-label={law(table.title)}>
      <h2 className={styles.table}>{law(table.title)}</h2>
      {table.groups.map((group) => (
        <section key={group.id} aria-label={law(group.title)} data-group={group.id}>
          <h3 className={styles.group}>{law(group.title)}</h3>
          <ul>
            {group.items.map((item) => (
              <FormItemRow
                key={item.id}
                form={form}
                item={item}
                score={scoreOf(item.id)}
                current={current === item.id}
                editable={editable}
                {...on}
              />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

/** The groups with how far each is; a click goes there. */
function Groups({
  form,
  scoreOf,
  current,
  onGo,
  list,
}: {
  readonly form: EvaluationForm;
  scoreOf(item: string): Score;
  readonly current: string;
  onGo(item: string): void;
  readonly list: React.RefObject<HTMLDivElement | null>;
}) {
  const { t } = useTranslation('drillEvaluation');
  const law = useLawWord();
  return (
    <nav className={styles.groups} aria-label={t('form.groups')}>
      {form.tables.flatMap(({ groups }) =>
        groups.map(({ id, title, items }) => {
          const done = items.filter((item) => isAnswered(scoreOf(item.id))).length;
          const lacking = items.some((item) => {
            const score = scoreOf(item.id);
            return isWanting(form.scale, score) && score.remark.trim() === '';
          });
          const first = items.find((item) => !isAnswered(scoreOf(item.id))) ?? items[0];
          return (
            <button
              key={id}
              type="button"
              className={styles.goGroup}
              aria-current={items.some((item) => item.id === current) || undefined}
              data-done={done === items.length || undefined}
              data-lacking={lacking || undefined}
              onClick={() => {
                if (first) onGo(first.id);
                list.current
                  ?.querySelector(`[data-group="${CSS.escape(id)}"]`)
                  ?.scrollIntoView({ block: 'start' });
              }}
            >
              <span>{law(title)}</span>
              <span className={styles.count}>
                {done}/{items.length}
              </span>
            </button>
          );
        }),
      )}
    </nav>
  );
}

function useFormActions(form: EvaluationForm, flush: () => Promise<boolean>) {
  const { t } = useTranslation('drillEvaluation');
  const api = useApi();
  const errorText = useErrorText();
  const [busy, setBusy] = useState(false);
  const run =
    (work: (input: { id: string; expectedVersion: number }) => Promise<unknown>, done: string) =>
    async () => {
      setBusy(true);
      try {
        if (await flush()) {
          await work({ id: form.id, expectedVersion: form.version });
          showToast({ tone: 'met', text: done });
        }
      } catch (error) {
        showToast({ tone: 'late', text: errorText(error) });
      } finally {
        setBusy(false);
      }
    };
  return {
    busy,
    finish: run((input) => api.drillEvaluation.finish(input), t('form.finished')),
    reopen: run((input) => api.drillEvaluation.reopen(input), t('form.reopened')),
  };
}
