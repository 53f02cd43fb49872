import Button from '@mui/material/Button';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useGo } from '../../../app/use-go';
import { ChoicesField } from '../../../ui/form/ChoicesField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { InlineNote } from '../../../ui/InlineNote';
import { useLawWord } from '../../../ui/use-law-word';
import { beginSchema, type Overview } from '../evaluation-forms';
import styles from './evaluation.module.css';

type Pack = Overview['packs'][number];
const groupsOf = (pack: Pack | undefined) => pack?.tables.flatMap(({ groups }) => groups) ?? [];

/** Who evaluates by which tables: the standard's tables for this drill are chosen already. */
export function BeginDrawer({ overview, onClose }: { readonly overview: Overview; onClose(): void }) {
  const { t } = useTranslation('drillEvaluation');
  const api = useApi();
  const go = useGo();
  const law = useLawWord();
  const [pack] = overview.packs;
  const [person] = overview.candidates;
  const zodForm = useZodForm(`drill-form-${overview.drillId}`, beginSchema, {
    kind: 'evaluator',
    evaluator: person?.name ?? '',
    post: person?.post ?? null,
    pack: pack?.id ?? '',
    scale: pack?.defaultScale ?? 'yes-no',
    groups: groupsOf(pack).map(({ id }) => id),
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('begin.title')}
      subtitle={t('begin.text')}
      saveLabel={t('begin.save')}
      onClose={onClose}
      onSave={async (entry) => {
        const { id } = await api.drillEvaluation.begin({ drillId: overview.drillId, ...entry });
        go(`/drills/${overview.drillId}/evaluation/${id}`);
      }}
    >
      <SelectField
        name="kind"
        label={t('begin.kind')}
        required
        choices={(['evaluator', 'self'] as const).map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
      />
      <People overview={overview} />
      <TextField name="post" label={t('begin.post')} />
      <SelectField
        name="scale"
        label={t('begin.scale')}
        required
        choices={overview.scales.map(({ id, title }) => ({ value: id, label: law(title) }))}
      />
      <SelectField
        name="pack"
        label={t('begin.pack')}
        required
        wide
        choices={overview.packs.map(({ id, number, title }) => ({
          value: id,
          label: `${number} ${law(title)}`,
        }))}
      />
      <PackGroups overview={overview} />
    </FormDrawer>
  );
}

/** The name, with those who are down as evaluators of this drill within reach. */
function People({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation('drillEvaluation');
  const { setValue } = useFormContext();
  const kind = useWatch({ name: 'kind' }) as string;
  return (
    <>
      <TextField
        name="evaluator"
        label={t(kind === 'self' ? 'begin.selfName' : 'begin.evaluator')}
        required
      />
      {kind === 'evaluator' && overview.candidates.length > 0 && (
        <div className={styles.people}>
          <span>{t('begin.known')}</span>
          {overview.candidates.map(({ name, post }) => (
            <Button
              key={name}
              size="small"
              onClick={() => {
                setValue('evaluator', name, { shouldValidate: true });
                setValue('post', post);
              }}
            >
              {name}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}

/** The groups of the chosen standard, and what is to be known of it. */
function PackGroups({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation('drillEvaluation');
  const law = useLawWord();
  const { setValue } = useFormContext();
  const id = useWatch({ name: 'pack' }) as string;
  const pack = overview.packs.find((one) => one.id === id);
  if (!pack) return null;
  const groups = groupsOf(pack);
  return (
    <>
      <div className={styles.note}>
        <InlineNote tone="muted">{law(pack.note)}</InlineNote>
      </div>
      <div className={styles.people}>
        <Button
          size="small"
          onClick={() =>
            setValue(
              'groups',
              groups.map((group) => group.id),
              { shouldValidate: true },
            )
          }
        >
          {t('begin.all')}
        </Button>
        {pack.tables.length > 1 &&
          pack.tables.map((table) => (
            <Button
              key={table.id}
              size="small"
              onClick={() =>
                setValue(
                  'groups',
                  table.groups.map((group) => group.id),
                  { shouldValidate: true },
                )
              }
            >
              {law(table.short)}
            </Button>
          ))}
      </div>
      <ChoicesField
        name="groups"
        label={t('begin.groups')}
        required
        choices={groups.map((group) => ({
          value: group.id,
          label: t('begin.groupItems', { title: law(group.title), count: group.items }),
        }))}
      />
    </>
  );
}
