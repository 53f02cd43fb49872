import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../../app/use-system-state';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { StandingMark } from '../../../ui/StandingMark';
import { ToneChip } from '../../../ui/StateChip';
import { useLawWord } from '../../../ui/use-law-word';
import type { CopyRule, LevelRule } from '../recipient-forms';
import styles from './recipients.module.css';

type Rule = LevelRule | CopyRule;

/** Where each kind of unit files. */
export function LevelRules({ rules, onChange }: { rules: LevelRule[]; onChange(rule: LevelRule): void }) {
  const { t } = useTranslation('system');
  const { t: codes } = useTranslation('codes');
  return (
    <RuleTable
      title={t('recipients.levels')}
      text={t('recipients.levelsText')}
      answer={t('recipients.level')}
      rules={rules}
      idOf={({ category }) => category}
      onChange={onChange}
      answerOf={(rule) => ({
        is: codes(`officeLevel.${rule.level}`),
        usual: t('recipients.usualLevel', { level: codes(`officeLevel.${rule.usualLevel}`) }),
      })}
    />
  );
}

/** Who gets copies of filings. */
export function CopyRules({ rules, onChange }: { rules: CopyRule[]; onChange(rule: CopyRule): void }) {
  const { t } = useTranslation('system');
  const law = useLawWord();
  return (
    <RuleTable
      title={t('recipients.copies')}
      text={t('recipients.copiesText')}
      answer={t('recipients.to')}
      rules={rules}
      idOf={({ rule }) => rule}
      onChange={onChange}
      answerOf={(rule) => ({
        is: rule.sent ? law(rule.recipient) : t('recipients.notSent'),
        usual: t('recipients.usualRecipient', { recipient: law(rule.usualRecipient) }),
      })}
    />
  );
}

interface RuleTableProps<R extends Rule> {
  readonly title: string;
  /** What the table is for. */
  readonly text: string;
  /** Heads the column of what the rules say. */
  readonly answer: string;
  readonly rules: readonly R[];
  idOf(rule: R): string;
  /** What holds here, and what the rule data say. */
  answerOf(rule: R): { is: string; usual: string };
  onChange(rule: R): void;
}

function RuleTable<R extends Rule>(props: RuleTableProps<R>) {
  const { title, text, answer, rules, idOf, answerOf, onChange } = props;
  const { t } = useTranslation('system');
  const law = useLawWord();
  const mayChange = usePermission('administer');
  return (
    <Panel title={title} flush>
      <p className={styles.text}>{text}</p>
      <SimpleTable
        label={title}
        rows={rules}
        rowId={idOf}
        columns={[
          {
            key: 'who',
            label: t('recipients.who'),
            cell: (rule) => (
              <>
                {law(rule.title)}
                {rule.note && <div className={styles.muted}>{law(rule.note)}</div>}
              </>
            ),
          },
          {
            key: 'answer',
            label: answer,
            cell: (rule) => {
              const { is, usual } = answerOf(rule);
              return rule.decided ? (
                <>
                  <ToneChip quiet tone="open">
                    {is}
                  </ToneChip>
                  <div className={styles.muted}>{t('recipients.decided', rule.decided)}</div>
                  <div className={styles.muted}>{usual}</div>
                </>
              ) : (
                is
              );
            },
          },
          {
            key: 'basis',
            label: t('recipients.basis'),
            cell: (rule) => (
              <>
                {rule.article} <StandingMark mark={rule.mark} />
                <div className={styles.muted}>
                  {rule.effectiveTo
                    ? t('recipients.between', { from: rule.effectiveFrom, to: rule.effectiveTo })
                    : t('recipients.since', { from: rule.effectiveFrom })}
                </div>
              </>
            ),
          },
          ...(mayChange
            ? [
                {
                  key: 'ways',
                  label: '',
                  fixed: true,
                  align: 'end' as const,
                  cell: (rule: R) => (
                    <Button
                      size="small"
                      variant="text"
                      aria-label={t('recipients.changeOne', { title: law(rule.title) })}
                      onClick={() => onChange(rule)}
                    >
                      {t('recipients.change')}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Panel>
  );
}
